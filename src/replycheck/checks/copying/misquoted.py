"""引号里的话与裁判文书原文不一样。

加了引号就是原话，一个字也不能改。引号内与裁判文书相比多了字、少了字、换了字的，报告出来并列出不同之处。
用省略号表示省略的、把姓名隐去一部分的（张某、张某某）、只是标点或数字写法不同的，不报。
数字、结论等内容被改动的，由“copying.altered-fact”报。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对引文）。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.masks import BLANK
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.passage import Change, Difference, Passage, Treatment
from replycheck.rules.alterations import alterations
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.copied import evidence_for, solid, with_treatment
from replycheck.rules.rule import Need, Rule
from replycheck.text.patterns import pattern

_SOLID = pattern(r"\w")
_MASK = pattern(r"[某×xXＸ*＊]")
_NUMERIC = pattern(r"[\d０-９〇○零一二三四五六七八九十百千万亿年月日元第条款项.,，．/%％:：\-分之]+")
_ELLIPSIS = pattern(r"…|\.{3,}|。。。|——")
_SHOWN = 3
_CLOSE, _LEAST = 0.8, 12
"""A shorter or looser likeness may be a word in passing, put in marks for another reason."""
_AROUND = 2
"""A mask or an ellipsis this close to an edit explains it: one rewriting may be told as several edits."""


def check(case: Case) -> Iterator[Hit]:
    """Report quotations whose words differ from the judgment's, once each, with the first differences."""
    texts = {source.source: source.text for source in case.sources}
    for passage in with_treatment(case, Treatment.QUOTED):
        source = texts[passage.document]
        if not _meant_word_for_word(case, passage) or alterations(case.text, source, passage):
            continue
        changed = [edit for edit in passage.differences if _changes_words(case.text, source, edit)]
        if changed:
            yield _hit(case, passage, [_told(case.text, source, edit) for edit in changed])


def _meant_word_for_word(case: Case, passage: Passage) -> bool:
    """Whether the passage stands between quotation marks and is so long and so close that it claims to be verbatim."""
    inside = case.unquoted[passage.reply.start : passage.reply.end].count(BLANK) > len(passage.reply) // 2
    return inside and passage.similarity >= _CLOSE and solid(passage.reply.of(case.text)) >= _LEAST


def _hit(case: Case, passage: Passage, told: list[str]) -> Hit:
    more = f"等{len(told)}处" if len(told) > _SHOWN else ""
    return Hit(
        passage.reply,
        f"引号里的话与裁判文书原文不一样：{'；'.join(told[:_SHOWN])}{more}。",
        suggestion="照原文改正；要概括转述的，去掉引号；要省略的，用省略号标明。",
        evidence=(evidence_for(case, passage),),
        confidence=Confidence.MEDIUM,
    )


def _changes_words(reply: str, source: str, edit: Difference) -> bool:
    """Whether an edit changes what was said, and not only how a number, a name or a mark is written."""
    here, there = edit.reply.of(reply), edit.source.of(source)
    around = reply[max(0, edit.reply.start - _AROUND) : edit.reply.end + _AROUND]
    if not _SOLID.search(here + there) or _MASK.search(around):
        return False
    if edit.change is not Change.INSERTED and _ELLIPSIS.search(around):
        return False
    return not (_NUMERIC.fullmatch(here or "0") and _NUMERIC.fullmatch(there or "0"))


def _told(reply: str, source: str, edit: Difference) -> str:
    here, there = "".join(edit.reply.of(reply).split()), "".join(edit.source.of(source).split())
    if not here:
        return f"漏了“{there}”"
    return f"多了“{here}”" if not there else f"原文“{there}”写成“{here}”"


_FACTS = "竣工验收时发现厨房墙砖空鼓十七处，远达公司承认质量瑕疵并同意返修，但周建平拒绝其进场施工，双方因此发生争议"
_SOURCES = (f"民事判决书\n经审理查明，{_FACTS}。本院认为，合同有效。",)


def _quoting(words: str) -> str:
    return f"周建平：\n你来信反映维修费问题。该判决认定：“{words}。”我们当面向你作了说明。"


RULE = Rule(
    module=__name__,
    title="引文与原文不符",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.SOURCE}),
    examples=(
        good(_quoting(_FACTS), sources=_SOURCES),
        bad(_quoting("⟦" + _FACTS.replace("质量瑕疵", "施工缺陷") + "⟧"), sources=_SOURCES),
        bad(_quoting("⟦" + _FACTS.replace("承认质量瑕疵并", "") + "⟧"), sources=_SOURCES),
        good(_quoting(_FACTS.replace("承认质量瑕疵并", "……")), sources=_SOURCES),
        good(_quoting(_FACTS.replace("周建平", "周某")), sources=_SOURCES),
        good(_quoting(_FACTS.replace("十七处", "17处")), sources=_SOURCES),
        good(_quoting(_FACTS.replace("，但", "。但")), sources=_SOURCES),
        good(f"周建平：\n{_FACTS.replace('质量瑕疵', '施工缺陷')}。", sources=_SOURCES),
    ),
)
