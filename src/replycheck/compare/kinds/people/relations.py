"""Who did what to whom: who sued, who appealed, who stood on which side, and who was told to do something.

What is easily got wrong: sides are those of the first instance whoever appealed; a party may be both (反诉), and a
paper that doesn't say who sued settles nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from replycheck.compare.cast import Cast
from replycheck.compare.context import Reading
from replycheck.compare.paper import Paper
from replycheck.facts.people.parties import Side
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_HEAD = 600
P = "[\ue200-\ue3fe]"
_LIST = rf"{P}(?:[、和与及，]{{1,2}}{P}){{0,6}}"
_SUE = (
    r"(?:提?起诉(?!讼(?:费|请求)|状|称|书)(?!讼)|提起(?:行政|民事)?诉讼|诉至|诉到|告到|告上|"
    r"状告|控告|告(?![诉知示])|诉(?![讼称求状权苦说])|打官司告)"
)
_SUES = pattern(
    rf"(?P<a>{_LIST})(?:等人?|两人|二人)?(?:作为原告)?(?:[于在]?[\d一二〇零三四五六七八九十年月日，]{{4,16}})?(?:又|也|还|都|曾|就|再次|首先|先|不服，?|向[^，。；\ue200-\ue3fe]{{2,20}})?(?P<verb>{_SUE})(?:了|过)?(?P<b>{_LIST})"
    rf"|(?P<a2>{P})(?:作为原告)?(?:[^，。；\n\ue200-\ue3fe]{{0,16}})?(?:把|将)(?P<b2>{_LIST})(?:等人?|两人|二人)?[^，。；\n\ue200-\ue3fe]{{0,6}}?{_SUE}"
    rf"|(?P<a3>{P})(?:因|与|就|以|不服)[^。；\n]{{0,30}}?(?:对|以)(?P<b3>{P})(?:为被告)?[^，。；\n\ue200-\ue3fe]{{0,8}}(?:提起诉讼|起诉|提起行政诉讼)"
    rf"|(?P<a4>{P})(?:申请对|对|以)(?P<b4>{P})(?:为被申请人)?(?:申请)?(?:发|申请|发出|提出)[^，。；\n]{{0,6}}(?:支付令|强制执行|执行|财产保全|保全|仲裁)"
    rf"|(?P<a5>{P})(?:与|和)(?P<b5>{P})[^。；\n]{{0,30}}?一案，?(?:由|是)(?P<c5>{P})(?:提起|起诉|作为原告)"
)
_SIDE_WORDS = {
    "原告": (Side.CLAIMS,),
    "被告": (Side.CLAIMED, Side.ACCUSED),
    "被告人": (Side.ACCUSED,),
    "上诉人": (Side.APPEALS,),
    "被上诉人": (Side.APPEALED,),
    "申请执行人": (Side.CLAIMS,),
    "被执行人": (Side.CLAIMED,),
    "再审申请人": (Side.RETRIAL,),
    "申请人": (Side.CLAIMS, Side.RETRIAL),
    "被申请人": (Side.CLAIMED, Side.APPEALED, Side.CLAIMS),
    "第三人": (Side.THIRD,),
    "被害人": (Side.VICTIM,),
    "公诉机关": (Side.PROSECUTES,),
}
_SUES_ALONE = pattern(
    rf"(?P<a>{P})(?:对|因|不服)[^。；，\ue200-\ue3fe]{{0,24}}(?:不服)?，?(?:依法|遂|于是|又|就)?(?:向[^，。；\ue200-\ue3fe]{{2,18}})?(?:提起(?:了)?(?:行政|民事)?诉讼|提起起诉)(?!{P}|费)"
)
_STANDS = pattern(
    rf"(?P<a>{P})(?:作为|是|系|为|以|在(?:该案|本案)?(?:一审|二审|再审|原审)?(?:中|时)?(?:是|为|系|作为))(?:该案|本案|案件)?(?:的)?(?:一审|原审|二审|再审|诉前保全|保全)?(?:的)?"
    r"(?P<side>原告|被告人?|上诉人|被上诉人|申请执行人|被执行人|再审申请人|申请人|被申请人|第三人|被害人)(?:一方|身份)?"
)
_IS_SIDE = pattern(
    rf"(?P<side>原告|被告人?|上诉人|被上诉人|申请执行人|被执行人|再审申请人|第三人)(?:分别)?(?:是|为|系)(?P<a>{P})(?![和、与])"
)
_APPEALS = pattern(
    rf"(?P<a>{P})(?:等人?|均|都|也|又|随后|于是)?(?:对[^，。；\n\ue200-\ue3fe]{{0,14}}?)?(?:不服[^，。；\n\ue200-\ue3fe]{{0,16}}?，?)?(?:依法|随即|遂|又|就|已|也)?(?:提起了?|提出了?|向[^，。；\n\ue200-\ue3fe]{{2,18}}?提起)?上诉(?!人|期|状|请求|于|费|权|理由|意见|后维持|、)"
)
_DENIED = pattern("没有|未|不|放弃|撤回|可以|有权|如(?!下)|若|可在|可以向")
_PROTEST = pattern(
    r"(?P<who>[\ue200-\ue3fe]|[\u4e00-\u9fff]{2,14}检察院|[\u4e00-\u9fff]{2,3})(?:提起了?|提出了?)?抗诉(?!机关|书|权)"
)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation that the reply states against what the judgment has; ``found``: where it names them, if it does."""

    span: Span
    value: str
    theirs: str
    found: Span | None
    agrees: bool
    certain: bool


