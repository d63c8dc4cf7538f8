"""What stands around a mention, as weighted words that two papers can share though they put things differently.

Parties are one sign each, however they are called; words that mean the same for our purpose (偿还, 归还, 还清) too;
what is left counts by pairs of characters. A word weighs more the rarer it is in the judgment and the nearer it stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log

from replycheck.compare.cast import Actor
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern
from replycheck.text.sentences import STOPS, between

_SAME = (
    "起诉|提起诉讼|提起行政诉讼|诉至|告到|状告|控告|(?<![抗上申反投胜败公])诉(?!讼|称|求|状|讼请求)",
    "登记立案|立案受理|立案|受理(?!费)|收案",
    "开庭|审理|庭审",
    "作出|作了|下达|下了|宣判|判决|裁定|出具|发出",
    "案件受理费|受理费|诉讼费用?|申请费|保全费",
    "负担|承担",
    "偿还|归还|已还|还(?=[0-9一二两三四五六七八九十])|还清|返还|给付|支付|付给|付清|还给|清偿|还款|交清|缴清|缴纳|交纳|交了|还了|付了",
    "赔偿|赔付|赔",
    "退还|退回|退",
    "尚欠|下欠|还欠|结欠|拖欠|欠款|未还|未付|欠",
    "借款|借给|出借|借到|借了|借",
    "利率|利息|月息|年息",
    "签订|订立|签了|签署",
    "邮寄|寄出|寄送|寄给|投递|寄",
    "收到|签收|收悉|接到|送达",
    "死亡|去世|身亡|逝世",
    "房屋|房子|住房|住宅|房产",
    "强制拆除|强拆|拆除|拆掉|拆了",
    "罚款|罚金",
    "处罚决定|行政处罚|处罚",
    "申请|请求|要求|主张|诉请",
    "合计|共计|总计|总共|一共|累计|加起来",
    "减半收取|减半",
    "上诉|不服",
    "认定|查明|认为",
    "催告|催要|催",
    "受伤|伤残|伤情",
    "鉴定|评估",
    "工资|劳动报酬|报酬|薪",
    "解除|终止|终结",
    "维持|驳回",
    "车辆|轿车|货车|小车|车",
    "公司|企业|单位",
    "抚养费|抚育费|生活费",
    "面积|平方米|亩",
    "驾驶|开车|开着|行驶",
    "购买|买了|买",
    "出售|卖给|卖",
    "医疗费|治疗费|住院费|医药费",
    "交付|交给|移交|交房",
    "安排|组织|实施",
)
_CONCEPTS = pattern("|".join(f"(?P<c{index}>{words})" for index, words in enumerate(_SAME)))
_FIRST_CONCEPT = 0xE400
_FIRST_PARTY = 0xE200
_REACH = 44
_NEAR = 9.0
_BEYOND = 12
"""What lies behind another mention of the same kind speaks of that one first: it counts as so much further off."""
_STRANGE = 0.3
"""A word that the judgment lacks weighs so much of one that it has once: the reply may put things its own way."""
_BESIDE = 0.8
"""What it adds that the two signs next to the mention are the same."""
_IDLE = frozenset("的了是在于和与及并也就都而对把被将其以为有这那该之个等上下中内你您我他她它们，、：")


@dataclass(frozen=True, eq=False)
class Reading:
    """A text with its parties and concepts as single signs; ``back`` leads from a sign's place to the text's."""

    signs: str
    back: Sequence[int]

    def at(self, offset: int) -> int:
        """The place among the signs of an offset of the text."""
        return max(0, bisect_right(self.back, offset) - 1)


def reading(text: str, actors: Iterable[Actor], *, concepts: bool = True) -> Reading:
    """The text in signs; without ``concepts`` only the parties are."""
    pieces: list[str] = []
    back: list[int] = []
    at = 0

    def plain(start: int, end: int) -> None:
        nonlocal at
        for match in _CONCEPTS.finditer(text, start, end) if concepts else ():
            pieces.append(text[at : match.start()])
            back.extend(range(at, match.start()))
            pieces.append(chr(_FIRST_CONCEPT + int((match.lastgroup or "c0")[1:])))
            back.append(match.start())
            at = match.end()
        pieces.append(text[at:end])
        back.extend(range(at, end))
        at = end

    for actor in actors:
        plain(at, actor.start)
        pieces.append(chr(_FIRST_PARTY + actor.party))
        back.append(actor.start)
        at = actor.end
    plain(at, len(text))
    return Reading("".join(pieces), back)


@dataclass(frozen=True, eq=False)
class Setting:
    """The words around a mention, each with its distance from it; the nearest where it stands more than once.

    ``before`` and ``behind`` are the two signs next to it.
    """

    words: Mapping[str, int]
    before: str = ""
    behind: str = ""


def setting(read: Reading, span: Span, own: Span | None = None) -> Setting:
    """What stands around a span in its sentence; what lies outside of ``own`` belongs to another mention first."""
    start, end = read.at(span.start), read.at(max(span.start, span.end - 1)) + 1
    signs = read.signs
    low, high = between(STOPS, signs, start, end, _REACH)
    left_own, right_own = (read.at(own.start), read.at(own.end)) if own else (low, high)
    words: dict[str, int] = {}
    known = _words_at(signs)
    for left, right, side in ((low, start, -1), (end, high, 1)):
        for place, word in enumerate(known[left:right], left):
            if not word or (len(word) > 1 and place + 1 == right):
                continue
            distance = (start - 1 - place) if side < 0 else place - end
            distance += _BEYOND * (not left_own <= place < right_own)
            if words.get(word, distance + 1) > distance:
                words[word] = distance
    return Setting(
        words, _solid(signs[max(low, start - 2) : start], ahead=True), _solid(signs[end : min(high, end + 2)])
    )


def words_in(read: Reading, span: Span) -> frozenset[str]:
    """The words of a stretch of text, wherever they stand in it."""
    signs = read.signs[read.at(span.start) : read.at(max(span.start, span.end - 1)) + 1]
    found = {sign for sign in signs if "\ue200" <= sign < "\uf000"}
    for one, other in pairwise(signs):
        if all(sign.isalpha() and sign not in _IDLE for sign in (one, other)):
            found.add(one + other)
    return frozenset(found)


def _solid(signs: str, *, ahead: bool = False) -> str:
    """The signs, where they are words that tell; of a concept or a party one is enough."""
    near = signs[-1:] if ahead else signs[:1]
    if "\ue200" <= near < "\uf000":
        return near
    return (
        signs
        if len(signs) > 1
        and all(sign.isalpha() or "\ue200" <= sign < "\uf000" for sign in signs)
        and not any(sign in _IDLE for sign in signs)
        else ""
    )


@lru_cache(maxsize=8)
def _words_at(signs: str) -> tuple[str, ...]:
    """The word that begins at each place: a party, a concept, or two characters that tell; "" where none does."""
    telling = [sign.isalnum() and sign not in _IDLE and not sign.isdigit() for sign in signs]
    return tuple(
        sign if "\ue200" <= sign < "\uf000" else sign + following if tells and next_tells else ""
        for sign, following, tells, next_tells in zip(
            signs, signs[1:] + "\n", telling, [*telling[1:], False], strict=True
        )
    )


def _decay(distance: int) -> float:
    return _NEAR / (_NEAR + distance)


@dataclass(frozen=True, eq=False)
class Weights:
    """How much a word weighs in a judgment: the rarer the more."""

    known: Mapping[str, float]
    total: int

    def of(self, word: str) -> float:
        """The weight; 0 for a word that the judgment does not have."""
        return self.known.get(word, 0.0)


def weights(settings: Iterable[Setting]) -> Weights:
    """The weights over the settings of a judgment's mentions."""
    counts: dict[str, int] = {}
    total = 0
    for one in settings:
        total += 1
        for word in one.words:
            counts[word] = counts.get(word, 0) + 1
    return Weights({word: log(1 + max(1, total) / count) for word, count in counts.items()}, max(1, total))


def likeness(ours: Setting, theirs: Setting, weight: Weights) -> float:
    """How much the surroundings of two mentions have in common, in weighted words."""
    small, large = (ours.words, theirs.words) if len(ours.words) < len(theirs.words) else (theirs.words, ours.words)
    known, shared = weight.known, 0.0
    for word, distance in small.items():  # a loop, for it is asked ten thousand times a paper
        if word in large:
            shared += known.get(word, 0.0) * _decay(distance) * _decay(large[word])
    beside = (ours.before != "" and ours.before == theirs.before) + (ours.behind != "" and ours.behind == theirs.behind)
    return shared + _BESIDE * beside


def most(ours: Setting, weight: Weights) -> float:
    """The likeness that a place with the same words would have."""
    strange = _STRANGE * log(1 + weight.total)
    words = sum((weight.of(word) or strange) * _decay(distance) ** 2 for word, distance in ours.words.items())
    return words + _BESIDE * (any(map(weight.of, (ours.before,))) + any(map(weight.of, (ours.behind,))))
