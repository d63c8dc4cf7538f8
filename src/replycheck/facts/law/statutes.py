"""Laws, regulations and judicial interpretations: their versions, last articles, and what repealed them.

What is easily got wrong: absence from the table proves nothing (local rules and ministry papers are endless), and only
a statute that is ``complete`` has all its versions here, so only there is an article beyond every version surely none.
Titles are compared in their plain form, without 中华人民共和国 and with 〈〉 for inner title marks.
"""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache

from replycheck.records import dataclass
from replycheck.text.patterns import pattern
from replycheck.text.tables import rows

_COURTS = pattern(
    r"^(?:最高人民法院|最高人民检察院|[、和与])++(?=关于)", needs=("最高人民法院", "最高人民检察院", "、", "和", "与")
)
_FIRST_OF_COURTS = "最、和与"
_MARKS = str.maketrans("《﹤<＜》﹥>＞()", "〈〈〈〈〉〉〉〉（）")
_EDITION = pattern(
    r"[（(](?:(?:19|20)\d{2}年?(?:\d{1,2}月)?(?:修正|修订|公布|施行|版)?|修正|修订|最新)(?:案|版|本)?[）)]$",
    needs=("（", "("),
)


@dataclass(frozen=True, slots=True)
class Version:
    """One version: in force from ``since``, adopted on ``adopted``; None where that is not known or not counted."""

    since: dt.date | None
    last_article: int | None
    adopted: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Statute:
    """An instrument: ``title`` plain, ``kind`` 法律, 行政法规, 司法解释 …, ``versions`` oldest first.

    ``complete``: every version is listed. ``until``: the day from which it is repealed as a whole, None while in force;
    ``successor``: the plain title of what took its place.
    """

    title: str
    kind: str
    versions: tuple[Version, ...]
    complete: bool
    until: dt.date | None = None
    successor: str = ""

    @property
    def full_title(self) -> str:
        """The title to show: a law of the National People's Congress begins with 中华人民共和国."""
        return full_title(self.title, self.kind)

    def at(self, day: dt.date) -> Version | None:
        """The version in force on that day; None where the table cannot tell."""
        if any(version.since is None for version in self.versions):
            return None
        return next((v for v in reversed(self.versions) if v.since is not None and v.since <= day), None)

    @property
    def last_ever(self) -> int | None:
        """The highest article that any known version has; None where one was not counted."""
        counts = [version.last_article for version in self.versions]
        return None if not counts or None in counts else max(count for count in counts if count)


def plain_title(written: str) -> str:
    """The title to compare by: no blanks, no 中华人民共和国, no year of the edition, inner marks as 〈〉."""
    title = "".join(written.split()).strip("《》").translate(_MARKS)
    return _EDITION.sub("", title.replace("中华人民共和国", ""))


def full_title(title: str, kind: str) -> str:
    """The formal title of a plain one, as it is cited: 民法典 → 中华人民共和国民法典."""
    return f"中华人民共和国{title}" if kind == "法律" and "〈" not in title and not title.startswith("全国") else title


def statute(written: str) -> Statute | None:
    """The instrument of that title, formal, short or usual (民诉法); None where the table does not know it."""
    title = plain_title(written)
    return _statute(title) or _statute(_shortened().get(_COURTS.sub("", title), ""))


def titles() -> tuple[str, ...]:
    """The plain titles of all instruments in the table."""
    return tuple(_versions())


@cache
def abbreviations() -> dict[str, str]:
    """Usual abbreviations (民诉法) with the plain titles that they stand for."""
    return {alias: row["title"] for row in rows("statutes.tsv") for alias in row["aliases"].split("|") if alias}


@cache
def _versions() -> dict[str, list[dict[str, str]]]:
    grouped: dict[str, list[dict[str, str]]] = {}
    for row in rows("statutes.tsv"):
        grouped.setdefault(row["title"], []).append(row)
    return grouped


@lru_cache(maxsize=2048)
def _statute(title: str) -> Statute | None:
    """The instrument of that plain title; a paper names a few of them."""
    versions = _versions().get(title)
    if versions is None:
        return None
    last = versions[-1]
    return Statute(
        last["title"],
        last["kind"],
        tuple(_version(row) for row in versions),
        all(row["complete"] for row in versions),
        _day(last["until"]),
        last["successor"],
    )


def _version(row: dict[str, str]) -> Version:
    last = int(row["last_article"]) if row["last_article"] else None
    return Version(_day(row["since"]), last, _day(row["adopted"]))


def _day(written: str) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None


@cache
def _shortened() -> dict[str, str]:
    """Titles of interpretations without the courts in front, and abbreviations, with the titles they stand for."""
    titled = {_COURTS.sub("", title) if title[0] in _FIRST_OF_COURTS else title: title for title in _versions()}
    return titled | abbreviations()
