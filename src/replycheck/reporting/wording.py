"""The Chinese words that every form of report shares: places, weights, treatments, page problems.

A word stands here once, so that the terminal and the HTML page never call one thing by two names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from replycheck.model.binding import Binding, Problem
from replycheck.model.document import Document
from replycheck.model.finding import Confidence, Evidence, Finding, Fix, Severity
from replycheck.model.passage import Change, Kind, Treatment
from replycheck.model.report import Measures, Report
from replycheck.model.span import Span
from replycheck.model.statement import Origin
from replycheck.reporting.escape import shorten
from replycheck.text.patterns import pattern

CONFIDENCE = {Confidence.HIGH: "高", Confidence.MEDIUM: "中", Confidence.LOW: "低"}

SHORT = {Severity.ERROR: "错", Severity.WARNING: "警", Severity.INFO: "提"}
"""One character before a number, so that a mark in the text is told apart without its colour."""

TREATMENT = {
    Treatment.UNATTRIBUTED: "未注明出处的照搬",
    Treatment.QUOTED: "已注明的引用",
    Treatment.REPORTED: "注明出处的转述",
    Treatment.STATUTE: "法条",
    Treatment.COMMON: "套话",
    Treatment.IDENTIFYING: "案号、名称",
}

TREATMENT_SHORT = {
    Treatment.UNATTRIBUTED: "照",
    Treatment.QUOTED: "引",
    Treatment.REPORTED: "述",
    Treatment.STATUTE: "法",
    Treatment.COMMON: "套",
    Treatment.IDENTIFYING: "名",
}

KIND = {Kind.VERBATIM: "原样", Kind.REWORDED: "改写", Kind.REORDERED: "调换语序", Kind.RETOLD: "换词复述"}

CHANGE = {Change.REPLACED: "改动", Change.INSERTED: "增加", Change.DROPPED: "删去"}

PROBLEM = {
    Problem.WRONG_ORDER: "顺序错",
    Problem.MISSING_BEFORE: "前面缺页",
    Problem.REPEATED: "重复",
    Problem.FOREIGN: "不属本件",
    Problem.ROTATED: "倒置",
    Problem.BLANK: "空白",
}

_MOST = 0.6
"""A finding over a larger share of the text is not underlined: a page full of lines shows nothing."""

_BARE = 4
"""Up to so many characters a suggestion is taken for a replacement, and a quote needs its surroundings."""

_AROUND = 10
"""Characters shown on either side of a short quote."""

_QUOTED = 100
"""Characters that a note may quote in all: more would hide what it says."""

_LEAST = 8
"""A quotation cut shorter than this tells nothing."""

_PLACES = 3
"""Places in other papers that a note names."""

_QUOTES = pattern(r"“([^“”]{1,4000})”")

_SINGLE, _PHRASE = 2, 4
"""A correction of so few characters is told with so many on either side."""

_RUN = 3
"""From this many page numbers in a row they are written as a range."""


def name_of(path: str) -> str:
    """The file name in a path, whichever way its slashes lean."""
    return re.split(r"[\\/]", path)[-1] or path


def spread(span: Span, document: Document) -> str:
    """``全文`` for a span that names no words, ``大段`` for one over most of the text, else nothing."""
    if len(span) == 0:
        return "全文"
    return "大段" if len(span) > _MOST * len(document.text) else ""


def place_of(finding: Finding, document: Document) -> str:
    """``第2页 第5段``, ``第1页 第3段至第4页 第9段``, ``第3页`` for a hit about a page, ``全文`` for one about all."""
    span, page = finding.hit.span, finding.hit.page
    if page is not None:
        return f"第{page}页"
    if len(span) == 0:
        return "全文"
    first, paragraph = finding.location.page, finding.location.paragraph
    last, final = document.page_at(span.end - 1), document.paragraph_at(span.end - 1)
    begin = _place(first, paragraph)
    if final is None or final == paragraph:
        return begin or "全文"
    return f"{begin}至{_place(None if last == first else last, final)}"


def spot(document: Document, span: Span, page: int | None = None) -> str:
    """Where a span lies in a document; empty where nothing is known."""
    known = page if page is not None else document.page_at(span.start)
    return _place(known, document.paragraph_at(span.start))


def _place(page: int | None, paragraph: int | None) -> str:
    parts = [f"第{page}页" if page is not None else "", f"第{paragraph}段" if paragraph is not None else ""]
    return " ".join(part for part in parts if part)


def document_named(report: Report, path: str) -> Document | None:
    """The judgment or letter that goes by ``path`` in this report."""
    documents = [*report.sources, *([report.petition] if report.petition else [])]
    return next((document for document in documents if document.source == path), None)


def evidence_place(report: Report, evidence: Evidence) -> str:
    """``裁判文书 judgment.docx 第4页 第12段（相似 98%）``; of the reply's own words ``答复的另一处 第3段``."""
    if evidence.document == report.document.source:
        return " ".join(part for part in ("答复的另一处", spot(report.document, evidence.span, evidence.page)) if part)
    document = document_named(report, evidence.document)
    sort = "来信" if report.petition is not None and document is report.petition else "裁判文书"
    where = _place(evidence.page, None) if document is None else spot(document, evidence.span, evidence.page)
    alike = "" if evidence.similarity is None else f"（相似 {percent(evidence.similarity)}）"
    return " ".join(part for part in (sort, name_of(evidence.document), where) if part) + alike


