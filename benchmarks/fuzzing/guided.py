"""Coverage-guided fuzzing (atheris) of the parsers that we wrote: nothing but our own refusal may come out.

    python benchmarks/fuzzing/guided.py TARGET [--seconds 180]        TARGET: docx, ofd, rtf, html, text, sniff, numbers

atheris is not part of the project's extras: ``pip install atheris`` (Linux, macOS). The input becomes the parts of a
package, so that no guess is lost on a checksum. Exit code 1 at the first input that breaks the promise; it is written
to the present folder (``crash-…``).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["replycheck"]):
    from replycheck.errors import UnreadableError
    from replycheck.model.limits import Limits
    from replycheck.pages import printed_number, printed_within
    from replycheck.readers.docx.read import read_docx
    from replycheck.readers.docx.rtf import rtf_lines
    from replycheck.readers.ofd.read import read_ofd
    from replycheck.readers.parts.xml import html_lines
    from replycheck.readers.plain_text import read_text
    from replycheck.readers.sniff import sniff
    from replycheck.text import numerals

from seeds import seeds

LIMITS = Limits(characters=200_000, unpacked_bytes=20_000_000)
_WORD_PARTS = ("word/document.xml", "word/numbering.xml", "word/styles.xml", "word/comments.xml", "word/settings.xml")
_OFD_PARTS = ("OFD.xml", "Doc_0/Document.xml", "Doc_0/Pages/Page_0/Content.xml", "Doc_0/PublicRes.xml")
_CUT = b"\n=====\n"
_LARGEST_EXAMPLE = 20_000
_RICH_TEXT = (
    rb"{\rtf1\ansi\ansicpg936\uc1{\fonttbl{\f0\fcharset134 \'cb\'ce;}}{\*\generator x}\f0\b \'cf\'d6\b0\u22914 ?"
    rb"{\v hidden}\par\ldblquote a\rdblquote\cell\row{\shp{\*\shpinst{\shptxt b\par}}}"
    rb"{\field{\*\fldinst PAGE}{\fldrslt 1}}}"
)


def _packed(data: bytes, names: tuple[str, ...], more: dict[str, str]) -> bytes:
    """A package whose parts are the pieces of ``data``."""
    from docx_builder import zipped  # noqa: PLC0415 - the tests' folder is known once ``seeds`` was imported

    pieces = data.split(_CUT)
    return zipped(more | dict(zip(names, pieces, strict=False)))


def _rels() -> dict[str, str]:
    from docx_builder import relations  # noqa: PLC0415 - the tests' folder is known once ``seeds`` was imported

    parts = {name: (name, f"{name}.xml") for name in ("numbering", "styles", "comments", "settings")}
    main = {"main": ("officeDocument", "word/document.xml")}
    return {"_rels/.rels": relations(main), "word/_rels/document.xml.rels": relations(parts)}


def word(data: bytes) -> None:
    """The parts of a Word file."""
    read_docx("文件", _packed(data, _WORD_PARTS, _rels()), "", LIMITS)


def fixed_layout(data: bytes) -> None:
    """The parts of an OFD."""
    read_ofd("文件", _packed(data, _OFD_PARTS, {}), "", LIMITS)


def numbers(data: bytes) -> None:
    """What a head or foot says of a page's number, and numbers in words."""
    line = data.decode("utf-8", "replace")[:200]
    printed_number(line)
    printed_within(line)
    numerals.from_chinese(line)
    numerals.ordinal(line)


TARGETS: dict[str, tuple[Callable[[bytes], object], str]] = {
    "docx": (word, ".docx"),
    "ofd": (fixed_layout, ".ofd"),
    "rtf": (rtf_lines, ".rtf"),
    "html": (html_lines, ".html"),
    "text": (lambda data: read_text("文件", data, ""), ".txt"),
    "sniff": (sniff, ""),
    "numbers": (numbers, ".txt"),
}


def _examples(suffix: str, folder: Path) -> None:
    """Sound inputs to begin with."""
    import io  # noqa: PLC0415 - once
    import zipfile  # noqa: PLC0415 - once

    names = {".docx": _WORD_PARTS, ".ofd": _OFD_PARTS}.get(suffix)
    for name, data in seeds(office=False):
        if not name.endswith(suffix):
            continue
        content = data
        if names is not None:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                held = set(archive.namelist())
                content = _CUT.join(archive.read(part) if part in held else b"" for part in names)
        if len(content) <= _LARGEST_EXAMPLE:
            (folder / name).write_bytes(content)
    if suffix == ".rtf":
        (folder / "note.rtf").write_bytes(_RICH_TEXT)


def main() -> None:
    """Fuzz one target for so many seconds."""
    parser = argparse.ArgumentParser(description="coverage-guided fuzzing of our own parsers")
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=180)
    options = parser.parse_args()
    attempt, suffix = TARGETS[options.target]

    def once(data: bytes) -> None:
        try:
            attempt(data)
        except UnreadableError:
            return

    with tempfile.TemporaryDirectory() as name:
        _examples(suffix, Path(name))
        limits = [f"-max_total_time={options.seconds}", "-rss_limit_mb=1500", "-timeout=20", "-max_len=120000"]
        atheris.Setup([sys.argv[0], *limits, "-print_final_stats=1", name], once)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
