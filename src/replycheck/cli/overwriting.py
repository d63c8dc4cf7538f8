"""What a report may be written over: an earlier report, never a document.

A table or an XML file may be anybody's, so only one that begins as ours do is taken for an earlier report.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from replycheck.errors import UsageError

_REPORT_ENDINGS = {".html", ".htm", ".json", ".jsonl", ".txt", ".log", ".sarif", ""}
"""Endings under which reports are kept; a file with another one is surely no report."""
_OUR_HEADS = (
    "\ufefffile,kind,rule,".encode(),
    b'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="replycheck">',
)


def refuse_overwriting(wanted: str, inputs: Iterable[str], *, in_file: bool = False) -> None:
    """Refuse to write to ``wanted`` where something stands that is no earlier report.

    ``in_file``: what is written is a document itself, so nothing at all may stand there.

    :raises UsageError: with what to do instead.
    """
    path = Path(wanted)
    if path.is_dir():
        raise UsageError(f"“{wanted}”是文件夹；请写明报告的文件名。")
    if not path.exists():
        return
    if any(_same(wanted, given) for given in inputs):
        raise UsageError(f"报告不能写到“{wanted}”：它就是要检查的文件。")
    if in_file:
        raise UsageError(f"“{wanted}”已经存在，没有覆盖；请换一个文件名，或先把它移走。")
    if path.suffix.lower() not in _REPORT_ENDINGS and not _is_ours(path):
        raise UsageError(f"“{wanted}”已经存在，看上去不是报告，没有覆盖；请换一个文件名。")


def _is_ours(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(100).startswith(_OUR_HEADS)
    except OSError:
        return False


def _same(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other)
    except OSError:
        return False
