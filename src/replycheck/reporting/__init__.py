"""The forms in which a report leaves this program: for people, for machines, and in the reply's own file.

Each form is a module that is imported only when asked for: jinja2 costs a tenth of a second that a terminal never
needs. Everything that came from a file passes through ``escape`` before it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from replycheck.errors import UsageError
from replycheck.model.report import Report
from replycheck.reporting.escape import escape_terminal, one_line
from replycheck.reporting.framed import FRAMED, fragment, framed
from replycheck.reporting.rule_info import RuleInfo

__all__ = [
    "FORMATS",
    "FRAMED",
    "IN_FILE",
    "TEXT",
    "RuleInfo",
    "escape_terminal",
    "fragment",
    "framed",
    "json_schema",
    "one_line",
    "render",
]

IN_FILE: tuple[str, ...] = ("docx", "pdf")
"""The forms that are the reply's own file with notes in it: bytes, and only for a reply of that format."""
TEXT: tuple[str, ...] = ("terminal", "json", "html", *FRAMED, "github")
"""The forms that ``render`` gives."""
FORMATS = (*TEXT, *IN_FILE)
"""The names that ``--format`` takes."""


def render(  # noqa: PLR0913 - how a report looks, in keywords
    report: Report,
    form: str,
    *,
    colour: bool = False,
    width: int = 100,
    titles: Mapping[str, str] | None = None,
    rule_infos: Mapping[str, RuleInfo] | None = None,
    thumbnails: Sequence[bytes] = (),
    everything: bool = False,
) -> str:
    """The report in one of ``TEXT``, ending with a line break.

    ``colour``, ``width`` (columns; a Han character takes two) and ``everything`` (each finding and each rule that did
    not run) matter to ``terminal`` only. ``titles`` maps rule ids to their Chinese titles, for the rules that did not
    run; without it their ids are shown. ``rule_infos`` holds what SARIF, JUnit and CSV tell of a rule. ``thumbnails``
    are PNG pictures of the reply's pages, for ``html``.

    :raises UsageError: ``form`` is none of ``TEXT``.
    """
    if form in FRAMED:
        return framed([fragment(report, form, rule_infos or {})], form)
    if form == "terminal":
        from replycheck.reporting import terminal  # noqa: PLC0415 - a form loads only when asked for

        return terminal.render(report, colour=colour, width=width, titles=titles or {}, everything=everything)
    if form == "json":
        from replycheck.reporting import jsonline  # noqa: PLC0415 - as above

        return jsonline.render(report)
    if form == "html":
        from replycheck.reporting import html  # noqa: PLC0415 - as above

        return html.render(report, titles=titles or {}, thumbnails=thumbnails)
    if form == "github":
        from replycheck.reporting import github  # noqa: PLC0415 - as above

        return github.render(report)
    raise UsageError(f"不认识的报告格式“{one_line(form)}”。可用的有：{'、'.join(TEXT)}。")


def json_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) that every JSON report keeps; it ships inside the package."""
    from replycheck.reporting import jsonline  # noqa: PLC0415 - as above

    return jsonline.schema()
