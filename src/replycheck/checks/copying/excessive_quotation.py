"""裁判文书的内容占得太多，自己的话太少。

注明出处的引用、转述不算照搬，但答复要用自己的话回答信访人。裁判文书的原话（照搬的、引号里的、写在“判决认为”后面的）合计占正文一半以上的报警告；
占四分之三以上，或者占一半以上而又没有一句自己的话（联系、核查、答复）的报错误。换了话讲的，只在没有联系、核查和新情况时算在内，最多报警告。
合计不足100字的不报，不足150字的最多报警告。不到一半的，一处引用超过200字、引用合计超过正文四分之一的，提示精简。没有引用和转述、全是照搬的，由“照搬裁判文书过多”报告。

依据：《信访工作条例》第三十二条：处理意见应当由办理机关自己作出；字数和占比界限是本工具的建议值。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.masks import blank
from replycheck.model.finding import Hit, Severity
from replycheck.model.passage import Kind, Treatment
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.absence import absent
from replycheck.rules.kinds.additions import answers_itself
from replycheck.rules.kinds.copied import evidence_for, solid, with_treatment
from replycheck.rules.own_deeds import tells_own_deeds
from replycheck.rules.rule import Need, Rule

_LONGEST = 200
_SHARE = 0.25
_LEAST, _SURE = 100, 150
"""Characters of the judgment below which a share of a short paper proves little."""
_WARNING, _ERROR = 0.5, 0.75
"""Shares of the body that the judgment takes in whatever form."""
_ATTRIBUTED = 0.05
"""With less than this quoted or told, the paper is copied or told again, which other rules report."""
_ADVICE = "只引最关键的一两句，其余用自己的话说明。"
_BRIDGE = 12
_NO_OWN_WORDS = frozenset({Treatment.UNATTRIBUTED, Treatment.QUOTED, Treatment.REPORTED, Treatment.STATUTE})


def check(case: Case) -> Iterator[Hit]:
    """Report, once, that the judgment fills the paper; else every long quotation, or that there are too many."""
    whole = _filled(case)
    if whole is not None:
        yield whole
        return
    quoted = with_treatment(case, Treatment.QUOTED)
    long = [passage for passage in quoted if solid(passage.reply.of(case.text)) > _LONGEST]
    for passage in long:
        length = solid(passage.reply.of(case.text))
        message = f"这一处引用裁判文书{length}字，太长。"
        yield Hit(
            passage.reply, message, suggestion=_ADVICE, evidence=(evidence_for(case, passage),), severity=Severity.INFO
        )
    total = sum(solid(passage.reply.of(case.text)) for passage in quoted)
    body = solid(case.text[: case.body_end])
    if quoted and not long and total >= _LEAST and total > _SHARE * body:
        longest = max(quoted, key=lambda passage: len(passage.reply))
        message = f"引用裁判文书合计{total}字，占正文的{total / body:.0%}，太多。"
        evidence = (evidence_for(case, longest),)
        yield Hit(longest.reply, message, suggestion=_ADVICE, evidence=evidence, severity=Severity.INFO)


def _filled(case: Case) -> Hit | None:
    """That the judgment takes half of the body and more, partly with its name."""
    measures = case.measures
    copied, own, whole = measures.copied_share, measures.own_words, measures.foreign_share
    if whole is None or copied is None or own is None or whole < _WARNING:
        return None
    if (measures.quoted_share or 0.0) + (measures.reported_share or 0.0) < _ATTRIBUTED:
        return None
    words = _in_its_words(case)
    foreign = words if answers_itself(case) else whole
    body = (measures.own_characters or 0) / (1 - copied) if copied < 1 else 0
    if foreign < _WARNING or foreign * body < _LEAST:
        return None
    taken = round(foreign * body)
    alone = _speaks_for_itself(case)
    grave = words * body >= _SURE and words >= _WARNING and (words >= _ERROR or not alone)
    said = "" if alone else "，没有一句写自己怎样联系、核查、答复"
    return absent(
        case,
        f"正文有{foreign:.0%}（约{taken}字）是裁判文书的内容，连同注明出处的引用、转述在内；自己的话只有{own}字{said}。",
        "裁判文书只引关键句；其余写自己做了什么、查明什么、怎样答复每一项诉求。",
        severity=Severity.ERROR if grave else Severity.WARNING,
    )


def _in_its_words(case: Case) -> float:
    """``foreign_share`` of what stands in the judgment's own words, attributed or not.

    An office that explains a judgment in other words, and says what it did, does what it should.
    """
    from replycheck.reuse import measure  # noqa: PLC0415 - numpy loads only where a judgment was given

    return measure(case.reply, (one for one in case.passages if one.kind is not Kind.RETOLD)).foreign_share or 0.0


def _speaks_for_itself(case: Case) -> bool:
    """Whether outside the judgment's words and the laws a sentence tells of contact, verification or an answer."""
    foreign = (passage for passage in case.passages if passage.treatment in _NO_OWN_WORDS)
    own = blank(case.unquoted, tuple(span for passage in foreign for span in passage.stretches(bridge=_BRIDGE)))
    return tells_own_deeds(own[: case.body_end])


