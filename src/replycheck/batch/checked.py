"""A checked reply as the journal takes it: its report in the final form, and what is compared with other replies.

All of it is made in the worker, so that the parent only moves bytes.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from replycheck.batch.entry import Entry
from replycheck.batch.summary import summary_row
from replycheck.model.report import Verdict
from replycheck.records import dataclass

_LINE_BREAKS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""JSON allows them bare, but many readers of lines would break there."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check gives: the report as published JSON, and the reply's ``text`` up to where its annexes begin."""

    report: dict[str, Any]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """The text, packed, and its fingerprints (int64) with where each stands (two int32)."""

    text: bytes = zlib.compress(b"")
    hashes: bytes = b""
    starts: bytes = b""
    ends: bytes = b""


@dataclass(frozen=True, slots=True)
class Checked:
    """A report as it will stand in the files: its line of JSON without the line break, its row, its verdict."""

    line: bytes
    row: tuple[str, ...]
    verdict: Verdict
    trace: Trace = field(default_factory=Trace)


def checked(entry: Entry, told: CheckResult) -> Checked:
    """The report of ``entry``, put into its final form.

    :raises ValueError, KeyError, TypeError: it is not a report as the contract has it.
    """
    row, verdict = summary_row(entry, told.report), Verdict(told.report["verdict"])
    return Checked(json_line(told.report), row, verdict, trace_of(told.text) if told.text else Trace())


def json_line(report: Mapping[str, Any]) -> bytes:
    """The report on one line for every reader of lines, without the line break."""
    text = json.dumps(report, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
    for bare, escaped in _LINE_BREAKS.items():
        text = text.replace(bare, escaped)
    try:
        return text.encode()
    except UnicodeEncodeError:  # a file name that is no Unicode: escaped it survives
        return json.dumps(report, ensure_ascii=True, allow_nan=False).encode()


def trace_of(text: str) -> Trace:
    """The text with its fingerprints."""
    from replycheck.facts.notices import notices  # noqa: PLC0415 - loads only where a reply was read
    from replycheck.facts.people.personal import names_in  # noqa: PLC0415 - loads only where a reply was read
    from replycheck.reuse.sketch import sketch  # noqa: PLC0415 - loads numpy

    found = sketch(text, notices(text), names_in(text))
    words = zlib.compress(text.encode("utf-8", "surrogatepass"), 6)
    return Trace(words, found.hashes.tobytes(), found.starts.tobytes(), found.ends.tobytes())
