"""The reply against a judgment: every statement that has its like there, with what the judgment says.

What a reader would get wrong: a fact that the judgment lacks is no difference. It may be of the office's own handling,
follow from figures beside it, or be what the petitioner says.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from replycheck.compare.cast import called_at
from replycheck.compare.context import likeness
from replycheck.compare.difference import Difference, Held
from replycheck.compare.kinds.aligned import says_no_outcome
from replycheck.compare.kinds.appeal.appeals import appeals
from replycheck.compare.kinds.appeal.finality import finality
from replycheck.compare.kinds.appeal.remedies import remedies
from replycheck.compare.kinds.appeal.unchallenged import unchallenged
from replycheck.compare.kinds.articles import article_differences, bare_differences, renumbered
from replycheck.compare.kinds.assertions import assertions
from replycheck.compare.kinds.bound import misbound
from replycheck.compare.kinds.conclusions.instances import instances
from replycheck.compare.kinds.conclusions.legal import legal_findings
from replycheck.compare.kinds.conclusions.liability import liabilities
from replycheck.compare.kinds.conclusions.soundness import soundness
from replycheck.compare.kinds.conclusions.sue_again import sue_again
from replycheck.compare.kinds.courts import court_differences
from replycheck.compare.kinds.days import cue_of, dated_otherwise, filed_otherwise, misplaced_day, told_as_the_next
from replycheck.compare.kinds.decisions import days_of_decisions, decisions
from replycheck.compare.kinds.deeds import deeds
from replycheck.compare.kinds.disposals import endings
from replycheck.compare.kinds.doneness import denied
from replycheck.compare.kinds.figures import Match, digits, explained, matched, sign_start, worked_out
from replycheck.compare.kinds.letters import ascribed, is_letter_day
from replycheck.compare.kinds.outcomes import outcome_differences
from replycheck.compare.kinds.penalties.advised import AdvisedOtherwise, advised_otherwise
from replycheck.compare.kinds.penalties.grades import Graded, misgraded
from replycheck.compare.kinds.penalties.sentences import sentence_differences
from replycheck.compare.kinds.people.capacities import capacities, ways
from replycheck.compare.kinds.people.causes import causes
from replycheck.compare.kinds.people.charges import charges
from replycheck.compare.kinds.people.directed import directed
from replycheck.compare.kinds.people.doings import advancers, attendances, belongings
from replycheck.compare.kinds.people.holders import holders
from replycheck.compare.kinds.people.makers import filings, makers, misnamed_firms, ordered_to, sued_bodies
from replycheck.compare.kinds.people.names import misheard_names, name_slips, unlike_names, wrong_pronouns, wrong_titles
from replycheck.compare.kinds.people.near_bodies import near_bodies
from replycheck.compare.kinds.people.near_names import near_names
from replycheck.compare.kinds.people.officers import agents_of_others, misnamed_officers, misnamed_presiding
from replycheck.compare.kinds.people.procedure import steps
from replycheck.compare.kinds.people.relations import relations
from replycheck.compare.kinds.people.strangers import strangers
from replycheck.compare.kinds.polarities import About
from replycheck.compare.kinds.roles import role_of
from replycheck.compare.kinds.rulings import ruling_differences
from replycheck.compare.kinds.serials import near_serials
from replycheck.compare.kinds.sums.costs import costs
from replycheck.compare.kinds.sums.fees import fee_differences
from replycheck.compare.kinds.sums.instalments import instalments
from replycheck.compare.kinds.sums.orders import misplaced_sums, ordered_otherwise
from replycheck.compare.kinds.sums.shares import shares
from replycheck.compare.kinds.verdicts import verdicts
from replycheck.compare.kinds.weighed.instead import (
    instead,
    is_weighed,
    on_the_same_side,
    reckoned,
    rightly_there,
    weighable,
)
from replycheck.compare.kinds.weighed.office import MET, handled
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.compare.values import same, slip
from replycheck.compare.wording import bearers, outcome, show
from replycheck.model.span import Span
from replycheck.model.statement import Against
from replycheck.text.patterns import pattern

_TAIL = 30
_SURELY = 0.5
"""A day behind the judgment's own is one that was written wrongly only at a place that is so much alike."""
_MUCH = 4.0
"""Or at one with so many words in common."""
_SURELY_LETTER, _LETTER_FAR = 0.4, 0.4
"""A value of the letter's that the reply gives to something else: so much alike the judgment's place, and so little
the letter's."""
_COURTS_DAYS = frozenset({"file", "hear"})
"""That the letter has a day for something else bears out no day on which the court did this."""
_ADVISED = pattern("建议|量刑意见|请求|要求|起点|起刑|法定刑|基准刑|量刑幅度|法定最[低高]")
"""A punishment that the procuratorate or the counsel asked for is not the judgment's."""
_OF_THE_LAW = pattern(
    "(?:起点|法定|基准|最高|最低|量刑)刑|起刑|量刑起点|规定|幅度|一档|以上|以下|可以?(?:判|处)|应(?:当)?(?:判|处)|一般"
)
"""A punishment that the law has for such a crime is nobody's: 强奸罪的起点刑是三年有期徒刑."""
_A_STANDARD = pattern("标准|规定|法定|上限|下限|限额|起点|门槛")
_A_LINE = pattern("的?[^，。；\\d]{0,6}(?:标准|线|门槛|上限|限额|起点|限值)")
_PASSED = pattern(
    r"(?:[到至][^，。；]{2,12}|以来|起)(?:还)?(?:不足|已满|已过|刚满)$|(?:不满|不到|未满)$"
    r"|(?:隔|相隔|间隔|过去|过|相距|相差|距今|历时|前后|拖|等)了?(?:整整|将近|近|大约|约|超过)?$"
)
"""从那天到2017年2月15日不满三年 counts days that are told, and is no term of the judgment's."""
_DRUNK = pattern("[28]0(?:mg|毫克)[／/](?:100ml|百毫升)")
"""From so much on who drives has drunk, or is drunk."""
_LIMITATION = pattern("的?(?:诉讼)?(?:时效|期限|期间|除斥期)")
"""What a law sets for all is no figure of the case."""
_EXACT = 4
"""Digits from which a sum that is a slip of the judgment's is a slip, whoever is said to have named it."""
_REMEDY_AHEAD = 40
_REMEDY = pattern(
    "本意见|本答复|信访|复查|复核|申请再审|申诉|六个月内|6个月内|检察建议|向[^，。；]{2,20}(?:申请|提出|起诉|反映)|工作日"
)


