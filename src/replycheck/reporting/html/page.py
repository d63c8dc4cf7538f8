"""Everything the HTML page shows, as plain values: the template only writes them down.

Ids on the page: ``f-e1`` a finding in the list, ``m-e1`` its mark in the reply; ``p3`` a passage in the reply,
``s3`` in the judgment, ``r3`` in the table; ``d2`` a demand in the letter, ``a2`` its answer in the reply.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from replycheck.model.document import Document
from replycheck.model.finding import Evidence
from replycheck.model.passage import Passage, Treatment
from replycheck.model.report import Demand, Report, Verdict
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.reporting import wording
from replycheck.reporting.digest import Numbered, numbered
from replycheck.reporting.html.diff_columns import Part, moved, reply_side, source_side
from replycheck.reporting.html.flow_view import seam_notes
from replycheck.reporting.html.held import origin_marks
from replycheck.reporting.html.marked import Mark
from replycheck.reporting.html.text import Stretch, lay_out

_LABELLED = frozenset({Treatment.UNATTRIBUTED, Treatment.QUOTED, Treatment.REPORTED, Treatment.STATUTE})
"""Passages that carry a visible sign in the text; names and stock phrases would drown it."""

_WHOLE = "（全文）"
"""How the label of a finding about the whole paper ends."""

_ADVICE = {
    Verdict.BLOCKED: "请改正错误后再发出。",
    Verdict.PASS: "警告、提示和没有核对的部分请过目。",
    Verdict.INCOMPLETE: "没有查全，不能当作通过。请按下面的说明处理后重新核对。",
}


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure with its words; ``share`` (0 to 1) draws a bar, None none."""

    title: str
    value: str
    note: str
    share: float | None = None


@dataclass(frozen=True, slots=True)
class HtmlText:
    """A document in a panel; ``whole`` are the marks of findings about all of it, which stand at no word."""

    id: str
    title: str
    name: str
    stretches: tuple[Stretch, ...]
    whole: tuple[Mark, ...] = ()

    @property
    def folds(self) -> bool:
        """Whether parts of it are folded."""
        return any(stretch.folded for stretch in self.stretches)


@dataclass(frozen=True, slots=True)
class Row:
    """A passage in the table: both sides as stretches of text with what happened to them."""

    number: int
    label: str
    passage: Passage
    reply_place: str
    source_place: str
    reply: tuple[Part, ...]
    source: tuple[Part, ...]
    changes: str

    @property
    def plain(self) -> bool:
        """Whether it is only a name or a stock phrase."""
        return self.passage.treatment not in _LABELLED


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding's evidence: where, the link to it ("" where the text is not on the page), its words."""

    place: str
    href: str
    quote: str


def rows(report: Report) -> tuple[Row, ...]:
    """Every passage in reading order."""
    seen: Counter[Treatment] = Counter()
    found = []
    for number, passage in enumerate(report.passages, 1):
        seen[passage.treatment] += 1
        label = f"{wording.TREATMENT_SHORT[passage.treatment]}{seen[passage.treatment]}"
        found.append(_row(report, passage, number, label))
    return tuple(found)


def _row(report: Report, passage: Passage, number: int, label: str) -> Row:
    source = wording.document_named(report, passage.document)
    changes = Counter(change.change for change in passage.differences)
    return Row(
        number,
        label,
        passage,
        wording.spot(report.document, passage.reply),
        f"{wording.name_of(passage.document)} {wording.spot(source, passage.source) if source else ''}".strip(),
        reply_side(report, passage),
        source_side(report, passage, source.text) if source else (),
        "，".join(
            [
                *(f"{wording.CHANGE[change]} {count} 处" for change, count in changes.items()),
                *(["次序调换"] if moved(passage) else []),
            ]
        ),
    )


def tiles(report: Report) -> tuple[Tile, ...]:
    """The figures at the top; what is unknown says so instead of showing zero."""
    measures = report.measures
    share, run, own = measures.copied_share, measures.longest_copied_run, wording.own_words(measures)
    if share is None and run is None and own is None:
        return (Tile("照搬情况", "未知", "没有裁判文书可比，无法计算"),)
    part = wording.partly(report)
    return (
        Tile(
            "照搬比例",
            "未知" if share is None else wording.percent(share),
            "正文中未注明出处的相同文字" + wording.with_quoted(measures) + part,
            share,
        ),
        Tile("最长连续照搬", "未知" if run is None else f"{run} 字", "一口气抄下来的字数"),
        Tile("自己的话", "未知" if own is None else f"{own} 字", "照搬、引用、转述和法条以外的正文"),
    )


def families(report: Report) -> tuple[tuple[str, int], ...]:
    """The families of the findings with how many each has, largest first."""
    counted = Counter(finding.family for finding in report.findings)
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def seen(report: Report, one: Numbered) -> tuple[Seen, ...]:
    """The evidence of a finding, linked to a passage where one holds it, else to a mark of its own."""
    return tuple(
        Seen(wording.evidence_place(report, evidence), _evidence_href(report, one, index, evidence), evidence.quote)
        for index, evidence in enumerate(one.finding.hit.evidence)
    )


