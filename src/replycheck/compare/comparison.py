"""The whole comparison: every statement of a reply held against the judgments, the letter and the reply itself.

What a reader would get wrong: nothing here weighs a finding. A difference says what differs and whether both sides say
it in closed form (``certain``); the rules decide what that is worth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from replycheck.compare.articles import article_differences
from replycheck.compare.cast import cast
from replycheck.compare.courts import court_differences
from replycheck.compare.days import cue_of, misplaced_day
from replycheck.compare.deeds import deeds
from replycheck.compare.decisions import days_of_decisions, decisions
from replycheck.compare.fees import fee_differences
from replycheck.compare.figures import digits, explained, matched
from replycheck.compare.letters import ascribed, is_letter_day, letter_differences
from replycheck.compare.matter import same_matter
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.names import name_slips, unlike_names, wrong_pronouns, wrong_titles
from replycheck.compare.outcomes import About, outcome_differences
from replycheck.compare.paper import Paper
from replycheck.compare.relations import relations
from replycheck.compare.roles import role_of
from replycheck.compare.values import same, slip
from replycheck.model.span import Span
from replycheck.model.statement import Against, Stated, Statement
from replycheck.text.patterns import pattern

_HANDLING = pattern(
    "收到|收悉|来信|来访|电话|面谈|约谈|接待|听取|走访|核实|调阅|查阅|答复|告知|登记|转交|转来|交办|回访|会见|谈话|座谈|沟通|联系|写信|信访|接访|约见|复查|调查|核查|约你|约您|通话|现场|上门|听证会|召集|研究"
)
_TAIL = 30
_REMEDY = pattern("本意见|本答复|信访|复查|复核|申请再审|申诉|六个月内|6个月内|检察建议|向[^，。；]{2,20}(?:申请|提出|起诉|反映)|工作日")


@dataclass(frozen=True, slots=True)
class Difference:
    """A statement that does not agree with what the paper says; ``certain``: both sides say it in closed form."""

    statement: Statement
    certain: bool
    note: str = ""


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

    @property
    def concerned(self) -> tuple[Paper, ...]:
        """The judgments that the reply speaks of."""
        return tuple(judgment for _, judgment in self._pairs)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Every statement that does not agree, in reading order."""
        found = [one for one in self._held if one.statement.agrees is False]
        kept: list[Difference] = []
        for one in sorted(found, key=lambda d: (not d.certain, d.statement.span)):
            if not any(one.statement.span.overlaps(other.statement.span) and one.statement.role == other.statement.role for other in kept):
                kept.append(one)
        return tuple(sorted(kept, key=lambda d: d.statement.span))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement that was held against a paper, in reading order, each place and role once."""
        best: dict[tuple[str, Span], Statement] = {}
        for one in self._held:
            key = (one.statement.role, one.statement.span)
            if key not in best or (best[key].agrees is not True and one.statement.agrees is True):
                best[key] = one.statement
        return tuple(sorted(best.values(), key=lambda s: (s.span.start, s.span.end, s.role)))

    @cached_property
    def _held(self) -> tuple[Difference, ...]:
        return tuple(self._settled([*self._against_letter(), *self._against_judgments(), *self._inside()]))

    def _settled(self, found: list[Difference]) -> Iterator[Difference]:
        """Where one judgment bears out what another does not have, the reply speaks of the first."""
        right = {(one.statement.role, one.statement.span) for one in found if one.statement.agrees}
        for one in found:
            key = (one.statement.role, one.statement.span)
            if one.statement.span.start < (self.body_end or len(self.text)) and (one.statement.agrees is not False or key not in right):
                yield one

    def _against_letter(self) -> Iterator[Difference]:
        letter = self.letter_paper
        if letter is None:
            return
        for one in letter_differences(self.reply, letter, list(self.concerned)):
            yield _difference(one.role, one.ours, one.value, Against.LETTER, letter.name, (one.theirs, one.right), agrees=one.agrees, certain=False)

    def _against_judgments(self) -> Iterator[Difference]:
        for reply, judgment in self._pairs:
            yield from _decided(reply, judgment, self.issuer)
            yield from _figures(reply, judgment, self)
            yield from _fees(reply, judgment)
            yield from _relations(reply, judgment)
            yield from _deeds(reply, judgment)
            yield from _outcomes(reply, judgment)
            yield from _named(reply, judgment, self)

    def _inside(self) -> Iterator[Difference]:
        from replycheck.compare.inside import contradictions

        yield from contradictions(self.reply, self.concerned)

    @property
    def others(self) -> str:
        """The words of all papers but the reply."""
        return "\n".join([text for _, text in self.judgments] + ([self.letter[1]] if self.letter else []))


def _difference(role: str, span: Span, value: str, against: Against, document: str, found: tuple[Span, str] | None, *, agrees: bool | None, certain: bool, note: str = "") -> Difference:  # noqa: PLR0913 - a row of the table
    stated = None if found is None else Stated(found[0], found[1])
    return Difference(Statement(role, span, value, against, document, stated, agrees if found else None), certain, note)


def _decided(reply: Paper, judgment: Paper, issuer: str) -> Iterator[Difference]:
    for one in days_of_decisions(reply, judgment, issuer):
        day = one.decision.day
        if day is not None:
            yield _difference(
                "judgment-date", one.ours.span, show(one.ours), Against.JUDGMENT, judgment.name, (day.span, show(day)),
                agrees=one.agrees, certain=one.certain and one.decision.own,
            )


def _figures(reply: Paper, judgment: Paper, comparison: Comparison) -> Iterator[Difference]:
    taken = {one.ours.span for one in days_of_decisions(reply, judgment, comparison.issuer)}
    letter = comparison.letter_paper
    head = _head_end(reply)
    sign = _sign_start(reply)
    for ours in reply.mentions:
        if ours.span in taken or ours.span.start >= sign or (ours.kind is Kind.NUMBER and ours.span.end <= head):
            continue
        if is_letter_day(reply, ours):
            continue
        in_letter = letter is not None and any(same(ours, one) for one in letter.mentions)
        match = matched(ours, reply, judgment)
        role = role_of(reply, ours)
        if match is not None and match.agrees:
            theirs = misplaced_day(reply, judgment, ours) if ours.kind is Kind.DAY else None
            if theirs is not None and not in_letter:
                yield _difference(role, ours.span, show(ours), Against.JUDGMENT, judgment.name, (theirs.span, show(theirs)), agrees=False, certain=False)
            else:
                yield _difference(role, ours.span, show(ours), Against.JUDGMENT, judgment.name, (match.theirs.span, show(match.theirs)), agrees=True, certain=True)
            continue
        if ours.kind in (Kind.LENGTH, Kind.COUNT) and _REMEDY.search(reply.text, max(0, ours.span.start - 40), ours.span.end + 30) and match is not None and not match.agrees:
            continue
        if in_letter or (letter is not None and ascribed(reply, ours.span) and ours.kind is not Kind.NUMBER):
            continue
        if match is None or _new(reply, judgment, ours) or explained(ours, _near(reply, ours)):
            yield _difference(role, ours.span, show(ours), Against.JUDGMENT, judgment.name, None, agrees=None, certain=False, note=_origin(reply, judgment, ours))
            continue
        certain = ours.kind is Kind.NUMBER and ours.unit == "case" and slip(ours, match.theirs) and not _also_right(reply, match.theirs)
        yield _difference(role, ours.span, show(ours), Against.JUDGMENT, judgment.name, (match.theirs.span, show(match.theirs)), agrees=False, certain=certain)


def _near(reply: Paper, ours: Mention) -> list[Mention]:
    """The mentions of its paragraph other than itself."""
    low = reply.text.rfind("\n", 0, ours.span.start) + 1
    high = reply.text.find("\n", ours.span.end)
    high = len(reply.text) if high < 0 else high
    return [one for one in reply.mentions if low <= one.span.start < high and one is not ours and one.value != ours.value]


def _also_right(reply: Paper, theirs: Mention) -> bool:
    return any(one.unit == "case" and one.value == theirs.value for one in reply.mentions)


def _new(reply: Paper, judgment: Paper, ours: Mention) -> bool:
    """Whether a fact is of what the office did, or of a time that the judgment cannot know."""
    clause = reply.clause(ours.span)
    wide = reply.text[max(0, clause.start - 0) : min(len(reply.text), clause.end + _TAIL)].split("。")[0]
    if ours.kind in (Kind.DAY, Kind.MONTH, Kind.CLOCK):
        own = decisions(judgment)[0].day
        value = ours.value
        if own is not None and isinstance(own.value, tuple) and isinstance(value, tuple) and ours.kind is not Kind.CLOCK:
            if value[0] and value > own.value[: len(value)] and not ours.open:
                return cue_of(reply, ours) not in ("file", "sue", "hear")
        return _HANDLING.search(wide) is not None
    return False


def _origin(reply: Paper, judgment: Paper, ours: Mention) -> str:
    """Why a fact that no paper has is in order; "" where nothing says so."""
    if _new(reply, judgment, ours):
        return "new"
    return "explained" if explained(ours, _near(reply, ours)) else ""


def _head_end(reply: Paper) -> int:
    """Where the title and the document's number end: the first lines up to the addressee."""
    from replycheck.compare.cast import _CALLED

    match = _CALLED.search(reply.text, 0, 800)
    return match.start() if match else 0


