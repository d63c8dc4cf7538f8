"""有一句话说的是另一类事情。

全文反复说的是一类事（例如学校收费），只有一句说到另一类事（例如占用的耕地），别处一个字也没有提过，
多半是套用别的答复时留下的。开头转述来信的段落、讲政策和法律的话、告诉人可以另外申请什么的话，不报。
来信、裁判文书里说到这类事的，也不报。只凭一个词的作提示；同一句里有几个词的，报警告。

依据：《党政机关公文处理工作条例》第二十条（审核时应核对内容、文字）。
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from replycheck.facts.topics import OTHERWISE, foreign
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.profile import FLOWING, Profile
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.rule import Need, Rule
from replycheck.text.patterns import Pattern, pattern

_ADVISES = pattern("可以|如果|若|规定|例如|比如|条例|办法|申请|咨询|通知")
_FULL_STOP = 2
"""Of the paragraphs in sentences the first tells what the letter says."""
_COURTS = frozenset({Profile.COURT_REPLY, Profile.COURT_NOTICE, Profile.PROCURATORATE_REPLY})
_OF_COURTS = pattern("法院|判决|裁定|诉讼|起诉|仲裁|审理|法官|检察|案件|本案|该案|一案|刑|律师|执行")
_INJURY = pattern("医院|病历|伤|治疗|住院|交通")
"""Crimes and suits have their injured, whatever they are about."""
_FORMULAE = (
    (
        "夫妻感情(?:确已|已经)?破裂|双方系(?:婚姻|夫妻)关系|婚生(?:子|女|子女)(?:由|随)|准予(?:双方)?离婚",
        "离婚|婚姻|夫妻|感情|抚养|配偶",
    ),
    (
        "被害人(?:已)?(?:表示|出具|予以)(?:了)?谅解|认罪认罚|犯罪事实清楚|社会危害性|(?:可|应当?|依法)(?:以)?从轻处罚",
        "刑|犯罪|被告人|检察|公安|派出所",
    ),
    ("驳回上诉|维持原判|本判决为终审判决", "上诉|判决|裁定|法院|诉讼|再审"),
    ("宅基地四至|四至(?:清楚|不清|明确|以)|土地出让金", "宅基地|土地|耕地|林地|承包|亩|出让|界"),
    ("被征收(?:房屋|人)|强拆|征收补偿协议", "征收|拆迁|拆除|征地|棚改|安置"),
    ("吊销(?:机动车)?驾驶证|记\\d{1,2}分|肇事(?:车辆|逃逸)", "驾驶|车|交警|事故|交通"),
    ("(?:应当?|已|予以|负责)恢复(?:了)?(?:道路|路面)(?:的)?原状", "道路|路面|施工|破路|开挖|管道|公路|马路|村道"),
    ("学籍(?:已|应|现)?(?:经)?(?:转入|转出|注销|保留)|准予入学", "学校|学籍|学生|入学|教育|转学|孩子"),
    ("劳动关系(?:自此|即日|于此)?(?:解除|终止)|支付经济补偿金", "劳动|工资|用人单位|公司|职工|社保|单位|工龄"),
    ("起拍价|流拍|限制高消费|失信被执行人", "执行|拍卖|法院|查封|冻结|失信"),
    ("停工留薪|伤残等级鉴定", "工伤|伤|残|事故"),
    ("低保(?:金|待遇)(?:予以|已)?(?:停发|取消|发放)", "低保|最低生活|救助|困难"),
)
"""Phrases that decide a matter of one kind, and what a paper of that kind has elsewhere: they are stock words of
another paper where it has none of it."""
_SURE = 2
"""Different words of the other matter in one clause, none of which holds another (物业, 物业费)."""


def check(case: Case) -> Iterator[Hit]:
    """Report clauses whose matter nothing else in the paper speaks of."""
    lines = [one.span for one in case.paragraphs if one.span.end <= case.body_end and one.span.of(case.text).strip()]
    told = [one for one in lines if "。" in one.of(case.text)]
    if len(told) < _FULL_STOP:
        return
    yield from _lone_case(case)
    stock = tuple(_stock_phrases(case, told[0].end))
    yield from stock
    known = "\n".join(paper.text for paper in (case.petition, *case.sources) if paper is not None)
    for one in foreign(case.unquoted[: case.body_end], told[0].end, known):
        if any(hit.span.start < one.span.end and one.span.start < hit.span.end for hit in stock):
            continue
        if case.profile in _COURTS and (one.main == OTHERWISE or _INJURY.search("".join(one.words))):
            continue  # a court's papers speak of divorces, loans and injuries in passing
        sure = (
            len([word for word in one.words if not any(word in other for other in one.words if other != word)]) >= _SURE
            and one.main != OTHERWISE
        )
        yield Hit(
            one.span,
            f"这里说到“{'、'.join(one.words)}”，全文别处没有提过；这份文书说的是{one.main}事。",
            suggestion="核对这句话是不是本件的内容；是套用时留下的，删去。",
            severity=Severity.WARNING if sure else None,
            confidence=Confidence.MEDIUM if sure else None,
        )


def _stock_phrases(case: Case, start: int) -> Iterator[Hit]:
    """Stock phrases behind ``start`` of whose matter the paper, the letter and the judgments say nothing else."""
    text = case.unquoted[: case.body_end]
    papers = "\n".join(paper.text for paper in (case.petition, *case.sources) if paper is not None)
    for phrase, beside in _formulae():
        match = phrase.search(text, start)
        if match is None:
            continue
        low = max(text.rfind(mark, 0, match.start()) for mark in "，。；：！？\n") + 1
        high = min((at for mark in "，。；！？\n" if (at := text.find(mark, match.end())) >= 0), default=len(text))
        elsewhere = "\n".join((case.text[:low], case.text[high:], papers))
        if beside.search(elsewhere) is None and _ADVISES.search(text, low, high) is None:
            yield Hit(
                Span(low, high),
                f"这里说到“{match.group()}”，全文别处没有提过这类事情。",
                suggestion="核对这句话是不是本件的内容；是套用时留下的，删去。",
                severity=Severity.WARNING,
                confidence=Confidence.MEDIUM,
            )


@cache
def _formulae() -> tuple[tuple[Pattern, Pattern], ...]:
    return tuple((pattern(phrase), pattern(beside)) for phrase, beside in _FORMULAE)


def _lone_case(case: Case) -> Iterator[Hit]:
    """The number of a case in a paper in which nothing else speaks of a court, a case, a judgment."""
    numbers = [one for one in case.facts.case_numbers if one.span.end <= case.body_end]
    if len(numbers) != 1 or case.profile in _COURTS:
        return
    span = numbers[0].span
    if _OF_COURTS.search(case.text[: span.start] + "\n" + case.text[span.end :]) is None:
        yield Hit(
            span,
            f"这里有案号“{span.of(case.text)}”，全文别处没有说到诉讼。",
            suggestion="核对这个案号是不是本件的；是套用时留下的，换成本件的文号。",
            severity=Severity.WARNING,
            confidence=Confidence.MEDIUM,
        )


_PAPER = (
    "青湖市西渡区教育局\n关于罗大勇反映课后服务问题的答复意见书\n罗大勇：\n你3月2日来访，反映学校课后服务收费的问题。\n"
    "本局3月6日到学校核对了名单，班主任和家长都说明了情况。\n经查，学校对课后服务的收费有备案，学校同意退还家长多交的部分{}。\n"
    "青湖市西渡区教育局\n2024年3月20日"
)

RULE = Rule(
    module=__name__,
    title="像是另一类事情的话",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    check=check,
    needs=frozenset({Need.ANSWER}),
    profiles=FLOWING,
    examples=(
        bad(_PAPER.format("，⟦毁坏的林地已经补栽⟧")),
        bad(_PAPER.format("。⟦该户宅基地四至清楚⟧，不必另行丈量")),
        bad(_PAPER.format("，⟦并处吊销驾驶证⟧")),
        good(_PAPER.format("，并处吊销驾驶证，肇事的校车已经停用")),
        good(_PAPER.format("，并处吊销驾驶证"), petition="校车司机酒驾。"),
        bad(_PAPER.format("，见⟦（2023）浙1204刑初77号⟧"), profile=Profile.PETITION_OPINION),
        good(_PAPER.format("，见法院的（2023）浙1204民初77号判决"), profile=Profile.PETITION_OPINION),
        bad(_PAPER.format("，⟦民间借贷的借条已经核对⟧")),
        good(_PAPER.format("，法院判令刘某归还民间借贷的借款")),
        good(_PAPER.format("")),
        good(_PAPER.format("。毁坏林地的，可以向林业局反映")),
        good(_PAPER.format("，毁坏的林地已经补栽"), petition="林地也被学校毁坏了。"),
    ),
)
