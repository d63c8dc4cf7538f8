"""Who bears the costs of a case, and which share.

What is easily got wrong: 案件受理费50元，减半收取25元，由原告张某负担10元、被告李某负担15元 names a total, what is
taken, and two shares; a reply may name only the share of the person it is written to.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from replycheck.compare.cast import Cast
from replycheck.compare.kinds.aligned import demanded
from replycheck.compare.mentions import Kind
from replycheck.compare.paper import Paper
from replycheck.facts.amounts import amounts
from replycheck.facts.people.parties import Side
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

FEE = pattern(
    r"(?:案件)?受理费|诉讼费用?|申请费|保全(?:申请)?费|(?:司法)?鉴定费|公告费|执行费|评估费"
    r"|减半后?(?:收取?|交纳)(?=[\d一二三四五六七八九])"
)
_SPLIT_FEE = pattern("[。！？\n]|；(?=[^，。；\n]{0,12}费)")
_REACH = 150
_BEARS = (
    r"(?:各?自?(?:行|己)?|共同|连带|全部|均|都|全|予以|来|先行)?(?:负担|承担|(?:交|缴)纳|支付"
    r"|出(?=[，,。；、\n]|钱|$)|(?:掏|付)钱?(?=[，,。；]))"
)
_BEARER = pattern(
    rf"(?<![向给])(?P<party>[\ue200-\ue3fe])(?:自己|自行|一方|一家|独自|单独|本人|个人|[（(][^（()）\n]{{0,16}}[）)])?(?P<not>一分不用|不用|无需|不需要?|不必|没有|不再?|无须|不应)?(?P<half>各?(?:半数|一半|半))?{_BEARS}"
    r"|(?:由|归|应由|均由|都由|判由|而由|仍由)各?(?P<role>原告|被告|上诉人|被上诉人|申请执行人|被执行人|再审申请人|被申请人|申请人|双方|第三人|对方)(?:各自|共同|各半)?(?:自己|自行|一方)?"
    rf"{_BEARS}"
)
_FREED = pattern(
    r"(?:不用|不必|无需|无须|不需要?|不由|不是由|不让)(?P<party>[\ue200-\ue3fe])(?:来|再)?(?:负担|承担|出(?!具|示)|掏|交|付)"
    r"|(?:与|跟|和)(?P<aside>[\ue200-\ue3fe])(?:无关|不相干|没有关系)"
)
"""不用韩某出, 与韩某无关: the no stands before the party."""
_NOT_ALL = pattern(
    rf"(?:不是|并非|没有|不能|不应)(?:把[^，。；\n]{{0,8}})?(?:都|全部|全|完全|单独|只|光)(?:是)?(?:由|让|要|叫|判)?[\ue200-\ue3fe](?:一方|一家|一个人|独自)?{_BEARS}"
)
"""不是全由你公司出 says nothing of who bears nothing."""
_PARTY_ROLE = pattern(
    r"(?:由|、|，|和|及)(?:原告|被告|上诉人|被上诉人|申请执行人|被执行人|再审申请人|被申请人|申请人|第三人)(?=[\ue200-\ue3fe])"
)
_LIST = pattern(
    r"(?:由|，|：)(?P<list>[\ue200-\ue3fe](?:[、和及与，](?:原告|被告|第三人)?[\ue200-\ue3fe]){1,9})(?:各自|共同|连带|各)?(?:负担|承担)"
)
_SUM = r"(?:人民币)?[\d,，.零一二三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]{1,14}元"
_RESPECTIVELY = pattern(
    rf"(?P<one>[\ue200-\ue3fe])[、和与及](?P<two>[\ue200-\ue3fe])(?:分别|各自?)?(?:负担|承担|(?:交|缴)纳|出)(?:受理费)?(?P<sum>{_SUM})[、和与及](?P<sum2>{_SUM})"
)
"""你和某某分别承担81元和332元: the first sum is the first one's."""
_HALVES = pattern(
    r"(?P<one>[\ue200-\ue3fe])[、和与及](?P<two>[\ue200-\ue3fe])(?:各自?|均|平均)?(?:负担|承担|出)?(?:一半|半数|各半|半|平摊|分担)"
)
_SIDES = {
    "原告": Side.CLAIMS,
    "被告": Side.CLAIMED,
    "上诉人": Side.APPEALS,
    "被上诉人": Side.APPEALED,
    "申请执行人": Side.CLAIMS,
    "被执行人": Side.CLAIMED,
    "再审申请人": Side.RETRIAL,
    "申请人": Side.CLAIMS,
    "被申请人": Side.CLAIMED,
    "第三人": Side.THIRD,
}


