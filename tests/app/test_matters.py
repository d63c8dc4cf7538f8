"""A zip or a folder of one matter is checked as the reply in it, against the judgment and the letter in it."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

import replycheck
from replycheck.errors import UsageError
from replycheck.model.report import Verdict

REPLY = """临江市云溪区人民法院
关于周某信访事项的答复意见书
周某：
你反映柳荫路装修工程款一案执行不力、要求更换承办人的来信收悉，经核查，现答复如下：
一、你反映的车辆已于上月查封，正在评估。
二、你要求更换承办人，没有法定事由，不予支持。
临江市云溪区人民法院
2024年5月6日"""
JUDGMENT = """临江市云溪区人民法院
民事判决书
（2023）浙1204民初77号
原告：和筑装饰工程有限公司。
被告：周某，男，住柳荫路3号。
判决如下：
被告于十日内支付工程款。
审判员　钱某"""
LETTER = """申诉信
尊敬的云溪区人民法院领导：
我叫周某，是装修合同案的被告。我要求更换承办人，我手里的照片没有人看过。
恳请法院领导过问此案。
申诉人：周某"""
PAPERS = {"1.txt": REPLY, "2.txt": JUDGMENT, "3.txt": LETTER}


@pytest.fixture(params=["zip", "folder"])
def put(request: pytest.FixtureRequest, tmp_path: Path):  # noqa: ANN201 - a function that a test calls
    def do(papers: dict[str, str | bytes]) -> str:
        place = tmp_path / "材料.zip" if request.param == "zip" else tmp_path / "材料"
        data = {name: words.encode() if isinstance(words, str) else words for name, words in papers.items()}
        if request.param == "zip":
            with zipfile.ZipFile(place, "w") as archive:
                for name, content in data.items():
                    archive.writestr(name, content)
        else:
            place.mkdir()
            for name, content in data.items():
                (place / name).write_bytes(content)
        return str(place)

    return do


def told(report: replycheck.Report) -> str:
    return "\n".join(caveat.message for _, caveat in report.caveats)


def test_the_papers_are_told_apart_by_their_words_and_it_is_said(put) -> None:  # noqa: ANN001 - the fixture above
    path = put(PAPERS)
    report = replycheck.check(path)
    assert report.document.source == f"{path}{os.sep if Path(path).is_dir() else '/'}1.txt"
    assert report.document.text == REPLY
    assert [source.text for source in report.sources] == [JUDGMENT]
    assert report.petition is not None
    assert report.petition.text == LETTER
    assert report.demands is not None
    assert "答复是1.txt；裁判文书是2.txt；来信是3.txt" in told(report)


def test_what_was_not_used_is_named(put) -> None:  # noqa: ANN001 - the fixture above
    report = replycheck.check(put(PAPERS | {"送达回证.txt": "受送达人：周某", "表.xlsx": b"PK\x05\x06" + b"\0" * 18}))
    assert "没有用到：" in told(report)
    assert "送达回证.txt" in told(report)
    assert report.verdict is not Verdict.INCOMPLETE


def test_a_paper_that_could_not_be_read_makes_the_check_incomplete(put) -> None:  # noqa: ANN001 - the fixture above
    report = replycheck.check(put(PAPERS | {"扫描1.docx": b"PK\x03\x04broken", "旧.rar": b"Rar!\x1a\x07\0xx"}))
    assert not report.document.complete
    assert "旧.rar" in told(report)


def test_an_unreadable_judgment_is_known_by_its_name(put) -> None:  # noqa: ANN001 - the fixture above
    report = replycheck.check(put({"1.txt": REPLY, "判决书.docx": b"PK\x03\x04broken"}))
    assert len(report.sources) == 1
    assert report.verdict is not Verdict.PASS


@pytest.mark.parametrize(
    ("papers", "question"),
    [
        ({"1.txt": REPLY, "2.txt": REPLY.replace("周某", "吴某")}, "有几份都像答复"),
        ({"1.txt": JUDGMENT, "2.txt": LETTER}, "没有认出哪一份是答复"),
        (PAPERS | {"4.txt": LETTER.replace("照片", "录像")}, "有几份都像来信"),
        ({}, "没有可以检查的文书"),
    ],
    ids=["two replies", "no reply", "two letters", "nothing"],
)
def test_where_a_guess_would_be_needed_the_user_is_asked(put, papers: dict[str, str | bytes], question: str) -> None:  # noqa: ANN001 - the fixture above
    with pytest.raises(UsageError, match=question):
        replycheck.check(put(papers))


def zipped(folder: Path, papers: dict[str, str], *, locked: bool = False) -> Path:
    path = folder / "一份.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, words in papers.items():
            archive.writestr(name, words)
    if locked:
        data = bytearray(path.read_bytes())
        data[data.find(b"PK\x01\x02") + 8] |= 1
        path.write_bytes(data)
    return path


def test_the_only_paper_in_a_zip_is_the_reply_unless_it_is_something_else(tmp_path: Path) -> None:
    assert replycheck.check(zipped(tmp_path, {"1.txt": "送达情况说明，没有更多的字。"})).document.source.endswith(
        "1.txt"
    )
    with pytest.raises(UsageError, match="没有认出"):
        replycheck.check(zipped(tmp_path, {"1.txt": JUDGMENT}))


def test_a_zip_with_a_password_is_a_sentence_and_no_pass(tmp_path: Path) -> None:
    report = replycheck.check(zipped(tmp_path, {"答复.txt": REPLY}, locked=True))
    assert report.verdict is Verdict.INCOMPLETE
    assert "设有打开密码" in told(report)


def test_the_question_can_be_answered_by_naming_papers_in_the_archive(tmp_path: Path) -> None:
    path = tmp_path / "材料.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, words in (PAPERS | {"4.txt": REPLY.replace("周某", "吴某")}).items():
            archive.writestr(name, words)
    report = replycheck.check(f"{path}/1.txt", sources=[f"{path}/2.txt"], petition=f"{path}/3.txt")
    assert report.document.text == REPLY
    assert [source.text for source in report.sources] == [JUDGMENT]


def test_named_papers_stand_beside_those_of_the_matter(put, tmp_path: Path) -> None:  # noqa: ANN001 - the fixture above
    other = tmp_path / "另案判决.txt"
    other.write_text(JUDGMENT.replace("77", "78"), encoding="utf-8")
    report = replycheck.check(put(PAPERS), sources=[other])
    assert len(report.sources) == 2


def test_an_archive_that_cannot_be_opened_is_a_report_and_no_pass(tmp_path: Path) -> None:
    path = tmp_path / "坏.zip"
    path.write_bytes(b"PK\x03\x04" + b"\0" * 60)
    report = replycheck.check(path)
    assert report.verdict is Verdict.INCOMPLETE
    assert "已损坏" in told(report)
