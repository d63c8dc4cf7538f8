"""What does not go on in a reply: paragraphs out of order, strangers among them, torn beginnings.

Each conclusion needs two independent kinds of evidence, or one that proves. What a reader would get wrong: today's
order is presumed right; another one is proposed only where it gains more than right replies ever do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from replycheck.facts.structure.part_signs import Part
from replycheck.flow import features, neighbours, signs
from replycheck.flow.continuity import PARTS, Measured, Weights, measure, weights
from replycheck.flow.foreign import strangers
from replycheck.flow.foreign.intruders import intruders
from replycheck.flow.openings import openings
from replycheck.flow.pointers import Pointer, pointers
from replycheck.flow.proofs import Proof, proofs
from replycheck.flow.reading import Stretch, read, united
from replycheck.flow.roles import LED_IN, Role, begins_with_a_letter, of_a_matter, role
from replycheck.flow.torn import TORN, asked, torn_table
from replycheck.flow.trees import STRANGERS, TORN_BEGINNINGS, Trees, trees
from replycheck.flow.within import Shuffled, shuffled
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.sequence.language import letters
from replycheck.sequence.order import Scores, Solution, best_move, best_order, longest_rising
from replycheck.text.joining import broken_by_hand
from replycheck.text.numerals import ordinal
from replycheck.text.patterns import pattern
from replycheck.text.words import pair_weight

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FEWEST, MOST = 4, 80
"""Paragraphs between which an order can be judged; more than a reply ever has would take too long."""
_SIGNAL = 0.15
"""Log-odds from which a kind of evidence counts as one."""
TORN_LENGTH = 25
"""Characters below which a line may be a title, an item or a table without one."""
_ENDLESS, _SURELY = 15, 30
"""Characters below which a line without a stop may be a name or a label; beyond which only a sentence is so long."""
_OPEN = frozenset({"half", "none"})
_STRING = 4
_NEVER_FIRST = "，。、；：！？）》”’"
_SENTENCE = pattern(r"[，；]|[。！？].")
_NO_SENTENCE = pattern(
    r"电话[:：]|传真|邮编|网址|https?:|地址[:：]|^[^，。；]{2,8}[:：][^，。；]{0,200}$|[\d-]{7,40}$|^附"
)
_SIGNED_BEHIND = pattern(r"[。！？][^。！？，；]{2,24}(?:局|院|中心|委员会|委|政府|办事处|公司|日)$")
"""The signature stands on the last line of the text."""
_EASIER, _NO_OPENING = 1.5, -0.5
"""Log-odds in favour of a beginning under a heading, or known in the paper; below which a scrap is no beginning."""
_OTHER_HANDS = 0.6
"""So much worse begin right paragraphs of hands from whom nothing was learned."""
_SENTENCE_END = pattern(r"[。；]")
_NO_FIRST = -1.0
"""Log-odds below which a first text that tells of no letter does not begin: one of 645 right ones was below it."""
_LED, _SOON = 40, 24
_LED_SURELY, _LED_RATHER = -3.0, -1.3
"""Characters of a first text that leads in the answer, and among which it tells what is answered; log-odds below which
it does not begin where it does so, and where it does not. One of 200 right ones reached -2.6, half of the torn
-3.3."""
_TOPIC = 3.0
"""Rarity (``pair_weight``) from which a word of two characters says what a paragraph is about."""
_LABELLED = pattern(
    r"[^，。；]{1,8}[：:]|[行能会有没管撤退补改对][，。]|没有。|节哀。|抱歉。"
    r"|(?:不?能|可|算|定|立)[\u4e00-\u9fff]{1,4}[。，]|[\u4e00-\u9fff]{1,3}节(?:前|后|那天|期间)|[\u4e00-\u9fff]{2,8}(?:一节|一事|一项|一点|那天|当天|[前后])，"
    r"|(?:(?:不)?(?:是|能|会|行|可以|需要|用|必)的?|是真的|没错|属实|的确|确实|真的|可以|有的|没有|办得了|办不了)[，。！]"
)
"""诉求： and the answer in a word (能，带身份证来)."""
_MATTER_NAMED = pattern(r"[\u4e00-\u9fff]{2,8}。(?=.)")
"""面积。 and 性质。 at the beginning of two paragraphs name their matters; of one it may be the end of a sentence."""
_TELEPHONE_CUT = pattern(r"(?<!\d)0\d{2,3}-(?!(?:1\d{4}|9[56]\d{3,4})$)\d{1,6}$")
"""Hot lines (12309, 96116) have five or six figures by right."""
_HEADED = pattern(
    r"^(?:关于|对|针对)|(?:问题|情况|意见|结果|建议|措施|说明|依据|事项|流程|材料|条件|范围|标准|时间|地点|方式|如下|答复|回复|告知|通知)$"
)
_NAMED, _ASKED_IN_A_LINE = 20, 40
"""Characters that a line without stop and number has at most if it is a heading; a numbered question, if it is one."""
_LAST, _TOP = 3, 5
"""Lines in which a signature stands, and among which the addressee is: what stands above it is a title."""
_ANNOUNCES = pattern(r"(?:答复|回复|意见|告知|说明|情况|事项|决定)如下[：:。]$|(?:以下|下列)[^，。；]{1,10}[：:]$")
_LEANS = pattern(r"综上|因此|所以|此外|另外|其次|再次|但是|然而|上述|前述|同日|对此|为此|由此")
_SAYS = {
    "parts": "各部分通常的次序",
    "joins": "前后两段通常怎样衔接",
    "follows": "一段的写法通常接在什么样的一段之后",
    "names": "人名、单位、法律的全称和简称的先后",
    "pointers": "“该”“上述”所指的事物的先后",
    "dates": "日期的先后",
    "numbers": "序号的先后",
    "asked": "各项诉求提出的先后",
    "course": "各段通常写在什么位置",
    "headings": "标题与下面的内容",
    "leaning": "段首的承接词",
    "words": "与上下文的用词",
    "marks": "段末的标点",
    "receipt": "先写收到来信，再写办理",
    "contact": "先联系听取，再写查明情况",
    "explanation": "先写处理意见，再写已经解释",
    "frame": "标题、称呼在最前",
    "view": "先写查明情况，再写结论",
    "demands": "先写请求，再写查明情况",
    "lead-in": "“现答复如下”在答复之前",
    "remedy": "救济途径、联系方式在最后",
}
_STRANGE = {
    "shared": "用词与其他段没有什么共同之处",
    "names-shared": "提到的人和事其他段都没有",
    "self-other": "自称与其他段不同",
    "self-alone": "只有这一段用了这种自称",
    "reader-other": "对信访人的称呼与其他段不同",
    "year-other": "年份与其他段不同",
    "season-other": "日期与其他段相差很远",
    "person-other": "出现的工作人员其他段都没有",
    "paper-other": "所称的文书与标题不同",
    "court-other": "只有这一段讲法院的事",
    "item-alone": "只有一条序号，前后没有同一列举的其他条目",
    "part-twice": "这一部分前后已经有了",
    "points-nowhere": "“该”“上述”在前面没有所指",
    "joins": "与前后两段都接不上",
    "order": "不在这一部分应在的位置",
    "person-unknown": "讲到的人前面没有交代过，其他段也没有",
    "organ-other": "提到的单位、地方其他段都没有",
    "thread-none": "用词与其他段没有什么共同之处",
    "name-none": "提到的人和事其他段都没有",
    "self-form": "自称与其他段不同（本、我）",
    "shared-less": "用词与其他段没有什么共同之处",
    "shared-lowest": "用词与其他段没有什么共同之处",
    "names-lowest": "提到的人和事其他段都没有",
    "beside": "与前后两段都接不上",
    "framed": "与标题说的不是一件事",
    "role-again": "这一部分前后已经有了",
    "place-other": "提到的单位、地方其他段都没有",
    "label-alone": "写法与其他段不同",
    "day-turned": "日期与前后接不上",
    "law-other": "引用的法律其他段没有",
    "person-new": "出现的人其他段都没有",
    "several": "对信访人的称呼与其他段不同",
}
_LEAVES_IT = pattern(
    r"(?:如果?|若)[^，。]{0,10}(?:不服|异议|不满|不同意)[^。]{0,40}(?:可以?|应|有权|请|向)|^对[^，。]{2,16}(?:不服|有异议)的?，(?:可以?|应)"
)
"""What the reader may still do has words of its own in every paper."""
_NTH = pattern(r"第([一二三四五六七八九])([条件个项点笔])")
_CASE_NUMBER = pattern(r"（\d{4}）[\u4e00-\u9fff\d]{3,16}号")
_BODY = pattern(r"[\u4e00-\u9fff]{4,24}(?:公司|合作社|委员会|中心|学校|医院|银行)")
_FULL_NAME = 8
"""Characters at the end of a name of a body by which it is known again."""
_VOICED = [
    strangers.FEATURES.index(name)
    for name in (
        "self-other",
        "reader-other",
        "paper-other",
        "court-other",
        "part-twice",
        "self-form",
        "several",
    )
]
"""Signs of another voice; what is left tells of words, times and places."""
_TELLING = frozenset(_STRANGE) - {
    "joins", "order", "season-other", "points-nowhere", "organ-other", "beside", "label-alone", "day-turned",
}  # fmt: skip
"""Signs of which there must be one: old facts and odd places are strangers in many a right reply."""
_OF_PARTS = frozenset({"parts", "joins", "words", "marks", "lead-in", "headings"})
_SECOND = 0.3
"""Log-odds of a kind of evidence beside the parts from which an order is a warning."""
_FIRM_LOSS = -2.0
"""Log-odds that the order which a firm proof asks for may lose by the weights. Under weights that had not seen the hand
no other proof of a right paper gained more than 0.1, and of those in cut papers nine of ten do."""
_FIRMLY, _DOUBTFULLY = 1.3, 2.0
"""Log-odds that some two neighbours were exchanged from which a proof is believed: of papers by hands that nobody had
read the right ones with a proof lay at 0.4 and 1.0, nineteen of twenty cut ones above."""
_OF_A_WHOLE, PERHAPS = 1.2, 1.5
"""Such log-odds from which a better order of all is believed, and the best move of one paragraph."""
_TWICE, _MANY_PROOFS = 1.5, 4
"""So much more than the limit, and so many proofs, tell of a paper that was shuffled, in which no two neighbours need
look exchanged."""
_KEPT = 0.5
"""Log-odds for any two paragraphs to stand as they do, where it is only to be told how a proof can hold."""
_BOUND = 12.0
"""Log-odds of a pair whose order is beyond doubt: more than all figures of a reply come to."""


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A stretch of paragraphs that should stand elsewhere: behind ``after``, or first of all where that is None."""

    span: Span
    after: Span | None


