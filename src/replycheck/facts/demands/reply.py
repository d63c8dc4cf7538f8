"""The sentences of a reply as answers: which are the office's own, which only repeat the letter, which are neither.

What a reader would get wrong: 关于电梯停运的问题 and a quoted question steer what the next sentences are about, but
they answer nothing; and 感谢您的来信, 高度重视 are no sentences of an answer at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from replycheck.facts.demands.fitting import says_something
from replycheck.facts.demands.handling import comes_in, frames_before, frames_behind, tells_of_handling
from replycheck.facts.demands.outcomes import clauses_of, outcome_of, without_hollow
from replycheck.facts.demands.terms import said_terms
from replycheck.facts.demands.units import item_marks, numbers, units
from replycheck.facts.masks import BLANK
from replycheck.model.report import DemandOutcome
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.numerals import ordinal
from replycheck.text.patterns import pattern
from replycheck.text.words import pairs

_BOILERPLATE = pattern(
    r"(?:留言|来信|函件|[帖贴][子文]?|来邮|问题|情况|建议|信件|一事)[^。，]{0,14}(?:已?经?收悉|已?收到|已知悉|已获悉|阅办)"
    r"|^[^，。]{0,12}(?:收悉|知悉)|(?:回复|答复|说明|告知|汇报)如下|如下[：:]?$|感谢|谢谢|此复|特此|敬请(?:谅解|理解|关注|留意|期待)|[您你]好|祝您|网友"
    r"|联系(?:人|电话|方式)|拨打|致电|咨询电话|热线"
    r"|已?转[^。]{0,30}(?:核查|核实|办理|调查|处理|核处|答复|反馈|办复|单位|部门)|高度重视|认真(?:核查|研究|办理|负责)|一如既往"
    r"|改进(?:工作)?作风|服判息诉|正确对待|^\d{4}年\d{1,2}月\d{1,2}日$|不满意|如(?:果您)?(?:还|仍)?有(?:任何)?(?:疑问|其他|其它|不)"
    r"|理解与?监督|^[“”\"UU\d]{1,400}$|^以上是|欢迎(?:来电|咨询|您|继续|广大)|地址：|(?:回复|答复|问题|说明|意见)[：:]$"
    r"|核实情况(?:如下)?[：:]?$|(?:措施|情况)[：:]$"
    r"|^[^。]{0,24}\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日$|已转[交送办]?[^。，]{0,16}。?$"
)
_FAREWELL = pattern(
    r"以上是|如(?:您|你|果您|果你)?(?:还|仍|对)?(?:有|存)?(?:任何|其他|其它|相关|还){0,6}(?:疑问|问题|异议|不明|不清楚|需要|需|回复)"
    r"[^。]{0,60}(?:联系|咨询|致电|拨打|反映)|(?=[^。]{0,200}(?:地址|电话|来电))(?=[^。]{0,200}(?:欢迎|咨询|\d{7}))[^。，]{0,24}(?:地址|电话|联系)"
)
"""Where to ask further; it is said to everybody."""
_MUCH = 40
"""A sentence that has this many characters beside its boilerplate says something."""
_RESTATES = pattern(
    r"(?:[一二三四五六七八九十\d]{1,2}[、.．]|[（(][一二三四五六七八九十\d]{1,2}[）)])?\s{0,8}(?:[一二三四五六七八九]是\s{0,8})?"
    r"(?:(?:关于|针对|对于|就|对)(?:(?!建议[您你])[^。；：:！]){0,90}?(?:问题|建议(?![您你])|事项|诉求|请求|投诉|咨询|事宜|一事|意见|情况)"
    r"(?:的?(?:答复|回复|说明))?[。，,：:]?"
    r"|(?:您|你|网友|群众|信访人|来信人|投诉人|网民)(?!(?:提供|提交|出示|拿出)的)[^。；，]{0,12}(?:反映|提出|咨询|投诉|要求|请求|希望|建议|提到|所述|询问|(?<!确)认为)"
    r"[^。；]{0,80}?(?:问题|建议|事项|诉求|请求|情况|一事|”|（|，|。|$))"
)
_BARE_HEADING = pattern(
    r"(?:[一二三四五六七八九十\d]{1,2}[、.．]|[（(][一二三四五六七八九十\d]{1,2}[）)])?\s{0,4}(?:关于|对于|针对)[^，。；：！？]{2,30}[。：:]?"
    r"|(?:[一二三四五六七八九十\d]{1,2}[、.．]|[（(][一二三四五六七八九十\d]{1,2}[）)])\s{0,4}[^，。；：！？]{2,14}[。：:]?"
)
"""关于评估费退还。 names what the next sentences are about."""
_LINE_HEADING = pattern(
    r"(?:再|先|接着|最后|下面|另外|也)[说讲谈看](?!明|不|了)[^，。；：！？\d]{2,14}[。：]|(?:关于|对于|针对)[^，。；：！？]{1,30}[。：:]|(?!能|可|会|不|已|同意|行|退|补|换|查|给|没|有|属|是|准|无|经|该|应)[^，。；：！？\d]{2,12}[。：:]"
)
"""加班费。 at the beginning of a paragraph, in words of the letter."""
_SIGNED = pattern(
    r"[\u4e00-\u9fff]{2,30}(?:局|院|委|办|办公室|政府|委员会|办事处|中心|厅|处|所|站|科|支队|大队|公司|学校|学院|监狱|社区)"
)
"""A line of its own that ends the reply."""
_MARK = pattern(r"[，。；：！？,;:!?]")
_NUMBER = pattern(r"[（(]?(?P<n>[一二三四五六七八九十]{1,2}|\d{1,2})[、.．）)]|第(?P<m>[一二三四五六七八九])[，、]")
_ON_THE_LETTER = pattern(r"反映|反应|投诉|咨询|提出|来信|来电|留言|发[贴帖]|网[帖贴]|一文|信访件|提及|发表|请求")
_TO_YOU = pattern(r"[您你]于?[^。]{0,40}(?:留言|来信|来电|发帖|发贴|咨询)")
_TAKEN_NOTE = pattern(r"收悉|收到|如下|获悉|知悉|交办")
_ECHO = pattern(r"(?:[一二三四五六七八九]是|[（(][一二三四五六七八九\d][）)])(?:请|要求|希望|反映|关于)")
_REQUESTS_ON = pattern(r"(?:并)?(?:请求|要求|希望|诉求|主张|认为)(?!.{0,40}(?:不能|不予|予以|已))")
"""你反映水库的问题，请求加固大坝: the demand goes on behind what looks like a heading."""
_ANNOUNCES = pattern(
    r"(?:反映|反应|提出|请求|要求|诉求|咨询|投诉|举报|申请|主张|询问|希望)[^。！？\n]{0,40}?(?:以下|如下|下列|[两二三四五六七八九\d](?:个|项|点|条|方面)"
    r"[^。！？\n：:]{0,10})?[：:]$|(?:诉求|请求|反映|投诉)(?:的?(?:事项|问题|内容|主要问题|情况))?[：:]$"
    r"|(?:以下|如下|[两二三四五六七八九\d])(?:个|项|点|条|方面)?(?:的?(?:问题|请求|要求|诉求|事项))[：:。]$"
)
"""What announces the list in which a reply repeats the demands."""
_ANSWERS_BEGIN = pattern(
    r"(?:答复|回复|说明|告知|反馈|汇报|处理|意见|情况|函复|核实|核查|调查)[^。：:]{0,14}如下|^经|查明|处理意见|答复意见|^关于|^对于|^针对"
)
_ITEM = pattern(
    r"[（(]?[一二三四五六七八九十\d]{1,2}[、.．）)]|[一二三四五六七八九]是|第[一二三四五六七八九][，、]|[①-⑩]"
)
_NAMES = pattern(
    r"关于|对于|针对|就[你您]|[你您](?:信中|来信|在信中)?(?:所)?(?:反映|提出|要求|请求|询问|咨询|关心|说|提到|建议|投诉)|(?:诉求|请求|问题|要求|建议|一事|情况)(?=[，。；：]|$|比较|已|我)"
)
"""What names a demand before it is answered."""
_GREETED = pattern(r"(?:网友|先生|女士|同志|业主|家长|[您你]们?好)[^。；，！？]{0,8}?[您你]?们?好?[：:！!]")
"""A greeting may stand on one line with the answer."""
_ORDINAL = pattern(
    r"第(?P<n>[一二三四五六七八九十\d]{1,2})(?:(?:项|个|点|条)(?:诉求|请求|问题|要求|事项|建议|意见|疑问)|(?:问|件事)(?=[：:，,]))|(?:诉求|请求|问题)(?P<m>[一二三四五六七八九])(?=[：:，、（(])"
)
_LEAD_IN = pattern(r"(?:如下|以下)(?:[：:；;，,\s]|[^。，；：:\d]{0,6}[：:])\s*")
_NO_OUTCOME = (DemandOutcome.NONE, DemandOutcome.EXPLAINED, DemandOutcome.REFERRED)
"""What the words of a repeated demand may come to: 退还原件 told as a wish looks like a step."""
_COPIED, _MOSTLY = 0.8, 0.35
"""Shares of a sentence's pairs that stand in the letter: it is a copy of it; it speaks of it at least."""
_REPEATED = 0.6
_TELLING, _SHORT = 8, 60
_HEADING, _REST = 3, 4
_WINDOW, _REACH = 3, 320
"""Sentences, and characters, that may together make one answer."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of the reply; ``own``: the office speaks for itself; ``opens``: a new item or heading begins."""

    span: Span
    own: bool
    opens: bool
    terms: frozenset[str]
    block: int = 0
    """Sentences under one heading, or of one item, have the same number."""
    hollow: bool = False
    """It says what may be said of any letter: it tells which demand is spoken of, and answers nothing."""
    handling: bool = False
    """It tells how the letter was received, heard and looked into, and nothing else."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A few of the office's own sentences, with the terms of the heading or restated demand above them."""

    span: Span
    terms: frozenset[str]
    topic: frozenset[str]
    block: int = 0


