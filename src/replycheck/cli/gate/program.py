"""The commands around the gate and their options; what they do is in ``gate``, ``watch`` and their neighbours.

As in ``program``: nothing heavy is imported here, so that ``--help`` answers at once.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from replycheck.cli.chinese import ChineseCommand

Policy = Annotated[str | None, typer.Option("--policy", metavar="FILE", help="制度文件（TOML）：必查什么、什么拦下")]
Source = Annotated[
    list[str] | None, typer.Option("--source", metavar="FILE", help="答复可能照搬的裁判文书，可多次给出")
]
Petition = Annotated[str | None, typer.Option("--petition", metavar="FILE", help="答复所针对的来信")]
Config = Annotated[str | None, typer.Option("--config", metavar="FILE", help="配置文件（TOML）")]
Library = Annotated[str | None, typer.Option("--library", metavar="DIR", help="裁判文书库，答复的出处从库里找")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="谁把的关，写进凭据，例如“审核 张某”")]
Sign = Annotated[str | None, typer.Option("--sign", metavar="KEY", help="用这把 Ed25519 私钥（PEM）给凭据签名")]


def register(app: typer.Typer) -> None:
    """Add the commands of the gate to the program."""
    for name, command in (
        ("gate", _gate),
        ("verify", _verify),
        ("waive", _waive),
        ("watch", _watch),
        ("config", _config),
    ):
        app.command(name, cls=ChineseCommand)(command)


def _gate(  # noqa: PLR0913 - the options of a command
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="要出文的文件，或者“出文/*.docx”这样的写法")],
    policy: Policy = None,
    receipt: Annotated[str | None, typer.Option("--receipt", metavar="FILE", help="把检查凭据接在这个文件后面")] = None,
    by: By = None,
    sign: Sign = None,
    source: Source = None,
    petition: Petition = None,
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", metavar="NAME[=PATH]", help="另给报告，形式与 check 相同，可多次给出"),
    ] = None,
    output: Annotated[str | None, typer.Option("--output", metavar="PATH", help="把报告写入这个文件")] = None,
    write_baseline: Annotated[
        str | None, typer.Option("--write-baseline", metavar="FILE", help="把现有的问题记成存量清单")
    ] = None,
    config: Config = None,
    limits: Annotated[
        list[str] | None, typer.Option("--limit", metavar="NAME=N", help="改一项上限，例如 pages=5000，可多次给出")
    ] = None,
    redact: Annotated[bool, typer.Option("--redact", help="遮盖报告中的姓名、证件号、电话、住址和银行卡号")] = False,  # noqa: FBT002 - an option
    library: Library = None,
) -> None:
    """出文关口：按制度文件放行或拦下，每份文件一行。退出码：0 通过，1 拦下，2 用法或制度有误，3 未能查全。"""
    from replycheck.cli.gate import commands as gate  # noqa: PLC0415 - the parts load when a command runs

    request = gate.GateRequest(
        files=tuple(files),
        policy=policy,
        receipt=receipt,
        by=by,
        sign=sign,
        sources=tuple(source or ()),
        petition=petition,
        formats=tuple(formats or ()),
        output=output,
        write_baseline=write_baseline,
        config=config,
        limits=tuple(limits or ()),
        redact=redact,
        library=library,
    )
    raise typer.Exit(gate.gate(request))


def _verify(
    file: Annotated[str, typer.Argument(metavar="FILE", help="要核对的文件")],
    receipt: Annotated[str, typer.Option("--receipt", metavar="FILE", help="检查凭据")],
    policy: Annotated[str | None, typer.Option("--policy", metavar="FILE", help="是不是按这份制度检查的")] = None,
    key: Annotated[str | None, typer.Option("--key", metavar="KEY", help="核对签名用的 Ed25519 公钥（PEM）")] = None,
    head: Annotated[
        str | None, typer.Option("--head", metavar="DIGEST", help="当时另行记下的凭据头：末尾被截去能看出来")
    ] = None,
) -> None:
    """核对凭据：这份文件是不是检查过、按哪些规则、通过没有。退出码：0 成立，1 不成立，2 用法有误。"""
    from replycheck.cli.gate import verify  # noqa: PLC0415 - the parts load when a command runs

    raise typer.Exit(verify.verify(file, receipt, policy, key, head))


def _waive(  # noqa: PLR0913 - the options of a command
    file: Annotated[str, typer.Argument(metavar="FILE", help="问题所在的文件")],
    rule: Annotated[str, typer.Option("--rule", metavar="RULE", help="规则编号或者名称")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="放行的理由")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="放行人")],
    until: Annotated[datetime, typer.Option("--until", metavar="DATE", formats=["%Y-%m-%d"], help="放行到哪一天")],
    fingerprint: Annotated[str | None, typer.Option("--fingerprint", metavar="ID", help="只放行这一处（指纹）")] = None,
    quote: Annotated[str | None, typer.Option("--quote", metavar="TEXT", help="只放行原文是这句话的")] = None,
    waivers: Annotated[
        str | None, typer.Option("--waivers", metavar="FILE", help="写进这个放行文件，默认在文件旁边")
    ] = None,
    policy: Policy = None,
    source: Source = None,
    petition: Petition = None,
    yes: Annotated[bool, typer.Option("--yes", help="不再询问，直接写入")] = False,  # noqa: FBT002 - an option
) -> None:
    """放行一处问题：先给您看放行的是什么，再写进放行文件。理由、放行人、期限都要写明。"""
    from replycheck.app.naming import rule_named  # noqa: PLC0415 - the parts load when a command runs
    from replycheck.cli.gate import waive  # noqa: PLC0415 - the parts load when a command runs
    from replycheck.gate.waive import WaiveOptions  # noqa: PLC0415 - the parts load when a command runs

    options = WaiveOptions(rule_named(rule), reason, by, until.date(), fingerprint, quote)
    raise typer.Exit(
        waive.waive(waive.WaiveRequest(file, options, waivers, policy, tuple(source or ()), petition, yes))
    )


def _watch(  # noqa: PLR0913 - the options of a command
    incoming: Annotated[str, typer.Argument(metavar="IN", help="看守的文件夹")],
    passed: Annotated[str | None, typer.Option("--passed", metavar="DIR", help="通过的移到这里")] = None,
    blocked: Annotated[str | None, typer.Option("--blocked", metavar="DIR", help="拦下的、未能查全的移到这里")] = None,
    policy: Policy = None,
    by: By = None,
    sign: Sign = None,
    source: Source = None,
    petition: Petition = None,
    settle: Annotated[
        float | None, typer.Option("--settle", metavar="SECONDS", min=0, help="几秒没有变动才算写完，默认 2")
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="处理完现有的文件就结束")] = False,  # noqa: FBT002 - an option
    config: Config = None,
) -> None:
    """看守一个文件夹：放进来的文件写完后逐份检查，移到“通过”或“拦下”的文件夹，旁边附报告和凭据。"""
    from replycheck.cli.gate import watch  # noqa: PLC0415 - the parts load when a command runs

    request = watch.WatchRequest(
        incoming=incoming,
        passed=passed,
        blocked=blocked,
        policy=policy,
        by=by,
        sign=sign,
        sources=tuple(source or ()),
        petition=petition,
        settle=settle,
        once=once,
        config=config,
    )
    raise typer.Exit(watch.watch(request))


def _config(
    place: Annotated[str, typer.Argument(metavar="FILE", help="为哪个文件或文件夹，默认当前文件夹")] = ".",
    config: Config = None,
    form: Annotated[str, typer.Option("--format", metavar="NAME", help="terminal 或 json")] = "terminal",
) -> None:
    """显示现在用的是哪些配置，每一项从哪里来。"""
    from replycheck.cli import configuration  # noqa: PLC0415 - the parts load when a command runs

    raise typer.Exit(configuration.show(place, config, form))
