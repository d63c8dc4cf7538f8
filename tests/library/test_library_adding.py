"""Adding: everything is stored or said, once, and an addition that was interrupted goes on."""

from __future__ import annotations

import json
import sys
import zlib
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from shelves import judgment, shelved, written

from replycheck import app
from replycheck.config.settings import Settings
from replycheck.errors import UnreadableError, UsageError
from replycheck.library import open_library
from replycheck.library.adding import AddOptions, Callbacks, Sum, add_files, add_jsonl
from replycheck.library.inventory import remove, stock_of
from replycheck.library.verifying import verify
from replycheck.library.writing import Writer
from replycheck.model.limits import Limits


def _ids(folder: Path) -> list[str]:
    with closing(open_library(folder)) as library:
        return [found.id for found in library.all()]


def _added(folder: Path, file: Path, options: AddOptions | None = None) -> tuple[Sum, list[str]]:
    complaints: list[str] = []
    total = add_jsonl(folder, file, options or AddOptions(), Callbacks(complaints.append, lambda _: None))
    return total, complaints


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param(b"{nonsense", "不是合法的 JSON", id="no-json"),
        pytest.param(b"\xff\xfe", "UTF-8", id="no-utf8"),
        pytest.param(b"[1]", "一条记录", id="no-record"),
        pytest.param(b'{"text": "x"}', "缺少 id", id="no-id"),
        pytest.param(b'{"id": "", "text": "x"}', "缺少 id", id="empty-id"),
        pytest.param(b'{"id": true, "text": "x"}', "缺少 id", id="id-of-another-kind"),
        pytest.param(b'{"id": "a"}', "缺少 text", id="no-text"),
        pytest.param(b'{"id": "a", "text": " "}', "缺少 text", id="empty-text"),
        pytest.param(b'{"id": "a", "text": "x", "court": 3}', "应是文字", id="court-of-another-kind"),
        pytest.param(b"[" * 100_000, "不是合法的 JSON", id="nested-deeply"),
    ],
)
def test_a_line_that_is_wrong_is_said_with_its_number_and_the_rest_goes_on(
    tmp_path: Path, line: bytes, reason: str
) -> None:
    file = tmp_path / "some.jsonl"
    good = [json.dumps(judgment(number), ensure_ascii=False).encode() for number in range(2)]
    file.write_bytes(b"\n".join([good[0], b"", line, good[1]]))

    total, complaints = _added(tmp_path / "shelf", file)

    assert (total.added, total.refused) == (2, 1)
    assert len(complaints) == 1
    assert "第 3 行" in complaints[0]
    assert reason in complaints[0]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("﻿x\ud800y\U0001f600\x00z" * 3, id="odd-characters"),
        pytest.param("一" * 300_000, id="long"),
        pytest.param("云川市\r\n柳湾区\t \n", id="line-ends"),
    ],
)
def test_a_text_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    file = tmp_path / "some.jsonl"
    file.write_text(json.dumps({"id": 7, "text": text}), encoding="utf-8")
    _added(tmp_path / "shelf", file)

    with closing(open_library(tmp_path / "shelf")) as library:
        document = library.document("7")

    assert document is not None
    assert document.text == text
    assert document.source == "7"


def test_the_same_text_twice_is_stored_once_and_counted(tmp_path: Path) -> None:
    one = judgment(1)
    total = shelved(tmp_path / "shelf", [one, one | {"id": "again"}, judgment(2)])
    later = shelved(tmp_path / "shelf", [judgment(2) | {"id": "later"}, judgment(3)])

    assert (total.added, total.present) == (2, 1)
    assert (later.added, later.present) == (1, 1)
    assert _ids(tmp_path / "shelf") == ["j1", "j2", "j3"]


def test_a_name_that_stands_for_another_text_is_refused_and_said(tmp_path: Path) -> None:
    shelved(tmp_path / "shelf", [judgment(1)])
    total, complaints = _added(tmp_path / "shelf", written(tmp_path / "b.jsonl", [judgment(2) | {"id": "j1"}]))

    assert (total.added, total.refused) == (0, 1)
    assert "--replace" in complaints[0]


def test_a_corrected_version_takes_the_place_of_the_same_case_number_when_asked(tmp_path: Path) -> None:
    old = judgment(1)
    new = {"id": "corrected", "text": old["text"].replace("砂石", "石料") + "补正。"}
    ruling = {"id": "ruling", "text": old["text"].replace("民事判决书", "民事裁定书")}
    shelved(tmp_path / "shelf", [old, ruling])

    kept = shelved(tmp_path / "kept", [old, ruling, new])
    total = shelved(tmp_path / "shelf", [new], replace=True)

    assert (kept.added, kept.replaced) == (3, 0)
    assert (total.added, total.replaced) == (0, 1)
    assert _ids(tmp_path / "shelf") == ["ruling", "corrected"]


