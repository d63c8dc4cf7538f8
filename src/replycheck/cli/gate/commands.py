"""``replycheck gate``: one line a file on standard output, a summary on standard error, and the exit code."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from replycheck import app
from replycheck.app.configured import config_for
from replycheck.cli.commands import report_options
from replycheck.cli.configured import settings_of, tell_config
from replycheck.cli.outputs import Target, Writers, targets
from replycheck.config.files import Config
from replycheck.engine.ruling import Ruling, Standing, as_report
from replycheck.errors import UsageError
from replycheck.gate.files import expanded
from replycheck.gate.receipts import Issuer, append, refuse_foreign
from replycheck.gate.rulings import Gate, let_through, open_gate, waiver_notices, write_baseline
from replycheck.model.finding import Finding
from replycheck.model.report import Verdict
from replycheck.records import dataclass
from replycheck.reporting import one_line

_NAMED = 3
"""So many reasons stand in the line of a file; the reports have them all."""


@dataclass(frozen=True, slots=True)
class GateRequest:
    """The arguments of ``replycheck gate``."""

    files: tuple[str, ...]
    policy: str | None = None
    receipt: str | None = None
    by: str | None = None
    sign: str | None = None
    sources: tuple[str, ...] = ()
    petition: str | None = None
    formats: tuple[str, ...] = ()
    output: str | None = None
    write_baseline: str | None = None
    config: str | None = None
    limits: tuple[str, ...] = ()
    redact: bool = False
    library: str | None = None


def gate(request: GateRequest) -> int:
    """Rule on every file; nothing that goes wrong with one stops the others. Gives the exit code."""
    config, policy = gate_config(request.policy, request.config)
    opened = open_gate(policy, settings_of(config, limits=request.limits), today())
    inputs = given_inputs(config, request.sources, request.petition, request.library)
    files = expanded(request.files)
    receipt = config.text("gate.receipt", request.receipt)
    issuer = issuer_of(config, request.by, request.sign)
    if receipt is not None:
        refuse_foreign(receipt)
    reports = _Reports(request, config, files, policy)
    rulings = {}
    for file in files:
        rulings[file] = let_through(opened, file, inputs)
        reports.write(line(file, rulings[file]), rulings[file])
    reports.finish()
    if receipt is not None:
        head = append(receipt, opened, rulings.values(), issuer)
        say(f"凭据头：{head}（请另行记下；核对时用 replycheck verify --head）")
    if request.write_baseline is not None:
        write_baseline(request.write_baseline, rulings)
    _summarise(opened, rulings)
    return exit_code(rulings)


def today() -> date:
    """The day in the office's own time: waivers end with its days."""
    return datetime.now().astimezone().date()


def gate_config(policy: str | None, named: str | None) -> tuple[Config, str]:
    """The configuration for the gate, and the policy's path.

    It is looked for above the policy, never above the papers: whoever hands in a paper must not set its terms.

    :raises UsageError: no policy is named.
    """
    config = config_for(policy or ".", named)
    tell_config(config)
    chosen = config.text("gate.policy", policy)
    if chosen is None:
        raise UsageError("没有指定制度文件；请加 --policy，例如 --policy policy.toml。")
    return config, chosen


def given_inputs(
    config: Config, sources: tuple[str, ...], petition: str | None, library: str | None = None
) -> app.Inputs:
    """What every file is compared with.

    :raises UsageError: a file is not there.
    """
    found = config.text("library", library)
    inputs = app.Inputs(config.texts("source", sources), config.text("petition", petition), library=found)
    app.refuse_no_library(found)
    for path in (*inputs.sources, *filter(None, [inputs.petition])):
        app.refuse_missing(path)
    return inputs


def issuer_of(config: Config, by: str | None, sign: str | None) -> Issuer:
    """Who answers for the receipts, and what signs them."""
    key = config.text("gate.sign", sign)
    if key is None:
        return Issuer(config.text("gate.by", by))
    from replycheck.gate.signing import signer  # noqa: PLC0415 - cryptography is an extra

    return Issuer(config.text("gate.by", by), signer(key))