@lru_cache(maxsize=8)
def sides(paper: Paper) -> dict[Side, frozenset[int]]:
    """Which parties stand on which side, by their roles and by who is said to have sued whom."""
    found: dict[Side, set[int]] = {}
    for index, party in enumerate(paper.people.parties):
        for side in party.sides:
            found.setdefault(side, set()).add(index)
    if Side.CLAIMS not in found:
        for first, second, _, _ in _suits(paper.named):
            if not (set(second) & found.get(Side.CLAIMS, set())):
                found.setdefault(Side.CLAIMS, set()).update(first)
                found.setdefault(Side.CLAIMED, set()).update(second)
                break
    return {side: frozenset(parties) for side, parties in found.items()}


def _suits(read: Reading) -> Iterator[tuple[list[int], list[int], int, int]]:
    for match in _SUES.finditer(read.signs):
        if match["c5"]:
            first, second = match["c5"], (match["b5"] if match["c5"] == match["a5"] else match["a5"])
        else:
            first = match["a"] or match["a2"] or match["a3"] or match["a4"] or ""
            second = match["b"] or match["b2"] or match["b3"] or match["b4"] or ""
        yield _indexes(first), _indexes(second), match.start(), match.end()


def _indexes(signs: str) -> list[int]:
    return [ord(sign) - 0xE200 for sign in signs if "\ue200" <= sign < "\ue3ff"]


def relations(reply: Paper, paper: Paper) -> list[Relation]:
    """Every relation that the reply states, held against the judgment's sides."""
    known = sides(paper)
    if "反诉" in paper.text and known.get(Side.CLAIMS, frozenset()) & known.get(Side.CLAIMED, frozenset()):
        return []
    return [
        *_sued(reply, paper, known),
        *_sued_another(reply, paper, known),
        *_sued_alone(reply, paper, known),
        *_stands(reply, paper, known),
        *_appealed(reply, paper, known),
        *_silent(reply, paper, known),
        *_retried(reply, paper, known),
        *_protested(reply, paper),
        *_enforced(reply, paper, known),
        *charged(reply, paper),
    ]


def _span(read: Reading, start: int, end: int, text: str) -> Span:
    last = read.back[end] if end < len(read.back) else len(text)
    return Span(read.back[start], last)


def _named(people: Cast, indexes: list[int] | frozenset[int]) -> str:
    return "、".join(people.parties[index].name for index in sorted(indexes))


