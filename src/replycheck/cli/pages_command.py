"""``replycheck pages``: how a PDF is bound, and the same PDF in the proposed order.

The original is never touched; the new file must not exist yet.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from replycheck.cli.chinese import ChineseCommand
from replycheck.cli.overwriting import refuse_overwriting
from replycheck.errors import UsageError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("pages", cls=ChineseCommand)(_pages)


def _pages(
    file: Annotated[str, typer.Argument(metavar="FILE", help="装订好的 PDF")],
    write: Annotated[
        str | None, typer.Option("--write", metavar="PATH", help="按建议的顺序另存一份 PDF，原件不动")
    ] = None,
    config: Annotated[str | None, typer.Option("--config", metavar="FILE", help="配置文件（TOML）")] = None,
) -> None:
    """查看页序，并可按建议的顺序另存一份 PDF。退出码：0 页序没有问题，1 有问题，3 没有读全。"""
    raise typer.Exit(pages(file, write, config))


def pages(file: str, write: str | None, config: str | None) -> int:
    """Print what is concluded about the binding; write the file anew where asked and needed. Gives the exit code.

    :raises ReplycheckError: the file cannot be read, has no fixed pages, or the new one cannot be written.
    """
    from replycheck import app  # noqa: PLC0415 - the parts load when a command runs
    from replycheck.app.configured import config_for_papers  # noqa: PLC0415 - the parts load when a command runs
    from replycheck.reporting import escape_terminal  # noqa: PLC0415 - the parts load when a command runs
    from replycheck.reporting.html.page_order_view import page_order_view  # noqa: PLC0415 - the parts load when a command runs
    from replycheck.reporting.wording import in_order  # noqa: PLC0415 - the parts load when a command runs

    app.refuse_missing(file)
    if write is not None:
        refuse_overwriting(write, (file,), in_file=True)
    settings = config_for_papers([file], config).settings
    document, binding = app.binding_of(file, settings)
    if binding is None:
        raise UsageError(f"“{file}”没有固定的页面，页序无从谈起；请给出 PDF。")
    for caveat in document.caveats:
        sys.stderr.write(escape_terminal(caveat.message) + "\n")
    found = page_order_view(binding)
    for line in (found.sentence, *found.problems):
        sys.stdout.write(escape_terminal(line) + "\n")
    if write is not None and in_order(binding):
        sys.stdout.write("不需要重新排页，没有写文件。\n")
    elif write is not None:
        _write(app.reordered(document, binding, settings), write)
        sys.stdout.write(escape_terminal(f"已按建议的顺序另存为“{write}”，原件没有改动。") + "\n")
    if binding.problems or not in_order(binding):
        return 1
    return 0 if document.complete else 3


def _write(content: bytes, wanted: str) -> None:
    try:
        with Path(wanted).open("xb") as file:
            file.write(content)
    except OSError as error:
        raise UsageError(f"文件写不到“{wanted}”：{error.strerror}。") from error
