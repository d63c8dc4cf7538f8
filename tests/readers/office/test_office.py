"""Old office formats read as what stands on their paper, through LibreOffice, of which nothing is left behind."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from replycheck.errors import UnreadableError
from replycheck.model.limits import Limits
from replycheck.model.mark import MarkKind
from replycheck.readers import read, read_isolated
from replycheck.readers.formats import Format
from replycheck.readers.office.convert import converted, libreoffice
from replycheck.readers.office.dates import still
from replycheck.readers.office.traits import refuse_locked, traits

INSTALLED = bool(libreoffice())
PATIENT = Limits(office_seconds=300)
needs_libreoffice = pytest.mark.skipif(not INSTALLED, reason="没有安装 LibreOffice，跳过")
ODT = "application/vnd.oasis.opendocument.text"
LINES = ["周某：", "你反映的事项收悉，现答复如下。", "一、车辆已经查封。"]


def escaped(words: str) -> str:
    return "".join(character if character.isascii() else f"\\u{ord(character)}?" for character in words)


def rtf(*lines: str, tail: str = "") -> bytes:
    body = "".join(f"{escaped(line)}\\par\n" for line in lines)
    return f"{{\\rtf1\\ansi\\uc1 {body}{tail}}}".encode("ascii")


def odt(body: str) -> bytes:
    spaces = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"' for prefix in ("office", "text", "style")
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", ODT)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODT}"/><manifest:file-entry '
            'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        )
        archive.writestr(
            "content.xml",
            f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">'
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
    return out.getvalue()


FIELD = '{\\field{\\*\\fldinst DATE \\\\@ "yyyy-MM-dd"}{\\fldrslt 2019-08-07}}'
TAIL = f"{FIELD}{{\\deleted gone}}{{\\revised new}}"
DATE = '<text:p>日期：<text:date text:date-value="2019-08-07">2019年8月7日</text:date></text:p>'
PAPERS = {
    "a.rtf": (rtf(*LINES, tail=TAIL), "\n".join([*LINES, "2019-08-07new"])),
    "misnamed.doc": (rtf(*LINES), "\n".join(LINES)),
    "a.odt": (
        odt("".join(f"<text:p>{line}</text:p>" for line in LINES) + DATE),
        "\n".join([*LINES, "日期：2019年8月7日"]),
    ),
}


@needs_libreoffice
@pytest.mark.parametrize("name", PAPERS)
def test_a_file_reads_as_it_stands_on_paper(tmp_path: Path, name: str) -> None:
    data, words = PAPERS[name]
    (tmp_path / name).write_bytes(data)
    document = read_isolated(tmp_path / name, PATIENT)
    assert document.text == words
    assert document.complete
    assert document.pages == ()
    assert document.format in {"rtf", "odt"}


@needs_libreoffice
def test_an_old_word_file_keeps_its_date_and_loses_its_deleted_words(tmp_path: Path) -> None:
    year = time.strftime("%Y")
    made = _old_word_file(tmp_path, rtf(*LINES, tail=TAIL))
    older = made.replace(f"{year}-".encode("utf-16-le"), "2019-".encode("utf-16-le"))
    assert older != made
    (tmp_path / "x.doc").write_bytes(older)
    document = read(tmp_path / "x.doc", PATIENT)
    assert document.format == "doc"
    assert document.text.startswith("\n".join([*LINES, "2019-"]))
    assert document.text.endswith("new")
    assert {mark.kind for mark in document.marks} == {MarkKind.DELETED, MarkKind.INSERTED}


def _old_word_file(folder: Path, data: bytes) -> bytes:
    """A .doc made of rich text by LibreOffice itself."""
    (folder / "in.rtf").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    switches = [profile, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(folder)]
    command = [libreoffice(), *switches, str(folder / "in.rtf")]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    return (folder / "in.doc").read_bytes()


@needs_libreoffice
def test_nothing_outside_the_file_is_taken_in(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("机密", encoding="utf-8")
    link = (tmp_path / "secret.txt").as_uri()
    section = (
        f'<text:section text:name="S"><text:section-source xlink:href="{link}" xlink:type="simple" '
        'text:filter-name="Text"/><text:p>原有的话</text:p></text:section>'
    )
    (tmp_path / "a.odt").write_bytes(odt(f"<text:p>正文</text:p>{section}"))
    assert read(tmp_path / "a.odt", PATIENT).text == "正文\n原有的话"


@needs_libreoffice
def test_a_broken_file_is_refused_in_one_sentence() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"WordDocument" * 50
    with pytest.raises(UnreadableError, match=r"没能由 LibreOffice 读出.*另存为 docx 后再查"):
        converted("“a.doc”", data, Format.DOC, Limits())
    with pytest.raises(UnreadableError, match=r"“a\.odt”已损坏"):
        converted("“a.odt”", data, Format.ODT, Limits())


def test_without_libreoffice_a_clear_sentence_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(rtf(*LINES))
    with pytest.raises(UnreadableError, match=r"“a\.rtf”是RTF 文档，要装有 LibreOffice 才能读.*后再查"):
        read(tmp_path / "a.rtf", office=str(tmp_path / "none"))


@pytest.mark.skipif(sys.platform == "win32", reason="一个不会结束的程序要用脚本写")
def test_a_program_that_does_not_end_is_ended(tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60 &\necho $! > child\nsleep 60\n", encoding="utf-8")
    program.chmod(0o755)
    with pytest.raises(UnreadableError, match="超过 1 秒"):
        converted("“a.rtf”", rtf(*LINES), Format.RTF, Limits(office_seconds=1), str(program))


KEEPER = """
import sys
from replycheck.model.limits import Limits
from replycheck.readers.office.convert import converted
from replycheck.readers.formats import Format
converted("a", b"{\\\\rtf1 x}", Format.RTF, Limits(), sys.argv[1])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="信号")
@pytest.mark.parametrize("how", ["SIGTERM", "SIGKILL"])
def test_whoever_is_killed_leaves_no_scratch_file_and_no_process(tmp_path: Path, how: str) -> None:
    program, scratch = tmp_path / "soffice", tmp_path / "scratch"
    scratch.mkdir()
    program.write_text(f"#!/bin/sh\necho $$ > {tmp_path}/started\nexec sleep 60\n", encoding="utf-8")
    program.chmod(0o755)
    reader = subprocess.Popen([sys.executable, "-c", KEEPER, str(program)], env={**os.environ, "TMPDIR": str(scratch)})
    assert _comes_true(lambda: (tmp_path / "started").is_file() and (tmp_path / "started").read_text().strip())
    office = int((tmp_path / "started").read_text())
    assert list(scratch.iterdir())
    reader.send_signal(signal.Signals[how])
    reader.wait()
    assert _comes_true(lambda: not list(scratch.iterdir()))
    assert _comes_true(lambda: not Path(f"/proc/{office}").exists() or sys.platform != "linux")


