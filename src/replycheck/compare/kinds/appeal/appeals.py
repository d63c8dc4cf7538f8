"""Who appealed, who did not, and who applied for a retrial.

What is easily got wrong: who may appeal yet has not, and a protest of the procuratorate is no appeal.
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.compare.kinds.people.sides import DENIED, HEAD, P, Relation, in_full, names_of, sides, stretch
from replycheck.compare.paper import Paper
from replycheck.facts.people.parties import Side
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_APPEALS = pattern(
    rf"(?P<a>{P})(?:等人?|均|都|也|又|随后|于是)?(?:对[^，。；\n\ue200-\ue3fe]{{0,14}}?)?(?:不服[^，。；\n\ue200-\ue3fe]{{0,16}}?，?)?(?:依法|随即|遂|又|就|已|也)?(?:提起了?|提出了?|向[^，。；\n\ue200-\ue3fe]{{2,18}}?提起)?上诉(?!人|期|状|请求|于|费|权|理由|意见|后维持|、)"
)


def appeals(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """Every appeal and application for retrial that the reply tells, or denies, held against the judgment's sides."""
    known = sides(paper)
    yield from _appealed(reply, paper, known)
    yield from _silent(reply, paper, known)
    yield from _retried(reply, paper, known)


def _appealed(reply: Paper, paper: Paper, known: dict[Side, frozenset[int]]) -> Iterator[Relation]:
    appeals = known.get(Side.APPEALS, frozenset())
    if not appeals:
        yield from _no_appeal(reply, paper, known)
        return
    people = paper.people
    for match in _APPEALS.finditer(reply.named.signs):
        if DENIED.search(match[0].replace("不服", "")) or DENIED.search(
            reply.named.signs[max(0, match.start() - 6) : match.start()].replace("不服", "")
        ):
            continue
        index = ord(match["a"]) - 0xE200
        party = people.parties[index]
        agrees = index in appeals
        if not agrees and not party.sides:
            continue
        span = stretch(reply.named, match.start(), match.end(), reply.text)
        first = people.parties[next(iter(sorted(appeals)))]
        yield Relation(
            span,
            f"{party.name}上诉",
            f"{names_of(people, appeals)}上诉",
            Span(first.place, first.place + len(first.name)),
            agrees,
            not agrees and in_full(span.of(reply.text)),
        )


_AT_COURT = pattern("最高(?:人民)?法院|高级人民法院|高院")


def _no_appeal(reply: Paper, paper: Paper, known: dict[Side, frozenset[int]]) -> Iterator[Relation]:
    """An appeal told of a decision on a protest, or on an application for retrial."""
    head = paper.text[:HEAD]
    protested = "抗诉机关" in head
    retrial = bool(known.get(Side.RETRIAL)) and _AT_COURT.search(head)
    for match in _APPEALS.finditer(reply.named.signs) if protested or retrial else ():
        if DENIED.search(match[0].replace("不服", "")):
            continue
        span = stretch(reply.named, match.start(), match.end(), reply.text)
        at = paper.text.find("抗诉机关" if protested else "再审申请人")
        court = _AT_COURT.search(match[0])
        if at >= 0 and (protested or (court and retrial and court[0][:2] == retrial[0][:2])):
            theirs = "检察机关抗诉" if protested else "申请再审"
            yield Relation(span, span.of(reply.text), theirs, Span(at, at + 4), agrees=False, certain=False)


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
                stretch(reply.named, match.start(), match.end(), reply.text),
                stretch(reply.named, match.start(), match.end(), reply.text).of(reply.text),
                f"{names_of(paper.people, appeals)}上诉",
                Span(first.place, first.place + len(first.name)),
                right,
                certain=False,
            )


_RETRIES = pattern(
    rf"(?P<a>{P})(?:[^，。；\n\ue200-\ue3fe]{{0,10}}不服[^，。；\n\ue200-\ue3fe]{{0,16}})?，?(?:依法|遂|又|就|已|后)?"
    r"(?:向[^，。；\n\ue200-\ue3fe]{2,18})?(?:申请了?再审|提出再审申请|提起再审申请)(?!人)"
)


def _retried_before(paper: Paper) -> bool:
    """Whether the judgment tells of a retrial that went before its own decision."""
    own = next((one for one in paper.mentions if one.unit == "case"), None)
    return any(
        one.unit == "case" and own is not None and one.value != own.value and "再" in str(one.value)
        for one in paper.mentions
    )


_ONLY = pattern(rf"(?:只有|仅有?|唯有)(?={P}$)|(?:只有|仅有?|唯有)$")


def _retried(reply: Paper, paper: Paper, known: dict[Side, frozenset[int]]) -> Iterator[Relation]:
    """Who applied for the retrial; a petitioner who may do so yet is no such one."""
    applied = known.get(Side.RETRIAL, frozenset())
    earlier = _retried_before(paper)
    for match in _RETRIES.finditer(reply.named.signs) if applied else ():
        index = ord(match["a"]) - 0xE200
        if DENIED.search(match[0].replace("不服", "")):
            continue
        span = stretch(reply.named, match.start(), match.end(), reply.text)
        first = paper.people.parties[min(applied)]
        alone = _ONLY.search(reply.named.signs, max(0, match.start() - 3), match.start()) is not None
        if earlier and index not in applied:
            continue  # it may be who applied for the retrial before this one
        yield Relation(
            span,
            span.of(reply.text),
            f"{names_of(paper.people, applied)}申请再审",
            Span(first.place, first.place + len(first.name)),
            index in applied and not (alone and len(applied) > 1),
            certain=False,
        )