class _Reports:
    """Where lines and reports go: the lines give way to standard error when a report takes standard output."""

    def __init__(self, request: GateRequest, config: Config, files: tuple[str, ...], policy: str) -> None:
        wanted: tuple[Target, ...] = ()
        formats, output = config.texts("format", request.formats), config.text("output", request.output)
        if formats or output is not None:
            wanted = targets(formats, output)
        inputs = (*files, *config.texts("source", request.sources), policy, *filter(None, [request.receipt]))
        self._writers = Writers(
            wanted,
            inputs,
            len(files),
            report_options(config.settings, redact=config.flag("redact", first=request.redact)),
        )
        self._lines = sys.stderr if any(target.path is None for target in wanted) else sys.stdout
        self._titles = app.titles()

    def write(self, text: str, ruling: Ruling) -> None:
        """Show the line of a file, and write its report to all targets."""
        self._lines.write(text + "\n")
        self._lines.flush()
        self._writers.write(as_report(ruling), self._titles)

    def finish(self) -> None:
        """End the reports that are framed.

        :raises UsageError: a report could not be written.
        """
        self._writers.finish()
        if self._writers.failed:
            raise UsageError("有报告没有写成，不能算通过；原因见上。")


def line(file: str, ruling: Ruling) -> str:
    """The line of one file: the verdict, its path, and why."""
    return f"{ruling.verdict.label}  {one_line(file)}：{one_line(_why(ruling))}"


def _why(ruling: Ruling) -> str:
    also = "没查全：" if ruling.verdict is Verdict.BLOCKED else ""
    reasons = [*ruling.excesses, *_places(ruling.blocking), *(f"{also}{lack}" for lack in ruling.lacking)]
    shown = "；".join(reasons[:_NAMED])
    more = f"；另有 {len(reasons) - _NAMED} 条" if len(reasons) > _NAMED else ""
    passed = [
        f"{label} {ruling.count(standing)} 处"
        for standing, label in ((Standing.NOTED, "不拦的"), (Standing.WAIVED, "已放行"), (Standing.KNOWN, "存量"))
        if ruling.count(standing)
    ]
    return shown + more if reasons else "、".join(passed) or "没有发现问题"


def _places(findings: tuple[Finding, ...]) -> list[str]:
    """Rules that block, each once, with how often and where first."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    return [f"{found[0].title}{_times(found)}（{_where(found[0])}）[{rule}]" for rule, found in by_rule.items()]


def _times(found: list[Finding]) -> str:
    return f" {len(found)} 处" if len(found) > 1 else ""


def _where(finding: Finding) -> str:
    place = finding.location
    if not finding.quote or place.paragraph is None:
        return f"第{place.page}页" if place.page is not None else "全文"
    return f"第{place.page}页第{place.paragraph}段" if place.page is not None else f"第{place.paragraph}段"


def _summarise(opened: Gate, rulings: Mapping[str, Ruling]) -> None:
    for notice in waiver_notices(opened, rulings):
        say(notice)
    verdicts = [ruling.verdict for ruling in rulings.values()]
    counts = "，".join(f"{verdict.label} {verdicts.count(verdict)}" for verdict in Verdict)
    say(f"共 {len(verdicts)} 份：{counts}。制度：{Path(opened.policy_path).name}")


def exit_code(rulings: Mapping[str, Ruling]) -> int:
    """0 only when every file passed; blocked goes before incomplete."""
    verdicts = {ruling.verdict for ruling in rulings.values()}
    if Verdict.BLOCKED in verdicts:
        return 1
    return 0 if verdicts == {Verdict.PASS} else 3


def say(sentence: str) -> None:
    """Tell it on standard error."""
    sys.stderr.write(one_line(sentence) + "\n")
    sys.stderr.flush()