@dataclass(frozen=True, slots=True)
class Disorder:
    """The paragraphs out of place, the order proposed (spans in it), and the kinds of evidence, strongest first."""

    misplaced: tuple[Misplaced, ...]
    order: tuple[Span, ...]
    signs: tuple[str, ...]
    sure: bool
    proved: bool = False
    whole: bool = False
    """Whether the whole order gains, not a single move: then it is believed of papers of unknown genre, too."""
    exchanged: bool = False
    """Whether two neighbours stand the wrong way round, by trees that know papers of every genre."""


@dataclass(frozen=True, slots=True)
class Stranger:
    """A paragraph of another paper, and why."""

    span: Span
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was concluded about the flow of one reply.

    ``begun`` are the paragraphs that begin in mid-sentence, ``broken_off`` those that end in one, ``empty`` the
    headings and announcements that nothing follows, ``leaning`` a first paragraph that leans on what is not there,
    ``shuffled`` those whose sentences are out of order, ``pointers`` those that point to what is nowhere.
    """

    disorder: Disorder | None = None
    strangers: tuple[Stranger, ...] = ()
    begun: tuple[Span, ...] = ()
    broken_off: tuple[Span, ...] = ()
    empty: tuple[Span, ...] = ()
    leaning: tuple[Span, ...] = ()
    shuffled: tuple[Shuffled, ...] = ()
    pointers: tuple[Pointer, ...] = ()


def examine(text: str, paragraphs: Sequence[Span], known: str = "", *, tables: bool = False) -> Reading:
    """Read the paragraphs of a reply (without its annexes); ``known`` is what the letter and the judgments say.

    ``tables`` tells that the file holds tables or pictures, to which words may point.

    A paper whose lines were broken by hand throughout has no paragraphs: nothing is concluded about it.
    """
    told = [read(text, span) for span in paragraphs]
    every = [stretch for stretch in told if stretch.words]
    if broken_by_hand([stretch.words for stretch in every if is_text(stretch)]):
        return Reading()
    found = united(text, told)
    pointing = pointers(text, every, known, tables=tables)
    sure = torn_beginnings(every), torn_ends(every), empty(every), leaning(every), shuffled(text, every), pointing
    if not FEWEST <= len(found) <= MOST:
        return Reading(None, (), *sure)
    shipped, measured = weights(), measure(found)
    framed = "".join(stretch.words for stretch in every if stretch.frame)
    return Reading(_disorder(measured, shipped), _strangers(measured, shipped, known, framed), *sure)


def torn_ends(every: Sequence[Stretch]) -> tuple[Span, ...]:
    """The paragraphs that end in mid-sentence; behind the last one stands nothing that could show a cut."""
    told = [
        stretch for stretch in every if stretch.ends in _OPEN and len(stretch.words) > _ENDLESS and not stretch.frame
    ]
    listed = _listed_without_stops(every)
    paper = "\n".join(letters(stretch.words) for stretch in every) + "\n"
    last = every[-1].span if every else None
    top = next((at for at, stretch in enumerate(every[:_TOP]) if stretch.first is Part.ADDRESSEE), 0)
    titles = {stretch.span for stretch in every[:top]}
    tail = {stretch.span for stretch in every[-_LAST:]}
    cut = [
        stretch.span
        for stretch in told
        if stretch.span != last
        and _breaks_off(stretch, paper)
        and not (stretch.span in tail and _SIGNED_BEHIND.search(stretch.words))
        and stretch.span not in listed
        and stretch.span not in titles
    ]
    return tuple(sorted({*cut, *_left_open(every), *_left_hanging(every, listed)}, key=lambda span: span.start))


def _listed_without_stops(every: Sequence[Stretch]) -> frozenset[Span]:
    """The items of lists that are written without stops: two of one style in a row."""
    pairs = [
        (front, behind)
        for front, behind in pairwise(every)
        if front.ends == behind.ends == "none"
        and any(a and b for a, b in zip(front.items[:4], behind.items[:4], strict=True))
    ]
    return frozenset(stretch.span for pair in pairs for stretch in pair)


def _left_hanging(every: Sequence[Stretch], listed: frozenset[Span]) -> Iterator[Span]:
    """Lines that end in a word behind which something must stand (台账缺少), and a lone 特此."""
    for stretch in every:
        words = stretch.words.strip()
        hangs = len(words) > _SHORT_LINE and stretch.ends == "none" and "，" in words and _HANGS.search(words)
        if (hangs and not stretch.frame and stretch.span not in listed) or words in _OPENS_LEAVE:
            yield stretch.span


_HANGS = pattern(
    "(?:缺少|没有|作出|进行|提出|提供|提交|给予|采取|属于|符合|需要|应当|可以|已经|尚未|予以|并且|以及|以便|根据|按照|对于|关于|由于|因为"
    "|决定|要求|建议)$"
)
_OPENS_LEAVE = frozenset({"特此", "特", "现", "此"})
_SHORT_LINE = 8


def _left_open(every: Sequence[Stretch]) -> Iterator[Span]:
    """Texts that end with a semicolon and are no item of a list; telephone numbers that lack figures."""
    for at, (stretch, behind) in enumerate(pairwise(every)):
        around = {behind.words[-1:], every[at - 1].words[-1:] if at else "。"}
        listed = any(stretch.items) or any(behind.items) or not around.isdisjoint("；;：:")
        if is_text(stretch) and stretch.words[-1:] in {"；", ";"} and not listed:
            yield stretch.span
        if _TELEPHONE_CUT.search(stretch.words):
            yield stretch.span


def _breaks_off(stretch: Stretch, paper: str) -> bool:
    """Whether a line without a stop is a sentence that lacks its end: no name, address, list of words, reference."""
    words = stretch.words
    if stretch.first is Part.CONTACT_POINT or _NO_SENTENCE.search(words):
        return False
    if stretch.ends == "half" or _SENTENCE.search(words):
        return True
    headed = stretch.heading and (len(words) <= _NAMED or bool(_HEADED.search(words)))
    if any(stretch.items[:4]) or headed:
        return False
    return len(words) > _SURELY or _goes_on_elsewhere(letters(words)[-_STRING + 1 :], paper)


def _goes_on_elsewhere(tail: str, paper: str) -> bool:
    """Whether these characters stand elsewhere in the paper too, always before one and the same other character."""
    behind = {rest[0] for rest in paper.split(tail)[1:] if rest}
    return len(behind) == 1 and behind.isdisjoint(_NEVER_FIRST)


def empty(every: Sequence[Stretch]) -> tuple[Span, ...]:
    """Headings of sections with no text below them, and announcements (如下：) below which nothing stands."""
    pairs = list(pairwise([*every, None]))
    found: list[Span] = []
    for style in _SECTIONS:
        headings = [(front, behind) for front, behind in pairs if front and front.heading and front.items[style]]
        bare = [front.span for front, behind in headings if behind is None or _another(front, behind, style)]
        # Where no heading has text it is a list, not headings.
        found += bare if len(bare) < len(headings) else []
    for front, behind in pairs:
        if (
            front is not None
            and _ANNOUNCES.search(front.words)
            and (behind is None or _closes(behind) or _takes_leave(behind))
        ):
            found.append(front.span)
    return tuple(sorted(found, key=lambda span: span.start))


_SECTIONS = (0, 1)
"""一、 and （一）."""


_LEAVES = pattern(r"救济|权利|告知|不服|途径|其他|其它|说明|联系|事项")
"""Headings below which remedies and the contact stand by right."""


def _another(front: Stretch, behind: Stretch, style: int) -> bool:
    """Whether a heading as high begins behind a heading, or the end of the paper."""
    leaves = _takes_leave(behind) and not _LEAVES.search(front.words)
    return (behind.heading and any(behind.items[: style + 1])) or _closes(behind) or leaves


def _takes_leave(behind: Stretch) -> bool:
    return signs.REMEDY.search(behind.words) is not None or signs.CONTACT_LINE.search(behind.words) is not None


def _closes(behind: Stretch) -> bool:
    """Whether the frame at the end begins: closing formula, contact, signature."""
    return behind.first in {Part.SIGNATURE, Part.CLOSING, Part.CONTACT_POINT}


def leaning(every: Sequence[Stretch]) -> tuple[Span, ...]:
    """The first paragraph behind title and addressee, if it begins with what leans on something before it."""
    first = next((stretch for stretch in every if not stretch.frame and not stretch.heading), None)
    return (first.span,) if first is not None and _LEANS.match(first.words) else ()


def torn_beginnings(told: Sequence[Stretch]) -> tuple[Span, ...]:
    """The paragraphs that begin in mid-sentence."""
    figures = openings()
    asked = [stretch.words for stretch in told if is_text(stretch)]
    known = dict(zip(asked, figures.scores(asked), strict=True))
    opened = clause_openings("\n".join(stretch.words for stretch in told))
    first = next((at for at, stretch in enumerate(told) if not stretch.frame and not stretch.heading), None)
    labelled = [bool(_MATTER_NAMED.match(stretch.words)) and is_text(stretch) for stretch in told]
    weighed = _torn_by_weight(told, opened)
    found = []
    for at, stretch in enumerate(told):
        if labelled[at] and sum(labelled) > 1:
            continue
        score = known.get(stretch.words, 0.0)  # asked of sentences alone
        under = at > 0 and told[at - 1].heading
        easier = _EASIER * (under + (stretch.words[:2] in opened))
        unusual = (
            judged(stretch)
            and not signs.AMONG_THEM.match(stretch.words)
            and score + easier < figures.limit - _OTHER_HANDS
        )
        led = at == first and _torn_lead(stretch.words, score)
        alone = signs.AMONG_THEM.match(stretch.words) and is_text(stretch) and _on_top(told, at)
        alone = alone or (at == first and judged(stretch) and _torn_receipt(stretch.words, score + easier))
        sure = stretch.words[0] in _NEVER_FIRST or at in weighed
        if sure or unusual or led or alone or _torn_start(stretch, score):
            found.append(stretch.span)
    return tuple(found)


def _torn_by_weight(told: Sequence[Stretch], opened: frozenset[str]) -> frozenset[int]:
    """The paragraphs that all signs together show to be torn."""
    chosen = [at for at in asked(told) if _LABELLED.match(told[at].words) is None]
    if not chosen:
        return frozenset()
    table = torn_table(told, chosen, opened, [judged(told[at]) for at in chosen])
    scores = trees(TORN_BEGINNINGS, TORN).scores(table)
    return frozenset(at for at, score in zip(chosen, scores.tolist(), strict=True) if score > weights().limits["torn"])


def _torn_receipt(words: str, score: float) -> bool:
    """Whether a first text goes on to what was asked or received, and does not begin as a first text does."""
    clause = _SENTENCE_END.split(words, 1)[0]
    return (
        score < _NO_FIRST and not signs.BEGINS_A_PAPER.search(clause) and signs.GOES_ON_ASKING.search(words) is not None
    )


def _on_top(told: Sequence[Stretch], at: int) -> bool:
    """Whether nothing stands above a paragraph that words could lean on: a numbered heading, the frame, or nothing."""
    above = told[at - 1] if at else None
    return above is None or above.frame or (above.heading and any(above.items))


def _torn_start(stretch: Stretch, score: float) -> bool:
    if len(stretch.words) <= _ENDLESS or not is_text(stretch):
        return False
    # A rare word before a comma is the matter that is spoken of next; a common one was torn off.
    scrap = signs.SCRAP.match(stretch.words) and score < _NO_OPENING and pair_weight(stretch.words[:2]) < _TOPIC
    torn = (signs.TORN_START, signs.NEVER_OPENS, signs.REST_OF_A_FIGURE)
    return bool(scrap) or any(sign.match(stretch.words) for sign in torn)


def _torn_lead(words: str, score: float) -> bool:
    """Whether a first text that leads in the answer lacks its beginning, where it tells what is answered."""
    if len(words) <= _LED or LED_IN.search(words) is None or signs.GREETS.match(words):
        return False
    told, soon = signs.LETTER_TOLD.search(words), signs.LETTER_TOLD.search(words, 0, _SOON)
    return score < (_LED_SURELY if soon else _LED_RATHER if told else 0.0)


def clause_openings(paper: str) -> frozenset[str]:
    """The first two characters of every clause in the paper, and the first alone: names and matters of the case."""
    places = [at + 1 for at, char in enumerate(paper) if char in "，。；：、“《（"]
    return frozenset(paper[at : at + length] for at in places for length in (1, 2))


def judged(stretch: Stretch) -> bool:
    """Whether the characters at the beginning can tell: a figure or a label (诉求：) tells nothing."""
    told = len(stretch.words) > TORN_LENGTH and is_text(stretch)
    return told and not stretch.words[0].isdigit() and _LABELLED.match(stretch.words) is None


def is_text(stretch: Stretch) -> bool:
    """Whether a paragraph is one of sentences: no line of the frame, no heading, no item, no way to make contact."""
    plain = not (stretch.frame or stretch.heading or any(stretch.items[:4]))
    return plain and stretch.first not in {Part.CONTACT_POINT, Part.SIGNATURE}


def gains(measured: Measured, figures: Weights) -> tuple[float, Solution]:
    """What the best order gains over today's, and that order."""
    scores = bound(figures.scores(measured), held(measured.stretches))
    order = best_order(scores)
    return order.score - scores.of(range(len(scores))), order


