"""How a paper is set, against GB/T 9704—2012: each measure on both sides of its bound."""

from __future__ import annotations

from dataclasses import replace

import pytest

from replycheck.facts.paper.layout import deviations
from replycheck.model.document import Document, Line, Page, Paragraph, RunningHead
from replycheck.model.house import House
from replycheck.model.mark import Seal, SealShape, Type
from replycheck.model.span import Box, Span

_BODY = "你来信反映石桥村自来水站多收水费的问题收悉，我局派员到村查看了水表和收费台账，当面听取了你的陈述，" * 2
_LINES = ("关于石桥村自来水收费问题的答复", "一、关于水价", "（一）核定的水价", _BODY, "青湖市某某局", "2025年3月14日")
_FACES = ("方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "仿宋_GB2312", "仿宋_GB2312")
_SIZES = (22.0, 16.0, 16.0, 16.0, 16.0, 16.0)


def _spans() -> list[Span]:
    found, at = [], 0
    for line in _LINES:
        found.append(Span(at, at + len(line)))
        at += len(line) + 1
    return found


def _flowing(faces: tuple[str, ...] = _FACES, sizes: tuple[float, ...] = _SIZES, leading: float = 0.0) -> Document:
    types = tuple(
        Type(span, face, size, leading=leading) for span, face, size in zip(_spans(), faces, sizes, strict=True)
    )
    paragraphs = tuple(Paragraph(span) for span in _spans())
    return Document("a.docx", "", "docx", "\n".join(_LINES), paragraphs, types=types)


def _bound(step: float, feet: tuple[RunningHead, ...] = (), seal: Box | None = None) -> Document:
    """Two pages: twelve lines of one paragraph at the given step, then the signature with the date."""
    text = "\n".join(["水" * 28] * 12) + "\n青湖市某某局\n2025年3月14日"
    lines = []
    for row in range(12):
        box = Box(1, 79.4, 105.0 + row * step, 521.0, 121.0 + row * step)
        lines.append(Line(Span(row * 29, row * 29 + 28), box, "仿宋_GB2312", 16.0))
    body = Span(0, 12 * 29 - 1)
    name, day = Span(body.end + 1, body.end + 7), Span(body.end + 8, len(text))
    signature = (
        Line(name, Box(2, 380.0, 105.0, 480.0, 121.0), "仿宋_GB2312", 16.0),
        Line(day, Box(2, 380.0, 134.0, 480.0, 150.0), "仿宋_GB2312", 16.0),
    )
    first = Page(1, Span(0, body.end + 1), 595.3, 841.9, tuple(lines), 1, running_heads=feet[:1])
    seals = () if seal is None else (Seal(seal, SealShape.ROUND),)
    second = Page(2, Span(name.start, len(text)), 595.3, 841.9, signature, 2, running_heads=feet[1:], seals=seals)
    paragraphs = (Paragraph(body), Paragraph(name), Paragraph(day))
    return Document("a.pdf", "", "pdf", text, paragraphs, (first, second), bound=True)


def _foot(number: int, x: float, words: str = "— {} —", top: float = 760.0) -> RunningHead:
    return RunningHead(words.format(number), Box(number, x, top, x + 40, top + 14))


_RIGHT = (_foot(1, 460.0), _foot(2, 95.0))
_ON_DATE = Box(2, 370.0, 80.0, 490.0, 200.0)


def _whats(document: Document, house: House | None = None) -> list[str]:
    return [one.what for one in deviations(document, house or House(), draft=False)]


def test_a_paper_that_is_set_by_the_standard_has_no_deviation() -> None:
    assert _whats(_flowing(leading=29.0)) == []
    assert _whats(_bound(29.0, _RIGHT, _ON_DATE)) == []


@pytest.mark.parametrize(
    ("place", "face", "what"),
    [
        (0, "黑体", "标题字体"),
        (1, "仿宋_GB2312", "一级标题字体"),
        (2, "仿宋_GB2312", "二级标题字体"),
        (3, "宋体", "正文字体"),
    ],
)
def test_each_level_has_its_face(place: int, face: str, what: str) -> None:
    faces = tuple(face if at == place else one for at, one in enumerate(_FACES))
    assert _whats(_flowing(faces)) == [what]


def test_faces_that_a_program_put_in_place_or_whose_name_nobody_reads_tell_nothing() -> None:
    assert (
        _whats(_flowing(("NotoSerifCJK", "Noto Sans CJK", "\ufffd\ufffd", "WenQuanYi", "WenQuanYi", "WenQuanYi"))) == []
    )


def test_the_title_is_of_22_points() -> None:
    assert _whats(_flowing(sizes=(18.0, *_SIZES[1:]))) == ["标题字号"]


@pytest.mark.parametrize(
    ("step", "house", "found"),
    [(24.0, None, ["行距"]), (28.0, None, []), (30.5, None, []), (33.0, None, ["行距"]), (24.0, 0, []), (24.0, 24, [])],
)
def test_leading_told_and_measured(step: float, house: float | None, found: list[str]) -> None:
    wanted = House(leading=house)
    assert _whats(_flowing(leading=step), wanted) == found
    assert _whats(_bound(step, _RIGHT, _ON_DATE), wanted) == found


@pytest.mark.parametrize(
    ("feet", "found"),
    [
        ((_foot(1, 278.0), _foot(2, 278.0)), ["页码位置"]),
        ((_foot(1, 95.0), _foot(2, 460.0)), ["页码位置"]),
        ((_foot(1, 460.0, top=40.0), _foot(2, 95.0, top=40.0)), ["页码位置"]),
        ((_foot(1, 460.0, "{}"), _foot(2, 95.0, "{}")), ["页码形式"]),
    ],
    ids=["centred", "inside", "above", "without dashes"],
)
def test_page_numbers_have_their_place_and_form(feet: tuple[RunningHead, ...], found: list[str]) -> None:
    assert _whats(_bound(29.0, feet, _ON_DATE)) == found


def test_pages_without_numbers_are_told() -> None:
    document = _bound(29.0, (), _ON_DATE)
    bare = replace(document, pages=tuple(replace(page, printed_number=None) for page in document.pages))
    assert _whats(bare) == ["页码"]
    assert _whats(bare, House(page_numbers=False)) == []


def test_the_seal_lies_on_the_date() -> None:
    assert _whats(_bound(29.0, _RIGHT, Box(2, 100.0, 400.0, 220.0, 520.0))) == ["印章位置"]
    assert _whats(_bound(29.0, _RIGHT)) == []


def test_a_paper_with_a_red_head_and_no_seal_is_told_of() -> None:
    document = _bound(29.0, _RIGHT)
    first, second = document.pages
    red = replace(document, pages=(replace(first, red_lines=(Box(1, 79.0, 90.0, 520.0, 91.0),)), second))
    assert _whats(red) == ["印章"]
    assert [one.what for one in deviations(red, House(), draft=True)] == []


@pytest.mark.parametrize(
    ("imprint", "found"),
    [
        ("抄送：市信访局。\n青湖市某某局办公室　2025年3月14日印发", []),
        ("抄送：市信访局\n青湖市某某局办公室　2025年3月14日印发", ["抄送机关"]),
        ("抄送：市信访局。\n青湖市某某局办公室　2025年3月14日", ["印发日期"]),
        ("抄送：市信访局。\n青湖市某某局办公室　2025年3月10日印发", ["印发日期"]),
        ("青湖市某某局办公室　2025年3月14日印发\n抄送：市信访局。", ["版记次序"]),
    ],
)
def test_the_imprint_has_its_form(imprint: str, found: list[str]) -> None:
    text = "张某：\n你的来信收悉。\n青湖市某某局\n2025年3月14日\n" + imprint
    at, paragraphs = 0, []
    for line in text.split("\n"):
        paragraphs.append(Paragraph(Span(at, at + len(line))))
        at += len(line) + 1
    assert _whats(Document("a.txt", "", "txt", text, tuple(paragraphs))) == found
