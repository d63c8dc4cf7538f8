"""The Python interface: what is published, what it accepts, and what it refuses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import replycheck
from replycheck import Verdict, app
from replycheck.config.settings import Settings
from replycheck.errors import MissingFileError, UsageError
from replycheck.model.limits import Limits
from replycheck.model.profile import Profile

TEXT = "张某：\n你于2023年2月30日来信反映的问题收悉。\n"


@pytest.fixture
def reply(tmp_path: Path) -> Path:
    path = tmp_path / "reply.txt"
    path.write_bytes(TEXT.encode())  # whatever the system ends its lines with
    return path


def test_everything_the_contract_names_can_be_reached(reply: Path) -> None:
    report = replycheck.check(str(reply), sources=[], petition=None, library=None, profile=None)
    assert report.verdict is Verdict.BLOCKED
    assert report.findings[0].quote == "2023年2月30日"
    assert report.passages == ()
    assert report.pages is None
    assert report.document.text == TEXT
    assert report.to_dict()["verdict"] == "blocked"
    assert {"check", "Report", "Severity", "Verdict"} <= set(replycheck.__all__)


def test_a_path_may_be_a_path_or_a_word_and_one_judgment_needs_no_list(reply: Path, tmp_path: Path) -> None:
    judgment = tmp_path / "judgment.txt"
    judgment.write_text("民事判决书\n判决如下：驳回诉讼请求。", encoding="utf-8")
    for sources in (judgment, str(judgment), [judgment], (str(judgment),)):
        assert [source.source for source in replycheck.check(reply, sources=sources).sources] == [str(judgment)]


def test_no_judgments_may_be_none_as_no_letter_is(reply: Path) -> None:
    assert replycheck.check(reply, sources=None, petition=None).to_dict() == replycheck.check(reply).to_dict()


def test_a_reply_given_as_its_own_judgment_is_noticed(reply: Path) -> None:
    report = replycheck.check(reply, sources=reply)
    assert report.sources == ()
    assert any(caveat.incomplete for _, caveat in report.caveats)


def test_a_name_that_is_not_published_is_refused() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        replycheck.nothing  # noqa: B018 - the access is what is tested


def test_the_genre_may_be_given_or_detected(reply: Path) -> None:
    assert replycheck.check(reply, profile="letter").profile is Profile.LETTER
    assert replycheck.check(reply, profile=Profile.LETTER).profile is Profile.LETTER
    assert replycheck.check(reply, profile="auto").profile is replycheck.check(reply).profile is Profile.GENERIC
    assert replycheck.check(reply, settings=Settings(profile="opinion")).profile is Profile.OPINION


def test_what_cannot_be_meant_is_refused(reply: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="文种"):
        replycheck.check(reply, profile="cort")
    with pytest.raises(MissingFileError, match="找不到文件"):
        replycheck.check(tmp_path / "missing.txt")
    with pytest.raises(FileNotFoundError):
        replycheck.check(reply, sources=[tmp_path / "missing.txt"])
    with pytest.raises(UsageError, match="文件夹"):
        replycheck.check(tmp_path)
    with pytest.raises(UsageError, match="文件夹"):
        replycheck.check(reply, sources=[tmp_path])


def test_a_file_that_cannot_be_read_is_a_report_and_never_a_pass(tmp_path: Path) -> None:
    path = tmp_path / "broken.docx"
    path.write_bytes(b"PK\x03\x04" + b"\0" * 50)
    report = replycheck.check(path)
    assert report.verdict is Verdict.INCOMPLETE
    assert report.findings == ()
    assert not report.document.complete


def test_a_text_too_long_is_a_report_and_never_a_pass(reply: Path) -> None:
    report = replycheck.check(reply, settings=Settings(limits=Limits(characters=5)))
    assert report.verdict is Verdict.INCOMPLETE
    assert report.document.text == ""


def test_a_report_on_what_failed_names_every_rule_as_not_checked() -> None:
    report = app.failed("lost.docx", "检查程序崩溃。")
    assert report.verdict is Verdict.INCOMPLETE
    assert {outcome.rule for outcome in report.skipped} == set(app.titles())
    assert report.caveats[0][1].message == "检查程序崩溃。"


def test_checking_twice_gives_the_same_report(root: Path) -> None:
    case = root / "examples" / "case"

    def told() -> dict[str, object]:
        return replycheck.check(case / "reply-bad.docx", sources=[case / "judgment.docx"]).to_dict()

    assert told() == told()


HEAVY = ("numpy", "jieba", "pdfplumber", "pypdfium2", "openpyxl", "jinja2", "rapidfuzz", "rich")
LIGHT = {
    "the package": ("import replycheck", (*HEAVY, "typer", "lxml", "docx")),
    "the help": ("from replycheck.cli.program import run; run(['--help'])", (*HEAVY, "lxml", "docx", "replycheck.app")),
    "the page's server": (
        "import replycheck.web.serving",
        # The page is made of templates, of jinja2.
        (
            *set(HEAVY) - {"jinja2"},
            "lxml",
            "docx",
            "sqlite3",
            "replycheck.rules",
            "replycheck.facts",
            "replycheck.readers",
        ),
    ),
    "a text without judgment": (
        "import sys; from replycheck.cli.program import run; run(['check', sys.argv[1]])",
        # The flow of a reply is read with numpy (docs/decisions/numpy.md).
        (*HEAVY[1:], "lxml", "docx", "multiprocessing", "replycheck.gate", "replycheck.batch", "replycheck.library"),
    ),
}


@pytest.mark.parametrize(("script", "unwanted"), LIGHT.values(), ids=LIGHT)
def test_nothing_heavy_loads_before_it_is_needed(reply: Path, script: str, unwanted: tuple[str, ...]) -> None:
    told = f"{script}\nimport sys; print(*[name for name in {unwanted!r} if name in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", told, str(reply)], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == ""


@pytest.mark.parametrize(("name", "told"), [("坏.docx", "docx"), ("坏.PDF", "pdf"), ("坏", "unknown")])
def test_a_file_that_cannot_be_read_has_the_format_that_its_name_claims(tmp_path: Path, name: str, told: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x00\x01\x02" * 50)

    report = replycheck.check(path)

    assert report.verdict is Verdict.INCOMPLETE
    assert report.document.format == told
