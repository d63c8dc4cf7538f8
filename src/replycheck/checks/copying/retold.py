"""换了说法转述裁判文书，没有注明是裁判文书说的。

一段话没有照抄裁判文书的字句，讲的却是同一处的同样内容：同样的人、日期、数额，同样少见的词，集中在裁判文书的一处。
各案通用的词、当事人的姓名不算；写明“判决认为”“法院查明的是”再讲的，是转述，不算。
一段转述作提示；正文一半以上是转述或照搬、又没有联系、核实和新情况的，报警告。
通篇讲的都是裁判文书的事、细节一个没写，也没有联系、核实和新情况的，提示“没有写出裁判文书以外的任何新情况”。
自己写的新情况少，本身不是问题；这里只在转述之外加重分量。细节全部略去、又换了说法的转述，程序不一定认得出来。

依据：《信访工作条例》第三十一条第六项（应当调查核实）、第三十二条（应当载明事实、理由和处理意见）。
所占比例的界限是本工具的建议值。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import PurePath

from replycheck.model.finding import Confidence, Evidence, Hit, Severity
from replycheck.model.passage import Passage
from replycheck.model.statement import Against
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.absence import absent
from replycheck.rules.kinds.additions import adds_own, answers_itself
from replycheck.rules.kinds.copied import evidence_for, retold, solid
from replycheck.rules.rule import Need, Rule

_MOST, _SURE = 0.5, 0.25
"""Most of the body, and passages of which a quarter of the rare words is the judgment's."""
_LIKE = 0.1
"""A reply to another matter shares 0.02 of the weight of its words, one that tells only of the judgment 0.1 to 0.4."""
_LONG_ENOUGH = 150
_MUCH, _LONG, _THICK = 0.4, 90, 0.25
"""A paper that adds something must speak of its judgment: a sentence or two of that are no passage."""
_PAIRS = 3
_ADVICE = "针对信访人提的问题，写这次联系、核实的情况和自己的意见；裁判文书的内容写明“判决认为”，只讲要点。"


def check(case: Case) -> Iterator[Hit]:
    """Report passages that tell the judgment again; more gravely where that is most of a paper that adds nothing."""
    passages = retold(case)
    own = adds_own(case)
    most = _most(case, passages) and not own and not answers_itself(case)
    for passage in passages if not own else _plain(case, passages):
        yield _hit(case, passage, grave=most)
    if not passages and not own and _only_the_judgment(case):
        yield absent(
            case,
            "没有写出裁判文书以外的任何新情况：讲的都是裁判文书里的事，没有联系、核实和新的情况。",
            _ADVICE,
            severity=Severity.INFO,
            confidence=Confidence.LOW,
        )


def _plain(case: Case, passages: tuple[Passage, ...]) -> Iterator[Passage]:
    """Of a paper that adds something of its own, the passages that are long or thick with the judgment's words."""
    much = (case.measures.retold_share or 0.0) >= _MUCH
    for passage in passages:
        if much or (solid(passage.reply.of(case.text)) >= _LONG and passage.similarity >= _THICK):
            yield passage


def _most(case: Case, passages: tuple[Passage, ...]) -> bool:
    measures = case.measures
    shares = (measures.copied_share or 0.0) + (measures.retold_share or 0.0)
    return shares >= _MOST and any(passage.similarity >= _SURE for passage in passages)


def _only_the_judgment(case: Case) -> bool:
    plain = solid(case.text[: case.body_end]) >= _LONG_ENOUGH
    return plain and not case.measures.copied_share and case.comparison.likeness >= _LIKE


def _hit(case: Case, passage: Passage, *, grave: bool) -> Hit:
    name = PurePath(passage.document).name
    bare = "，这份答复也没有写联系、核实和新的情况" if grave else ""
    return Hit(
        passage.reply,
        f"这{solid(passage.reply.of(case.text))}字换了说法，讲的是裁判文书“{name}”里的内容，没有写明是裁判文书说的{bare}。",
        suggestion=_ADVICE,
        evidence=(evidence_for(case, passage), *_pairs(case, passage)),
        severity=Severity.WARNING if grave else Severity.INFO,
        confidence=Confidence.MEDIUM,
    )


def _pairs(case: Case, passage: Passage) -> Iterator[Evidence]:
    """The judgment's side of the first facts that both have."""
    source = next(document for document in case.sources if document.source == passage.document)
    inside = (
        one.found
        for one in case.statements
        if one.agrees
        and one.found
        and one.against is Against.JUDGMENT
        and one.document == passage.document
        and passage.reply.contains(one.span)
    )
    for found in islice(inside, _PAIRS):
        yield Evidence(passage.document, found.span, found.span.of(source.text), source.page_at(found.span.start))


_FACTS = (
    "经审理查明，2019年5月，冷秋实与远达公司签订装修合同，约定工期九十日，逾期每日按合同价款千分之一支付违约金。"
    "开工后因邻居阻挠停工四十余日，双方对停工责任各执一词，均未提交书面签证。"
    "竣工验收时发现厨房墙砖空鼓十七处，远达公司承认质量瑕疵并同意返修，但冷秋实拒绝其进场施工。"
    "后冷秋实自行委托案外人维修，支付维修费用8637.40元，其中票据齐全的为7215.90元，其余仅有收条。"
)
_JUDGMENT = (
    f"云岭市人民法院\n民事判决书\n原告：冷秋实，女，教师。\n被告：远达公司。\n"
    f"{_FACTS}\n本院认为，合同有效。判决如下：驳回诉讼请求。"
)
_TOLD = (
    "你和远达公司是2019年5月签的装修合同，工期说好九十天，拖一天罚千分之一。邻居拦着，停了四十多天工，"
    "停工该怪谁，两边各说各的，谁也拿不出签证。验收那会儿厨房空鼓的墙砖有十七处，远达公司认了质量瑕疵、答应返修，你不让进场。"
    "你另外请人修，花了8637.40元，票据齐的只有7215.90元，剩下的就是收条。"
)
_CONTACT = "6月3日，承办人赵远电话与你核对了三张收条，6月5日到云岭市装饰协会调取了验收标准。"

RULE = Rule(
    module=__name__,
    title="转述裁判文书",
    severity=Severity.INFO,
    check=check,
    needs=frozenset({Need.SOURCE}),
    examples=(
        bad(f"冷秋实：\n⟦{_TOLD}⟧\n特此答复。", sources=(_JUDGMENT,)),
        bad(f"冷秋实：\n{_CONTACT}\n⟦{_TOLD}⟧\n特此答复。", sources=(_JUDGMENT,)),
        good(f"冷秋实：\n{_CONTACT}\n法院查明的是：{_TOLD}\n特此答复。", sources=(_JUDGMENT,)),
        bad(f"远达公司：\n我们听取了贵公司代理人的意见。\n⟦{_TOLD}⟧\n特此答复。", sources=(_JUDGMENT,)),
        good(f"冷秋实：\n{_CONTACT}\n修复费用应当由谁承担，可以另行起诉。\n特此答复。", sources=(_JUDGMENT,)),
    ),
)
