"""Texts made to hurt: long runs of what the patterns look for. Every rule must come to an end, and in linear time.

No time is asserted: a pattern that runs away is stopped by the limit of the process, which fails the test.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

LENGTH = 100_000
UNITS = {
    "one character": "的",
    "digits": "1",
    "blanks": "甲 ",
    "opening marks": "“",
    "empty quotations": "“”",
    "item marks": "一、",
    "items": "一、甲\n",
    "years in brackets": "（2023）",
    "years": "2023年5月",
    "what was complained of": "反映",
    "about": "关于",
    "announcements": "以下三",
    "costs": "案件受理费由",
    "pleadings": "原告诉",
    "filings": "本院于",
    "tried often": "多次联系",
    "judges": "审 判 长 ",
    "questions": "请求？",
    "long words": "乙" * 5000 + "\n",
    "like paragraphs": "本院已将上述款项全部发还申请执行人并办理了领款手续，执行案件已经依法结案归档" * 2 + "。\n",
    "control characters": "\x01甲",
    "beyond the basic plane": "𠮷",
}


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
@pytest.mark.parametrize("letter", [False, True], ids=["reply", "reply and letter"])
def test_a_text_made_of_one_pattern_is_checked_to_the_end(tmp_path: Path, unit: str, *, letter: bool) -> None:
    path = tmp_path / "reply.txt"
    length = LENGTH // 10 if letter else LENGTH
    path.write_text("张某：\n" + unit * (length // len(unit)), encoding="utf-8")
    more = ["--petition", str(path)] if letter else []
    done = subprocess.run(
        [sys.executable, "-m", "replycheck", "check", str(path), *more],
        capture_output=True,
        check=False,
        timeout=30,
    )
    assert done.returncode in {0, 1, 3}, done.stderr.decode()
    assert done.stdout
    assert b"Traceback" not in done.stderr


def test_many_different_paragraphs_are_compared_in_time(tmp_path: Path) -> None:
    path = tmp_path / "reply.txt"
    lines = (
        f"第{i * 7919 % 99991}号事项由经办人员{i * 104729 % 1000003}在办公室{i}处理完毕并归档保存备查"
        for i in range(8000)
    )
    path.write_text("张某：\n" + "\n".join(lines), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "replycheck", "check", str(path)], capture_output=True, check=False, timeout=30
    )
    assert done.returncode in {0, 1, 3}
    assert b"Traceback" not in done.stderr