def _sued(reply: Paper, paper: Paper, known: dict[Side, frozenset[int]]) -> Iterator[Relation]:
    claims, claimed = known.get(Side.CLAIMS, frozenset()), known.get(Side.CLAIMED, frozenset())
    if not claims:
        return
    people = paper.people
    for first, second, start, end in _suits(reply.named):
        if not first or not second:
            continue
        span = _span(reply.named, start, end, reply.text)
        value = f"{_named(people, first)}诉{_named(people, second)}"
        theirs = f"{_named(people, claims)}诉{_named(people, claimed)}"
        right = set(first) <= claims and (set(second) <= claimed or not claimed)
        third = known.get(Side.THIRD, frozenset()) - claims - claimed
        wrong = bool(set(first) & (claimed - claims)) or bool(set(second) & ((claims | third) - claimed))
        if right or wrong:
            place = people.parties[next(iter(sorted(claims)))].place
            yield Relation(
                span,
                value,
                theirs,
                Span(place, place + len(people.parties[next(iter(sorted(claims)))].name)),
                right and not wrong,
                set(first) <= claimed - claims and set(second) <= claims - claimed,
            )


def _sued_alone(reply: Paper, paper: Paper, known: dict[Side, frozenset[int]]) -> Iterator[Relation]:
    """Who went to court, where it is not said against whom: 我局对批准书不服提起诉讼."""
    claims, claimed = known.get(Side.CLAIMS, frozenset()), known.get(Side.CLAIMED, frozenset())
    for match in _SUES_ALONE.finditer(reply.named.signs) if claims else ():
        index = ord(match["a"]) - 0xE200
        if _DENIED.search(match[0].replace("不服", "")) or index not in claims | claimed:
            continue
        first = paper.people.parties[min(claims)]
        span = _span(reply.named, match.start(), match.end(), reply.text)
        yield Relation(
            span,
            span.of(reply.text),
            f"{_named(paper.people, claims)}起诉",
            Span(first.place, first.place + len(first.name)),
            agrees=index in claims,
            certain=False,
        )


_SUED_BODY = pattern(
    rf"(?P<a>{P})(?:对)?{_SUE}(?P<body>[\u4e00-\u9fff]{{2,14}}(?:人民政府|政府|局|公司|银行|委员会|村委会|厂|医院))"
)


def _sued_another(reply: Paper, paper: Paper, known: dict[Side, frozenset[int]]) -> Iterator[Relation]:
    """A body that the judgment names, but not as one that was sued."""
    claims, claimed = known.get(Side.CLAIMS, frozenset()), known.get(Side.CLAIMED, frozenset())
    for match in _SUED_BODY.finditer(reply.named.signs):
        if ord(match["a"]) - 0xE200 not in claims or not claimed or match["body"] not in paper.text:
            continue
        span = _span(reply.named, match.start(), match.end(), reply.text)
        first = paper.people.parties[min(claimed)]
        value = f"{_named(paper.people, claims)}诉{match['body']}"
        theirs = f"{_named(paper.people, claims)}诉{_named(paper.people, claimed)}"
        yield Relation(
            span, value, theirs, Span(first.place, first.place + len(first.name)), agrees=False, certain=False
        )


_AT_FIRST = frozenset({Side.CLAIMS, Side.CLAIMED, Side.THIRD})
"""Of these a party has one, but where there is a counter-claim."""


