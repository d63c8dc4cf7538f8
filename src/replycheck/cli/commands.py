"""What the commands do. Results go to standard output, everything else to standard error."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from replycheck import app
from replycheck.checks import all_rules
from replycheck.cli.configured import for_batch, for_check
from replycheck.cli.outputs import Dress, Writers, targets
from replycheck.engine.settings import Settings
from replycheck.errors import UsageError
from replycheck.gatehouse.config import config_for
from replycheck.model.report import Verdict
from replycheck.reporting import escape_terminal, one_line

if TYPE_CHECKING:
    from replycheck.batch import BatchSummary

_BATCH_OUTPUT = "replycheck-results"


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """The arguments of ``replycheck check``."""

    files: tuple[str, ...]
    sources: tuple[str, ...]
    petition: str | None
    profile: str | None
    formats: tuple[str, ...]
    output: str | None
    config: str | None
    redact: bool = False
    no_config: bool = False


@dataclass(frozen=True, slots=True)
class BatchRequest:
    """The arguments of ``replycheck batch``."""

    cases: str
    output: str | None
    jobs: int | None
    profile: str | None
    config: str | None
    overwrite: bool
    redact: bool = False
    reports: str | None = None
    no_config: bool = False


def check(request: CheckRequest) -> int:
    """Check the files one after another; one that cannot be checked stops nothing. Gives the exit code."""
    request, settings = for_check(request)
    inputs = app.Inputs(request.sources, request.petition)
    for path in (*request.sources, *([request.petition] if request.petition else [])):
        app.refuse_missing(path)
    wanted = targets(request.formats, request.output)
    given = (*request.files, *request.sources, *filter(None, (request.petition, request.config)))
    if len(request.files) == 1:
        app.refuse_missing(request.files[0])
    writers = Writers(wanted, given, len(request.files), dressed(settings, redact=request.redact))
    titles = app.titles()
    verdicts, usage = [], 0
    for file in request.files:
        try:
            report = app.examine(file, inputs, settings)
        except UsageError as error:
            _say(str(error))
            report, usage = app.failed(file, str(error)), 2
        verdicts.append(report.verdict)
        writers.write(report, titles)
    writers.finish()
    if Verdict.BLOCKED in verdicts:
        return 1
    usage = 2 if writers.failed else usage
    return usage or (3 if Verdict.INCOMPLETE in verdicts else 0)


def dressed(settings: Settings, *, redact: bool) -> Dress:
    """What the reports of ``check`` are dressed with."""
    return Dress(
        app.cards(),
        app.redacted if redact else None,
        partial(app.thumbnails, settings=settings),
        partial(app.annotated, settings=settings),
    )


def batch(request: BatchRequest) -> int:
    """Check a list in worker processes; gives the exit code."""
    from replycheck.batch import Options, load_list, progress_bar  # noqa: PLC0415 - only this command needs them
    from replycheck.batch import run as run_batch  # noqa: PLC0415 - as above
    from replycheck.cli.batch_job import work_for  # noqa: PLC0415 - as above

    request, settings = for_batch(request)
    cases = load_list(request.cases)
    for warning in cases.warnings:
        _say(warning)
    output = Path(request.output or _BATCH_OUTPUT)
    work = work_for(settings, output, redact=request.redact, reports=request.reports)
    options = Options(output, request.jobs or 0, overwrite=request.overwrite)
    with progress_bar(shown=sys.stderr.isatty()) as advance:
        summary = run_batch(cases.entries, work, options, advance)
    sys.stdout.write(_told(summary, output))
    return summary.exit_code


def text(file: str, config: str | None, *, no_config: bool = False) -> int:
    """Print the text that offsets refer to, and on standard error what must be known of the reading."""
    app.refuse_missing(file)
    document = app.read_document(file, config_for([file], config, ignored=no_config).settings)
    for caveat in document.caveats:
        _say(caveat.message)
    shown = escape_terminal(document.text) if sys.stdout.isatty() else document.text
    sys.stdout.write(shown)
    if sys.stdout.isatty() and not shown.endswith("\n"):
        sys.stdout.write("\n")
    return 0 if document.complete else 3


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
    from replycheck.cli.pages import rule_page  # noqa: PLC0415 - only this command needs it

    sys.stdout.write(rule_page(name))
    return 0


def _told(summary: BatchSummary, output: Path) -> str:
    return (
        f"共检查 {summary.total} 份：通过 {summary.passed}，拦下 {summary.blocked}，未能查全 {summary.incomplete}。\n"
        f"结果：{output / 'summary.xlsx'}（可用 Excel 打开）、{output / 'summary.csv'}、"
        f"{output / 'results.jsonl'}（每行一份报告）\n"
    )


def _say(sentence: str) -> None:
    sys.stderr.write(one_line(sentence) + "\n")
    sys.stderr.flush()