def against_judgment(reply: Paper, judgment: Paper, letter: Paper | None, issuer: str) -> Iterator[Difference]:
    """Every statement of the reply on what the judgment speaks of too, in no order."""
    held = Held(Against.JUDGMENT, judgment.name)
    yield from _decided(reply, judgment, issuer, held)
    yield from _figures(reply, judgment, letter, issuer, held)
    for mine, theirs in near_serials(reply, judgment, letter.text if letter is not None else ""):
        found = (theirs, theirs.of(judgment.text))
        yield held.difference("case-number", mine, mine.of(reply.text), found, agrees=False)
    yield from _sentences(reply, judgment, held)
    yield from _graded(reply, judgment, held)
    for one in denied(reply, judgment):
        found = (one.theirs, one.theirs.of(judgment.text))
        yield held.difference(one.role, one.ours, one.ours.of(reply.text), found, agrees=False)
    yield from _fees(reply, judgment, held)
    yield from _relations(reply, judgment, held)
    yield from _deeds(reply, judgment, held)
    yield from _sums(reply, judgment, held)
    yield from _outcomes(reply, judgment, held)
    yield from _endings(reply, judgment, issuer, held)
    yield from _assertions(reply, judgment, letter, held)
    yield from _names(reply, judgment, letter, held)
    yield from _places_and_laws(reply, judgment, letter, issuer, held)


def _decided(reply: Paper, judgment: Paper, issuer: str, held: Held) -> Iterator[Difference]:
    for one in days_of_decisions(reply, judgment, issuer):
        day = one.decision.day
        if day is not None and not _supposed(reply, one.ours.span):
            yield held.difference(
                "judgment-date",
                one.ours.span,
                show(one.ours),
                (day.span, show(day)),
                agrees=one.agrees,
                certain=one.certain and one.decision.own,
            )


