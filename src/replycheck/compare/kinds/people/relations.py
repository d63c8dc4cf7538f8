"""Who stood against whom: who sued, on which side a party was, and who applied for enforcement.

What is easily got wrong: the petitioner may be nobody's party, and 是被告 of one case says nothing of another.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from replycheck.compare.kinds.people.sides import (
    DENIED,
    HEAD,
    SUE,
    P,
    Relation,
    in_full,
    indexes,
    names_of,
    sides,
    stretch,
    suits,
)
from replycheck.compare.paper import Paper
from replycheck.facts.people.parties import Side
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

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
    rf"(?P<a>{P})(?:，[他她它](?:是|系)|，(?=(?:原审|一审)(?:原告|被告|第三人)[，。；])|作为|是|系|为|以|在(?:该案|本案)?(?:一审|二审|再审|原审)?(?:中|时)?(?:是|为|系|作为))(?:该案|本案|案件)?(?:的)?(?:一审|原审|二审|再审|诉前保全|保全)?(?:的)?"
    r"(?P<side>原告|被告人?|上诉人|被上诉人|申请执行人|被执行人|再审申请人|申请人|被申请人|第三人|被害人)(?:一方|身份)?(?![为是系有：])"
)
_IS_SIDE = pattern(
    rf"(?P<side>原告|被告人?|上诉人|被上诉人|申请执行人|被执行人|再审申请人|第三人)(?:分别)?(?:是|为|系)(?P<a>{P})(?![和、与])"
)


def relations(reply: Paper, paper: Paper) -> list[Relation]:
    """Every relation that the reply states, held against the judgment's sides."""
    known = sides(paper)
    crossed = _counter_claims(reply, paper)
    if "反诉" in paper.text and known.get(Side.CLAIMS, frozenset()) & known.get(Side.CLAIMED, frozenset()):
        return crossed
    return [
        *crossed,
        *_sued(reply, paper, known),
        *_sued_another(reply, paper, known),
        *_sued_alone(reply, paper, known),
        *_stands(reply, paper, known),
        *_enforced(reply, paper, known),
        *_accused_sues(reply, paper, known),
        *_sued_you(reply, paper, known),
        *_sued_by_another(reply, paper, known),
        *_sued_only(reply, paper, known),
        *_enforces_against(reply, paper),
    ]


def _sued(reply: Paper, paper: Paper, known: dict[Side, frozenset[int]]) -> Iterator[Relation]:
    claims, claimed = known.get(Side.CLAIMS, frozenset()), known.get(Side.CLAIMED, frozenset())
    if not claims:
        return
    people = paper.people
    for first, second, start, end in suits(reply.named):
        if not first or not second:
            continue
        span = stretch(reply.named, start, end, reply.text)
        if _IS_NOT.search(reply.text, max(0, span.start - 4), span.start):
            continue
        value = f"{names_of(people, first)}诉{names_of(people, second)}"
        theirs = f"{names_of(people, claims)}诉{names_of(people, claimed)}"
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
                set(first) <= claimed - claims and set(second) <= claims - claimed and in_full(span.of(reply.text)),
            )


_IS_NOT = pattern("(?:不是|并非|而非)$")
"""本案不是你公司起诉我局的案件 says who did not sue."""
_SUES_YOU = pattern(
    rf"(?P<a>{P})(?:仍|还|又|也|就|却|坚持|一直|执意|非|要|以[^，。；\ue200-\ue3fe]{{2,20}}){{0,4}}{SUE}了?(?=[你您])"
)


def _sued_you(reply: Paper, paper: Paper, known: dict[Side, frozenset[int]]) -> Iterator[Relation]:
    """铁路局告您二位 of a case in which that was sued, whoever is meant by 您二位."""
    claims, claimed = known.get(Side.CLAIMS, frozenset()), known.get(Side.CLAIMED, frozenset())
    for match in _SUES_YOU.finditer(reply.named.signs) if claims and not paper.people.addressees else ():
        if ord(match["a"]) - 0xE200 in claimed - claims:
            yield _by(reply, paper, (match.start(), match.end()), claims)


def _by(reply: Paper, paper: Paper, at: tuple[int, int], claims: frozenset[int]) -> Relation:
    """That somebody else sued than stands in the reply."""
    first = paper.people.parties[min(claims)]
    span = stretch(reply.named, *at, reply.text)
    place = Span(first.place, first.place + len(first.name))
    return Relation(
        span, span.of(reply.text), f"{names_of(paper.people, claims)}起诉", place, agrees=False, certain=False
    )


_PLAINTIFF = pattern(
    r"(?:本案|该案|案件)的?原告(?:是|为|系)(?P<body>[\u4e00-\u9fff]{2,16}?(?:公司|政府|局|银行|委员会|村委会|[支分]行|厂|医院))(?=[，。；])"
)
_SUED_CASE = pattern(rf"(?P<a>{P})(?:提)?起诉的(?=[^，。；\n]{{0,16}}(?:纠纷|一案|案件|诉讼))")


