"""The hook and the pipelines that are handed out run: with a real pre-commit, and in a real shell."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from gate_room import ERROR, GOOD, POLICY

from replycheck.readers.formats import Format

_ROOT = Path(__file__).resolve().parents[2]
_EXAMPLES = _ROOT / "examples" / "gate"
_HOOK = (_ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")


def _pattern() -> re.Pattern[str]:
    found = re.search(r"files: (.+)", _HOOK)
    assert found is not None
    return re.compile(found[1])


_NO_PAPERS = {".md", ".html", ".htm", ".mht"}
"""What stands in every repository beside its papers."""
_PAPERS = sorted({suffix for kind in Format if kind.about.writing for suffix in kind.about.suffixes} - _NO_PAPERS)


@pytest.mark.parametrize("suffix", _PAPERS)
def test_the_hook_takes_every_format_that_can_be_read(suffix: str) -> None:
    assert _pattern().search(f"出文/答复{suffix}")
    assert _pattern().search(f"出文/答复{suffix.upper()}")


@pytest.mark.parametrize("name", ["读我.py", "表.xlsx", "README.md", "制度.toml", "凭据.jsonl", "答复docx"])
def test_the_hook_leaves_other_files_alone(name: str) -> None:
    assert not _pattern().search(name)


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A repository of papers whose hook comes from a clone of this project, installed without any index."""
    for module in ("pre_commit", "hatchling"):
        if importlib.util.find_spec(module) is None:
            pytest.skip(f"没有装 {module}，钩子没有试")
    if shutil.which("git") is None or not (_ROOT / ".git").exists():
        pytest.skip("这里不是 git 仓库，钩子没有试")
    _git(_ROOT, "clone", "--quiet", "--depth", "1", f"file://{_ROOT}", str(tmp_path / "clone"))
    for name in (".pre-commit-hooks.yaml", "pyproject.toml"):
        shutil.copy(_ROOT / name, tmp_path / "clone" / name)
    if _git(tmp_path / "clone", "status", "--porcelain"):
        _git(tmp_path / "clone", "commit", "--quiet", "--all", "--message", "what is tested")
    folder = tmp_path / "papers"
    folder.mkdir()
    _git(folder, "init", "--quiet")
    (folder / "policy.toml").write_text(POLICY, encoding="utf-8")
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: file://{tmp_path / 'clone'}\n    rev: {_git(tmp_path / 'clone', 'rev-parse', 'HEAD')}\n"
        "    hooks:\n      - id: replycheck-gate\n",
        encoding="utf-8",
    )
    return folder


def _committed(folder: Path, **texts: str) -> subprocess.CompletedProcess[str]:
    """Run the hooks over papers that are staged; what they need is taken from where this test runs."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    _git(folder, "add", "--all")
    environment = {
        **os.environ,
        "PRE_COMMIT_HOME": str(folder.parent / "home"),
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",
        "PYTHONPATH": sysconfig.get_paths()["purelib"],
    }
    command = [sys.executable, "-m", "pre_commit", "run"]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300
    )


def test_a_commit_is_stopped_by_the_hook_until_its_papers_pass(papers: Path) -> None:
    stopped = _committed(papers, reply=ERROR)
    assert stopped.returncode == 1, stopped
    assert "拦下" in stopped.stdout

    passed = _committed(papers, reply=GOOD)
    assert passed.returncode == 0, passed
    assert "Passed" in passed.stdout


_STEPS = {
    "github": ((_EXAMPLES / "action.yml").read_text("utf-8"), r"run: (.+)"),
    "gitlab": ((_EXAMPLES / "gitlab-ci.yml").read_text("utf-8"), r"^    - ((?:python|replycheck) .+)"),
}
_BASH = shutil.which("bash")
_STAND_INS = '#!/bin/sh\nfor word in "$@"; do printf "%s\\n" "$word"; done > installed\n'


@pytest.mark.skipif(_BASH is None, reason="没有 bash，流水线没有试")
@pytest.mark.parametrize(
    ("version", "index"), [("", ""), ("0.1.0", ""), ("0.1.0", "https://packages.example.org/simple")]
)
@pytest.mark.parametrize(("text", "step"), _STEPS.values(), ids=_STEPS)
def test_a_pipeline_installs_the_version_from_the_index_and_stops_bad_papers(
    text: str, step: str, version: str, index: str, tmp_path: Path
) -> None:
    folder = tmp_path / "出文"
    folder.mkdir()
    (folder / "a b.txt").write_text(GOOD, encoding="utf-8")
    (folder / "c.txt").write_text(GOOD if version else ERROR, encoding="utf-8")
    (tmp_path / "policy.toml").write_text(POLICY, encoding="utf-8")
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "python").write_text(_STAND_INS, encoding="utf-8")
    (programs / "replycheck").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m replycheck "$@"\n', encoding="utf-8")
    for program in programs.iterdir():
        program.chmod(0o755)
    given = {"FILES": "出文/*.txt", "POLICY": "policy.toml", "RECEIPT": "receipts.jsonl", "VERSION": version}
    given |= {"INDEX": index, "GITHUB_ACTOR": "李某", "GITLAB_USER_NAME": "李某"}
    environment = {**os.environ, **given, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}

    install, gate = re.findall(step, text, re.MULTILINE)
    for command in (install, gate):
        done = subprocess.run(
            [_BASH or "bash", "-ec", command],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    wanted = ["-m", "pip", "install", *(["--index-url", index] if index else [])]
    installed = (tmp_path / "installed").read_text("utf-8").splitlines()
    assert installed == [*wanted, f"replycheck=={version}" if version else "replycheck"]
    assert done.returncode == (0 if version else 1), done
    assert (tmp_path / "receipts.jsonl").read_text("utf-8").count("\n") == 2