def _figures(reply: Paper, judgment: Paper, letter: Paper | None, issuer: str, held: Held) -> Iterator[Difference]:
    taken = {one.ours.span for one in days_of_decisions(reply, judgment, issuer)}
    head, sign = called_at(reply.text), sign_start(reply)
    for ours in reply.mentions:
        titled = (ours.kind is Kind.NUMBER and ours.span.end <= head) or _supposed(reply, ours.span)
        if ours.span not in taken and ours.span.start < sign and not titled and not is_letter_day(reply, ours):
            if _of_no_case(reply, ours):
                continue
            found = _figure(reply, judgment, letter, ours, held)
            if found is None or found.statement.agrees is not False:
                found = _weighed(reply, judgment, letter, ours, held) or found
            if found is not None:
                yield found


def _weighed(reply: Paper, judgment: Paper, letter: Paper | None, ours: Mention, held: Held) -> Difference | None:
    """What the judgment has instead of a figure of which no rule has told anything."""
    if not is_weighed(ours, judgment) or _of_the_office(reply, letter, ours, None):
        return None
    theirs = instead(weighable(ours, reply, judgment, letter))
    if theirs is None or _of_another_sort(reply, judgment, ours, theirs):
        return None
    return held.difference(
        role_of(reply, ours), ours.span, show(ours), (theirs.span, show(theirs)), agrees=False, certain=False
    )


def _of_no_case(reply: Paper, ours: Mention) -> bool:
    """Whether a punishment or a length was only asked for, or is what a law has for all."""
    clause = reply.clause(ours.span).of(reply.text)
    advised = ours.kind in (Kind.PENALTY, Kind.LENGTH) and _ADVISED.search(clause)
    of_law = ours.kind is Kind.PENALTY and _OF_THE_LAW.search(clause)
    return bool(advised or of_law) or _in_general(reply, ours, clause)


_IF = pattern("本应|本该|原应|如果|假如|假设|假使|倘若|要是|若(?!干)|即使|就算")


def _supposed(reply: Paper, span: Span) -> bool:
    """Whether a figure is only supposed: 若他是在2014年10月15日以前又犯, 本应到8月27日."""
    return _IF.search(reply.text, reply.clause(span).start, span.start) is not None


_ASKED = "claim-amount"


def _figure(reply: Paper, judgment: Paper, letter: Paper | None, ours: Mention, held: Held) -> Difference | None:
    """A figure of the reply against the judgment's; None for what is the letter's or the office's own."""
    match = matched(ours, reply, judgment)
    in_letter = letter is not None and _as_in_letter(reply, letter, ours, match)
    theirs = match.theirs if match is not None else None
    agrees = match is not None and match.agrees
    if theirs is not None and not agrees and _of_another_sort(reply, judgment, ours, theirs):
        return None
    if (
        agrees
        and ours.kind is Kind.DAY
        and not in_letter
        and match is not None
        and (other := misplaced_day(reply, judgment, ours, match.share)) is not None
    ):
        theirs, agrees = other, False
    elif not agrees and not in_letter and (dated := _dated(reply, judgment, ours)) is not None:
        theirs = dated
    elif not agrees and (in_letter or _of_the_office(reply, letter, ours, match)):
        return None
    elif not agrees and (theirs is None or (note := _origin(reply, judgment, ours, match))):
        note = _origin(reply, judgment, ours, match) if theirs is None else note
        return held.difference(
            role_of(reply, ours),
            ours.span,
            show(ours),
            None,
            agrees=None,
            certain=False,
            note=note,
        )
    if theirs is None or (not agrees and _in_its_place(reply, judgment, letter, ours)):
        return None
    numbered = ours.kind is Kind.NUMBER and ours.unit == "case" and slip(ours, theirs)
    return held.difference(
        role_of(reply, ours),
        ours.span,
        show(ours),
        (theirs.span, show(theirs)),
        agrees=agrees,
        certain=agrees or (numbered and not _also_right(reply, theirs)),
    )


def _in_its_place(reply: Paper, judgment: Paper, letter: Paper | None, ours: Mention) -> bool:
    """Whether a day follows from another one beside it, or a value surely stands where it should."""
    if ours.kind is Kind.DAY and reckoned(reply, ours):
        return True
    return is_weighed(ours, judgment) and rightly_there(weighable(ours, reply, judgment, letter))


