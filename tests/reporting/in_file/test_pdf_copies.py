"""The PDF forms: the bound file with notes, and the same file in the proposed order."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from replycheck.engine.place import locate
from replycheck.errors import UnreadableError
from replycheck.model.binding import Binding, PageProblem, Problem
from replycheck.model.document import Caveat, Document, plain
from replycheck.model.finding import Confidence, Evidence, Finding, Hit, Severity
from replycheck.model.limits import Limits
from replycheck.model.profile import Profile
from replycheck.model.report import Ran, Report
from replycheck.model.span import Span
from replycheck.readers.pdf.read import read_pdf
from replycheck.reporting.in_file.pdf_copy import noted, reordered
from replycheck.reporting.in_file.pdf_notes import Sort, notes
from replycheck.reporting.wording import note_on

SIZE = (400.0, 300.0)


def drawn(path: Path, pages: int = 3, turn: int = 0, **options: Any) -> Path:
    """A file whose page n says "page n word" in the middle of its upright self."""
    canvas = Canvas(str(path), pagesize=SIZE, **options)
    for number in range(1, pages + 1):
        canvas.setPageRotation(turn)
        canvas.bookmarkPage(f"p{number}")
        canvas.addOutlineEntry(f"Part {number}", f"p{number}")
        canvas.setFont("Helvetica", 20)
        canvas.drawString(100, 150, f"page {number} word")
        canvas.showPage()
    canvas.save()
    return path


def read_file(path: Path) -> Document:
    return read_pdf(str(path), hashlib.sha256(path.read_bytes()).hexdigest(), Limits())


def report_on(document: Document, *words: str, pages: Binding | None = None, page: int | None = None) -> Report:
    hits = [
        Hit(Span(document.text.index(one), document.text.index(one) + len(one)), f"说明“{one}”", page=page)
        for one in words
    ]
    findings = tuple(
        Finding("a.b", "题", Severity.ERROR, Confidence.LOW, hit, "", locate(document, hit), "f") for hit in hits
    )
    return Report(document, Profile.GENERIC, (Ran("a.b", findings),), pages=pages)


def annotations(data: bytes) -> list[list[Any]]:
    reader = pypdf.PdfReader(io.BytesIO(data))
    return [[one.get_object() for one in page.get("/Annots", ())] for page in reader.pages]


def checked_by_qpdf(data: bytes, folder: Path) -> None:
    qpdf = shutil.which("qpdf")
    if qpdf is None:
        pytest.skip("没有安装 qpdf，跳过用它检查 PDF 的测试")
    path = folder / "checked.pdf"
    path.write_bytes(data)
    done = subprocess.run([qpdf, "--check", path], capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()


BINDING = Binding((1, 3, 2), (1, 3, 2), (PageProblem(2, Problem.WRONG_ORDER, "页码是 3", Confidence.HIGH),))


def test_a_finding_is_highlighted_where_it_is_printed(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf")
    document = read_file(path)
    data = noted(report_on(document, "page 2"), path.read_bytes())
    (mark,) = [one for one in annotations(data)[1] if one["/Subtype"] == "/Highlight"]
    left, bottom, right, top = (float(edge) for edge in mark["/Rect"])
    assert left == pytest.approx(100, abs=2)
    assert bottom < 152
    assert top > 160
    assert 150 < right < 200
    assert "说明“page 2”" in mark["/Contents"]
    assert "把握：低" in mark["/Contents"]
    assert mark["/T"] == "replycheck"


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_on_a_turned_page_the_highlight_lies_on_the_words(tmp_path: Path, turn: int) -> None:
    path = drawn(tmp_path / "a.pdf", pages=1, turn=turn)
    data = noted(report_on(read_file(path), "page 1 word"), path.read_bytes())
    (mark,) = [one for one in annotations(data)[0] if one["/Subtype"] == "/Highlight"]
    left, bottom, right, top = (float(edge) for edge in mark["/Rect"])
    assert left == pytest.approx(100, abs=3)
    assert right == pytest.approx(100 + 117, abs=12)
    assert bottom < 152
    assert top > 164
    assert top - bottom < 40


def test_the_highlight_can_be_seen_and_the_words_under_it_too(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", pages=1)
    data = noted(report_on(read_file(path), "page 1 word"), path.read_bytes())
    document = pypdfium2.PdfDocument(data)
    image = document[0].render(may_draw_forms=True).to_pil()
    colours = {colour for _, colour in image.crop((100, 130, 220, 155)).getcolors(1 << 16)}
    document.close()
    assert (255, 140, 140) in colours
    assert any(max(colour) < 60 for colour in colours)


def test_pages_out_of_place_say_where_they_belong_and_others_stay_bare(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf")
    data = noted(report_on(read_file(path), pages=BINDING), path.read_bytes())
    frames = [[one["/Contents"] for one in page if one["/Subtype"] == "/Square"] for page in annotations(data)]
    assert frames == [
        [],
        ["装订顺序：现在是第2页，应装在第3页的位置。"],
        ["装订顺序：现在是第3页，应装在第2页的位置。"],
    ]
    signs = [[one["/Contents"] for one in page if one["/Subtype"] == "/Text"] for page in annotations(data)]
    assert "依次取第 1、3、2 页" in signs[0][0]
    assert signs[1] == ["【装订】顺序错\n页码是 3"]


def test_the_verdict_and_what_was_not_read_are_noted_on_the_first_page(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf")
    document = replace(read_file(path), caveats=(Caveat("第3页是扫描图片。", incomplete=True),))
    first = next(notes(report_on(document)))
    assert first.sort is Sort.SIGN
    assert first.words == "【未能查全】第3页是扫描图片。\n没有读全：第3页是扫描图片。"


def test_a_finding_about_a_page_is_a_sign_on_that_page(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf")
    found = [note for note in notes(report_on(read_file(path), "page 3", page=3)) if "说明" in note.words]
    assert [(note.sort, note.page) for note in found] == [(Sort.SIGN, 3)]


def test_a_finding_over_two_pages_is_marked_on_both(tmp_path: Path) -> None:
    document = read_file(drawn(tmp_path / "a.pdf"))
    found = [note for note in notes(report_on(document, document.text)) if note.sort is Sort.HIGHLIGHT]
    assert [note.page for note in found] == [1, 2, 3]
    assert [note.words.startswith("（接上页）") for note in found] == [False, True, True]


@pytest.mark.parametrize(
    "make",
    [
        lambda path: noted(report_on(read_file(path), "page 1", "word", pages=BINDING), path.read_bytes()),
        lambda path: reordered(path.read_bytes(), (3, 1, 2)),
        lambda path: noted(
            report_on(read_file(path), "page 1", pages=BINDING),
            noted(report_on(read_file(path), "page 2"), path.read_bytes()),
        ),
    ],
    ids=["notes", "order", "notes-twice"],
)
@pytest.mark.parametrize("turn", [0, 90])
def test_qpdf_finds_nothing_wrong(tmp_path: Path, make: Callable[[Path], bytes], turn: int) -> None:
    checked_by_qpdf(make(drawn(tmp_path / "a.pdf", turn=turn)), tmp_path)


def _texts(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    found = [page.get_textpage().get_text_bounded().strip() for page in document]
    document.close()
    return found


@settings(max_examples=25)
@given(st.permutations(range(1, 6)))
def test_pages_stand_in_the_order_asked_for(tmp_path_factory: pytest.TempPathFactory, order: list[int]) -> None:
    path = drawn(tmp_path_factory.mktemp("order") / "a.pdf", pages=5)
    before = path.read_bytes()
    data = reordered(before, order)
    assert _texts(data) == [f"page {number} word" for number in order]
    assert path.read_bytes() == before
    outline = pypdf.PdfReader(io.BytesIO(data))
    places = [
        outline.get_destination_page_number(one)
        for one in outline.outline
        if isinstance(one, pypdf.generic.Destination)
    ]
    assert places == [order.index(number) for number in range(1, 6)]  # bookmarks still lead to their page


def test_what_a_page_inherits_stays_with_it(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=str(drawn(tmp_path / "a.pdf", pages=2)))
    tree = writer.root_object["/Pages"].get_object()
    for page in writer.pages:
        del page["/MediaBox"]
    tree[pypdf.generic.NameObject("/MediaBox")] = pypdf.generic.RectangleObject((0, 0, 500, 200))
    buffer = io.BytesIO()
    writer.write(buffer)
    made = pypdf.PdfReader(io.BytesIO(reordered(buffer.getvalue(), (2, 1))))
    assert [tuple(page.mediabox) for page in made.pages] == [(0, 0, 500, 200)] * 2


def test_pages_deep_in_the_tree_keep_what_their_branch_gives_them(tmp_path: Path) -> None:
    names, boxes = pypdf.generic.NameObject, pypdf.generic.RectangleObject
    writer = pypdf.PdfWriter(clone_from=str(drawn(tmp_path / "a.pdf", pages=2)))
    root = writer.root_object["/Pages"].get_object()
    branches = []
    for number, page in enumerate(writer.pages):
        del page["/MediaBox"]
        branch = pypdf.generic.DictionaryObject(
            {names("/Type"): names("/Pages"), names("/Parent"): root.indirect_reference}
        )
        branch[names("/Kids")] = pypdf.generic.ArrayObject([page.indirect_reference])
        branch[names("/Count")] = pypdf.generic.NumberObject(1)
        branch[names("/MediaBox")] = boxes((0, 0, 500 + number, 200))
        branches.append(writer._add_object(branch))
        page[names("/Parent")] = branches[-1]
    root[names("/Kids")] = pypdf.generic.ArrayObject(branches)
    buffer = io.BytesIO()
    writer.write(buffer)
    data = reordered(buffer.getvalue(), (2, 1))
    assert [page.mediabox.right for page in pypdf.PdfReader(io.BytesIO(data)).pages] == [501, 500]
    checked_by_qpdf(data, tmp_path)


def test_notes_that_are_there_already_stay(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", pages=1)
    once = noted(report_on(read_file(path), "page"), path.read_bytes())
    twice = noted(report_on(read_file(path), "word"), once)
    words = [one["/Contents"] for one in annotations(twice)[0]]
    assert sum("说明“page”" in one for one in words) == sum("说明“word”" in one for one in words) == 1


def test_a_hostile_message_is_only_words(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", pages=1)
    document = read_file(path)
    evil = ")\\ >> /AA << /S /JavaScript >> \x00\ud800\u202e"
    hit = Hit(Span(0, 4), evil, evil, (Evidence(evil, Span(0, 1), evil),))
    finding = Finding("a.b", evil, Severity.INFO, Confidence.HIGH, hit, evil, locate(document, hit), "f")
    data = noted(Report(document, Profile.GENERIC, (Ran("a.b", (finding,)),)), path.read_bytes())
    keys = {key for page in annotations(data) for one in page for key in one}
    assert not keys & {"/AA", "/A", "/JS"}
    checked_by_qpdf(data, tmp_path)


def test_a_file_with_other_pages_than_the_report_is_refused(tmp_path: Path) -> None:
    report = report_on(read_file(drawn(tmp_path / "a.pdf", pages=2)))
    other = drawn(tmp_path / "b.pdf", pages=3).read_bytes()
    with pytest.raises(UnreadableError, match="页数"):
        noted(report, other)
    with pytest.raises(UnreadableError, match="页数"):
        reordered(other, (1, 2))


def test_a_file_that_needs_a_password_is_refused(tmp_path: Path) -> None:
    data = drawn(tmp_path / "a.pdf", encrypt="geheim").read_bytes()
    with pytest.raises(UnreadableError, match="密码"):
        reordered(data, (1, 2, 3))


def test_where_findings_meet_a_place_has_one_colour_and_each_note_names_the_others(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", pages=1)
    report = report_on(read_file(path), "page 1 word", "1 word", "page 1")
    (outcome,) = (one for one in report.outcomes if isinstance(one, Ran))
    weights = (Severity.WARNING, Severity.ERROR, Severity.INFO)
    found = tuple(
        replace(one, severity=weight, title=weight.label + "题")
        for one, weight in zip(outcome.findings, weights, strict=True)
    )
    report = replace(report, outcomes=(Ran("a.b", found),))
    marks = [note for note in notes(report) if note.sort is Sort.HIGHLIGHT]
    painted = sorted((box.x0, box.x1) for note in marks for box in set(note.boxes) - set(note.lined))
    assert all(before[1] <= after[0] + 0.01 for before, after in pairwise(painted))
    assert painted[-1][1] - painted[0][0] == pytest.approx(sum(right - left for left, right in painted), abs=3)
    (gravest,) = (note for note in marks if "【错误】" in note.words)
    assert gravest.lined == ()
    assert "同一处还有：警告“警告题”、提示“提示题”。" in gravest.words
    image = pypdfium2.PdfDocument(noted(report, path.read_bytes()))[0].render(may_draw_forms=True).to_pil()
    colours = {colour for _, colour in image.crop((100, 130, 220, 155)).getcolors(1 << 16)}
    assert {(255, 140, 140), (255, 217, 77)} <= colours


@given(
    st.lists(st.text("甲乙“”丙。", max_size=300), max_size=5),
    st.text("甲“乙”丙", max_size=400),
    st.text("甲“乙”", max_size=80),
)
def test_a_note_never_quotes_more_than_a_hundred_characters(quotes: list[str], message: str, pointed: str) -> None:
    held = tuple(Evidence("judgment.docx", Span(0, 1), quote) for quote in quotes)
    hit = Hit(Span(0, 1), message, evidence=held)
    document = plain("甲" * 10, source="reply.docx")
    finding = Finding("a.b", "题", Severity.ERROR, Confidence.HIGH, hit, "甲", locate(document, hit), "f")
    report = Report(document, Profile.GENERIC, (Ran("a.b", (finding,)),))
    lines = note_on(report, finding, pointed=pointed)
    quoted = [words for line in lines for words in re.findall("“([^“”]*)”", line)]
    assert sum(map(len, quoted)) <= 100


def test_a_note_says_its_ground() -> None:
    document = plain("甲" * 10, source="reply.docx")
    hit = Hit(Span(0, 1), "不妥。")
    place = locate(document, hit)
    finding = Finding("a.b", "题", Severity.ERROR, Confidence.HIGH, hit, "甲", place, "f", basis="《某条例》第一条。")
    report = Report(document, Profile.GENERIC, (Ran("a.b", (finding,)),))
    assert "依据：《某条例》第一条。" in note_on(report, finding)