def _stands(reply: Paper, paper: Paper, known: dict[Side, frozenset[int]]) -> Iterator[Relation]:
    people = paper.people
    for match in chain(_STANDS.finditer(reply.named.signs), _IS_SIDE.finditer(reply.named.signs)):
        index = ord(match["a"]) - 0xE200
        wanted = _SIDE_WORDS[match["side"]]
        have = [side for side in Side if index in known.get(side, frozenset())]
        opposite = {
            Side.CLAIMS: Side.CLAIMED,
            Side.CLAIMED: Side.CLAIMS,
            Side.APPEALS: Side.APPEALED,
            Side.APPEALED: Side.APPEALS,
        }
        if any(side in have for side in wanted):
            agrees = True
        elif any(opposite.get(side) in have for side in wanted) or (set(wanted) & _AT_FIRST and set(have) & _AT_FIRST):
            agrees = False
        else:
            continue
        span = _span(reply.named, match.start(), match.end(), reply.text)
        party = people.parties[index]
        yield Relation(
            span,
            f"{party.name}是{match['side']}",
            f"{party.name}{_side_names(have)}",
            Span(party.place, party.place + len(party.name)),
            agrees,
            not agrees,
        )


_NAMES = {
    Side.CLAIMS: "原告（申请人）",
    Side.CLAIMED: "被告（被申请人）",
    Side.APPEALS: "上诉人",
    Side.APPEALED: "被上诉人",
    Side.RETRIAL: "再审申请人",
    Side.THIRD: "第三人",
    Side.ACCUSED: "被告人",
    Side.VICTIM: "被害人",
    Side.PROSECUTES: "公诉机关",
}


def _side_names(have: list[Side]) -> str:
    return "是" + "、".join(_NAMES[side] for side in have)


def _appealed(reply: Paper, paper: Paper, known: dict[Side, frozenset[int]]) -> Iterator[Relation]:
    appeals = known.get(Side.APPEALS, frozenset())
    if not appeals:
        yield from _no_appeal(reply, paper, known)
        return
    people = paper.people
    for match in _APPEALS.finditer(reply.named.signs):
        if _DENIED.search(match[0].replace("不服", "")) or _DENIED.search(
            reply.named.signs[max(0, match.start() - 6) : match.start()].replace("不服", "")
        ):
            continue
        index = ord(match["a"]) - 0xE200
        party = people.parties[index]
        agrees = index in appeals
        if not agrees and index not in known.get(Side.APPEALED, frozenset()):
            continue
        span = _span(reply.named, match.start(), match.end(), reply.text)
        first = people.parties[next(iter(sorted(appeals)))]
        yield Relation(
            span,
            f"{party.name}上诉",
            f"{_named(people, appeals)}上诉",
            Span(first.place, first.place + len(first.name)),
            agrees,
            not agrees,
        )


_AT_COURT = pattern("最高(?:人民)?法院|高级人民法院|高院")


def _no_appeal(reply: Paper, paper: Paper, known: dict[Side, frozenset[int]]) -> Iterator[Relation]:
    """An appeal told of a decision on a protest, or on an application for retrial."""
    head = paper.text[:_HEAD]
    protested = "抗诉机关" in head
    retrial = bool(known.get(Side.RETRIAL)) and _AT_COURT.search(head)
    for match in _APPEALS.finditer(reply.named.signs) if protested or retrial else ():
        if _DENIED.search(match[0].replace("不服", "")):
            continue
        span = _span(reply.named, match.start(), match.end(), reply.text)
        at = paper.text.find("抗诉机关" if protested else "再审申请人")
        court = _AT_COURT.search(match[0])
        if at >= 0 and (protested or (court and retrial and court[0][:2] == retrial[0][:2])):
            theirs = "检察机关抗诉" if protested else "申请再审"
            yield Relation(span, span.of(reply.text), theirs, Span(at, at + 4), agrees=False, certain=False)


_FINAL = pattern(
    "本(?:判决|裁定)(?:为|系)终审|终审(?:判决|裁定)|(?:判决|裁定)(?:自|一经)?(?:送达|作出)(?:之日|后|即)[^，。]{0,6}(?:发生|产生)法律效力"
)
_APPEALABLE = pattern("如不服本(?:判决|裁定)[^。]{0,80}上诉")
_MAY_APPEAL = pattern("(?:判决|裁定)书?[^，。；\\n]{0,12}可以?(?:依法|在[^，。；\\n]{0,12})?(?:提起|提出)?上诉")
_SAID_FINAL = pattern("(?:是|为|系)(?:终审|终局|最终)的?(?:判决|裁定)")
_OF_OTHERS = pattern("一审|原审|当时|那时")
_ABOVE = pattern("二审|上诉|终字|终\\d|再审")


