"""The use cases: what the command line, the gate, a batch and a user of the package call."""

from __future__ import annotations

from replycheck.app.checking import (
    NOTHING_FOUND,
    Inputs,
    Path,
    binding_of,
    check,
    examine,
    failed,
    parts_of,
    read_document,
    refuse_missing,
    refuse_no_library,
    rule_infos,
    titles,
    unfinished,
)
from replycheck.app.copies import annotated, reordered, thumbnails
from replycheck.app.naming import profile_named, rule_named, rules_named
from replycheck.reporting.redacted import redacted

__all__ = [
    "NOTHING_FOUND",
    "Inputs",
    "Path",
    "annotated",
    "binding_of",
    "check",
    "examine",
    "failed",
    "parts_of",
    "profile_named",
    "read_document",
    "redacted",
    "refuse_missing",
    "refuse_no_library",
    "reordered",
    "rule_infos",
    "rule_named",
    "rules_named",
    "thumbnails",
    "titles",
    "unfinished",
]