@dataclass(frozen=True, slots=True)
class Answering:
    """A reply as it may answer a letter: its sentences, its passages, and the numbers of its items.

    ``empty``: the terms of each stretch that names a demand and goes no further (收悉, 重视, a heading alone).
    """

    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    numbers: frozenset[int]
    empty: tuple[frozenset[str], ...] = ()
    assigned: Mapping[int, int] = field(default_factory=dict)
    """Which block answers which demand, where the reply says so: 对第二项诉求."""
    numbered: tuple[int, ...] = ()
    """The number of the item in which each sentence stands (0 for none); empty where the reply has no items."""


def answering(reply: str, letter: str) -> Answering:
    """The reply seen beside the letter that it answers; copied judgment text in it should have been blanked."""
    marks = item_marks(reply)
    cuts = marks | {match.end() for match in _LEAD_IN.finditer(reply)}
    cuts |= {match.end() for match in _GREETED.finditer(reply)}
    theirs = _Letter(pairs(letter), "".join(letter.split()))
    found: list[Sentence] = []
    groups = [_Group()]
    begun = False
    opens, listing = True, False
    for span in units(reply, frozenset(cuts)):
        words = span.of(reply)
        opens = opens or span.start in marks
        listing = _still_listing(words, listing=listing)
        read = _read(reply, span, theirs, opens=opens)
        if listing and _ITEM.match(words) and outcome_of(_ITEM.sub("", words, count=1)) in _NO_OUTCOME:
            read = [replace(one, own=False, terms=frozenset()) for one in read]
        begun = begun or _ANSWERS_BEGIN.search(words) is not None
        tells = any(one.own and outcome_of(one.span.of(reply)) is not DemandOutcome.NONE for one in read)
        if begun and not listing and (opens or not tells) and _NAMES.search(words) is not None:
            groups.append(_Group())
        groups[-1].add(words, tells=tells)
        begun = begun or tells
        found += read
        opens = all(one.hollow for one in read)
    sentences = _in_blocks(_without_frame(_without_handling(found, reply), found, reply))
    said = [one.span.start for one in sentences if one.own]
    empty = tuple(said_terms("".join(group.words)) for group in groups[1:] if not group.tells)
    return Answering(
        sentences,
        tuple(_passages(sentences)),
        numbers(reply, said),
        empty,
        _assigned(reply, sentences),
        _numbered(reply, sentences),
    )