def _sued_by_another(reply: Paper, paper: Paper, known: dict[Side, frozenset[int]]) -> Iterator[Relation]:
    """本案原告是某公司 of a body that is no plaintiff, 是你起诉的纠纷 of a party that stood on another side."""
    claims = known.get(Side.CLAIMS, frozenset())
    others = known.get(Side.CLAIMED, frozenset()) | known.get(Side.THIRD, frozenset())
    for match in _PLAINTIFF.finditer(reply.named.signs) if claims else ():
        named = [name for index in claims for name in paper.people.parties[index].names]
        if match["body"] in paper.text and not any(_scattered(match["body"], name) for name in named):
            yield _by(reply, paper, (match.start("body"), match.end("body")), claims)
    for match in _SUED_CASE.finditer(reply.named.signs) if claims else ():
        span = stretch(reply.named, match.start(), match.end(), reply.text)
        denied = _IS_NOT.search(reply.text, max(0, span.start - 4), span.start)
        if ord(match["a"]) - 0xE200 in others - claims and not denied:
            yield _by(reply, paper, (match.start(), match.end()), claims)


def _scattered(short: str, full: str) -> bool:
    """Whether a name's signs stand in a fuller one in this order."""
    rest = iter(full)
    return all(sign in rest for sign in short)


_ONLY_SUED = pattern(rf"(?P<a>{P})(?:只|仅|仅仅|单单)(?:起诉|告|诉)了?(?P<b>{P})(?=[，。；一])")


def _sued_only(reply: Paper, paper: Paper, known: dict[Side, frozenset[int]]) -> Iterator[Relation]:
    """你只起诉了某局 where two were sued."""
    claims, claimed = known.get(Side.CLAIMS, frozenset()), known.get(Side.CLAIMED, frozenset())
    for match in _ONLY_SUED.finditer(reply.named.signs) if len(claimed - claims) > 1 else ():
        if ord(match["a"]) - 0xE200 in claims and ord(match["b"]) - 0xE200 in claimed:
            span = stretch(reply.named, match.start(), match.end(), reply.text)
            first = paper.people.parties[min(claimed)]
            place = Span(first.place, first.place + len(first.name))
            theirs = f"诉{names_of(paper.people, claimed)}"
            yield Relation(span, span.of(reply.text), theirs, place, agrees=False, certain=False)


_AGAINST = pattern(rf"(?P<a>{P})(?:对)?申请(?:强制)?执行(?P<b>{P})")


