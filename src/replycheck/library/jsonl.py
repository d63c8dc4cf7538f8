"""Judgments from JSON lines: a file is cut into portions at line ends, and each portion is read by a worker.

What a reader would get wrong: a line that is wrong stops nothing, but it is said with its number; an empty line is no
judgment and is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from replycheck.errors import UsageError
from replycheck.library.describe import Described, described
from replycheck.records import dataclass

PORTION_BYTES = 3_000_000
_LONGEST_LINE = 64_000_000
"""A longer line holds no judgment: the reader must not fill the memory for it."""
_LONGEST_ID = 400
_OTHERS = ("title", "case_no", "court")


@dataclass(frozen=True, slots=True)
class Portion:
    """Bytes ``start`` to before ``end`` of a file; whole lines."""

    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Wrong:
    """A line that holds no judgment: its number within the portion (from 0), and why."""

    line: int
    reason: str


def portions(path: Path, start: int, size: int) -> Iterator[Portion]:
    """The file from byte ``start`` on to its ``size``, a portion at a time."""
    with path.open("rb") as file:
        while start < size:
            end = min(start + PORTION_BYTES, size)
            file.seek(end)
            while end < size and (read := file.read(1 << 16)):
                at = read.find(b"\n")
                end += len(read) if at < 0 else at + 1
                if at >= 0:
                    break
            yield Portion(str(path), start, min(end, size))
            start = end


def judgments_of(portion: Portion) -> tuple[list[Described], list[Wrong], int]:
    """The judgments of a portion, what is wrong with other lines, and the number of lines."""
    found: list[Described] = []
    wrong: list[Wrong] = []
    lines = 0
    with Path(portion.path).open("rb") as file:
        file.seek(portion.start)
        left = portion.end - portion.start
        while left > 0 and (line := file.readline(min(left, _LONGEST_LINE))):
            left -= len(line)
            if len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
                while left > 0 and not line.endswith(b"\n") and (line := file.readline(min(left, 1 << 20))):
                    left -= len(line)
                wrong.append(Wrong(lines, f"这一行超过 {_LONGEST_LINE // 1_000_000} MB"))
            elif line.strip():
                judgment = _judgment(line.removeprefix(b"\xef\xbb\xbf") if portion.start == lines == 0 else line)
                if isinstance(judgment, Described):
                    found.append(judgment)
                else:
                    wrong.append(Wrong(lines, judgment))
            lines += 1
    return found, wrong, lines


def _judgment(line: bytes) -> Described | str:
    """The judgment on a line, or why there is none."""
    try:
        table: Any = json.loads(line)
    except UnicodeDecodeError:
        return "不是 UTF-8 编码"
    except (ValueError, RecursionError):
        return "不是合法的 JSON"
    if not isinstance(table, dict):
        return "不是 {…} 形式的一条记录"
    fault = _fault_of(table)
    return fault or described(str(table["id"]), table["text"], *(table.get(key) or "" for key in _OTHERS))


def _fault_of(table: dict[str, Any]) -> str | None:
    """What is wrong with a record; None where nothing is."""
    id_, text = table.get("id"), table.get("text")
    if isinstance(id_, bool) or not isinstance(id_, str | int) or not 0 < len(str(id_).strip()) <= _LONGEST_ID:
        return f"缺少 id（{_LONGEST_ID} 字以内的文字或整数）"
    if not isinstance(text, str) or not text.strip():
        return "缺少 text（裁判文书全文）"
    if not all(isinstance(table.get(key) or "", str) for key in _OTHERS):
        return "title、case_no、court 应是文字"
    return None


def stamp_of(path: Path) -> tuple[str, int]:
    """What tells whether a file is the one that was begun, and its size.

    :raises UsageError: it is not there, or no file.
    """
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        raise UsageError(f"找不到文件“{path}”，请核对路径。") from error
    if not path.is_file():
        raise UsageError(f"“{path}”不是文件；--jsonl 后面应是一个每行一份文书的文件。")
    return f"{status.st_size}:{status.st_mtime_ns}", status.st_size
