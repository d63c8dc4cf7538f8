"""可能写错的字（统计）。

一个字在法律、裁判、答复文书里几乎没有这样连着写的，换成音近或者形近的字就很常见，多半写错了。按大量文书的字串频度和一组学来的权重估计，
只报把握很大的，作提示，一份最多五处；改过来的写法在本文别处、裁判文书或者来信里出现过的，是警告。
人名、引号里的、书名号里的、照搬自裁判文书的不查。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对文字）；字串频度统计，不是定论。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.masks import blank
from replycheck.facts.people.personal import names_in
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Rule
from replycheck.text.confusable import by_kind
from replycheck.text.likelihood import WORD, weight
from replycheck.text.patterns import pattern
from replycheck.text.typos import Doubt, doubts

_LEAST, _IN_WORD = 0.967, 0.985
"""At these no false alarm was left on the labelled sentences and right papers that nothing learned from: a character
that makes a word with what stands beside it is doubted only where little else can be meant."""
_BROKEN = 0.4
"""Likelihood enough where a common word is broken: what is written is no pair that anybody has, nor does either of the
two go with what stands on its other side, and with the right character the three are usual (县政府复察后)."""
_COMMON, _AGAIN, _TRIPLE = 6, 2, 3
_SLIPS = (0, 1, 3)
"""Characters of the same sound, nearly the same, and alike in shape."""
_HAN, _HAN_BEFORE = pattern(r"[\u4e00-\u9fff]{1,2}"), pattern(r"[\u4e00-\u9fff]{1,2}$")
_STANDS_ALONE = frozenset("只逐组叫附没算审里涨接顶名处批写青鸡雄望城局页时想路春曲件实信钟教广曾")
"""Characters that are words or names by themselves more often than they are slips."""
_SELDOM = 3
"""Weight of a pair of characters that stands twenty times at most in the counted texts."""
_OFTEN = 3
"""Two characters that stand together so often in the paper are its own words."""
_NUMBER = pattern(r"[\u4e00-\u9fff]{2,12}(?=[〔\[（(](?:19|20)\d\d[〕\]）)])")
_TERMS = ("实刑", "民仲字", "扭获", "子项", "保息", "范式", "自动档", "返工", "详查", "跨文化", "建投", "一日抵一日")
"""Terms that the counted texts have seldom or never."""
_CAPITAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟圆")
_MOST = 5
_TITLE = pattern(r"《[^》\n]{1,60}》")
_AROUND = 2
"""Characters on either side that must stand with the right character elsewhere."""


def check(case: Case) -> Iterator[Hit]:
    """Report the likeliest slips, those with a witness as warnings."""
    text = _masked(case)
    likely = [doubt for doubt in doubts(text, _BROKEN) if doubt.likely >= _LEAST or _breaks_a_word(text, doubt)]
    found = [doubt for doubt in likely if _tells(case.text, doubt)]
    kept = [(doubt, _rare(case.text, doubt) and _witnessed(case, doubt)) for doubt in found]
    for doubt, seen in sorted(kept, key=lambda one: (not one[1], -one[0].likely))[:_MOST]:
        low, high = max(0, doubt.at - 1), min(len(text), doubt.at + 2)
        around = case.text[low:high].strip()
        mended = f"{case.text[low : doubt.at]}{doubt.meant}{case.text[doubt.at + 1 : high]}".strip()
        yield Hit(
            Span(doubt.at, doubt.at + 1),
            f"“{around}”可能应为“{mended}”" + ("，别处是这样写的。" if seen else "。"),
            suggestion=f"核对这个字；写错了的，改为“{doubt.meant}”。",
            severity=Severity.WARNING if seen else None,
            confidence=Confidence.MEDIUM if seen else Confidence.LOW,
        )


def _tells(text: str, doubt: Doubt) -> bool:
    """Whether a doubt is one to speak of: no capital numeral, no word of the paper, no word of the dictionary."""
    if doubt.written in _CAPITAL or (doubt.in_word and doubt.likely < _IN_WORD):
        return False
    at = doubt.at
    if any(text.startswith(term, at - term.index(doubt.written)) for term in _TERMS if doubt.written in term):
        return False
    beside = (text[max(0, at - 1) : at + 1], text[at : at + 2])
    return all(len(pair) < _AROUND or text.count(pair) < _OFTEN for pair in beside)


def _breaks_a_word(text: str, doubt: Doubt) -> bool:
    """Whether the right character makes a common word with one beside it, and what is written makes none with any."""
    if doubt.written in _STANDS_ALONE or doubt.meant not in "".join(by_kind(doubt.written)[kind] for kind in _SLIPS):
        return False
    if text[doubt.at - 1 : doubt.at] in ("）", ")", "〕"):
        return False  # （2014）冀民: the number of a case
    before, after = _HAN_BEFORE.search(text, max(0, doubt.at - 2), doubt.at), _HAN.match(text, doubt.at + 1)
    left, right = (before.group() if before else ""), (after.group() if after else "")
    made = left[-1:] + doubt.meant + right[:1]
    if right and not _joined(text[doubt.at : doubt.at + 2], doubt.meant + right[0], right, left[-1:] + doubt.written):
        return any(weight(some) >= _AGAIN for some in (made, doubt.meant + right) if len(some) == _TRIPLE)
    if left and not _joined(left[-1] + doubt.written, left[-1] + doubt.meant, left, doubt.written + right[:1]):
        return any(weight(some) >= _AGAIN for some in (made, left + doubt.meant) if len(some) == _TRIPLE)
    return False


def _joined(wrong: str, meant: str, outside: str, own: str) -> bool:
    """Whether what is written may stand: as a pair, or each of its two characters with what is on its other side."""
    usual = weight(wrong) or weight(WORD + wrong) or not weight(WORD + meant) or weight(meant) < _COMMON
    return bool(usual) or any(len(pair) == _AROUND and weight(WORD + pair) for pair in (outside, own))


def _rare(text: str, doubt: Doubt) -> bool:
    """Whether hardly anybody writes the character beside its neighbours: 返工 and 同系 are words that others have."""
    at = doubt.at
    beside = (text[max(0, at - 1) : at + 1], text[at : at + 2])
    return not doubt.in_word and all(weight(pair) <= _SELDOM for pair in beside)


def _masked(case: Case) -> str:
    """The office's own words without titles and names."""
    text = case.own_words[: case.body_end]
    spans = [Span(*match.span()) for form in (_TITLE, _NUMBER) for match in form.finditer(text)]
    names = {*names_in(case.text), *(person.name for person in case.facts.persons)}
    for name in names:
        at = -1
        while (at := text.find(name, at + 1)) >= 0:
            spans.append(Span(at, at + len(name)))
    return blank(text, _merged(spans))