def finality(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """Whether one may appeal: 这份裁定可以上诉 of one that is final, 这是终审判决 of one that was not."""
    final, open_ = _FINAL.search(paper.text), _APPEALABLE.search(paper.text)
    if (final is None) == (open_ is None) or (open_ and _ABOVE.search(reply.text)):
        return
    theirs = final or open_
    for match in (_MAY_APPEAL if final else _SAID_FINAL).finditer(reply.text):
        sentence = reply.sentence(Span(*match.span()))
        if theirs and not _OF_OTHERS.search(reply.text, sentence.start, match.end()) and _alone(reply, paper, sentence):
            yield Relation(Span(*match.span()), match[0], theirs[0], Span(*theirs.span()), agrees=False, certain=False)


def _alone(reply: Paper, paper: Paper, sentence: Span) -> bool:
    """Whether the sentence names no other decision than this."""
    own = {one.value for one in paper.mentions if one.unit == "case" and one.span.start < _HEAD}
    near = [one for one in reply.mentions if one.unit == "case" and sentence.contains(one.span)]
    return all(one.value in own for one in near)


_SILENT = pattern(
    rf"(?P<a>{P})(?:[^，。；\n\ue200-\ue3fe]{{0,6}})?(?P<no>没有|未|并未|并没有)(?:提起|提出|提)?过?上诉(?!费|状|权|资格|人)"
    rf"|(?P<only>只有|仅有?|唯有)(?P<b>{P})(?:一方)?(?:提起了?|提出了?)?上诉"
)


def _silent(reply: Paper, paper: Paper, known: dict[Side, frozenset[int]]) -> Iterator[Relation]:
    """That a party did not appeal, or alone did."""
    appeals = known.get(Side.APPEALS, frozenset())
    for match in _SILENT.finditer(reply.named.signs) if appeals else ():
        index = ord(match["a"] or match["b"]) - 0xE200
        right = index not in appeals if match["no"] else appeals == {index}
        if index in appeals or not match["no"]:
            first = paper.people.parties[min(appeals)]
            yield Relation(
                _span(reply.named, match.start(), match.end(), reply.text),
                _span(reply.named, match.start(), match.end(), reply.text).of(reply.text),
                f"{_named(paper.people, appeals)}上诉",
                Span(first.place, first.place + len(first.name)),
                right,
                certain=False,
            )


_RETRIES = pattern(
    rf"(?P<a>{P})(?:[^，。；\n\ue200-\ue3fe]{{0,10}}不服[^，。；\n\ue200-\ue3fe]{{0,16}})?，?(?:依法|遂|又|就|已|后)?"
    r"(?:向[^，。；\n\ue200-\ue3fe]{2,18})?(?:申请了?再审|提出再审申请|提起再审申请)(?!人)"
)
_ONLY = pattern(rf"(?:只有|仅有?|唯有)(?={P}$)|(?:只有|仅有?|唯有)$")


def _retried(reply: Paper, paper: Paper, known: dict[Side, frozenset[int]]) -> Iterator[Relation]:
    """Who applied for the retrial; a petitioner who may do so yet is no such one."""
    applied = known.get(Side.RETRIAL, frozenset())
    for match in _RETRIES.finditer(reply.named.signs) if applied else ():
        index = ord(match["a"]) - 0xE200
        if _DENIED.search(match[0].replace("不服", "")):
            continue
        span = _span(reply.named, match.start(), match.end(), reply.text)
        first = paper.people.parties[min(applied)]
        alone = _ONLY.search(reply.named.signs, max(0, match.start() - 3), match.start()) is not None
        yield Relation(
            span,
            span.of(reply.text),
            f"{_named(paper.people, applied)}申请再审",
            Span(first.place, first.place + len(first.name)),
            index in applied and not (alone and len(applied) > 1),
            certain=False,
        )


def _other_body(paper: Paper, name: str, span: Span) -> Iterator[Relation]:
    """Another procuratorate than the one that protested."""
    known = {}
    for match in _PROTESTS_AHEAD.finditer(paper.text):
        group = "name" if match["name"] else "name2"
        known[match[group]] = Span(*match.span(group))
    place = name.removesuffix("检察院").removesuffix("人民")
    if (
        known
        and name.endswith("检察院")
        and len(place) > 1
        and not any(place in one or one.removesuffix("人民检察院") in name for one in known)
    ):
        first, at = next(iter(known.items()))
        yield Relation(span, f"{name}抗诉", f"{first}抗诉", at, agrees=False, certain=False)


def charged(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """A charge is brought by a procuratorate, and by nobody else."""
    found = re.search(r"[\u4e00-\u9fff]{2,16}检察院", paper.text)
    for match in _CHARGES.finditer(reply.text) if found else ():
        if found and "检察院" not in match[0]:
            yield Relation(Span(*match.span()), match[0], found[0], Span(*found.span()), agrees=False, certain=False)


_ENFORCES = pattern(
    rf"(?P<who>{P}|[你您](?:们|公司|单位)?|[\u4e00-\u9fff]某{{1,2}})(?:[于在]?[\d一二〇零三四五六七八九十年月日，]{{4,16}})?(?:向[^，。；\ue200-\ue3fe]{{2,20}}?)?"
    r"(?:申请了?|提出了?)(?:人民法院|法院)?(?:强制|的)?执行(?!异议|人|标的|回转)"
)


def _enforced(reply: Paper, paper: Paper, known: dict[Side, frozenset[int]]) -> Iterator[Relation]:
    """Who applied for enforcement, where the judgment is about that and a body did."""
    applied = known.get(Side.CLAIMS, frozenset())
    if not applied or "申请执行人" not in paper.text[:_HEAD]:
        return
    for match in _ENFORCES.finditer(reply.named.signs):
        if _DENIED.search(match[0]) or _DENIED.search(
            reply.named.signs[max(0, match.start() - 6) : match.start()].rpartition("，")[2]
        ):
            continue
        indexes = _indexes(match["who"])
        if not indexes and paper.people.issuer not in applied:
            continue
        first = paper.people.parties[min(applied)]
        span = _span(reply.named, match.start(), match.end(), reply.text)
        yield Relation(
            span,
            span.of(reply.text),
            f"{_named(paper.people, applied)}申请执行",
            Span(first.place, first.place + len(first.name)),
            agrees=bool(set(indexes) & applied),
            certain=False,
        )


_CHARGES = pattern(
    "(?P<who>[\u4e00-\u9fff]{2,12}(?:公安分?局|人民法院|人民政府|监委|监察委员会))[^，。；\\n]{0,16}提起公诉"
)
_PROTESTS_AHEAD = pattern(
    "抗诉机关[：:]?\\s{0,2}(?P<name>[\u4e00-\u9fff]{2,16}检察院)|(?P<name2>[\u4e00-\u9fff]{2,16}检察院)(?:以[^，。；]{2,24}号[^，。；]{0,8})?(?:提起了?|提出了?)抗诉"
)


def _protested(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """A protest (抗诉) is made by a procuratorate."""
    for match in _PROTEST.finditer(reply.named.signs):
        who = match["who"]
        name = paper.people.parties[ord(who) - 0xE200].name if re.fullmatch(P, who) else who
        person = re.fullmatch(P, who) is not None and "检察" not in name
        span = _span(reply.named, match.start(), match.end(), reply.text)
        if not person:
            yield from _other_body(paper, name, span)
            continue
        found = re.search(r"[\u4e00-\u9fff]{2,16}检察院", paper.text)
        yield Relation(
            span,
            f"{name}抗诉",
            f"{found[0] if found else '检察院'}抗诉",
            Span(*found.span()) if found else None,
            agrees=False,
            certain=found is not None,
        )
