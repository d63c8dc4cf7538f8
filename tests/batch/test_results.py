"""The files of a run: in order, complete or not there."""

from __future__ import annotations

import csv
import json
from contextlib import suppress
from pathlib import Path

import pytest
from batch_workers import report
from hypothesis import given
from hypothesis import strategies as st

from replycheck.batch import Entry
from replycheck.batch.results import Checked, Results, checked
from replycheck.batch.summary import COLUMNS
from replycheck.errors import UsageError
from replycheck.model.report import Verdict

NAMES = {"results.jsonl", "summary.csv"}
PARTS = {"results.jsonl.part", "summary.csv.part"}


def line(number: int, size: int = 0) -> Checked:
    return Checked(json.dumps({"n": number, "x": "x" * size}).encode(), (str(number),), Verdict.PASS)


def in_folder(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@given(st.permutations(range(12)))
def test_reports_stand_in_the_order_of_the_list_whatever_order_they_come_in(
    tmp_path_factory: pytest.TempPathFactory, order: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("out")
    with Results(folder, 100) as results:
        for position in order:
            results.add(position, line(position))
        results.publish()
    lines = (folder / "results.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(one)["n"] for one in lines] == list(range(12))
    rows = list(csv.reader((folder / "summary.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows == [list(COLUMNS), *[[str(n)] for n in range(12)]]


def test_results_are_full_when_too_many_or_too_large_reports_wait(tmp_path: Path) -> None:
    with Results(tmp_path / "many", 2) as results:
        results.add(1, line(1))
        assert not results.full
        results.add(2, line(2))
        assert results.full
        results.add(0, line(0))
        assert not results.full
    with Results(tmp_path / "large", 100) as results:
        results.add(1, line(1, size=64_000_000))
        assert results.full
        results.add(0, line(0))
        assert not results.full


def test_a_run_that_ends_early_leaves_only_parts_and_one_without_results_nothing(tmp_path: Path) -> None:
    _stop_after(Results(tmp_path / "a", 9), line(0))
    assert in_folder(tmp_path / "a") == PARTS
    assert (tmp_path / "a" / "results.jsonl.part").read_text(encoding="utf-8").count("\n") == 1
    _stop_after(Results(tmp_path / "b", 9))
    assert in_folder(tmp_path / "b") == set()


def _stop_after(results: Results, *reports: Checked) -> None:
    """What happens to the files when a run takes ``reports`` and is interrupted."""
    with suppress(KeyboardInterrupt), results:
        for position, made in enumerate(reports):
            results.add(position, made)
        raise KeyboardInterrupt


def test_results_with_a_gap_are_never_published(tmp_path: Path) -> None:
    with Results(tmp_path, 9) as results:
        results.add(1, line(1))
        with pytest.raises(ValueError, match="wait for number 0"):
            results.publish()
    assert not in_folder(tmp_path) & NAMES


@pytest.mark.parametrize("name", sorted(NAMES | PARTS))
def test_nothing_in_the_output_folder_is_overwritten_unasked(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("precious", encoding="utf-8")
    with pytest.raises(UsageError, match=name):
        Results(tmp_path, 9)
    assert (tmp_path / name).read_text(encoding="utf-8") == "precious"
    assert in_folder(tmp_path) == {name}


def test_with_leave_old_results_are_replaced_only_at_the_end(tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / name).write_text("old", encoding="utf-8")
    with Results(tmp_path, 9, overwrite=True) as results:
        results.add(0, line(0))
        assert (tmp_path / "results.jsonl").read_text(encoding="utf-8") == "old"
        results.publish()
    assert in_folder(tmp_path) == NAMES
    assert json.loads((tmp_path / "results.jsonl").read_text(encoding="utf-8"))["n"] == 0


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match=r"不能在.*写结果"):
        Results(tmp_path / "file" / "out", 9)


@given(st.text(st.characters(exclude_categories=()) | st.sampled_from("\x85\u2028\u2029\x1c\r\n")))
def test_a_report_is_one_line_for_every_reader_of_lines(text: str) -> None:
    entry = Entry(1, "a.docx")
    made = checked(entry, report(entry, note=text))
    assert len((made.line.decode() + "\n").splitlines()) == 1
    assert json.loads(made.line)["note"] == text
