"""The built wheel is whole: it carries its tables, templates and schema, and works outside the source tree."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.wheel


@pytest.fixture(scope="module")
def installed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel, freshly built, was unpacked by pip."""
    folder = tmp_path_factory.mktemp("wheel")
    _run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(root)], folder)
    (wheel,) = folder.glob("*.whl")
    target = folder / "site"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check"]
    _run([*pip, "--target", str(target), str(wheel)], folder)
    return target


def _run(
    command: list[str], cwd: Path, site: Path | None = None, *, expect: int = 0
) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONUTF8": "1"} | ({} if site is None else {"PYTHONPATH": str(site)})
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == expect, done.stdout + done.stderr
    return done


def test_the_source_distribution_holds_what_its_commands_need(root: Path, tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", str(tmp_path)]
    _run(build, root)
    (packed,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(packed) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    wanted = ["packaging/windows/build.py", "packaging/windows/setup.nsi", "packaging/debian/build.py", ".ci/venv.sh"]
    assert {*wanted, "packaging/pins/windows.txt", "constraints.txt", "docs/windows.md"} <= names
    assert not [name for name in names if name.endswith((".pyc", ".exe", ".zip")) and name.startswith("packaging/")]


def test_the_wheel_does_the_main_job_outside_the_source_tree(root: Path, installed: Path, tmp_path: Path) -> None:
    case = root / "examples" / "case"
    command = [sys.executable, "-m", "replycheck", "check", str(case / "reply-bad.pdf")]
    options = ["--source", str(case / "judgment.docx"), "--petition", str(case / "petition.docx")]
    forms = ["--format", "json", "--format", f"html={tmp_path / 'report.html'}"]

    report = json.loads(_run([*command, *options, *forms], tmp_path, installed, expect=1).stdout)

    assert {finding["rule"] for finding in report["findings"]} >= {"copying.unattributed", "pages.wrong-order"}
    assert "拦下" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_the_code_that_ran_is_the_wheels_own(installed: Path, tmp_path: Path) -> None:
    told = _run([sys.executable, "-c", "import replycheck; print(replycheck.__file__)"], tmp_path, installed)

    assert Path(told.stdout.strip()).is_relative_to(installed)


def test_the_rules_examples_pass_on_the_wheel(root: Path, installed: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/checks"]

    assert " passed" in _run(command, root, installed).stdout


def test_nothing_outside_the_package_is_in_the_wheel(installed: Path) -> None:
    tops = {path.name for path in installed.iterdir()}

    assert tops - {"bin"} == {"replycheck", next(name for name in tops if name.endswith(".dist-info"))}


def test_the_page_of_the_clerk_is_whole(installed: Path) -> None:
    web = installed / "replycheck" / "web"
    for name in (
        "static/htmx.min.js",
        "static/htmx.LICENSE",
        "static/page.js",
        "static/page.css",
        "templates/layout.html.j2",
    ):
        assert (web / name).is_file(), name
