"""The library on the command line, in Python, and behind check and gate: what they print and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shelves import judgment, shelved, written

import replycheck
from replycheck.app import NOTHING_FOUND
from replycheck.cli.program import run
from replycheck.errors import UsageError
from replycheck.model.report import Skipped, Verdict

_OWN = "关于赵某信访事项的答复意见书\n赵某：\n您反映的问题收悉。我局派人到现场看过，并同您当面谈过两次，现答复如下。\n"
_LAW = "河滩看守法\n第一条　为了看守河滩，制定本法。\n第二条　取用砂石的人应当在入场以前交验印信并缴纳看守费用。\n"


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A library of forty judgments."""
    shelved(tmp_path / "shelf", [judgment(number) for number in range(40)])
    return tmp_path / "shelf"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A reply that is mostly judgment 7."""
    path = tmp_path / "copied.txt"
    path.write_text(_OWN + judgment(7)["text"][150:700], encoding="utf-8")
    return path


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A reply in the office's own words."""
    path = tmp_path / "own.txt"
    path.write_text(_OWN, encoding="utf-8")
    return path


def _told(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = run([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_library_goes_through_its_life(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shelf, papers = tmp_path / "shelf", tmp_path / "papers"
    papers.mkdir()
    for number in range(3):
        (papers / f"{number}.txt").write_text(judgment(number)["text"], encoding="utf-8")
    lines = written(tmp_path / "more.jsonl", [judgment(number) for number in range(2, 30)])
    law = tmp_path / "law.txt"
    law.write_text(_LAW, encoding="utf-8")
    reply = tmp_path / "reply.txt"
    reply.write_text(_OWN + judgment(9)["text"][150:500], encoding="utf-8")

    steps = [
        (("add", shelf, papers), 0, "新增 3 份；文书库现有 3 份"),
        (("add", shelf, "--jsonl", lines), 0, "新增 27 份，内容相同、没有再存的 1 份；文书库现有 30 份"),
        (("add-statutes", shelf, law), 0, "河滩看守法：2 条"),
        (("list", shelf, "--case-no", "(2021)川1009民初10号"), 0, "j9 （2021）川1009民初10号 云川市柳湾区人民法院"),
        (("list", shelf, "--statutes"), 0, "河滩看守法 2 条"),
        (("search", shelf, reply, "--limit", "1"), 0, "j9"),
        (("remove", shelf, "j9", "j10"), 0, "移除裁判文书 2 份"),
        (("compact", shelf), 0, "整理完毕"),
        (("verify", shelf), 0, "文书库完好：28 份"),
        (("stats", shelf), 0, "法律：1 部，2 条"),
        (("remove", shelf, "--statute", "河滩看守法"), 0, "法律 1 部"),
    ]
    for arguments, code, word in steps:
        told = _told(capsys, "library", *arguments)
        assert told[0] == code, told
        assert word in told[1], told


@pytest.mark.parametrize(
    "case",
    [
        pytest.param((["add", "{shelf}"], 2, "没有指明"), id="add-nothing"),
        pytest.param((["add", "{shelf}", "{tmp}/nowhere.txt"], 2, "找不到"), id="add-a-missing-file"),
        pytest.param((["add", "{shelf}", "--jsonl", "{tmp}/nowhere"], 2, "找不到"), id="add-a-missing-jsonl"),
        pytest.param((["add", "{shelf}", "{own}", "--memory", "5"], 2, "--memory"), id="add-with-little-memory"),
        pytest.param((["add", "{tmp}", "{own}"], 2, "别的文件"), id="add-to-a-folder-of-other-things"),
        pytest.param((["add-statutes", "{shelf}", "{own}"], 3, "不像法律全文"), id="no-law"),
        pytest.param((["remove", "{shelf}"], 2, "没有指明"), id="remove-nothing"),
        pytest.param((["remove", "{shelf}", "nobody"], 3, "没有“nobody”"), id="remove-what-is-not-there"),
        pytest.param((["remove", "{tmp}/nowhere", "j1"], 2, "不是文书库"), id="remove-from-nowhere"),
        pytest.param((["list", "{tmp}/nowhere"], 2, "不是文书库"), id="list-nowhere"),
        pytest.param((["list", "{shelf}", "--format", "xml"], 2, "xml"), id="list-in-an-unknown-form"),
        pytest.param((["search", "{shelf}", "{tmp}/nowhere.txt"], 2, "找不到"), id="search-for-nothing"),
        pytest.param((["verify", "{tmp}/nowhere"], 2, "不是文书库"), id="verify-nowhere"),
        pytest.param((["compact", "{tmp}/nowhere"], 2, "不是文书库"), id="compact-nowhere"),
        pytest.param((["stats", "{tmp}/nowhere"], 2, "不是文书库"), id="stats-nowhere"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    shelf: Path, own: Path, capsys: pytest.CaptureFixture[str], case: tuple[list[str], int, str]
) -> None:
    arguments, code, word = case
    given = [one.format(shelf=shelf, own=own, tmp=shelf.parent) for one in arguments]
    told = _told(capsys, "library", *given)

    assert told[0] == code, told
    assert word in told[2], told
    assert not (shelf.parent / "nowhere").exists()


def test_lists_and_searches_are_also_json(shelf: Path, copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = [json.loads(line) for line in _told(capsys, "library", "list", shelf, "--format", "json")[1].splitlines()]
    found = json.loads(_told(capsys, "library", "search", shelf, copied, "--format", "json")[1].splitlines()[0])
    figures = json.loads(_told(capsys, "library", "stats", shelf, "--format", "json")[1])

    assert [one["id"] for one in listed] == [f"j{number}" for number in range(40)]
    assert found["id"] == "j7"
    assert found["shared_characters"] > 400
    assert figures["judgments"] == 40


def test_a_damaged_library_fails_verification_and_every_check(
    shelf: Path, copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    next(shelf.glob("*.fingers")).write_bytes(b"x")

    assert _told(capsys, "library", "verify", shelf)[0] == 3
    code, _, said = _told(capsys, "check", copied, "--library", shelf)
    assert code == 3
    assert "已损坏" in said


def test_check_finds_the_source_by_itself_and_names_it_by_its_id(
    shelf: Path, copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = _told(capsys, "check", copied, "--library", shelf, "--format", "json")
    report = json.loads(out)

    assert code == 1
    assert {passage["source"]["document"] for passage in report["passages"]} == {"j7"}
    assert report["measures"]["copied_share"] > 0.7
    assert "copying.mostly-judgment" in {finding["rule"] for finding in report["findings"]}


def test_a_library_that_has_nothing_alike_is_an_answer(shelf: Path, own: Path) -> None:
    report = replycheck.check(own, library=shelf)

    assert (report.measures.copied_share, report.measures.longest_copied_run) == (0.0, 0)
    assert NOTHING_FOUND in [caveat.message for _, caveat in report.caveats]
    assert not any(isinstance(one, Skipped) and "裁判文书" in one.reason for one in report.outcomes)


def test_nothing_in_the_library_is_no_news_where_a_judgment_was_given(shelf: Path, own: Path, tmp_path: Path) -> None:
    source = tmp_path / "judgment.txt"
    case = "（2021）川1008民初9009号"  # both name it, or the judgment would be taken for another matter's
    source.write_text(f"{case}\n" + "本院认为，水渠归全体村民使用。" * 20, encoding="utf-8")
    own.write_text(f"{_OWN}\n你不服{case}判决一事，另行答复。", encoding="utf-8")

    report = replycheck.check(own, sources=[source], library=shelf)

    assert NOTHING_FOUND not in [caveat.message for _, caveat in report.caveats]


def test_a_library_of_laws_only_was_not_searched(tmp_path: Path, own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    law = tmp_path / "law.txt"
    law.write_text(_LAW, encoding="utf-8")
    _told(capsys, "library", "add-statutes", tmp_path / "shelf", law)

    report = replycheck.check(own, library=tmp_path / "shelf")

    assert report.measures.copied_share is None
    assert "copying.unattributed" in {outcome.rule for outcome in report.skipped}
    assert NOTHING_FOUND not in [caveat.message for _, caveat in report.caveats]


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["as-stored", "as-windows-saves"])
def test_a_judgment_that_was_given_is_not_found_a_second_time(
    shelf: Path, copied: Path, tmp_path: Path, newline: str
) -> None:
    source = tmp_path / "judgment.txt"
    source.write_text(judgment(7)["text"], encoding="utf-8", newline=newline)

    report = replycheck.check(copied, sources=[source], library=shelf)

    assert [document.source for document in report.sources] == [str(source)]


def test_the_gate_looks_in_the_library_too(shelf: Path, copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    policy, good = shelf.parent / "policy.toml", shelf.parent / "good.txt"
    policy.write_text("schema = 1\n[block.measures]\ncopied_share = 0.2\n", encoding="utf-8")
    good.write_text("张某：\n你于2023年5月8日寄来的信收悉。路口已于2023年6月1日修好。\n特此答复。\n", encoding="utf-8")
    codes = [_told(capsys, "gate", file, "--policy", policy, "--library", shelf)[0] for file in (copied, good)]
    missing = _told(capsys, "gate", good, "--policy", policy, "--library", shelf.parent / "nowhere")

    assert codes == [1, 0]
    assert missing[0] == 2


def test_a_configuration_may_name_the_library(
    shelf: Path, copied: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shelf.parent)
    (shelf.parent / "replycheck.toml").write_text('library = "shelf"\n', encoding="utf-8")
    code, out, _ = _told(capsys, "check", copied, "--format", "json")

    assert code == 1
    assert json.loads(out)["passages"]


def test_a_folder_that_is_no_library_is_refused_before_any_work(own: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="不是文书库"):
        replycheck.check(own, library=tmp_path)
    assert replycheck.check(own).verdict in set(Verdict)


def test_a_judgment_is_stored_once_whatever_ends_its_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shelf, papers = tmp_path / "shelf", tmp_path / "papers"
    papers.mkdir()
    for name, newline in (("here", "\n"), ("windows", "\r\n")):
        (papers / f"{name}.txt").write_text(judgment(3)["text"], encoding="utf-8", newline=newline)
    told = _told(capsys, "library", "add", shelf, papers)
    assert "新增 1 份，内容相同、没有再存的 1 份" in told[1], told
    assert "完好" in _told(capsys, "library", "verify", shelf)[1]