def _merged(spans: list[Span]) -> list[Span]:
    """The spans without overlaps, in order."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _witnessed(case: Case, doubt: Doubt) -> bool:
    """Whether the mended words stand elsewhere: in the paper, the judgments, the letter."""
    text, at = case.text, doubt.at
    pieces = [
        text[max(0, at - _AROUND) : at] + doubt.meant + text[at + 1 : at + 2],
        text[max(0, at - 1) : at] + doubt.meant + text[at + 1 : at + 1 + _AROUND],
    ]
    whole = [piece for piece in pieces if len(piece) > _AROUND + 1 and "\n" not in piece]
    texts = [text, *(source.text for source in case.sources)]
    texts += [case.petition.text] if case.petition is not None else []
    return any(piece in other for piece in whole for other in texts)


RULE = Rule(
    module=__name__,
    title="可能写错的字",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    check=check,
    examples=(
        bad("你应当向人民法院提起诉讼。本院依法向人民⟦发⟧院提起诉讼的当事人送达了通知。"),
        good("你应当向人民法院提起诉讼。本院依法向人民法院提起诉讼的当事人送达了通知。"),
        good("判决认定你违约；一日抵一日，改判实刑没有依据；您用过以后没有写全名称。"),
        good("你信中写“向人民发院提起诉讼”。你应当向人民法院提起诉讼。"),
    ),
)