def by_a_move(measured: Measured, figures: Weights) -> tuple[float, Solution]:
    """What the best move of one stretch gains over today's order, and the order that it gives."""
    scores = bound(figures.scores(measured), held(measured.stretches))
    order = best_move(scores)
    return order.score - scores.of(range(len(scores))), order


def bound(scores: Scores, pairs: Iterable[tuple[int, int]]) -> Scores:
    """The same scores where the first of each pair must stand before the second."""
    before = scores.before.copy()
    for front, behind in pairs:
        before[front, behind] += _BOUND
        before[behind, front] -= _BOUND
    return Scores(scores.links, before, scores.start, scores.end)


def held(stretches: Sequence[Stretch]) -> Iterator[tuple[int, int]]:
    """The pairs that stand right today whatever else does not: title and addressee on top, matters, numbers that rise.

    Who numbered them knew where each belongs.
    """
    top = 0
    while top < len(stretches) and stretches[top].frame:
        yield from ((top, at) for at in range(top + 1, len(stretches)))
        top += 1
    # Matters are answered in whatever order the office likes: none is better than today's.
    yield from pairwise(at for at, stretch in enumerate(stretches) if of_a_matter(stretch))
    for style in range(len(stretches[0].items)):
        items = [at for at, stretch in enumerate(stretches) if stretch.items[style]]
        if all(stretches[one].items[style] < stretches[other].items[style] for one, other in pairwise(items)):
            yield from pairwise(items)


