"""Statutes in the library: the full text of a law cut into its articles, to be looked up by title and number.

What a reader would get wrong: an article begins at the head of a line (第十条　…); the 第十条 inside a sentence is a
reference. The list of chapters before the first article belongs to none.
"""

from __future__ import annotations

import re
import sqlite3
from pathlib import PurePath
from typing import TYPE_CHECKING

import numpy as np

from replycheck.errors import UnreadableError
from replycheck.facts.law.statutes import plain_title, statute
from replycheck.library.storage.texts import digest
from replycheck.model.document import Document
from replycheck.records import dataclass
from replycheck.reuse.known import law_hashes
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NUMBER = "一二三四五六七八九十百千零〇两\\d"
_ARTICLE = pattern(
    rf"^[ \t\u3000]*(?P<label>第(?P<number>[{_NUMBER}]+)条(?:之(?P<branch>[{_NUMBER}]+))?)"
    r"(?![款项规、和至第])[ \t\u3000]*",
    re.MULTILINE,
)
_HEADING = pattern(rf"^[ \t\u3000]*第[{_NUMBER}]+(?:编|分编|章|节)[ \t\u3000\n][^\n。；]{{0,40}}$", re.MULTILINE)
_APPENDED = pattern(r"^[ \t\u3000]*附[ \t\u3000]*(?:件|则|录|表)?[一二三四五六七八九十\d]*[：:]", re.MULTILINE)
_LONGEST_TITLE = 100
_LEAST_ARTICLES = 2


@dataclass(frozen=True, slots=True)
class Article:
    """An article: ``label`` as printed (第二十条之一), ``number`` 20, ``branch`` 1 (0 for none)."""

    law: str
    number: int
    branch: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Law:
    """A law that was read; ``content`` is the digest of its text."""

    title: str
    key: str
    content: bytes
    articles: tuple[Article, ...]


def law_of(document: Document) -> Law:
    """The law in a document.

    :raises UnreadableError: it holds no articles.
    """
    text = document.text
    found = list(_ARTICLE.finditer(text))
    if len(found) < _LEAST_ARTICLES:
        raise UnreadableError("没有找到“第一条”“第二条”这样的条文，不像法律全文")
    title = _title(document, found[0].start())
    ends = [match.start() for match in found[1:]] + [len(text)]
    articles: dict[tuple[int, int], Article] = {}
    for match, end in zip(found, ends, strict=True):
        number, branch = from_chinese(match["number"]), from_chinese(match["branch"] or "0")
        words = _without_headings(text[match.end() : end])
        if number is not None and branch is not None and words:
            # The first stands: behind the last article an appendix may begin to count anew.
            articles.setdefault((number, branch), Article(title, number, branch, match["label"], words))
    if len(articles) < _LEAST_ARTICLES:
        raise UnreadableError("没有找到“第一条”“第二条”这样的条文，不像法律全文")
    return Law(title, law_key(title), digest(text), tuple(articles.values()))


def law_key(title: str) -> str:
    """What a law is looked up by, however its title is written: 《民诉法》, 中华人民共和国民事诉讼法（2023修正）."""
    known = statute(title)
    return plain_title(title) if known is None else known.title


def store_law(connection: sqlite3.Connection, law: Law) -> None:
    """Store a law in the place of an earlier version; commits nothing."""
    forget_law(connection, law.key)
    connection.execute("INSERT INTO statutes VALUES (?, ?, ?)", (law.key, law.title, law.content))
    connection.executemany(
        "INSERT INTO articles VALUES (?, ?, ?, ?, ?)",
        [(law.key, one.number, one.branch, one.label, one.text) for one in law.articles],
    )


def forget_law(connection: sqlite3.Connection, key: str) -> bool:
    """Delete a law; whether there was one."""
    connection.execute("DELETE FROM articles WHERE law_key = ?", (key,))
    return connection.execute("DELETE FROM statutes WHERE law_key = ?", (key,)).rowcount > 0


def all_hashes(connection: sqlite3.Connection) -> NDArray[np.uint64]:
    """The hashes of the words of all articles, sorted."""
    texts = (text for (text,) in connection.execute("SELECT text FROM articles"))
    return np.unique(np.concatenate([np.empty(0, dtype=np.uint64), *map(law_hashes, texts)]))


def article(connection: sqlite3.Connection, law: str, number: int, branch: int = 0) -> Article | None:
    """The article of that number in the law of that title; None where the library does not have it."""
    row = connection.execute(
        "SELECT law, number, branch, label, text FROM articles JOIN statutes USING (law_key)"
        " WHERE law_key = ? AND number = ? AND branch = ?",
        (law_key(law), number, branch),
    ).fetchone()
    return None if row is None else Article(*row)


def _title(document: Document, before: int) -> str:
    """The first line, where it looks like a title, or else the file's name."""
    for line in document.text[:before].splitlines():
        words = re.sub(r"\s", "", line)
        if words:
            return words if len(words) <= _LONGEST_TITLE and words[-1] not in "。；：，" else _stem(document)
    return _stem(document)


def _stem(document: Document) -> str:
    return PurePath(document.source).stem


def _without_headings(words: str) -> str:
    appended = _APPENDED.search(words)
    if appended:
        words = words[: appended.start()]
    return _HEADING.sub("", words).strip()
