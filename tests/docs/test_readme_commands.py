"""What the documents tell a user to type exists, and what they show is what the program says."""

from __future__ import annotations

import io
import re
import shlex
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest
import typer

from replycheck.cli.program import app, run

_ROOT = Path(__file__).resolve().parents[2]
_PAGES = (
    "README.md",
    "README.zh-CN.md",
    "docs/using.md",
    "examples/README.md",
    "CONTRIBUTING.md",
    "docs/writing-a-rule.md",
)
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_OTHER_ENDS = re.compile(r"\s(?:[|;]|&&|\d?>{1,2})\s.*$|\s+#\s.*$")


def _blocks(page: str, *languages: str) -> list[str]:
    found = _BLOCK.findall((_ROOT / page).read_text("utf-8"))
    return [body for language, body in found if language in languages]


def _lines(page: str) -> list[str]:
    """The lines of shell that a page shows, continued ones joined, without prompt and remark."""
    joined = "".join(_blocks(page, "", "sh", "bash", "console", "bat")).replace("\\\n", " ")
    return [_OTHER_ENDS.sub("", line.strip().removeprefix("$ ")).strip() for line in joined.splitlines()]


_COMMANDS = [
    pytest.param(line, id=f"{page}: {line}")
    for page in _PAGES
    for line in _lines(page)
    if line.startswith("replycheck ")
]


@pytest.mark.parametrize("line", _COMMANDS)
def test_every_command_shown_is_a_command_with_its_options(line: str) -> None:
    _, name, *arguments = shlex.split(line)
    group = typer.main.get_command(app)
    context = group.make_context("replycheck", [name], resilient_parsing=True)
    if name.startswith("-"):
        assert any(name in option.opts for option in group.get_params(context))
        return
    command = group.get_command(context, name)  # type: ignore[attr-defined]  # a group of commands

    assert command is not None, f"no command {name}"
    if not {"-h", "--help"} & set(arguments):
        command.make_context(name, arguments)  # refuses unknown options and missing arguments


def test_there_are_commands_to_check_in_both_readmes() -> None:
    for page in ("README.md", "README.zh-CN.md"):
        assert any(line.startswith("replycheck check") for line in _lines(page))


def test_every_make_target_shown_is_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (_ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    shown = {line.split()[1] for page in _PAGES for line in _lines(page) if line.startswith("make ")}

    assert shown
    assert shown <= targets


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_report_shown_is_what_the_example_gives(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(_ROOT)
    (shown,) = _blocks(page, "text")
    command, _, printed = shown.partition("\n")
    output = io.StringIO()
    with redirect_stdout(output):
        run(shlex.split(command)[2:])

    assert printed == output.getvalue(), "run: make docs"


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_python_shown_runs_on_the_example(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(_ROOT)
    (code,) = _blocks(page, "python")
    output = io.StringIO()
    with redirect_stdout(output):
        exec(compile(code, page, "exec"), {"__name__": "readme"})  # noqa: S102 - our own document

    assert output.getvalue()


def test_the_rule_written_in_the_guide_passes_its_own_examples(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from replycheck import checks  # noqa: PLC0415 - its search path is changed here only
    from replycheck.checks import structure  # noqa: PLC0415 - its search path is changed here only
    from replycheck.config.settings import Settings  # noqa: PLC0415 - its search path is changed here only
    from replycheck.engine.run import run as run_rules  # noqa: PLC0415 - its search path is changed here only

    (code,) = (block for block in _blocks("docs/writing-a-rule.md", "python") if "RULE = " in block)
    (tmp_path / "rule_of_the_guide.py").write_text(code, encoding="utf-8")
    monkeypatch.setattr(structure, "__path__", [*structure.__path__, str(tmp_path)])
    module = f"{checks.__name__}.structure.rule_of_the_guide"
    try:
        rule = __import__(module, fromlist=["RULE"]).RULE
        for example in rule.examples:
            (outcome,) = run_rules((rule,), example.case(), Settings())
            assert tuple(finding.hit.span for finding in outcome.findings) == example.spans
        assert rule.page.startswith("答复")
    finally:
        sys.modules.pop(module, None)
        if hasattr(structure, "rule_of_the_guide"):
            del structure.rule_of_the_guide
