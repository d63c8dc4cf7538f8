"""Passages that tell a judgment again in other words: the same facts and rare words, close together in both texts.

What a reader would get wrong: a reply must speak of its judgment, so sharing a name or a sum accuses nobody; a passage
is retold where sentence after sentence takes its words from one place of the judgment, weighted by how rare they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from replycheck.compare.mentions import Mention
from replycheck.compare.paper import Paper
from replycheck.compare.values import same
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.pairs import pair_weights
from replycheck.text.patterns import pattern

_FACT = 1.6
"""What a fact weighs that both have: 3930.47 is nobody's formula."""
_STRONG, _WEAK = 0.15, 0.045
"""Shares of a sentence's weight: of 3,449 sentences of replies to other matters one in a hundred reaches 0.12."""
_LEAST, _LEAST_SHARE, _LEAST_WEIGHT = 45, 0.12, 5.0
"""A passage has so many characters, this share of shared weight, and so much weight."""
_LEAST_PIECE = 10
"""A shorter piece between two passages is their joint."""
_WINDOW = 260
"""So far apart in the judgment, in characters, may the words of one sentence stand."""
_SENTENCE = pattern(r"[^。；！？\n]{1,2000}[。；！？]*")
_OWN = pattern(
    "处理意见|[一二三四五六]项要求|情况属实|依照《|根据《|》第|书面异议|申请复议|不服的?，|我们(?:和|与|向|到|去|又|已|在|对|把|请|同|跟)|谈过|谈了|收悉|来信收到|来访|电话(?!录音|号码|通知)|接待|面谈|听取|走访|调阅|答复如下|特此|联系人|信访|核实|(?:可以|可|应当|有权)[^。；]{0,24}申请再审|与你通话|回访|当面向?你|如有疑问|欢迎|感谢"
    "|祝您|不服本|申请(?:复查|复核|司法救助)|现场查看|提出(?:了)?[一二三四五六两]项|(?:我|本)(?:局|院|镇|办)(?:已|于|将|正|拟|会|委托|通过|责成|向|多次)"
    "|(?:你|您)(?:们|公司)?(?:可以|可(?!是)|如(?!果你们)|若|应当?(?:向|到|在)|请)|请(?:你|您)|下一步|建议(?:你|您)|帮助(?:你|您)"
)
"""What an office says of its own doing, or tells the petitioner to do."""


@dataclass(frozen=True, slots=True)
class Retold:
    """A stretch of the reply and the stretch of the judgment that it tells again; ``share`` of its weight is shared."""

    span: Span
    source: Span
    share: float


@dataclass(frozen=True, slots=True)
class _WeighedSentence:
    """A sentence with what it shares with the judgment: weights, and where that stands there."""

    span: Span
    shared: float
    total: float
    source: Span | None
    own: bool

    @property
    def share(self) -> float:
        return self.shared / self.total if self.total else 0.0


def retold(reply: Paper, judgment: Paper, taken: Sequence[Span]) -> tuple[Retold, ...]:
    """The passages of the reply that tell the judgment again, in reading order, outside of what is ``taken``."""
    told = [_told(reply, judgment, span) for span in _sentences(reply.text)]
    found = []
    for run in _runs(reply.text, [one for one in told if not _mostly(one.span, taken)]):
        made = _passage(run)
        if made is not None:
            found += [Retold(span, made.source, made.share) for span in _outside(made.span, taken)]
    return tuple(found)


