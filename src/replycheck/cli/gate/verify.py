"""``replycheck verify``: whether receipts show that this very file passed."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from typing import Any

from replycheck import app
from replycheck.cli.gate.commands import say, today
from replycheck.config.settings import Settings
from replycheck.gate.receipts import Verification
from replycheck.gate.receipts import verify as verified
from replycheck.gate.rulings import open_gate
from replycheck.reporting import one_line

_VERDICTS = {"pass": "通过", "blocked": "拦下", "incomplete": "未能查全"}
_STANDINGS = {"noted": "不拦的", "waived": "已放行", "known": "存量"}
_ROLES = {"source": "裁判文书", "other-matter": "另一案的裁判文书（没有比对）", "petition": "来信"}


def verify(file: str, receipt: str, policy: str | None, key: str | None, head: str | None = None) -> int:
    """Say whether the receipts hold for the file, and who let it pass; gives the exit code."""
    app.refuse_missing(file)
    digest = None if policy is None else open_gate(policy, Settings(), today()).policy_digest
    found = verified(file, receipt, digest, key, head)
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
            label = _VERDICTS.get(told["verdict"], "不明")
            version, by = told["tool"]["version"], told.get("by") or "未写明"
            skipped = f"，没有查 {len(rules['skipped'])} 条" if rules.get("skipped") else ""
            lines.append(
                f"  {label}  {told['time']}  {by}  replycheck {version}，查了 {len(rules['ran'])} 条规则{skipped}"
            )
    covered = [] if found.link is None else _covered(found.link.predicate)
    return [f"成立  {file}：这份文件检查过，通过了。", *lines, *covered]


def _covered(told: Mapping[str, Any]) -> list[str]:
    """What the last receipt covers: policy, rules that ran, what the paper was compared with, conclusion."""
    policy, rules = told["policy"], told["rules"]
    off, required = policy.get("disabled") or {}, policy.get("required") or []
    standings = Counter(finding["standing"] for finding in told.get("findings", ()))
    counted = "，".join(f"{word} {standings[key]} 处" for key, word in _STANDINGS.items() if standings[key])
    materials = "；".join(
        f"{_ROLES.get(one['role'], one['role'])} {one['name']}（SHA-256 {one['sha256']}）" for one in told["materials"]
    )
    return [
        f"  制度：{policy.get('name', '')}（摘要 {policy['digest']}），必查：{'、'.join(required) or '没有另外规定'}",
        *(f"  制度停用：{rule}，理由：{reason}" for rule, reason in off.items()),
        f"  查过的规则：{'、'.join(rules['ran'])}",
        *(
            f"  没有查：{'、'.join(names)}（{reason}）"
            for reason, names in _by_reason(rules.get("skipped") or {}).items()
        ),
        f"  对照的材料：{materials or '没有，照搬和诉求没有核对'}",
        f"  结论：{_VERDICTS.get(told['verdict'], '不明')}{counted and '，' + counted}",
    ]


def _by_reason(skipped: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for rule, reason in skipped.items():
        found.setdefault(reason, []).append(rule)
    return found