@dataclass(frozen=True, slots=True)
class Bearing:
    """One statement of who bears a fee: parties by index with the sum each bears, None where it isn't said.

    ``amounts`` are the sums named of the fee itself; ``fee`` its name; ``instance`` 一审, 二审 or "";
    ``part``: it speaks of a part (相应的受理费).
    """

    span: Span
    fee: str
    instance: str
    bearers: frozenset[int]
    shares: tuple[tuple[int, Decimal | None], ...]
    amounts: tuple[Decimal, ...]
    freed: frozenset[int] = frozenset()
    part: bool = False
    asked: bool = False


_PART = pattern("相应的?|这部分|该部分|这一部分|多出|超出")
_JOINING = "、和及与跟"
_WANTS = pattern("(?:(?<!诉讼)请求|要求|希望|主张|申请)(?!的|，)[^。；\n]{0,40}$")
"""What the petitioner or a party wants: 要求我院再审、鉴定费由对方承担."""
_CLAIM = pattern("诉讼请求|请求|要求|主张|诉称|判令|上诉请求")


def bearings(paper: Paper) -> list[Bearing]:
    """Every statement of who bears a fee, in reading order; what a party asks for is none."""
    return [one for one in _stated(paper) if not one.asked]


@lru_cache(maxsize=8)
def _stated(paper: Paper) -> tuple[Bearing, ...]:
    """Every statement of who bears a fee or, as a party asks, should bear it."""
    found: list[Bearing] = []
    end = 0
    for match in FEE.finditer(paper.text):
        if match.start() < end:
            continue
        made, end = _bearing(paper, match.start(), match[0])
        if made is not None:
            found.append(made)
    return tuple(found)


_PRAYS = pattern("(?:请求|诉请|诉讼请求|要求)(?![^。]{0,8}(?:不能成立|不成立|没有))[^。\n]{0,600}$")
"""What is prayed for may be a long list: 请求判令：1.……；5.诉讼费由被告承担."""
_AHEAD_OF_FEE = pattern("(?:负担|承担|支付|缴纳)(?:了)?(?:本案|全部|一审|二审|案件|所有|的){0,5}$")


def _asked(paper: Paper, low: int, start: int) -> bool:
    """Whether a fee is one that somebody asks to be borne: the petitioner, or a party in the judgment."""
    text = paper.text
    if paper.reply:
        listed = _REQUESTS.search(text, paper.sentence(Span(start, start + 1)).start, start)
        return listed is not None or _WANTS.search(text, low, start) is not None or demanded(text, start)
    if _CLAIM.search(text, max(low, start - 16), start):
        return True
    paragraph = max(text.rfind("\n", 0, start), text.rfind("。", 0, start)) + 1
    return _PRAYS.search(text, paragraph, start) is not None and not _ORDERED.search(text, paragraph, start)


_REQUESTS = pattern("(?:请求|诉请|诉讼请求|要求)(?:事项)?(?:共|一共)?(?:有|包括|是|为)[^。\n]{0,200}$")
_ORDERED = pattern("(?:判决|裁定|决定|协议)[：:\\s]{0,2}如下")


