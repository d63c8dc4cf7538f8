"""``replycheck fix``: sure corrections as tracked changes; accepted they mend the text, rejected they leave it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document as WordDocument

from replycheck.cli.program import run

_LINES = (
    "青湖市白沙区人民法院",
    "白法信复（2024）第05号",
    "关于张建国来信反映问题的答复",
    "张建国：",
    "你的的来信收悉,现答复如下：：",
    "一、本院撤消该决定。。",
    "青湖市白沙区人民法院",
    "2024年06月07日",
)
_MENDED = (
    "青湖市白沙区人民法院",
    "白法信复〔2024〕5号",
    "关于张建国来信反映问题的答复",
    "张建国：",
    "你的来信收悉，现答复如下：",
    "一、本院撤销该决定。",
    "青湖市白沙区人民法院",
    "2024年6月7日",
)


@pytest.fixture
def reply(tmp_path: Path) -> Path:
    document = WordDocument()
    for line in _LINES:
        paragraph = document.add_paragraph()
        paragraph.add_run(line[: len(line) // 2])
        paragraph.add_run(line[len(line) // 2 :]).bold = True
    path = tmp_path / "答复.docx"
    document.save(str(path))
    return path


def _fix(reply: Path, out: Path) -> int:
    """The exit code; a file may take longer than usual, since under Wine the child that reads it starts slowly."""
    patient = reply.with_name("patient.toml")
    patient.write_text("[limits]\nseconds = 120\n", "utf-8")
    return run(["fix", str(reply), "-o", str(out), "--config", str(patient)])


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        return {name: package.read(name) for name in package.namelist()}


def _text(xml: str) -> tuple[str, ...]:
    paragraphs = re.findall(r"<w:p[ >].*?</w:p>", xml, re.DOTALL)
    return tuple("".join(re.findall(r"<w:(?:t|delText)(?: [^>]*)?>([^<]*)</w:", one)) for one in paragraphs)


def test_accepting_all_changes_mends_and_rejecting_all_restores(reply: Path, tmp_path: Path) -> None:
    out = tmp_path / "改.docx"

    assert _fix(reply, out) == 0

    main = _parts(out)["word/document.xml"].decode("utf-8")
    accepted = re.sub(r"<w:del .*?</w:del>", "", main, flags=re.DOTALL)
    rejected = re.sub(r"<w:ins .*?</w:ins>", "", main, flags=re.DOTALL)
    assert _text(accepted) == _MENDED
    assert _text(rejected) == _LINES


def test_every_change_has_a_comment_and_nothing_else_changes(reply: Path, tmp_path: Path) -> None:
    out = tmp_path / "改.docx"

    _fix(reply, out)

    before, after = _parts(reply), _parts(out)
    main, comments = after["word/document.xml"].decode("utf-8"), after["word/comments.xml"].decode("utf-8")
    assert main.count("<w:del ") == comments.count("<w:comment ")
    assert "依据：" in comments
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


def test_another_format_gets_a_sentence_and_exit_code_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reply = tmp_path / "答复.txt"
    reply.write_text("\n".join(_LINES), encoding="utf-8")

    assert _fix(reply, tmp_path / "改.docx") == 2

    assert "不是 Word" in capsys.readouterr().err
    assert not (tmp_path / "改.docx").exists()


def test_an_existing_file_is_never_written_over(reply: Path) -> None:
    before = reply.read_bytes()

    assert _fix(reply, reply) == 2

    assert reply.read_bytes() == before


def test_a_paper_without_sure_corrections_gives_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = WordDocument()
    document.add_paragraph("你的来信收悉。")
    reply = tmp_path / "答复.docx"
    document.save(str(reply))

    assert _fix(reply, tmp_path / "改.docx") == 0

    assert "没有有把握的改法" in capsys.readouterr().out
    assert not (tmp_path / "改.docx").exists()
