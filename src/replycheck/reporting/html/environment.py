"""What every page of ours is written with: templates in which whatever comes from a paper is escaped and visible.

The clerk's page uses it before there is any report, so nothing that shows a report loads here.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources.abc import Traversable

import jinja2

from replycheck.reporting import wording
from replycheck.reporting.escape import escape_terminal
from replycheck.text.numerals import to_chinese


def templates_in(folder: Traversable) -> dict[str, str]:
    """The templates in a folder of a package, by their names."""
    return {item.name: item.read_text(encoding="utf-8") for item in folder.iterdir() if item.name.endswith(".j2")}


def environment_of(templates: Mapping[str, str]) -> jinja2.Environment:
    """An environment in which whatever is written is escaped, and nothing is missing in silence."""
    made = jinja2.Environment(
        loader=jinja2.DictLoader(templates),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(wording=wording, numeral=to_chinese)
    return made


def _visible(value: object) -> object:
    """Every value that the template writes: control and bidi characters become visible before markup is escaped."""
    return escape_terminal(value) if type(value) is str else value
