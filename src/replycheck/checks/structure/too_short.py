"""答复太短，不可能说清楚。

正式的答复要写诉求、核查、事实、理由、意见；正文不到200字，或者平均每项诉求不到80字的，多半是敷衍。
字数只算正文里的汉字，标题、称呼、落款、附件和照搬裁判文书的文字不算。短而完整的不报：来信的诉求都有答复，或者写了诉求、查到的事实、意见和理由（只说重视、感谢一类的话不算）。网上留言答复、告知书本来就短，不适用本规则。

依据：《信访工作条例》第二十八条（不得推诿、敷衍、拖延）；字数界限是本工具的建议。
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.demands.outcomes import outcome_of, without_hollow
from replycheck.facts.structure.part_signs import Part
from replycheck.facts.structure.telling import SentencePart, possible_in
from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.profile import WRITTEN_REPLIES, Profile
from replycheck.model.report import DemandOutcome
from replycheck.rules.asked import asked
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.absence import absent
from replycheck.rules.rule import Need, Rule
from replycheck.text.patterns import pattern
from replycheck.text.sentences import sentences

_LEAST, _EACH = 200, 80
"""Han characters of the whole text, and for each demand of the letter."""
_ENOUGH = 60
"""Han characters that can hold the facts, the opinion and its ground of one simple matter."""
_SAID = 45
"""Han characters of sentences that are neither receipt nor remedy nor repeat the demand, for one simple matter."""
_USUAL = frozenset({SentencePart.RECEIPT, SentencePart.DEMANDS, SentencePart.REMEDY})
_FOUND = (SentencePart.FACTS, SentencePart.VERIFICATION)
_MATTER = pattern(r"(?:反映|要求|请求|投诉|举报|询问|咨询|申请|诉求|希望|提出)[^，。；\n]{4,}")
"""What the letter was about, in some words."""
_FRAME = frozenset({Part.MARK, Part.TITLE, Part.ADDRESSEE, Part.SIGNATURE, Part.ANNEX, Part.IMPRINT})
_HAN = pattern(r"[\u4e00-\u9fff]")


def check(case: Case) -> Iterator[Hit]:
    """Report a text of too few characters, with how many it has."""
    spans = [placed.span for placed in case.parts if placed.part not in _FRAME]
    count = sum(len(_HAN.findall(span.of(case.uncopied))) for span in spans)
    demands = len(case.demands or ())
    advice = "逐项写明诉求、核查经过、查明的事实、意见和依据。"
    if count < _LEAST and not (count >= _ENOUGH and demands <= 1 and _complete(case)):
        yield absent(case, f"除去{_left_out(case)}，正文只有 {count} 个汉字，说不清诉求、事实、理由和意见。", advice)
    elif demands and count < _EACH * demands:
        yield absent(
            case,
            f"来信有 {demands} 项诉求，除去{_left_out(case)}，正文只有 {count} 个汉字，平均每项不到 {_EACH} 字。",
            advice,
        )


def _complete(case: Case) -> bool:
    """Whether every demand of the letter is answered, or else facts, an opinion, and its ground are told."""
    if case.demands:
        return all(demand.answered for demand in case.demands)
    text = case.own_words[: case.body_end]
    parts = {span: possible_in(span.of(text).strip()) for span in sentences(text)}
    said = "".join(without_hollow(span.of(text)) for span, told in parts.items() if told and not told & _USUAL)
    if len(_HAN.findall(said)) < _SAID or _MATTER.search(text) is None:
        return False
    told = frozenset[SentencePart]().union(*parts.values())
    outcome = outcome_of(text)
    decided = SentencePart.OPINION in told or outcome not in (DemandOutcome.NONE, DemandOutcome.EXPLAINED)
    ground = told & {SentencePart.REASON, SentencePart.BASIS} or outcome is DemandOutcome.SUPPORTED or {*_FOUND} <= told
    return bool(told & {*_FOUND} and decided and ground)


def _left_out(case: Case) -> str:
    """What the count leaves out, so that nobody holds it against another count."""
    return "标题、称呼、落款和照搬的文字" if case.uncopied != case.text else "标题、称呼和落款"


_LONG = "本院调阅了该案的执行卷宗，询问了承办人，并到银行核对了到账记录，查明款项已经全部到账并发放给申请执行人。"
_LETTER = "我请求：\n" + "".join(
    f"{n}．{words}。\n"
    for n, words in enumerate(
        ("退还购房合同原件", "解除账户冻结", "说明鉴定费去向", "公开评估报告", "更换承办法官", "赔偿误工损失"), 1
    )
)

RULE = Rule(
    module=__name__,
    title="答复过短",
    severity=Severity.WARNING,
    check=check,
    needs=frozenset({Need.WHOLE}),
    confidence=Confidence.MEDIUM,
    profiles=WRITTEN_REPLIES,
    in_plain=asked,
    examples=(
        bad("⟦⟧张某：\n你反映的问题收悉，经查不属实。\n特此答复。"),
        good("张某：\n" + _LONG * 5),
        good(
            "张某：\n你反映幸福路路灯不亮的来信收悉。我局工作人员于4月8日到现场查看，并与你通了电话。幸福路共有路灯26盏，"
            "其中7盏因线路老化不亮。我局已于4月12日更换线路，现全部恢复照明。"
        ),
        bad(
            "⟦⟧张某：\n你反映的问题收悉。我局高度重视，立即安排专人进行了认真核查，感谢你对我们工作的关心和支持，"
            "我们将进一步加强管理，不断改进工作作风，提高服务水平，请你谅解并继续监督。"
        ),
        bad("⟦⟧张某：\n" + _LONG * 5, petition=_LETTER),
        good("张某：\n" + _LONG * 12, petition=_LETTER),
        good("张某：\n你反映的问题收悉。", profile=Profile.PETITION_NOTICE),
        good("网友：您好！路灯已修好。", profile=Profile.ONLINE_REPLY),
    ),
)