def _disorder(measured: Measured, figures: Weights) -> Disorder | None:
    proved = proofs(measured.stretches)
    chances = exchanged(measured, neighbours.marks(measured, figures, proved))
    at = int(chances.argmax())
    if _likely(proved, float(chances[at])) and (found := _proved(measured, figures, proved)) is not None:
        return found
    by_order, order = gains(measured, figures)
    # The more paragraphs, the more a right paper of an unknown hand seems to gain.
    limit = max(figures.limits["order"] * len(measured.stretches), figures.limits["least"])
    if by_order > (limit if chances[at] > _OF_A_WHOLE else _TWICE * limit):
        return replace(explained(measured, figures, order.order), whole=True)
    if PERHAPS < chances[at] <= figures.limits["neighbours"]:
        gained, moved = by_a_move(measured, figures)
        if gained > figures.limits["move"]:
            return replace(explained(measured, figures, moved.order), sure=True, exchanged=True)
    if chances[at] <= figures.limits["neighbours"]:
        return None
    swapped = [*range(at), at + 1, at, *range(at + 2, len(measured.stretches))]
    return replace(explained(measured, figures, swapped), sure=True, exchanged=True)


def _likely(proved: Sequence[Proof], chance: float) -> bool:
    """Whether there are proofs, and two neighbours at least that might well have been exchanged."""
    firm = any(proof.firm for proof in proved)
    return len(proved) >= _MANY_PROOFS or (bool(proved) and chance > (_FIRMLY if firm else _DOUBTFULLY))


