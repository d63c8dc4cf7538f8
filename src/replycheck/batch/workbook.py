"""``summary.xlsx``: what the inspection group reads, written row by row while the results are written.

Sheets: what was not checked and how the replies ended, the replies, their findings, the units, a ranking, the evidence,
the groups of near-identical replies and, where one was asked for, the sample. Excel has 1,048,576 rows, so what does
not fit is said in the last one and stands in ``results.jsonl``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from replycheck.batch.figures import LATE, Figures, Tally
from replycheck.batch.headline import unchecked
from replycheck.batch.results import REPORTS, report_name
from replycheck.batch.summary import COLUMNS
from replycheck.checks import families as known_families
from replycheck.model.finding import Confidence, Severity
from replycheck.model.report import Verdict
from replycheck.records import dataclass
from replycheck.reporting.spreadsheet import Book, Share, Tone, Toned
from replycheck.reporting.wording import CONFIDENCE

_LINK = "HTML 报告"
_FIRST = 12
"""So many columns of the replies stand before the link."""
_FINDINGS = (
    "序号",
    "文件",
    "单位",
    "分量",
    "原因",
    "问题",
    "规则",
    "页",
    "段",
    "原文",
    "说明",
    "建议",
    "依据",
    "把握",
    "指纹",
)
_HEADLINE = ("项目", "份数", "占查全的", "说明")
_UNITS = (
    "单位", "答复", "没有发现问题", "没有错误，有待核", "拦下", "未能查全", "拦下比例",
    "错误", "警告", "提示", "平均照搬比例", "最高照搬比例",
    "照搬比例中位数", "未答诉求", "有来信的答复", "用时中位数（天）", "最长用时（天）", f"超过{LATE}天", "雷同答复",
)  # fmt: skip
_RANKING = ("名次", "序号", "文件", "单位", "结论", "错误", "警告", "照搬比例", "最长照搬", "未答诉求", "用时（天）",
            "雷同组", "主要问题", "未查原因")  # fmt: skip
_EVIDENCE = ("序号", "文件", "单位", "分量", "问题", "规则", "答复原文", "对照文件", "对照页", "对照原文", "相似度")
_ALIKE = ("雷同组", "份数", "序号", "文件", "单位", "结论", "主要问题")
_DRAWN = (
    "抽样序号", "序号", "文件", "单位", "信访人", "电话", "结论", "收到日期", "答复日期", "主要问题",
    "回访日期", "回访人", "是否联系过本人", "是否听取意见", "是否收到答复", "是否满意", "回访情况",
)  # fmt: skip
_TO_FILL_IN = 7
"""The last columns of the sample are left for whoever calls."""
_METHOD = "由 replycheck 在本机逐份核对，没有联网。错误是答复文字本身足以证明的；拿不准的是警告和提示，须人工核实。"
NO_UNIT = "（没有写单位）"


class Summary:
    """The workbook while it is being written; ``linked`` says that replies have HTML reports beside it."""

    def __init__(self, *, linked: bool) -> None:
        link = (_LINK,) if linked else ()
        self._linked = linked
        self._book = Book()
        self._replies = self._book.sheet("答复", (*COLUMNS[:_FIRST], *link, *COLUMNS[_FIRST:]))
        self._findings = self._book.sheet("问题", _FINDINGS)
        self._evidence = self._book.sheet("证据", _EVIDENCE)
        self._units: dict[str, Tally] = {}
        self._all = Tally()

    def add(self, one: Figures, findings: Iterable[dict[str, Any]], causes: Iterable[dict[str, Any]] = ()) -> None:
        """Take one reply, in the order of the list, with its findings and the causes that they hang on."""
        hangs = {fingerprint: cause["title"] for cause in causes for fingerprint in cause["findings"]}
        self._replies.add(_reply(one, linked=self._linked))
        for finding in findings:
            about = (one.number, one.path, one.unit)
            self._findings.add(_finding(about, finding, hangs.get(finding["fingerprint"])))
            for evidence in finding.get("evidence", ()):
                self._evidence.add(_evidence(about, finding, evidence))
        self._units.setdefault(one.unit or NO_UNIT, Tally()).add(one)
        self._all.add(one)

    def finish(
        self,
        ranked: Iterable[Figures],
        alike: Iterable[Figures],
        drawn: Sequence[Called] | None,
        notes: Sequence[str] = (),
    ) -> None:
        """Write the sheets that need to know all replies.

        ``ranked`` are all replies, the worst first; ``alike`` those in groups, group by group; ``drawn`` the sample;
        ``notes`` say what the list held besides.
        """
        known = {name: place for place, name in enumerate(family.title for family in known_families().values())}
        families = sorted(self._all.families, key=lambda name: (known.get(name, len(known)), name))
        self._headline(notes)
        units = self._book.sheet("单位", (*_UNITS, *families))
        order = sorted(self._units.items(), key=lambda item: (-item[1].verdicts[Verdict.BLOCKED], item[0]))
        for name, tally in order:
            units.add((*_unit(name, tally), *(tally.families[family] for family in families)))
        if len(order) > 1:
            units.add((*_unit("合计", self._all), *(self._all.families[family] for family in families)))
        ranking = self._book.sheet("排名", (*_RANKING, *((_LINK,) if self._linked else ())))
        for place, one in enumerate(ranked, 1):
            ranking.add((*_ranked(place, one), *((_link(one),) if self._linked else ())))
        groups = self._book.sheet("雷同组", _ALIKE)
        members = list(alike)
        sizes = Counter(one.group for one in members)
        for one in members:
            groups.add((one.group, sizes[one.group], one.number, one.path, one.unit, _ended(one), one.problems))
        if drawn is not None:
            sheet = self._book.sheet("抽样", _DRAWN)
            for place, called in enumerate(drawn, 1):
                sheet.add(sampled(place, called))

    def _headline(self, notes: Sequence[str]) -> None:
        """First what was not checked, in a sentence; then how the replies ended, as shares of what was checked."""
        whole = self._all
        sheet = self._book.sheet("概况", _HEADLINE)
        if lacking := unchecked(whole):
            sheet.add(("没有核对", None, None, Toned(lacking, Tone.AMBER)))
        for note in notes:
            sheet.add(("清单", None, None, Toned(note, Tone.AMBER)))
        sheet.add(("答复", whole.total, None, f"其中查全的 {whole.checked} 份"))
        noted = f"没有错误，{whole.open} 处待核" if whole.noted else "没有错误，有待核"
        blocked, incomplete = (whole.verdicts[one.value] for one in (Verdict.BLOCKED, Verdict.INCOMPLETE))
        rows = ((Toned("没有发现问题", Tone.GOOD), whole.clean), (Toned(noted, Tone.AMBER), whole.noted))
        for name, count in (*rows, (Toned("拦下", Tone.BAD), blocked)):
            sheet.add((name, count, _share(whole.share_of(count))))
        lost = "不是通过，不算在比例里" if incomplete else ""
        sheet.add((Toned("未能查全", Tone.AMBER), incomplete, None, lost))
        sheet.add(("方法", None, None, _METHOD))

    def save(self, target: Path) -> None:
        """Write the file; it opens with what was not checked.

        :raises OSError: it cannot be written.
        """
        self._book.save(target, ("概况", "答复", "问题", "单位", "排名", "证据", "雷同组", "抽样"), "概况")


@dataclass(frozen=True, slots=True)
class Called:
    """A reply that was drawn for a call-back, and whom to call where the list tells."""

    figures: Figures
    petitioner: str = ""
    telephone: str = ""


def sampled(place: int, called: Called) -> tuple[object, ...]:
    """The cells of a reply that was drawn for a call-back; the last are left for whoever calls."""
    one = called.figures
    about = (place, one.number, one.path, one.unit, called.petitioner, called.telephone)
    days = (_day(one.received), _day(one.replied))
    return (*about, _ended(one), *days, one.problems, *(None,) * _TO_FILL_IN)


SAMPLED = _DRAWN


def _ended(one: Figures) -> Toned:
    """How a reply ended, in its colour: green only where nothing is left to look at."""
    clean = one.verdict == Verdict.PASS.value and not one.open
    blocked = one.verdict == Verdict.BLOCKED.value
    return Toned(one.conclusion, Tone.BAD if blocked else Tone.GOOD if clean else Tone.AMBER)


def _day(written: str) -> date | None:
    """A day as a date, so that it can be sorted and counted with."""
    return date.fromisoformat(written) if written else None


def _share(value: float | None) -> Share | None:
    return None if value is None else Share(value)


def _link(one: Figures) -> object:
    return ("打开", f"{REPORTS}/{report_name(one.number)}") if one.linked else None


def _reply(one: Figures, *, linked: bool) -> tuple[object, ...]:
    """The cells under ``COLUMNS``, figures as numbers."""
    first = (
        one.number, one.path, one.unit, _ended(one), one.errors, one.warnings, one.infos,
        _share(one.share), one.longest, one.own, one.problems, one.unread,
    )  # fmt: skip
    told = (_share(one.retold), one.contradicted, one.added)
    last = (*told, one.unanswered, _day(one.received), _day(one.replied), one.days, one.group or None)
    return (*first, *((_link(one),) if linked else ()), *last)


def _ranked(place: int, one: Figures) -> tuple[object, ...]:
    return (
        place, one.number, one.path, one.unit, _ended(one), one.errors, one.warnings,
        _share(one.share), one.longest, one.unanswered, one.days, one.group or None, one.problems, one.unread,
    )  # fmt: skip


def _unit(name: str, tally: Tally) -> tuple[object, ...]:
    mean = sum(tally.shares) / len(tally.shares) if tally.shares else None
    return (
        name,
        tally.total,
        tally.clean,
        tally.noted,
        tally.verdicts[Verdict.BLOCKED.value],
        tally.verdicts[Verdict.INCOMPLETE.value],
        _share(tally.share_of(tally.verdicts[Verdict.BLOCKED.value])),
        *(tally.weights[severity.value] for severity in Severity),
        _share(mean),
        _share(max(tally.shares, default=None)),
        _share(tally.median_share),
        tally.demands if tally.asked else None,
        tally.asked,
        tally.median_days,
        max(tally.days, default=None),
        tally.late,
        tally.grouped,
    )


def _finding(about: tuple[object, ...], finding: dict[str, Any], cause: str | None) -> tuple[object, ...]:
    return (
        *about,
        Severity(finding["severity"]).label,
        cause,
        finding["title"],
        finding["rule"],
        finding["location"]["page"],
        finding["location"]["paragraph"],
        finding["quote"],
        finding["message"],
        finding["suggestion"],
        finding.get("basis"),
        CONFIDENCE[Confidence(finding["confidence"])],
        finding["fingerprint"],
    )


def _evidence(about: tuple[object, ...], finding: dict[str, Any], evidence: dict[str, Any]) -> tuple[object, ...]:
    return (
        *about,
        Severity(finding["severity"]).label,
        finding["title"],
        finding["rule"],
        finding["quote"],
        evidence["document"],
        evidence["page"],
        evidence["quote"],
        _share(evidence["similarity"]),
    )
