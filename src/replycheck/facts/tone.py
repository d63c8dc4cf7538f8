"""The table of words that an answer to a person should not have, by kind: shaming, shirking, threats, promises …

What is easily got wrong: the same words are right when they stand in a quotation, name an offence of the law, or tell
what somebody else said; so every kind has surroundings in which it is left alone.
"""

from __future__ import annotations

from functools import cache

from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import Pattern, pattern
from replycheck.text.tables import rows

_REPORTED = pattern(
    r"(?:反映|举报|投诉|称|认为|诉称|来信说|骂|辱骂|指责|(?<!的)要求|(?<!的)请求|主张|涉嫌|构成|不得|禁止|严禁|并非|不是|没有|不存在|所谓)"
    r"[^。；]{0,24}$"
)
"""What somebody said, what is denied, what the law forbids."""


@dataclass(frozen=True, slots=True)
class Worded:
    """A place where such words stand, what to say instead, and the year since which a name is out of use."""

    span: Span
    instead: str
    since: int | None = None


def worded(text: str, *kinds: str, reported: bool = False) -> tuple[Worded, ...]:
    """The words of these kinds in ``text``, in order; those that tell what others said only with ``reported``."""
    found = []
    for kind in kinds:
        known = _entries(kind)
        for match in _any_of(kind).finditer(text):
            low = max(text.rfind(mark, 0, match.start()) for mark in "。；\n") + 1
            if not reported and _REPORTED.search(text, max(low, match.start() - 30), match.start()):
                continue
            instead, since = next((rest for one, rest in known if one.fullmatch(match.group())), ("", ""))
            found.append(Worded(Span(*match.span()), instead, int(since) if since else None))
    return tuple(sorted(found, key=lambda one: one.span))


@cache
def _entries(kind: str) -> tuple[tuple[Pattern, tuple[str, str]], ...]:
    chosen = [row for row in rows("tone.tsv") if row["kind"] == kind]
    ordered = sorted(chosen, key=lambda row: -len(row["pattern"]))
    return tuple((pattern(row["pattern"]), (row["instead"], row["since"])) for row in ordered)


@cache
def _any_of(kind: str) -> Pattern:
    """All entries of a kind at once, the longest first."""
    return pattern("|".join(entry.pattern for entry, _ in _entries(kind)))