def exchanged(measured: Measured, marks: Floats, grown: Trees | None = None) -> Floats:
    """How surely each two neighbours stand the wrong way round (log-odds), from their ``neighbours.marks``.

    ``grown`` in place of the trees that ship.
    """
    scores = (grown or trees(neighbours.TABLE, neighbours.SIGNS)).scores(marks)
    sure = [front for front, behind in held(measured.stretches) if behind == front + 1]
    pairs = list(enumerate(pairwise(measured.stretches)))
    free = [at for at, pair in pairs if any(map(_asks_as_heading, pair)) or all(map(of_a_matter, pair))]
    scores[sure + free] = -np.inf
    return scores


def _asks_as_heading(stretch: Stretch) -> bool:
    """Whether a short numbered line asks: what stands below it is its answer."""
    return any(stretch.items) and len(stretch.words) <= _ASKED_IN_A_LINE and stretch.words.endswith("？")


def _proved(measured: Measured, figures: Weights, proved: Sequence[Proof]) -> Disorder | None:
    """Today's order with as few moves as it takes until every proof holds; what else stands where it does stays.

    None where that order is worse by the weights: what proves is told by words, which another hand may use otherwise.
    """
    pairs = [(proof.front, proof.behind) for proof in proved]
    plain = figures.scores(measured)
    scores = bound(bound(_presumed(plain), held(measured.stretches)), pairs)
    order = list(range(len(scores)))
    for _ in range(len(scores)):
        if _holds(order, pairs):
            break
        order = [order[at] for at in best_move(scores.among(order)).order]
    order = order if _holds(order, pairs) else list(best_order(scores).order)
    if not borne_out(proved, plain.of(order) - plain.of(range(len(order)))):
        return None
    found = explained(measured, figures, order)
    says = dict.fromkeys(_SAYS[proof.kind] for proof in proved)
    return replace(found, signs=tuple(dict.fromkeys((*says, *found.signs))), sure=True, proved=True)


