"""What a court allowed, adopted or refused: each yes and no with what stands before it, in the judgment and the reply.

What a reader would get wrong: 本院不予采信 names nothing; what was not adopted stands one or two clauses before. And a
judgment says yes and no of many things, so a no agrees as long as any place about as much alike has one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from replycheck.compare.kinds.aligned import Clause, clauses, weights_of
from replycheck.compare.kinds.decisions import of_other_court
from replycheck.compare.kinds.pleas import same_plea
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_ORDER = pattern(r"(?:判决|裁定|决定)[：:\s]{0,2}如下")
_ORDER_END = pattern(r"如不服|审\s{0,3}判\s{0,3}[长员]|本(?:判决|裁定)(?:为终审|书?送达)|案件受理费|如果未按|附[：:]")
_GIVES = pattern("撤销|责令|支付|赔偿|偿还|给付|返还|退还|归还|交付|协助|履行|停止|恢复")
_FINE = pattern("罚金|受理费|诉讼费|上缴|国库")
_BY_COURT = pattern("支持|采纳|采信|准许|准予|驳回|[本我]院|法院|裁定|判决")
"""同意 and 认可 are what parties do as well."""
_LAW = pattern("人民法院(?:应|可以|不予)|规定|支持公诉|(?:证据|事实|依据)(?:的|予以|来|所)?支持")
_WHOLE = pattern("全部|都|均|一律|整个")
_COURT = pattern(
    "法院|判决|裁定|一审|二审|终审|再审(?!申请)|合议庭|高院|中院|我院(?=以|于|在|作出|依法|判|审|当|支持|没有|驳回|准|不|认为|采)|(?:得到|获得)了?支持|未获支持"
)
_OPEN = pattern(
    "不会因|不能因为|不是因为|哪[些一几]|什么|如果|如(?!实|期|下|何)|若(?!干)|是否|能否|可否|应否|有没有|为什么|为何|怎么|(?<!扣)除非|不(?:同意|服|理解|满)|可以(?:依法|向|在|申请)"
)
_ASKED = pattern(
    "(?:要求|请求|希望|申请|建议|主张)(?:我院|法院|判令|依法|对)?[^，。；]{0,4}(?:支持|采纳|采信|准许|准予|同意|认可|驳回)"
)
_OFFICE = pattern("本意见|本答复|信访(?:事项|请求)|我们(?!之间)|本机关|我局(?:对|认为|决定)")
_OWN_ANSWER = pattern("[本我]院(?:依法|对此)?(?:予以|不予|不能|可以|应予)")
"""What the court that answers says of the letter itself, and not of what it once decided."""
_OF_OTHERS = pattern("仲裁|复议|当时")
_ALLOWS = pattern(
    "(?:允许|授权|规定)(?:人民)?(?:法院|当事人)|第[一二三四五六七八九十百零\\d]{1,7}条(?:第[一二三四五六七八九十]款)?(?:允许|规定|要求)"
)
"""What a law lets a court do is no ruling."""
_NOT_THE_SAME = pattern("(?:不等于|不等同于|不意味着|不代表|不表示|不能理解为|并非意味着|谈不上|不能说)[^。；]{0,30}$")
_NAMES_PART = pattern(
    "(?:支持|准许|准予|驳回|采纳)[^，。；]{0,8}的(?:范围|项目|部分|内容|事项|前提|条件)"
    "|(?:采纳|采信|支持|准许)的(?:意见|证据|理由|主张|请求|诉求|原因|依据|道理)(?=[，。；]|都|均|也|是|有|在|$)"
)
"""准予执行的范围 names what was allowed, and allows nothing."""
_IN_PART = pattern("(?:大|绝大|一|小)部分|部分(?:得到|获得|支持)|多数|基本(?:得到|支持)|不同程度")
_KIND = "!G"
_SHARES = (1.0, 0.6, 0.35, 0.25)
"""How much the words of the clause itself count, of the one before it, and of the one before that."""
_LEAST = 1.5
"""So much must two places share where the judgment has the other sign only."""
_FAR_LEAST, _FAR_TIMES = 2.5, 2.2
"""And so much, and so many times more than any place of the same sign, where it has both."""
_GIVEN_SHARE = 0.5
"""What was ordered to be paid says yes to a part; a no of the reply may be of another part, so it takes more."""


@dataclass(frozen=True, eq=False)
class Ruling:
    """One yes or no with the words around it; ``given``: the order tells somebody to pay or do it, and says no more."""

    clause: Clause
    words: Mapping[str, float]
    yes: bool
    given: bool


@dataclass(frozen=True, slots=True)
class RulingDifference:
    """A yes or no of the reply and the place of the judgment that speaks of the same."""

    ours: Span
    theirs: Span
    agrees: bool


@lru_cache(maxsize=8)
def rulings(paper: Paper) -> tuple[Ruling, ...]:
    """Every yes or no to what was asked for or brought forward; in a judgment those of the court."""
    text = paper.text
    orders = [match.end() for match in _ORDER.finditer(text)] if not paper.reply else []
    low = orders[-1] if orders else len(text)
    ended = _ORDER_END.search(text, low)
    high = ended.start() if ended else len(text)
    found = []
    every = clauses(paper)
    for index, clause in enumerate(every):
        ordered = low <= clause.span.start < high
        words = clause.span.of(text)
        sign = clause.signs.get(_KIND, 0)
        given = not sign and ordered and _GIVES.search(words) is not None and _FINE.search(words) is None
        said = (
            sign
            and _BY_COURT.search(words)
            and (paper.reply or ordered or clause.court or "本院" in words)
            and not _LAW.search(words)
        )
        if given or said:
            found.append(Ruling(clause, _around(text, every, index), sign >= 0, given))
    return tuple(found)


def _around(text: str, every: tuple[Clause, ...], index: int) -> dict[str, float]:
    """The words of a clause and of the two before it, up to the paragraph's start; a sentence is no bound."""
    found: dict[str, float] = {}
    last = every[index].span.start
    for back, share in enumerate(_SHARES):
        if index < back:
            break
        clause = every[index - back]
        if "\n" in text[clause.span.end : last] and back:
            break
        last = clause.span.start
        for word in (*clause.signs, *(f"#{value.value}" for value in clause.values)):
            if word != _KIND:
                found[word] = max(found.get(word, 0.0), share)
    return found


