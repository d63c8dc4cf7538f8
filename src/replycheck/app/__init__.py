"""The use cases: what the command line, the gate, a batch and a user of the package call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from replycheck.lazy import loader

if TYPE_CHECKING:
    from replycheck.app.checking import NOTHING_FOUND as NOTHING_FOUND
    from replycheck.app.checking import Inputs as Inputs
    from replycheck.app.checking import Path as Path
    from replycheck.app.checking import binding_of as binding_of
    from replycheck.app.checking import check as check
    from replycheck.app.checking import examine as examine
    from replycheck.app.checking import failed as failed
    from replycheck.app.checking import parts_of as parts_of
    from replycheck.app.checking import read_document as read_document
    from replycheck.app.checking import refuse_missing as refuse_missing
    from replycheck.app.checking import refuse_no_library as refuse_no_library
    from replycheck.app.checking import rule_infos as rule_infos
    from replycheck.app.checking import titles as titles
    from replycheck.app.checking import unfinished as unfinished
    from replycheck.app.copies import annotated as annotated
    from replycheck.app.copies import corrected as corrected
    from replycheck.app.copies import reordered as reordered
    from replycheck.app.copies import thumbnails as thumbnails
    from replycheck.app.naming import profile_named as profile_named
    from replycheck.app.naming import rule_named as rule_named
    from replycheck.app.naming import rules_named as rules_named
    from replycheck.reporting.redacted import redacted as redacted

__all__ = [
    "NOTHING_FOUND",
    "Inputs",
    "Path",
    "annotated",
    "binding_of",
    "check",
    "corrected",
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

_HOMES = {
    "NOTHING_FOUND": "replycheck.app.checking",
    "Inputs": "replycheck.app.checking",
    "Path": "replycheck.app.checking",
    "binding_of": "replycheck.app.checking",
    "check": "replycheck.app.checking",
    "examine": "replycheck.app.checking",
    "failed": "replycheck.app.checking",
    "parts_of": "replycheck.app.checking",
    "read_document": "replycheck.app.checking",
    "refuse_missing": "replycheck.app.checking",
    "refuse_no_library": "replycheck.app.checking",
    "rule_infos": "replycheck.app.checking",
    "titles": "replycheck.app.checking",
    "unfinished": "replycheck.app.checking",
    "annotated": "replycheck.app.copies",
    "corrected": "replycheck.app.copies",
    "reordered": "replycheck.app.copies",
    "thumbnails": "replycheck.app.copies",
    "profile_named": "replycheck.app.naming",
    "rule_named": "replycheck.app.naming",
    "rules_named": "replycheck.app.naming",
    "redacted": "replycheck.reporting.redacted",
}

if not TYPE_CHECKING:  # a type checker would take every name for one of these
    __getattr__ = loader(__name__, _HOMES)