def _comes_true(condition: object) -> bool:
    assert callable(condition)
    for _ in range(400):
        if condition():
            return True
        time.sleep(0.05)
    return False


def test_date_fields_are_stopped_before_libreoffice_sees_them() -> None:
    limits = Limits()
    assert b" XATE " in still("", rtf(FIELD), Format.RTF, limits)
    assert b"UPDATE" in still("", rb"{\rtf1 UPDATE}", Format.RTF, limits)
    word = b'<w:instrText xml:space="preserve"> TIME \\@ "H" </w:instrText>'
    assert b"> XIME " in still("", word, Format.WORD_XML, limits)
    changed = still("", odt('<text:p><text:date text:fixed="false">1</text:date></text:p>'), Format.ODT, limits)
    assert b"<text:p>1</text:p>" in zipfile.ZipFile(io.BytesIO(changed)).read("content.xml")


def test_a_locked_old_word_file_is_told_before_anything_is_tried() -> None:
    head = bytearray(1024)
    head[512:514] = b"\xec\xa5"
    refuse_locked("“a.doc”", bytes(head), Format.DOC)
    head[512 + 0x0B] = 0x01
    with pytest.raises(UnreadableError, match="打开密码"):
        refuse_locked("“a.doc”", bytes(head), Format.DOC)


TRAITS = {
    "macros": ("_VBA_PROJECT".encode("utf-16-le"), Format.DOC, [MarkKind.MACRO]),
    "an object": ("_1234567890\0\0".encode("utf-16-le"), Format.DOC, [MarkKind.EMBEDDED]),
    "an empty pool": ("ObjectPool".encode("utf-16-le"), Format.DOC, []),
    "an object in rich text": (rb"{\object{\*\objdata 01}}", Format.RTF, [MarkKind.EMBEDDED]),
    "rich text": (rb"{\rtf1 x}", Format.RTF, []),
    "Basic": (b"Basic/Standard/Module1.xml", Format.ODT, [MarkKind.MACRO]),
}


@pytest.mark.parametrize(("data", "kind", "marks"), TRAITS.values(), ids=TRAITS)
def test_macros_and_objects_that_the_conversion_drops_are_told(
    data: bytes, kind: Format, marks: list[MarkKind]
) -> None:
    assert list(traits(data, kind)) == marks