@dataclass(frozen=True, slots=True)
class _Letter:
    """The letter's pairs of characters, and its text without white space."""

    pairs: frozenset[str]
    flat: str


@dataclass(slots=True)
class _Group:
    """Sentences about one thing: what names it, and whether anything is told of it."""

    words: list[str] = field(default_factory=list)
    tells: bool = False

    def add(self, words: str, *, tells: bool) -> None:
        """Take another sentence in."""
        self.tells = self.tells or tells
        if not self.tells:
            self.words.append(words)


def _assigned(reply: str, sentences: tuple[Sentence, ...]) -> dict[int, int]:
    """The number of each demand that a heading or a sentence refers to, with the block that stands under it."""
    found: dict[int, int] = {}
    for one in sentences:
        match = _ORDINAL.search(one.span.of(reply))
        number = None if match is None else ordinal(match["n"] or match["m"])
        if number is not None and any(other.own and other.block == one.block for other in sentences):
            found[number] = one.block
    return found


def _numbered(reply: str, sentences: tuple[Sentence, ...]) -> tuple[int, ...]:
    """The number of the item in which each sentence stands; nothing where the numbers do not rise."""
    found, last = [], 0
    for one in sentences:
        match = _NUMBER.match(one.span.of(reply)) if one.opens else None
        number = None if match is None else ordinal(match["n"] or match["m"])
        if number is not None and number <= last:
            return ()
        last = number or last
        found.append(last)
    return tuple(found) if len(set(found)) > 1 else ()


