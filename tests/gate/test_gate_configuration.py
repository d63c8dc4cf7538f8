"""Which configuration is in force, and that a strange one can do no harm."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from gate_room import ERROR, GOOD, IMPOSSIBLE, POLICY, Room

from replycheck.cli.program import app
from replycheck.config.files import OPTIONS

_OFF = f'disabled = ["{IMPOSSIBLE}"]\n'


@pytest.mark.parametrize(
    ("files", "code"),
    [
        pytest.param({}, 1, id="none"),
        pytest.param({"replycheck.toml": _OFF}, 0, id="in a folder above"),
        pytest.param({"pyproject.toml": "[tool.replycheck]\n" + _OFF}, 0, id="in a project"),
        pytest.param({"pyproject.toml": "[tool.other]\n"}, 1, id="a project that is not about us"),
        pytest.param({"replycheck.toml": "", "pyproject.toml": "[tool.replycheck]\n" + _OFF}, 1, id="ours goes first"),
        pytest.param(
            {"replycheck.toml": _OFF, "a/replycheck.toml": ""}, 0, id="one nearer to the papers is not followed"
        ),
        pytest.param({"a/replycheck.toml": _OFF}, 1, id="above the papers and not where one works"),
        pytest.param({"a/b/replycheck.toml": _OFF}, 1, id="beside the papers"),
        pytest.param({"a/b/pyproject.toml": "[tool.replycheck]\n" + _OFF}, 1, id="a project beside the papers"),
        pytest.param({"a/b/replycheck.toml": "[["}, 1, id="no TOML beside the papers"),
        pytest.param({"replycheck.toml": "disable = []\n"}, 2, id="an unknown key"),
        pytest.param({"replycheck.toml": "[limits]\npage = 1\n"}, 2, id="an unknown limit"),
        pytest.param({"replycheck.toml": "[batch]\njob = 1\n"}, 2, id="an unknown option of a command"),
        pytest.param({"replycheck.toml": "disabled = 1\n"}, 2, id="a wrong value"),
        pytest.param({"replycheck.toml": "[["}, 2, id="no TOML"),
        pytest.param({"pyproject.toml": "[tool.replycheck"}, 2, id="a broken project that is about us"),
        pytest.param({"pyproject.toml": "[tool"}, 1, id="a broken project that is not"),
        pytest.param({"replycheck.toml": 'format = ["html=../../x.html"]\n'}, 2, id="a report outside its folder"),
        pytest.param({"replycheck.toml": 'profile = "letters"\n'}, 2, id="an unknown profile"),
    ],
)
def test_check_honours_the_configuration_where_one_works_and_no_other(
    files: dict[str, str], code: int, room: Room
) -> None:
    (room.folder / "a" / "b").mkdir(parents=True)
    for name, text in files.items():
        (room.folder / name).write_text(text, encoding="utf-8")
    (room.folder / "a" / "b" / "reply.txt").write_text(ERROR, encoding="utf-8")

    assert room.call("check", "a/b/reply.txt").code == code


def test_the_configuration_in_force_is_told(room: Room) -> None:
    room.put(reply=GOOD, config=_OFF)

    assert f"配置文件：{room.folder / 'replycheck.toml'}" in room.call("check", "reply.txt").err


def test_a_named_configuration_wins_over_a_found_one(room: Room) -> None:
    room.put(reply=ERROR, config=_OFF, empty="")

    assert room.call("check", "reply.txt", "--config", "empty.txt").code == 1
    assert room.call("check", "reply.txt", "--no-config").code == 1


@pytest.mark.parametrize("command", ["check", "text", "batch"])
def test_a_configuration_beside_the_papers_is_not_followed_and_that_is_said(command: str, room: Room) -> None:
    (room.folder / "unit").mkdir()
    (room.folder / "unit" / "replycheck.toml").write_text('disabled = ["no.such-rule"]\n', encoding="utf-8")
    (room.folder / "unit" / "reply.txt").write_text(GOOD, encoding="utf-8")
    place = ["unit", "--output", "out"] if command == "batch" else ["unit/reply.txt"]

    told = room.call(command, *place)

    assert told.code in {0, 3}
    assert f"没有照办：“{room.folder / 'unit' / 'replycheck.toml'}”" in told.err


def test_a_folder_that_is_inspected_sets_no_terms_even_for_whoever_stands_in_it(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    (room.folder / "unit" / "deep").mkdir(parents=True)
    (room.folder / "unit" / "replycheck.toml").write_text(_OFF, encoding="utf-8")
    (room.folder / "unit" / "deep" / "reply.txt").write_text(ERROR, encoding="utf-8")
    monkeypatch.chdir(room.folder / "unit" / "deep")

    told = room.call("batch", "..", "--output", str(room.folder / "out"))

    assert told.code == 1
    assert "没有照办" in told.err


def test_a_configuration_beside_the_papers_counts_when_it_is_named(room: Room) -> None:
    (room.folder / "unit").mkdir()
    (room.folder / "unit" / "replycheck.toml").write_text(_OFF, encoding="utf-8")
    (room.folder / "unit" / "reply.txt").write_text(ERROR, encoding="utf-8")

    told = room.call("check", "unit/reply.txt", "--config", "unit/replycheck.toml")

    assert told.code == 0
    assert "没有照办" not in told.err


def test_options_are_taken_from_the_file_and_paths_counted_from_it(room: Room) -> None:
    (room.folder / "case").mkdir()
    (room.folder / "case" / "reply.txt").write_text(GOOD, encoding="utf-8")
    judgment = "民事判决书\n" + GOOD.replace("特此答复。", "判决如下。")
    room.put(judgment=judgment, config='source = ["judgment.txt"]\nformat = ["json=out/r.json"]\n')

    assert room.call("check", "case/reply.txt").code in {0, 1}

    report = json.loads((room.folder / "out" / "r.json").read_text("utf-8"))
    assert report["measures"]["copied_share"] is not None


def test_the_command_line_wins_over_the_file(room: Room) -> None:
    room.put(reply=GOOD, config='format = ["json"]\nprofile = "letter"\n')

    told = room.call("check", "reply.txt", "--format", "terminal", "--profile", "opinion")

    assert told.out.startswith("通过")
    assert "按“意见”核对" in told.out


def test_the_gate_does_not_listen_to_a_configuration_beside_the_papers(room: Room) -> None:
    (room.folder / "papers").mkdir()
    (room.folder / "papers" / "replycheck.toml").write_text(_OFF, encoding="utf-8")
    (room.folder / "papers" / "reply.txt").write_text(ERROR, encoding="utf-8")
    room.put(policy=POLICY)

    assert room.gate("papers/reply.txt").code == 1


def test_the_gate_takes_no_rule_out_because_a_configuration_says_so(room: Room) -> None:
    room.put(reply=ERROR, policy=POLICY, config=_OFF)

    assert room.gate("reply.txt").code == 1


def test_the_gate_takes_its_options_from_the_configuration_beside_the_policy(room: Room) -> None:
    room.put(reply=GOOD, policy=POLICY, config='[gate]\npolicy = "policy.toml"\nreceipt = "r.json"\nby = "李某"\n')

    assert room.call("gate", "reply.txt").code == 0

    assert json.loads((room.folder / "r.json").read_text("utf-8"))["predicate"]["by"] == "李某"


def test_config_shows_every_option_with_its_origin(room: Room) -> None:
    room.put(config='profile = "letter"\n[batch]\njobs = 3\n[limits]\npages = 9\n')

    told = room.call("config", "--format", "json")

    shown = json.loads(told.out)
    here = str(room.folder / "replycheck.toml")
    assert told.code == 0
    assert set(OPTIONS) < set(shown)
    assert shown["profile"] == {"value": "letter", "from": here}
    assert shown["batch.jobs"] == {"value": 3, "from": here}
    assert shown["limits.pages"] == {"value": 9, "from": here}
    assert shown["limits.ratio"]["from"] == "默认"
    assert "letter" in room.call("config").out


_NOT_SET = {
    "config",
    "no_config",
    "help",
    "write_baseline",
    "once",
    "profile",
    "limits",
    "paginate",
    "select",
    "ignore",
    "draft",
    "everything",
    "by_unit",
    "against",
}
"""What a file cannot say: where it is itself, what is done once; ``profile`` and ``limits`` are settings.

What is not to be checked stands in the file as ``disabled``.
"""


@pytest.mark.parametrize("command", ["check", "batch", "gate", "watch"])
def test_every_option_of_the_command_line_can_stand_in_the_file(command: str) -> None:
    group = typer.main.get_command(app)
    parameters = group.commands[command].params  # type: ignore[attr-defined]  # a group of commands
    options = {parameter.name for parameter in parameters if parameter.param_type_name == "option"} - _NOT_SET
    shared = {"formats": "format"}

    missing = {
        name
        for name in (shared.get(option, option) for option in options)
        if not {name, f"{command}.{name}", f"gate.{name}"} & set(OPTIONS)
    }
    assert not missing


def test_a_path_that_leads_out_by_a_link_is_refused(room: Room, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (room.folder / "way").symlink_to(outside, target_is_directory=True)
    room.put(reply=GOOD, config='format = ["html=way/x.html"]\n')

    assert room.call("check", "reply.txt").code == 2
    assert not list(Path(outside).iterdir())
