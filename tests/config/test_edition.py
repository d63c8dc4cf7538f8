"""Which program this is."""

from __future__ import annotations

from pathlib import Path

import pytest

import replycheck
from replycheck.config import edition


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ('{"build": "20261129-abc", "made_for": "Windows 64 位"}', "构建 20261129-abc（Windows 64 位）"),
        (None, "构建 未打包"),
        ("{", "构建 未打包"),
        ("[]", "构建 未打包"),
        ("{}", "构建 未打包"),
    ],
    ids=["bundle", "source", "broken", "list", "empty"],
)
def test_the_build_is_shown(told: str | None, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "build.json"
    if told is not None:
        place.write_text(told, "utf-8")
    monkeypatch.setattr(edition, "_BUILT", place)
    first, second, third = edition.edition_lines()
    assert first.startswith("replycheck ")
    assert second.startswith(shown)
    assert third.startswith("数据 ")


def test_the_data_are_named_by_what_they_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edition, "table_folder", lambda: tmp_path)
    (tmp_path / "a.tsv").write_text("甲")
    first = edition.data_version()
    assert len(first) == 12
    (tmp_path / "b.tsv").write_text("乙")
    second = edition.data_version()
    (tmp_path / "b.tsv").unlink()
    assert first != second
    assert edition.data_version() == first
    (tmp_path / "a.tsv").rename(tmp_path / "c.tsv")
    assert edition.data_version() != first


def test_a_bundle_is_told_by_a_file_that_lies_in_the_package() -> None:
    assert edition._BUILT.parent == Path(replycheck.__file__).resolve().parent
