"""The reply itself with Word comments at the findings; nothing else in the file changes.

What is easily got wrong: Word takes comments only in the body, so what was found in a header, a text box or a note is
commented at the nearest place where it may be, and the comment says so. Parts that comments do not concern are
copied byte for byte; in the main part runs are split at the findings, which nobody sees.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterable, Iterator

from replycheck.errors import UnreadableError
from replycheck.model.anchor import Anchor, Trace
from replycheck.model.document import Document, ParagraphKind
from replycheck.model.finding import Finding
from replycheck.model.report import Report
from replycheck.model.span import Span
from replycheck.reporting.digest import first_things, headline
from replycheck.reporting.escape import escape_terminal
from replycheck.reporting.html.text import NOTE
from replycheck.reporting.in_file.docx_runs import Change, Marks, Place
from replycheck.reporting.in_file.docx_xml import (
    COMMENTS_TYPE,
    add_comment,
    add_relationship,
    add_type,
    comments_of,
    is_usual,
    parsed,
    related,
    serialised,
)
from replycheck.reporting.wording import note_on, place_of, quote_in_context

_TYPES = "[content_types].xml"
_OUTSIDE = frozenset({ParagraphKind.HEADER, ParagraphKind.FOOTER, ParagraphKind.FOOTNOTE, ParagraphKind.TEXT_BOX})


def commented(report: Report, data: bytes, trace: Trace) -> bytes:
    """The bytes of the Word file ``data`` with a comment for the verdict and one for each finding.

    :raises UnreadableError: the file is no longer the one that was checked, or is of the strict kind of Office files.
    """
    if trace.text != report.document.text:
        raise UnreadableError("文件和检查时不一样了；请重新检查。")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name_of(info): package.read(info) for info in package.infolist() if not info.filename.endswith("/")}
        notes = [(words, place, None) for words, place in _comments(report, trace)]
        return packed(package, changed_parts(parts, trace, notes))


def changed_parts(
    parts: dict[str, bytes], trace: Trace, notes: Iterable[tuple[tuple[str, ...], Place, Change | None]]
) -> dict[str, bytes]:
    """The parts that comments concern, by lower-case name; a note may come with a tracked change of its place."""
    main = parsed(parts[trace.main])
    if not is_usual(main):
        raise UnreadableError("这份 Word 文件是“严格 Open XML”格式，不能加批注；请用 Word 另存为普通 docx 后再查。")
    folder, base = posixpath.split(trace.main)
    rels_name = posixpath.join(folder, "_rels", f"{base}.rels")
    rels = parsed(parts[rels_name]) if rels_name in parts else None
    target = related(rels, COMMENTS_TYPE) if rels is not None else None
    name = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/").lower() if target else ""
    changed: dict[str, bytes] = {}
    if name not in parts:
        name = _free(posixpath.join(folder, "comments"), parts)
        changed[rels_name] = serialised(add_relationship(rels, COMMENTS_TYPE, posixpath.basename(name)))
        changed[_TYPES] = serialised(add_type(parsed(parts[_TYPES]), f"/{name}"))
    comments = comments_of(parts.get(name))
    marks = Marks(main)
    for words, place, change in notes:
        marks.add(add_comment(comments, words), place, change)
    marks.write()
    changed[name] = serialised(comments)
    changed[trace.main] = serialised(main)
    return changed


def _comments(report: Report, trace: Trace) -> Iterator[tuple[tuple[str, ...], Place]]:
    """The paragraphs of each comment with its place, the verdict first."""
    opening = _opening(report.document, trace.anchors)
    lost = [f"没有读全：{caveat.message}" for _, caveat in report.caveats if caveat.incomplete]
    yield clean((f"【{report.verdict.label}】{headline(report)}。", *lost, *first_things(report))), opening
    for finding in report.findings:
        exact = place_in(trace.anchors, finding.hit.span)
        place = exact or _nearest(report.document, trace.anchors, finding.hit.span) or opening
        told = _told(report, finding, exact=exact is not None and exact.exact)
        yield clean(told), place


def _told(report: Report, finding: Finding, *, exact: bool) -> tuple[str, ...]:
    """The paragraphs of a finding's comment."""
    pointed = ""
    if not exact:
        quote = quote_in_context(finding, report.document)
        pointed = f"所指：{_whereabouts(finding, report.document)}" + (f"“{quote}”" if quote.strip() else "")
    return tuple(note_on(report, finding, pointed=pointed))


