"""The process that recognises pages: a file comes in on standard input, then pages to read; what was read goes out.

It renders the page itself, so that no picture travels between processes, and holds the two models (0.2 s to load).
It ends when its input is closed, thus also when its parent is gone.
"""

from __future__ import annotations

import os
import pickle
import sys
from importlib import import_module

from replycheck.errors import ReplycheckError
from replycheck.model.limits import Limits
from replycheck.processes import system
from replycheck.processes.call import silence
from replycheck.processes.interpreter import receive, send
from replycheck.readers.formats import Format
from replycheck.readers.layout.colours import Colours
from replycheck.readers.layout.readings import PageReading, Rectangle
from replycheck.readers.ocr.engine import Engine
from replycheck.readers.ocr.page import read_lines, read_page
from replycheck.records import dataclass

_MEMORY = "识别需要的内存超过限制"
_GRACE_SECONDS = 15
"""The parent ends a worker that takes too long; so much later the system does, should the parent be gone."""


@dataclass(frozen=True, slots=True)
class Task:
    """Page ``index`` (from 0 on) of the file that the worker was given; ``kind`` is the format of that.

    ``part`` is a picture in a Word file instead. ``boxes`` are lines (in points of the page) of which each is read
    alone, in place of the whole page.
    """

    index: int
    kind: Format
    limits: Limits
    seconds: int
    part: str = ""
    boxes: tuple[Rectangle, ...] = ()


Answer = PageReading | str
"""What was read, or in a few Chinese words why nothing was."""


def serve() -> None:
    """Recognise pages until there are no more."""
    source, out = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    silence()
    engine: Engine | None = None
    data = receive(source) or b""
    with out:
        while (packed := receive(source)) is not None:
            task: Task = pickle.loads(packed)  # noqa: S301 - written by our own parent a moment ago
            if engine is None:
                engine = Engine()
                system.confine(task.limits.memory_bytes)
            system.alarm(task.seconds + _GRACE_SECONDS)
            send(out, pickle.dumps(recognise(engine, data, task), protocol=pickle.HIGHEST_PROTOCOL))
            system.alarm(0)


def recognise(engine: Engine, data: bytes, task: Task) -> Answer:
    """What is on one page."""
    try:
        colours, scale = _colours(data, task)
        return read_lines(engine, colours, scale, task.boxes) if task.boxes else read_page(engine, colours, scale)
    except ReplycheckError as error:
        return str(error)
    except MemoryError:
        return _MEMORY
    except Exception as error:  # noqa: BLE001 - at the border of a process: a page that breaks a library is one page
        return _MEMORY if "alloc" in str(error).lower() else f"识别出错（{type(error).__name__}）"


def _colours(data: bytes, task: Task) -> tuple[Colours, float]:
    if task.part:
        from replycheck.readers.docx.drawn.pictures import picture_colours  # noqa: PLC0415 - loads Pillow

        return picture_colours(data, task.part, task.limits)
    pages = import_module(f"replycheck.readers.{task.kind.about.pictures}")  # loads the parser of this format only
    found: tuple[Colours, float] = pages.page_colours(data, task.index, task.limits)
    return found