def _dated(reply: Paper, judgment: Paper, ours: Mention) -> Mention | None:
    """The day on which the judgment says that its case was filed, or somebody arrested, where ours is another."""
    return filed_otherwise(reply, judgment, ours) or dated_otherwise(reply, judgment, ours)


_UP_OR_DOWN = pattern("以[下上](?:的)?(?:有期徒刑|拘役|管制|刑)?")
_LAW_IN_GENERAL = pattern("处|规定|一般|依法|法定|幅度|最[高低]")


def _in_general(reply: Paper, ours: Mention, clause: str) -> bool:
    """Whether a length is one end of what a law lets a court do: 处三年以下有期徒刑."""
    return (
        ours.kind is Kind.LENGTH
        and _UP_OR_DOWN.match(reply.text, ours.span.end) is not None
        and _LAW_IN_GENERAL.search(clause) is not None
    )


def _of_another_sort(reply: Paper, judgment: Paper, ours: Mention, theirs: Mention) -> bool:
    """Whether one was asked for and the other awarded, or ours is what a law sets: 醉酒的标准是每百毫升80毫克."""
    slipped = slip(ours, theirs)
    if ours.kind is Kind.LENGTH and _PASSED.search(reply.text, max(0, ours.span.start - 16), ours.span.start):
        return True
    if role_of(reply, ours) == _ASKED != role_of(judgment, theirs) and not (slipped and digits(theirs) > _EXACT):
        return True
    if slipped:
        return False
    if on_the_same_side(reply, ours, theirs):
        return True
    return _sets_a_standard(reply, ours.span) or (
        ours.kind is Kind.LENGTH and _LIMITATION.match(reply.text, ours.span.end) is not None
    )


def _sets_a_standard(reply: Paper, span: Span) -> bool:
    """Whether a figure is said to be what a law sets: 超过了200毫克的从重线."""
    ahead = reply.text[reply.clause(span).start : span.start]
    if _DRUNK.fullmatch(span.of(reply.text)):
        return True
    return _A_STANDARD.search(ahead) is not None or _A_LINE.match(reply.text, span.end) is not None


def _as_in_letter(reply: Paper, letter: Paper, ours: Mention, match: Match | None) -> bool:
    """Whether the letter has the value, and not for something that is told otherwise here."""
    slipped = match is not None and not match.agrees and slip(ours, match.theirs) and digits(ours) > _EXACT
    near = [
        likeness(reply.settings[ours], letter.settings[one], letter.weights)
        for one in letter.mentions
        if same(ours, one)
        and (ours.kind is not Kind.RATE or ours.unit == one.unit)
        and not (one.about and not ours.about and slipped)  # 1.6亿多元 bears out no sum to the last cent
        and not (cue_of(reply, ours) in _COURTS_DAYS and cue_of(letter, one) != cue_of(reply, ours))
    ]
    told = match is not None and not match.agrees and match.share >= _SURELY_LETTER and match.likeness >= _MUCH
    return bool(near) and not (told and match is not None and max(near) < _LETTER_FAR * match.likeness)


def _of_the_office(reply: Paper, letter: Paper | None, ours: Mention, match: Match | None) -> bool:
    """Whether a figure is what the petitioner says, or a term of the remedy that the office points to."""
    slipped = match is not None and slip(ours, match.theirs)
    exact = slipped and ours.kind is Kind.MONEY and digits(ours) > _EXACT
    if (
        (letter is not None or not slipped)
        and not exact
        and ours.kind is not Kind.NUMBER
        and ascribed(reply, ours.span)
    ):
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
        alike = match is not None and (_surely(match) or _before_the_end(reply, ours, judgment, match))
        meant = match is not None and slip(ours, match.theirs) and alike and not ours.open
        if later and not meant:
            return True
        if value[0] and not ours.open and not later:
            return False  # whoever answers a petition about a judgment handles it after that day
    if MET.search(reply.text, ours.span.end, reply.clause(ours.span).end) and not (
        isinstance(value, tuple) and value[0]
    ):
        return True
    if (
        match is not None
        and slip(ours, match.theirs)
        and (match.likeness >= _MUCH or _same_cue(reply, ours, judgment, match))
    ):
        return False
    return handled(reply, ours)


