"""Invented papers, policies and waivers, and the gate run on them in this process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from replycheck.cli.program import run

GOOD = """张某：
你于2023年5月8日寄来的信收悉。经核实，你反映的路口积水问题属实，已于2023年6月1日修好。
特此答复。
"""
ERROR = GOOD.replace("2023年5月8日", "2023年2月30日")
TWO_ERRORS = ERROR.replace("2023年6月1日", "2023年6月31日")
WARNING = """张某：
你的来信收悉。从以下三点说明：
一是道路积水问题属实，已于2023年6月1日修好。
二是路灯问题属实，已于2023年6月2日修好。
特此答复。
"""
IMPOSSIBLE, ANNOUNCED = "dates.impossible", "logic.announced-count"
POLICY = "schema = 1\n"
FAR = "2999-12-31"


@dataclass(frozen=True)
class Tell:
    """How the command ended and what it said."""

    code: int
    out: str
    err: str


class Room:
    """A folder with papers and a policy; ``gate`` runs the command there."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def put(self, **texts: str | bytes) -> None:
        """Write files: ``reply=…`` becomes ``reply.txt``, ``policy=…`` ``policy.toml``, and so on."""
        endings = {"policy": "policy.toml", "waivers": "replycheck.waivers.toml", "config": "replycheck.toml"}
        for name, text in texts.items():
            path = self.folder / endings.get(name, f"{name}.txt")
            path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def call(self, *arguments: str) -> Tell:
        """Run the command with these arguments."""
        code = run(list(arguments))
        said = self._capsys.readouterr()
        return Tell(code, said.out, said.err)

    def gate(self, *arguments: str) -> Tell:
        """Run the gate under ``policy.toml``."""
        return self.call("gate", *arguments, "--policy", str(self.folder / "policy.toml"))


def waiver(rule: str = IMPOSSIBLE, **keys: str) -> str:
    """A waiver file with one waiver in order, but for what ``keys`` change; an empty value leaves a key out."""
    values = {
        "rule": f'"{rule}"',
        "quote": '"2023年2月30日"',
        "reason": '"原件如此"',
        "by": '"李某"',
        "until": FAR,
    } | keys
    return "schema = 1\n[[waiver]]\n" + "".join(f"{key} = {value}\n" for key, value in values.items() if value)


Planted = Callable[[str], None]

CRASHING = '''"""试验用的规则。"""
from replycheck.model.finding import Severity
from replycheck.rules.example import bad
from replycheck.rules.rule import Rule


def check(case):
    raise RuntimeError("planted")
    yield


RULE = Rule(module=__name__, title="试验", severity=Severity.INFO, check=check, examples=(bad("⟦甲⟧"),))
'''
