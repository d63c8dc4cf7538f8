"""The bundle under Wine says what the program says on this machine, and holds what Windows asks of it."""

from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import subprocess
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import CASE, ROOT, WORK, Bundle, Told, findings, here, unpack, windows_path

PAPERS = [
    "reply-bad.docx",
    "reply-bad.pdf",
    "reply-bad.ofd",
    "reply-good.docx",
    "text/reply-bad.txt",
    "matter.zip",
]
PATIENT = ("--limit", "seconds=120")
"""Wine on a machine that does much else starts a child in more than the seconds that a file may take."""
_MANY = 50
_PATIENCE = 240


def both(bundle: Bundle, arguments: list[str]) -> tuple[Told, Told]:
    return bundle.run(*arguments), here(*arguments)


def test_the_version_tells_build_and_data(bundle: Bundle) -> None:
    told = bundle.run("--version")
    assert told.code == 0
    version, build, data = told.text.splitlines()
    assert version.startswith("replycheck 0.")
    assert "Windows 64 位" in build
    assert data == here("--version").text.splitlines()[2]


@pytest.mark.parametrize("paper", PAPERS)
def test_the_example_is_found_the_same_as_here(bundle: Bundle, paper: str) -> None:
    given = ["check", str(CASE / paper), "--format", "json", *PATIENT]
    if not paper.endswith(".zip"):
        given += ["--source", str(CASE / "judgment.docx"), "--petition", str(CASE / "petition.docx")]
    theirs, ours = both(bundle, given)
    assert theirs.code == ours.code, theirs.text[-2000:]
    report, expected = json.loads(theirs.text), json.loads(ours.text)
    reports = report if isinstance(report, list) else [report]
    wanted = expected if isinstance(expected, list) else [expected]
    assert [findings(one) for one in reports] == [findings(one) for one in wanted]
    assert [one["verdict"] for one in reports] == [one["verdict"] for one in wanted]


def test_an_old_word_file_is_a_sentence_where_no_office_is(bundle: Bundle, tmp_path: Path) -> None:
    paper = tmp_path / "答复.doc"
    paper.write_bytes(
        bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "WordDocument".encode("utf-16-le") + b"\0" * 4000
    )
    told = bundle.run("check", paper)
    assert told.code == 3
    assert "LibreOffice" in told.text


@pytest.mark.parametrize(
    ("form", "ending"), [("html", "html"), ("docx", "docx"), ("sheet", "pdf"), ("sheet", "docx"), ("csv", "csv")]
)
def test_every_form_of_report_is_written(bundle: Bundle, form: str, ending: str, tmp_path: Path) -> None:
    target = tmp_path / f"报告 一.{ending}"
    told = bundle.run("check", CASE / "reply-bad.docx", "--source", CASE / "judgment.docx", "--format", f"{form}={windows_path(target)}", *PATIENT)  # fmt: skip  # noqa: E501
    assert told.code == 1, told.text
    assert target.stat().st_size > 1000


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_text_of_notepad_is_read(bundle: Bundle, encoding: str, tmp_path: Path) -> None:
    words = (CASE / "text" / "reply-good.txt").read_text("utf-8")
    paper = tmp_path / "答复.txt"
    paper.write_bytes(words.replace("\n", "\r\n").encode(encoding))
    told = bundle.run("text", paper, *PATIENT)
    assert told.text.split() == here("text", paper).text.split()
    assert told.code == 0


def deep(folder: Path) -> Path:
    """A folder whose path has more than 260 Han characters."""
    made = folder.joinpath(*(f"{number}关于信访事项办理情况的材料汇总与附件清单" * 3 for number in range(6)))
    made.mkdir(parents=True)
    return made


def test_a_path_beyond_260_characters_is_read_and_written(bundle: Bundle, tmp_path: Path) -> None:
    folder = deep(tmp_path)
    paper = folder / "答复.docx"
    shutil.copy(CASE / "reply-bad.docx", paper)
    assert len(windows_path(paper)) > 260
    report = folder / "报告.html"
    told = bundle.run("check", windows_path(paper), "--source", CASE / "judgment.docx", "--format", f"html={windows_path(report)}", *PATIENT)  # fmt: skip  # noqa: E501
    assert told.code == 1, told.text
    assert report.stat().st_size > 10_000
    assert "\\\\?\\" not in report.read_text("utf-8")