_BEFORE_THE_END = frozenset({"file", "sue", "hear", "detain", "arrest", "release"})


def _before_the_end(reply: Paper, ours: Mention, judgment: Paper, match: Match) -> bool:
    """Whether both days are told of what always comes before a judgment."""
    return cue_of(reply, ours) in _BEFORE_THE_END and _same_cue(reply, ours, judgment, match)


def _same_cue(reply: Paper, ours: Mention, judgment: Paper, match: Match) -> bool:
    """Whether both days are told of the same happening (起诉, 立案, 开庭 …)."""
    cue = cue_of(reply, ours)
    return cue != "" and cue == cue_of(judgment, match.theirs)


def _surely(match: Match) -> bool:
    return match.share >= _SURELY or match.likeness >= _MUCH


def _origin(reply: Paper, judgment: Paper, ours: Mention, match: Match | None) -> str:
    """Why a fact that no paper has is in order; "" where nothing says so."""
    if _new(reply, judgment, ours, match):
        return "new"
    near = _near(reply, ours)
    if match is not None and slip(ours, match.theirs):  # what looks like a slip takes a reason in its own sentence
        sentence = reply.sentence(ours.span)
        near = [one for one in near if sentence.contains(one.span)]
    known = explained(ours, near) or worked_out(reply, ours) or told_as_the_next(judgment, ours)
    return "explained" if known else ""


def _sentences(reply: Paper, judgment: Paper, held: Held) -> Iterator[Difference]:
    for one in sentence_differences(reply, judgment):
        if not one.agrees and ascribed(reply, one.ours.span):
            continue  # 你要求改判五年
        found = (one.theirs.span, show(one.theirs))
        yield held.difference("sentence", one.ours.span, show(one.ours), found, agrees=one.agrees)


def _graded(reply: Paper, judgment: Paper, held: Held) -> Iterator[Difference]:
    for bound in misbound(reply, judgment):
        written, right = bound.ours.span.of(reply.text), (bound.theirs.span, show(bound.theirs))
        yield held.difference(role_of(reply, bound.ours), bound.ours.span, written, right, agrees=False)
    stated: Iterator[AdvisedOtherwise | Graded] = chain(advised_otherwise(reply, judgment), misgraded(reply, judgment))
    for one in stated:
        found = (one.theirs, one.theirs.of(judgment.text))
        yield held.difference("other-figure", one.ours, one.ours.of(reply.text), found, agrees=one.agrees)


def _fees(reply: Paper, judgment: Paper, held: Held) -> Iterator[Difference]:
    for one in fee_differences(reply, judgment):
        yield held.difference(
            "fee-bearer",
            one.ours.span,
            bearers(reply, one.ours),
            (one.theirs.span, bearers(reply, one.theirs)),
            agrees=one.agrees,
            certain=one.certain,
        )
    for cost in costs(reply, judgment):
        found = None if cost.found is None else (cost.found, cost.theirs)
        yield held.difference("fee-bearer", cost.span, cost.value, found, agrees=False)


_NO_NAME = pattern(
    r"^[^（(，。]{2,20}[）)]|^[〇零一二三四五六七八九十\d]{1,4}[年月日]|[我本](?:乡|镇|县|区|市|街道|局|厅|委)"
)


def _relations(reply: Paper, judgment: Paper, held: Held) -> Iterator[Difference]:
    for one in chain(
        relations(reply, judgment),
        appeals(reply, judgment),
        charges(reply, judgment),
        makers(reply, judgment),
        sued_bodies(reply, judgment),
        filings(reply, judgment),
        advancers(reply, judgment),
        belongings(reply, judgment),
        attendances(reply, judgment),
        ordered_to(reply, judgment),
        steps(reply, judgment),
        capacities(reply, judgment),
        holders(reply, judgment),
        ways(reply, judgment),
        causes(reply, judgment),
    ):
        if _NO_NAME.search(one.value):
            continue  # a year in Chinese figures that was cut is nobody's name; 我乡人民政府 is who signs
        found = None if one.found is None else (one.found, one.theirs)
        yield held.difference(
            "relation",
            one.span,
            one.value,
            found,
            agrees=one.agrees,
            certain=one.certain,
        )

    for deed in directed(reply, judgment):
        found = (deed.theirs, deed.theirs.of(judgment.text))
        yield held.difference("relation", deed.ours, deed.ours.of(reply.text), found, agrees=deed.agrees)
    for one in chain(finality(reply, judgment), unchallenged(reply, judgment)):
        found = (one.found, one.theirs) if one.found else None
        yield held.difference("appeal-status", one.span, one.value, found, agrees=one.agrees)
    for road in remedies(reply, judgment):
        written = road.ours.of(reply.text)
        yield held.difference(road.role, road.ours, written, (road.theirs, road.right), agrees=road.agrees)


