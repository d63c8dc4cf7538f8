"""Outcomes that the reply tells, held against what the judgment decided and found on the same matter.

What a reader would get wrong: one judgment allows, dismisses and finds many things, so a yes is compared with those
of its own matter, weighed by what stands around both; and what the office itself makes of the letter is no outcome.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from replycheck.compare.context import Setting, likeness, setting
from replycheck.compare.kinds.aligned import demanded
from replycheck.compare.kinds.decisions import Decision, decisions, of_other_court
from replycheck.compare.kinds.pleas import same_plea
from replycheck.compare.kinds.polarities import About, Polarity, polarities
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.compare.values import same
from replycheck.facts.people.parties import Side
from replycheck.records import dataclass
from replycheck.text.patterns import pattern


@dataclass(frozen=True, slots=True)
class OutcomeDifference:
    """A statement of the reply against the judgment's on the same matter."""

    ours: Polarity
    theirs: Polarity
    agrees: bool
    certain: bool


_CLOSED = frozenset(
    {
        About.CLAIMS,
        About.REST,
        About.APPEAL,
        About.RETRIAL,
        About.EXECUTION,
        About.APPLICATION,
        About.BELOW,
        About.WIN,
        About.ACT,
        About.VALID,
        About.EVIDENCE,
        About.LIMIT,
        About.FAULT,
        About.LIABLE,
    }
)
_ASKED_FOR = frozenset(
    {About.CLAIMS, About.REST, About.APPEAL, About.RETRIAL, About.EXECUTION, About.APPLICATION, About.EVIDENCE}
)
_KIN = {
    About.WIN: (About.CLAIMS,),
    About.APPLICATION: (About.EXECUTION, About.RETRIAL, About.CLAIMS),
    About.APPEAL: (About.BELOW,),
}


def outcome_differences(reply: Paper, paper: Paper) -> list[OutcomeDifference]:
    """Every statement of the reply on an outcome, held against what the judgment has on the same matter."""
    theirs = polarities(paper)
    by_setting = {one: _around(paper, one) for one in theirs}
    found = list(_manners(reply, paper, theirs))
    own = decisions(paper)[0].number
    told = {one.ours for one in found}
    for ours in polarities(reply):
        said_by_other = _YOURS.search(reply.text, max(0, ours.word.start - 24), ours.word.start) is not None
        in_part = ours.about is About.CLAIMS and ours.yes and _IN_PART.search(ours.span.of(reply.text)) is not None
        other_case = ours.about in _ON_REVIEW and (
            _of_other_case(reply, ours, own)
            or of_other_court(reply, paper, ours.word)
            or _of_other_day(reply, ours, decisions(paper))
        )
        if demanded(reply.text, ours.word.start):
            continue  # 来信提出两点：没有过时效，应当付钱
        if _NOT_BY.search(reply.text, max(0, ours.word.start - 20), ours.word.start):
            continue  # 由公司承担，而不是由他承担 says who, not whether
        if _NOT_FOR.search(reply.text, ours.span.start, ours.word.start):
            continue  # 法院不会因为没有请律师就不支持
        if ours.about in (About.ACT, About.VALID) and _NOT_FOUND.search(
            reply.text, max(0, ours.word.end - 26), ours.word.end - 2
        ):
            continue  # 没有认定占地合法 says that it was not found, not that it is unlawful
        if ours.about in _CLOSED and ours not in told and not said_by_other and not in_part and not other_case:
            held = _held(reply, paper, ours, theirs, by_setting)
            if held is not None:
                found.append(held)
    return found


_ON_REVIEW = frozenset({About.APPEAL, About.BELOW, About.RETRIAL})


def _of_other_case(reply: Paper, ours: Polarity, own: Mention | None) -> bool:
    """Whether the number of another decision than this one leads up to it in its sentence."""
    sentence = reply.sentence(ours.word)
    ahead = [one for one in reply.mentions if one.unit == "case" and sentence.start <= one.span.start < ours.word.start]
    return bool(ahead) and own is not None and ahead[-1].value != own.value


def _of_other_day(reply: Paper, ours: Polarity, known: Sequence[Decision]) -> bool:
    """Whether the day that leads up to it in its sentence is that of another decision which the judgment tells of."""
    sentence = reply.sentence(ours.word)
    days = [
        one for one in reply.mentions if one.kind is Kind.DAY and sentence.start <= one.span.start < ours.word.start
    ]
    own = known[0].day
    if not days or (own is not None and same(days[-1], own)):
        return False
    return any(one.day is not None and same(days[-1], one.day) for one in known[1:])