def _enforces_against(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """甲申请执行乙 where the judgment tells that another did, or the other way round."""
    given = {(match["a"], match["b"]): match for match in _AGAINST.finditer(paper.named.signs)}
    for match in _AGAINST.finditer(reply.named.signs):
        one, other = match["a"], match["b"]
        rival = next((at for key, at in given.items() if key == (other, one) or key[1] == other), None)
        if rival is not None and (one, other) not in given:
            span = stretch(reply.named, match.start(), match.end(), reply.text)
            theirs = stretch(paper.named, rival.start(), rival.end(), paper.text)
            yield Relation(span, span.of(reply.text), theirs.of(paper.text), theirs, agrees=False, certain=False)


_ACCUSED_SUES = pattern(
    rf"(?<![对将把就向以])(?P<a>{P})(?:提起公诉|起诉(?:了)?(?=(?:[\u4e00-\u9fff]{{0,12}}检察院|{P})))"
)


def _accused_sues(reply: Paper, paper: Paper, known: dict[Side, frozenset[int]]) -> Iterator[Relation]:
    """老胡起诉检察院 of a criminal case, which the procuratorate brings."""
    prosecutes = known.get(Side.PROSECUTES, frozenset())
    accused = known.get(Side.ACCUSED, frozenset())
    for match in _ACCUSED_SUES.finditer(reply.named.signs) if prosecutes else ():
        if ord(match["a"]) - 0xE200 in accused:
            first = paper.people.parties[min(prosecutes)]
            span = stretch(reply.named, match.start(), match.end(), reply.text)
            place = Span(first.place, first.place + len(first.name))
            yield Relation(span, span.of(reply.text), f"{first.name}提起公诉", place, agrees=False, certain=False)


def _sued_alone(reply: Paper, paper: Paper, known: dict[Side, frozenset[int]]) -> Iterator[Relation]:
    """Who went to court, where it is not said against whom: 我局对批准书不服提起诉讼."""
    claims, claimed = known.get(Side.CLAIMS, frozenset()), known.get(Side.CLAIMED, frozenset())
    for match in _SUES_ALONE.finditer(reply.named.signs) if claims else ():
        index = ord(match["a"]) - 0xE200
        if DENIED.search(match[0].replace("不服", "")) or index not in claims | claimed:
            continue
        first = paper.people.parties[min(claims)]
        span = stretch(reply.named, match.start(), match.end(), reply.text)
        yield Relation(
            span,
            span.of(reply.text),
            f"{names_of(paper.people, claims)}起诉",
            Span(first.place, first.place + len(first.name)),
            agrees=index in claims,
            certain=False,
        )


_SUED_BODY = pattern(
    rf"(?P<a>{P})(?:对)?{SUE}(?P<body>[\u4e00-\u9fff]{{2,14}}(?:人民政府|政府|局|公司|银行|委员会|村委会|厂|医院))"
)


_IN_ITS_STEAD = pattern("(?:管理人|清算组)$")


def _sued_another(reply: Paper, paper: Paper, known: dict[Side, frozenset[int]]) -> Iterator[Relation]:
    """A body that the judgment names, but not as one that was sued."""
    claims, claimed = known.get(Side.CLAIMS, frozenset()), known.get(Side.CLAIMED, frozenset())
    for match in _SUED_BODY.finditer(reply.named.signs):
        if ord(match["a"]) - 0xE200 not in claims or not claimed or match["body"] not in paper.text:
            continue
        if any(_IN_ITS_STEAD.search(paper.people.parties[index].name) for index in claimed):
            continue  # who is sued in the stead of a bankrupt company is its administrator
        span = stretch(reply.named, match.start(), match.end(), reply.text)
        first = paper.people.parties[min(claimed)]
        value = f"{names_of(paper.people, claims)}诉{match['body']}"
        theirs = f"{names_of(paper.people, claims)}诉{names_of(paper.people, claimed)}"
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
        span = stretch(reply.named, match.start(), match.end(), reply.text)
        party = people.parties[index]
        yield Relation(
            span,
            f"{party.name}是{match['side']}",
            f"{party.name}{_side_names(have)}",
            Span(party.place, party.place + len(party.name)),
            agrees,
            not agrees and in_full(span.of(reply.text)),
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


_ENFORCES = pattern(
    rf"(?P<who>{P}|[你您](?:们|公司|单位)?|[\u4e00-\u9fff]某{{1,2}})(?:[于在]?[\d一二〇零三四五六七八九十年月日，]{{4,16}})?(?:向[^，。；\ue200-\ue3fe]{{2,20}}?)?"
    r"(?:申请了?|提出了?)(?:人民法院|法院)?(?:强制|的)?执行(?!异议|人|标的|回转)"
)


_ENFORCING = pattern("申请执行人|申请人[^。]{0,300}强制执行")


def _enforced(reply: Paper, paper: Paper, known: dict[Side, frozenset[int]]) -> Iterator[Relation]:
    """Who applied for enforcement, where the judgment is about that and a body did."""
    applied = known.get(Side.CLAIMS, frozenset())
    if not applied or _ENFORCING.search(paper.text[:HEAD]) is None:
        return
    for match in _ENFORCES.finditer(reply.named.signs):
        if DENIED.search(match[0]) or DENIED.search(
            reply.named.signs[max(0, match.start() - 6) : match.start()].rpartition("，")[2]
        ):
            continue
        who = indexes(match["who"])
        if not who and paper.people.issuer not in applied:
            continue
        first = paper.people.parties[min(applied)]
        span = stretch(reply.named, match.start(), match.end(), reply.text)
        yield Relation(
            span,
            span.of(reply.text),
            f"{names_of(paper.people, applied)}申请执行",
            Span(first.place, first.place + len(first.name)),
            agrees=bool(set(who) & applied),
            certain=False,
        )


_CROSS = pattern(
    rf"(?P<role>[本反]诉(?:原告|被告))[^。；，\n\ue200-\ue3fe]{{0,24}}?(?P<a>{P})|(?P<a2>{P})(?:是|为|系|作为)(?P<role2>[本反]诉(?:原告|被告))"
)
_SAME_SIDE = {"本诉被告": "反诉原告", "反诉被告": "本诉原告"}


def _counter_claims(reply: Paper, paper: Paper) -> list[Relation]:
    """Who made the counter-claim: 你公司是反诉原告."""

    def told(one: Paper) -> list[tuple[str, str, int, int]]:
        found = []
        for match in _CROSS.finditer(one.named.signs):
            role = match["role"] or match["role2"]
            found.append((match["a"] or match["a2"], _SAME_SIDE.get(role, role), match.start(), match.end()))
        return found

    given = {(who, role): (start, end) for who, role, start, end in told(paper)}
    relations = []
    for who, role, start, end in told(reply):
        rivals = [place for (other, held), place in given.items() if held == role and other != who]
        if not rivals and (who, role) not in given:
            continue
        span = stretch(reply.named, start, end, reply.text)
        theirs = stretch(paper.named, *given.get((who, role), rivals[0] if rivals else (0, 1)), paper.text)
        agrees = (who, role) in given
        relations.append(Relation(span, span.of(reply.text), theirs.of(paper.text), theirs, agrees, certain=False))
    return relations
