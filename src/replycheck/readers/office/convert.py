"""Old Word files, WPS, RTF and ODT, through LibreOffice where it is installed, into the Word files that we read.

What is easily got wrong: LibreOffice shows deleted text and puts today's date into date fields, so what it makes is
not believed as it stands: tracked changes go through our own reader, dates are warned of, and page numbers of what it
made are never stated, since another font moves most of them.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import sys
import threading
from pathlib import Path

from replycheck.errors import UnreadableError
from replycheck.model.document import Document
from replycheck.model.limits import Limits
from replycheck.readers.docx.read import read_docx
from replycheck.readers.office.dates import restored, still
from replycheck.readers.office.keeper import Task, convert_here, packed
from replycheck.readers.office.traits import refuse_locked, settled
from replycheck.readers.sniff import CALLED, Format

_READERS = {
    Format.DOC: (".doc", "MS Word 97"),
    Format.RTF: (".rtf", "Rich Text Format"),
    Format.ODT: (".odt", "writer8"),
    Format.WORD_XML: (".xml", "MS Word 2003 XML"),
}
_SPARE_SECONDS = 15
_KEEPER = "from replycheck.readers.office.keeper import serve; serve()"
_PROGRAMS = ("soffice.com", "soffice.exe") if sys.platform == "win32" else ("soffice", "libreoffice")


def read_office(shown: str, data: bytes, made: bytes, kind: Format, limits: Limits) -> Document:
    """The document of an office file of which :func:`converted` made a Word file; errors as ``read_docx``.

    Tracked changes are those of the file itself; it has no pages.
    """
    dated = True
    if kind is Format.DOC:
        made, dated = restored(made, data, limits)
    return settled(read_docx(shown, made, hashlib.sha256(data).hexdigest(), limits), data, kind, dated=dated)


def converted(shown: str, data: bytes, kind: Format, limits: Limits, program: str = "") -> bytes:
    """The bytes of a Word file with the content of an office file, ``shown`` being what messages call it.

    ``program`` is the path of LibreOffice's ``soffice``, empty to look where it usually is. UnreadableError where there
    is none, or it makes nothing of the file in ``limits.office_seconds``.
    """
    found = program or libreoffice()
    if not found or not Path(found).is_file():
        where = f"（配置的 {program} 不存在）" if program else ""
        raise UnreadableError(
            f"{shown}是{CALLED[kind]}，要装有 LibreOffice 才能读{where}；请安装它，或者另存为 docx 或 PDF 后再查。"
        )
    refuse_locked(shown, data, kind)
    suffix, reader = _READERS[kind]
    given = still(shown, data, kind, limits)
    made = _kept(Task(found, given, suffix, reader, limits.office_seconds, limits.memory_bytes), limits)
    if not made.startswith(b"PK"):
        raise UnreadableError(
            f"{shown}是{CALLED[kind]}，没能由 LibreOffice 读出（已损坏、有密码，或超过 {limits.office_seconds} 秒）；"
            "请用 Word 或 WPS 打开，另存为 docx 后再查。"
        )
    return made


def paged(data: bytes, limits: Limits, program: str = "") -> bytes:
    """The bytes of a PDF with the pages of a Word file; errors as :func:`converted`, without the file's name."""
    suffix, reader = ".docx", "MS Word 2007 XML"
    task = Task(program or libreoffice(), data, suffix, reader, limits.office_seconds, limits.memory_bytes, "pdf")
    made = _kept(task, limits)
    if not made.startswith(b"%PDF"):
        raise UnreadableError("没能由 LibreOffice 排版")
    return made


def _kept(task: Task, limits: Limits) -> bytes:
    """What the keeper gives for the task; nothing where it failed."""
    if getattr(sys, "frozen", False):
        return convert_here(task)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    keeper = subprocess.Popen(  # noqa: S603 - our own interpreter with a fixed command
        [sys.executable, "-c", _KEEPER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,  # Ctrl-C is ours to answer; the keeper goes when its standard input ends
    )
    guard = threading.Timer(limits.office_seconds + _SPARE_SECONDS, keeper.kill)
    guard.start()
    try:
        with contextlib.suppress(OSError):  # a keeper that has died reads no more
            assert keeper.stdin is not None  # noqa: S101 - a pipe was asked for
            keeper.stdin.write(packed(task))
            keeper.stdin.flush()
        assert keeper.stdout is not None  # noqa: S101 - as above
        return keeper.stdout.read()
    finally:
        guard.cancel()
        guard.join()
        for pipe in (keeper.stdin, keeper.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        keeper.wait()


def libreoffice() -> str:
    """The path of LibreOffice's ``soffice``: on the PATH, else where it is usually installed; "" where it is not.

    Folders that are not whole paths are passed over: they would mean a program in the folder of the papers.
    """
    folders = [Path(one) for one in os.environ.get("PATH", "").split(os.pathsep) if one]
    places = [folder / name for folder in folders if folder.is_absolute() for name in _PROGRAMS]
    return next((str(place) for place in [*places, *_usual()] if place.is_file()), "")


def _usual() -> list[Path]:
    if sys.platform == "win32":
        roots = [os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432")]
        return [Path(root, "LibreOffice", "program", name) for root in roots if root for name in _PROGRAMS]
    if sys.platform == "darwin":
        return [Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")]
    places = [Path("/usr/lib/libreoffice/program/soffice"), Path("/usr/lib64/libreoffice/program/soffice")]
    return [*places, *sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)]
