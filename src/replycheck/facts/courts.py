"""The people's courts with their codes (鄂0107), from the table ``courts.tsv.gz``.

What is easily got wrong: the table is not complete (courts are set up and merged every year), so a code or a name that
is not in it proves nothing.
"""

from __future__ import annotations

from functools import cache, lru_cache

from replycheck.text.patterns import pattern
from replycheck.text.tables import columns

_PROVINCE = pattern(
    r"^(?:北京市|天津市|上海市|重庆市|内蒙古自治区|广西壮族自治区|西藏自治区|宁夏回族自治区|新疆维吾尔自治区|[\u4e00-\u9fff]{2,3}省)(?=.{2,}法院)"
)
_CITY = pattern(r"^[\u4e00-\u9fff]{2,4}市(?=[\u4e00-\u9fff]{1,6}[区县市旗]人民法院)", needs="市")


@cache
def _by_code() -> dict[str, str]:
    table = columns("courts.tsv.gz")
    return dict(zip(table["code"], table["court"], strict=True))


@cache
def _full() -> dict[str, str]:
    return {court: code for code, court in _by_code().items()}


@cache
def _listed() -> str:
    return "\n" + "\n".join(_full()) + "\n"


@lru_cache(maxsize=1024)
def _by_name(name: str) -> str | None:
    """The code of the one court that is named so, with or without its province and its city; None for several."""
    if name in _full():
        return _full()[name]
    found: set[str] = set()
    listed = _listed()
    at = listed.find(f"{name}\n") if name else -1
    while at >= 0:
        court = listed[listed.rindex("\n", 0, at) + 1 : at] + name
        short = _PROVINCE.sub("", court)
        if name in {short, _CITY.sub("", short)}:
            found.add(_full()[court])
        at = listed.find(f"{name}\n", at + 1)
    return found.pop() if len(found) == 1 else None


@cache
def _areas() -> frozenset[str]:
    return frozenset(code[:3] for code in _by_code())


def court_of(code: str) -> str | None:
    """The court whose code this is; None where the table does not know it."""
    return _by_code().get(code)


def code_of(court: str) -> str | None:
    """The code of the court of that full name; None where the table does not know it."""
    return _by_name(court) or _by_name(_PROVINCE.sub("", court))


def area_known(code: str) -> bool:
    """Whether any court has a code with the same province and the same first two digits."""
    return code[:3] in _areas()


def court_names() -> tuple[str, ...]:
    """The full names of all courts in the table."""
    return tuple(_full())
