"""The whole comparison: every statement of a reply held against the judgments, the letter and the reply itself.

What a reader would get wrong: nothing here weighs a finding. A difference says what differs and whether both sides say
it in closed form (``certain``); the rules decide what that is worth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from replycheck.compare.cast import called_at, cast
from replycheck.compare.kinds.articles import article_differences
from replycheck.compare.kinds.courts import court_differences
from replycheck.compare.kinds.days import misplaced_day
from replycheck.compare.kinds.decisions import days_of_decisions, decisions
from replycheck.compare.kinds.deeds import deeds
from replycheck.compare.kinds.fees import Bearing, fee_differences
from replycheck.compare.kinds.figures import Match, digits, explained, matched
from replycheck.compare.kinds.inside import contradictions
from replycheck.compare.kinds.letters import ascribed, is_letter_day, letter_differences
from replycheck.compare.kinds.names import name_slips, unlike_names, wrong_pronouns, wrong_titles
from replycheck.compare.kinds.outcomes import About, outcome_differences
from replycheck.compare.kinds.relations import relations
from replycheck.compare.kinds.roles import role_of
from replycheck.compare.matter import same_matter
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.compare.retold import Retold, likeness_of_whole, retold
from replycheck.compare.values import same, slip
from replycheck.model.span import Span
from replycheck.model.statement import Against, Stated, Statement
from replycheck.text.patterns import pattern

_HANDLING = pattern(
    "收到|收悉|来信|来访|电话|面谈|约谈|接待|听取|走访|核实|调阅|查阅|答复|告知|登记|转交|转来|交办|回访|会见|谈话|座谈|沟通|联系|写信|信访|接访|约见|复查|调查|核查|约你|约您|通话|现场|上门|听证会|召集|研究"
)
_RANK = {None: 0, True: 1, False: 2}
"""What is told of a place of which several things are known: that it does not agree, before that it does."""
_TAIL = 30
_SURELY = 0.5
"""A day behind the judgment's own is one that was written wrongly only at a place that is so much alike."""
_REMEDY_AHEAD = 40
_REMEDY = pattern(
    "本意见|本答复|信访|复查|复核|申请再审|申诉|六个月内|6个月内|检察建议|向[^，。；]{2,20}(?:申请|提出|起诉|反映)|工作日"
)


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
        kept: list[tuple[str, Retold]] = []
        for name, one in sorted(found, key=lambda pair: (-pair[1].share * len(pair[1].span), pair[1].span)):
            if not any(one.span.overlaps(other.span) for _, other in kept):
                kept.append((name, one))
        return tuple(sorted(kept, key=lambda pair: pair[1].span))

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
        for one in sorted(found, key=lambda d: (not d.certain, d.statement.span)):
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
        return tuple(self._settled([*self._against_letter(), *self._against_judgments(), *self._inside()]))

    def _settled(self, found: list[Difference]) -> Iterator[Difference]:
        """Where one judgment bears out what another does not have, the reply speaks of the first."""
        right: dict[tuple[str, Span], set[str]] = {}
        for one in found:
            if one.statement.agrees:
                right.setdefault((one.statement.role, one.statement.span), set()).add(one.statement.document)
        end = self.body_end or len(self.text)
        for one in found:
            others = right.get((one.statement.role, one.statement.span), set()) - {one.statement.document}
            if one.statement.span.start < end and (one.statement.agrees is not False or not others):
                yield one

    def _against_letter(self) -> Iterator[Difference]:
        letter = self.letter_paper
        if letter is None:
            return
        for one in letter_differences(self.reply, letter, list(self.concerned)):
            yield _difference(
                one.role,
                one.ours,
                one.value,
                Against.LETTER,
                letter.name,
                (one.theirs, one.right),
                agrees=one.agrees,
                certain=False,
            )

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
        for one in contradictions(self.reply, self.concerned):
            ours, theirs = one.ours.of(self.text), one.theirs.of(self.text)
            yield _difference(
                one.role,
                one.ours,
                ours,
                Against.REPLY,
                self.name,
                (one.theirs, theirs),
                agrees=False,
                certain=False,
                note=one.note,
            )

    @property
    def others(self) -> str:
        """The words of all papers but the reply."""
        return "\n".join([text for _, text in self.judgments] + ([self.letter[1]] if self.letter else []))


def _difference(  # noqa: PLR0913 - a row of the table, by keyword
    role: str,
    span: Span,
    value: str,
    against: Against,
    document: str,
    found: tuple[Span, str] | None,
    *,
    agrees: bool | None,
    certain: bool,
    note: str = "",
) -> Difference:
    stated = None if found is None else Stated(found[0], found[1])
    return Difference(Statement(role, span, value, against, document, stated, agrees if found else None), certain, note)