_NOT_FOR = pattern("不会因|不能因为|不是因为|不因")
_NOT_BY = pattern("(?:不是|并非|而非|无须|不用|不必|不)(?:再)?由[^，。；\n]{1,16}$")
_NOT_FOUND = pattern(
    "(?:没有|未|并未|不)(?:认定|确认|审理|审查|评价|涉及|说)[^，。；\n]{0,16}$|不(?:等于|代表|意味着)[^，。；\n]{0,12}$"
)
_YOURS = pattern(
    "(?:你|您)(?:们)?(?:提出|认为|主张|说|觉得|反映|坚持)(?:的)?[^。；，\n]{0,14}$|(?:收悉|收到|来访|来函)，(?:认为|反映|提出)[^。；\n]{0,24}$"
)
_IN_PART = pattern("部分|多数|基本|不同程度")
"""请求大部分得到支持 says yes and no at once."""
_MANNER = pattern(
    "连带|一般(?=保证)|补充|一半|部分|按份|全部|主要|次要|同等|共同|[0-9０-９]{1,3}[%％]|百分之[一二三四五六七八九十]{1,3}"
)
_SAME_MANNER = {"一半": "50%", "同等": "50%"}


def _manners(reply: Paper, paper: Paper, theirs: Iterable[Polarity]) -> Iterable[OutcomeDifference]:
    """In which way somebody is liable: jointly, by half, in the second place."""
    given = [
        (one, manner) for one in theirs if one.about is About.LIABLE and one.yes and (manner := _manner(paper, one))
    ]
    for ours in polarities(reply):
        if ours.about is not About.LIABLE or not ours.yes or not (mine := _manner(reply, ours)):
            continue
        rivals = [(one, manner) for one, manner in given if ours.owner is None or one.owner in (None, ours.owner)]
        if rivals and not any(manner & mine for _, manner in rivals):
            yield OutcomeDifference(
                ours, next((one for one, _ in rivals if one.ordered), rivals[0][0]), agrees=False, certain=False
            )


def _manner(paper: Paper, one: Polarity) -> set[str]:
    words = paper.text[one.word.end : one.span.end]
    if "责任" not in words:
        return set()
    return {_SAME_MANNER.get(manner, manner).replace("％", "%") for manner in _MANNER.findall(words)}


_COURT = pattern(
    r"判决|裁定|法院|一审|二审|终审|该院|中院|高院|我院(?=以|于|在|作出|依法|判|审|当|支持|没有|驳回|准|不)|本院(?=以|于|作出|判)|号"
)
_PARAGRAPH = 100
_OFFICE_SAYS = pattern("(?:本|我)(?:院|局|机关|镇|委)(?:依法|决定|也|均|都)?$")
_ASKS = pattern("(?:你|您)(?:们)?(?:在信中|信中|来信|又|还|另)?(?:提出|要求|希望|请求)")
_DECISION = pattern("判决|裁定|一审|二审|终审|号")
_OFFICE = pattern(
    "本机关|我局|我们认为|(?:你|您)(?:在信中)?提出的[^，。]{0,20}(?:问题|要求)|信访(?:事项|请求|诉求)|本意见|本答复|答复意见|处理意见"
)


def _of_the_court(reply: Paper, ours: Polarity) -> bool:
    """Whether the reply says it of what a court did, and not of what the office itself makes of the letter."""
    sentence = reply.sentence(ours.word)
    ahead = reply.text[sentence.start : ours.word.start]
    if _OFFICE.search(ahead):
        return False
    if _COURT.search(ahead) is None:
        low = reply.text.rfind("\n", 0, sentence.start) + 1
        ahead = reply.text[max(low, sentence.start - _PARAGRAPH) : ours.word.start]
    decided = _DECISION.search(ahead) is not None
    if not decided and (_ASKS.search(ahead) or _OFFICE_SAYS.search(ahead)):
        return False
    return _COURT.search(ahead) is not None


_DIRECT = pattern("(?:判决|裁定)书?[^。；\n]{0,14}$")


def _direct(reply: Paper, ours: Polarity) -> bool:
    """Whether the judgment itself is named right before: only then is an outcome said in closed form."""
    return _DIRECT.search(reply.text, max(0, ours.word.start - 22), ours.word.start) is not None


def _rivals(ours: Polarity, theirs: Iterable[Polarity]) -> list[Polarity]:
    """The judgment's statements on the same matter; who else is liable says nothing of the one that the reply names."""
    kin = {ours.about, *_KIN.get(ours.about, ())}
    rivals = [one for one in theirs if one.about in kin]
    if ours.about is About.LIABLE and ours.owner is not None:
        rivals = [one for one in rivals if one.owner == ours.owner] or rivals
    return rivals


_OF_THINGS = frozenset({About.LIABLE, About.VALID, About.ACT})
_DEALS = pattern("约定|保证|担保|抵押|质押|买卖|租赁|转让|仲裁|管辖|遗嘱|婚姻|登记|决议|授权|代理|条款|函|补充协议")
_BURDENS = pattern(
    "停工|损失|费用|工期|违约|利息|运费|货款|工程款|租金|保证|担保|补充|连带|抵押|修复|质量|侵权|赔偿|过错|举证|后果|风险|保管|看管"
)


