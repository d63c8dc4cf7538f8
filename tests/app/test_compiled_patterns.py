"""Compiled patterns are kept beside the bytecode, where Python keeps any, and a broken file costs time alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CASE = Path(__file__).resolve().parents[2] / "examples" / "case"


def run(prefix: Path, *, write: bool = True) -> str:
    """What a check prints whose bytecode lies below ``prefix``."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPYCACHEPREFIX": str(prefix)} | ({} if write else {"PYTHONDONTWRITEBYTECODE": "1"})
    command = [sys.executable, "-m", "replycheck", "check", str(CASE / "reply-bad.docx"), "--format", "json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (1, "")
    return done.stdout


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    """Where the bytecode lies, the file of patterns, and what was printed when there was none yet."""
    prefix = tmp_path_factory.mktemp("bytecode")
    printed = run(prefix)
    (file,) = prefix.rglob("*.compiled")
    return prefix, file, printed


def test_the_second_check_finds_what_the_first_found_and_writes_nothing(kept: tuple[Path, Path, str]) -> None:
    prefix, file, printed = kept
    before = file.stat().st_mtime_ns

    assert run(prefix) == printed
    assert file.stat().st_mtime_ns == before
    assert list(file.parent.glob("*.compiled*")) == [file]


def test_no_word_of_a_paper_is_kept(kept: tuple[Path, Path, str]) -> None:
    data = kept[1].read_bytes()

    assert data.count(b"\n") >= 2
    for name in ("周文海", "江城"):
        assert name.encode() not in data


@pytest.mark.parametrize("data", [b"", b"\x00" * 100, b"{}\n[]\n"], ids=["empty", "zeros", "another's"])
def test_a_broken_file_changes_nothing_and_is_written_anew(kept: tuple[Path, Path, str], data: bytes) -> None:
    prefix, file, printed = kept
    file.write_bytes(data)

    assert run(prefix) == printed
    assert file.stat().st_size > 100_000


def test_nothing_is_written_where_python_writes_no_bytecode(tmp_path: Path, kept: tuple[Path, Path, str]) -> None:
    assert run(tmp_path, write=False) == kept[2]
    assert not list(tmp_path.iterdir())


def test_patterns_are_written_alike_in_every_process() -> None:
    """One that is made of a set would be another at each start, and be compiled each time."""
    code = (
        "import sys; from replycheck.cli import _run\n"
        f"_run(['check', {str(CASE / 'reply-bad.docx')!r}, '--source', {str(CASE / 'judgment.docx')!r}])\n"
        "from replycheck.text.patterns import patterns\n"
        "print('\\0'.join(sorted({one.pattern for one in patterns()})), file=sys.stderr)"
    )
    told = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False)
        told.add(frozenset(done.stderr.decode().split("\0")))
    one, other = told if len(told) > 1 else (*told, *told)
    assert sorted(one ^ other) == []
