"""Where words go: results to standard output or to files, everything else to standard error; nothing is overwritten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Command

ESCAPE = "\x1b"


def test_a_pipe_gets_no_colour_whatever_the_environment_says(spawned: Command, files: Path) -> None:
    for environment in ({}, {"NO_COLOR": "1"}, {"FORCE_COLOR": "1"}, {"TERM": "xterm-256color"}):
        ended = spawned("check", files / "bad.txt", environment=environment)
        assert ended.code == 1
        assert ESCAPE not in ended.out + ended.err


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "gbk"},
        {"PYTHONUTF8": "0", "LANG": ""},
    ],
    ids=["C", "C and ascii", "gbk", "no utf8 mode"],
)
def test_a_pipe_gets_utf_8_whatever_the_locale(spawned: Command, files: Path, environment: dict[str, str]) -> None:
    ended = spawned("check", files / "bad.txt", environment=environment)
    assert ended.code == 1
    assert "2023年2月30日" in ended.out
    missing = spawned("check", "找不到.txt", environment=environment)
    assert (missing.code, missing.out) == (2, "")
    assert "找不到文件“找不到.txt”" in missing.err


def test_one_run_writes_several_forms(told: Command, files: Path, tmp_path: Path) -> None:
    page, line = tmp_path / "sub" / "report.html", tmp_path / "report.json"
    ended = told(
        "check", files / "bad.txt", "--format", f"html={page}", "--format", "terminal", "--format", f"json={line}"
    )
    assert ended.code == 1
    assert "2023年2月30日" in ended.out
    assert page.read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    assert json.loads(line.read_text(encoding="utf-8"))["verdict"] == "blocked"


def test_output_takes_the_report_off_the_screen(told: Command, files: Path, tmp_path: Path) -> None:
    shown = told("check", files / "bad.txt").out
    ended = told("check", files / "bad.txt", "--output", tmp_path / "report.txt")
    assert (ended.code, ended.out, ended.err) == (1, "", "")
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == shown


def test_a_report_replaces_an_earlier_report_and_does_not_grow(told: Command, files: Path, tmp_path: Path) -> None:
    for _ in range(2):
        told("check", files / "bad.txt", files / "good.txt", "--format", "json", "--output", tmp_path / "r.jsonl")
    assert len((tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_several_html_reports_go_into_a_folder(told: Command, files: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin" / "good.txt"
    twin.parent.mkdir()
    twin.write_bytes((files / "good.txt").read_bytes())
    out = tmp_path / "reports"
    assert told("check", files / "good.txt", files / "bad.txt", twin, "--format", f"html={out}").code == 1
    assert sorted(path.name for path in out.iterdir()) == ["bad.txt.html", "good.txt-2.html", "good.txt.html"]


REFUSED = {
    "the reply": (["good.txt"], "good.txt", "它就是要检查的文件"),
    "the reply under another name": (["good.txt"], "./folder/../good.txt", "它就是要检查的文件"),
    "the judgment": (["good.txt", "--source", "bad.txt"], "bad.txt", "它就是要检查的文件"),
    "the letter": (["good.txt", "--petition", "bad.txt"], "bad.txt", "它就是要检查的文件"),
    "the configuration": (["good.txt", "--config", "c.toml"], "c.toml", "它就是要检查的文件"),
    "another document": (["good.txt"], "scan.pdf", "看上去不是报告"),
    "a folder": (["good.txt"], "folder", "是文件夹"),
}


@pytest.mark.parametrize("refused", REFUSED.values(), ids=REFUSED)
def test_nothing_that_a_user_wrote_is_overwritten(
    told: Command, files: Path, monkeypatch: pytest.MonkeyPatch, refused: tuple[list[str], str, str]
) -> None:
    arguments, output, sentence = refused
    monkeypatch.chdir(files)
    (files / "c.toml").write_text('profile = "auto"\n', encoding="utf-8")
    before = {path: path.read_bytes() for path in files.iterdir() if path.is_file()}
    for call in (["--output", output], ["--format", f"json={output}"]):
        ended = told("check", *arguments, *call)
        assert (ended.code, ended.out) == (2, "")
        assert sentence in ended.err
    assert {path: path.read_bytes() for path in files.iterdir() if path.is_file()} == before


WRONG_TARGETS = {
    "two on the screen": ["--format", "json", "--format", "terminal"],
    "two in one file": ["--format", "json=r.json", "--format", "html=r.json"],
    "output without a form for it": ["--format", "html=a.html", "--output", "b.html"],
    "output for two forms": ["--format", "json", "--format", "html", "--output", "b"],
}


@pytest.mark.parametrize("arguments", WRONG_TARGETS.values(), ids=WRONG_TARGETS)
def test_two_reports_never_go_to_one_place(
    told: Command, files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = told("check", files / "good.txt", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert list(tmp_path.iterdir()) == []


def test_a_report_that_cannot_be_written_is_one_sentence(told: Command, files: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    ended = told("check", files / "good.txt", "--output", tmp_path / "file" / "report.txt")
    assert ended.code == 2
    assert "报告写不到" in ended.err
    assert ended.err.count("\n") == 1


def test_several_files_are_told_one_after_the_other(told: Command, files: Path) -> None:
    out = told("check", files / "good.txt", files / "bad.txt").out
    assert out.index("good.txt") < out.index("bad.txt")
    assert "\n\n" in out
