"""The forms in which a report leaves this program: for people, for machines, and in the reply's own file.

Each form is a module that is imported only when asked for (``forms``): jinja2 costs a tenth of a second that a terminal
never needs. Everything that came from a file passes through ``escape`` before it is shown.
"""

from __future__ import annotations

from replycheck.reporting.escape import escape_terminal, one_line
from replycheck.reporting.forms import FORMS, Form, Look, document, form_named, fragment, framed, render
from replycheck.reporting.rule_info import RuleInfo

__all__ = [
    "FORMS",
    "Form",
    "Look",
    "RuleInfo",
    "document",
    "escape_terminal",
    "form_named",
    "fragment",
    "framed",
    "json_schema",
    "one_line",
    "render",
]


def json_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) that every JSON report keeps; it ships inside the package."""
    from replycheck.reporting import jsonline  # noqa: PLC0415 - a form loads only when asked for

    return jsonline.schema()