def borne_out(proved: Iterable[Proof], gained: float) -> bool:
    """Whether the weights bear proofs out, where the order that these ask for gains so much by them (log-odds)."""
    return gained > (_FIRM_LOSS if any(proof.firm for proof in proved) else 0.0)


def _presumed(scores: Scores) -> Scores:
    """The same scores, where any two paragraphs rather stand as they do today."""
    today = np.triu(np.full_like(scores.before, _KEPT), 1)
    return Scores(scores.links, scores.before + today - today.T, scores.start, scores.end)


def _holds(order: Sequence[int], pairs: Sequence[tuple[int, int]]) -> bool:
    place = {at: rank for rank, at in enumerate(order)}
    return all(place[front] < place[behind] for front, behind in pairs)


def explained(measured: Measured, figures: Weights, order: Sequence[int]) -> Disorder:
    """What another order than today's comes to, and whether enough kinds of evidence speak for it."""
    stretches = measured.stretches
    rank = {at: place for place, at in enumerate(order)}
    kept = longest_rising([rank[at] for at in range(len(order))])
    misplaced = tuple(
        Misplaced(stretches[at].span, stretches[order[rank[at] - 1]].span if rank[at] else None)
        for at in range(len(order))
        if at not in kept
    )
    gained = evidence(measured, figures, order)
    signs = tuple(sorted((kind for kind, value in gained.items() if value >= _SIGNAL), key=lambda kind: -gained[kind]))
    # The parts alone differ between right replies as much as between right and wrong ones.
    told = [kind for kind, value in gained.items() if value >= _SECOND and kind not in _OF_PARTS]
    sure = bool(told) and len(signs) > 1
    return Disorder(misplaced, tuple(stretches[at].span for at in order), tuple(_SAYS[kind] for kind in signs), sure)


