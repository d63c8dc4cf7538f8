"""One paragraph as the flow sees it: which part of a reply it is, how it begins and ends, what it names and points to.

Everything is read from the paragraph's own words. What a reader would get wrong: ``facts.structure.reply_parts`` tells
the part of a paragraph with what stands before it, which is just what cannot be trusted here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from replycheck.facts.structure import part_signs as signs
from replycheck.facts.structure.part_signs import Part
from replycheck.facts.structure.telling import SentencePart, possible_in
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.numerals import ordinal
from replycheck.text.patterns import Pattern, pattern
from replycheck.text.sentences import sentences
from replycheck.text.tables import rows

PARTS = (
    Part.TITLE, Part.ADDRESSEE, Part.RECEIPT, Part.DEMANDS, Part.CONTACT, Part.INVESTIGATION, Part.FINDINGS, Part.VIEW,
    Part.EXPLANATION, Part.REMEDY, Part.CONTACT_POINT, Part.CLOSING, Part.SIGNATURE, Part.OTHER,
)  # fmt: skip
"""The parts that are told apart, in their usual order; issuer and number of the head count as the title."""
TOLD = tuple(SentencePart)
"""What sentences tell, by signs and by wording learned elsewhere: a second opinion beside ``PARTS``."""
STYLES = (
    pattern(r"([一二三四五六七八九十]{1,3})、"),
    pattern(r"[（(]([一二三四五六七八九十]{1,3})[）)]"),
    pattern(r"(\d{1,2})(?:[.．](?!\d(?!\d{3}年))|、)"),  # 1.2023年 is an item that begins with a year
    pattern(r"[（(](\d{1,2})[）)]"),
    pattern(
        r"(?:关于|对于?|针对|就)?(?:你|您)?(?:们)?的?(?:第|[请诉]求|问题)[（(]?([一二三四五六七八九十]|\d)[）)]?(?:[，、,：]|[个项点步]|方面)"
    ),
    pattern(r"([一二三四五六七八九十])是"),
    pattern(r"其([一二三四五六七八九十])[，、,]"),
    pattern(r"(首先|其次|再次|最后)[，、,]|(先|再|最后)(?:来)?[说看讲谈](?!过|了)"),
)
"""How items are numbered at the beginning of a paragraph."""
_IN_WORDS = {"首先": 1, "其次": 2, "再次": 3, "最后": 9, "先": 1, "再": 2}
_LISTED = (1, 2, 3)
"""Styles whose items make a list; 一、 numbers the sections of the paper."""
_MOSTLY = 0.6
_HEADING = 30
_TITLE = 90
_SHORT = 45
_DAY = pattern(r"(?:((?:19|20)\d\d)年)?(\d{1,2})月(\d{1,2})日", needs="月")
_LEAD = 40
"""Characters at the beginning of a paragraph whose pointers ask for something before it."""
_POINTER = pattern(
    r"(?:该|上述|前述|这一|这个|这些)(?:[一二三四五六七八九十两\d]{0,3}[名个位项件条份户处次笔])?([\u4e00-\u9fff]{2})"
)
_ROLE = (
    "工作人员|承办法官|承办人|法官助理|执行法官|执行员|审判员|书记员|法官|检察官|干部|科长|主任|所长|队长|队员|负责人|同志|调查组成员|复查人员|复核人员|人员|成员|股长"
    "|处长|庭长|站长|院长|局长|监察员|民警|组长"
)
_NO_NAME = pattern(
    r"(?:谈话|安排|查看|查明|时间|成立|方面|能够|应当|应该|经办|经过|包括|解释|解答|支持|支付|管理|相关|连续|左右|明确|强调|计算|申请|申报"
    r"|单位|单独|严肃|全部|全程|全体|全面|会同|明知|温馨|高度|常年|常驻|党员|宣读|宣布|通过|通知|联系|联合|沟通|容易|到场|符合|双方|宁可|暴力|逐|解决|阅)"
)
"""工作人员谈话: words that begin like a surname."""
_FOLLOWS = (
    r"(?=[，、。；]|和|与|到|约|打|向|在|当|就|又|把|已|于|等|带|电|前|同|负|\d|进|来|再|先|会|通|对|给|从|口|上)"
)
_BARE = r"(?<![\u4e00-\u9fff]{0})"
DEPENDENT = pattern(
    r"(?:因此|所以|为此|对此|据此|由此|综上|此外|另外|另|同时|其中|其|该|上述|前述|以上|此|这|也|还|又|再|而|但|不过|然而|并且?|且|即|故|则|于是|随后|之后|同日|当日|当天|次日|至于|相反|总之|否则|接着)"
)
"""Openings that lean on what stands before."""
_FINAL = frozenset("。！？…")
_CLOSERS = "”’」』）)】》\"'"


_ENDS_HERE = pattern(r"终结意见|终局|不再受理|不再请求|视为放弃")
"""What is said of later petitions stands with the remedies, though it speaks of receiving them."""
_BEFORE_THIS = pattern(
    r"^.{0,6}(?:原(?:处理|答复|复查|信访|办理)|.{2,16}(?:局|府|委|院|中心|分局)认为)|(?:处理|答复)意见(?:没有|未|不)支持|复查(?:后|时)(?:予以)?维持"
)
"""What another office had decided is a fact of this paper, not its view."""
_WANTED = pattern(
    r"(?:请求)?(?:撤销|变更|责令|恢复|认定|确认|退还|返还|赔偿|支付|补发|补缴|查处|追究|处分|公开|停止|修复|解除|拆除|查清|更换)[^。]{4,60}[。；]?$"
)
"""What is asked for, in so many words under its heading: 撤销原处理意见，把……计入缴费年限。"""
_DECIDED = pattern(r"本[院局委镇]|我[院局委镇]|本机关|决定|依照|依据|根据|已经?于|予以")
_TOLD_AFTER = pattern(
    r"(?:向|把|将|对|给)[^。]{0,30}(?:(?:作|做)了?(?:解释|说明)|说明了|解释了|宣读|释明)|(?:你|您|申请人)(?:当场|当面)?表示(?:理解|满意|接受|清楚|没有)"
)
"""That the outcome was explained stands behind the outcome, though it is a contact, too."""
_TITLED = pattern(r"(?:对|就|致)[^，。；]{4,60}(?:答复|回复|复函|复信|答复意见|意见书)$")
_STILL = pattern(
    r"^(?:[你您]们?)?(?:如果?|若)[^。]{0,24}(?:意见|异议|疑问|不明白|不清楚|不满)[^。]{0,20}(?:可以?|请|欢迎|随时|打|拨)[^。]{0,30}"
)
"""What a reader who is still not content may do stands at the end, whatever it is."""
_FIRST = (
    (_STILL, Part.REMEDY),
    (_ENDS_HERE, Part.REMEDY),
    (_BEFORE_THIS, Part.FINDINGS),
    (_TOLD_AFTER, Part.EXPLANATION),
    (signs.LEAD_IN, Part.RECEIPT),
)
"""Signs that come before those of ``part_signs``."""
_PETITIONER = pattern(
    r"(?:信访人|(?:复查|复核)?申请人|请求人|投诉人|举报人|来信人|被(?:复查|复核)机关|原处理机关|原告|被告|被执行人)[:：][^。；]{2,60}。?$"
    r"|(?:信访人|(?:复查|复核)?申请人)[^，。；：]{2,4}，(?:[男女]，)?[^。；]{0,40}(?:住|职工|村民|居民)[^。；]{0,30}。?$"
)
"""The petitioner with sex, address and the like, as forms give them."""
_COURSE = pattern(r"(?:复查|复核|审查|办理|调查|核查|核实)(?:的)?(?:情况|经过|过程)|(?:复查|复核|审查|调查)认定")
_TABLE_LINE = pattern(r"\S[ \t\u3000]+\S{1,200}[ \t\u3000]+\S")


@dataclass(frozen=True, slots=True)
class Told:
    """What the sentences of a paragraph tell, each a share for each of ``TOLD``: all of them, the first, the last."""

    whole: tuple[float, ...] = (0.0,) * len(TOLD)
    first: tuple[float, ...] = (0.0,) * len(TOLD)
    last: tuple[float, ...] = (0.0,) * len(TOLD)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One paragraph. ``shares``: how much of it each of ``PARTS`` fills (sums to 1); ``first``/``last`` its first and

    last part that shows a sign. ``items``: its number in each of ``STYLES`` (0 for none). ``days``: dates as ordinals
    where a year is known or can be taken from ``year``.
    """

    span: Span
    words: str
    shares: tuple[float, ...]
    first: Part
    last: Part
    heading: bool
    frame: bool
    items: tuple[int, ...]
    days: tuple[tuple[int, int, int], ...]
    """Year (0 where none is written), month, day, in reading order."""
    introduced: frozenset[str]
    pointed: tuple[str, ...]
    ends: str
    """``stop``, ``colon``, ``half`` (a comma or another mark inside a sentence) or ``none``."""
    told: Told


