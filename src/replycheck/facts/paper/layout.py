"""How a paper is laid out, measured against GB/T 9704—2012: what was found, what is wanted, by which clause.

What is easily got wrong: a flowing file tells its margins and sizes, a bound one only where its words stand on the
page; a scan tells nothing of faces. What is not told is not measured.
"""

from __future__ import annotations

from collections import Counter

from replycheck.facts.paper.deviation import Deviation
from replycheck.facts.paper.furniture import imprint, page_numbers, seal
from replycheck.facts.paper.setting import SUBSTITUTE, UNTOLD, heading_faces, leading, pieces, title_setting
from replycheck.model.document import RUNNING, Document
from replycheck.model.house import House
from replycheck.text.patterns import pattern

_POINTS = 72 / 25.4
_A4 = (210.0, 297.0)
_MARGINS = ((0, "上白边", 37.0, 2.0), (3, "左白边", 28.0, 2.0))
"""Places of (top, right, bottom, left), their name, the standard's measure and our allowance, in millimetres."""
_BODY_SIZE, _TITLE_SIZE = 16.0, 22.0
_ALLOWED = 0.6
_SHARE = 0.2
"""More of the body than this set otherwise is no exception of a table or a note."""
_BODY_FACE = pattern("(?i)仿宋|fangsong|fsong|fzfs")
_LONGEST_TITLE = 60


def deviations(document: Document, wanted: House, *, draft: bool) -> tuple[Deviation, ...]:
    """Everything about the layout that is not as wanted, in the order of the standard's clauses."""
    return (
        *_paper(document, wanted),
        *_faces(document, wanted),
        *leading(document, wanted),
        *title_setting(document),
        *heading_faces(document),
        *(() if draft else seal(document, red_head=has_red_head(document))),
        *imprint(document),
        *(() if draft or not wanted.page_numbers else page_numbers(document)),
    )


def has_red_head(document: Document) -> bool:
    """Whether the paper bears a red head: red words or a red rule at the top of its first page."""
    first = document.pages[0] if document.pages else None
    if first is not None and first.red_lines:
        return True
    return any(_is_red(one.colour) and one.size > _TITLE_SIZE for one in document.types[:_FEW])


_FEW = 6


def _is_red(colour: str) -> bool:
    """Whether a colour (RRGGBB) is a red."""
    if len(colour) != 6:  # noqa: PLR2004 - three channels
        return False
    try:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return False
    return red > 150 and green < 90 and blue < 90  # noqa: PLR2004 - no brown and no pink


def _paper(document: Document, wanted: House) -> list[Deviation]:
    sizes = [(paper.width, paper.height) for paper in document.papers if not paper.landscape]
    sizes += [(page.width, page.height) for page in document.pages if page.width and page.width < page.height]
    found = []
    if sizes:
        width, height = (side / _POINTS for side in sizes[0])
        if abs(width - _A4[0]) > 3 or abs(height - _A4[1]) > 3:  # noqa: PLR2004 - the cut of paper
            found.append(Deviation("5.2.1", "纸张", "A4（210×297毫米）", f"{width:.0f}×{height:.0f}毫米"))
    if document.papers and any(document.papers[0].margins):
        margins = document.papers[0].margins
        for place, name, standard, allowance in _MARGINS:
            want = wanted.margins[place] if wanted.margins else standard
            have = margins[place] / _POINTS
            if abs(have - want) > allowance:
                found.append(Deviation("5.2.1", name, f"{want:g}毫米", f"{have:.1f}毫米"))
    return found


def _faces(document: Document, wanted: House) -> list[Deviation]:
    faces, sizes = _set(document)
    total = sum(sizes.values())
    found = []
    if not total:
        return []
    size = wanted.body_size or _BODY_SIZE
    other = sum(count for one, count in sizes.items() if abs(one - size) > _ALLOWED)
    if other > _SHARE * total:
        common = sizes.most_common(1)[0][0]
        named = "（3号）" if size == _BODY_SIZE else ""
        found.append(Deviation("5.2.2", "正文字号", f"{size:g}磅{named}", f"{common:g}磅"))
    faces = Counter({face: count for face, count in faces.items() if not SUBSTITUTE.match(face) and UNTOLD not in face})
    known = sum(faces.values())
    wrong = sum(count for face, count in faces.items() if not _is_face(face, wanted.body_face))
    if known and wrong > _SHARE * known:
        found.append(Deviation("5.2.2", "正文字体", wanted.body_face or "仿宋", faces.most_common(1)[0][0]))
    return found


def _is_face(face: str, wanted: str | None) -> bool:
    return wanted in face if wanted else _BODY_FACE.search(face) is not None


def _set(document: Document) -> tuple[Counter[str], Counter[float]]:
    """How many characters of the long paragraphs are set in each face, and in each size."""
    body = [one.span for one in document.paragraphs if one.kind in RUNNING and len(one.span) > _LONGEST_TITLE]
    faces: Counter[str] = Counter()
    sizes: Counter[float] = Counter()
    for span, font, size in pieces(document):
        overlap = sum(max(0, min(span.end, one.end) - max(span.start, one.start)) for one in body)
        if overlap and size:
            sizes[round(size * 2) / 2] += overlap
        if overlap and font:
            faces[font] += overlap
    return faces, sizes
