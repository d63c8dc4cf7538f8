"""What the gate understands: a receipt on a reply, and waivers made of the reasons that were given.

For a worker. What is easily got wrong: a receipt is the gate's own ruling, not what the page shows; so the paper is
ruled on anew, among copies of the named papers only, where nothing that was dropped beside them can speak.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from replycheck import app
from replycheck.config.settings import Settings
from replycheck.engine.waivers import FILE_NAME, paper_of
from replycheck.errors import ReplycheckError, UsageError
from replycheck.gate.receipts import Issuer, append
from replycheck.gate.rulings import let_through, open_gate
from replycheck.gate.waive import WaiveOptions, add, covered, refuse_forbidden
from replycheck.model.report import Report
from replycheck.web.papers import Papers
from replycheck.web.work.tasks import Signatory, Taken

_DEFAULT = "schema = 1\n"
"""The policy of who has set none: what blocks is what ``check`` blocks, and nothing is waived."""
_DEFAULT_NAME = "replycheck-default.toml"


def receipt(papers: Papers, policy: str | None, who: Signatory, settings: Settings) -> Taken:
    """The receipt on the reply with its judgments and letter, which lie in the current folder.

    :raises ReplycheckError: the policy is wrong.
    """
    with tempfile.TemporaryDirectory(prefix="replycheck-") as room:
        folder = Path(room)
        copies = {
            name: folder / Path(name).name for name in (papers.reply, *papers.sources, *filter(None, [papers.petition]))
        }
        for name, copy in copies.items():
            shutil.copyfile(name, copy)
        if policy is None:
            (folder / _DEFAULT_NAME).write_text(_DEFAULT, encoding="utf-8")
        gate = open_gate(policy or str(folder / _DEFAULT_NAME), settings, who.today)
        sources = tuple(str(copies[source]) for source in papers.sources)
        letter = str(copies[papers.petition]) if papers.petition else None
        ruling = let_through(gate, str(copies[papers.reply]), app.Inputs(sources, letter, isolated=False))
        head = append(str(folder / "receipt"), gate, [ruling], Issuer(who.by or None))
        told = f"结论：{ruling.verdict.label}。凭据头（请另行记下）：{head}"
        return Taken((folder / "receipt").read_bytes(), "-凭据.jsonl", told)


def waivers(report: Report, reasons: Mapping[str, str], policy: str | None, who: Signatory) -> Taken:
    """A file of waivers for the findings with these fingerprints, each with its reason; ``told`` says what is left out.

    :raises ReplycheckError: none of them can be waived.
    """
    if not who.by.strip() or who.until is None:
        raise UsageError("请写明放行人和期限。")
    allowed = None if policy is None else open_gate(policy, Settings(), who.today).policy
    left, made = [], 0
    with tempfile.TemporaryDirectory(prefix="replycheck-") as room:
        path = Path(room) / FILE_NAME
        for finding in {one.fingerprint: one for one in report.findings if one.fingerprint in reasons}.values():
            options = WaiveOptions(
                finding.rule, reasons[finding.fingerprint], who.by.strip(), who.until, finding.fingerprint
            )
            try:
                found = covered(report, options)
                refuse_forbidden(found, options, allowed, who.today)
                add(path, paper_of(report), found, options)
                made += len(found)
            except ReplycheckError as error:
                left.append(f"{finding.title}：{error}")
        if not made:
            raise UsageError("没有可以写进放行文件的：" + ("；".join(left) or "还没有一处答“不是问题”并写了理由。"))
        told = f"写了 {made} 处" + (f"；没有写的：{'；'.join(left)}" if left else "")
        return Taken(path.read_bytes(), FILE_NAME, told)