def _sign_start(reply: Paper) -> int:
    """Where the signature begins: a day that stands alone at the end."""
    days = [one for one in reply.mentions if one.kind is Kind.DAY]
    if days and len(reply.text) - days[-1].span.end < 120:  # noqa: PLR2004 - notes on copies may follow
        line = reply.text.rfind("\n", 0, days[-1].span.start) + 1
        if not reply.text[line : days[-1].span.start].strip():
            return days[-1].span.start
    return len(reply.text)


def _fees(reply: Paper, judgment: Paper) -> Iterator[Difference]:
    for one in fee_differences(reply, judgment):
        yield _difference(
            "fee-bearer", one.ours.span, _bearers(reply, one.ours), Against.JUDGMENT, judgment.name,
            (one.theirs.span, _bearers(reply, one.theirs)), agrees=one.agrees, certain=one.certain,
        )


def _bearers(reply: Paper, one: object) -> str:
    names = [reply.people.parties[index].name + (f"{share}元" if share is not None else "") for index, share in one.shares]  # type: ignore[attr-defined]
    names += [f"{reply.people.parties[index].name}不负担" for index in one.freed]  # type: ignore[attr-defined]
    return "、".join(names)


def _relations(reply: Paper, judgment: Paper) -> Iterator[Difference]:
    for one in relations(reply, judgment):
        found = None if one.found is None else (one.found, one.theirs)
        yield _difference("relation", one.span, one.value, Against.JUDGMENT, judgment.name, found, agrees=one.agrees, certain=one.certain)


