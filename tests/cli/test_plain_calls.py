"""A plain call of ``check`` is read without typer, and means what typer makes of it."""

from __future__ import annotations

from typing import Any

import typer
from hypothesis import given
from hypothesis import strategies as st

from replycheck.cli.plain import FLAGS, MANY, ONE, plain_check
from replycheck.cli.program import app
from replycheck.cli.requests import CheckRequest

NAMES = {"source": "sources", **{name: name for name in CheckRequest.__dataclass_fields__}}
"""What typer calls the parameters, by the names that the request has for them."""
check: Any = typer.main.get_command(app).commands["check"]  # type: ignore[attr-defined]  # of a group


def read_by_typer(arguments: list[str]) -> CheckRequest:
    context = check.make_context("check", list(arguments))
    lists = {"files", *MANY.values()}
    values = {NAMES[name]: value for name, value in context.params.items()}
    return CheckRequest(**{name: tuple(value or ()) if name in lists else value for name, value in values.items()})


VALUES = st.text("甲a=. /", max_size=4)
WORDS = st.text("甲a=. /", min_size=1, max_size=4)
ARGUMENTS = st.lists(
    WORDS.map(lambda word: [word])
    | st.sampled_from([*FLAGS]).map(lambda option: [option])
    | st.tuples(st.sampled_from([*MANY, *ONE]), VALUES).map(list)
    | st.tuples(st.sampled_from([*MANY, *ONE]), VALUES).map(lambda pair: ["=".join(pair)]),
    max_size=7,
).map(lambda parts: [argument for part in parts for argument in part])


@given(WORDS, ARGUMENTS)
def test_a_plain_call_means_what_typer_makes_of_it(file: str, arguments: list[str]) -> None:
    arguments = [*arguments, file]
    assert plain_check(["check", *arguments]) == read_by_typer(arguments)


def test_every_option_of_check_is_read_plainly() -> None:
    options = {name for parameter in check.params for name in parameter.opts if name.startswith("--")}
    assert {*MANY, *ONE, *FLAGS} == options - {"--help"}


OTHERS = {
    "nothing": [],
    "another command": ["rules"],
    "no file": ["check"],
    "the help": ["check", "--help"],
    "a short option": ["check", "-h", "a"],
    "an option that is not there": ["check", "a", "--sources", "b"],
    "an option cut short": ["check", "a", "--sour", "b"],
    "a value left out": ["check", "a", "--source"],
    "an option in place of a value": ["check", "a", "--source", "--redact"],
    "a value for a switch": ["check", "a", "--redact=1"],
    "files behind two hyphens": ["check", "--", "-a"],
    "a hyphen": ["check", "-"],
}


def test_what_is_not_plain_is_left_to_typer() -> None:
    assert [name for name, arguments in OTHERS.items() if plain_check(arguments) is not None] == []
