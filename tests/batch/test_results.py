"""The files of a run: complete or not there, and nobody's are overwritten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from batch_workers import report
from hypothesis import given
from hypothesis import strategies as st

from replycheck.batch import CheckResult, Entry
from replycheck.batch.checked import checked
from replycheck.batch.results import FILES, PART, claim, name_all
from replycheck.errors import UsageError

TAKEN = (*FILES, *(name + PART for name in FILES), "reports")


@pytest.mark.parametrize("resume", [False, True], ids=["anew", "resume"])
@pytest.mark.parametrize("name", TAKEN)
def test_nothing_in_the_output_folder_is_overwritten_unasked(tmp_path: Path, name: str, *, resume: bool) -> None:
    (tmp_path / name).write_text("precious", encoding="utf-8")
    with pytest.raises(UsageError, match=name):
        claim(tmp_path, overwrite=False, resume=resume)
    assert (tmp_path / name).read_text(encoding="utf-8") == "precious"


def test_an_interrupted_run_is_neither_overwritten_nor_gone_on_with_unasked(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite").touch()
    with pytest.raises(UsageError, match="--resume"):
        claim(tmp_path, overwrite=False, resume=False)
    claim(tmp_path, overwrite=False, resume=True)
    claim(tmp_path, overwrite=True, resume=False)
    assert not list(tmp_path.iterdir())


def test_with_leave_old_results_stay_until_the_new_ones_get_their_names(tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).write_text("old", encoding="utf-8")
    claim(tmp_path, overwrite=True, resume=False)
    assert {path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {"old"}
    written = [name for name in FILES if name != "sample.csv"]
    for name in written:
        (tmp_path / (name + PART)).write_text("new", encoding="utf-8")
    name_all(tmp_path)
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == dict.fromkeys(written, "new")


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match=r"写"):
        claim(tmp_path / "file" / "out", overwrite=True, resume=False)


@given(st.text(st.characters(exclude_categories=()) | st.sampled_from("\x85\u2028\u2029\x1c\r\n")))
def test_a_report_is_one_line_for_every_reader_of_lines(text: str) -> None:
    entry = Entry(1, "a.docx")
    made = checked(entry, CheckResult(report(entry, note=text)))
    assert len((made.line.decode() + "\n").splitlines()) == 1
    assert json.loads(made.line)["note"] == text
