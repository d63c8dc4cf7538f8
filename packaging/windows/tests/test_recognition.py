"""The larger bundle reads a scan under Wine: its words are those of the paper, and what is wrong there is found."""

from __future__ import annotations

import json
import shutil
from difflib import SequenceMatcher

import pytest

from conftest import CASE, WORK, Bundle, Told, built, here, unpack

SCAN = CASE / "reply-bad-scan.pdf"
PATIENT = ("--limit", "seconds=2000")
_SAME = 0.98
"""Of a scan's characters so many must be those of the paper: the models are the same here and there."""


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """The program that recognises scans, as a user has it."""
    packed = built("replycheck-*-win64-recognition.zip", "make windows EDITION=--recognition")
    for kept in (WORK / "prefix" / "drive_c" / "users").glob("*/AppData/Local/replycheck/ocr"):
        shutil.rmtree(kept)  # what an earlier run has read would be believed
    made = Bundle(unpack(packed, tmp_path_factory.mktemp("扫描 件")))
    yield made
    made.wine.end()


@pytest.fixture(scope="module")
def told(reader: Bundle) -> Told:
    """What it says of the scan of the example."""
    papers = ("--source", CASE / "judgment.docx", "--petition", CASE / "petition.docx")
    return reader.run("check", SCAN, *papers, "--format", "json", "--no-config", *PATIENT, seconds=2500)


def test_a_scan_is_blocked_for_the_errors_that_the_paper_has(told: Told) -> None:
    expected = json.loads(checked_here("reply-bad.pdf").text)
    assert told.code == 1, told.text[-2000:]
    wrong = {one["rule"] for one in expected["findings"] if one["severity"] == "error"}
    assert wrong - {one["rule"] for one in json.loads(told.text)["findings"]} == set()


def test_what_is_read_is_what_is_written(reader: Bundle) -> None:
    read = reader.run("text", SCAN, *PATIENT, seconds=2500)
    written = here("text", CASE / "reply-bad.pdf")
    assert read.code == 0, read.text[-2000:]
    words, wanted = ("".join(one.text.split()) for one in (read, written))
    assert SequenceMatcher(None, words, wanted, autojunk=False).ratio() > _SAME


def test_it_is_told_that_the_words_were_recognised(told: Told) -> None:
    assert any("OCR" in one["message"] for one in json.loads(told.text)["caveats"])


def checked_here(name: str) -> Told:
    """What the same command says of the paper that was scanned, on this machine."""
    papers = ("--source", CASE / "judgment.docx", "--petition", CASE / "petition.docx")
    return here("check", CASE / name, *papers, "--format", "json", "--no-config")