def _still_listing(words: str, *, listing: bool) -> bool:
    """Whether ``words`` stand in, or announce, the list that repeats the demands."""
    if _ANSWERS_BEGIN.search(words) is not None:
        return False
    return _ANNOUNCES.search(words) is not None or (listing and _ITEM.match(words) is not None)


def _without_handling(sentences: list[Sentence], reply: str) -> list[Sentence]:
    """The sentences that tell only of the handling as none of an answer, where any others are left."""
    found = [
        replace(one, own=False, handling=True) if one.own and tells_of_handling(one.span.of(reply)) else one
        for one in sentences
    ]
    return found if any(one.own for one in found) else sentences


def _without_frame(sentences: list[Sentence], every: list[Sentence], reply: str) -> list[Sentence]:
    """The sentences without those of the paragraphs that frame the answers, where anything else is left.

    The paragraph that tells that the letter came tells what was done about it; one that ends a reply tells whom to ring
    up. A paragraph between them answers, whatever it is like: 请持身份证到三号窗口填表 sounds like the handling.
    ``every``: the sentences before those of the handling were taken out.
    """
    lines: dict[int, list[int]] = {}
    for at, one in enumerate(every):
        lines.setdefault(reply.count("\n", 0, one.span.start), []).append(at)
    if len(lines) < 2:  # noqa: PLR2004 - one paragraph frames nothing
        return sentences
    came = comes_in(reply, min(lines))
    last = sorted(lines)[-2:]
    found = list(sentences)
    for number, row in lines.items():
        frames = frames_before if number == came else frames_behind if number in last else _frames_nothing
        framing = [at for at in row if frames(every[at].span.of(reply))]
        for at in framing:
            found[at] = replace(found[at], own=False, handling=True)
        if number != min(lines) and not framing and not any(found[at].own or found[at].hollow for at in row):
            for at in row:
                found[at] = every[at]
    return found if any(one.own for one in found) else sentences


def _frames_nothing(_: str) -> bool:
    return False


def _in_blocks(sentences: list[Sentence]) -> tuple[Sentence, ...]:
    """The sentences with the numbers of their blocks."""
    block = 0
    found = []
    for at, one in enumerate(sentences):
        block += one.opens and at > 0
        found.append(replace(one, block=block))
    return tuple(found)


def _read(reply: str, span: Span, letter: _Letter, *, opens: bool) -> list[Sentence]:
    """The sentence as one of the office's, as one that repeats the letter, as a heading with what follows, or none."""
    words = span.of(reply)
    if _is_frame(reply, span) or _takes_note(words, letter.pairs):
        return []
    if _repeats(words, letter):
        return [Sentence(span, own=False, opens=opens, terms=said_terms(words))]
    heading = (_BARE_HEADING.fullmatch(words) if opens else None) or _RESTATES.match(words)
    heading = heading or (_LINE_HEADING.fullmatch(words) if _names_in_front(reply, span, letter) else None)
    if heading is not None and heading.end() >= _HEADING and outcome_of(heading.group()) in _NO_OUTCOME:
        return _headed(reply, span, heading.end())
    if _empty(words) or _hollow(words, letter.pairs):
        farewell = words.endswith(("：", ":")) or _FAREWELL.match(words) is not None
        return [] if farewell else [Sentence(span, own=False, opens=opens, terms=said_terms(words), hollow=True)]
    return [Sentence(span, own=True, opens=opens, terms=said_terms(words))]


