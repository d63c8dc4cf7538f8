"""Exit codes are what a gate reads: 0 passed, 1 blocked, 2 wrong call, 3 not fully checked; never 0 by accident."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Command

CHECKED = {
    "a good reply": (["good.txt"], 0),
    "a good reply with windows line ends": (["windows.txt"], 0),
    "an error": (["bad.txt"], 1),
    "an empty file": (["empty.txt"], 3),
    "a blank file": (["blank.txt"], 3),
    "noise": (["noise.txt"], 3),
    "a broken pdf": (["broken.pdf"], 3),
    "a scan": (["scan.pdf"], 3),
    "a broken docx": (["broken.docx"], 3),
    "a zip that is no docx": (["hollow.docx"], 3),
    "a docx with a password": (["locked.docx"], 3),
    "an old doc": (["old.doc"], 3),
    "two good ones": (["good.txt", "windows.txt"], 0),
    "blocked before incomplete": (["empty.txt", "bad.txt", "good.txt"], 1),
    "incomplete before passed": (["good.txt", "scan.pdf"], 3),
    "blocked before a missing file": (["bad.txt", "missing.txt"], 1),
    "a missing file before passed": (["good.txt", "missing.txt"], 2),
    "a judgment that cannot be read": (["good.txt", "--source", "broken.pdf"], 3),
    "a letter that cannot be read": (["good.txt", "--petition", "empty.txt"], 3),
}
USAGE = {
    "a missing file": (["check", "missing.txt"], "找不到文件"),
    "a folder": (["check", "folder"], "文件夹"),
    "a missing judgment": (["check", "good.txt", "--source", "missing.txt"], "找不到文件"),
    "a missing letter": (["check", "good.txt", "--petition", "missing.txt"], "找不到文件"),
    "a folder as judgment": (["check", "good.txt", "--source", "folder"], "文件夹"),
    "no file": (["check"], "缺少参数“FILE...”"),
    "an unknown option": (["check", "good.txt", "--fromat", "json"], "是不是“--format”"),
    "an option far from any": (["check", "good.txt", "--zzz"], "可用的选项"),
    "an option without its value": (["check", "good.txt", "--format"], "“--format”后面缺少内容"),
    "a value that is no number": (["batch", "folder", "--jobs", "many"], "“--jobs”的值不对，应是整数"),
    "too many arguments": (["text", "good.txt", "bad.txt"], "多出了参数“bad.txt”"),
    "an unknown command": (["chekc", "good.txt"], "是不是“check”"),
    "a command far from any": (["zzz"], "可用的命令"),
    "an unknown form": (["check", "good.txt", "--format", "jsn"], "不认识的报告形式“jsn”"),
    "a form without its path": (["check", "good.txt", "--format", "html="], "缺少路径"),
    "an unknown genre": (["check", "good.txt", "--profile", "cort-reply"], "没有“cort-reply”这个文种"),
    "an unknown rule": (["explain", "logic.numbering-gaps"], "是不是“logic.numbering-gap”"),
    "a rule far from any": (["explain", "x"], "全部规则见"),
    "a missing configuration": (["check", "good.txt", "--config", "missing.toml"], "找不到配置文件"),
    "text of a missing file": (["text", "missing.txt"], "找不到文件"),
}


@pytest.fixture(autouse=True)
def _in_the_folder(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(files)


@pytest.mark.parametrize(("arguments", "code"), CHECKED.values(), ids=CHECKED)
def test_the_exit_code_says_how_the_check_ended(told: Command, arguments: list[str], code: int) -> None:
    ended = told("check", *arguments)
    assert ended.code == code
    assert "Traceback" not in ended.err + ended.out
    assert ended.out


@pytest.mark.parametrize(("arguments", "sentence"), USAGE.values(), ids=USAGE)
def test_a_wrong_call_is_one_chinese_sentence_and_code_2(told: Command, arguments: list[str], sentence: str) -> None:
    ended = told(*arguments)
    assert ended.code == 2
    assert ended.out == ""
    assert sentence in ended.err
    assert ended.err.count("\n") == 1
    assert ended.err.endswith("。\n") or ended.err.endswith("？\n")


CONFIGS = {
    "no toml": ("disabled = [", "不是合法的 TOML"),
    "no text": (b"\xff\xfe\x00", "不是 UTF-8 编码"),
    "unknown key": ("disable = []", "是不是“disabled”"),
    "unknown rule": ('disabled = ["a.b"]', "a.b"),
    "unknown genre": ('profile = "cort"', "没有“cort”这个文种"),
    "limit of zero": ("[limits]\npages = 0", "limits.pages 必须大于 0"),
}


@pytest.mark.parametrize(("content", "sentence"), CONFIGS.values(), ids=CONFIGS)
def test_a_wrong_configuration_is_code_2(told: Command, tmp_path: Path, content: str | bytes, sentence: str) -> None:
    config = tmp_path / "replycheck.toml"
    config.write_bytes(content if isinstance(content, bytes) else content.encode())
    ended = told("check", "bad.txt", "--config", config)
    assert (ended.code, ended.out) == (2, "")
    assert sentence in ended.err


def test_a_rule_that_the_configuration_turns_off_neither_blocks_nor_disappears(told: Command, tmp_path: Path) -> None:
    config = tmp_path / "replycheck.toml"
    config.write_text('disabled = ["dates.impossible"]\nprofile = "generic"', encoding="utf-8")
    ended = told("check", "bad.txt", "--config", config, "--format", "json")
    report = json.loads(ended.out)
    assert ended.code == 0
    assert report["document"]["profile"] == "generic"
    assert {"rule": "dates.impossible", "status": "skipped", "reason": "配置中已停用"} in report["outcomes"]


def test_the_command_line_weighs_more_than_the_configuration(told: Command, tmp_path: Path) -> None:
    config = tmp_path / "replycheck.toml"
    config.write_text('profile = "generic"', encoding="utf-8")
    ended = told("check", "good.txt", "--config", config, "--profile", "letter", "--format", "json")
    assert json.loads(ended.out)["document"]["profile"] == "letter"


def test_a_missing_file_among_several_stops_nothing(told: Command) -> None:
    ended = told("check", "good.txt", "missing.txt", "folder", "bad.txt", "--format", "json")
    reports = [json.loads(line) for line in ended.out.splitlines()]
    assert [report["document"]["path"] for report in reports] == ["good.txt", "missing.txt", "folder", "bad.txt"]
    assert [report["verdict"] for report in reports] == ["pass", "incomplete", "incomplete", "blocked"]
    assert ended.code == 1
    assert "找不到文件“missing.txt”" in ended.err
    assert "“folder”是文件夹" in ended.err


def test_a_file_over_a_limit_is_not_fully_checked(told: Command, tmp_path: Path) -> None:
    config = tmp_path / "replycheck.toml"
    config.write_text("[limits]\nfile_bytes = 10", encoding="utf-8")
    ended = told("check", "good.txt", "--config", config)
    assert ended.code == 3
    assert "超过" in ended.out


def test_help_and_version_are_no_errors(told: Command) -> None:
    for arguments in (["--help"], ["-h"], ["check", "--help"], ["--version"]):
        ended = told(*arguments)
        assert (ended.code, ended.err) == (0, "")
        assert ended.out
    assert "用法" in told("check", "--help").out


def test_without_any_argument_the_help_is_shown_as_an_error(told: Command) -> None:
    ended = told()
    assert (ended.code, ended.out) == (2, "")
    assert "用法" in ended.err
