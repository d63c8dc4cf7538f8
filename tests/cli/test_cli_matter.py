"""A whole matter on the command line, limits as options, and who may name the program that is started."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Command

POLICY = "schema = 1\n"


def test_a_zip_of_one_matter_is_checked_as_the_reply_in_it(told: Command, case: Path) -> None:
    ended = told("check", case / "matter.zip", "--format", "json")
    report = json.loads(ended.out)
    assert ended.code == 1
    assert report["document"]["path"].endswith("matter.zip/沈玉兰信访件/答复.ofd")
    assert report["document"]["format"] == "ofd"
    assert report["measures"]["copied_share"] > 0.5
    assert report["demands"]
    assert "答复是答复.ofd；裁判文书是1187号.docx；来信是材料1.docx" in report["caveats"][0]["message"]


def test_a_paper_in_a_zip_can_be_named_and_annotated(told: Command, case: Path, tmp_path: Path) -> None:
    inside = f"{case}/matter.zip/沈玉兰信访件"
    assert "柳荫路" in told("text", f"{inside}/材料1.docx").out
    ended = told("check", f"{inside}/附卷/1187号.docx", "--format", f"docx={tmp_path}/a.docx")
    assert ended.code in {0, 1}
    assert (tmp_path / "a.docx").read_bytes().startswith(b"PK")
    assert told("text", f"{inside}/没有.docx").code == 2


def test_a_question_is_one_sentence_and_code_2(told: Command, tmp_path: Path) -> None:
    for name in ("一", "二"):
        words = f"关于{name}某信访事项的答复意见书\n{name}某：\n你反映的问题收悉，现答复如下：属实。\n"
        (tmp_path / f"{name}.txt").write_text(words, encoding="utf-8")
    ended = told("check", tmp_path)
    assert ended.code == 2
    assert ended.out == ""
    assert "有几份都像答复（" in ended.err
    assert "replycheck batch" in ended.err


def test_the_gate_takes_papers_one_by_one_and_no_archive(told: Command, case: Path, tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text(POLICY, encoding="utf-8")
    ended = told("gate", case / "matter.zip", "--policy", tmp_path / "policy.toml")
    assert ended.code == 3
    assert "压缩包，这里要的是文书本身" in ended.out
    assert told("gate", case, "--policy", tmp_path / "policy.toml").code == 2


@pytest.mark.parametrize(
    ("limit", "words"),
    [("pages=1", "页数"), ("characters=20", "字数上限"), ("file_bytes=50", "大小上限"), ("unpacked_bytes=50", "过大")],
    ids=str,
)
def test_a_limit_can_be_set_on_the_command_line(told: Command, case: Path, limit: str, words: str) -> None:
    ended = told("check", case / "reply-bad.docx", "--limit", limit)
    assert ended.code == 3
    assert words in ended.out


@pytest.mark.parametrize("command", ["check", "batch", "text", "gate"])
def test_an_unknown_limit_is_refused_with_the_nearest_name(
    told: Command, case: Path, tmp_path: Path, command: str
) -> None:
    (tmp_path / "policy.toml").write_text(POLICY, encoding="utf-8")
    more = ["--policy", tmp_path / "policy.toml"] if command == "gate" else []
    more += ["--output", tmp_path / "out"] if command == "batch" else []
    ended = told(command, case / "reply-good.docx", "--limit", "page=3", *more)
    assert ended.code == 2
    assert "是不是“pages”" in ended.err


def test_only_a_named_configuration_may_name_the_program_that_is_started(
    told: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    config, paper = tmp_path / "replycheck.toml", tmp_path / "a.rtf"
    config.write_text('libreoffice = "./evil"\n', encoding="utf-8")
    paper.write_bytes(rb"{\rtf1 x}")
    found = told("text", paper)
    assert found.code == 2
    assert "没有照办" in found.err
    named = told("text", paper, "--config", config)
    assert named.code == 3
    assert "./evil 不存在" in named.err
