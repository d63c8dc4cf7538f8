"""One row of ``summary.csv`` a reply, and the count of the whole run.

A reply's file name or a finding's title may be written by an opponent: a cell that a spreadsheet would run as a
formula is made text, and control characters go.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from replycheck.batch.entry import Entry
from replycheck.model.finding import Severity
from replycheck.model.report import Verdict
from replycheck.records import dataclass
from replycheck.reporting.spreadsheet import safe_cell

COLUMNS = (
    "序号", "文件", "单位", "结论", "错误", "警告", "提示", "照搬比例", "最长照搬", "自写字数", "主要问题", "未查原因",
    "转述比例", "与文书不符", "新写的事实", "未答诉求", "收到日期", "答复日期", "用时（天）", "雷同组",
)  # fmt: skip
_LACKS = {
    "未提供裁判文书": "没有裁判文书：照搬没有核对",
    "提供的裁判文书没有读出文字": "没有读得出文字的裁判文书：照搬没有核对",
    "给的裁判文书看来是另一案的": "只有另一案的裁判文书：照搬没有核对",
    "未提供来信": "没有来信：诉求没有核对",
    "提供的来信没有读出文字": "没有读得出文字的来信：诉求没有核对",
    "看不出这是一份答复": "看不出是答复：专为答复的规则没有查",
    "这像是": "像是别的文书：专为答复的规则没有查",
}
"""How the engine's reason begins, and what it means for the reply as a whole."""
LACKS = tuple(_LACKS.values())
"""In the order in which a headline says them."""
_MAIN_PROBLEMS = 3
_NOT_FOR_THIS_PAPER = "不适用于"
"""How the engine begins its reason where a rule is meant for other papers: nothing was left unchecked then."""


@dataclass(frozen=True, slots=True)
class BatchSummary:
    """How many replies ended how. ``failed`` counts those among ``incomplete`` whose check crashed or ran too long."""

    passed: int = 0
    blocked: int = 0
    incomplete: int = 0
    failed: int = 0

    @property
    def total(self) -> int:
        """All replies that were accounted for."""
        return self.passed + self.blocked + self.incomplete

    @property
    def exit_code(self) -> int:
        """1 if any reply is blocked, else 3 if any is incomplete, else 0; nothing checked is never a pass."""
        if self.blocked:
            return 1
        return 3 if self.incomplete or not self.total else 0

    def plus(self, verdict: Verdict, *, failed: bool) -> BatchSummary:
        """The count with one reply more."""
        return BatchSummary(
            self.passed + (verdict is Verdict.PASS),
            self.blocked + (verdict is Verdict.BLOCKED),
            self.incomplete + (verdict is Verdict.INCOMPLETE),
            self.failed + failed,
        )


def summary_row(entry: Entry, report: Mapping[str, Any]) -> tuple[str, ...]:
    """The cells of one reply under ``COLUMNS``, from its published JSON; safe to open in a spreadsheet.

    The last one is empty: groups are known only after all replies.
    """
    weights = Counter(finding["severity"] for finding in report["findings"])
    measures = report["measures"]
    share, longest = measures["copied_share"], measures["longest_copied_run"]
    own = measures.get("own_words", measures["own_characters"])  # results of an older run have only the latter
    cells = (
        entry.index,
        report["document"]["path"],  # as the report has it: its names may be masked
        entry.unit,
        conclusion(report["verdict"], len(report["findings"])),
        *(weights[severity.value] for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)),
        "" if share is None else f"{share:.1%}",
        "" if longest is None else longest,
        "" if own is None else own,
        main_problems(report["findings"]),
        not_checked(report),
        "" if (told := measures.get("retold_share")) is None else f"{told:.1%}",
        *("" if value is None else value for value in (contradicted(report), added(report))),
        *("" if value is None else value for value in (unanswered(report), entry.received, entry.replied, entry.days)),
        "",
    )
    return tuple(safe_cell(str(cell)) for cell in cells)


def conclusion(verdict: str, findings: int) -> str:
    """The verdict in words; a pass says whether anything was found."""
    if verdict != Verdict.PASS.value:
        return Verdict(verdict).label
    return f"没有错误，{findings} 处待核" if findings else "没有发现问题"


def unanswered(report: Mapping[str, Any]) -> int | None:
    """How many demands of the letter are not answered; None where no letter was given."""
    demands = report.get("demands")
    return None if demands is None else sum(not demand["answered"] for demand in demands)


def contradicted(report: Mapping[str, Any]) -> int | None:
    """How many statements do not agree with the paper they speak of; None where none was held against one."""
    held = [one for one in report.get("statements") or () if one["agrees"] is not None]
    return sum(one["agrees"] is False for one in held) if held else None


def added(report: Mapping[str, Any]) -> int | None:
    """How many facts stand in no paper of the matter; None where no judgment was given."""
    told = report.get("provenance")
    return None if told is None else told["facts"]["new"]


def lacks(report: Mapping[str, Any]) -> tuple[str, ...]:
    """The papers that were missing, each with what was not checked for it, in the order of ``LACKS``."""
    reasons = {outcome["reason"] or "" for outcome in report["outcomes"] if outcome["status"] == "skipped"}
    return tuple(told for begin, told in _LACKS.items() if any(reason.startswith(begin) for reason in reasons))


def main_problems(findings: list[dict[str, Any]]) -> str:
    """The titles of the heaviest findings, most frequent first."""
    order = [Severity.ERROR.value, Severity.WARNING.value]
    counts = Counter((order.index(f["severity"]), f["title"]) for f in findings if f["severity"] in order)
    ranked = sorted(counts.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))
    shown = [title if count == 1 else f"{title} {count} 处" for (_, title), count in ranked[:_MAIN_PROBLEMS]]
    more = len(ranked) - len(shown)
    return "；".join(shown) + (f"；另有 {more} 类" if more else "")


def not_checked(report: Mapping[str, Any]) -> str:
    """Why the reply, or part of the check, was left out: reading first, then crashes, then missing inputs."""
    unread = [caveat["message"] for caveat in report.get("caveats", ()) if caveat["incomplete"]]
    outcomes = report["outcomes"]
    crashed = [f"规则 {outcome['rule']} 出错" for outcome in outcomes if outcome["status"] == "crashed"]
    skipped = Counter(outcome["reason"] for outcome in outcomes if outcome["status"] == "skipped")
    lacking = [
        f"{reason}（{count} 项）"
        for reason, count in skipped.items()
        if not (reason or "").startswith(_NOT_FOR_THIS_PAPER)
    ]
    return "；".join(dict.fromkeys((*unread, *crashed, *lacking)))
