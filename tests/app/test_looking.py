"""A folder of matters is read by what its papers say: names only help where the words do not."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from replycheck.app.looking import looked_at
from replycheck.batch import CaseList, load_list
from replycheck.config.settings import Settings
from replycheck.errors import UsageError

_CASE = Path(__file__).resolve().parents[2] / "examples" / "case" / "text"
_REPLY, _JUDGMENT, _LETTER = (
    (_CASE / f"{name}.txt").read_text("utf-8") for name in ("reply-good", "judgment", "petition")
)
_OTHER_REPLY = """卫某：
你5月6日寄来的信收悉。5月9日，信访专员电话与你核对了情况。
关于（2021）云0107民初2号案件的退费问题，诉讼费已于5月10日退到你的账户。
特此答复。
临江市云溪区人民法院
2023年5月12日
"""
_OTHER_JUDGMENT = """临江市云溪区人民法院
民事判决书
（2021）云0107民初2号
原告：卫某，女，1980年1月1日出生。
被告：临江市远达物业服务有限公司。
本院认为，原告的请求成立。判决如下：被告退还物业费500元。
审判员　林某
"""
_OTHER_LETTER = """信访信
临江市云溪区人民法院领导：
本人诉物业公司一案，诉讼费一直没有退给我，请求贵院尽快退还。
此致
敬礼
信访人：卫某
"""
_TEXTS = {
    "reply": _REPLY,
    "judgment": _JUDGMENT,
    "letter": _LETTER,
    "reply2": _OTHER_REPLY,
    "judgment2": _OTHER_JUDGMENT,
    "letter2": _OTHER_LETTER,
}
_LAYOUTS = {
    "subfolders, names that say nothing": {
        "reply": "1/a.txt", "judgment": "1/b.txt", "letter": "1/c.txt",
        "reply2": "2/a.txt", "judgment2": "2/b.txt", "letter2": "2/c.txt",
    },
    "deeper subfolders": {
        "reply": "甲/答复/定稿.txt", "judgment": "甲/卷宗/一审/01.txt", "letter": "甲/卷宗/02.txt",
        "reply2": "乙/1.txt", "judgment2": "乙/材料/2.txt", "letter2": "乙/材料/3.txt",
    },
    "one heap, names that go together": {
        "reply": "001-答复.txt", "judgment": "001-判决书.txt", "letter": "001-来信.txt",
        "reply2": "002-答复.txt", "judgment2": "002-判决书.txt", "letter2": "002-来信.txt",
    },
    "one folder for each kind": {
        "reply": "答复/001.txt", "judgment": "判决书/001.txt", "letter": "来信/001.txt",
        "reply2": "答复/002.txt", "judgment2": "判决书/002.txt", "letter2": "来信/002.txt",
    },
    "one heap, names that say nothing": {
        "reply": "f1.txt", "judgment": "f2.txt", "letter": "f3.txt",
        "reply2": "f4.txt", "judgment2": "f5.txt", "letter2": "f6.txt",
    },
    "names that lie": {
        "reply": "1/判决书.txt", "judgment": "1/答复.txt", "letter": "1/c.txt",
        "reply2": "2/来信.txt", "judgment2": "2/材料.txt", "letter2": "2/答复意见.txt",
    },
}  # fmt: skip


def _put(folder: Path, layout: dict[str, str]) -> None:
    for which, name in layout.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(_TEXTS[which], encoding="utf-8")


def _loaded(place: Path, output: Path | None = None) -> CaseList:
    return load_list(str(place), output, lambda papers: looked_at(papers, Settings()))


@pytest.mark.parametrize("layout", _LAYOUTS.values(), ids=_LAYOUTS)
@pytest.mark.parametrize("kept", ["folder", "zip"])
def test_every_reply_has_its_own_judgment_and_letter_and_none_of_them_is_a_reply(
    layout: dict[str, str], kept: str, tmp_path: Path
) -> None:
    place = tmp_path / "件"
    _put(place, layout)
    if kept == "zip":
        with zipfile.ZipFile(tmp_path / "件.zip", "w") as archive:
            for path in sorted(place.rglob("*.txt")):
                archive.write(path, path.relative_to(place).as_posix())
        place = tmp_path / "件.zip"

    found = _loaded(place, tmp_path / "out")

    root = tmp_path / "out" / "unpacked" if kept == "zip" else place
    told = {
        Path(entry.reply).relative_to(root).as_posix(): (
            [Path(source).relative_to(root).as_posix() for source in entry.sources],
            Path(str(entry.petition)).relative_to(root).as_posix(),
        )
        for entry in found.entries
    }
    assert told == {
        layout["reply"]: ([layout["judgment"]], layout["letter"]),
        layout["reply2"]: ([layout["judgment2"]], layout["letter2"]),
    }


def test_papers_whose_names_lie_are_listed(tmp_path: Path) -> None:
    _put(tmp_path, _LAYOUTS["names that lie"])

    said = "".join(_loaded(tmp_path).warnings)

    assert "按内容认作裁判文书：1/答复.txt" in said
    assert "按内容认作来信：2/答复意见.txt" in said
    assert "1/判决书.txt" in said


def test_a_judgment_without_a_reply_is_listed_and_never_counted(tmp_path: Path) -> None:
    _put(tmp_path, {"reply": "1/答复.txt", "reply2": "2/答复.txt", "judgment2": "3/判决书.txt"})
    (tmp_path / "3" / "判决书.txt").write_text(
        _OTHER_JUDGMENT.replace("民初2号", "民初77号").replace("卫某", "牛某"), "utf-8"
    )

    found = _loaded(tmp_path)

    assert [Path(entry.reply).parent.name for entry in found.entries] == ["1", "2"]
    assert all(not entry.sources for entry in found.entries)
    assert any("3/判决书.txt" in warning and "没有当作答复" in warning for warning in found.warnings)


def test_a_folder_of_judgments_alone_is_no_batch(tmp_path: Path) -> None:
    _put(tmp_path, {"judgment": "1.txt", "judgment2": "2.txt"})

    with pytest.raises(UsageError, match="没有答复"):
        _loaded(tmp_path)


def test_a_paper_that_nothing_tells_is_checked_all_the_same(tmp_path: Path) -> None:
    _put(tmp_path, {"reply": "1/答复.txt"})
    (tmp_path / "1" / "附页.txt").write_text("见前。", encoding="utf-8")
    (tmp_path / "1" / "来信.pdf").write_bytes(b"%PDF-")

    found = _loaded(tmp_path)

    assert {Path(entry.reply).name for entry in found.entries} == {"答复.txt", "附页.txt"}


def test_a_reply_is_not_put_aside_for_words_that_only_look_like_a_letter(tmp_path: Path) -> None:
    _put(tmp_path, {"reply": "1/答复.txt"})
    (tmp_path / "2").mkdir()
    (tmp_path / "2" / "答复.txt").write_text("领导：请问低保怎么办？希望有关部门重视，请求政府解决。", encoding="utf-8")

    assert len(_loaded(tmp_path).entries) == 2
