"""What users of the package import, and that type checkers see it."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import replycheck

_USE = """
import replycheck
report = replycheck.check("reply.docx", sources=["judgment.docx"], settings=replycheck.Settings(profile="court-reply"))
reveal_type(report)
reveal_type(report.verdict)
reveal_type(report.findings[0].hit.message)
reveal_type(report.document.text)
"""


@pytest.mark.parametrize("name", replycheck.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(replycheck, name).__name__ == name


def test_what_is_not_public_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="no attribute 'cheque'"):
        _ = replycheck.cheque  # type: ignore[attr-defined]


def test_a_type_checker_sees_what_a_report_is(root: Path, tmp_path: Path) -> None:
    pytest.importorskip("mypy", reason="没有 mypy，跳过")
    script = tmp_path / "use.py"
    script.write_text(_USE, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), str(script)]
    told = subprocess.run(
        command, cwd=root / "src", capture_output=True, text=True, check=False
    ).stdout  # the package is found beside the working directory and believed because it carries py.typed
    revealed = re.findall(r'Revealed type is "([^"]+)"', told)
    assert [kind.split(".")[-1] for kind in revealed] == ["Report", "Verdict", "str", "str"]


def test_the_package_says_that_it_is_typed(root: Path) -> None:
    assert (root / "src" / "replycheck" / "py.typed").is_file()


def test_the_lowest_versions_are_those_that_the_package_allows(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["ocr"], *extras["sign"], *extras["watch"], *extras["web"]]
    lowest = dict(re.split(">=", re.split("[,;]", one)[0]) for one in wanted)
    pinned = (root / "constraints-lowest.txt").read_text(encoding="utf-8").splitlines()
    given = dict(line.split("==") for line in pinned if "==" in line)

    def whole(version: str) -> str:
        return ".".join([*version.split("."), "0", "0"][:3])

    assert {name: whole(version) for name, version in given.items()} == {
        name: whole(version) for name, version in lowest.items()
    }
