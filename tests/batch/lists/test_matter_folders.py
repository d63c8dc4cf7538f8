"""A folder of matters is read as matters, and merged cells of a list hold for all their rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from replycheck.batch import load_list


def _put(folder: Path, *names: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_text("内容", encoding="utf-8")


def test_judgments_and_letters_of_a_matter_are_no_replies(tmp_path: Path) -> None:
    _put(tmp_path / "件1", "答复.txt", "判决书.txt", "二审判决书.txt", "来信.txt", "~$答复.txt")
    _put(tmp_path / "件2", "答复意见书.txt", "民事裁定书.txt")
    found = load_list(str(tmp_path))
    one, two = found.entries
    assert (Path(one.reply).name, Path(str(one.petition)).name) == ("答复.txt", "来信.txt")
    assert {Path(source).name for source in one.sources} == {"判决书.txt", "二审判决书.txt"}
    assert (Path(two.reply).name, two.petition, len(two.sources)) == ("答复意见书.txt", None, 1)
    assert any("临时文件" in warning and "~$答复.txt" in warning for warning in found.warnings)


def test_a_folder_with_several_replies_is_no_matter(tmp_path: Path) -> None:
    _put(tmp_path, "答复1.txt", "答复2.txt", "判决书.txt")
    assert len(load_list(str(tmp_path)).entries) == 3


def test_several_letters_are_not_guessed_between(tmp_path: Path) -> None:
    _put(tmp_path / "件", "答复.txt", "来信1.txt", "来信2.txt")
    found = load_list(str(tmp_path))
    assert [entry.petition for entry in found.entries] == [None]
    assert any("都像来信" in warning for warning in found.warnings)


@pytest.mark.parametrize("merged", ["B2:B3", "A2:C2"])
def test_a_merged_cell_holds_for_all_its_rows_and_for_no_other(tmp_path: Path, merged: str) -> None:
    _put(tmp_path, "a.txt", "b.txt", "c.txt", "judgment.txt")
    book = Workbook()
    sheet = book.active
    for row in (
        ("reply", "source", "unit"),
        ("a.txt", "judgment.txt", "甲庭"),
        ("b.txt", None, "乙庭"),
        ("c.txt", None, ""),
    ):
        sheet.append(row)
    sheet.merge_cells(merged)
    book.save(tmp_path / "list.xlsx")
    entries = load_list(str(tmp_path / "list.xlsx")).entries
    sources = [len(entry.sources) for entry in entries]
    assert sources == ([1, 1, 0] if merged == "B2:B3" else [0, 0, 0])
