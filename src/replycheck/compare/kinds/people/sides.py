"""On which side each party stands, and who is said to have sued whom: what every relation is held against.

What is easily got wrong: sides are those of the first instance whoever appealed; a party may be both (反诉), and a
paper that doesn't say who sued settles nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from replycheck.compare.cast import Cast
from replycheck.compare.context import Reading
from replycheck.compare.paper import Paper
from replycheck.facts.people.parties import Side
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

HEAD = 600
"""The head of a judgment, in characters: number, parties and what the case is about."""
P = "[\ue200-\ue3fe]"
_LIST = rf"{P}(?:[、和与及，]{{1,2}}(?:{P}|[\u4e00-\u9fff]{{2,10}}?(?:政府|公司|局|委员会|银行))){{0,6}}"
"""A list of parties; one of them may go by a name that could be of several."""
SUE = (
    r"(?:提?起诉(?!讼(?:费|请求)|状|称|书)(?!讼)|提起(?:行政|民事)?诉讼|诉至|诉到|告到|告上|"
    r"状告|控告|告(?![诉知示])|诉(?![讼称求状权苦说])|打官司告)"
)
_KIN = "(?:夫妇|夫妻|父子|母子|兄弟|姐妹|一家)?(?:等人?|[两二]人|[二两]位)?"
_SUES = pattern(
    rf"(?P<a>{_LIST}){_KIN}(?:作为原告)?(?:[于在]?[\d一二〇零三四五六七八九十年月日，]{{4,16}})?(?:又|也|还|都|曾|就|再次|首先|先|不服，?|向[^，。；\ue200-\ue3fe]{{2,20}}|[以因][^，。；\ue200-\ue3fe]{{2,20}}|(?:仍|还|坚持|一定|执意|非)?要)?(?P<verb>{SUE})(?:了|过)?(?P<b>{_LIST})"
    rf"|(?P<a2>{P})(?:作为原告)?(?:[^，。；\n\ue200-\ue3fe]{{0,16}})?(?:把|将)(?P<b2>{_LIST})(?:(?:[、和与及][^，。；\n\ue200-\ue3fe]{{2,16}})?|{_KIN})[^，。；\n\ue200-\ue3fe]{{0,6}}?{SUE}"
    rf"|(?P<a6>{P})(?:向[^，。；\ue200-\ue3fe]{{2,18}})?申请(?:的?执行)?，(?P<b6>{P})(?:是|为)?被(?:申请)?(?:强制)?执行"
    rf"|(?P<a3>{P})(?:因|与|就|以|不服)[^。；\n]{{0,30}}?(?:对|以)(?P<b3>{P})(?:为被告)?[^，。；\n\ue200-\ue3fe]{{0,8}}(?:提起诉讼|起诉|提起行政诉讼)"
    rf"|(?P<a4>{P})(?:申请对|对|以)(?P<b4>{P})(?:为被申请人)?(?:申请)?(?:发|申请|发出|提出)[^，。；\n]{{0,6}}(?:支付令|强制执行|执行|财产保全|保全|仲裁)"
    rf"|(?P<a5>{P})(?:与|和)(?P<b5>{P})[^。；\n]{{0,30}}?一案，?(?:由|是)(?P<c5>{P})(?:提起|起诉|作为原告)"
)
DENIED = pattern("没有|未|不|放弃|撤回|可以|有权|如(?!下)|若|可在|可以向")
"""Words that turn a deed into one that was not done, or may be done yet."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation that the reply states against what the judgment has; ``found``: where it names them, if it does."""

    span: Span
    value: str
    theirs: str
    found: Span | None
    agrees: bool
    certain: bool


_ROLE_AHEAD, _FIRST = 24, pattern("[（(](?:一审|原审)原告[^）)被]{0,16}[）)][：:]?$")


@lru_cache(maxsize=8)
def sides(paper: Paper) -> dict[Side, frozenset[int]]:
    """Which parties stand on which side, by their roles and by who is said to have sued whom."""
    found: dict[Side, set[int]] = {}
    for index, party in enumerate(paper.people.parties):
        for side in party.sides:
            found.setdefault(side, set()).add(index)
    for index in found.get(Side.CLAIMS, set()) & found.get(Side.CLAIMED, set()):
        party = paper.people.parties[index]
        stood = paper.text[max(0, party.place - _ROLE_AHEAD) : party.place]
        if _FIRST.search(stood) and "反诉" not in stood:  # 被申请人（一审原告）: who applied last says nothing of it
            found[Side.CLAIMED].discard(index)
    if Side.CLAIMS not in found:
        for first, second, _, _ in suits(paper.named):
            if not (set(second) & found.get(Side.CLAIMS, set())):
                found.setdefault(Side.CLAIMS, set()).update(first)
                found.setdefault(Side.CLAIMED, set()).update(second)
                break
    return {side: frozenset(parties) for side, parties in found.items()}


def suits(read: Reading) -> Iterator[tuple[list[int], list[int], int, int]]:
    """Each place that says who sued whom: the parties of both sides, and where it stands among the signs."""
    for match in _SUES.finditer(read.signs):
        if match["c5"]:
            first, second = match["c5"], (match["b5"] if match["c5"] == match["a5"] else match["a5"])
        else:
            first = match["a"] or match["a2"] or match["a3"] or match["a4"] or match["a6"] or ""
            second = match["b"] or match["b2"] or match["b3"] or match["b4"] or match["b6"] or ""
        yield indexes(first), indexes(second), match.start(), match.end()


_BARE = pattern("(?:^|[，。；：、诉告与和对由被把将])公司|[农工建中交招]行|人保|太保")


def in_full(text: str) -> bool:
    """Whether nobody is called by 公司 or 农行 alone, which may mean another than the one that is a party."""
    return _BARE.search(text) is None


def indexes(signs: str) -> list[int]:
    """The parties among some signs."""
    return [ord(sign) - 0xE200 for sign in signs if "\ue200" <= sign < "\ue3ff"]


def stretch(read: Reading, start: int, end: int, text: str) -> Span:
    """The place in the text of a stretch of signs."""
    last = read.back[end] if end < len(read.back) else len(text)
    return Span(read.back[start], last)


def names_of(people: Cast, parties: list[int] | frozenset[int]) -> str:
    """The names of some parties."""
    return "、".join(people.parties[index].name for index in sorted(parties))


def alone(reply: Paper, paper: Paper, sentence: Span) -> bool:
    """Whether the sentence names no other decision than this."""
    own = {one.value for one in paper.mentions if one.unit == "case" and one.span.start < HEAD}
    near = [one for one in reply.mentions if one.unit == "case" and sentence.contains(one.span)]
    return all(one.value in own for one in near)
