"""Broken and hostile files under Wine: none hangs, none ends the program, and what was read is what is read here."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT, Bundle, findings, here, windows_path

sys.path.insert(0, str(ROOT / "tests" / "hostile"))

import hostile_pdf
import test_hostile_docx as hostile_docx

OUTSIDE = Path(os.environ.get("REPLYCHECK_TEST_DATA") or "no-test-data") / "data" / "hostile"
_EACH = 4
"""Of every kind of files that others have found, so many."""
_SECONDS = 1500
_NEEDS_OFFICE = frozenset({".doc", ".wps", ".rtf", ".odt"})
"""Here LibreOffice may read them; in the bundle's Windows there is none."""


def gathered(folder: Path) -> Iterator[Path]:
    """Hostile files: those that the tests make, and of those that others have found some of every kind."""
    made = {
        "pdf": {**hostile_pdf.READABLE, **hostile_pdf.BROKEN},
        "docx": {**hostile_docx.READABLE, **hostile_docx.REFUSED},
    }
    for ending, files in made.items():
        for number, make in enumerate(files.values()):
            path = folder / f"自制{number:02}.{ending}"
            path.write_bytes(make())
            yield path
    kinds: dict[str, list[Path]] = defaultdict(list)
    for path in OUTSIDE.rglob("*"):
        if path.is_file():
            kinds[path.suffix.lower()].append(path)
    for kind in kinds.values():
        yield from sorted(kind, key=lambda path: hashlib.sha256(path.name.encode()).digest())[:_EACH]


def test_hostile_files_end_the_same_as_here(bundle: Bundle, tmp_path: Path) -> None:
    papers = list(gathered(tmp_path))
    listed = {name: tmp_path / f"{name}.csv" for name in ("wine", "here")}
    for name, target in listed.items():
        with target.open("w", encoding="utf-8-sig", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["reply"])
            rows.writerows([windows_path(path) if name == "wine" else str(path)] for path in papers)
    settings = tmp_path / "replycheck.toml"  # this bundle recognises no scans
    settings.write_text("[ocr]\nenabled = false\n[limits]\nseconds = 60\n", "utf-8")
    asked = ("--jobs", "2", "--config")
    theirs = bundle.run("batch", listed["wine"], "--output", windows_path(tmp_path / "结果"), *asked,
                        windows_path(settings), seconds=_SECONDS)  # fmt: skip
    assert theirs.code in {1, 3}, theirs.text[-3000:]
    assert "Traceback" not in theirs.text
    here("batch", listed["here"], "--output", tmp_path / "here", *asked, settings)
    found, expected = (_reports(tmp_path / name) for name in ("结果", "here"))
    assert len(found) == len(expected) == len(papers)
    differ = [
        (path.name, one["verdict"], other["verdict"])
        for path, one, other in zip(papers, found, expected, strict=True)
        if path.suffix.lower() not in _NEEDS_OFFICE
        and (one["verdict"], findings(one)) != (other["verdict"], findings(other))
    ]
    assert differ == []


def _reports(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "results.jsonl").read_text("utf-8").splitlines()]


def test_limits_of_time_and_memory_hold(bundle: Bundle, tmp_path: Path) -> None:
    paper = tmp_path / "很大.docx"
    paper.write_bytes(_huge())
    patient = "seconds = 300\n"  # on a machine that does much else its time would be up before its memory
    for limit, word in (("seconds = 2\n", "秒"), (f"memory_bytes = 40000000\n{patient}", "内存")):
        (tmp_path / "replycheck.toml").write_text(
            f"[limits]\nratio = 100000\ncharacters = 900000000\nunpacked_bytes = 900000000\n{limit}", "utf-8"
        )
        told = bundle.run("check", windows_path(paper), "--config", windows_path(tmp_path / "replycheck.toml"))
        assert told.code == 3, told.text[-2000:]
        assert word in told.text, told.text[-2000:]


def _huge() -> bytes:
    """A Word file that is small and takes hundreds of megabytes to read."""
    made = io.BytesIO()
    source = ROOT / "examples" / "case" / "reply-bad.docx"
    paragraph = b"<w:p><w:r><w:t>" + "信访事项办理情况".encode() * 5 + b"</w:t></w:r></w:p>"
    with zipfile.ZipFile(source) as read, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name in read.namelist():
            data = read.read(name)
            if name == "word/document.xml":
                head, tail = data.split(b"<w:body>")[0] + b"<w:body>", b"</w:body></w:document>"
                data = head + paragraph * 300_000 + tail
            out.writestr(name, data)
    return made.getvalue()


@pytest.mark.parametrize("name", ["~$答复.docx", "CON.txt", "答复.", "nul"])
def test_names_that_windows_keeps_for_itself_are_a_sentence(bundle: Bundle, name: str, tmp_path: Path) -> None:
    told = bundle.run("check", windows_path(tmp_path) + "\\" + name)
    assert told.code in {2, 3}, told.text
    assert "Traceback" not in told.text
