"""The whole comparison: every statement of a reply held against the judgments, the letter and the reply itself.

What a reader would get wrong: nothing here weighs a finding. A difference says what differs and whether both sides say
it in closed form (``certain``); the rules decide what that is worth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from replycheck.compare.against_itself import against_itself
from replycheck.compare.against_judgment import against_judgment
from replycheck.compare.against_letter import against_letter
from replycheck.compare.cast import cast
from replycheck.compare.difference import Difference
from replycheck.compare.kinds.figures import digits
from replycheck.compare.matter import same_matter
from replycheck.compare.mentions import Kind
from replycheck.compare.paper import Paper
from replycheck.compare.retold import Retold, likeness_of_whole, retold
from replycheck.compare.unsaid import states_nothing, still_valid
from replycheck.facts.overlaps import Taken
from replycheck.model.span import Span
from replycheck.model.statement import Against, Statement
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_RANK = {None: 0, True: 1, False: 2}
"""What is told of a place of which several things are known: that it does not agree, before that it does."""


@dataclass(frozen=True, eq=False)
class Comparison:
    """What a reply states. Made of strings only; ``judgments`` and ``letter`` are (path, text)."""

    name: str
    text: str
    judgments: tuple[tuple[str, str], ...]
    letter: tuple[str, str] | None = None
    issuer: str = ""
    body_end: int = 0

    @cached_property
    def _pairs(self) -> tuple[tuple[Paper, Paper], ...]:
        """The reply and each judgment of its matter, read with the judgment's parties."""
        found = []
        for name, text in self.judgments:
            people = cast(text, self.text, self.issuer)
            reply, judgment = Paper(self.name, self.text, people, reply=True), Paper(name, text, people)
            if text.strip() and same_matter(reply, judgment, self.issuer):
                found.append((reply, judgment))
        return tuple(found)

    @cached_property
    def reply(self) -> Paper:
        """The reply as a paper, read with the parties of its judgment where there is one."""
        if self._pairs:
            return self._pairs[0][0]
        return Paper(self.name, self.text, cast("", self.text, self.issuer), reply=True)

    @cached_property
    def letter_paper(self) -> Paper | None:
        """The letter as a paper."""
        if self.letter is None:
            return None
        return Paper(self.letter[0], self.letter[1], self.reply.people)

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """Every judgment, whether the reply speaks of it or not."""
        known = {judgment.name: judgment for judgment in self.concerned}
        people = self.reply.people
        return tuple(known.get(name) or Paper(name, text, people) for name, text in self.judgments if text.strip())

    def retold(self, taken: Sequence[Span]) -> tuple[tuple[str, Retold], ...]:
        """The passages that tell a judgment again in other words, outside of what is ``taken``, with its path."""
        found: list[tuple[str, Retold]] = []
        for paper in self.papers:
            reply = next((ours for ours, judgment in self._pairs if judgment is paper), None)
            ours = reply or Paper(self.name, self.text, cast(paper.text, self.text, self.issuer), reply=True)
            theirs = paper if reply else Paper(paper.name, paper.text, ours.people)
            found += [(paper.name, one) for one in retold(ours, theirs, taken)]
        found.sort(key=lambda pair: (-pair[1].share * len(pair[1].span), pair[1].span))
        told = Taken()
        return tuple(sorted((pair for pair in found if told.add(pair[1].span)), key=lambda pair: pair[1].span))

    @property
    def likeness(self) -> float:
        """Which share of the weight of the reply's words stands in the judgment that is most like it."""
        return max((likeness_of_whole(self.reply, paper) for paper in self.papers), default=0.0)

    @property
    def concerned(self) -> tuple[Paper, ...]:
        """The judgments that the reply speaks of."""
        return tuple(judgment for _, judgment in self._pairs)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Every statement that does not agree, in reading order."""
        found = [one for one in self._held if one.statement.agrees is False]
        kept: list[Difference] = []
        for one in sorted(found, key=lambda d: (not d.certain, d.doubtful, d.statement.span)):
            if not any(
                one.statement.span.overlaps(other.statement.span) and one.statement.role == other.statement.role
                for other in kept
            ):
                kept.append(one)
        return tuple(sorted(kept, key=lambda d: d.statement.span))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement that was held against a paper, in reading order, each place and role once."""
        best: dict[tuple[str, Span], Statement] = {}
        for one in self._held:
            key = (one.statement.role, one.statement.span)
            if key not in best or _RANK[one.statement.agrees] > _RANK[best[key].agrees]:
                best[key] = one.statement
        return tuple(sorted(best.values(), key=lambda s: (s.span.start, s.span.end, s.role)))

    @cached_property
    def _held(self) -> tuple[Difference, ...]:
        return tuple(
            self._settled(
                [
                    *(against_letter(self.reply, self.letter_paper, self.concerned) if self.letter_paper else ()),
                    *self._against_judgments(),
                    *against_itself(self.reply, self.concerned, self.letter_paper),
                ]
            )
        )

    def _settled(self, found: list[Difference]) -> Iterator[Difference]:
        """Where one judgment bears out what another does not have, the reply speaks of the first."""
        right: dict[tuple[str, Span], set[str]] = {}
        for one in found:
            if one.statement.agrees:
                right.setdefault((one.statement.role, one.statement.span), set()).add(one.statement.document)
        end = self.body_end or len(self.text)
        for one in found:
            wrong = one.statement.agrees is False
            if wrong and not one.closed and states_nothing(self.text, one.statement.role, one.statement.span):
                continue
            if wrong and (_by_its_tail(one.statement) or self._still_valid(one.statement)):
                continue
            others = right.get((one.statement.role, one.statement.span), set()) - {one.statement.document}
            if one.statement.span.start < end and (one.statement.agrees is not False or not others):
                yield one

    def _still_valid(self, statement: Statement) -> bool:
        """Whether the words of the reply that contradict a statement are of a paper that still ran."""
        inside = statement.found if statement.against is Against.REPLY else None
        return inside is not None and still_valid(self.text, inside.span)

    def _against_judgments(self) -> Iterator[Difference]:
        for reply, judgment in self._pairs:
            yield from against_judgment(reply, judgment, self.letter_paper, self.issuer)

    @property
    def others(self) -> str:
        """The words of all papers but the reply."""
        return "\n".join([text for _, text in self.judgments] + ([self.letter[1]] if self.letter else []))


