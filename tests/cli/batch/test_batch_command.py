"""``replycheck batch`` as the inspection group calls it: a list in, everything that they read out."""

from __future__ import annotations

import csv
import json
import shutil
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from replycheck.app.listed import work_for
from replycheck.batch.entry import Entry
from replycheck.batch.figures import Tally
from replycheck.batch.results import claim
from replycheck.batch.summary import LACKS
from replycheck.cli.batch.command import closing
from replycheck.cli.program import run
from replycheck.config.settings import Settings
from replycheck.library.adding import AddOptions, Callbacks, add_jsonl

RULE = "copying.other-reply"
STORY = (
    "经核对案卷，执行局于五月十日查封了对方名下的货车，因车辆下落不明，至今没有扣押到位。"
    "承办人先后两次到对方厂区查找，并约谈了厂长，对方承认车辆已经抵给他人，但拿不出凭证。"
    "我们已经责令对方在十五日内交出车辆，逾期将依法处罚，并把抵债的线索移送公安机关。"
)
OTHERS = (
    "你要求退还保全费，财务科查到该笔费用已经在三月划入你的账户，银行回单复印件随信寄给你，请注意查收核对。",
    "你说开庭没有通知证人，送达回证上有证人本人的签名，我们在窗口请你看过原件，你当时没有提出别的意见。",
    "围墙倒塌的原因，住建部门请了两家单位勘验，结论是地基沉降，维修经费已经列入今年第二批计划。",
    "学校食堂的菜价从这个学期起由家长委员会每周核定一次，核定的结果贴在大门口，随时可以查看。",
)
JUDGMENT = (
    "经审理查明，柏松年与云泽县绿丰粮油购销有限公司于二〇一九年签订收购合同，约定由公司上门收购晚稻九万斤。"
    "收购当天因下雨停工，公司次日改派小车运走六万斤，余下的三万斤发芽，双方对损失由谁承担各执一词，均未提交鉴定。"
)


def letter(name: str, body: str) -> str:
    notice = "如不服本答复，可以自收到本答复之日起三十日内向上一级机关申请复查。"
    return f"{name}：\n你来信反映的问题收悉。现答复如下：\n{body}\n{notice}\n特此答复。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six replies; the first and the last tell two petitioners the same story."""
    bodies = [STORY, *OTHERS, STORY.replace("五月十日", "六月二日")]
    names = ["周建平", "罗青禾", "柏松年", "鲜于海", "沈玉兰", "顾长河"]
    (tmp_path / "in").mkdir()
    for number, (name, body) in enumerate(zip(names, bodies, strict=True), 1):
        (tmp_path / "in" / f"{number}.txt").write_text(letter(name, body), encoding="utf-8")
    return tmp_path


def reports(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "results.jsonl").read_text(encoding="utf-8").splitlines()]