def _sums(reply: Paper, judgment: Paper, held: Held) -> Iterator[Difference]:
    for one in chain(misplaced_sums(reply, judgment), ordered_otherwise(reply, judgment)):
        found = (one.theirs, show(one.right))
        yield held.difference("award-amount", one.ours.span, show(one.ours), found, agrees=False)
    for share in shares(reply, judgment):
        right = (share.theirs.span, show(share.theirs))
        yield held.difference("outcome", share.ours.span, show(share.ours), right, agrees=share.agrees)
    for part in instalments(reply, judgment):
        found = (part.theirs.span, show(part.theirs))
        yield held.difference(role_of(reply, part.ours), part.ours.span, show(part.ours), found, agrees=False)


def _deeds(reply: Paper, judgment: Paper, held: Held) -> Iterator[Difference]:
    for one in deeds(reply, judgment):
        yield held.difference(
            one.role,
            one.span,
            one.value,
            (one.found, one.theirs),
            agrees=one.agrees,
        )


_ON_APPEAL = frozenset({About.APPEAL, About.BELOW, About.RETRIAL})


def _outcomes(reply: Paper, judgment: Paper, held: Held) -> Iterator[Difference]:
    borne_out = [finding.ours for finding in legal_findings(reply, judgment) if finding.agrees]
    yield from _named(reply, judgment, held)
    for ruling in ruling_differences(reply, judgment):
        if _told(reply, ruling.ours) and not any(span.overlaps(ruling.ours) for span in borne_out):
            found = (ruling.theirs, ruling.theirs.of(judgment.text))
            yield held.difference("outcome", ruling.ours, ruling.ours.of(reply.text), found, agrees=False)
    for one in outcome_differences(reply, judgment):
        if not one.agrees and any(span.overlaps(one.ours.word) for span in borne_out):
            continue  # 辩护人要求缓刑，法院没有采纳: which of many pleas it is, the finding tells
        if one.agrees or _told(reply, one.ours.word):
            yield held.difference(
                "outcome-on-appeal" if one.ours.about in _ON_APPEAL else "outcome",
                one.ours.span,
                outcome(reply, one.ours),
                (one.theirs.span, outcome(judgment, one.theirs)),
                agrees=one.agrees,
                certain=one.certain,
            )


def _named(reply: Paper, judgment: Paper, held: Held) -> Iterator[Difference]:
    """Findings of law and verdicts, which have names."""
    for finding in chain(
        legal_findings(reply, judgment),
        liabilities(reply, judgment),
        soundness(reply, judgment),
        sue_again(reply, judgment),
    ):
        if finding.agrees or _told(reply, finding.ours):
            found = (finding.theirs, finding.theirs.of(judgment.text))
            yield held.difference("outcome", finding.ours, finding.ours.of(reply.text), found, agrees=finding.agrees)
    for verdict in verdicts(reply, judgment):
        if _told(reply, verdict.ours):
            found = (verdict.theirs, verdict.theirs.of(judgment.text))
            yield held.difference("outcome", verdict.ours, verdict.ours.of(reply.text), found, agrees=False)


def _told(reply: Paper, span: Span) -> bool:
    """Whether the reply tells an outcome there, and asks for none."""
    return not says_no_outcome(reply.text, reply.clause(span), span.start)


_OF_APPEAL = frozenset(
    {"支持上诉", "驳回再审申请", "再审", "维持原判", "发回重审", "撤销原判", "改判", "按撤回上诉处理"}
)