def _whereabouts(finding: Finding, document: Document) -> str:
    number = document.paragraph_at(finding.hit.span.start)
    kind = document.paragraphs[number - 1].kind if number and len(finding.hit.span) else None
    return NOTE[kind] if kind in _OUTSIDE and kind is not None else place_of(finding, document)


def place_in(anchors: tuple[Anchor, ...], span: Span) -> Place | None:
    """From the first to the last place in the body that holds characters of the span; None where none does."""
    held = [anchor for anchor in anchors if anchor.span.overlaps(span)]
    if not held:
        return None
    starts = [_start(anchor, max(span.start, anchor.span.start)) for anchor in held]
    ends = [_end(anchor, min(span.end, anchor.span.end)) for anchor in held]
    return Place(min(starts), max(ends), exact=all(anchor.child is not None for anchor in held))


def _start(anchor: Anchor, offset: int) -> tuple[int, int, int]:
    if anchor.child is None:
        return anchor.run, -1, 0
    return anchor.run, anchor.child, anchor.at + offset - anchor.span.start


def _end(anchor: Anchor, offset: int) -> tuple[int, int, int]:
    if anchor.child is None:
        return anchor.run, 1 << 30, 0
    return anchor.run, anchor.child, anchor.at + offset - anchor.span.start


def _nearest(document: Document, anchors: tuple[Anchor, ...], span: Span) -> Place | None:
    """The place of the paragraph that the span stands in: a computed number, an empty span in the middle."""
    number = document.paragraph_at(span.start)
    if number is None or (not len(span) and not span.start):
        return None
    place = place_in(anchors, document.paragraphs[number - 1].span)
    return None if place is None else Place(place.start, place.end, exact=False)


def _opening(document: Document, anchors: tuple[Anchor, ...]) -> Place:
    """The first paragraph of the body that can be commented; the beginning of the file where there is none."""
    for paragraph in document.paragraphs:
        place = place_in(anchors, paragraph.span) if paragraph.kind not in _OUTSIDE else None
        if place is not None:
            return Place(place.start, place.end, exact=False)
    return Place((-1, -1, 0), (-1, -1, 0), exact=False)


def clean(words: tuple[str, ...]) -> tuple[str, ...]:
    """One paragraph a line, without the characters that XML cannot hold."""
    text = escape_terminal("\n".join(words)).replace("\ufffe", "").replace("\uffff", "")
    return tuple(line for line in text.splitlines() if line.strip())


def name_of(info: zipfile.ZipInfo) -> str:
    """The name of an entry as parts refer to it."""
    return info.filename.replace("\\", "/").lstrip("/").lower()


def _free(stem: str, parts: dict[str, bytes]) -> str:
    name, number = f"{stem}.xml", 1
    while name in parts:
        number += 1
        name = f"{stem}{number}.xml"
    return name


def packed(package: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    """The package with its entries in their order, changed ones in place, new ones at the end."""
    buffer = io.BytesIO()
    left = dict(changed)
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as written:
        for info in package.infolist():
            kept = zipfile.ZipInfo(info.filename, info.date_time)
            kept.compress_type = (
                zipfile.ZIP_DEFLATED if info.compress_type != zipfile.ZIP_STORED else info.compress_type
            )
            kept.external_attr = info.external_attr
            written.writestr(
                kept, left.pop(name_of(info), b"") or (b"" if info.filename.endswith("/") else package.read(info))
            )
        for name, content in left.items():
            added = zipfile.ZipInfo(name)
            added.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(added, content)
    return buffer.getvalue()