def advice(finding: Finding, document: Document) -> str | None:
    """What to do: a correction that is sure is spelt out, a bare replacement (``，``) becomes ``改为“，”``."""
    suggestion = finding.hit.suggestion
    if finding.fix is not None:
        spelt = _spelt(finding.fix, document)
        more = suggestion if suggestion and suggestion != finding.fix.text else ""
        return f"{spelt}{more}"
    if not suggestion or len(suggestion) > _BARE or suggestion.endswith("。") or not finding.quote:
        return suggestion or None
    return f"改为“{suggestion}”"


def _spelt(fix: Fix, document: Document) -> str:
    """The correction as a sentence; one of a character or two as a phrase, as nobody finds a single character."""
    old, new = fix.span.of(document.text), fix.text
    if len(old) <= _SINGLE:
        before, after = _around(fix.span, document, _PHRASE)
        return f"把“{before}{old}{after}”改为“{before}{new}{after}”。"
    return f"把“{old}”改为“{new}”。" if new else f"删去“{old}”。"


def _around(span: Span, document: Document, most: int) -> tuple[str, str]:
    """Up to so many characters before and after a span, on its own line."""
    before = document.text[max(0, span.start - most) : span.start].rpartition("\n")[2]
    return before.lstrip(), document.text[span.end : span.end + most].partition("\n")[0].rstrip()


def quote_in_context(finding: Finding, document: Document) -> str:
    """The quoted words; a quote of a few characters with its surroundings, itself in 【】."""
    span = finding.hit.span
    if not finding.quote.strip() or len(span) > _BARE:
        return finding.quote
    before, after = _around(span, document, _AROUND)
    return f"{before}【{finding.quote}】{after}"


