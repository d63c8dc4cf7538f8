"""What a newcomer copies works: the example policy, the hook, the pipelines, and everything the guide shows."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from pathlib import Path

import jsonschema
import pytest
import typer
from gate_room import GOOD, POLICY, Room

from replycheck.app.configured import config_for
from replycheck.cli.program import app
from replycheck.engine.policy import policy_from
from replycheck.engine.waivers import waivers_from
from replycheck.gate.rulings import known_rules
from replycheck.reporting import json_schema

_ROOT = Path(__file__).resolve().parents[2]
_GUIDE = (_ROOT / "docs" / "gate.md").read_text("utf-8")
_EXAMPLES = _ROOT / "examples" / "gate"


def _commands() -> list[str]:
    """Every call of the tool in the guide, the examples and the hook."""
    texts = [
        _GUIDE,
        *(path.read_text("utf-8") for path in sorted(_EXAMPLES.iterdir()) if path.suffix in {".md", ".yml"}),
    ]
    found = [line for text in texts for line in re.findall(r"^(?:\s*run: |\s*- |)(replycheck .+)$", text, re.MULTILINE)]
    hook = (_ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    entry, arguments = re.search(r"entry: (.+)", hook), re.search(r"args: \[(.+)\]", hook)
    assert entry is not None
    assert arguments is not None
    return [*found, f"{entry[1]} {arguments[1].replace(',', '')} 答复.docx"]


@pytest.mark.parametrize("line", _commands())
def test_every_command_shown_is_a_command_with_its_options(line: str) -> None:
    _, name, *arguments = shlex.split(line)
    group = typer.main.get_command(app)
    context = group.make_context("replycheck", [name], resilient_parsing=True)
    command = group.get_command(context, name)  # type: ignore[attr-defined]  # a group of commands

    assert command is not None, f"no command {name}"
    command.make_context(name, arguments)  # refuses unknown options and missing arguments


def _tables(beginning: str) -> list[str]:
    return [
        block for block in re.findall(r"^```toml\n(.*?)^```", _GUIDE, re.MULTILINE | re.DOTALL) if beginning in block
    ]


def test_the_waiver_shown_is_one() -> None:
    (text,) = _tables("[[waiver]]")

    (waiver,) = waivers_from(tomllib.loads(text), known_rules())
    assert waiver.reason == "原件如此"


def test_the_configuration_shown_is_one(tmp_path: Path) -> None:
    (text,) = _tables("[watch]")
    (tmp_path / "replycheck.toml").write_text(text, encoding="utf-8")

    assert config_for(str(tmp_path)).text("gate.by") == "审核 李某"


def test_every_key_of_a_policy_is_in_the_guide() -> None:
    keys = ("require.rules", "require.families", "require.profiles", "block.severity", "block.rules", "block.families")
    more = (
        "block.measures.copied_share",
        "waivers.allow",
        "waivers.days",
        "waivers.file",
        "sources.beside",
        "baseline",
    )

    assert [key for key in (*keys, *more) if f"`{key}`" not in _GUIDE] == []


def test_the_example_policy_judges_the_example_case(room: Room) -> None:
    case, policy = _ROOT / "examples" / "case", str(_EXAMPLES / "policy.toml")
    assert policy_from(tomllib.loads((_EXAMPLES / "policy.toml").read_text("utf-8")), known_rules()).require.rules

    def code(reply: str, *more: str) -> int:
        return room.call("gate", str(case / reply), "--policy", policy, *more).code

    assert code("reply-good.docx", "--source", str(case / "judgment.docx")) == 0
    assert code("reply-bad.docx", "--source", str(case / "judgment.docx")) == 1
    assert code("reply-good.docx") == 3  # nothing to compare with


def test_the_reports_under_a_policy_keep_the_published_schema(room: Room) -> None:
    case = _ROOT / "examples" / "case" / "text"
    room.put(policy=POLICY + "[block.measures]\ncopied_share = 0.1\n[require]\nfamilies = ['pages']\n")

    told = room.gate(str(case / "reply-bad.txt"), "--source", str(case / "judgment.txt"), "--format", "json")

    report = json.loads(told.out)
    jsonschema.validate(report, json_schema())
    assert "gate.measures" in {finding["rule"] for finding in report["findings"]}
    assert any("必查的规则" in caveat["message"] for caveat in report["caveats"])


@pytest.mark.parametrize("form", ["terminal", "json", "html", "sarif", "junit", "csv", "github"])
def test_every_form_takes_the_ruling(form: str, room: Room) -> None:
    case = _ROOT / "examples" / "case" / "text"
    room.put(policy=POLICY + "[block.measures]\ncopied_share = 0.1\n")

    told = room.gate(str(case / "reply-bad.txt"), "--source", str(case / "judgment.txt"), "--format", form)

    assert told.code == 1
    assert "超过制度规定的" in told.out


def test_a_good_paper_passes_in_every_form(room: Room) -> None:
    room.put(reply=GOOD, policy=POLICY)

    for form in ("terminal", "json", "html", "sarif", "junit", "csv", "github"):
        assert room.gate("reply.txt", "--format", form).code == 0
