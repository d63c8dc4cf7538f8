"""The document number of the paper itself."""

from __future__ import annotations

from replycheck.facts.document_numbers import DocumentNumber
from replycheck.rules.case import Case

_HEAD = 400
"""The paper's own number stands before this many characters, on a line of its own."""
_BESIDE = 14
"""On the line there may be the name of the signer (签发人) besides."""


def own_number(case: Case) -> DocumentNumber | None:
    """The number on one of the first lines, alone or nearly so; None where there is none."""
    for number in case.facts.document_numbers:
        low = case.text.rfind("\n", 0, number.span.start) + 1
        high = case.text.find("\n", number.span.end)
        line = case.text[low : high if high >= 0 else len(case.text)]
        if "。" in line or "，" in line:
            continue
        if number.span.start < _HEAD and len("".join(line.split())) <= len(number.written) + _BESIDE:
            return number
    return None
