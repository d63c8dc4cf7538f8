"""Write waivers: only for findings that are there today, and only such as the policy allows."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path

from replycheck.app.naming import in_ids
from replycheck.config.sections import SCHEMA
from replycheck.config.tables import there
from replycheck.engine.coverage import family_of
from replycheck.engine.policy import Policy, Waivable
from replycheck.engine.waivers import ONE_BY_ONE, Paper, Waiver, paper_of, problem, too_heavy, waivers_from
from replycheck.errors import ConfigError, UsageError
from replycheck.gate.rulings import known_rules
from replycheck.gate.whole_files import write_whole
from replycheck.model.finding import Finding, Severity
from replycheck.model.report import Report
from replycheck.records import dataclass

_NOTE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class WaiveOptions:
    """What somebody wants waived: findings of ``rule``, of this fingerprint or quote where given."""

    rule: str
    reason: str
    by: str
    until: date
    fingerprint: str | None = None
    quote: str | None = None


def covered(report: Report, options: WaiveOptions) -> tuple[Finding, ...]:
    """The findings that the options is about, in reading order.

    :raises UsageError: there is none.
    """
    paper = paper_of(report)
    name = paper.name
    about = Waiver(options.rule, options.fingerprint, options.quote)
    found = tuple(finding for finding in report.findings if about.names(finding, paper))
    one_by_one = [f for f in found if family_of(f.rule) in ONE_BY_ONE and f.severity is Severity.ERROR]
    if len(one_by_one) > 1:
        raise UsageError(
            f"{options.rule} 的错误只能一处一处放行，这里有 {len(one_by_one)} 处；请用 --fingerprint 写明放行哪一处。"
        )
    if not found:
        raise UsageError(f"“{name}”里没有 {options.rule} 的这个问题，没有可放行的；请先用 replycheck check 查看。")
    return found


def refuse_forbidden(findings: tuple[Finding, ...], options: WaiveOptions, policy: Policy | None, today: date) -> None:
    """Refuse what the gate would not accept; without a policy only what no policy accepts.

    :raises UsageError: the waiver would not count.
    """
    waivable = Waivable(frozenset({"*"})) if policy is None else policy.waivable
    wrong = problem(Waiver(options.rule, reason=options.reason, by=options.by, until=options.until), waivable, today)
    if wrong is None and any(too_heavy(finding, waivable) for finding in findings):
        wrong = f"问题的分量超过制度允许放行的（{waivable.severity.label}）"
    if wrong is not None:
        raise UsageError(f"这样放行不会算数：{wrong}。没有写入。")


def add(path: Path, paper: Paper, findings: tuple[Finding, ...], options: WaiveOptions) -> None:
    """Append a waiver for each finding to the file at ``path``; what stands there stays as it is.

    :raises ConfigError: the file is wrong already.
    :raises UsageError: it cannot be written.
    """
    try:
        before = path.read_text(encoding="utf-8-sig") if there(path) else f"schema = {SCHEMA}\n"
    except (OSError, ValueError) as error:
        raise ConfigError(f"放行文件“{path}”读不出来，没有写入。") from error
    text = before + "".join(_entry(finding, paper, options) for finding in findings)
    try:
        waivers_from(in_ids(tomllib.loads(text)), known_rules())
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"放行文件“{path}”不是合法的 TOML，没有写入：{error}。") from error
    write_whole(path, text)


def _entry(finding: Finding, paper: Paper, options: WaiveOptions) -> str:
    quote = "".join(c if c.isprintable() else " " for c in finding.quote[:_NOTE_LENGTH]) or "（全文）"
    values = {"rule": finding.rule, "fingerprint": finding.fingerprint, "file": paper.place}
    if not finding.quote:
        values["paper"] = paper.content
    lines = ["", "[[waiver]]", f"# {finding.title}：{quote}"]
    lines += [f"{key} = {_quoted(value)}" for key, value in values.items()]
    lines += [
        f"reason = {_quoted(options.reason)}",
        f"by = {_quoted(options.by)}",
        f"until = {options.until.isoformat()}",
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A basic string of TOML: JSON's escapes, and DEL, which JSON lets through; lone surrogates are no text."""
    clean = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(clean, ensure_ascii=False).replace("\x7f", "\\u007f")