def _decided(reply: Paper, judgment: Paper, issuer: str) -> Iterator[Difference]:
    for one in days_of_decisions(reply, judgment, issuer):
        day = one.decision.day
        if day is not None:
            yield _difference(
                "judgment-date",
                one.ours.span,
                show(one.ours),
                Against.JUDGMENT,
                judgment.name,
                (day.span, show(day)),
                agrees=one.agrees,
                certain=one.certain and one.decision.own,
            )


def _figures(reply: Paper, judgment: Paper, comparison: Comparison) -> Iterator[Difference]:
    taken = {one.ours.span for one in days_of_decisions(reply, judgment, comparison.issuer)}
    head, sign = called_at(reply.text), _sign_start(reply)
    for ours in reply.mentions:
        titled = ours.kind is Kind.NUMBER and ours.span.end <= head
        if ours.span not in taken and ours.span.start < sign and not titled and not is_letter_day(reply, ours):
            found = _figure(reply, judgment, comparison.letter_paper, ours)
            if found is not None:
                yield found


def _figure(reply: Paper, judgment: Paper, letter: Paper | None, ours: Mention) -> Difference | None:
    """A figure of the reply against the judgment's; None for what is the letter's or the office's own."""
    in_letter = letter is not None and any(same(ours, one) for one in letter.mentions)
    match = matched(ours, reply, judgment)
    theirs = match.theirs if match is not None else None
    agrees = match is not None and match.agrees
    if (
        agrees
        and ours.kind is Kind.DAY
        and not in_letter
        and (other := misplaced_day(reply, judgment, ours)) is not None
    ):
        theirs, agrees = other, False
    elif not agrees and (in_letter or _of_the_office(reply, letter, ours, match)):
        return None
    elif not agrees and (theirs is None or (note := _origin(reply, judgment, ours, match))):
        note = _origin(reply, judgment, ours, match) if theirs is None else note
        return _difference(
            role_of(reply, ours),
            ours.span,
            show(ours),
            Against.JUDGMENT,
            judgment.name,
            None,
            agrees=None,
            certain=False,
            note=note,
        )
    if theirs is None:
        return None
    slipped = ours.kind is Kind.NUMBER and ours.unit == "case" and slip(ours, theirs)
    return _difference(
        role_of(reply, ours),
        ours.span,
        show(ours),
        Against.JUDGMENT,
        judgment.name,
        (theirs.span, show(theirs)),
        agrees=agrees,
        certain=agrees or (slipped and not _also_right(reply, theirs)),
    )


def _of_the_office(reply: Paper, letter: Paper | None, ours: Mention, match: Match | None) -> bool:
    """Whether a figure is what the petitioner says, or a term of the remedy that the office points to."""
    slipped = match is not None and slip(ours, match.theirs)
    if (letter is not None or not slipped) and ours.kind is not Kind.NUMBER and ascribed(reply, ours.span):
        return True
    around = (max(0, ours.span.start - _REMEDY_AHEAD), ours.span.end + _TAIL)
    return ours.kind in (Kind.LENGTH, Kind.COUNT) and _REMEDY.search(reply.text, *around) is not None


def _near(reply: Paper, ours: Mention) -> list[Mention]:
    """The mentions of its paragraph other than itself."""
    low = reply.text.rfind("\n", 0, ours.span.start) + 1
    high = reply.text.find("\n", ours.span.end)
    high = len(reply.text) if high < 0 else high
    return [
        one for one in reply.mentions if low <= one.span.start < high and one is not ours and one.value != ours.value
    ]


def _also_right(reply: Paper, theirs: Mention) -> bool:
    return any(one.unit == "case" and one.value == theirs.value for one in reply.mentions)


def _new(reply: Paper, judgment: Paper, ours: Mention, match: Match | None = None) -> bool:
    """Whether a fact is of what the office did, or of a time that the judgment cannot know."""
    if ours.kind not in (Kind.DAY, Kind.MONTH, Kind.CLOCK):
        return False
    own, value = decisions(judgment)[0].day, ours.value
    if own is not None and isinstance(own.value, tuple) and isinstance(value, tuple) and ours.kind is not Kind.CLOCK:
        later = value[0] and value > own.value[: len(value)]
        meant = match is not None and slip(ours, match.theirs) and match.share >= _SURELY and not ours.open
        if later and not meant:
            return True
    clause = reply.clause(ours.span)
    wide = reply.text[clause.start : min(len(reply.text), clause.end + _TAIL)].split("。")[0]
    return _HANDLING.search(wide) is not None


def _origin(reply: Paper, judgment: Paper, ours: Mention, match: Match | None) -> str:
    """Why a fact that no paper has is in order; "" where nothing says so."""
    if _new(reply, judgment, ours, match):
        return "new"
    return "explained" if explained(ours, _near(reply, ours)) else ""