def _outside(span: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """What is left of a span outside of others."""
    at = span.start
    for one in sorted(taken):
        if one.overlaps(span):
            if one.start - at >= _LEAST_PIECE:
                yield Span(at, one.start)
            at = max(at, one.end)
    if span.end - at >= _LEAST_PIECE:
        yield Span(at, span.end)


def likeness_of_whole(reply: Paper, judgment: Paper) -> float:
    """Which share of the weight of the whole reply, its own handling aside, stands in the judgment."""
    told = [_told(reply, judgment, span) for span in _sentences(reply.text)]
    body = [one for one in told if not one.own]
    return sum(one.shared for one in body) / max(1.0, sum(one.total for one in body))


def _sentences(text: str) -> Iterator[Span]:
    for match in _SENTENCE.finditer(text):
        words = match[0]
        start = match.start() + len(words) - len(words.lstrip())
        if len(words.strip()) > 3:  # noqa: PLR2004 - a heading's number
            yield Span(start, match.start() + len(words.rstrip()))


def _mostly(span: Span, taken: Sequence[Span]) -> bool:
    covered = sum(max(0, min(span.end, one.end) - max(span.start, one.start)) for one in taken)
    return covered > len(span) / 2


def _told(reply: Paper, judgment: Paper, span: Span) -> _WeighedSentence:
    places = judgment.pairs
    read = reply.named
    total = 0.0
    hits: list[tuple[int, float]] = []
    signs = read.signs[read.at(span.start) : read.at(span.end - 1) + 1]
    weigh = pair_weights().get
    for pair in _pairs(signs):
        weight = weigh(pair, 1.0)
        total += weight
        hits += [(place, weight) for place in places.get(pair, ())]
    known = new = 0
    for mention in reply.mentions:
        if span.start <= mention.span.start and mention.span.end <= span.end:
            total += _FACT
            equal = [(one.span.start, _FACT) for one in _equal(judgment, mention)]
            known, new = known + bool(equal), new + (not equal)
            hits += equal
    shared, source = _densest(hits, len(judgment.text))
    own = new > known or _OWN.search(reply.text, span.start, span.end) is not None
    return _WeighedSentence(span, min(shared, total), total, source, own)


def _equal(judgment: Paper, mention: Mention) -> list[Mention]:
    return [one for one in judgment.mentions if same(mention, one)]


def _pairs(signs: str) -> Iterator[str]:
    for place in range(len(signs) - 1):
        pair = signs[place : place + 2]
        if "\u4e00" <= pair[0] <= "\u9fff" and "\u4e00" <= pair[1] <= "\u9fff":
            yield pair


def _densest(hits: list[tuple[int, float]], length: int) -> tuple[float, Span | None]:
    """The most weight within one window of the judgment, each pair counted once a window."""
    if not hits:
        return 0.0, None
    hits.sort()
    best, low, weight = 0.0, 0, 0.0
    source = Span(hits[0][0], min(length, hits[0][0] + 2))
    for high, (place, worth) in enumerate(hits):
        weight += worth
        while hits[low][0] < place - _WINDOW:
            weight -= hits[low][1]
            low += 1
        if weight > best:
            best, source = weight, Span(hits[low][0], min(length, hits[high][0] + 2))
    return best, source


def _runs(text: str, told: list[_WeighedSentence]) -> Iterator[list[_WeighedSentence]]:
    """Sentences behind each other that share words, weak ones between strong ones; not across own handling."""
    run: list[_WeighedSentence] = []
    for one in told:
        broken = run and "\n\n" in text[run[-1].span.end : one.span.start]
        if one.own or broken:
            yield from _trimmed(run)
            run = []
        if not one.own:
            run.append(one)
    yield from _trimmed(run)


def _trimmed(run: list[_WeighedSentence]) -> Iterator[list[_WeighedSentence]]:
    while run and run[0].share < _WEAK:
        run = run[1:]
    while run and run[-1].share < _WEAK:
        run = run[:-1]
    if any(one.share >= _STRONG for one in run):
        yield run


def _passage(run: list[_WeighedSentence]) -> Retold | None:
    span = Span(run[0].span.start, run[-1].span.end)
    shared, total = sum(one.shared for one in run), sum(one.total for one in run)
    sources = [one.source for one in run if one.source is not None and one.share >= _WEAK]
    if len(span) < _LEAST or shared < _LEAST_WEIGHT or shared < _LEAST_SHARE * total or not sources:
        return None
    source = Span(min(one.start for one in sources), max(one.end for one in sources))
    return Retold(span, source, min(1.0, shared / total))
