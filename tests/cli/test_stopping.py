"""What a command says when it is stopped: typer by itself ends in silence."""

from __future__ import annotations

import pytest
import typer
from typer.testing import CliRunner

from replycheck.cli.chinese import ChineseCommand
from replycheck.errors import StoppedError


@pytest.mark.parametrize(
    ("said", "told"), [("已中断：8 份中已查完 1 份。", "已中断：8 份中已查完 1 份。"), ("", "已中断。")]
)
def test_a_command_that_is_stopped_says_what_is_kept(said: str, told: str) -> None:
    app = typer.Typer()

    @app.command(cls=ChineseCommand)
    def work() -> None:
        raise KeyboardInterrupt(*([said] if said else []))

    stopped = CliRunner().invoke(app, []).exception

    assert isinstance(stopped, StoppedError)
    assert (str(stopped), stopped.exit_code) == (told, 130)