def test_the_same_story_told_to_two_petitioners_is_found_in_both_reports(folder: Path) -> None:
    out = folder / "out"
    assert run(["batch", str(folder / "in"), "--output", str(out), "--jobs", "1"]) in {0, 1}
    told = {
        Path(made["document"]["path"]).name: (finding["severity"], Path(finding["evidence"][0]["document"]).name)
        for made in reports(out)
        for finding in made["findings"]
        if finding["rule"] == RULE
    }
    assert told == {"1.txt": ("warning", "6.txt"), "6.txt": ("warning", "1.txt")}
    outcomes = {o["status"] for made in reports(out) for o in made["outcomes"] if o["rule"] == RULE}
    assert outcomes == {"ran"}
    assert "与发给别人的答复相同" in (out / "reports" / "000001.html").read_text(encoding="utf-8")
    rows = list(csv.DictReader((out / "summary.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [row["雷同组"] for row in rows] == ["1", "", "", "", "", "1"]
    assert load_workbook(out / "summary.xlsx")["雷同组"].max_row == 3


def test_the_first_words_of_a_batch_say_what_was_not_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["batch", str(folder / "in"), "--output", str(folder / "out"), "--jobs", "1", "--reports", "none"]) == 0
    first, second = capsys.readouterr().out.splitlines()[:2]
    assert first == "6 份都没有裁判文书：照搬没有核对；6 份都没有来信：诉求没有核对。"
    assert second.startswith("共检查 6 份：通过 6（没有发现问题 ")
    assert " 处待核的 " in second


def test_outside_a_batch_the_comparison_is_said_to_be_left_out(folder: Path) -> None:
    assert run(["check", str(folder / "in" / "1.txt"), "--format", f"json={folder / 'r.json'}"]) in {0, 1}
    (outcome,) = [o for o in json.loads((folder / "r.json").read_text("utf-8"))["outcomes"] if o["rule"] == RULE]
    assert (outcome["status"], outcome["reason"]) == ("skipped", "只在批量检查时比较")


def test_a_list_with_days_and_a_sample_fills_every_sheet(folder: Path) -> None:
    rows = "".join(f"in/{n}.txt,单位{n % 2},2023-01-01,2023-0{n + 1}-01\n" for n in range(1, 7))
    (folder / "list.csv").write_text("reply,unit,received,replied\n" + rows, encoding="utf-8")
    words = ["--jobs", "1", "--sample", "3", "--by", "unit", "--seed", "1", "--reports", "none"]
    assert run(["batch", str(folder / "list.csv"), "--output", str(folder / "out"), *words]) in {0, 1}
    book = load_workbook(folder / "out" / "summary.xlsx")
    assert book.sheetnames == ["概况", "答复", "问题", "单位", "排名", "证据", "雷同组", "抽样"]
    assert book["抽样"].max_row == 4
    drawn = (folder / "out" / "sample.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(drawn) == 4
    assert {line.split(",")[3] for line in drawn[1:]} == {"单位0", "单位1"}
    assert not (folder / "out" / "reports").exists()
    assert run(["batch", str(folder / "list.csv"), "--output", str(folder / "again"), *words]) in {0, 1}
    assert (folder / "again" / "sample.csv").read_text(encoding="utf-8-sig").splitlines() == drawn


def test_a_zip_is_checked_like_a_folder_and_gone_on_with(folder: Path) -> None:
    with zipfile.ZipFile(folder / "in.zip", "w") as packed:
        for path in sorted((folder / "in").iterdir()):
            packed.write(path, f"答复/{path.name}")
    command = ["batch", str(folder / "in.zip"), "--output", str(folder / "out"), "--jobs", "1", "--reports", "none"]
    assert run(command) in {0, 1}
    assert [Path(made["document"]["path"]).name for made in reports(folder / "out")] == [
        f"{n}.txt" for n in range(1, 7)
    ]
    before = (folder / "out" / "results.jsonl").read_bytes()
    assert run(command) == 2
    assert run([*command, "--resume"]) in {0, 1}
    assert run([*command, "--overwrite"]) in {0, 1}
    assert (folder / "out" / "results.jsonl").read_bytes() == before


def test_sources_are_found_in_the_library(folder: Path) -> None:
    (folder / "judgments.jsonl").write_text(
        json.dumps({"id": "甲-1", "text": f"民事判决书\n{JUDGMENT}"}), encoding="utf-8"
    )
    add_jsonl(folder / "library", folder / "judgments.jsonl", AddOptions(), Callbacks(lambda _: None, lambda _: None))
    (folder / "in" / "3.txt").write_text(letter("柏松年", JUDGMENT), encoding="utf-8")
    words = ["--library", str(folder / "library"), "--output", str(folder / "out"), "--jobs", "1", "--reports", "none"]
    assert run(["batch", str(folder / "in"), *words]) in {0, 1}
    sources = [{passage["source"]["document"] for passage in made["passages"]} for made in reports(folder / "out")]
    assert sources == [set(), set(), {"甲-1"}, set(), set(), set()]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--engine", "hadoop"], "--engine 只能是"),
        (["--sample", "0"], "--sample 应是"),
        (["--sample", "2", "--by", "colour"], "--by 只能是"),
        (["--reports", "pdf"], "只能是 html、docx 或 none"),
        (["--library", "nowhere"], "nowhere"),
        (["--resume", "--overwrite"], "只能用一个"),
    ],
    ids=["engine", "sample", "stratum", "reports", "library", "resume"],
)
def test_a_senseless_call_is_refused_before_any_work(
    folder: Path, words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = folder / "out"
    assert run(["batch", str(folder / "in"), "--output", str(out), *words]) == 2
    assert told in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(
    ("counts", "colour"),
    [((3, 0, 0), "32"), ((3, 1, 0), "33"), ((3, 1, 1), "31")],
    ids=["nothing found", "something left to look at", "blocked"],
)
def test_only_a_run_with_nothing_left_to_look_at_ends_in_green(counts: tuple[int, int, int], colour: str) -> None:
    clean, noted, blocked = counts
    whole = Tally(Counter({"pass": clean + noted, "blocked": blocked}), noted=noted, open=noted)
    assert closing(whole, colour=True).startswith(f"\x1b[1;{colour}m共检查")
    assert "\x1b" not in closing(whole, colour=False)
    lacking = replace(whole, lacks=Counter({LACKS[0]: 1}))
    assert closing(lacking, colour=True).startswith("\x1b[1;33m1 份没有裁判文书")


def test_copies_with_notes_lie_beside_the_reports_of_word_files_and_pdfs(root: Path, tmp_path: Path) -> None:
    work = work_for(Settings(), tmp_path, redact=False, reports="docx")
    for number, name in enumerate(("reply-good.docx", "reply-bad.pdf"), 1):
        shutil.copy(root / "examples" / "case" / name, tmp_path)
        work.check(Entry(number, str(tmp_path / name)))
    made = sorted(path.name for path in (tmp_path / "reports").iterdir())
    assert made == ["000001.docx", "000001.html", "000002.html", "000002.pdf"]
    (tmp_path / "results.jsonl").touch()
    claim(tmp_path, overwrite=True, resume=False)
    assert not list((tmp_path / "reports").iterdir())