def unsupported(comparison: Comparison) -> Iterator[Statement]:
    """Statements of facts that no paper bears out and nothing near them explains."""
    pairs: Iterable[Difference] = comparison._held  # noqa: SLF001 - the same module
    for one in pairs:
        if (
            one.statement.agrees is None
            and one.statement.found is None
            and not one.note
            and _rare(comparison, one.statement)
        ):
            yield one.statement


def _by_its_tail(statement: Statement) -> bool:
    """Whether a court is named by the end of its name alone: 市中级人民法院 for 云岭市中级人民法院."""
    found = statement.found
    return statement.role == "court" and found is not None and found.value.endswith(statement.value)


_TELLS_OF_THE_CASE = pattern(
    "(?:判决|裁定|法院|合议庭)[^。；\n]{0,10}(?:认定|认为|查明|写明|载明|支持|判令)|审理查明|一审|二审|判决书|诉讼请求"
)


def _rare(comparison: Comparison, statement: Statement) -> bool:
    sentence = comparison.reply.sentence(statement.span)
    if not _TELLS_OF_THE_CASE.search(comparison.text, sentence.start, sentence.end):
        return False
    mention = next((one for one in comparison.reply.mentions if one.span == statement.span), None)
    return mention is not None and (
        mention.kind is Kind.NUMBER
        or (mention.kind is Kind.MONEY and digits(mention) >= 2)  # noqa: PLR2004 - 3000 is one digit
        or (mention.kind is Kind.DAY and not mention.open)
    )