def test_an_interrupted_addition_goes_on_behind_the_last_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("replycheck.library.jsonl.PORTION_BYTES", 20_000)
    monkeypatch.setattr("replycheck.library.adding._LEAST_BATCH", 15_000)
    monkeypatch.setattr("replycheck.library.adding._MOST_BATCH", 15_000)
    file = written(tmp_path / "many.jsonl", [judgment(number) for number in range(60)])
    file.write_text("nonsense\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    folder = tmp_path / "shelf"

    def interrupt(total: Sum) -> None:
        if total.added > 30:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_jsonl(folder, file, AddOptions(), Callbacks(lambda _: None, interrupt))
    before = len(_ids(folder))
    total, complaints = _added(folder, file)

    assert 0 < before < 60
    assert total.skipped > 0
    assert total.refused == 1  # the line was said when it was met, and counts still
    assert complaints == []
    assert _ids(folder) == [f"j{number}" for number in range(60)]
    assert verify(folder).faults == ()


def test_files_of_all_kinds_are_added_and_those_that_cannot_be_read_are_said(tmp_path: Path) -> None:
    good, broken, empty = tmp_path / "a.txt", tmp_path / "b.pdf", tmp_path / "c.txt"
    good.write_text(judgment(1)["text"], encoding="utf-8")
    broken.write_bytes(b"%PDF-1.4\nnothing")
    empty.write_text("\n\n", encoding="utf-8")
    complaints: list[str] = []

    paths = [good, broken, empty]
    total = add_files(
        tmp_path / "shelf", paths, _read, AddOptions(jobs=1), Callbacks(complaints.append, lambda _: None)
    )

    assert (total.added, total.refused) == (1, 2)
    assert [complaint.partition("没有入库")[0] for complaint in complaints] == [f"“{path}”" for path in paths[1:]]
    assert _ids(tmp_path / "shelf") == [good.as_posix()]


def _read(path: str) -> app.Document:
    return app.read_document(path, isolated=False)


def test_a_worker_that_dies_costs_its_own_file_only(tmp_path: Path) -> None:
    paths = []
    for number in range(4):
        path = tmp_path / ("deadly.txt" if number == 1 else f"{number}.txt")
        path.write_text(judgment(number)["text"], encoding="utf-8")
        paths.append(path)
    complaints: list[str] = []

    total = add_files(
        tmp_path / "shelf", paths, _deadly, AddOptions(jobs=2), Callbacks(complaints.append, lambda _: None)
    )

    assert (total.added, total.refused) == (3, 1)
    assert "意外中止" in complaints[0]


def _deadly(path: str) -> app.Document:
    if "deadly" in path:
        import os  # noqa: PLC0415 - in the worker

        os._exit(9)
    return _read(path)


def test_what_was_removed_is_found_no_more_and_may_come_again(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    some = [judgment(number) for number in range(12)]
    shelved(folder, some)

    gone, unknown = remove(folder, ["j3", "nobody"], ["（2021）川1005民初 6 号"])
    with closing(open_library(folder)) as library:
        found = {one.id for number in (3, 5) for one in library.candidates(some[number]["text"])}
    shelved(folder, [some[3]])

    assert (gone, unknown) == (2, ("nobody",))
    assert not found & {"j3", "j5"}
    assert _ids(folder)[-1] == "j3"
    assert stock_of(folder).removed == 2


@pytest.mark.parametrize(
    "options", [{"memory": 10}, {"memory": -1}, {"jobs": -1}], ids=["little-memory", "no-memory", "no-jobs"]
)
def test_an_impossible_wish_is_refused(options: dict[str, int]) -> None:
    with pytest.raises(UsageError):
        AddOptions(**options)


def test_what_was_taken_counts_only_once_it_is_committed(tmp_path: Path) -> None:
    shelved(tmp_path / "shelf", [judgment(1)])
    with Writer(tmp_path / "shelf") as writer:
        from replycheck.library.describe import described  # noqa: PLC0415 - for this test
        from replycheck.library.prepare import parcel  # noqa: PLC0415 - for this test

        writer.take(parcel([described("two", judgment(2)["text"])]))
        assert _ids(tmp_path / "shelf") == ["j1"]

    assert _ids(tmp_path / "shelf") == ["j1"]
    assert verify(tmp_path / "shelf").faults == ()


def _endless(strokes: int) -> bytes:
    """A PDF of one page whose single content stream unpacks to that many strokes."""
    stream = zlib.compress(b"".join(b"0 %d m 9 %d l S\n" % (n % 20, n % 80) for n in range(strokes)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    body, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj%sendobj\n" % (number, one)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + table + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)


@pytest.mark.skipif(sys.platform == "win32", reason="memory limits are POSIX's")
@pytest.mark.parametrize(
    ("limits", "words"),
    [(Limits(seconds=1), "超过 1 秒"), (Limits(memory_bytes=100_000_000), "内存")],
    ids=["time", "memory"],
)
def test_a_small_pdf_that_unpacks_to_very_much_is_bounded_as_in_a_check(
    tmp_path: Path, limits: Limits, words: str
) -> None:
    file, other = tmp_path / "a.pdf", tmp_path / "b.txt"
    file.write_bytes(_endless(1_500_000))
    other.write_text(judgment(1)["text"], encoding="utf-8")
    complaints: list[str] = []
    read = partial(app.read_document, settings=Settings(limits=limits))

    total = add_files(
        tmp_path / "shelf", [file, other], read, AddOptions(), Callbacks(complaints.append, lambda _: None)
    )

    assert file.stat().st_size < 1_500_000
    assert (total.added, total.refused) == (1, 1)
    assert words in complaints[0]
    with pytest.raises(UnreadableError, match=words):
        app.read_document(file, Settings(limits=limits))
