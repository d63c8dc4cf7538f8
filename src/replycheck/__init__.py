"""replycheck finds pasted judgments, disordered pages and missing answers in official replies.

``replycheck.check(...)`` gives a ``Report``; everything else is reached from there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from replycheck.app import check as check
    from replycheck.model.finding import Severity as Severity
    from replycheck.model.report import Report as Report
    from replycheck.model.report import Verdict as Verdict

__all__ = ["Report", "Severity", "Verdict", "check"]

_HOMES = {
    "check": "replycheck.app",
    "Report": "replycheck.model.report",
    "Severity": "replycheck.model.finding",
    "Verdict": "replycheck.model.report",
}


def __getattr__(name: str) -> object:
    """Load a public name when first asked for, so that ``replycheck --help`` imports almost nothing."""
    if name in _HOMES:
        from importlib import import_module  # noqa: PLC0415 - lazy by design

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'replycheck' has no attribute {name!r}")