def test_a_batch_and_the_gate_work_and_write_beyond_260_characters(bundle: Bundle, tmp_path: Path) -> None:
    folder = deep(tmp_path)
    for name in ("reply-bad", "reply-good"):
        shutil.copy(CASE / f"{name}.docx", folder)
    results = folder / "结果"
    told = bundle.run("batch", windows_path(folder), "--output", windows_path(results), "--jobs", "1", *PATIENT)
    assert told.code in {1, 3}, told.text
    assert "\\\\?\\" not in told.text
    for name in ("results.jsonl", "summary.csv", "summary.xlsx", "index.html"):
        assert (results / name).stat().st_size > 500, name
    assert len(list((results / "reports").glob("*.html"))) == 2
    receipt, page, policy = folder / "凭据.jsonl", folder / "关口.html", folder / "制度.toml"
    policy.write_text("schema = 1\n", "utf-8")
    paths = {"--policy": policy, "--receipt": receipt, "--format": page}
    options = [word for name, path in paths.items() for word in (name, windows_path(path))]
    options[-1] = f"html={options[-1]}"
    told = bundle.run("gate", windows_path(folder / "reply-bad.docx"), *options)
    assert told.code == 1, told.text
    assert receipt.stat().st_size > 100
    assert page.stat().st_size > 10_000


def test_a_receipt_is_signed(bundle: Bundle, tmp_path: Path) -> None:
    policy, receipt, key = tmp_path / "制度.toml", tmp_path / "凭据.jsonl", tmp_path / "钥匙.pem"
    policy.write_text("schema = 1\n", "utf-8")
    subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", str(key)], check=True)
    paths = {"--policy": policy, "--receipt": receipt, "--sign": key}
    options = [word for name, path in paths.items() for word in (name, windows_path(path))]
    told = bundle.run("gate", windows_path(CASE / "reply-good.docx"), *options)
    assert told.code == 0, told.text
    assert "signature" in receipt.read_text("utf-8")


def test_every_process_opens_long_paths_whatever_the_registry_says(bundle: Bundle) -> None:
    asked = "ctypes.c_ubyte.from_address(n.RtlGetCurrentPeb()+3).value&128"
    bit = f"import ctypes;n=ctypes.WinDLL('ntdll');n.RtlGetCurrentPeb.restype=ctypes.c_void_p;print('bit',{asked})"
    program = "from replycheck.cli.program import run;run(['--version'])"
    child = "from replycheck.processes.system import confine;confine(1<<31)"
    for first in (program, child):
        assert "bit 128" in bundle.python(f"{first};{bit}").text


def test_a_file_that_somebody_holds_open_is_a_sentence(bundle: Bundle, tmp_path: Path) -> None:
    paper = tmp_path / "答复.docx"
    shutil.copy(CASE / "reply-bad.docx", paper)
    hold = (
        "import ctypes,sys,time;k=ctypes.windll.kernel32;k.CreateFileW.restype=ctypes.c_void_p;"
        "h=k.CreateFileW(sys.argv[1],0x80000000,0,None,3,0,None);print('held',flush=True);time.sleep(60)"
    )
    with bundle.wine.start([bundle.program / "python.exe", "-c", hold, windows_path(paper)]) as holder:
        assert holder.stdout is not None
        assert b"held" in holder.stdout.readline()
        told = bundle.run("check", paper)
        holder.kill()
    assert told.code == 3
    assert "占用" in told.text


def test_a_click_on_a_file_writes_a_report(bundle: Bundle) -> None:
    """What "open with" and the context menu start; Wine has no browser, so nothing is opened."""
    before = {*clicked()}
    told = bundle.run(windows_path(CASE / "reply-good.docx"), launcher="检查答复.exe")
    assert told.code == 0, told.text
    (report,) = {*clicked()} - before
    assert report.stat().st_size > 10_000


def clicked() -> Iterator[Path]:
    """Reports of clicks, in the folder of the prefix's user."""
    return (WORK / "prefix" / "drive_c" / "users").glob("*/AppData/Local/replycheck/click/*/报告.html")


def many(folder: Path) -> Path:
    """A list of many replies, each a little different."""
    folder.mkdir()
    words = (CASE / "text" / "reply-bad.txt").read_text("utf-8")
    with (folder / "清单.csv").open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("reply", "source"))
        for number in range(_MANY):
            (folder / f"答复{number:02}.txt").write_text(f"{words}\n第{number}件。\n", "utf-8")
            rows.writerow((f"答复{number:02}.txt", windows_path(CASE / "judgment.docx")))
    return folder / "清单.csv"


def children(bundle: Bundle) -> list[int]:
    """Worker processes of the bundle, by their number on this machine."""
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = place.read_bytes()
        except OSError:
            continue
        if b"--multiprocessing-fork" in words and bundle.program.name.encode() in words:
            found.append(int(place.parent.name))
    return found


def until(condition: object, seconds: float = _PATIENCE) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if callable(condition) and condition():
            return True
        time.sleep(0.2)
    return False