def _evidence_href(report: Report, one: Numbered, index: int, evidence: Evidence) -> str:
    if wording.document_named(report, evidence.document) is None:
        return ""
    for number, passage in enumerate(report.passages, 1):
        if passage.document == evidence.document and passage.source.contains(evidence.span):
            return f"#s{number}"
    return f"#v-{one.key}-{index}"


def texts(report: Report, table: tuple[Row, ...]) -> tuple[HtmlText, ...]:
    """The reply, each judgment, and the letter, with everything marked in place."""
    marks = _in_reply(report, table)
    whole = tuple(mark for mark in marks if mark.label.endswith(_WHOLE))
    laid = lay_out(
        report.document, [mark for mark in marks if mark not in whole], named=True, seams=seam_notes(report.flow)
    )
    found = [HtmlText("reply", "答复", report.document.source, laid, whole)]
    for number, source in enumerate(report.sources, 1):
        title = "裁判文书" if len(report.sources) == 1 else f"裁判文书{number}"
        marks = [*_from_source(source, table), *_evidence_marks(report, source)]
        found.append(HtmlText(f"source-{number}", title, source.source, lay_out(source, marks, fold=True)))
    if report.petition is not None:
        marks = [*_demand_marks(report.demands or ()), *_evidence_marks(report, report.petition)]
        found.append(HtmlText("petition", "来信", report.petition.source, lay_out(report.petition, marks, fold=True)))
    return tuple(found)


def _in_reply(report: Report, table: tuple[Row, ...]) -> list[Mark]:
    marks = [_finding_mark(report.document, one) for one in numbered(report)]
    linked = {source.source for source in report.sources}
    for row in table:
        href = f"#s{row.number}" if row.passage.document in linked else f"#r{row.number}"
        marks.append(_passage_mark(row, f"p{row.number}", href))
    for number, demand in enumerate(report.demands or (), 1):
        if demand.reply is not None:
            title = f"第{number}项诉求的答复"
            marks.append(Mark(demand.reply, f"d{number}", f"a{number}", f"#d{number}", "demand", f"答{number}", title))
    return [*marks, *origin_marks(report)]


def _finding_mark(document: Document, one: Numbered) -> Mark:
    finding, span = one.finding, one.finding.hit.span
    anchor, href, title = f"m-{one.key}", f"#f-{one.key}", f"{finding.severity.label}：{finding.title}"
    whole = "整页" if finding.hit.page is not None else wording.spread(span, document)
    if whole:
        begin = Span(span.start, span.start)
        return Mark(begin, one.key, anchor, href, finding.severity.value, f"{one.label}（{whole}）", title, inked=False)
    return Mark(span, one.key, anchor, href, finding.severity.value, one.label, title)


def _passage_mark(row: Row, anchor: str, href: str) -> Mark:
    reply_side = anchor.startswith("p")
    treatment = row.passage.treatment
    span = row.passage.reply if reply_side else row.passage.source
    title = f"{wording.TREATMENT[treatment]}，点击看{'裁判文书' if reply_side else '答复'}中的位置"
    label = row.label if treatment in _LABELLED else ""
    return Mark(span, f"p{row.number}", anchor, href, f"passage {treatment.value}", label, title, linked=True)


def _from_source(source: Document, table: tuple[Row, ...]) -> list[Mark]:
    mine = [row for row in table if row.passage.document == source.source]
    return [_passage_mark(row, f"s{row.number}", f"#p{row.number}") for row in mine]


def _evidence_marks(report: Report, document: Document) -> list[Mark]:
    marks = []
    for one in numbered(report):
        for index, evidence in enumerate(one.finding.hit.evidence):
            href = _evidence_href(report, one, index, evidence)
            if evidence.document == document.source and href.startswith("#v"):
                title = f"{one.label}的依据"
                marks.append(Mark(evidence.span, one.key, href[1:], f"#f-{one.key}", "evidence", one.label, title))
    return marks


def _demand_marks(demands: tuple[Demand, ...]) -> list[Mark]:
    return [
        Mark(
            demand.span,
            f"d{number}",
            f"d{number}",
            f"#a{number}" if demand.reply else "#demands",
            "demand",
            f"诉{number}",
            "已见答复" if demand.answered else "未见答复",
            linked=demand.reply is not None,
        )
        for number, demand in enumerate(demands, 1)
    ]


def advice(report: Report) -> str:
    """What the reader should do now; nothing where there is nothing left to look at."""
    if report.verdict is Verdict.PASS and not report.findings and not report.skipped:
        return ""
    if report.verdict is Verdict.PASS and not report.findings:
        return "没有核对的部分请过目。"
    return _ADVICE[report.verdict]


def titled(rule: str, titles: Mapping[str, str]) -> str:
    """The rule's title with its id."""
    return f"{titles[rule]}（{rule}）" if rule in titles else rule
