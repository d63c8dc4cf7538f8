"""Papers that were read before are known by their bytes and by what their reading depends on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from replycheck.app.papers import read_paper
from replycheck.app.read_before import ReadBefore
from replycheck.config.settings import Settings
from replycheck.model.document import Caveat
from replycheck.model.limits import Limits

WORDS = "张某：\n您的来信收悉。经查，路灯已于5月3日修好。\n某市城管局\n2023年5月5日\n"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "答复.txt"
    path.write_bytes(WORDS.encode())  # whatever the system ends its lines with
    return path


def test_a_paper_is_read_once_and_known_by_another_name(paper: Path, tmp_path: Path) -> None:
    before = ReadBefore(tmp_path / "read")
    first = read_paper(str(paper), Settings(), before=before)
    renamed = paper.rename(tmp_path / "答复-修改稿.txt")
    known = before.get(str(renamed), renamed.read_bytes(), Settings())
    assert known == replace(first, source=str(renamed))
    (kept,) = before.folder.iterdir()
    kept.write_bytes(kept.read_bytes().replace("路灯".encode(), "水管".encode()))
    assert "水管已于" in read_paper(str(renamed), Settings(), before=before).text


def test_other_bytes_and_other_settings_are_read_anew(paper: Path, tmp_path: Path) -> None:
    before = ReadBefore(tmp_path / "read")
    read_paper(str(paper), Settings(), before=before)
    assert before.get(str(paper), paper.read_bytes() + b"\n", Settings()) is None
    assert before.get(str(paper), paper.read_bytes(), replace(Settings(), limits=Limits(pages=3))) is None


def test_what_was_not_read_whole_is_read_again(paper: Path, tmp_path: Path) -> None:
    before = ReadBefore(tmp_path / "read")
    document = read_paper(str(paper), Settings())
    before.put(replace(document, caveats=(Caveat("没有读全。", incomplete=True),)), paper.read_bytes(), Settings())
    assert before.get(str(paper), paper.read_bytes(), Settings()) is None


def test_a_folder_that_cannot_be_written_or_read_costs_nothing(paper: Path, tmp_path: Path) -> None:
    (tmp_path / "read").write_text("no folder", encoding="utf-8")
    before = ReadBefore(tmp_path / "read")
    assert read_paper(str(paper), Settings(), before=before).text == WORDS
    broken = ReadBefore(tmp_path / "broken")
    read_paper(str(paper), Settings(), before=broken)
    (kept,) = broken.folder.iterdir()
    kept.write_bytes(b"")
    assert read_paper(str(paper), Settings(), before=broken).text == WORDS