def _bearing(paper: Paper, start: int, fee: str) -> tuple[Bearing | None, int]:
    """What a sentence from the name of a fee on says of who bears it, and where it ends."""
    text = paper.text
    stop = _SPLIT_FEE.search(text, start, min(len(text), start + _REACH))
    end = stop.start() if stop else min(len(text), start + _REACH)
    splits = _SPLIT_FEE.finditer(text, max(0, start - 60), start + len(fee))
    low = max((one.end() for one in splits if one.end() <= start), default=max(0, start - 60))
    ahead = paper.reply or _AHEAD_OF_FEE.search(text, low, start) is not None
    if ahead and not paper.reply:
        low = max(low, paper.clause(Span(start, start + 1)).start)
    shares, freed = _shares(paper, low if ahead else start, end)
    if not shares and not freed:
        return None, end
    named = [match[0] for match in FEE.finditer(text, start, end)]
    sums = tuple(
        one.value
        for one in paper.mentions
        if one.kind is Kind.MONEY and isinstance(one.value, Decimal) and low <= one.span.start and one.span.end <= end
    )
    clause = text[low:end]
    instance = "二审" if "二审" in clause else "一审" if "一审" in clause or "原审" in clause else ""
    names = "、".join(dict.fromkeys(named)) or fee
    bearers = frozenset(shares)
    return Bearing(
        Span(start, end),
        names,
        instance,
        bearers,
        tuple(shares.items()),
        sums,
        frozenset(freed),
        _PART.search(clause) is not None,
        _asked(paper, low, start),
    ), end


def _shares(paper: Paper, low: int, end: int) -> tuple[dict[int, Decimal | None], set[int]]:
    """Who bears a fee and how much, and who is said to bear nothing."""
    read = paper.named
    signs = _PARTY_ROLE.sub(
        lambda m: m[0][0] if m[0][0] in "、，和及" else "由", read.signs[read.at(low) : read.at(end)]
    )
    shares: dict[int, Decimal | None] = {}
    freed: set[int] = set()
    for listed in _LIST.finditer(signs):
        shares.update({ord(sign) - 0xE200: None for sign in listed["list"] if "\ue200" <= sign < "\ue3ff"})
    if shared := _RESPECTIVELY.search(signs):
        return _respectively(shared), freed
    signs = _NOT_ALL.sub("", signs)
    freed |= {ord(match["party"] or match["aside"]) - 0xE200 for match in _FREED.finditer(signs)}
    signs = _FREED.sub("", signs)
    for match in _HALVES.finditer(signs):
        shares.update(dict.fromkeys(ord(match[part]) - 0xE200 for part in ("one", "two")))
    for match in _BEARER.finditer(signs):
        parties = _parties(paper.people, match["party"], match["role"])
        if match["not"]:
            freed |= parties
            continue
        if match.start() > 1 and signs[match.start() - 1] in _JOINING:  # 你和某某各承担81元和332元: whose is which?
            ahead = signs[match.start() - 2]
            shares.update(dict.fromkeys({*parties, *({ord(ahead) - 0xE200} if "\ue200" <= ahead < "\ue3ff" else ())}))
            continue
        share = _share_behind(signs, match.end())
        shares.update(dict.fromkeys(parties, share if len(parties) == 1 else None))
    return shares, freed


def _respectively(shared: re.Match[str]) -> dict[int, Decimal | None]:
    sums = [found[0].value if (found := amounts(shared[part])) else None for part in ("sum", "sum2")]
    return dict(zip((ord(shared[part]) - 0xE200 for part in ("one", "two")), sums, strict=True))


def _parties(people: Cast, sign: str | None, role: str | None) -> set[int]:
    if sign:
        return {ord(sign) - 0xE200}
    if role == "对方":
        others = set(range(len(people.parties))) - people.addressees
        return others if len(others) == 1 else set()
    side = _SIDES.get(role or "")
    return {index for index, party in enumerate(people.parties) if side in party.sides}


_FIGURE = pattern(
    r"(?:人民币)?(?P<number>[\d,，.]{1,12}|[零一二三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]{1,12})(?P<scale>万)?元"
)


def _share_behind(signs: str, end: int) -> Decimal | None:
    found = amounts(signs[end : end + 18])
    return found[0].value if found and found[0].span.start <= 2 else None  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class FeeDifference:
    """A statement of the reply on a fee with the paper's: who bears it, or the share, is not the same."""

    ours: Bearing
    theirs: Bearing
    agrees: bool
    certain: bool


def fee_differences(reply: Paper, paper: Paper) -> list[FeeDifference]:
    """Every statement of the reply on who bears a fee against the judgment's."""
    known = _ordered(paper)
    found = [held for ours in bearings(reply) if (held := _held(ours, known)) is not None] if known else []
    return [*found, *_prayed_for(reply, paper)]


_IN_COURT = pattern("起诉|诉至|诉状|诉讼请求|请求判令|诉请|诉求|申请书|上诉请求")
_ALONE = pattern("一家|独自|单独|一方|自己|一个人")
_BY_LETTER = pattern("来信|来函|信中|信里|申诉|反映|来访|此次要求|现在要求")


