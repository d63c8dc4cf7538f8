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
from replycheck.text.likelihood import weight
from replycheck.text.patterns import pattern
from replycheck.text.typos import Doubt, doubts

_LEAST, _IN_WORD = 0.967, 0.985
"""At these no false alarm was left on the labelled sentences and right papers that nothing learned from: a character
that makes a word with what stands beside it is doubted only where little else can be meant."""
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
    found = [doubt for doubt in doubts(text, _LEAST) if _tells(case.text, doubt)]
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
