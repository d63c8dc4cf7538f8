"""The forms in which a report leaves this program: text for a terminal, one line of JSON, one HTML page.

Each form is a module that is imported only when asked for: jinja2 costs a tenth of a second that a terminal never
needs. Everything that came from a file passes through ``escape`` before it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping

from replycheck.errors import UsageError
from replycheck.model.report import Report
from replycheck.reporting.escape import escape_terminal, one_line

__all__ = ["FORMATS", "escape_terminal", "json_schema", "one_line", "render"]

FORMATS: tuple[str, ...] = ("terminal", "json", "html")
"""The names that ``--format`` takes."""


def render(
    report: Report,
    form: str,
    *,
    colour: bool = False,
    width: int = 100,
    titles: Mapping[str, str] | None = None,
) -> str:
    """The report in one of ``FORMATS``, ending with a line break.

    ``colour`` and ``width`` (columns; a Han character takes two) matter to ``terminal`` only. ``titles`` maps
    rule ids to their Chinese titles, for the rules that did not run; without it their ids are shown.

    :raises UsageError: ``form`` is none of ``FORMATS``.
    """
    if form == "terminal":
        from replycheck.reporting import terminal  # noqa: PLC0415 - a form loads only when asked for

        return terminal.render(report, colour=colour, width=width, titles=titles or {})
    if form == "json":
        from replycheck.reporting import jsonline  # noqa: PLC0415 - as above

        return jsonline.render(report)
    if form == "html":
        from replycheck.reporting import html  # noqa: PLC0415 - as above

        return html.render(report, titles=titles or {})
    raise UsageError(f"不认识的报告格式“{one_line(form)}”。可用的有：{'、'.join(FORMATS)}。")


def json_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) that every JSON report keeps; it ships inside the package."""
    from replycheck.reporting import jsonline  # noqa: PLC0415 - as above

    return jsonline.schema()
