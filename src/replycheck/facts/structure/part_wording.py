"""How much the wording of a sentence speaks for each part of a reply, by weights of its strings and kinds of words.

The signs of ``telling`` are what somebody thought of; offices say the same in more ways. Each string of one to three
characters, each pair that follows the office, the reader, a date or a figure at some distance, and each kind of word
(``part_words``) has a weight for each part, learned on labelled sentences and on phrases that are put together
(``benchmarks/facts/parts.py``; ``corpora/facts/part_weights.bin.gz``).
"""

from __future__ import annotations

import gzip
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import cache
from operator import add, mul
from typing import TYPE_CHECKING

import numpy as np

from replycheck.facts.structure.part_words import word_kinds
from replycheck.records import dataclass
from replycheck.text.patterns import Pattern, pattern
from replycheck.text.tables import table_path

if TYPE_CHECKING:
    from numpy.typing import NDArray

TABLE = "part_weights.bin.gz"
SPECIAL = ("=constant", "=low", "=high")
"""The first rows of the table are no strings."""
SCALE = 64.0
"""The table holds 64ths."""
_LONGEST = 400
"""Characters of a sentence that are looked at; a longer one is a paragraph without stops."""
_REACH = 8
"""Characters between one of ``_POLES`` and a pair that goes with it."""
_POLES = "我你日条数官他"
_LONGEST_NAME, _WIDEST = 4, 1 << 16
"""Characters of a string of the table, and what each is below."""
_MOST_SEEN = 50_000
_LENGTH = 4.0
"""The strings of a sentence together weigh as much, however many they are."""
_NAME = "[张王李刘陈赵孙周吴郑杨黄唐马朱胡林何高罗][某甲乙]?"
_SAME: tuple[tuple[Pattern, str], ...] = (
    (pattern(r"\s+"), ""),
    (pattern(r"《[^》]{2,60}》"), "《》"),
    (pattern(r"[（(〔\[](?:19|20)\d\d[）)〕\]]"), "〔数〕"),
    (
        pattern(
            r"(?:(?:19|20)?\d\d年|[去今明前]年)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月"
            r"(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号]|[上中下]旬|底|初)?"
        ),
        "日",
    ),
    (pattern(r"(?:19|20)\d\d年"), "日"),
    (pattern(r"第[\d一二三四五六七八九十百零〇]{1,9}条"), "条"),
    (pattern(r"\d{1,18}(?:[.,]\d{1,18}){0,6}"), "数"),
    (pattern(r"你们?|您们?|信访人|来信人|来访人|反映人|申诉人|投诉人|举报人|申请人|网友"), "你"),
    (
        pattern(r"(?:我|本)(?:院|局|委|厅|办|镇|乡|县|市|区|街道|机关|部门|单位|所|站|中心|庭)|我们"),
        "我",
    ),
    (
        pattern(
            r"[两三四五六七八九几各]?(?:位|名|户)?(?:来访|群众|业主|村民|职工)(?:群众|代表)|[两三四五六七八几]位代表"
            rf"|[两三四五六七八几]户(?:人家|业主|村民)|你{_NAME}(?=[、，称说反提要认到在主指])"
            r"|你(?:户|家人|夫妻(?:二人)?|本人|几位|和家人)|[贵你](?:公司|单位|厂|校|院|店|社|司)(?:[^。；，的]{0,6}?(?:代理人|负责人|代表))?|贵[户村方]|各位(?:业主)?"
        ),
        "你",
    ),
    (
        pattern(
            r"承办(?:人|法官)|(?:主审|执行)?法官|执行员(?:小[周王李张])?|书记员|经办人(?:[赵钱孙李周王]某)?|工作人员|办案人员"
            r"|调查人员|(?:调查|工作|评查|复查)(?:组|小组)|专班(?:人员)?|听证员"
            r"|(?:分管)?副?(?:局长|院长|庭长|主任|镇长|乡长|县长|区长|科长|所长|站长|书记|处长|队长)|村?支书|网格员"
            r"|(?:驻村|包村|镇|乡)?干部|(?:社区|出警)?民警|调解员|接[访待]人员|信访(?:专)?员|[两三]名同志"
            r"|(?:窗口|我)的同志|执法人员|监察员|技术员"
            r"|[小老][张王李刘陈赵孙周吴郑杨黄唐马](?=[^\u4e00-\u9fff]|[给打到与和向同找约去骑])"
        ),
        "官",
    ),
    (
        pattern(
            r"[县市区镇省乡](?:[\u4e00-\u9fff]{2,6})?(?:局|委|厅|办|院|中心|站|所|队)(?!长)|派出所|社保中心|居委会|村委会"
            r"|街道办(?:事处)?|物业(?:公司)?|开发商|银行|学校|法院|检察院"
        ),
        "他",
    ),
)
"""What stands for one thing: the office, its people, the reader, other bodies, a date, an article, a figure."""


@dataclass(frozen=True, slots=True)
class Weights:
    """``names`` are the strings as ``numbered`` makes them, in order; the rest is by part.

    ``table`` has a row for each of them behind those of ``SPECIAL``, in 64ths.
    """

    parts: tuple[str, ...]
    names: NDArray[np.uint64]
    table: NDArray[np.int16]
    constant: NDArray[np.float32]
    low: NDArray[np.float32]
    high: NDArray[np.float32]
    seen: dict[str, int] = field(init=False, default_factory=dict, compare=False, repr=False)
    """Where strings that were asked for stand."""


def features(sentence: str) -> dict[str, float]:
    """The strings of the sentence, its kinds of words, and what each counts."""
    written = normal(sentence)
    return _weighed_strings(f"^{written}$") | word_kinds(written)