def evidence(measured: Measured, figures: Weights, order: Sequence[int]) -> dict[str, float]:
    """What each kind of evidence gains from another order."""
    change = measured.summed(order) - measured.summed(range(len(order)))
    vector = np.concatenate([figures.vectors[part] for part in PARTS])
    gained: dict[str, float] = {}
    names = (name for names in PARTS.values() for name in names)
    for name, value in zip(names, change * vector, strict=True):
        kind = features.KINDS.get(name, "parts")
        gained[kind] = gained.get(kind, 0.0) + float(value)
    return gained


def _stands_in(words: str, known: str) -> bool:
    """Whether most of a paragraph stands in the letter or a judgment."""
    there = _strings("".join(known.split()))
    strings = [words[at : at + _STRING] for at in range(len(words) - _STRING + 1)]
    return bool(there) and 2 * sum(string in there for string in strings) > len(strings)


@lru_cache(maxsize=1)
def _strings(plain: str) -> frozenset[str]:
    return frozenset(plain[at : at + _STRING] for at in range(len(plain) - _STRING + 1))


def _of_the_case(words: str, known: str) -> bool:
    """Whether a paragraph names the number of a case, or two bodies in full, as letter or judgment do."""
    plain = "".join(known.split()).replace("(", "（").replace(")", "）")
    if not plain:
        return False
    told = words.replace("(", "（").replace(")", "）")
    bodies = {name for name in _BODY.findall(told) if name[-_FULL_NAME:] in plain}
    return len(bodies) > 1 or any(number in plain for number in _CASE_NUMBER.findall(told))


