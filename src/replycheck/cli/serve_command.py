"""``replycheck serve``: the clerk's page, which is an extra and loads only here."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Annotated

import typer

from replycheck.cli.chinese import ChineseCommand
from replycheck.errors import UsageError

_NEEDED = ("starlette", "uvicorn", "h11", "tomlkit")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve", cls=ChineseCommand)(_serve)


def _serve(
    port: Annotated[int | None, typer.Option("--port", metavar="N", help="端口，默认自动选一个空的")] = None,
    library: Annotated[str | None, typer.Option("--library", metavar="DIR", help="裁判文书库")] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="不自动打开浏览器，只显示地址")] = False,  # noqa: FBT002 - an option
    config: Annotated[
        str | None, typer.Option("--config", metavar="FILE", help="配置文件（TOML），默认由当前文件夹向上找")
    ] = None,
) -> None:
    """打开核对页面：把答复、裁判文书和来信拖进浏览器就查。只在本机，不联网；关掉就清除。"""
    if any(find_spec(name) is None for name in _NEEDED):
        raise UsageError(
            "核对页面要另装几个组件：请运行 pip install 'replycheck[web]'，装好后再运行 replycheck serve。"
        )
    from replycheck.web.serving import ServeRequest, serve  # noqa: PLC0415 - an extra, for this command only

    raise typer.Exit(serve(ServeRequest(port, library, not no_browser, config)))