def read(text: str, span: Span) -> Stretch:
    """The paragraph in ``span`` of ``text`` (quotations are read like everything else)."""
    words = "".join(span.of(text).split())
    part = _frame(words)
    heading = False
    if part is None:
        announced = _announced(words)
        heading = announced is not None
        pieces = [(len(words), announced)] if announced is not None else list(_pieces(words))
    else:
        pieces = [(len(words), part)]
    return Stretch(
        span,
        words,
        _shares(pieces),
        next((piece for _, piece in pieces if piece is not Part.OTHER), Part.OTHER),
        next((piece for _, piece in reversed(pieces) if piece is not Part.OTHER), Part.OTHER),
        heading,
        part in {Part.TITLE, Part.ADDRESSEE, Part.SIGNATURE},
        tuple(_item(words, style) for style in range(len(STYLES))),
        () if _ASKED_TOO.match(words) else tuple(_days(words)),
        introduced(words),
        tuple(dict.fromkeys(match[1] for match in _POINTER.finditer(words))),
        _ends(words),
        Told() if part is not None or heading else _told(words),
    )


def _told(words: str) -> Told:
    """What the sentences tell; a sentence that tells several parts counts for each with its share."""
    pieces = [span.of(words) for span in sentences(words)]
    told = [_each(unnumbered(piece)) for piece in pieces]
    if not told:
        return Told()
    total = sum(map(len, pieces))
    whole = tuple(
        sum(len(piece) * one[at] for piece, one in zip(pieces, told, strict=True)) / total for at in range(len(TOLD))
    )
    return Told(whole, told[0], told[-1])


