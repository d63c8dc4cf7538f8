"""The commands and their options; what they do is in ``commands``, loaded when a command runs.

``--help`` must answer in a quarter of a second, so nothing heavy is imported here.
"""

from __future__ import annotations

from copy import copy
from typing import Annotated

import typer

from replycheck.cli import fix_command, pages_command, serve_command
from replycheck.cli.chinese import ChineseCommand, ChineseGroup, said_in_chinese, usage_error_type
from replycheck.cli.gate import program as gate_program
from replycheck.cli.guarded import complain, guarded
from replycheck.cli.library import program as library_program

app = typer.Typer(
    cls=ChineseGroup,
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Files = Annotated[list[str], typer.Argument(metavar="FILE...", help="要检查的答复；也可以是一件材料的 zip 或文件夹")]
Source = Annotated[
    list[str] | None, typer.Option("--source", metavar="FILE", help="答复可能照搬的裁判文书，可多次给出")
]
Petition = Annotated[str | None, typer.Option("--petition", metavar="FILE", help="答复所针对的来信")]
ProfileName = Annotated[
    str | None, typer.Option("--profile", metavar="NAME", help="文种（编号或者中文名称），默认 auto（自动识别）")
]
Config = Annotated[
    str | None, typer.Option("--config", metavar="FILE", help="配置文件（TOML），默认由当前文件夹向上找")
]
NoConfig = Annotated[bool, typer.Option("--no-config", help="不找配置文件，全用默认值")]
Library = Annotated[
    str | None, typer.Option("--library", metavar="DIR", help="裁判文书库；没有指明裁判文书的，从库里找出处")
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar="NAME[=PATH]",
        help="报告形式：terminal、json、html、sarif、junit、csv、github、docx、pdf、sheet（核对单），可多次给出；"
        "=PATH 写入文件",
    ),
]
Limit = Annotated[
    list[str] | None,
    typer.Option("--limit", metavar="NAME=N", help="改一项上限，例如 pages=5000，可多次给出；有哪些见使用说明"),
]
Paginate = Annotated[bool, typer.Option("--paginate", help="Word 文件先用本机的 LibreOffice 排成页，再核对页面")]
Redact = Annotated[bool, typer.Option("--redact", help="遮盖报告中的姓名、证件号、电话、住址和银行卡号")]
Select = Annotated[
    list[str] | None, typer.Option("--select", metavar="RULE", help="只查这些规则或者类别（编号或者名称），可多次给出")
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="RULE", help="不查这些规则或者类别（编号或者名称），可多次给出")
]
Draft = Annotated[bool, typer.Option("--draft", help="是还没有编号、签发的稿子：不查文号、日期、署名这些最后才有的")]
Everything = Annotated[bool, typer.Option("--all", help="在屏幕上逐条列出所有问题和没有核对的规则")]
Output = Annotated[str | None, typer.Option("--output", metavar="PATH", help="把报告写入这个文件，不显示在屏幕上")]


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it with the option's value
    if wanted:
        from replycheck.config.edition import edition_lines  # noqa: PLC0415 - reading the metadata takes time

        for line in edition_lines():
            typer.echo(line)
        raise typer.Exit(0)


@app.callback()
def _about(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本。")] = False,  # noqa: FBT002 - the callback has done it
) -> None:
    """检查答复信访人的公文：是不是照搬裁判文书、页序有没有装错、程序和诉求有没有落下。不联网。"""


@app.command("check", cls=ChineseCommand)
def _check(  # noqa: PLR0913 - the options of a command
    files: Files,
    source: Source = None,
    petition: Petition = None,
    profile: ProfileName = None,
    formats: Formats = None,
    output: Output = None,
    config: Config = None,
    no_config: NoConfig = False,  # noqa: FBT002 - an option
    redact: Redact = False,  # noqa: FBT002 - an option
    library: Library = None,
    limits: Limit = None,
    paginate: Paginate = False,  # noqa: FBT002 - an option
    select: Select = None,
    ignore: Ignore = None,
    draft: Draft = False,  # noqa: FBT002 - an option
    everything: Everything = False,  # noqa: FBT002 - an option
) -> None:
    """检查一份或几份答复。退出码：0 通过，1 拦下，2 用法有误，3 未能查全。"""
    from replycheck.cli import commands, requests  # noqa: PLC0415 - the parts load when a command runs

    request = requests.CheckRequest(
        tuple(files), tuple(source or ()), petition, profile, tuple(formats or ()), output, config, redact, no_config,
        library, tuple(limits or ()), paginate, tuple(select or ()), tuple(ignore or ()), draft, everything,
    )  # fmt: skip
    raise typer.Exit(commands.check(request))