def _deeds(reply: Paper, judgment: Paper) -> Iterator[Difference]:
    for one in deeds(reply, judgment):
        yield _difference(one.role, one.span, one.value, Against.JUDGMENT, judgment.name, (one.found, one.theirs), agrees=one.agrees, certain=False)


_ON_APPEAL = frozenset({About.APPEAL, About.BELOW, About.RETRIAL})


def _outcomes(reply: Paper, judgment: Paper) -> Iterator[Difference]:
    for one in outcome_differences(reply, judgment):
        role = "outcome-on-appeal" if one.ours.about in _ON_APPEAL else "outcome"
        yield _difference(
            role, one.ours.span, f"{one.ours.about.value}：{_yes(one.ours.yes)}（{one.ours.word.of(reply.text)}）", Against.JUDGMENT, judgment.name,
            (one.theirs.span, f"{one.theirs.about.value}：{_yes(one.theirs.yes)}（{one.theirs.word.of(judgment.text)}）"), agrees=one.agrees, certain=one.certain,
        )


def _yes(yes: bool) -> str:  # noqa: FBT001 - the only thing it is about
    return "是" if yes else "否"


def _named(reply: Paper, judgment: Paper, comparison: Comparison) -> Iterator[Difference]:
    letter = comparison.letter_paper
    papers = [judgment, *([letter] if letter else [])]
    for found, paper in name_slips(reply, papers):
        against = Against.LETTER if paper is letter else Against.JUDGMENT
        yield _difference("party-name", found.ours, found.ours.of(reply.text), against, paper.name, (found.theirs, found.name), agrees=False, certain=False)
    for found, paper in unlike_names(reply, papers):
        against = Against.LETTER if paper is letter else Against.JUDGMENT
        yield _difference("party-name", found.ours, found.ours.of(reply.text), against, paper.name, (found.theirs, found.name), agrees=False, certain=False)
    for ours, theirs, title in wrong_titles(reply, judgment):
        yield _difference("party-name", ours, ours.of(reply.text), Against.JUDGMENT, judgment.name, (theirs, title), agrees=False, certain=False)
    for ours, theirs, name in wrong_pronouns(reply, judgment):
        yield _difference("pronoun", ours, ours.of(reply.text), Against.JUDGMENT, judgment.name, (theirs, f"{name}的性别"), agrees=False, certain=False)
    for article in article_differences(reply, judgment, letter):
        yield _difference("article", article.ours, article.ours.of(reply.text), Against.JUDGMENT, judgment.name, (article.theirs, article.right), agrees=article.agrees, certain=False)
    for court in court_differences(reply, judgment, (letter.text if letter else "") + comparison.issuer):
        found_ = None if court.theirs is None else (court.theirs, court.theirs.of(judgment.text))
        yield _difference("court", court.ours, court.ours.of(reply.text), Against.JUDGMENT, judgment.name, found_, agrees=court.agrees, certain=False)