def _same_burden(reply: Paper, ours: Polarity, paper: Paper, theirs: Polarity) -> bool:
    """Whether what is borne in both is one thing, as far as the reply names it: 停工损失 is no 违约责任."""
    if ours.about is About.ACT:  # 审理程序是合法的 says nothing of the act in dispute
        return "程序" not in reply.text[ours.span.start : ours.word.start] or "程序" in theirs.span.of(paper.text)
    if ours.about is About.VALID:
        mine = set(_DEALS.findall(reply.text[ours.span.start : ours.word.start]))
        given = set(_DEALS.findall(paper.text[theirs.span.start : theirs.span.end]))
        return not (mine and given) or bool(mine & given)
    mine = set(_BURDENS.findall(reply.text[ours.word.end : ours.span.end]))
    given = set(_BURDENS.findall(paper.text[theirs.span.start : theirs.span.end]))
    return not mine or bool(mine & given)


_GUARANTY = pattern("保证责任|担保责任")
_ANY_BURDEN = pattern("违约责任|侵权责任|赔偿责任|举证|付款责任")


def _same_guaranty(reply: Paper, ours: Polarity, paper: Paper, theirs: Polarity) -> bool:
    """Whether a place can bear out what the reply says of a guaranty: 承担违约责任 says nothing of it."""
    mine, given = reply.text[ours.word.end : ours.span.end], paper.text[theirs.word.end : theirs.span.end]
    return not _GUARANTY.search(mine) or _ANY_BURDEN.search(given) is None


_ONLY, _RIVAL = 0.8, 2.5
"""How much alike two places must be, where nothing in the judgment agrees, and where something does."""


def _held(  # noqa: PLR0911 - from what settles it to what only hints
    reply: Paper, paper: Paper, ours: Polarity, theirs: Iterable[Polarity], settings: dict[Polarity, Setting]
) -> OutcomeDifference | None:
    theirs = list(theirs)
    rivals = _rivals(ours, theirs)
    if not rivals or (ours.about in _ASKED_FOR and not _of_the_court(reply, ours)):
        return None
    part = next((one for one in theirs if one.about is About.REST and one.ordered and not one.yes), None)
    if part is not None and ours.about is About.CLAIMS and not ours.whole:
        return OutcomeDifference(ours, part, agrees=True, certain=False)  # it may be among the rest that was dismissed
    around = _around(reply, ours)
    scored = sorted(
        ((likeness(around, settings[one], paper.weights) + 0.5 * one.ordered, one) for one in rivals),
        key=lambda pair: -pair[0],
    )
    mine = [
        pair
        for pair in scored
        if _sign(pair[1], ours, paper) == ours.yes
        and (ours.about is not About.LIABLE or _same_guaranty(reply, ours, paper, pair[1]))
    ]
    other = [
        pair
        for pair in scored
        if _sign(pair[1], ours, paper) != ours.yes
        and (ours.about not in _OF_THINGS or _same_burden(reply, ours, paper, pair[1]))
        and (ours.about is not About.EVIDENCE or same_plea(reply, ours.word, paper, pair[1].word))
    ]
    if mine and (not other or mine[0][0] >= 0.6 * other[0][0]):
        return OutcomeDifference(ours, mine[0][1], agrees=True, certain=False)
    if not other:
        return None
    best, one = other[0]
    if one.guessed and not ours.yes and not ours.whole and not _direct(reply, ours):
        return None  # an order to pay allows something; what the reply says was not allowed may be another thing
    only = not mine and not ours.guessed
    if only and one.about in (
        About.CLAIMS,
        About.REST,
        About.APPEAL,
        About.RETRIAL,
        About.EXECUTION,
        About.BELOW,
        About.APPLICATION,
    ):
        ordered = [pair[1] for pair in other if pair[1].ordered]
        return OutcomeDifference(
            ours, ordered[0] if ordered else one, agrees=False, certain=bool(ordered) and _direct(reply, ours)
        )
    if best >= (_ONLY if only else _RIVAL):
        return OutcomeDifference(ours, one, agrees=False, certain=False)
    return None


def _around(paper: Paper, one: Polarity) -> Setting:
    """What stands around the deciding word, the facts of its sentence among it."""
    words = dict(setting(paper.reading, one.word).words)
    sentence = paper.sentence(one.word)
    for mention in paper.mentions:
        if mention.span.start >= sentence.start and mention.span.end <= sentence.end:
            words[f"={mention.value}"] = (
                max(one.word.start - mention.span.end, mention.span.start - one.word.end, 0) // 3
            )
    return Setting(words)


def _sign(theirs: Polarity, ours: Polarity, paper: Paper) -> bool:
    """The yes or no of the judgment's statement as the reply would say it: who won depends on whom it is said of."""
    if {ours.about, theirs.about} == {About.APPEAL, About.BELOW}:
        return not theirs.yes
    if ours.about is About.WIN and theirs.about is About.CLAIMS and ours.owner is not None:
        sides = paper.people.sides(ours.owner)
        if Side.CLAIMED in sides and Side.CLAIMS not in sides:
            return not theirs.yes
    return theirs.yes