def _each(sentence: str) -> tuple[float, ...]:
    found = frozenset({SentencePart.FACTS}) if _BEFORE_THIS.search(sentence) else possible_in(sentence)
    return tuple((part in found) / max(1, len(found)) for part in TOLD)


def _frame(words: str) -> Part | None:
    """The part of a line that its look alone tells; None for text."""
    if len(words) <= _SHORT and (signs.DOCUMENT_NUMBER.fullmatch(words) or signs.ORGAN_LINE.match(words)):
        return Part.SIGNATURE if not words.endswith("文件") else Part.TITLE
    if len(words) <= _SHORT and (
        signs.DATE_LINE.match(words) or signs.SIGNED.match(words) or signs.IMPRINT.match(words)
    ):
        return Part.SIGNATURE
    if (
        len(words) <= _TITLE
        and (signs.TITLE.match(words) or _TITLED.match(words))
        and words[-1:] not in "。；：，"
        and not _item(words, 0)
    ):
        return Part.TITLE
    if signs.ADDRESSEE.match(words) or signs.NAMED_READER.match(words) or _PETITIONER.match(words):
        return Part.ADDRESSEE
    return Part.CONTACT_POINT if signs.CONTACT_POINT.match(words) else None


def _announced(words: str) -> Part | None:
    """What a heading that stands alone announces; None for text."""
    bare = unnumbered(words)
    if len(bare) > _HEADING or not bare or bare[-1] in "。；，！？" or any(mark in bare for mark in "。；！？"):
        return None
    if bare is words and ("，" in bare or bare[-1] in "：:"):
        return None
    if _BEFORE_THIS.search(bare) or _COURSE.search(bare):
        return Part.FINDINGS
    return next((part for part, sign in signs.HEADINGS if sign.search(bare)), Part.OTHER)


def _pieces(words: str) -> Iterator[tuple[int, Part]]:
    for span in sentences(words):
        sentence = span.of(words)
        asked = _WANTED.match(sentence) and not _DECIDED.search(sentence)
        yield len(span), Part.DEMANDS if asked else _part(unnumbered(sentence))


def _part(sentence: str) -> Part:
    """The part that a sentence shows by itself."""
    told = next((part for sign, part in _FIRST if sign.search(sentence)), None)
    return told or signs.sentence_part(sentence) or Part.OTHER


def unnumbered(words: str) -> str:
    """A sentence or heading without the number it begins with."""
    match = next((found for style in STYLES[:4] if (found := style.match(words)) is not None), None)
    return words if match is None else words[match.end() :]


