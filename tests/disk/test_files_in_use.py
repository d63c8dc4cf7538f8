"""Files that somebody has open, that lie in a cloud, or that stand beside an open document."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from replycheck.disk import refusals, replacing
from replycheck.disk.refusals import why
from replycheck.disk.removing import remove_tree
from replycheck.errors import UnreadableError
from replycheck.readers import opening


def windows_error(number: int) -> PermissionError:
    error = PermissionError(13, "denied")
    error.winerror = number  # type: ignore[attr-defined, unused-ignore]
    return error


@pytest.mark.parametrize(
    ("number", "words"),
    [(32, "正被别的程序占用"), (33, "正被别的程序占用"), (5, "没有权限"), (362, "只在云端"), (None, "没有权限")],
)
def test_what_cannot_be_opened_is_told_by_its_cause(
    number: int | None, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "答复.docx"
    paper.write_bytes(b"PK")

    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "denied") if number is None else windows_error(number)

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableError, match=words) as caught:
        opening.content(str(paper))
    assert "答复.docx" in str(caught.value)


@pytest.mark.parametrize(("attributes", "absent"), [(0x20, False), (0x1000, True), (0x40000, True), (0x400020, True)])
def test_a_file_in_a_cloud_is_known_by_its_attributes(attributes: int, *, absent: bool) -> None:
    assert refusals.elsewhere(SimpleNamespace(st_file_attributes=attributes)) is absent  # type: ignore[arg-type]


def test_a_file_in_a_cloud_is_not_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = tmp_path / "答复.docx"
    paper.write_bytes(b"PK")
    monkeypatch.setattr(opening, "elsewhere", lambda _: True)
    monkeypatch.setattr(Path, "open", lambda *_, **__: pytest.fail("it was opened"))
    with pytest.raises(UnreadableError, match="始终保留在此设备上"):
        opening.content(str(paper))


@pytest.mark.parametrize(
    ("name", "size", "refused"), [("~$答复.docx", 162, True), ("~$答复.docx", 30_000, False), ("答复.docx", 162, False)]
)
def test_what_stands_beside_an_open_document_is_no_document(
    name: str, size: int, tmp_path: Path, *, refused: bool
) -> None:
    (tmp_path / name).write_bytes(b"x" * size)
    if refused:
        with pytest.raises(UnreadableError, match="临时文件"):
            opening.content(str(tmp_path / name))
    else:
        assert len(opening.content(str(tmp_path / name))) == size


def test_a_result_that_is_open_in_excel_is_told() -> None:
    assert "Excel" in why(windows_error(32))
    assert why(PermissionError(13, "denied")) == "没有写入的权限"


class Stubborn:
    """Refuses to be replaced so many times."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
        self.left, self.waited = times, []
        original = Path.replace

        def replace(path: Path, target: str | os.PathLike[str]) -> Path:
            self.left -= 1
            if self.left >= 0:
                raise PermissionError(13, "denied")
            return original(path, target)

        monkeypatch.setattr(Path, "replace", replace)
        monkeypatch.setattr(replacing.time, "sleep", self.waited.append)


@pytest.mark.parametrize(("times", "succeeds"), [(0, True), (3, True), (6, True), (7, False)])
def test_who_is_patient_waits_two_seconds_for_a_scanner(
    times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, succeeds: bool
) -> None:
    (tmp_path / "new").write_text("new")
    (tmp_path / "old").write_text("old")
    stubborn = Stubborn(monkeypatch, times)
    if succeeds:
        replacing.replace(tmp_path / "new", tmp_path / "old", patient=True)
    else:
        with pytest.raises(PermissionError):
            replacing.replace(tmp_path / "new", tmp_path / "old", patient=True)
    assert (tmp_path / "old").read_text() == ("new" if succeeds else "old")
    assert len(stubborn.waited) == min(times, 6)
    assert sum(stubborn.waited) <= 2.1


@pytest.mark.skipif(os.name == "nt", reason="there it waits")
def test_elsewhere_a_refusal_is_final(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "new").write_text("new")
    stubborn = Stubborn(monkeypatch, 1)
    with pytest.raises(PermissionError):
        replacing.replace(tmp_path / "new", tmp_path / "old")
    assert stubborn.waited == []


@pytest.mark.parametrize(("patient", "left"), [(True, False), (False, True)])
def test_a_folder_that_somebody_still_stands_in_is_removed_a_moment_later(
    *, patient: bool, left: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "replycheck-1-a"
    folder.mkdir()
    (folder / "答复.pdf").write_bytes(b"%PDF")
    really, tries = shutil.rmtree, []

    def held_twice(path: str, *, ignore_errors: bool) -> None:
        tries.append(path)
        if len(tries) > 2:
            really(path, ignore_errors=ignore_errors)

    monkeypatch.setattr(shutil, "rmtree", held_twice)
    remove_tree(folder, patient=patient)
    assert folder.exists() is left