def _strangers(measured: Measured, figures: Weights, known: str, framed: str) -> tuple[Stranger, ...]:
    stretches = measured.stretches
    table, grown = strangers.marks(measured, figures, known), trees(STRANGERS, strangers.FEATURES)
    scores = grown.scores(table)
    certain, own = intruders(stretches, framed), {_answered(stretches), *_counted_off(stretches)}
    found = []
    for at in sorted({*strangers.telling(stretches), *certain} - own):
        if _stands_in(stretches[at].words, known) or _of_the_case(stretches[at].words, known):
            continue
        says: tuple[str, ...] = ()
        leaves = _LEAVES_IT.search(stretches[at].words) is not None and not table[_VOICED, at].any()
        if at in certain:
            says = (_STRANGE[certain[at]],)
        elif not leaves and scores[at] > figures.limits["foreign"]:
            says = _why(table[:, at], grown)
        if says:
            found.append(Stranger(stretches[at].span, says))
    return tuple(found)


def _counted_off(stretches: Sequence[Stretch]) -> Iterator[int]:
    """The paragraphs that begin with a number (第一条：) whose next or last another paragraph begins with."""
    told = [(at, match) for at, one in enumerate(stretches) if (match := _NTH.match(one.words)) is not None]
    numbers = {(match[2], ordinal(match[1])) for _, match in told}
    for at, match in told:
        number = ordinal(match[1]) or 0
        if {(match[2], number - 1), (match[2], number + 1)} & numbers:
            yield at


def _answered(stretches: Sequence[Stretch]) -> int | None:
    """The paragraph that tells which letter is answered, where that is the first: it is the paper's own."""
    first = next((at for at, one in enumerate(stretches) if not one.frame and not one.heading), None)
    if first is None:
        return None
    answered = role(stretches[first]) is Role.RECEIPT or begins_with_a_letter(stretches[first])
    return first if answered else None


def _why(marks: Floats, grown: Trees) -> tuple[str, ...]:
    """What makes a paragraph strange, strongest first; nothing where that is one thing, or nothing that tells."""
    value = dict(zip(strangers.FEATURES, grown.without(marks), strict=True))
    signs = [
        name for name in sorted(value, key=lambda name: -value[name]) if name in _STRANGE and value[name] >= _SIGNAL
    ]
    says = tuple(dict.fromkeys(_STRANGE[name] for name in signs))
    return says if len(says) > 1 and not _TELLING.isdisjoint(signs) else ()
