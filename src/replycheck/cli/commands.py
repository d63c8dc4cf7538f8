"""What the commands do. Results go to standard output, everything else to standard error."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from replycheck import app
from replycheck.batch import BatchSummary, Entry, Options, Work, load_list, progress_bar
from replycheck.batch import run as run_batch
from replycheck.checks import all_rules
from replycheck.cli.outputs import Writers, targets
from replycheck.engine.settings import Settings
from replycheck.errors import UsageError
from replycheck.model.report import Verdict
from replycheck.reporting import escape_terminal


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


@dataclass(frozen=True, slots=True)
class BatchRequest:
    """The arguments of ``replycheck batch``."""

    cases: str
    output: str
    jobs: int
    profile: str | None
    config: str | None
    overwrite: bool


def check(request: CheckRequest) -> int:
    """Check the files one after another; one that cannot be checked stops nothing. Gives the exit code."""
    settings = _settings(request.config, request.profile)
    inputs = app.Inputs(request.sources, request.petition)
    for path in (*request.sources, *([request.petition] if request.petition else [])):
        app.refuse_missing(path)
    wanted = targets(request.formats, request.output)
    given = (*request.files, *request.sources, *filter(None, (request.petition, request.config)))
    if len(request.files) == 1:
        app.refuse_missing(request.files[0])
    writers, titles = Writers(wanted, given, len(request.files)), app.titles()
    verdicts, usage = [], 0
    for file in request.files:
        try:
            report = app.examine(file, inputs, settings)
        except UsageError as error:
            _say(str(error))
            report, usage = app.failed(file, str(error)), 2
        verdicts.append(report.verdict)
        writers.write(report, titles)
    if Verdict.BLOCKED in verdicts:
        return 1
    return usage or (3 if Verdict.INCOMPLETE in verdicts else 0)


def batch(request: BatchRequest) -> int:
    """Check a list in worker processes; gives the exit code."""
    settings = _settings(request.config, request.profile)
    cases = load_list(request.cases)
    for warning in cases.warnings:
        _say(warning)
    work = Work(partial(_check_entry, settings), _failed_entry)
    output = Path(request.output)
    options = Options(output, request.jobs, overwrite=request.overwrite)
    with progress_bar(shown=sys.stderr.isatty()) as advance:
        summary = run_batch(cases.entries, work, options, advance)
    sys.stdout.write(_told(summary, output))
    return summary.exit_code


def text(file: str, config: str | None) -> int:
    """Print the text that offsets refer to, and on standard error what must be known of the reading."""
    app.refuse_missing(file)
    document = app.read_document(file, app.load_settings(config))
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


def _settings(config: str | None, profile: str | None) -> Settings:
    settings = app.load_settings(config)
    settings = settings if profile is None else replace(settings, profile=profile)
    app.profile_named(settings.profile)
    return settings


def _check_entry(settings: Settings, entry: Entry) -> dict[str, Any]:
    """One entry of a batch, in a worker: the worker is the sandbox, so PDFs are read in it."""
    inputs = app.Inputs(entry.sources, entry.petition, isolated=False)
    try:
        return app.examine(entry.reply, inputs, settings).to_dict()
    except UsageError as error:
        return app.failed(entry.reply, str(error)).to_dict()


def _failed_entry(entry: Entry, reason: str) -> dict[str, Any]:
    return app.failed(entry.reply, reason).to_dict()


def _told(summary: BatchSummary, output: Path) -> str:
    return (
        f"共检查 {summary.total} 份：通过 {summary.passed}，拦下 {summary.blocked}，未能查全 {summary.incomplete}。\n"
        f"结果：{output / 'summary.csv'}（可用 Excel 打开）、{output / 'results.jsonl'}（每行一份报告）\n"
    )


def _say(sentence: str) -> None:
    sys.stderr.write(escape_terminal(sentence) + "\n")
    sys.stderr.flush()
