"""Cells that a spreadsheet shows and never runs.

A file name or a finding's words may be written by an opponent: ``=HYPERLINK(…)`` in a cell is a program.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
"""What makes a spreadsheet run a cell; the full-width forms do so in Chinese and Japanese editions (OWASP)."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
CELL_LIMIT = 500


def safe_cell(text: str, limit: int = CELL_LIMIT) -> str:
    """``text`` as a spreadsheet shows it and never runs it: on one line, at most ``limit`` characters."""
    guarded = "'" if _FORMULA.match(text) else ""
    line = guarded + bare_cell(text)
    guarded = "'" if _FORMULA.match(line) else ""  # a control character may have hidden the sign
    return shortened(guarded + line, limit)


def would_run(text: str) -> bool:
    """Whether a spreadsheet would take the text, typed into a cell, for a formula."""
    return _FORMULA.match(text) is not None


def bare_cell(text: str) -> str:
    """``text`` on one line without control characters: safe where the cell itself is marked as text."""
    return _CONTROL.sub(" ", text)


def shortened(line: str, limit: int) -> str:
    """At most ``limit`` characters, with … where something was cut."""
    return line if len(line) <= limit else line[: limit - 1] + "…"
