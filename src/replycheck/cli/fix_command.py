"""``replycheck fix``: the reply's own Word file with its sure corrections as tracked changes, in another file."""

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
    app.command("fix", cls=ChineseCommand)(_fix)


def _fix(  # noqa: PLR0913 - the options of a command
    file: Annotated[str, typer.Argument(metavar="FILE", help="要改的答复（docx）")],
    output: Annotated[str, typer.Option("-o", "--output", metavar="OUT.docx", help="改好的另存到这里，原件不动")],
    source: Annotated[list[str] | None, typer.Option("--source", metavar="FILE", help="裁判文书，可多次给出")] = None,
    petition: Annotated[str | None, typer.Option("--petition", metavar="FILE", help="答复所针对的来信")] = None,
    profile: Annotated[str | None, typer.Option("--profile", metavar="NAME", help="文种，默认自动识别")] = None,
    config: Annotated[str | None, typer.Option("--config", metavar="FILE", help="配置文件（TOML）")] = None,
    no_config: Annotated[bool, typer.Option("--no-config", help="不找配置文件，全用默认值")] = False,  # noqa: FBT002
) -> None:
    """把有把握的改法写成 Word 修订，每处附批注，别的不动。退出码：0 写好或者没有可改的，2 用法有误，3 未能读全。"""
    raise typer.Exit(fix(file, output, (tuple(source or ()), petition, profile, config), no_config=no_config))


def fix(
    file: str, output: str, given: tuple[tuple[str, ...], str | None, str | None, str | None], *, no_config: bool
) -> int:
    """Check the file, write it with its corrections, and say how many; gives the exit code.

    ``given``: judgments, letter, profile, configuration.

    :raises ReplycheckError: the file cannot be read or is no Word file, or the new one cannot be written.
    """
    from replycheck import app  # noqa: PLC0415 - the parts load when a command runs
    from replycheck.app.configured import config_for_papers  # noqa: PLC0415 - for this command
    from replycheck.app.copies import corrected  # noqa: PLC0415 - for this command
    from replycheck.cli.configured import settings_of  # noqa: PLC0415 - for this command
    from replycheck.reporting import one_line  # noqa: PLC0415 - for this command

    sources, petition, profile, config = given
    app.refuse_missing(file)
    refuse_overwriting(output, (file,), in_file=True)
    settings = settings_of(config_for_papers([file], config, ignored=no_config), profile)
    report = app.examine(file, app.Inputs(sources, petition), settings)
    data, made, left = corrected(report, settings)
    if made:
        _write(output, data)
    written = (
        f"改了 {made} 处，写在“{output}”，请在 Word 里逐处接受或者拒绝" if made else "没有有把握的改法，没有写文件"
    )
    rest = f"；另有 {left} 处在页眉、文本框等处，改不了，请照报告改" if left else ""
    others = sum(finding.fix is None for finding in report.findings)
    more = f"；报告里还有 {others} 处要人来改" if others else ""
    sys.stdout.write(one_line(f"{written}{rest}{more}。") + "\n")
    return 0 if report.document.complete else 3


def _write(path: str, data: bytes) -> None:
    try:
        with Path(path).open("xb") as file:
            file.write(data)
    except OSError as error:
        raise UsageError(f"“{path}”写不了：{error.strerror or error}。") from error