def _endings(reply: Paper, judgment: Paper, issuer: str, held: Held) -> Iterator[Difference]:
    for one in chain(endings(reply, judgment, issuer), instances(reply, judgment)):
        if not one.agrees and not _told(reply, one.ours):
            continue
        role = "outcome-on-appeal" if one.ending in _OF_APPEAL else "outcome"
        yield held.difference(
            role, one.ours, one.ending, (one.theirs, one.right), agrees=one.agrees, certain=one.certain
        )


_NO = pattern("不|没|未|无|非|难|否|驳回|拒|撤销|违|失效")
_FLATLY = pattern(
    "不存在|并未|未(?:约定|载明|提供|证明|构成|形成)|没有(?!收|经)|不构成|不属于|不具(?:有|备)"
    "|并?无(?:不当|证据|关系|约定|违|错)|不(?:能|足以)?(?:认定|证明|成立|符合)|并不|并非"
)


def _denied_flatly(ours: str, theirs: str) -> bool:
    """Whether the reply says a plain yes and the court's clause a plain no: 属于偏僻路段, 不存在偏僻的情形."""
    return _NO.search(ours) is None and _FLATLY.search(theirs) is not None


def _assertions(reply: Paper, judgment: Paper, letter: Paper | None, held: Held) -> Iterator[Difference]:
    figures = {one.span: one for one in reply.mentions}
    for one in assertions(reply, judgment, letter):
        if one.role == "value" and _sets_a_standard(reply, one.ours):
            continue
        found = (one.theirs, one.theirs.of(judgment.text))
        role = {"value": "", "choice": "outcome"}.get(one.role, one.role) or role_of(reply, figures[one.ours])
        yield held.difference(role, one.ours, one.ours.of(reply.text), found, agrees=one.agrees, doubtful=not one.sure)


def _inside_a_name(reply: Paper, judgment: Paper, span: Span) -> bool:
    """Whether what looks like a name begins inside that of a party: 张李平盗窃 tells of no 李平盗."""
    for party in judgment.people.parties:
        for name in party.names:
            at = reply.text.rfind(name, 0, span.end)
            if at >= 0 and at < span.start < at + len(name) < span.end:
                return True
    return False


def _names(reply: Paper, judgment: Paper, letter: Paper | None, held: Held) -> Iterator[Difference]:
    papers = [judgment, *([letter] if letter else [])]
    told = (name_slips, unlike_names, misheard_names, near_names, near_bodies, strangers)
    for slipped, paper in chain.from_iterable(one(reply, papers) for one in told):
        if _inside_a_name(reply, judgment, slipped.ours):
            continue
        of = Held(Against.LETTER, paper.name) if paper is letter else held
        written, right = slipped.ours.of(reply.text), (slipped.theirs, slipped.name)
        yield of.difference("party-name", slipped.ours, written, right, agrees=False)
    every = "\n".join(paper.text for paper in papers)
    for officer in chain(
        misnamed_officers(reply, judgment, papers),
        misnamed_presiding(reply, judgment, papers),
        agents_of_others(reply, judgment),
        misnamed_firms(reply, judgment, every),
    ):
        right = (officer.theirs, officer.name)
        yield held.difference("party-name", officer.ours, officer.ours.of(reply.text), right, agrees=False)
    for ours, theirs, title in wrong_titles(reply, judgment):
        yield held.difference("party-name", ours, ours.of(reply.text), (theirs, title), agrees=False)
    for ours, theirs, name in wrong_pronouns(reply, judgment):
        yield held.difference("pronoun", ours, ours.of(reply.text), (theirs, f"{name}的性别"), agrees=False)


def _places_and_laws(
    reply: Paper, judgment: Paper, letter: Paper | None, issuer: str, held: Held
) -> Iterator[Difference]:
    for one in chain(article_differences(reply, judgment, letter), bare_differences(reply, judgment)):
        if not one.agrees and renumbered(reply, one.ours):
            continue
        yield held.difference("article", one.ours, one.ours.of(reply.text), (one.theirs, one.right), agrees=one.agrees)
    for court in court_differences(reply, judgment, (letter.text if letter else "") + issuer, issuer):
        found = None if court.theirs is None else (court.theirs, court.theirs.of(judgment.text))
        yield held.difference("court", court.ours, court.ours.of(reply.text), found, agrees=court.agrees)
