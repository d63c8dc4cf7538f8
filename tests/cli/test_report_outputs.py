"""Where reports go: every form, several replies, nothing overwritten, nothing personal where it is to be masked."""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile
from pathlib import Path

import pypdf
import pytest
from openpyxl import load_workbook

from replycheck.cli.program import run

CASE = Path(__file__).parents[2] / "examples" / "case"
SECRET = "沈玉兰"  # noqa: S105 - the invented petitioner of the example


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example case in a folder of its own."""
    for name in ("reply-bad.docx", "reply-good.docx", "reply-bad.pdf", "judgment.docx", "petition.docx"):
        shutil.copy(CASE / name, tmp_path / name)
    return tmp_path


def test_one_check_writes_every_form(folder: Path) -> None:
    forms = {"json": "a.json", "html": "a.html", "sarif": "a.sarif", "junit": "a.xml", "csv": "a.csv", "docx": "b.docx"}
    asked = [word for form, name in forms.items() for word in ("--format", f"{form}={folder / name}")]
    before = (folder / "reply-bad.docx").read_bytes()
    assert run(["check", str(folder / "reply-bad.docx"), "--source", str(folder / "judgment.docx"), *asked]) == 1
    assert json.loads((folder / "a.sarif").read_bytes())["runs"][0]["results"]
    assert (folder / "a.csv").read_bytes().startswith(b"\xef\xbb\xbffile,kind,")
    assert (folder / "a.xml").read_text(encoding="utf-8").count("<testsuite ") == 1
    with zipfile.ZipFile(folder / "b.docx") as marked:
        assert "word/comments.xml" in marked.namelist()
    assert (folder / "reply-bad.docx").read_bytes() == before


def test_several_replies_share_a_sarif_log_and_have_an_annotated_file_each(folder: Path) -> None:
    replies = [str(folder / name) for name in ("reply-bad.docx", "reply-good.docx")]
    asked = ["--format", f"sarif={folder / 'a.sarif'}", "--format", f"docx={folder / 'marked'}"]
    assert run(["check", *replies, *asked]) == 1
    assert len(json.loads((folder / "a.sarif").read_bytes())["runs"]) == 2
    assert {path.name for path in (folder / "marked").iterdir()} == {"reply-bad-批注.docx", "reply-good-批注.docx"}


def test_a_pdf_gets_notes_and_a_word_form_of_it_is_refused_in_words(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(folder / "reply-bad.pdf"), "--format", f"pdf={folder / 'b.pdf'}"]) == 1
    pages = pypdf.PdfReader(folder / "b.pdf").pages
    assert sum(len(page.get("/Annots", ())) for page in pages) > 5
    assert run(["check", str(folder / "reply-good.docx"), "--format", f"pdf={folder / 'c.pdf'}"]) == 2
    assert "不是PDF，没有 pdf 批注版" in capsys.readouterr().err
    assert not (folder / "c.pdf").exists()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--format", "docx"], "要写成文件"),
        (["--format", "docx={here}/reply-good.docx"], "它就是要检查的文件"),
        (["--format", "docx={here}/petition.docx"], "没有覆盖"),
        (["--format", "csv={here}/list.csv"], "没有覆盖"),
        (["--format", "junit={here}/other.xml"], "没有覆盖"),
        (["--format", "word={here}/a"], "不认识的报告形式"),
        (["--redact", "--format", "docx={here}/b.docx"], "不能遮盖"),
    ],
    ids=["no-path", "itself", "other-document", "table", "xml", "unknown", "masked"],
)
def test_what_would_do_harm_is_refused_before_any_work(
    folder: Path, asked: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "list.csv").write_text("reply,source\n", encoding="utf-8")
    (folder / "other.xml").write_text("<a/>", encoding="utf-8")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    words = [word.format(here=folder) for word in asked]
    assert run(["check", str(folder / "reply-good.docx"), *words]) == 2
    assert told in capsys.readouterr().err
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_an_earlier_report_is_replaced(folder: Path) -> None:
    for _ in range(2):
        asked = ["--format", f"csv={folder / 'a.csv'}", "--format", f"junit={folder / 'a.xml'}"]
        assert run(["check", str(folder / "reply-good.docx"), *asked]) == 0
    assert len(list(csv.reader(io.StringIO((folder / "a.csv").read_text(encoding="utf-8-sig"))))) > 1


@pytest.mark.parametrize("form", ["terminal", "json", "html", "sarif", "junit", "csv", "github"])
def test_redact_masks_the_petitioner_in_every_form(folder: Path, form: str) -> None:
    (folder / f"{SECRET}信访答复.docx").write_bytes((folder / "reply-bad.docx").read_bytes())
    words = ["--source", str(folder / "judgment.docx"), "--petition", str(folder / "petition.docx")]
    for masked, name in ((False, "open"), (True, "masked")):
        asked = ["--redact"] if masked else []
        run(["check", str(folder / f"{SECRET}信访答复.docx"), *words, *asked, "--format", f"{form}={folder / name}"])
    assert SECRET in (folder / "open").read_text(encoding="utf-8")
    assert SECRET not in (folder / "masked").read_text(encoding="utf-8")


def test_redact_shows_no_picture_of_a_page(folder: Path) -> None:
    for masked, name in ((False, "open"), (True, "masked")):
        asked = ["--redact"] if masked else []
        run(["check", str(folder / "reply-bad.pdf"), *asked, "--format", f"html={folder / name}"])
    assert "data:image/png" in (folder / "open").read_text(encoding="utf-8")
    assert "data:image/png" not in (folder / "masked").read_text(encoding="utf-8")


def test_pages_tells_the_order_and_writes_it_anew(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    original, wanted = folder / "reply-bad.pdf", folder / "new.pdf"
    before = original.read_bytes()
    assert run(["pages", str(original)]) == 1
    assert "应依次取第" in capsys.readouterr().out
    assert run(["pages", str(original), "--write", str(wanted)]) == 1
    assert original.read_bytes() == before
    assert run(["pages", str(wanted)]) == 0
    assert run(["pages", str(original), "--write", str(wanted)]) == 2
    assert "没有覆盖" in capsys.readouterr().err
    assert run(["pages", str(wanted), "--write", str(folder / "x.pdf")]) == 0
    assert not (folder / "x.pdf").exists()


def test_pages_of_a_word_file_are_refused_in_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["pages", str(folder / "reply-good.docx")]) == 2
    assert "没有固定的页面" in capsys.readouterr().err


def test_a_batch_writes_excel_and_linked_pages_all_masked(folder: Path) -> None:
    (folder / f"{SECRET}答复.docx").write_bytes((folder / "reply-bad.docx").read_bytes())
    listed = f"reply,source,unit\n{SECRET}答复.docx,judgment.docx,甲院\nnothing.docx,,乙院\n"
    (folder / "list.csv").write_text(listed, encoding="utf-8")
    out = folder / "out"
    words = ["--output", str(out), "--jobs", "1", "--reports", "html", "--redact"]
    assert run(["batch", str(folder / "list.csv"), *words]) == 1
    sheet = load_workbook(out / "summary.xlsx")["答复"]
    links = [sheet.cell(row, 13).hyperlink.target for row in (2, 3)]
    assert [(out / link).is_file() for link in links] == [True, True]
    assert [path.name for path in out.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()] == []
    with zipfile.ZipFile(out / "summary.xlsx") as book:
        assert [name for name in book.namelist() if SECRET.encode() in book.read(name)] == []


def test_an_unknown_form_of_batch_reports_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["batch", str(folder), "--output", str(folder / "out"), "--reports", "pdf"]) == 2
    assert "只能是 html、docx 或 none" in capsys.readouterr().err
