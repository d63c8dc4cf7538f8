"""照搬的文字改动了裁判文书的内容。

照搬的一段与裁判文书大体相同，但其中的数字、日期、金额、姓名、当事人地位或者结论（支持、不予支持）与裁判文书不一致：
裁判文书写50万元，答复写5万元；裁判文书写不予支持，答复写支持。
只换写法的不算：500,000元与50万元、2016年4月1日与2016-04-01、原告与张某，意思相同。
前后文字都一致、只有这一处不同的，报错误；前后一致的文字较短的、句子次序打乱的，以及姓名不同的，报警告，请对照原文核实。
诉讼费负担、刑期起止之类各案通用的语句，只在其中写有本案当事人姓名、名称时核对，有不同的报警告。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对人名、时间、数字和引文）。
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from replycheck.model.finding import Confidence, Evidence, Hit, Severity
from replycheck.model.passage import Kind, Passage, Treatment
from replycheck.rules.alterations import Alteration, Altered, alterations
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule
from replycheck.text.patterns import pattern

_JUDGED = frozenset({Treatment.UNATTRIBUTED, Treatment.QUOTED})
_SHARED = frozenset({Treatment.COMMON, Treatment.IDENTIFYING})
"""Words that other cases have too: only a party's name says that they are of this one."""
_ARTICLE = pattern(r"[条款项]$")
"""Formulae that cite a law differ in the article's number from case to case, and nothing was altered then."""
_NEAR = 500
_CLOSE = 0.75
"""In a passage told more freely 原告 and 被告 change places with the sentence that they stand in."""


def check(case: Case) -> Iterator[Hit]:
    """Report facts that a near-copy states otherwise than the judgment."""
    texts = {source.source: source for source in case.sources}
    for passage in case.passages:
        source = texts[passage.document]
        own = passage.treatment in _JUDGED
        if own or (passage.treatment in _SHARED and _names_a_party(passage.reply.of(case.text), source.text)):
            for found in alterations(case.text, source.text, passage):
                words = found.source.of(source.text)
                if _ARTICLE.search(words) and not (own and found.tight):
                    continue
                if found.kind is Altered.ROLE and passage.similarity < _CLOSE and not (own and found.tight):
                    continue
                if not found.tight and _stands_near(found.reply.of(case.text), passage, source.text):
                    continue
                evidence = Evidence(passage.document, found.source, words, source.page_at(found.source.start))
                sure = own and found.tight and found.kind is not Altered.NAME and passage.kind is not Kind.REORDERED
                yield _hit(case, found, evidence, sure=sure)


def _stands_near(words: str, passage: Passage, judgment: str) -> bool:
    """Whether a figure of a loosely told passage is the judgment's too, next to where it was told from."""
    low = max(0, passage.source.start - _NEAR)
    return any(map(str.isdigit, words)) and words in judgment[low : passage.source.end + _NEAR]


def _names_a_party(words: str, judgment: str) -> bool:
    from replycheck.reuse import parties  # noqa: PLC0415 - numpy loads only where a judgment was given

    return any(name in words for name in parties(judgment))


def _hit(case: Case, found: Alteration, evidence: Evidence, *, sure: bool) -> Hit:
    name, words = PurePath(evidence.document).name, found.reply.of(case.text)
    return Hit(
        found.reply,
        f"{found.kind.value}与裁判文书不一致：答复写“{words}”，裁判文书“{name}”写的是“{evidence.quote}”。",
        suggestion="对照裁判文书原文核实；确有不同的，写明不同的原因和依据。",
        evidence=(evidence,),
        severity=Severity.ERROR if sure else Severity.WARNING,
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
    )


def _judgment(amount: str = "五十万元", date: str = "2016年4月1日", end: str = "不予支持", payer: str = "被告") -> str:
    return (
        f"经审理查明，{date}原告周建平与被告远达公司签订借款合同，约定借款金额为{amount}，年利率百分之六，"
        f"借款期限十二个月。合同签订后，远达公司未按约定归还本息，周建平多次催要未果。"
        f"本院认为，双方之间的借款合同合法有效，{payer}应当按照约定履行还款义务。"
        f"周建平主张的律师代理费，合同没有约定，本院{end}。"
    )


_SOURCES = (_judgment(),)
_RENT = "停课期间的租金已由双方协商处理完毕，罗青禾受领两个月免租后继续使用铺面达七个月之久，"
_COSTS = "案件受理费6700元，减半收取3350元，由被告鲜于海、云泽县绿丰粮油购销有限公司负担。"
_HEAD = "民事判决书\n原告：柏松年，男，退休教师。\n被告：鲜于海，男，个体户。\n"
_OPEN = "柏老师：\n你来信反映诉讼费用问题，我们核对了案卷。\n"

RULE = Rule(
    module=__name__,
    title="照搬时改动内容",
    severity=Severity.ERROR,
    check=check,
    needs=frozenset({Need.SOURCE}),
    examples=(
        good(_judgment(), sources=_SOURCES),
        bad(_judgment(amount="⟦五万元⟧"), sources=_SOURCES),
        good(_judgment(amount="500,000元"), sources=_SOURCES),
        bad(_judgment(date="⟦2016年4月11日⟧"), sources=_SOURCES),
        good(_judgment(date="2016-04-01"), sources=_SOURCES),
        bad(_judgment(end="予以支持").replace("本院予以支持", "⟦本院予以支持⟧"), sources=_SOURCES),
        good(_judgment(end="不支持"), sources=_SOURCES),
        bad(_judgment(payer="⟦原告⟧"), sources=_SOURCES),
        good(_judgment(payer="该公司"), sources=_SOURCES),
        good(_judgment().replace("周建平", "周某"), sources=_SOURCES),
        bad(_judgment().replace("原告周建平", "原告⟦周建军⟧"), sources=_SOURCES),
        bad(
            f"{_OPEN}{_RENT}尚欠租金⟦80003元⟧。\n特此答复。",
            sources=(f"民事判决书\n{_RENT}尚欠租金80000元。其余请求驳回。",),
        ),
        good(
            f"{_OPEN}{_RENT}尚欠租金8万元。\n特此答复。",
            sources=(f"民事判决书\n{_RENT}尚欠租金80000元。其余请求驳回。",),
        ),
        bad(f"{_OPEN}{_RENT}⟦承担违约责任⟧。", sources=(f"民事判决书\n{_RENT}不承担违约责任。其余请求驳回。",)),
        bad(f"{_OPEN}{_COSTS.replace('3350元', '⟦3530元⟧')}", sources=(_HEAD + _COSTS,)),
        good(f"{_OPEN}{_COSTS}", sources=(_HEAD + _COSTS,)),
        good(f"{_OPEN}{_COSTS.replace('3350', '3530').replace('鲜于海', '海某')}", sources=(_HEAD + _COSTS,)),
    ),
)