def _prayed_for(reply: Paper, paper: Paper) -> list[FeeDifference]:
    """Who was to bear the fees as the plaintiff asked, where the judgment has that too."""
    known = [one for one in _stated(paper) if one.asked and one.bearers]
    every = frozenset().union(*(one.bearers for one in known))
    found = []
    for ours in _stated(reply) if known else ():
        low = reply.text.rfind("\n", 0, ours.span.start) + 1
        ahead = reply.text[low : ours.span.start]
        if not ours.asked or not ours.bearers or not _IN_COURT.search(ahead) or _BY_LETTER.search(ahead):
            continue
        alone = _ALONE.search(ours.span.of(reply.text)) is not None
        agreeing = next(
            (one for one in known if ours.bearers == one.bearers or (ours.bearers < one.bearers and not alone)), None
        )
        if agreeing is not None or alone or not ours.bearers & every:
            found.append(FeeDifference(ours, agreeing or known[0], agrees=agreeing is not None, certain=False))
    return found


_ORDER = pattern("(?:判决|裁定|决定|协议)[：:\\s]{0,2}如下")


def _ordered(paper: Paper) -> list[Bearing]:
    """What the judgment itself says of fees: behind 判决如下, else where a sum is named, else anywhere."""
    known = bearings(paper)
    order = max((match.end() for match in _ORDER.finditer(paper.text)), default=len(paper.text))
    return [one for one in known if one.span.start >= order] or [one for one in known if one.amounts] or known


def _held(ours: Bearing, known: list[Bearing]) -> FeeDifference | None:
    which = [one for one in known if ours.instance == one.instance] if ours.instance else known
    known = [one for one in known if _kinds(one) & _kinds(ours)] or known
    by_sum = [one for one in known if set(ours.amounts) & set(one.amounts)]
    rivals = by_sum or which or known
    if any(_agrees(ours, one) for one in known):
        return FeeDifference(ours, next(one for one in known if _agrees(ours, one)), agrees=True, certain=True)
    theirs = rivals[-1]
    everyone = frozenset().union(*(one.bearers for one in known))
    wrong = bool(ours.bearers - everyone) or bool(ours.freed & theirs.bearers) or _other_shares(ours, theirs)
    missing = (
        bool(ours.bearers)
        and not ours.part
        and len(known) == 1
        and ours.bearers < theirs.bearers
        and not _own_share(ours, theirs)
    )
    if not wrong and not missing and len(rivals) == 1 and ours.bearers and not ours.bearers & theirs.bearers:
        wrong = True
    if not wrong and not missing:
        return None
    # A sentence that names the fees of 本诉 and 反诉 together has shares of both.
    same_fee = len(known) == 1 or (bool(ours.amounts) and set(ours.amounts) <= set(theirs.amounts))
    alone = len({one.bearers for one in rivals}) == 1 and len(_kinds(ours)) == 1
    return FeeDifference(ours, theirs, agrees=False, certain=wrong and same_fee and alone)


def _kinds(one: Bearing) -> set[str]:
    """Which fees a statement is of; 诉讼费 and 受理费 are one."""
    return {"受理费" if _OF_THE_COURT.search(name) else name[-3:] for name in one.fee.split("、")}


_OF_THE_COURT = pattern("受理|诉讼|减半")


def _agrees(ours: Bearing, theirs: Bearing) -> bool:
    if ours.freed & theirs.bearers:
        return False
    if not ours.bearers:
        return bool(ours.freed)
    if not ours.bearers <= theirs.bearers or _other_shares(ours, theirs):
        return False
    return ours.bearers == theirs.bearers or _own_share(ours, theirs)


def _own_share(ours: Bearing, theirs: Bearing) -> bool:
    """Whether the reply names only the share of some of those who bear the fee."""
    given = dict(theirs.shares)
    return all(share is not None and given.get(party) == share for party, share in ours.shares)


def _other_shares(ours: Bearing, theirs: Bearing) -> bool:
    given = dict(theirs.shares)
    return any(
        share is not None and given.get(party) is not None and given[party] != share for party, share in ours.shares
    )
