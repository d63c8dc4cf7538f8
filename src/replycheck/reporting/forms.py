"""The forms that a report takes: one line each; its module does the rest, and loads when it is asked for.

A module gives ``render(report, look)``, the whole text; one that is framed gives ``fragment(report, look)``, a report's
part of a file that holds several, and ``frame(fragments)``, the file. (Two SARIF logs one after the other are none.)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from importlib import import_module
from types import ModuleType

from replycheck.errors import UsageError
from replycheck.model.report import Report
from replycheck.records import dataclass
from replycheck.reporting.escape import one_line
from replycheck.reporting.rule_info import RuleInfo


@dataclass(frozen=True, slots=True)
class Look:
    """How a report looks; each form takes of it what matters to it.

    ``colour``, ``width`` (columns; a Han character takes two) and ``everything`` (each finding and each rule that did
    not run) matter to the terminal. ``titles`` maps rule ids to their Chinese titles, for rules that did not run;
    ``rule_infos`` holds what machine forms and the HTML page tell of a rule; ``thumbnails`` are PNG pictures of the
    reply's pages; ``listed`` is the reply's number in a list whose overview lies above the report's folder, 0 for none.
    """

    colour: bool = False
    width: int = 100
    titles: Mapping[str, str] = field(default_factory=dict)
    rule_infos: Mapping[str, RuleInfo] = field(default_factory=dict)
    thumbnails: Sequence[bytes] = ()
    everything: bool = False
    listed: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """A form by the ``name`` that ``--format`` takes, with its ``module`` below ``replycheck.reporting``.

    ``framed``: a file of it holds several reports. ``in_file``: it is the reply's own file with notes in it, bytes, and
    only for a reply of that format (``app.annotated`` makes it). ``own_file``: it is a document of its own, bytes from
    ``document(report, ending)``. ``foldered``: several reports go into a folder, a file each, named after the reply
    with ``ending``. ``mark`` stands before the text of a file.
    """

    name: str
    module: str = ""
    framed: bool = False
    in_file: bool = False
    own_file: bool = False
    foldered: bool = False
    mark: str = ""
    ending: str = ""

    @property
    def is_document(self) -> bool:
        """Whether a file of it is a document that people write in: nothing may be overwritten by it."""
        return self.in_file or self.own_file

    def load(self) -> ModuleType:
        """The module."""
        return import_module(f"{__package__}.{self.module}")


FORMS = {
    form.name: form
    for form in (
        Form("terminal", "terminal"),
        Form("json", "jsonline"),
        Form("html", "html.report", foldered=True, ending=".html"),
        Form("sarif", "machine.sarif", framed=True),
        Form("junit", "machine.junit", framed=True),
        Form("csv", "machine.table", framed=True, mark="\ufeff"),  # without it Excel takes UTF-8 for the local encoding
        Form("github", "machine.github"),
        Form("docx", in_file=True, foldered=True),
        Form("pdf", in_file=True, foldered=True),
        Form("sheet", "signing_sheet", own_file=True, foldered=True, ending="-核对单.docx"),
    )
}
"""Every form by its name."""


def form_named(name: str) -> Form:
    """The form of that name.

    :raises UsageError: there is none.
    """
    if name not in FORMS:
        raise UsageError(f"不认识的报告形式“{one_line(name)}”；可用的有：{'、'.join(FORMS)}。")
    return FORMS[name]


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
    listed: int = 0,
) -> str:
    """The report in a form that is text, ending with a line break; the keywords are those of :class:`Look`.

    :raises UsageError: there is no such form, or it is no text.
    """
    found, look = FORMS.get(form), Look(colour, width, titles or {}, rule_infos or {}, thumbnails, everything, listed)
    if found is None or found.in_file or found.own_file:
        texts = "、".join(one.name for one in FORMS.values() if not (one.in_file or one.own_file))
        raise UsageError(f"不认识的报告格式“{one_line(form)}”。可用的有：{texts}。")
    if found.framed:
        return framed([fragment(report, found, look)], found)
    text: str = found.load().render(report, look)
    return text


def fragment(report: Report, form: Form, look: Look) -> str:
    """One report's part of a file in a framed form."""
    text: str = form.load().fragment(report, look)
    return text


def document(report: Report, form: Form, ending: str) -> bytes:
    """The report as a document of its own, in the format that ``ending`` names.

    :raises UsageError: the form has no such format.
    """
    data: bytes = form.load().document(report, ending)
    return data


def framed(fragments: Sequence[str], form: Form) -> str:
    """The whole file around the fragments, ending with a line break."""
    text: str = form.load().frame(fragments)
    return text
