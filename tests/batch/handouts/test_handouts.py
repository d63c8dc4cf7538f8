"""What is handed out after a batch: papers for units, and the comparison with an earlier run."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import docx
import pytest

from replycheck.batch.entry import Entry
from replycheck.batch.handouts import charts
from replycheck.batch.handouts.cases import Todo, _cut, by_unit
from replycheck.batch.handouts.charts import bars
from replycheck.cli.batch.command import hand_out
from replycheck.cli.program import run
from replycheck.cli.requests import BatchRequest

_JUDGMENT = (
    "柳塘市东岸区人民法院民事判决书（2022）云0102民初31号。原告石远舟与被告宏图建设公司买卖合同纠纷一案，本院立案后公开开庭进行了审理。"
    "双方于二〇二一年三月在柳塘水库工地旁的板房里对了账，确认欠砂石款五十万元，宏图公司当场出具了盖有合同专用章的欠条。"
    "石远舟要求宏图公司另付运费差价，没有书面凭据可以证明，其主张的停工损失也与到货记录对不上，本院不予支持。"
)
_PASTED = "石远舟：\n您的来信收悉。\n" + _JUDGMENT + "\n柳塘市东岸区人民法院\n2023年5月20日\n"
_OWN = (
    "石远舟：\n您5月8日的来信收悉。5月12日，承办法官与您电话联系，听取了您的意见，并调阅了执行案卷。"
    "经查，宏图公司的账户里现有六万元，已经通知银行划转，预计6月底前发给您。如不同意，可以向本院申请复查。\n2023年5月20日\n"
)


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """A list of four replies of two units, one of them pasted."""
    (tmp_path / "判决书.txt").write_text(_JUDGMENT, encoding="utf-8")
    for name, words in (("甲1.txt", _PASTED), ("甲2.txt", _OWN), ("乙1.txt", _OWN), ("乙2.txt", _OWN)):
        (tmp_path / name).write_text(words, encoding="utf-8")
    units = {"甲1.txt": "东岸区法院", "甲2.txt": "东岸区法院", "乙1.txt": "a/b:法院", "乙2.txt": "a/b:法院"}
    rows = [("reply", "source", "unit"), *((name, "判决书.txt", unit) for name, unit in units.items())]
    with (tmp_path / "list.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    return tmp_path


def _batch(cases: Path, output: str, *more: str) -> int:
    words = ["batch", str(cases / "list.csv"), "--output", str(cases / output), "--jobs", "1", "--reports", "none"]
    return run([*words, *more])


def _words(file: Path) -> str:
    document = docx.Document(io.BytesIO(file.read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_each_unit_gets_its_paper_and_the_whole_one_more(cases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _batch(cases, "out", "--by-unit", str(cases / "papers")) == 1
    assert "讲评材料" in capsys.readouterr().out
    assert {file.name for file in (cases / "papers").iterdir()} == {"全部单位.docx", "东岸区法院.docx", "a_b_法院.docx"}
    own = _words(cases / "papers" / "东岸区法院.docx")
    for part in (
        "东岸区法院信访答复检查情况",
        "本单位",
        "全部",
        "甲1.txt",
        "甲2.txt",
        "拦下",
        "逐案剖析",
        "重新制作清单",
        "责任人",
    ):
        assert part in own
    assert "乙1.txt" not in own
    assert "宏图公司当场出具了盖有合同专用章的欠条" in own
    whole = _words(cases / "papers" / "全部单位.docx")
    for part in ("本次检查 4 份答复，涉及 2 个单位", "没有核对的", "东岸区法院", "a/b:法院"):
        assert part in whole
    assert "石远舟" not in whole.partition("五、例子")[2]


def test_a_later_run_is_compared_with_an_earlier_one(cases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _batch(cases, "first")
    (cases / "甲1.txt").write_text(_OWN, encoding="utf-8")
    (cases / "甲2.txt").write_text(_PASTED, encoding="utf-8")
    capsys.readouterr()
    _batch(cases, "second", "--against", str(cases / "first"), "--by-unit", str(cases / "papers"))
    assert "与上一次相比" in capsys.readouterr().out
    with (cases / "second" / "against.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["文件"]: row for row in csv.DictReader(file)}
    assert int(rows["甲1.txt"]["已改"]) > 0
    assert int(rows["甲2.txt"]["新增"]) > 0
    assert rows["乙1.txt"]["情况"] == "没有重新制作"
    assert "与上一次检查相比" in _words(cases / "papers" / "东岸区法院.docx")


def test_a_reply_that_is_gone_is_missing_and_not_mended(cases: Path) -> None:
    _batch(cases, "first")
    lines = (cases / "list.csv").read_text(encoding="utf-8-sig").splitlines()
    (cases / "list.csv").write_text("\n".join(line for line in lines if "甲1" not in line), encoding="utf-8-sig")
    _batch(cases, "second", "--against", str(cases / "first"))
    with (cases / "second" / "against.csv").open(encoding="utf-8-sig", newline="") as file:
        (gone,) = [row for row in csv.DictReader(file) if row["文件"] == "甲1.txt"]
    assert (gone["情况"], gone["已改"]) == ("这次没有", "0")


def test_an_earlier_run_that_is_none_is_refused_before_any_work(
    cases: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _batch(cases, "out", "--against", str(cases)) == 2
    assert "--against" in capsys.readouterr().err
    assert not (cases / "out").exists()


def test_the_json_of_each_reply_names_causes_that_the_papers_tell(cases: Path) -> None:
    _batch(cases, "out", "--by-unit", str(cases / "papers"))
    first = json.loads((cases / "out" / "results.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert first["causes"][0]["title"] in _words(cases / "papers" / "东岸区法院.docx")


def test_a_chart_is_a_picture_where_one_can_be_drawn() -> None:
    manager = pytest.importorskip("matplotlib.font_manager", reason="没有 matplotlib，跳过")
    known = {font.name for font in manager.fontManager.ttflist}
    drawn = bars("问题", [("照搬", 3), ("程序", 1)], "份")
    if known.isdisjoint(charts._FACES):
        assert drawn is None
        pytest.skip("这台机器没有中文字体，跳过")
    assert drawn is not None
    assert drawn.startswith(b"\x89PNG")


def test_nothing_to_draw_is_no_chart() -> None:
    assert bars("问题", [], "份") is None


def _finished(folder: Path, *replies: str) -> list[Entry]:
    """A list of replies of one unit, each with one error and its cause, as a run leaves them."""
    finding = {"severity": "error", "rule": "copying.unattributed", "title": "照搬", "fingerprint": "f", "quote": "抄"}
    finding |= {"basis": "《某条例》第一条。", "evidence": []}
    report = {"verdict": "blocked", "findings": [finding], "outcomes": [], "caveats": []}
    report["causes"] = [{"title": "照搬", "remedy": "重写。", "findings": ["f"]}]
    report["measures"] = dict.fromkeys(("copied_share", "longest_copied_run", "own_characters"))
    lines = [json.dumps(report | {"document": {"path": path, "profile": None}}) for path in replies]
    (folder / "results.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [Entry(number, path) for number, path in enumerate(replies, 1)]


def test_papers_of_one_name_are_told_apart_and_causes_say_their_ground(tmp_path: Path) -> None:
    entries = _finished(tmp_path, "批/甲/1/答复.txt", "批/甲/2/答复.txt", "批/甲/回复.txt")
    (unit,) = by_unit(entries, tmp_path / "results.jsonl").values()
    assert [case.name for case in unit.cases] == ["甲/1/答复.txt", "甲/2/答复.txt", "回复.txt"]
    assert unit.cases[0].todo == (Todo("照搬", "重写。", "《某条例》第一条。"),)


def test_a_list_without_units_says_so(tmp_path: Path) -> None:
    entries = _finished(tmp_path, "甲.txt")
    request = BatchRequest("list.csv", None, None, None, None, overwrite=False, by_unit=str(tmp_path / "papers"))
    assert "清单没有“单位”一列" in hand_out(entries, tmp_path, request)
    paper = docx.Document(str(tmp_path / "papers" / "全部单位.docx"))
    assert paper.core_properties.language == "zh-CN"
    assert any(paragraph.style.name.startswith("Heading") for paragraph in paper.paragraphs)
    assert all("tblHeader" in table.rows[0]._tr.xml for table in paper.tables)
    assert all("份" in picture._inline.docPr.get("descr", "") for picture in paper.inline_shapes)


@pytest.mark.parametrize("size", [259, 260, 261, 400])
def test_a_long_quotation_is_cut_to_two_hundred_and_sixty_characters(size: int) -> None:
    cut = _cut("字" * size)

    assert len(cut) == min(size, 260)
    assert cut.endswith("…") is (size > 260)
