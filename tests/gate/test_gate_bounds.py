"""What takes too long or too much at the gate is ended from outside, and is never a pass."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from gate_room import GOOD, POLICY

from replycheck import app
from replycheck.config.settings import Settings
from replycheck.engine.run import report_on
from replycheck.gate import bounded
from replycheck.model.document import plain
from replycheck.model.finding import Severity
from replycheck.model.limits import Limits
from replycheck.model.profile import Profile
from replycheck.model.report import Crashed, Ran, Verdict
from replycheck.rules.case import Case
from replycheck.rules.example import bad
from replycheck.rules.rule import Rule

_PLANTED = """
import sys, time
from replycheck import app, errors
from replycheck.cli.program import run

def examine(reply, inputs, settings):
    {work}

app.examine = examine
sys.exit(run(sys.argv[1:]))
"""
_WORK = {
    "never ends": ("while True: pass", "超过 2 秒还没有查完"),
    "sleeps": ("time.sleep(600)", "超过 2 秒还没有查完"),
    "eats memory": ("return len(bytearray(10**10))", "内存超过上限"),
    "dies": ("import os; os.abort()", "意外中止"),
    "breaks": ("raise RuntimeError('planted')", "检查时出错（RuntimeError）"),
    "refuses": ("raise errors.UsageError('不查这一份。')", "不查这一份"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "答复.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "policy.toml").write_text(POLICY, encoding="utf-8")
    (tmp_path / "replycheck.toml").write_text(
        "[limits]\nchecking_seconds = 2\nchecking_bytes = 300000000\n", encoding="utf-8"
    )
    return tmp_path


def _run(folder: Path, work: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    script = _PLANTED.format(work=work)
    command = [sys.executable, "-c", script, *arguments, "--policy", str(folder / "policy.toml")]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, cwd=folder)


@pytest.mark.skipif(sys.platform != "linux", reason="只有在 Linux 上子进程才看得见试验时换上的函数")
@pytest.mark.parametrize(("work", "said"), _WORK.values(), ids=_WORK)
def test_what_never_ends_at_the_gate_is_ended_and_never_a_pass(folder: Path, work: str, said: str) -> None:
    told = _run(folder, work, "gate", "in/答复.txt")

    assert told.returncode == 3, told
    assert said in told.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="只有在 Linux 上子进程才看得见试验时换上的函数")
def test_what_never_ends_in_the_watched_folder_is_put_to_the_blocked_ones(folder: Path) -> None:
    told = _run(folder, "while True: pass", "watch", "in", "--passed", "ok", "--blocked", "no", "--once")

    assert told.returncode == 3, told
    assert (folder / "no" / "答复.txt").read_text(encoding="utf-8") == GOOD
    assert "超过 2 秒" in (folder / "no" / "答复.txt.report.html").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="只有在 Linux 上子进程才看得见试验时换上的函数")
def test_what_a_check_has_started_ends_with_it(folder: Path) -> None:
    work = "import os; pid = os.fork() or time.sleep(613); open('pid', 'w').write(str(pid)); os.wait()"

    _run(folder, work, "gate", "in/答复.txt")

    started = Path("/proc", (folder / "pid").read_text(encoding="utf-8"), "stat")
    assert not started.exists() or ") Z " in started.read_text(encoding="utf-8")


def test_every_rule_of_a_check_that_was_stopped_has_crashed(tmp_path: Path) -> None:
    report = app.unfinished(str(tmp_path / "答复.txt"), "超过 2 秒还没有查完，已经停下。")

    assert report.verdict is Verdict.INCOMPLETE
    assert {type(outcome) for outcome in report.outcomes} == {Crashed}


def test_a_check_within_its_bounds_gives_the_report_of_a_plain_check(tmp_path: Path) -> None:
    paper = tmp_path / "答复.txt"
    paper.write_text(GOOD, encoding="utf-8")
    settings = Settings()

    assert bounded.examine(str(paper), app.Inputs(), settings).to_dict() == (
        app.examine(str(paper), app.Inputs(), settings).to_dict()
    )


def _slow(name: str, seconds: float) -> Rule:
    def check(case: Case) -> tuple[()]:
        end = time.process_time() + seconds * bool(case.text)
        while time.process_time() < end:
            pass
        return ()

    return Rule(
        module=f"replycheck.checks.text.{name}",
        title="试验",
        severity=Severity.INFO,
        check=check,  # type: ignore[arg-type]  # a tuple is iterated as well
        examples=(bad("⟦甲⟧"),),
    )


def test_rules_whose_turn_comes_after_the_time_is_up_have_crashed_and_are_named() -> None:
    rules = [_slow("first", 0.1), _slow("second", 1.1), _slow("third", 0.1)]
    case = Case(plain(GOOD, source="答复.txt"), Profile.BUREAU_REPLY)

    report = report_on(rules, case, Settings(limits=Limits(rules_seconds=1)))

    assert [type(outcome) for outcome in report.outcomes] == [Ran, Ran, Crashed]
    assert report.verdict is Verdict.INCOMPLETE
    assert "超过 1 秒" in report.crashed[0].error