def _shares(pieces: Sequence[tuple[int, Part]]) -> tuple[float, ...]:
    sizes: Counter[Part] = Counter()
    for size, part in pieces:
        sizes[Part.TITLE if part is Part.MARK else part] += size
    told = sum(size for part, size in sizes.items() if part is not Part.OTHER)
    if told:
        sizes[Part.OTHER] //= 4  # a sentence without a sign goes on with its neighbours
    total = max(1, sum(sizes[part] for part in PARTS))
    return tuple(sizes[part] / total for part in PARTS)


def _item(words: str, style: int) -> int:
    match = STYLES[style].match(words)
    if match is None:
        return 0
    number = match[match.lastindex or 1]
    return _IN_WORDS.get(number) or ordinal(number) or 0


_ASKED_TOO = pattern(r"[^，。]{0,20}[你您](?:还|另外?|又)(?:问|提|说|反映|要求)")
"""4月25日通话时您还问: one question more, and its day goes back."""


def _days(words: str) -> Iterator[tuple[int, int, int]]:
    year = 0
    for match in _DAY.finditer(words):
        written = int(match[1] or 0)
        with suppress(ValueError):  # 30 February tells nothing
            date(written or 2000, int(match[2]), int(match[3]))
            yield written or year, int(match[2]), int(match[3])
        year = written or year


@lru_cache(maxsize=256)
def introduced(words: str) -> frozenset[str]:
    """The people who are named with their office (工作人员石磊)."""
    return frozenset(match[1] for match in _introductions().finditer(words) if not _NO_NAME.match(match[1]))


@cache
def _introductions() -> Pattern:
    surname = "(?:" + "|".join(row["surname"] for row in rows("surnames.tsv")) + ")"
    return pattern(rf"(?:{_ROLE})({surname}[\u4e00-\u9fff]{{1,2}}?){_FOLLOWS}")


def _ends(words: str) -> str:
    bare = words.rstrip(_CLOSERS)
    last = bare[-1:]
    if last in _FINAL or (last == "；"):
        return "stop"
    if last in "：:":
        return "colon"
    return "half" if last in "，、,（(“《" and last else "none"


def units(text: str, spans: Iterable[Span]) -> tuple[Stretch, ...]:
    """The paragraphs that have a place of their own: lists are one, tables, signatures and annexes have none."""
    return united(text, [read(text, span) for span in spans])


def united(text: str, every: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """As :func:`units`, of paragraphs that were read."""
    found: list[Stretch] = []
    for stretch in every:
        if stretch.words.startswith("附件"):
            break
        if stretch.first is Part.SIGNATURE or _loose(stretch) or _tabular(text, stretch):
            continue
        if found and (joined := _continued(found[-1], stretch)) is not None:
            found[-1] = joined
        else:
            found.append(stretch)
    return tuple(found)


def _loose(stretch: Stretch) -> bool:
    """Whether a short line without number and stop says nothing of what it is: a name, a stamp, a label."""
    return stretch.heading and stretch.first is Part.OTHER and not any(stretch.items)


def _tabular(text: str, stretch: Stretch) -> bool:
    """Whether a line is a row of a table: fields set apart, or mostly figures; no sentence ends in it."""
    if stretch.ends in {"stop", "colon"} or any(stretch.items) or stretch.first is Part.CONTACT_POINT:
        return False
    han = sum("\u4e00" <= letter <= "\u9fff" for letter in stretch.words)
    return _TABLE_LINE.search(stretch.span.of(text).strip()) is not None or han < _MOSTLY * len(stretch.words)


def _continued(front: Stretch, behind: Stretch) -> Stretch | None:
    """Two items of a list that follow each other, as one; None where they do not."""
    style = next((at for at in _LISTED if front.items[at] and behind.items[at] == front.items[at] + 1), None)
    apart = behind.span.start < front.span.end  # pages bound in the wrong order
    if style is None or apart or front.heading or behind.heading:
        return None
    sizes = (len(front.words), len(behind.words))
    shares = tuple((a * sizes[0] + b * sizes[1]) / sum(sizes) for a, b in zip(front.shares, behind.shares, strict=True))
    items = tuple(behind.items[at] if at == style else number for at, number in enumerate(front.items))
    return replace(
        behind,
        span=Span(front.span.start, behind.span.end),
        words=front.words + behind.words,
        shares=shares,
        first=front.first,
        items=items,
        days=front.days + behind.days,
        introduced=front.introduced | behind.introduced,
        pointed=front.pointed + behind.pointed,
        told=Told(
            tuple(
                (a * sizes[0] + b * sizes[1]) / sum(sizes)
                for a, b in zip(front.told.whole, behind.told.whole, strict=True)
            ),
            front.told.first,
            behind.told.last,
        ),
    )