def _sign_start(reply: Paper) -> int:
    """Where the signature begins: a day that stands alone at the end."""
    days = [one for one in reply.mentions if one.kind is Kind.DAY]
    if days and len(reply.text) - days[-1].span.end < 120:  # noqa: PLR2004 - notes on copies may follow
        line = reply.text.rfind("\n", 0, days[-1].span.start) + 1
        if (
            not reply.text[line : days[-1].span.start].strip()
            and not reply.text[days[-1].span.end :].split("\n", 1)[0].strip()
        ):
            return days[-1].span.start
    return len(reply.text)


def _fees(reply: Paper, judgment: Paper) -> Iterator[Difference]:
    for one in fee_differences(reply, judgment):
        yield _difference(
            "fee-bearer",
            one.ours.span,
            _bearers(reply, one.ours),
            Against.JUDGMENT,
            judgment.name,
            (one.theirs.span, _bearers(reply, one.theirs)),
            agrees=one.agrees,
            certain=one.certain,
        )


def _bearers(reply: Paper, one: Bearing) -> str:
    names = [
        reply.people.parties[index].name + (f"{share}元" if share is not None else "") for index, share in one.shares
    ]
    names += [f"{reply.people.parties[index].name}不负担" for index in one.freed]
    return "、".join(names)


def _relations(reply: Paper, judgment: Paper) -> Iterator[Difference]:
    for one in relations(reply, judgment):
        found = None if one.found is None else (one.found, one.theirs)
        yield _difference(
            "relation",
            one.span,
            one.value,
            Against.JUDGMENT,
            judgment.name,
            found,
            agrees=one.agrees,
            certain=one.certain,
        )


def _deeds(reply: Paper, judgment: Paper) -> Iterator[Difference]:
    for one in deeds(reply, judgment):
        yield _difference(
            one.role,
            one.span,
            one.value,
            Against.JUDGMENT,
            judgment.name,
            (one.found, one.theirs),
            agrees=one.agrees,
            certain=False,
        )


_ON_APPEAL = frozenset({About.APPEAL, About.BELOW, About.RETRIAL})


def _outcomes(reply: Paper, judgment: Paper) -> Iterator[Difference]:
    for one in outcome_differences(reply, judgment):
        role = "outcome-on-appeal" if one.ours.about in _ON_APPEAL else "outcome"
        yield _difference(
            role,
            one.ours.span,
            f"{one.ours.about.value}：{_yes(one.ours.yes)}（{one.ours.word.of(reply.text)}）",
            Against.JUDGMENT,
            judgment.name,
            (
                one.theirs.span,
                f"{one.theirs.about.value}：{_yes(one.theirs.yes)}（{one.theirs.word.of(judgment.text)}）",
            ),
            agrees=one.agrees,
            certain=one.certain,
        )


def _yes(yes: bool) -> str:  # noqa: FBT001 - the only thing it is about
    return "是" if yes else "否"


def _named(reply: Paper, judgment: Paper, comparison: Comparison) -> Iterator[Difference]:
    letter = comparison.letter_paper
    papers = [judgment, *([letter] if letter else [])]
    for found, paper in chain(name_slips(reply, papers), unlike_names(reply, papers)):
        against = Against.LETTER if paper is letter else Against.JUDGMENT
        yield _difference(
            "party-name",
            found.ours,
            found.ours.of(reply.text),
            against,
            paper.name,
            (found.theirs, found.name),
            agrees=False,
            certain=False,
        )
    for ours, theirs, title in wrong_titles(reply, judgment):
        yield _difference(
            "party-name",
            ours,
            ours.of(reply.text),
            Against.JUDGMENT,
            judgment.name,
            (theirs, title),
            agrees=False,
            certain=False,
        )
    for ours, theirs, name in wrong_pronouns(reply, judgment):
        yield _difference(
            "pronoun",
            ours,
            ours.of(reply.text),
            Against.JUDGMENT,
            judgment.name,
            (theirs, f"{name}的性别"),
            agrees=False,
            certain=False,
        )
    for article in article_differences(reply, judgment, letter):
        yield _difference(
            "article",
            article.ours,
            article.ours.of(reply.text),
            Against.JUDGMENT,
            judgment.name,
            (article.theirs, article.right),
            agrees=article.agrees,
            certain=False,
        )
    for court in court_differences(reply, judgment, (letter.text if letter else "") + comparison.issuer):
        found_ = None if court.theirs is None else (court.theirs, court.theirs.of(judgment.text))
        yield _difference(
            "court",
            court.ours,
            court.ours.of(reply.text),
            Against.JUDGMENT,
            judgment.name,
            found_,
            agrees=court.agrees,
            certain=False,
        )


def show(mention: Mention) -> str:  # noqa: PLR0911 - one way for each kind
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
        if (
            one.statement.agrees is None
            and one.statement.found is None
            and not one.note
            and _rare(comparison, one.statement)
        ):
            yield one.statement


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