def _is_frame(reply: str, span: Span) -> bool:
    """Whether there are no words, or those of who signs, and when."""
    words = span.of(reply)
    if not words.replace(BLANK, "").strip() or _SIGNED.fullmatch(words):
        return True
    return span.start > reply.rfind("。") >= 0 and _MARK.search(words) is None


def _names_in_front(reply: str, span: Span, letter: _Letter) -> bool:
    """Whether a line begins with ``span``, more stands behind it, and it speaks in words of the letter."""
    before, behind = reply[: span.start].rstrip(" 　"), reply[span.end :].lstrip(" 　")
    if (before and not before.endswith("\n")) or not behind or behind.startswith("\n"):
        return False
    words = span.of(reply)
    mine = pairs(words)
    return words.startswith(("关于", "对于", "针对", "再", "先", "接着", "最后", "下面", "另外", "也")) or (
        bool(mine) and mine <= letter.pairs
    )


def _headed(reply: str, span: Span, length: int) -> list[Sentence]:
    head, tail = Span(span.start, span.start + length), Span(span.start + length, span.end)
    found = [Sentence(head, own=False, opens=True, terms=said_terms(head.of(reply)))]
    rest = tail.of(reply).strip("。：:，, ")
    if _REQUESTS_ON.match(rest) is not None and outcome_of(rest) in _NO_OUTCOME:
        return [Sentence(span, own=False, opens=True, terms=said_terms(span.of(reply)))]
    if len(rest) >= _REST and not (len(rest) < _SHORT and _BOILERPLATE.search(rest)):
        found.append(Sentence(tail, own=True, opens=False, terms=said_terms(tail.of(reply))))
    return found


def _takes_note(words: str, letter_pairs: frozenset[str]) -> bool:
    """Whether the sentence tells that the letter came and what it was about."""
    if _TO_YOU.match(words) is not None and len(words) < _SHORT:
        return True
    if _ON_THE_LETTER.search(words) is None or _TAKEN_NOTE.search(words) is None:
        return False
    mine = pairs(words)
    return len(words) < _SHORT or len(mine & letter_pairs) >= _MOSTLY * len(mine)


def _repeats(words: str, letter: _Letter) -> bool:
    """Whether the sentence is a question or a copy of the letter's words: it tells what the next ones are about.

    您的教龄确认为十五年 has the letter's words and grants them.
    """
    if _ECHO.match(words) is not None or words.rstrip('”"』」）) ').endswith(("？", "?")):
        return True
    mine = pairs(words)
    if len(mine) < _TELLING or len(mine & letter.pairs) < _COPIED * len(mine):
        return False
    told = says_something(words) and _ON_THE_LETTER.search(words) is None
    return not told or any(clause in letter.flat for clause in map(_bare, clauses_of(words)) if len(clause) >= _TELLING)


def _bare(clause: str) -> str:
    return "".join(clause.split()).strip("，。；：！？,;")


def _hollow(words: str, letter_pairs: frozenset[str]) -> bool:
    """Whether the sentence has empty phrases, and beside them tells only what the letter tells."""
    if without_hollow(words) == words:
        return False
    fresh = "".join(clause for clause in clauses_of(words) if not _is_copy(clause, letter_pairs))
    return outcome_of(fresh) is DemandOutcome.NONE


def _is_copy(clause: str, letter_pairs: frozenset[str]) -> bool:
    mine = pairs(_NAMES.sub("", clause))
    return len(mine & letter_pairs) >= _REPEATED * len(mine)


def _empty(words: str) -> bool:
    if words.endswith(("：", ":")) or _FAREWELL.match(words) is not None:
        return True
    return _BOILERPLATE.search(words) is not None and len(_BOILERPLATE.sub("", words)) < _MUCH


def _passages(sentences: tuple[Sentence, ...]) -> list[Passage]:
    """Every run of one to three own sentences under one heading."""
    found: list[Passage] = []
    run: list[Sentence] = []
    topic: frozenset[str] = frozenset()
    for one in sentences:
        if one.opens:
            run, topic = [], frozenset()
        if one.hollow or one.handling:
            continue
        if not one.own:
            run, topic = [], topic | one.terms
            continue
        run.append(one)
        for length in range(1, min(_WINDOW, len(run)) + 1):
            part = run[-length:]
            span = Span(part[0].span.start, one.span.end)
            if length > 1 and len(span) > _REACH:
                break
            found.append(Passage(span, frozenset().union(*(each.terms for each in part)), topic, one.block))
    return found