def ruling_differences(reply: Paper, paper: Paper) -> Iterator[RulingDifference]:
    """Every yes or no that the reply tells of a court, held against the judgment's on the same."""
    known = rulings(paper)
    if not known:
        return
    weigh, strange = weights_of(paper)
    for ours in rulings(reply):
        if not _told(reply.text, ours.clause.span) or of_other_court(reply, paper, ours.clause.span):
            continue
        total = sum(share * weigh.get(word, strange) for word, share in ours.words.items())
        scored = [(_shared(ours, one, weigh), one) for one in known if not _of_others(ours.clause, one.clause)]
        same = max((score for score, one in scored if one.yes == ours.yes), default=0.0)
        other, theirs = max(
            ((score, one) for score, one in scored if one.yes != ours.yes),
            default=(0.0, None),
            key=lambda pair: pair[0],
        )
        if theirs is None:
            continue
        if _differ(reply, ours, known, (same, other, total), theirs) and same_plea(
            reply, ours.clause.span, paper, theirs.clause.span
        ):
            yield RulingDifference(ours.clause.span, theirs.clause.span, agrees=False)


def _differ(
    reply: Paper, ours: Ruling, known: tuple[Ruling, ...], shared: tuple[float, float, float], theirs: Ruling
) -> bool:
    same, other, total = shared
    if theirs.given and not ours.yes and _WHOLE.search(ours.clause.span.of(reply.text)) is None:
        return other >= max(_FAR_LEAST, _FAR_TIMES * same, _GIVEN_SHARE * total)
    if all(one.yes != ours.yes for one in known):
        return other >= _LEAST
    return other >= max(_FAR_LEAST, _FAR_TIMES * same)


def _shared(ours: Ruling, theirs: Ruling, weigh: Mapping[str, float]) -> float:
    return sum(
        weigh.get(word, 0.0) * min(share, theirs.words[word])
        for word, share in ours.words.items()
        if word in theirs.words
    )


def _of_others(ours: Clause, theirs: Clause) -> bool:
    """Whether the two name other parties: what was dismissed against one was not against another."""
    return bool(ours.parties and theirs.parties and not ours.parties & theirs.parties)


def _told(text: str, span: Span) -> bool:
    """Whether the reply says it of what a court did, as a fact."""
    start = max(text.rfind(sign, 0, span.start) for sign in "。；\n") + 1
    if _ALLOWS.search(text, start, span.end) or _IN_PART.search(text, span.start, span.end):
        return False
    if _NAMES_PART.search(text, span.start, span.end) or _NOT_THE_SAME.search(text, start, span.end):
        return False
    if _OPEN.search(text, span.start, span.end) or _ASKED.search(text, span.start, span.end):
        return False
    if _OWN_ANSWER.search(text, span.start, span.end):
        return False
    if _OFFICE.search(text, start, span.end) or _OF_OTHERS.search(text, start, span.end):
        return False
    return _COURT.search(text, start, span.end) is not None
