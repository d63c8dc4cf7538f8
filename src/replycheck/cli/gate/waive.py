"""``replycheck waive``: show what a waiver covers, then write it."""

from __future__ import annotations

import sys
from pathlib import Path

from replycheck import app
from replycheck.cli.gate.commands import say, today
from replycheck.config.settings import Settings
from replycheck.engine.waivers import FILE_NAME, paper_of
from replycheck.errors import UsageError
from replycheck.gate.rulings import let_through, open_gate, relative_key
from replycheck.gate.waive import WaiveOptions, add, covered, refuse_forbidden
from replycheck.model.report import Report
from replycheck.records import dataclass
from replycheck.reporting import one_line

_QUOTED = 120


@dataclass(frozen=True, slots=True)
class WaiveRequest:
    """The arguments of ``replycheck waive``."""

    file: str
    options: WaiveOptions
    waivers: str | None
    policy: str | None
    sources: tuple[str, ...]
    petition: str | None
    yes: bool


def waive(request: WaiveRequest) -> int:
    """Check the file, show the findings that the waiver covers, ask, and write; gives the exit code.

    :raises UsageError: there is nothing to waive, the waiver would not count, or nobody can be asked.
    """
    app.refuse_missing(request.file)
    inputs = app.Inputs(request.sources, request.petition)
    gate = None if request.policy is None else open_gate(request.policy, Settings(), today())
    report: Report = (
        app.examine(request.file, inputs, Settings())
        if gate is None
        else let_through(gate, request.file, inputs).report
    )
    findings = covered(report, request.options)
    refuse_forbidden(findings, request.options, None if gate is None else gate.policy, today())
    for finding in findings:
        quote = f"“{one_line(finding.quote)[:_QUOTED]}”" if finding.quote else "（全文）"
        sys.stdout.write(
            one_line(f"{finding.severity.label}  {finding.title} [{finding.rule}] {finding.fingerprint} {quote}") + "\n"
        )
    path = _place(request, None if gate is None else gate.policy.waivable.file)
    if not request.yes and not _agreed(f"把以上 {len(findings)} 处写进“{path}”，放行到 {request.options.until}？"):
        say("没有写入。")
        return 1
    add(path, paper_of(report, relative_key(request.file, path.parent)), findings, request.options)
    say(f"已写入“{path}”：{len(findings)} 处，放行到 {request.options.until}。")
    return 0


def _place(request: WaiveRequest, named: str | None) -> Path:
    """Where the gate will look for it."""
    if request.waivers is not None:
        return Path(request.waivers)
    if named is not None and request.policy is not None:
        return Path(request.policy).parent / named
    return Path(request.file).parent / FILE_NAME


def _agreed(question: str) -> bool:
    if not sys.stdin.isatty():
        raise UsageError("没有人可以询问，没有写入；确定要写请加 --yes。")
    sys.stderr.write(f"{one_line(question)} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in {"y", "yes", "是"}
