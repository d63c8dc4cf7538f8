"""``replycheck verify``: whether receipts show that this very file passed."""

from __future__ import annotations

import sys

from replycheck import app
from replycheck.cli.gate import say, today
from replycheck.engine.settings import Settings
from replycheck.gate.receipts import Verification
from replycheck.gate.receipts import verify as verified
from replycheck.gate.rulings import open_gate
from replycheck.reporting import one_line


def verify(file: str, receipt: str, policy: str | None, key: str | None) -> int:
    """Say whether the receipts hold for the file, and who let it pass; gives the exit code."""
    app.refuse_missing(file)
    digest = None if policy is None else open_gate(policy, Settings(), today()).policy_digest
    found = verified(file, receipt, digest, key)
    for note in found.notes:
        say(note)
    lines = [f"不成立  {file}：{objection}" for objection in found.objections] or _proven(file, found)
    for text in lines:
        sys.stdout.write(one_line(text) + "\n")
    return 1 if found.objections else 0


def _proven(file: str, found: Verification) -> list[str]:
    """What the receipts show, the reviewers of these bytes in their order."""
    lines = []
    for link in found.chain:
        if found.link is not None and link.subject == found.link.subject:
            told, rules = link.predicate, link.predicate["rules"]
            label = {"pass": "通过", "blocked": "拦下", "incomplete": "未能查全"}.get(told["verdict"], "不明")
            version, by = told["tool"]["version"], told.get("by") or "未写明"
            skipped = f"，没有查 {len(rules['skipped'])} 条" if rules.get("skipped") else ""
            lines.append(
                f"  {label}  {told['time']}  {by}  replycheck {version}，查了 {len(rules['ran'])} 条规则{skipped}"
            )
    return [f"成立  {file}：这份文件检查过，通过了。", *lines]