@app.command("batch", cls=ChineseCommand)
def _batch(  # noqa: PLR0913 - the options of a command
    cases: Annotated[
        str,
        typer.Argument(
            metavar="LIST", help="文件夹、zip，或者 CSV/XLSX 清单（列：reply,source,petition,unit,received,replied）"
        ),
    ],
    output: Annotated[
        str | None, typer.Option("--output", metavar="DIR", help="结果写入这个文件夹，默认 replycheck-results")
    ] = None,
    jobs: Annotated[int | None, typer.Option("--jobs", metavar="N", help="同时检查几份，默认与处理器数相同")] = None,
    profile: ProfileName = None,
    config: Config = None,
    no_config: NoConfig = False,  # noqa: FBT002 - an option
    overwrite: Annotated[bool, typer.Option("--overwrite", help="覆盖这个文件夹里上一次的结果")] = False,  # noqa: FBT002
    resume: Annotated[bool, typer.Option("--resume", help="接着查上一次中断的，查过的不再查")] = False,  # noqa: FBT002
    redact: Redact = False,  # noqa: FBT002 - an option
    reports: Annotated[
        str | None,
        typer.Option(
            "--reports",
            metavar="html|docx|none",
            help="每份答复写 HTML（默认）、再加批注版（Word、PDF），或都不写",
        ),
    ] = None,
    library: Library = None,
    sample: Annotated[int | None, typer.Option("--sample", metavar="N", help="抽 N 份供回访，写入 sample.csv")] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="抽样按什么分层：unit（默认）、verdict、profile")
    ] = None,
    seed: Annotated[
        int | None, typer.Option("--seed", metavar="N", help="抽样的种子，默认 1；同样的种子抽到同样的")
    ] = None,
    by_unit: Annotated[
        str | None, typer.Option("--by-unit", metavar="DIR", help="给每个单位写一份讲评材料（Word），写入这个文件夹")
    ] = None,
    against: Annotated[
        str | None,
        typer.Option("--against", metavar="DIR", help="与上一次的结果（它的输出文件夹）比：改了的、没改的、新的"),
    ] = None,
    limits: Limit = None,
    engine: Annotated[
        str | None,
        typer.Option(
            "--engine", metavar="NAME", help="local（本机，默认）、local[N]（本机的 Spark）、spark://…（集群）"
        ),
    ] = None,
) -> None:
    """检查许多份答复，写出 index.html（总览）、summary.xlsx（Excel）、summary.csv 和 results.jsonl（每行一份报告）。"""
    from replycheck.cli import commands, requests  # noqa: PLC0415 - the parts load when a command runs

    request = requests.BatchRequest(
        cases, output, jobs, profile, config, overwrite, redact=redact, reports=reports, no_config=no_config,
        library=library, resume=resume, sample=sample, by=by, seed=seed, limits=tuple(limits or ()), engine=engine,
        by_unit=by_unit, against=against,
    )  # fmt: skip
    raise typer.Exit(commands.batch(request))


@app.command("text", cls=ChineseCommand)
def _text(
    file: Annotated[str, typer.Argument(metavar="FILE", help="任何能读的文件")],
    config: Config = None,
    no_config: NoConfig = False,  # noqa: FBT002 - an option
    parts: Annotated[bool, typer.Option("--parts", help="逐段标出是哪一部分：诉求、处理意见等")] = False,  # noqa: FBT002
    limits: Limit = None,
) -> None:
    """显示读到的文字。报告里的位置都按这份文字计算。"""
    from replycheck.cli import commands  # noqa: PLC0415 - the parts load when a command runs

    raise typer.Exit(commands.text(file, config, no_config=no_config, parts=parts, limits=tuple(limits or ())))


@app.command("rules", cls=ChineseCommand)
def _rules() -> None:
    """列出全部规则。"""
    from replycheck.cli import commands  # noqa: PLC0415 - the parts load when a command runs

    raise typer.Exit(commands.rules())


@app.command("explain", cls=ChineseCommand)
def _explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="规则编号或者名称，例如 logic.numbering-gap")],
) -> None:
    """说明一条规则：查什么、为什么、例子。"""
    from replycheck.cli import commands  # noqa: PLC0415 - the parts load when a command runs

    raise typer.Exit(commands.explain(rule))


pages_command.register(app)


fix_command.register(app)


serve_command.register(app)


gate_program.register(app)


library_program.register(app)


def run(arguments: list[str]) -> int:
    """Run the command line; give its exit code. Errors a person can act on become one sentence on standard error."""
    return guarded(lambda: _called(arguments))


def _called(arguments: list[str]) -> object:
    try:
        command = typer.main.get_command(_concerned(arguments))
        return command.main(arguments, prog_name="replycheck", standalone_mode=False)
    except usage_error_type() as error:
        complain(said_in_chinese(error))
        return 2


def _concerned(arguments: list[str]) -> typer.Typer:
    """The program with no other command than the one that is called: reading the options of all takes 20 ms."""
    called = [command for command in app.registered_commands if command.name in arguments[:1]]
    if not called:
        return app
    alone = copy(app)
    alone.registered_commands, alone.registered_groups = called, []
    return alone