def show(mention: Mention) -> str:
    """The value in plain words, written in one way."""
    value = mention.value
    if mention.kind is Kind.DAY and isinstance(value, tuple):
        return (f"{value[0]}年" if value[0] and not mention.open else "") + f"{value[1]}月{value[2]}日"
    if mention.kind is Kind.MONTH and isinstance(value, tuple):
        return (f"{value[0]}年" if value[0] and not mention.open else "") + f"{value[1]}月"
    if mention.kind is Kind.CLOCK and isinstance(value, tuple):
        return f"{value[0]}时{value[1]:02d}分"
    if mention.kind is Kind.PENALTY and isinstance(value, tuple):
        return mention.unit + (f"{value[0]}个月" if value[0] else "") + (f"{value[1]}日" if value[1] else "")
    if mention.kind is Kind.NUMBER:
        return str(value).replace("|", " ")
    number = format(value.normalize(), "f") if hasattr(value, "normalize") else str(value)
    if mention.kind is Kind.MONEY:
        return f"{'约' if mention.about else ''}{number}{'元' if mention.unit == 'CNY' else mention.unit}"
    if mention.kind is Kind.RATE:
        return f"{mention.unit}{number}"
    return f"{number}{mention.unit}"


def unsupported(comparison: Comparison) -> Iterator[Statement]:
    """Statements of facts that no paper bears out and nothing near them explains."""
    pairs: Iterable[Difference] = comparison._held  # noqa: SLF001 - the same module
    for one in pairs:
        if one.statement.agrees is None and one.statement.found is None and not one.note and _rare(comparison, one.statement):
            yield one.statement


def _rare(comparison: Comparison, statement: Statement) -> bool:
    mention = next((one for one in comparison.reply.mentions if one.span == statement.span), None)
    return mention is not None and (mention.kind is Kind.NUMBER or (mention.kind is Kind.MONEY and digits(mention) >= 2) or (mention.kind is Kind.DAY and not mention.open))  # noqa: PLR2004
