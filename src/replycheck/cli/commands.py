"""What the commands do. Results go to standard output, everything else to standard error."""

from __future__ import annotations

import sys
from functools import partial

from replycheck import app
from replycheck.app.compiled_patterns import compiled_patterns
from replycheck.app.configured import config_for_papers
from replycheck.checks import all_rules
from replycheck.cli.configured import for_check, settings_of, tell_ignored
from replycheck.cli.outputs import ReportOptions, Writers, targets
from replycheck.cli.requests import BatchRequest, CheckRequest
from replycheck.config.settings import Settings
from replycheck.errors import UsageError
from replycheck.model.document import Document
from replycheck.model.report import Verdict
from replycheck.reporting import escape_terminal, one_line


def check(request: CheckRequest) -> int:
    """Check the files one after another; one that cannot be checked stops nothing. Gives the exit code."""
    with compiled_patterns():
        return _check(request)


def _check(request: CheckRequest) -> int:
    request, settings = for_check(request)
    app.refuse_no_library(request.library)
    inputs = app.Inputs(request.sources, request.petition, matter=True, library=request.library)
    for path in (*request.sources, *([request.petition] if request.petition else [])):
        app.refuse_missing(path)
    wanted = targets(request.formats, request.output)
    given = (*request.files, *request.sources, *filter(None, (request.petition, request.config)))
    if len(request.files) == 1:
        app.refuse_missing(request.files[0], folder=True)
    options = report_options(settings, redact=request.redact, everything=request.everything)
    writers = Writers(wanted, given, len(request.files), options)
    verdicts, usage = [], 0
    for file in request.files:
        try:
            report = app.examine(file, inputs, settings)
        except UsageError as error:
            if len(request.files) == 1:
                raise
            _say(str(error))
            report, usage = app.failed(file, str(error)), 2
        verdicts.append(report.verdict)
        writers.write(report, app.titles())
    writers.finish()
    if Verdict.BLOCKED in verdicts:
        return 1
    usage = 2 if writers.failed else usage
    return usage or (3 if Verdict.INCOMPLETE in verdicts else 0)


def report_options(settings: Settings, *, redact: bool, everything: bool = False) -> ReportOptions:
    """What the reports of ``check`` show beside their findings."""
    return ReportOptions(
        app.rule_infos,
        app.redacted if redact else None,
        partial(app.thumbnails, settings=settings),
        partial(app.annotated, settings=settings),
        everything,
    )


def batch(request: BatchRequest) -> int:
    """Check a list in worker processes; gives the exit code."""
    from replycheck.cli.batch.command import batch as run_batch  # noqa: PLC0415 - only this command needs it

    return run_batch(request)


def text(
    file: str, config: str | None, *, no_config: bool = False, parts: bool = False, limits: tuple[str, ...] = ()
) -> int:
    """Print the text that offsets refer to, and on standard error what must be known of the reading.

    With ``parts`` print the running paragraphs instead, one a line, each behind the part of a reply that it is.
    """
    app.refuse_missing(file)
    found = config_for_papers([file], config, ignored=no_config)
    tell_ignored(found)
    settings = settings_of(found, limits=limits)
    document = app.read_document(file, settings)
    for caveat in document.caveats:
        _say(caveat.message)
    words = _with_parts(document) if parts else document.text
    shown = escape_terminal(words) if sys.stdout.isatty() else words
    sys.stdout.write(shown)
    if sys.stdout.isatty() and not shown.endswith("\n"):
        sys.stdout.write("\n")
    return 0 if document.complete else 3


def _with_parts(document: Document) -> str:
    """Lines of number, part, its name (with what else the paragraph holds) and the words, between tabs."""
    lines = []
    for number, paragraph in enumerate(app.parts_of(document), 1):
        others = "、".join(part.label for part in paragraph.parts if part is not paragraph.part)
        name = paragraph.part.label + (f"（含{others}）" if others else "")
        words = " ".join(paragraph.span.of(document.text).split())
        lines.append(f"{number}\t{paragraph.part}\t{name}\t{words}\n")
    return "".join(lines)


def rules() -> int:
    """Print every rule with its weight and title."""
    width = max(len(rule.id) for rule in all_rules())
    for rule in all_rules():
        sys.stdout.write(f"{rule.id:<{width}}  {rule.severity.label}  {rule.title}\n")
    return 0


def explain(name: str) -> int:
    """Print the page of a rule.

    :raises UsageError: there is no such rule; the nearest name is given.
    """
    from replycheck.app.rule_page import rule_page  # noqa: PLC0415 - only this command needs it

    sys.stdout.write(rule_page(name))
    return 0


def _say(sentence: str) -> None:
    sys.stderr.write(one_line(sentence) + "\n")
    sys.stderr.flush()
