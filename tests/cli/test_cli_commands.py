"""``text``, ``rules``, ``explain``, hostile names, and readers who leave early."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import Command

from replycheck.app import read_document
from replycheck.checks import all_rules


@pytest.mark.parametrize("name", ["windows.txt", "good.txt", "bad.txt"])
def test_the_text_of_a_text_file_is_the_file_byte_by_byte(files: Path, name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "replycheck", "text", str(files / name)], capture_output=True, check=True, timeout=60
    )
    assert done.stdout == (files / name).read_bytes()
    assert done.stderr == b""


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\u2028", "\x0c", "\n\r\n"])
def test_no_line_end_is_changed(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(f"张某：{ending}来信收悉。{ending}特此答复。".encode())
    done = subprocess.run(
        [sys.executable, "-m", "replycheck", "text", str(path)], capture_output=True, check=True, timeout=60
    )
    assert done.stdout == path.read_bytes()


@pytest.mark.parametrize("name", ["reply-good.docx", "reply-bad.pdf", "judgment.docx"])
def test_the_text_shown_is_the_text_that_offsets_count_in(told: Command, case: Path, name: str) -> None:
    assert told("text", case / name).out == read_document(case / name).text


def test_the_text_of_a_file_that_cannot_be_read_is_nothing_and_code_3(told: Command, files: Path) -> None:
    for name in ("empty.txt", "broken.pdf", "locked.docx", "scan.pdf"):
        ended = told("text", files / name)
        assert ended.code == 3
        assert ended.out.strip() == ""
        assert ended.err.strip()
        assert "Traceback" not in ended.err


def test_rules_lists_every_rule_with_weight_and_title(told: Command) -> None:
    lines = told("rules").out.splitlines()
    assert len(lines) == len(all_rules())
    for rule, line in zip(all_rules(), lines, strict=True):
        assert line.startswith(rule.id)
        assert rule.severity.label in line
        assert line.endswith(rule.title)


@pytest.mark.parametrize("rule", [rule.id for rule in all_rules()])
def test_explain_tells_what_a_rule_looks_for_and_shows_both_sides(told: Command, rule: str) -> None:
    ended = told("explain", rule)
    assert (ended.code, ended.err) == (0, "")
    assert f"（{rule}）" in ended.out
    assert "依据：" in ended.out
    assert "## 会报告的例子" in ended.out
    assert "【" in ended.out or "（指全文）" in ended.out
    assert "⟦" not in ended.out
    assert "## 不会报告的例子" in ended.out


def test_the_module_and_the_command_are_the_same(spawned: Command, told: Command) -> None:
    assert spawned("rules").out == told("rules").out


HOSTILE = [
    "-x.txt",
    "--format.txt",
    "a\x1b[31mb.txt",
    "a\nb.txt",
    "<script>alert(1)</script>.txt",
    "=cmd.txt",
    "a b'\".txt",
    "文\u202e书.txt",
]


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_a_hostile_file_name_does_no_harm(
    told: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / name.replace("/", "∕")
    path.write_text("张某：\n你于2023年2月30日来信反映的问题收悉。\n", encoding="utf-8")
    ended = told("check", "--format", "terminal", "--format", "html=r.html", "--format", "json=r.json", "--", path.name)
    assert ended.code == 1
    assert not any(mark in ended.out + ended.err for mark in ("\x1b", "\u202e", "a\nb"))
    page = Path("r.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert json.loads(Path("r.json").read_text(encoding="utf-8"))["document"]["path"] == path.name


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_a_hostile_name_of_a_missing_file_does_no_harm(told: Command, name: str) -> None:
    ended = told("check", "--", name)
    assert ended.code == 2
    assert ended.err.count("\n") == 1
    assert not any(mark in ended.err for mark in ("\x1b", "\u202e"))


def test_a_name_that_begins_like_an_option_is_told_how_to_be_written(told: Command) -> None:
    assert "./-" in told("check", "-x.txt").err


def test_a_name_with_bytes_that_are_no_text_does_no_harm(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
    try:
        with open(name, "wb") as file:  # noqa: PTH123 - a path of bytes
            file.write("张某：\n你于2023年2月30日来信反映的问题收悉。\n".encode())
    except OSError:
        pytest.skip("这个文件系统不接受这样的文件名")
    for form in ("terminal", "json"):
        done = subprocess.run(
            [sys.executable, "-m", "replycheck", "check", "--format", form, name], capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (1, b"")
        done.stdout.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="管道的行为只在 POSIX 上这样")
@pytest.mark.parametrize(
    "arguments", [["rules"], ["--help"], ["--version"], ["check", "good.txt"], ["text", "good.txt"]]
)
def test_a_reader_who_has_left_is_no_finding_and_no_traceback(files: Path, arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "replycheck", *arguments],
            cwd=files,
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    finally:
        os.close(writer)
    assert done.stderr == b""
    assert done.returncode == 141


def test_a_defect_of_ours_is_told_and_never_taken_for_a_verdict(files: Path) -> None:
    script = "import replycheck.app.checking as checking; del checking.examine; from replycheck.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", script, "check", "good.txt"], cwd=files, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 3
    assert "程序内部出错（AttributeError）" in done.stderr.decode("utf-8")
