"""Pasted stretches in Word files: ``python benchmarks/flow/pasted.py [FOLDER]`` makes thirty and counts those named.

Each is a right reply of ``corpora/accepted`` as Word, WPS or LibreOffice keeps it, with one paragraph from elsewhere
(a web page, text out of a PDF, another Word file). Behind it the share of the files in FOLDER in which a stretch is
named. LibreOffice writes ten of them where it is installed.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

import docx
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from replies import Reply, accepted

import replycheck
from replycheck.errors import ReplycheckError

RULE = "flow.pasted-trace"
_OFTEN = 0.6
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
Kind = Callable[[list[str], int, Random], bytes]


def with_python_docx(lines: list[str], pasted: int, rng: Random) -> bytes:
    """As python-docx writes it: the stretch in another face, size, colour or style."""
    paper = docx.Document()
    for at, line in enumerate(lines):
        paragraph = paper.add_paragraph()
        words = line.replace("，", "，\u00a0", 1) if at == pasted and rng.random() < _OFTEN else line
        run = paragraph.add_run(words)
        face, size = ("微软雅黑", 10.5) if at == pasted else ("仿宋_GB2312", 16)
        run.font.name, run.font.size = "Arial" if at == pasted else "Times New Roman", Pt(size)
        run._element.rPr.rFonts.set(qn("w:eastAsia"), face)  # noqa: SLF001 - python-docx has no other way
        if at == pasted:
            run.font.color.rgb = RGBColor(0x33, 0x33, 0x33)
    kept = io.BytesIO()
    paper.save(kept)
    return kept.getvalue()


def by_hand(lines: list[str], pasted: int, rng: Random) -> bytes:
    """As Word keeps it: the same look, and traces that only the file shows."""
    own, other = f"00{rng.randrange(16**6):06X}", f"00{rng.randrange(16**6):06X}"
    shown: list[str] = []
    for at, line in enumerate(lines):
        foreign = at == pasted
        session = other if foreign else own
        language = (
            '<w:lang w:val="en-US" w:eastAsia="zh-TW"/>'
            if foreign and rng.random() < _OFTEN
            else '<w:lang w:eastAsia="zh-CN"/>'
        )
        latin = "Calibri" if foreign and rng.random() < _OFTEN else "Times New Roman"
        face = f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="仿宋"/>'
        form = f'<w:rPr>{face}<w:sz w:val="32"/>{language}</w:rPr>'
        words = f'<w:r w:rsidR="{session}">{form}<w:t xml:space="preserve">{escape(line)}</w:t></w:r>'
        if foreign and rng.random() < _OFTEN:
            words = f'<w:bookmarkStart w:id="1" w:name="_Hlk{rng.randrange(10**8)}"/>{words}<w:bookmarkEnd w:id="1"/>'
        elif foreign:
            words = f'<w:hyperlink w:anchor="a">{words}</w:hyperlink>'
        shown.append(f'<w:p w:rsidR="{session}" w:rsidRDefault="{session}">{words}</w:p>')
    body = "".join(shown)
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELATIONS)
        package.writestr("word/document.xml", f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>')
    return kept.getvalue()


def by_libreoffice(lines: list[str], pasted: int, rng: Random) -> bytes:
    """A web fragment among paragraphs, as LibreOffice imports HTML and writes it again."""
    rows = [
        f'<p style="font-family:Arial,宋体;font-size:12pt;color:#333333">{escape(line)}</p>'
        if at == pasted
        else f"<p style=\"font-family:'仿宋';font-size:16pt\">{escape(line)}</p>"
        for at, line in enumerate(lines)
    ]
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / f"page{rng.randrange(1000)}.html"
        page.write_text(f'<meta charset="utf-8">{"".join(rows)}', encoding="utf-8")
        command = [
            "soffice",
            f"-env:UserInstallation=file://{folder}/user",
            "--headless",
            "--convert-to",
            "docx:MS Word 2007 XML",
        ]
        subprocess.run(
            [*command, "--infilter=HTML (StarWriter)", "--outdir", folder, str(page)],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return page.with_suffix(".docx").read_bytes()


def made(count: int = 10) -> Iterator[tuple[str, bytes, str]]:
    """The kind, the file and the pasted line of each."""
    rng = Random(17)
    chosen = [reply for reply in accepted() if len(reply.long) > 4 and reply.profile.value.endswith("reply")]  # noqa: PLR2004
    kinds: list[Kind] = [with_python_docx, by_hand]
    if shutil.which("soffice"):
        kinds.append(by_libreoffice)
    for kind in kinds:
        for reply in rng.sample(chosen, count):
            lines, at, line = _pasted(reply, chosen, rng)
            yield kind.__name__, kind(lines, at, rng), line


def _pasted(reply: Reply, others: list[Reply], rng: Random) -> tuple[list[str], int, str]:
    other = rng.choice([one for one in others if one is not reply])
    line = other.lines[rng.choice(other.long[1:])]
    at = rng.choice(reply.long[1:])
    lines = [*reply.lines[:at], line, *reply.lines[at:]]
    kept = [one for one in lines if one.strip()]
    return kept, kept.index(line), line


def named(path: Path) -> list[str]:
    """What is said to be pasted in a file."""
    return [found.quote for found in replycheck.check(str(path)).findings if found.rule == RULE]


def main() -> None:
    """Make the files, count, print."""
    found: dict[str, list[bool]] = {}
    false = 0
    with tempfile.TemporaryDirectory() as folder:
        for at, (kind, content, line) in enumerate(made()):
            path = Path(folder) / f"{at}.docx"
            path.write_bytes(content)
            quotes = named(path)
            hit = any("".join(line.split())[:12] in "".join(quote.split()) for quote in quotes)
            found.setdefault(kind, []).append(hit)
            false += len(quotes) - hit
    for kind, hits in found.items():
        print(f"{kind}: {sum(hits)} of {len(hits)} named")
    print(f"all: {sum(map(sum, found.values()))} of {sum(map(len, found.values()))}; other stretches named: {false}")
    if len(sys.argv) > 1:
        paths = [
            path for path in sorted(Path(sys.argv[1]).iterdir()) if path.suffix in {".docx", ".pdf", ".ofd", ".doc"}
        ]
        alarmed = 0
        for path in paths:
            try:
                alarmed += bool(named(path))
            except ReplycheckError as error:
                print(path.name, error)
        print(f"real files with a stretch named: {alarmed} of {len(paths)}")


if __name__ == "__main__":
    main()