def note_on(report: Report, finding: Finding, *, where: str = "", pointed: str = "") -> list[str]:
    """The lines of a note in the reply's own file; ``where`` follows the title, ``pointed`` says what is meant.

    All that it quotes together stays within ``_QUOTED`` characters: whoever reads it has the papers.
    """
    mended = advice(finding, report.document)
    sure = "" if finding.confidence is Confidence.HIGH else f"把握：{CONFIDENCE[finding.confidence]}，请人工核实。"
    message, pointed = _quoting(finding.hit.message, _QUOTED // 2), _quoting(pointed, _QUOTED // 4)
    left = _QUOTED - sum(map(len, _QUOTES.findall(message + pointed)))
    return [
        f"【{finding.severity.label}】{finding.title}{where}",
        message,
        *([f"建议：{mended}"] if mended else []),
        *([pointed] if pointed else []),
        *_held_against(report, finding.hit.evidence, left),
        *([f"依据：{finding.basis}"] if finding.basis else []),
        f"{sure}规则 {finding.rule}",
    ]


def _quoting(words: str, most: int) -> str:
    """The words with what they quote cut to ``most`` characters in all, each quotation to its part."""
    quoted = _QUOTES.findall(words)
    if sum(map(len, quoted)) <= most:
        return words
    each = max(_LEAST, most // len(quoted))
    return _QUOTES.sub(lambda match: f"“{shorten(match[1], each)}”", words)


def _held_against(report: Report, evidence: Sequence[Evidence], most: int) -> list[str]:
    """A line for each of the first papers' places, with ``most`` characters quoted in all."""
    shown = evidence[:_PLACES]
    lines = []
    for one in shown:
        each = most // len(shown)
        quote = f"“{shorten(one.quote, each)}”" if each >= _LEAST else ""
        lines.append(f"对照：{evidence_place(report, one)}{quote}")
    if len(evidence) > _PLACES:
        lines.append(f"另有 {len(evidence) - _PLACES} 处对照，见网页报告。")
    return lines


def percent(share: float) -> str:
    """A share as a whole percentage; only all is 100 % and only nothing is 0 %."""
    if share >= 1:
        return "100%"
    rounded = min(99, round(share * 100))
    return "不到 1%" if share > 0 and rounded == 0 else f"{rounded}%"


def counts(findings: Sequence[Finding]) -> str:
    """``4 处错误、3 处警告``; empty without findings."""
    found = [(severity, sum(f.severity is severity for f in findings)) for severity in Severity]
    return "、".join(f"{number} 处{severity.label}" for severity, number in found if number)


def statements_line(report: Report) -> str | None:
    """How many statements were held against a paper and agree, and where the facts come from; None where none were."""
    held = [one for one in report.statements if one.agrees is not None]
    if not held:
        return None
    wrong = sum(one.agrees is False for one in held)
    parts = [f"与文书核对 {len(held)} 处，{f'{wrong} 处不一致' if wrong else '都一致'}"]
    if report.provenance is not None:
        counts = [report.provenance.count(origin) for origin in Origin]
        parts.append("答复里的事实出自裁判文书 {} 处、来信 {} 处、新写 {} 处".format(*counts))
    return "；".join(parts)


def measures_line(report: Report) -> str | None:
    """``照搬比例 62%（连同引用、转述 70%），最长连续照搬 412 字，自己的话 690 字``; None where nothing is known."""
    parts, measures = [], report.measures
    if measures.copied_share is not None:
        parts.append(f"照搬比例 {percent(measures.copied_share)}{with_quoted(measures)}")
    if measures.longest_copied_run is not None:
        parts.append(f"最长连续照搬 {measures.longest_copied_run} 字")
    if (own := own_words(measures)) is not None:
        parts.append(f"自己的话 {own} 字")
    return "，".join(parts) + partly(report) if parts else None


def own_words(measures: Measures) -> int | None:
    """The characters outside everything that is the judgment's; outside the copied ones where no more is known."""
    return measures.own_characters if measures.own_words is None else measures.own_words


def with_quoted(measures: Measures) -> str:
    """``（连同引用、转述 70%）`` where more than what was copied is the judgment's; else nothing."""
    copied, foreign = measures.copied_share, measures.foreign_share
    more = copied is not None and foreign is not None and percent(foreign) != percent(copied)
    return f"（连同引用、转述 {percent(foreign or 0)}）" if more else ""


def partly(report: Report) -> str:
    """A warning beside figures about a reply that was not read whole."""
    return "" if report.document.complete else "（答复没有读全，只算读出的部分）"


def in_order(binding: Binding) -> bool:
    """Whether the pages may stay as they are bound."""
    return list(binding.proposed_order) == sorted(binding.proposed_order)


def order_line(binding: Binding) -> str | None:
    """How to bind the pages anew; None where their order is right."""
    if in_order(binding):
        return None
    return f"按现在的页序，应依次取第 {ranges(binding.proposed_order)} 页重新装订"


def ranges(numbers: Sequence[int]) -> str:
    """``1、2、4、3、5–20``: rising runs of three and more become a range."""
    parts, at = [], 0
    while at < len(numbers):
        stop = at + 1
        while stop < len(numbers) and numbers[stop] == numbers[stop - 1] + 1:
            stop += 1
        if stop - at >= _RUN:
            parts.append(f"{numbers[at]}–{numbers[stop - 1]}")
        else:
            parts.extend(str(number) for number in numbers[at:stop])
        at = stop
    return "、".join(parts)