def strings(sentence: str) -> dict[str, float]:
    """The strings of the sentence and what each counts; their squares add up to the same for every sentence."""
    return _weighed_strings(f"^{normal(sentence)}$")


def _weighed_strings(text: str) -> dict[str, float]:
    found = Counter(text)
    twos = list(map(add, text, text[1:]))
    found.update(twos)
    found.update(map(add, twos, text[2:]))
    far = Counter(_far(text, twos))  # four characters each: none of them is a plain string
    counts, apart = list(found.values()), list(far.values())
    squares = sum(map(mul, counts, counts)) + sum(map(mul, apart, apart)) / 4
    share = _LENGTH / math.sqrt(squares)
    weighed = dict(zip(found, [count * share for count in counts], strict=True))
    weighed.update(zip(far, [count * share / 2 for count in apart], strict=True))
    return weighed


def normal(sentence: str) -> str:
    """The sentence with one sign for the office, its people, the reader, other bodies, dates, articles and figures."""
    text = sentence[:_LONGEST]
    for same, sign in _SAME:
        text = same.sub(sign, text)
    return text


def _far(text: str, twos: list[str]) -> Iterator[str]:
    """The pairs at some distance of one of ``_POLES``, each with it; they count half."""
    for at, pole in enumerate(text):
        if pole in _POLES:
            for two in twos[max(0, at - _REACH) : max(0, at - 1)]:
                yield f"{pole}<{two}"
            for two in twos[at + 2 : at + _REACH + 1]:
                yield f"{pole}>{two}"


def wording(sentence: str, weights: Weights) -> NDArray[np.float32]:
    """The log-odds of each part, in the order of ``weights.parts``."""
    found = features(sentence)
    places = _places(weights, list(found))
    known = np.flatnonzero(places >= 0)
    if not known.size:
        return weights.constant
    counts = np.fromiter(found.values(), dtype=np.float32, count=len(found))[known]
    rows = weights.table[places[known] + len(SPECIAL)].astype(np.float32)
    summed: NDArray[np.float32] = counts @ rows
    return summed / np.float32(SCALE) + weights.constant


def _places(weights: Weights, strings: list[str]) -> NDArray[np.intp]:
    """The row of each string behind those of ``SPECIAL``, -1 for those that the table lacks; most were asked before."""
    seen = weights.seen
    if len(seen) > _MOST_SEEN:
        seen.clear()
    if unseen := [string for string in strings if string not in seen]:
        names = numbered(unseen)
        places = np.searchsorted(weights.names[1:], names, side="right")  # of the last name that is not behind it
        seen.update(zip(unseen, np.where(weights.names[places] == names, places, -1).tolist(), strict=True))
    return np.fromiter(map(seen.__getitem__, strings), dtype=np.intp, count=len(strings))


@cache
def shipped_weights() -> Weights:
    """The weights in the package: names of the parts, strings, and a row of 64ths for each string."""
    head, names, numbers = gzip.decompress(table_path(TABLE).read_bytes()).split(b"\0", 2)
    parts = tuple(head.decode().split("\t"))
    found = _numbered_lines(names)
    table = np.frombuffer(numbers, dtype="<i2").reshape(len(SPECIAL) + len(found), len(parts))
    constant, low, high = table[: len(SPECIAL)].astype(np.float32) / SCALE
    return Weights(parts, found, table, constant, low, high)


def numbered(strings: list[str]) -> NDArray[np.uint64]:
    """Each string of up to four characters as one number, in the order of the strings; what is no name as 0.

    A dictionary of all names takes longer to make, and more memory, than all that one paper asks of it.
    """
    codes = np.array(strings, dtype=f"<U{_LONGEST_NAME}").view("<u4").reshape(len(strings), _LONGEST_NAME)
    whole = np.count_nonzero(codes, axis=1) == np.fromiter(map(len, strings), dtype=np.intp, count=len(strings))
    numbers: NDArray[np.uint64] = _together(codes.T) * (whole & (codes.max(axis=1) < _WIDEST))
    return numbers


def _numbered_lines(names: bytes) -> NDArray[np.uint64]:
    """The same of the lines behind those of ``SPECIAL``."""
    codes = np.frombuffer(names.decode().encode("utf-32-le"), dtype="<u4")
    ends = np.append(np.flatnonzero(codes == ord("\n")), len(codes))
    starts, ends = ends[len(SPECIAL) - 1 : -1] + 1, ends[len(SPECIAL) :]
    padded = np.append(codes, np.zeros(_LONGEST_NAME, dtype=np.uint32))
    return _together([padded[starts + at] * (starts + at < ends) for at in range(_LONGEST_NAME)])


def _together(columns: Iterable[NDArray[np.uint32]]) -> NDArray[np.uint64]:
    shifts = range(16 * (_LONGEST_NAME - 1), -1, -16)
    made = [column.astype(np.uint64) << np.uint64(shift) for column, shift in zip(columns, shifts, strict=True)]
    together: NDArray[np.uint64] = np.bitwise_or.reduce(made)
    return together


def packed(parts: tuple[str, ...], found: dict[str, NDArray[np.float64]]) -> bytes:
    """What ``shipped_weights`` reads: ``found`` has a row for each of ``SPECIAL`` first, then one for each string.

    The strings must be in order.
    """
    numbers = np.rint(np.array(list(found.values())) * SCALE).astype("<i2").tobytes()
    return gzip.compress("\t".join(parts).encode() + b"\0" + "\n".join(found).encode() + b"\0" + numbers, mtime=0)
