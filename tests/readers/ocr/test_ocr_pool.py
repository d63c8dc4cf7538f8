"""Workers that recognise pages: a page that fails, hangs or is not there costs itself and is told of in a few words."""

from __future__ import annotations

import threading
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from replycheck.model.limits import Limits
from replycheck.model.mark import SealShape
from replycheck.readers.formats import Format
from replycheck.readers.layout.readings import PageReading, ReadLine, ReadSeal
from replycheck.readers.ocr.cache import Cache
from replycheck.readers.ocr.pool import recognise_all
from replycheck.readers.ocr.worker import Answer, Task


def picture() -> bytes:
    sheet = Image.new("L", (400, 300), 255)
    ImageDraw.Draw(sheet).text((40, 100), "Page 12 of 30", fill=0, font_size=40)
    target = BytesIO()
    sheet.save(target, "PNG", dpi=(72, 72))
    return target.getvalue()


def told(data: bytes, *tasks: Task, jobs: int = 1) -> dict[int, Answer]:
    answers: dict[int, Answer] = {}
    recognise_all(data, tasks, jobs, lambda task, answer: answers.update({task.index: answer}))
    return answers


def test_a_page_that_is_not_there_does_not_harm_the_others() -> None:
    tasks = [Task(index, kind=Format.IMAGE, limits=Limits(), seconds=600) for index in (7, 0)]
    answers = told(picture(), *tasks)
    assert answers[7] == "图片的图片数据损坏，读不出来；请重新扫描或另存后再查。"
    reading = answers[0]
    assert isinstance(reading, PageReading)
    assert [line.text for line in reading.lines] == ["Page 12 of 30"]


@pytest.mark.parametrize(
    ("data", "task", "words"),
    [
        (b"%PDF-1.7 nothing", Task(0, kind=Format.PDF, limits=Limits(), seconds=600), "无法打开"),
        (picture(), Task(0, kind=Format.IMAGE, limits=Limits(memory_bytes=60_000_000), seconds=600), "内存"),
        (picture(), Task(0, kind=Format.IMAGE, limits=Limits(pixels=100), seconds=600), "像素"),
    ],
    ids=["broken", "memory", "pixels"],
)
def test_a_page_that_cannot_be_recognised_says_why(data: bytes, task: Task, words: str) -> None:
    answer = told(data, task)[0]
    assert isinstance(answer, str)
    assert words in answer


def test_no_thread_of_the_pool_is_left_behind() -> None:
    told(
        b"",
        Task(0, kind=Format.PDF, limits=Limits(), seconds=600),
        Task(1, kind=Format.PDF, limits=Limits(), seconds=600),
        jobs=2,
    )
    assert threading.active_count() == 1


READING = PageReading(
    (ReadLine("第〇页\U00020000", (0.5, 1.0, 0.25, 0.125), 72.0, 144.5, 90.25, 16.0),),
    quarters=3,
    skew=-1.25,
    ink=0.05,
    unread=0.001,
    seals=(ReadSeal((1.0, 2.0, 3.0, 4.0), SealShape.OVAL, "CC2233"),),
    red_lines=((0.0, 1.0, 2.0, 3.0),),
)


def test_what_is_kept_comes_back_unchanged_and_only_for_the_same_content_and_edition(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "ocr", "a" * 64, "1")
    cache.put(3, READING)
    assert cache.get(3) == READING
    assert cache.get(2) is None
    assert Cache(tmp_path / "ocr", "b" * 64, "1").get(3) is None
    assert Cache(tmp_path / "ocr", "a" * 64, "2").get(3) is None
    assert Cache(None, "a" * 64, "1").get(3) is None


DAMAGE = {"empty": "", "bare": "{}", "deep": "[" * 100_000, "null": '{"key": null}', "zero": "\x00"}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_kept_reading_that_was_damaged_is_none(tmp_path: Path, damage: str) -> None:
    cache = Cache(tmp_path, "a" * 64, "1")
    cache.put(1, READING)
    (path,) = tmp_path.iterdir()
    path.write_text(damage, encoding="utf-8")
    assert cache.get(1) is None


def test_a_folder_that_cannot_be_written_to_is_no_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    cache = Cache(tmp_path / "file" / "ocr", "a" * 64, "1")
    cache.put(1, READING)
    cache.trim()
    assert cache.get(1) is None
