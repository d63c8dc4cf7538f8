"""Pairs of paragraphs of which one provably stands before the other: receipt, remedies, numbers, people, headings.

A reader needs no figures to see that a reply does not answer first and receive the letter after. What a reader of the
code would get wrong: a proof must hold in every right reply, so each asks for more than its sign; whatever is only
usual is for ``continuity`` to weigh.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from re import Match

from replycheck.facts.structure.part_signs import Part
from replycheck.facts.structure.telling import SentencePart
from replycheck.flow import signs
from replycheck.flow.answers import asked_otherwise
from replycheck.flow.days import falls
from replycheck.flow.headed import received_under_a_heading, strayed, strayed_items
from replycheck.flow.reading import PARTS, TOLD, Stretch
from replycheck.flow.roles import FORM, Role, begins_with_a_letter, misplaced, role
from replycheck.flow.stories import turned
from replycheck.records import dataclass
from replycheck.text.numerals import ordinal
from replycheck.text.patterns import pattern

_BEGINS_WITH_A_DAY = pattern(r"(?:((?:19|20)\d\d)年|同年)?(\d{1,2})月(?:(\d{1,2})[日号])?")
_YEAR = pattern(r"((?:19|20)\d\d)年")
_STORY, _MONTH = 100, 31
"""Days within which a day without a year is of the year that is told next; days of a month, at most."""
_OTHERWISE = pattern(
    r"(?:从|由)(?:第[二三四五六七]|最后|后面|末)[^。，]{0,8}(?:起|开始|入手)|先[说讲答看谈回]第[二三四五六]|倒着[说讲答]|倒过来"
)
"""三项要求，从第三项讲起: the order is told."""
_NTH = pattern(r"第([一二三四五])(次|步|轮|回|批|阶段)", needs="第")
_SOON = 20
"""Characters at the beginning among which a paragraph says which time it tells of."""
_GREETS = pattern("[你您](?:们)?好[，,！!]")
_OFFICE = pattern(r"[长员任官记警师授理手工友生士事人者属书助专佐督察]$|[叫是姓]$")
_CALLED = pattern(r"\d{7,12}|分机|联系人")
_TOPIC = 2
_MANY = 2
_RECEIPT = TOLD.index(SentencePart.RECEIPT)
_SOME = 20
"""Characters of the shortest text that begins a paper."""
_TEXT, _LEAD_LONGEST = 40, 90
_WHOLLY = 0.8
"""Characters of a paragraph of text and of the longest lead-in; share of a paragraph that only tells demands."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Paragraph ``front`` must stand before ``behind`` (places of today), and does not; ``kind`` says why.

    ``firm`` where no right paper of any hand showed it; others did so in one of a hundred papers by hands that nobody
    had read, so those must gain by the weights, too.
    """

    front: int
    behind: int
    kind: str
    firm: bool = True


def proofs(stretches: Sequence[Stretch]) -> tuple[Proof, ...]:
    """What is provably out of order today."""
    return (
        *(found for kind in _FIRM for found in kind(stretches)),
        *(replace(found, firm=False) for kind in _DOUBTFUL for found in kind(stretches)),
    )


def is_text(stretch: Stretch) -> bool:
    """Whether a unit is running text."""
    return not stretch.frame and not stretch.heading


def _received_late(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    """The receipt of the letter, or the words that lead in the answer, stand behind the answer."""
    texts = [at for at, one in enumerate(stretches) if is_text(one)]
    receipt = next((at for at in texts if signs.RECEIVED.search(_told_of(stretches[at]))), None)
    if receipt is None or (texts[0] < receipt and begins_with_a_letter(stretches[texts[0]])):
        return
    early = [at for at in texts if at < receipt and not _GREETS.match(stretches[at].words)]
    strictly = signs.STRICTLY.search(_told_of(stretches[receipt])) is not None
    if not strictly and any(
        signs.LETTER_NAMED.search(stretches[at].words) for at in early if stretches[at].first not in signs.HANDLED
    ):
        return
    for at in early:
        words = stretches[at].words
        if stretches[at].first in signs.HANDLED or (
            strictly and (signs.ASKED.search(words) or signs.FOUND_OUT.search(words))
        ):
            yield Proof(receipt, at, "receipt")


def _received_second(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    """The second text tells that the letter came, and the first tells something else and not that."""
    texts = [at for at, one in enumerate(stretches) if is_text(one) and len(one.words) > _SOME]
    if len(texts) <= _MANY or FORM.match(stretches[texts[0]].words) or signs.WHO.match(stretches[texts[0]].words):
        return
    first, second = (stretches[at].told for at in texts[:2])
    if begins_with_a_letter(stretches[texts[0]]):
        return
    if not first.whole[_RECEIPT] and second.first[_RECEIPT]:
        yield Proof(texts[1], texts[0], "receipt")


def _told_of(one: Stretch) -> str:
    """The words of a paragraph without names of papers, and without letters that are mentioned on the way."""
    return signs.SUBORDINATE.sub("", signs.NAMED_PAPER.sub("", signs.NAMED_LETTER.sub("申请", one.words)))


def _framed_late(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    """Title or salutation stand below text."""
    text = next((at for at, one in enumerate(stretches) if is_text(one) and len(one.words) > _TEXT), None)
    if text is None:
        return
    above = {one.first for one in stretches[:text] if one.frame}
    for at in range(text + 1, len(stretches)):
        one = stretches[at]
        if (
            one.frame
            and one.first not in above
            and (signs.TITLE.search(one.words) or signs.SALUTATION.search(one.words))
        ):
            yield Proof(at, text, "frame")


def _begun_with_end(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    """The first text of a paper says farewell."""
    texts = [at for at, one in enumerate(stretches) if is_text(one)]
    if len(texts) > _MANY and _parting(stretches[texts[0]]):
        yield Proof(texts[1], texts[0], "remedy")


def _concluded_early(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    """What follows from the facts (据此) stands before them; the facts before what was asked."""
    if any(one.heading or any(one.items) for one in stretches):
        return
    # Each paragraph is asked once: there are a thousand pairs of forty-five.
    concludes, found_out, asked_for = (
        [sign.search(one.words) is not None for one in stretches]
        for sign in (signs.CONCLUDES, signs.FOUND_OUT, signs.ASKED_FOR)
    )
    asked, spoke, decided = ([test(one) for one in stretches] for test in (_asks_only, _spoke, _decided))
    for front, behind in combinations(range(len(stretches)), 2):
        if concludes[front] and found_out[behind]:
            yield Proof(behind, front, "view")
        if asked[behind] and spoke[front]:
            yield Proof(behind, front, "demands")
        if decided[front] and (asked[behind] or spoke[behind]):
            yield Proof(behind, front, "view")
        if found_out[front] and asked_for[behind]:
            yield Proof(behind, front, "demands")


def _asks_only(one: Stretch) -> bool:
    wholly = one.shares[PARTS.index(Part.DEMANDS)] > _WHOLLY and "可以" not in one.words
    return wholly and signs.ASKED.search(one.words) is not None


def _decided(one: Stretch) -> bool:
    if not is_text(one) or not signs.DECIDED.search(one.words):
        return False
    return not (signs.RECEIVED.search(one.words) or signs.OTHERS.search(one.words))


def _parting(one: Stretch) -> bool:
    """Whether a paragraph is one of those that end a paper."""
    if any(one.items) or signs.RECEIVED.search(one.words):
        return False
    return is_text(one) and any(sign.search(one.words) for sign in (signs.REMEDY, signs.COURT_REMEDY, signs.PARTING))


def _greeted_late(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    texts = [at for at, one in enumerate(stretches) if is_text(one)]
    greeting = next((at for at in texts if signs.GREETS.search(stretches[at].words)), None)
    if greeting is not None and greeting > texts[0]:
        yield Proof(greeting, texts[0], "receipt")


def _heard_late(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    """What was found out stands before the petitioner was heard."""
    found = [
        at
        for at, one in enumerate(stretches)
        if is_text(one) and not any(one.items) and signs.FOUND_OUT.search(one.words)
    ]
    if not found or any(one.heading for one in stretches):
        return
    for at in range(found[0] + 1, len(stretches)):
        if _spoke(stretches[at]):
            yield Proof(at, found[0], "contact")


def _spoke(one: Stretch) -> bool:
    """Whether a paragraph begins by telling that the office spoke with the petitioner, before anything was decided."""
    ours = one.introduced or signs.OFFICE.search(one.words)
    spoke = signs.HEARD.search(one.words) and signs.TO_READER.search(one.words) and signs.SPOKE.search(one.words)
    if signs.READER_ACTS.match(one.words):  # 9月26日，您打电话询问 is a fact of the case
        return False
    return bool(is_text(one) and ours and spoke and not signs.AFTERWARDS.search(one.words))


def _explained_early(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    """That the outcome was explained stands before what was asked or decided."""
    for front, one in enumerate(stretches):
        others = signs.HEARD.search(one.words) or signs.READER_ACTS.match(one.words)
        if not is_text(one) or not signs.EXPLAINED.search(one.words) or others:
            continue
        for behind in range(front + 1, len(stretches)):
            words = stretches[behind].words
            told = any(sign.search(words) for sign in (signs.ASKED, signs.VIEWED, signs.BASED))
            if told and is_text(stretches[behind]) and not _parting(stretches[behind]):
                yield Proof(behind, front, "explanation")


def _led_in_late(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    lead = [at for at, one in enumerate(stretches) if is_text(one) and signs.LEADS_IN.search(one.words)]
    if len(lead) != 1 or any(one.heading and one.items[0] for one in stretches[: lead[0]]):
        return
    for at in range(lead[0]):
        one = stretches[at]
        late = one.first in {Part.VIEW, Part.REMEDY, Part.CONTACT_POINT} or (
            len(stretches[lead[0]].words) < _LEAD_LONGEST
            and one.first in {Part.INVESTIGATION, Part.FINDINGS}
            and not signs.LETTER_NAMED.search(one.words)
        )
        if is_text(one) and late and not signs.RECEIVED.search(one.words):
            yield Proof(lead[0], at, "lead-in")


def _parted_early(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    """Remedies or a farewell stand before receipt, demands, contact or facts."""
    for front, one in enumerate(stretches):
        if not _parting(one):
            continue
        for behind in range(front + 1, len(stretches)):
            other = stretches[behind]
            if other.heading and any(other.items):
                break
            below_contact = signs.CONTACT_LINE.search(one.words) and _later_than_contact(other)
            if is_text(other) and (below_contact or _goes_before(other)):
                yield Proof(behind, front, "remedy")


def _goes_before(other: Stretch) -> bool:
    """Whether a paragraph would stand before remedies and farewells: receipt, demands, facts, view, an item."""
    words = other.words
    return bool(
        (signs.RECEIVED.search(words) and not signs.PARTING.search(words))
        or signs.TOLD.search(words)
        or (signs.MET.search(words) and not signs.AFTERWARDS.search(words))
        or (signs.ASKED.search(words) and not signs.REMEDY.search(words))
        or signs.VIEWED.search(words)
        or (signs.DECIDED.search(words) and not _parting(other))
        or any(other.items[:4])
    )


def _later_than_contact(other: Stretch) -> bool:
    """Whether a paragraph would not stand below the line of the contact: text that takes no leave."""
    remedy = signs.REMEDY.search(other.words) or signs.COURT_REMEDY.search(other.words)
    return bool(remedy) or (
        len(other.words) > _TEXT and not _parting(other) and not other.words.startswith(("附", "以上", "此"))
    )


def _counted(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    """Numbers of one list that fall: 第二项 before 第一项."""
    for style in range(len(stretches[0].items)):
        run: list[int] = []
        for at, one in enumerate([*stretches, None]):
            if one is None or (style and one.heading and one.items[0]):
                yield from _falling(stretches, run, style)
                run = []
            elif one.items[style]:
                run.append(at)


def _falling(stretches: Sequence[Stretch], run: Sequence[int], style: int) -> Iterator[Proof]:
    numbers = [stretches[at].items[style] for at in run]
    if len(set(numbers)) < len(numbers) or 1 not in numbers:
        return
    if any(_OTHERWISE.search(stretches[at].words) for at in range(run[0])):
        return
    for one, other in combinations(run, 2):
        if stretches[other].items[style] < stretches[one].items[style]:
            yield Proof(other, one, "numbers")


def _introduced_late(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    """A person stands with an office (工作人员石磊) only after the bare name."""
    for at, one in enumerate(stretches):
        for name in one.introduced:
            earlier = [place for place in range(at) if name in stretches[place].words]
            known = any(
                name in stretches[place].introduced or _with_an_office(name, stretches[place].words)
                for place in earlier
            )
            # Who is to be called is named with the office once more, at the end.
            if earlier and not known and is_text(stretches[earlier[0]]) and not _CALLED.search(one.words):
                yield Proof(at, earlier[0], "names")


def _with_an_office(name: str, words: str) -> bool:
    """Whether a name stands behind a word that tells what its bearer is, be it an office that no list has."""
    return _OFFICE.search(words[: words.find(name)]) is not None


def _summed_early(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    """A sum (综上) stands within a list that goes on behind it."""
    for at, one in enumerate(stretches):
        if not signs.SUMS_UP.search(one.words):
            continue
        for style in range(len(one.items)):
            before = [other.items[style] for other in stretches[:at] if other.items[style]]
            behind = [place for place in range(at + 1, len(stretches)) if stretches[place].items[style]]
            goes_on = bool(style and before and behind) and stretches[behind[0]].items[style] == before[-1] + 1
            if goes_on and not any(other.heading for other in stretches[at : behind[0]]):
                yield Proof(behind[0], at, "leaning")


def _interrupted(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    """A list is broken by who takes leave: the paper goes on to count behind it."""
    for at, one in enumerate(stretches):
        if not is_text(one) or any(one.items) or role(one) is not Role.PARTING:
            continue
        for style in range(len(one.items)):
            before = [other.items[style] for other in stretches[:at] if other.items[style]]
            behind = [place for place in range(at + 1, len(stretches)) if stretches[place].items[style]]
            if before and behind and stretches[behind[0]].items[style] == before[-1] + 1:
                yield Proof(behind[0], at, "remedy")


def _said_before(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    """这125元 points to a figure that is told only further down."""
    for at, one in enumerate(stretches):
        for match in signs.POINTED_FIGURE.finditer(one.words):
            before = "".join(other.words for other in stretches[:at]) + one.words[: match.start()]
            if match[1] in before or not is_text(one):
                continue
            later = next((place for place in range(at + 1, len(stretches)) if match[1] in stretches[place].words), None)
            if later is not None:
                yield Proof(later, at, "pointers")


def _then_first(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    """然后 and 接着 stand before 首先, or behind 最后."""
    first = [at for at, one in enumerate(stretches) if signs.AT_FIRST.match(one.words)]
    then = [at for at, one in enumerate(stretches) if signs.AND_THEN.match(one.words)]
    last = [at for at, one in enumerate(stretches) if signs.AT_LAST.match(one.words)]
    if len(first) == 1:
        yield from (Proof(first[0], at, "leaning") for at in (*then, *last) if at < first[0])
    if len(last) == 1 and first:
        yield from (Proof(at, last[0], "leaning") for at in then if at > last[0])


def _asked_in_turn(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    """Answers stand in another order than the demands that they take up."""
    for found in asked_otherwise(stretches):
        yield Proof(found.front, found.behind, "asked")


def _kind(one: Stretch) -> Part | None:
    """What a paragraph is beyond doubt."""
    words = one.words
    if signs.REMEDY.search(words):
        return Part.REMEDY
    if signs.MET.search(words):
        return Part.INVESTIGATION
    if signs.ASKED.search(words):
        return Part.DEMANDS
    if signs.VIEWED.search(words):
        return Part.VIEW
    return None


def _misheaded(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    """A paragraph under the heading of another part, where that part has a heading of its own."""
    heads = [at for at, one in enumerate(stretches) if one.heading and one.items[0]]
    if len(heads) < _MANY:
        return
    announced = {
        at: next((part for part, sign in signs.BEGUN_BY.items() if sign.search(stretches[at].words)), None)
        for at in heads
    }
    for at, one in enumerate(stretches):
        own = max((head for head in heads if head < at), default=None)
        if own is None or not is_text(one) or announced[own] is None:
            continue
        kind = _kind(one)
        if announced[own] is Part.DEMANDS and kind in {Part.INVESTIGATION, Part.REMEDY, Part.VIEW} and own != heads[-1]:
            yield Proof(min(head for head in heads if head > own), at, "headings")
            continue
        if kind is None or kind is announced[own] or (announced[own], kind) in _MAY_HOLD:
            continue
        others = [head for head in heads if announced[head] is kind]
        if len(others) == 1:
            other = others[0]
            yield Proof(other, at, "headings") if other > own else Proof(at, own, "headings")


_MAY_HOLD = frozenset({
    (Part.FINDINGS, Part.INVESTIGATION), (Part.VIEW, Part.DEMANDS), (Part.FINDINGS, Part.DEMANDS),
    (Part.VIEW, Part.INVESTIGATION), (Part.VIEW, Part.REMEDY), (Part.DEMANDS, Part.VIEW),
})  # fmt: skip
"""What stands under which heading in right replies, too."""


def _topics(words: str) -> frozenset[str]:
    plain = signs.TOPIC_LESS.sub(" ", words)
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1) if " " not in plain[at : at + 2])


def _off_topic(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    """A paragraph that speaks of what another heading announces, and not of its own."""
    heads = [
        at for at, one in enumerate(stretches) if one.heading and any(one.items) and signs.SUBJECTS.search(one.words)
    ]
    topics = {at: _topics(stretches[at].words) for at in heads}
    for at, one in enumerate(stretches):
        own = at - 1
        if own not in topics or not is_text(one) or len(topics[own]) < _TOPIC:
            continue
        if any(topic in one.words for topic in topics[own]):
            continue
        scores = {
            head: sum(topic in one.words for topic in topics[head] - topics[own]) for head in heads if head != own
        }
        best = max(scores, key=lambda head: scores[head], default=None)
        if best is not None and scores[best] >= _TOPIC and 2 * scores[best] >= len(topics[best]):
            yield Proof(best, at, "headings") if best > own else Proof(at, own, "headings")


_GOES_BACK = pattern(
    r"[^，。]{0,20}(?:[你您](?:还|另外?|又)(?:问|提|说|反映|要求)|(?:通话|谈话|面谈|座谈|接待|来访|走访|电话)(?:时|中|里))"
)
"""4月25日通话时您还问: one question more, asked before what was just told."""


def _days_run_back(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    """Two neighbours that both begin with a day, of which the second lies before the first, within one story."""
    year = None
    for at, (one, other) in enumerate(pairwise(stretches)):
        written = _YEAR.findall(stretches[at - 1].words) if at else []
        year = written[-1] if written else year
        if not is_text(one) or not is_text(other):
            continue
        front, behind = _BEGINS_WITH_A_DAY.match(one.words), _BEGINS_WITH_A_DAY.match(other.words)
        if front and behind and _run_back(front, behind, year) and not _GOES_BACK.match(other.words):
            yield Proof(at + 1, at, "dates")


def _run_back(front: Match[str], behind: Match[str], year: str | None) -> bool:
    """Whether a day or month lies before that in front, which may leave out a year that is told only behind.

    ``year`` is the last that is told before both; a day without one is of that year.
    """
    if front[3] and behind[3] and falls(front, behind):
        return True
    months = int(front[2]) - int(behind[2])
    if front[1] and behind[1]:
        return (int(front[1]), int(front[2])) > (int(behind[1]), int(behind[2]))
    back = months * _MONTH + int(front[3] or _MONTH // 2) - int(behind[3] or _MONTH // 2)
    one_year = year in {None, behind[1]} or front[0].startswith("同年")
    return not front[1] and bool(behind[1]) and one_year and 0 < back < _STORY


def _times_counted_back(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    """第三次 at the beginning of a paragraph, and 第二次 at that of one further down."""
    told = [
        (at, match)
        for at, one in enumerate(stretches)
        if is_text(one) and not any(one.items) and (match := _NTH.search(one.words, 0, _SOON))
    ]
    for (front, one), (behind, other) in combinations(told, 2):
        if one[2] == other[2] and (ordinal(one[1]) or 0) > (ordinal(other[1]) or 0) > 0:
            yield Proof(behind, front, "numbers")


def _against_the_course(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    """Paragraphs whose roles stand in another order than the course of a reply."""
    for found in misplaced(stretches):
        kind = _LATE.get(found.late) if found.late is not None else None
        told = kind or ("view" if found.early is None else _EARLY.get(found.early, "view"))
        yield Proof(found.behind, found.front, told)


def _of_a_story(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    """Paragraphs of a letter that tells what was done, in words that give no paragraph a role."""
    for front, behind, kind in turned(stretches):
        yield Proof(front, behind, kind)


def _under_another_heading(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    """Paragraphs under the heading of another part; the receipt under any, where something else stands on top."""
    for front, behind, kind in (*strayed(stretches), *received_under_a_heading(stretches)):
        yield Proof(front, behind, kind)


def _strayed_item(stretches: Sequence[Stretch]) -> Iterator[Proof]:
    """Items of a list under a heading to which the list does not belong."""
    for front, behind, kind in strayed_items(stretches):
        yield Proof(front, behind, kind)


_LATE = {Role.RECEIPT: "receipt", Role.ASKED: "demands", Role.HEARD: "contact"}
_EARLY = {Role.PARTING: "remedy", Role.EXPLAINED: "explanation"}


_Kind = Callable[[Sequence[Stretch]], Iterator[Proof]]
_FIRM: tuple[_Kind, ...] = (
    _framed_late, _concluded_early, _received_late, _greeted_late, _led_in_late, _counted, _introduced_late,
    _summed_early, _misheaded, _off_topic, _interrupted, _said_before, _then_first, _strayed_item,
    _under_another_heading, _days_run_back, _times_counted_back,
)  # fmt: skip
_DOUBTFUL: tuple[_Kind, ...] = (
    _begun_with_end, _received_second, _heard_late, _explained_early, _parted_early, _against_the_course, _of_a_story,
    _asked_in_turn,
)  # fmt: skip
