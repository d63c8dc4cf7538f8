"""The templates of the page, together with those of the HTML report, which they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from replycheck.model.serial import tool_version
from replycheck.reporting.html.environment import environment_of, templates_in

if TYPE_CHECKING:
    import jinja2

    from replycheck.model.report import Report


@cache
def _environment() -> jinja2.Environment:
    shared = templates_in(files("replycheck.reporting.html").joinpath("templates"))
    own = templates_in(files(__package__).joinpath("templates"))
    made = environment_of({**shared, **own, "report.html.j2": shared["report_body.html.j2"]})
    made.globals.update(tool=tool_version())
    return made


_SPOKEN = (
    ("（--source）", ""),
    ("（--petition）", ""),
    ("请用 --profile 指定文种再查", "请在上面选定文种再查"),
    ("请逐一指明后再查", "请把它们拖到对的格里"),
)
"""Words for who sits at a terminal, as the page says them."""


def rendered(
    template: str, report: Report, titles: Mapping[str, str], pictures: Sequence[bytes] = (), **more: object
) -> str:
    """A template that shows a report, with what the report's own templates take."""
    from replycheck.reporting.forms import Look  # noqa: PLC0415 - in a worker: the server shows no report
    from replycheck.reporting.html.report import shown, taught  # noqa: PLC0415 - with it

    look = Look(titles=titles, thumbnails=pictures)
    html = taught(_environment()).get_template(template).render(**shown(report, look), **more)
    for typed, spoken in _SPOKEN:
        html = html.replace(typed, spoken)
    return html


def page(template: str, **values: Any) -> str:  # noqa: ANN401 - what a template takes
    """Any other template."""
    return _environment().get_template(template).render(**values)