_FACTS = (
    "周某与远达公司于二〇一九年签订装修合同，约定工期九十日，逾期每日按合同价款千分之一支付违约金。"
    "开工后因邻居阻挠停工四十余日，双方对停工责任各执一词，均未提交书面签证。"
    "竣工验收时发现厨房墙砖空鼓十七处，远达公司承认质量瑕疵并同意返修，但周某拒绝其进场施工。"
    "后周某自行委托案外人维修，支付维修费用八千六百元，其中票据齐全的为七千二百元，其余仅有收条"
)
_REST = "，远达公司对收条的真实性不予认可，也没有申请鉴定，故对没有票据的部分难以采信"
_SHORT = "竣工验收时发现厨房墙砖空鼓十七处，远达公司承认质量瑕疵并同意返修，但周某拒绝其进场施工"
_BARE = "你来信反映维修费问题，我们已经收悉。收到来信后，领导高度重视，责成有关部门认真核查，现将有关情况答复如下。"
_MUCH = f"该判决认定：“{_FACTS}{_REST}。”"
_JUDGMENT = f"审理期间双方均到庭。经审理查明，{_FACTS}{_REST}。本院认为，合同有效。"
_OWN = (
    "你来信反映维修费问题，我们已经收悉。五月十日，信访专员电话与你核对了三张收条，又约你到窗口当面看了案卷。"
    "你提出票据不全是因为对方不肯开具，我们向对方核实，对方承认收过这笔钱，愿意补开。补开以后，你可以申请执行。"
)

_AGAIN = (
    "该判决认为，周某二〇一九年和远达公司订了装修合同，九十天完工，晚一天按合同价款的千分之一付违约金。"
    "开工以后邻居拦着不让干，停了四十多天，停工该怪谁，两家说法不同，书面签证谁也拿不出来。"
    "竣工验收查出厨房墙砖有十七处空鼓，远达公司认了，愿意返修，周某没有让他们进场。"
    "后来周某自己请案外人修，花了八千六百元，有票据的只有七千二百元，剩下的凭收条，远达公司不认收条，法院也就没有采信。"
)

RULE = Rule(
    module=__name__,
    title="引用过长过多",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.SOURCE}),
    examples=(
        bad(
            f"周某：\n{_OWN}{_OWN}{_OWN}{_OWN}{_OWN}{_OWN}该判决认定：“⟦{_FACTS}{_REST}⟧。”特此答复。",
            sources=(f"审理期间双方均到庭。经审理查明，{_FACTS}{_REST}。本院认为，合同有效。",),
        ),
        good(
            f"周某：\n{_OWN}该判决认定：“{_SHORT}。”特此答复。",
            sources=(f"审理期间双方均到庭。经审理查明，{_FACTS}。本院认为，合同有效。",),
        ),
        bad(
            f"周某：\n{_OWN}{_OWN}该判决认定：“⟦{_FACTS[:170]}⟧。”特此答复。",
            sources=(f"审理期间双方均到庭。经审理查明，{_FACTS}。本院认为，合同有效。",),
        ),
        good(
            f"周某：\n{_OWN}{_OWN}{_OWN}{_OWN}{_OWN}{_OWN}{_OWN}该判决认定：“{_FACTS[:170]}。”特此答复。",
            sources=(f"审理期间双方均到庭。经审理查明，{_FACTS}。本院认为，合同有效。",),
        ),
        bad(f"⟦⟧周某：\n{_BARE}{_MUCH}特此答复。", sources=(_JUDGMENT,)),
        bad(f"⟦⟧周某：\n{_OWN}{_MUCH}特此答复。", sources=(_JUDGMENT,)),
        bad(
            f"⟦⟧周某：\n{_BARE}五月十日我院电话与你核对了收条。{_MUCH}特此答复。",
            sources=(_JUDGMENT,),
        ),
        good(f"周某：\n{_BARE}五月十日我院电话与你核对了收条。{_AGAIN}特此答复。", sources=(_JUDGMENT,)),
        bad(f"⟦⟧周某：\n你来信反映的维修费问题收悉。{_AGAIN}特此答复。", sources=(_JUDGMENT,)),
    ),
)