def test_a_batch_survives_a_worker_that_is_killed(bundle: Bundle, tmp_path: Path) -> None:
    listed, results = many(tmp_path / "一批"), tmp_path / "结果"
    run = bundle.start("batch", windows_path(listed), "--output", windows_path(results), "--jobs", "2", *PATIENT)
    assert until(lambda: len(children(bundle)) >= 2)
    time.sleep(10)
    os.kill(children(bundle)[0], signal.SIGKILL)
    told = run.communicate(timeout=900)[0].decode("utf-8", "replace")
    assert run.returncode in {1, 3}, told
    lines = (results / "results.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == _MANY
    broken = [line for line in lines if not json.loads(line)["findings"]]
    assert len(broken) <= 1
    assert until(lambda: not children(bundle))


def test_workers_end_with_who_started_them(bundle: Bundle, tmp_path: Path) -> None:
    listed = many(tmp_path / "一批")
    results = windows_path(tmp_path / "结果")
    with bundle.start("batch", windows_path(listed), "--output", results, "--jobs", "2") as run:
        assert until(lambda: len(children(bundle)) >= 2)
        run.kill()
    assert until(lambda: not children(bundle))


_KEEPS = (
    "from replycheck.web.answers import Answer,Kind,Record;from replycheck.web.keeping import Kept,usual_folder;"
    "kept=Kept(usual_folder());kept.begin();"
    "kept.save(Record('r1','答复.docx',answers={'f1':Answer(Kind.DOUBTFUL,'再问一问')}))"
)
_TELLS = (
    "import shutil;from replycheck.web.keeping import Kept,usual_folder;kept=Kept(usual_folder());"
    "print(ascii([(one.name,answer.reason) for one in kept.records() for answer in one.answers.values()]));"
    "shutil.rmtree(kept.folder)"
)
"""What the page does when somebody answers, and what it shows when it is opened again."""


def test_a_newer_version_over_an_older_one_keeps_settings_library_and_answers(
    packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = Bundle(unpack(packed, tmp_path))
    program = older.program.rename(older.home / "program-0.0.9-20200101-older")
    (program / "lib" / "replycheck" / "checks" / "gone.py").write_text("raise SystemExit('an old module was loaded')")
    monkeypatch.chdir(older.home)
    settings = older.home / "replycheck.toml"
    settings.write_text('disabled = ["copying.unattributed"]\n', "utf-8")
    added = older.python(
        "from replycheck.cli import main;main()",
        "library",
        "add",
        "文书库",
        windows_path(CASE / "text" / "judgment.txt"),
    )
    assert added.code == 0, added.text
    assert older.python(_KEEPS).code == 0

    newer = Bundle(unpack(packed, tmp_path))
    assert newer.program != program
    listed = newer.run("library", "stats", "文书库")
    assert listed.code == 0, listed.text
    told = newer.run(
        "check", windows_path(CASE / "reply-bad.docx"), "--library", "文书库", "--format", "json", *PATIENT
    )
    report, _ = json.JSONDecoder().raw_decode(told.text)  # which settings hold is told after it
    assert report["passages"]
    assert {one["rule"] for one in report["findings"]}.isdisjoint({"copying.unattributed"})
    assert ascii([("答复.docx", "再问一问")]) in newer.python(_TELLS).text
    assert settings.is_file()


def test_the_setup_program_installs_and_removes_itself_for_one_user(packed: Path, bundle: Bundle) -> None:
    setup = packed.with_name(packed.name.replace(".zip", "-setup.exe"))
    own = WORK / "prefix" / "drive_c" / "users"
    bundle.wine.run([setup, "/S"], seconds=600)
    home = next(own.glob("*/AppData/Local/Programs/replycheck"))
    user = home.parents[3]
    for fatal in home.rglob("_wmi.pyd"):
        fatal.unlink()
    assert Bundle(home).run("--version").code == 0
    assert [path.name for path in user.rglob("检查答复.lnk")].__len__() == 2
    told = bundle.wine.run(["reg", "query", r"HKCU\Software\Classes\SystemFileAssociations", "/s"]).stdout
    for ending in (b".docx", b".pdf", b".ofd", b".doc", b".wps"):
        assert ending + b"\\shell\\replycheck" in told
    (home / "replycheck.toml").write_text("", "utf-8")
    bundle.wine.run([home / "卸载.exe", "/S", f"_?={windows_path(home)}"], seconds=300)
    assert not list(home.glob("program-*"))
    assert (home / "replycheck.toml").is_file()
    assert not list(user.rglob("检查答复.lnk"))
    told = bundle.wine.run(["reg", "query", r"HKCU\Software\Classes\SystemFileAssociations", "/s"]).stdout
    assert b"replycheck" not in told
    shutil.rmtree(home)


def test_nothing_is_packed_and_every_name_is_plain(packed: Path) -> None:
    with zipfile.ZipFile(packed) as opened:
        names = opened.namelist()
    assert packed.stat().st_size < 80_000_000
    assert names == sorted(names)
    assert all(len(name) < 160 for name in names)
    tops = {name.split("/")[1] for name in names if not name.split("/")[1].startswith("program-")}
    assert tops == {"replycheck.exe", "检查答复.exe", "使用说明.md"}
    assert subprocess.run(["git", "check-ignore", "-q", str(packed)], cwd=ROOT, check=False).returncode == 0
