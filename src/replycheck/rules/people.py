"""Who a paper is about and to whom it speaks, as its title and its salutation name them."""

from __future__ import annotations

from itertools import islice

from replycheck.facts.people.names import NAME, name_pattern
from replycheck.facts.people.personal_contexts import not_names
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.rules.case import Case
from replycheck.text.patterns import pattern

_HEAD = 14
"""Lines at the head in which title and salutation stand."""
_ABOUT = pattern(
    r"关于(?:对|给|答复|回复|核实|协查|查核|调查|处理|办理)?(?P<name>[\u4e00-\u9fff某×·]{2,8}?(?:、[\u4e00-\u9fff某×·]{2,8}?){0,6})(?:等(?:\d{1,3}|[一二三四五六七八九十]{1,3})?[人名户]?)?"
    r"(?:同志|先生|女士)?(?=来信|来访|来电|信访|控告|检举|上访|申请|诉求|反映|投诉|申诉|举报|要求|请求|不服|咨询|建议|留言|所反映|所提)"
)
_IS_TITLE = pattern(r"(?:答复|意见书?|告知书|报告|函|回复|通知书|批复|决定书?)[ \u3000]*$")
_LONGEST = 70
"""A title is no longer."""
_LONG = 3
_NO_PERSON = pattern(
    r"[你您我本该其]|信访|事项|问题|局$|院$|府$|委$|厅$|办$|会$|处$|所$|公司|单位|群众|居民|村民|职工|业主|网友|市民|小区|学校"
)


def _salutation() -> str:
    name = rf"(?:{name_pattern()}|[\u4e00-\u9fff·]{{2,8}}?)"
    return (
        rf"[ \u3000]*(?:尊敬的)?(?:信访人|来信人|被告人|原告|被告|申请人|被执行人|申请执行人|上诉人)?"
        rf"(?P<names>{name}(?:、{name}){{0,20}})(?:等[\d一二三四五六七八九十]{{0,3}}人?)?(?:同志|先生|女士)?"
        r"[ \u3000]*[：:][ \u3000]*"
    )


_SALUTATION = pattern(_salutation)
"""A line that speaks to people by name; names of four and more characters are those of no surname in the table."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its place."""

    name: str
    span: Span


def titled(case: Case) -> tuple[Named, ...]:
    """The people whom the title names."""
    for low, line in _lines(case):
        match = _ABOUT.search(line) if _IS_TITLE.search(line) and len(line) <= _LONGEST else None
        if match is not None:
            return tuple(one for one in _split(match["name"], low + match.start("name")) if _likely(case, one.name))
    return ()


def _likely(case: Case, name: str) -> bool:
    """Whether the words of a title are a name: by their surname, or because the salutation has them, or nearly."""
    if NAME.fullmatch(name):
        return True
    return len(name) >= _LONG and any(apart(name, other.name) in (0, 1) for other in addressed(case))


def addressed(case: Case) -> tuple[Named, ...]:
    """The people to whom the paper is addressed; empty where it speaks to a body or to nobody."""
    for low, line in _lines(case):
        match = _SALUTATION.fullmatch(line)
        if match is not None:
            return _split(match["names"], low + match.start("names"))
    return ()


def petitioners(case: Case) -> tuple[Named, ...]:
    """The people of the title and of the salutation, each name once."""
    found: dict[str, Named] = {}
    for one in (*addressed(case), *titled(case)):
        found.setdefault(one.name, one)
    return tuple(found.values())


def is_masked(name: str) -> bool:
    """Whether the name is masked (张某, 王××)."""
    return any(mark in name for mark in "某×XＸ*＊")


def apart(one: str, other: str) -> int | None:
    """How many characters differ between names of one length; None where the lengths differ."""
    return None if len(one) != len(other) else sum(a != b for a, b in zip(one, other, strict=True))


def _lines(case: Case) -> list[tuple[int, str]]:
    told = ((paragraph.span.start, paragraph.span.of(case.text)) for paragraph in case.paragraphs)
    return list(islice((line for line in told if line[1].strip()), _HEAD))


def _split(names: str, start: int) -> tuple[Named, ...]:
    found = []
    for name in names.split("、"):
        if not _NO_PERSON.search(name) and not not_names().match(name):
            found.append(Named(name, Span(start, start + len(name))))
        start += len(name) + 1
    return tuple(found)
