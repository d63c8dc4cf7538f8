"""The commands around the judgment library and their options; what they do is in ``library``.

As in ``program``: nothing heavy is imported here, so that ``--help`` answers at once.
"""

from __future__ import annotations

from typing import Annotated

import typer

from replycheck.cli.chinese import ChineseCommand, ChineseGroup

Folder = Annotated[str, typer.Argument(metavar="DIR", help="文书库所在的文件夹")]
Form = Annotated[str, typer.Option("--format", metavar="NAME", help="terminal 或 json（每行一条）")]
Memory = Annotated[int | None, typer.Option("--memory", metavar="MB", help="最多用多少内存（MB），默认 768，至少 384")]
Jobs = Annotated[int | None, typer.Option("--jobs", metavar="N", help="同时用几个进程，默认与处理器数相同")]

_library = typer.Typer(
    cls=ChineseGroup,
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="裁判文书库：加入、移除、查找裁判文书和法律条文。检查时用 --library 指明它，就能自己找到出处。",
)


def register(app: typer.Typer) -> None:
    """Add the commands of the library to the program."""
    for name, command in (
        ("add", _add),
        ("add-statutes", _add_statutes),
        ("remove", _remove),
        ("list", _list),
        ("search", _search),
        ("verify", _verify),
        ("compact", _compact),
        ("stats", _stats),
    ):
        _library.command(name, cls=ChineseCommand)(command)
    app.add_typer(_library, name="library")


def _add(  # noqa: PLR0913 - the options of a command
    folder: Folder,
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE_OR_FOLDER...", help="裁判文书或放文书的文件夹")
    ] = None,
    jsonl: Annotated[
        list[str] | None,
        typer.Option("--jsonl", metavar="FILE", help="每行一份文书的 JSONL（id、text，可有 title、case_no、court）"),
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="同一案号、同类文书的旧版本由新版本替换")] = False,  # noqa: FBT002 - an option
    memory: Memory = None,
    jobs: Jobs = None,
) -> None:
    """加入裁判文书；内容相同的只存一份，中断后重新运行会接着来。退出码：0 全部入库，2 用法有误，3 有没能入库的。"""
    from replycheck.cli.library import commands as library  # noqa: PLC0415 - the parts load when a command runs

    request = library.AddRequest(folder, tuple(files or ()), tuple(jsonl or ()), replace, memory, jobs)
    raise typer.Exit(library.add(request))


def _add_statutes(
    folder: Folder,
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="法律、法规、司法解释的全文（docx、txt 等），一份一部")
    ],
) -> None:
    """加入法律全文，按条存放；同名的由新的替换。退出码：0 全部加入，2 用法有误，3 有没能加入的。"""
    from replycheck.cli.library import commands as library  # noqa: PLC0415 - the parts load when a command runs

    raise typer.Exit(library.add_statutes(folder, tuple(files)))


def _remove(
    folder: Folder,
    ids: Annotated[list[str] | None, typer.Argument(metavar="ID...", help="文书的编号（见 library list）")] = None,
    case_no: Annotated[
        list[str] | None, typer.Option("--case-no", metavar="NO", help="移除这个案号的文书，可多次给出")
    ] = None,
    statute: Annotated[
        list[str] | None, typer.Option("--statute", metavar="TITLE", help="移除这部法律，可多次给出")
    ] = None,
) -> None:
    """移除裁判文书或法律。退出码：0 都已移除，2 用法有误，3 有找不到的。"""
    from replycheck.cli.library import commands as library  # noqa: PLC0415 - the parts load when a command runs

    raise typer.Exit(library.remove(folder, tuple(ids or ()), tuple(case_no or ()), tuple(statute or ())))


def _list(  # noqa: PLR0913 - the options of a command
    folder: Folder,
    case_no: Annotated[str | None, typer.Option("--case-no", metavar="NO", help="只列这个案号的")] = None,
    court: Annotated[str | None, typer.Option("--court", metavar="NAME", help="只列法院名称里有这些字的")] = None,
    party: Annotated[str | None, typer.Option("--party", metavar="NAME", help="只列当事人名称里有这些字的")] = None,
    statutes: Annotated[bool, typer.Option("--statutes", help="列出法律")] = False,  # noqa: FBT002 - an option
    form: Form = "terminal",
) -> None:
    """列出库里的裁判文书：编号、案号、法院、标题。"""
    from replycheck.cli.library import commands as library  # noqa: PLC0415 - the parts load when a command runs

    wanted = library.Wanted(case_no or "", court or "", party or "", statutes)
    raise typer.Exit(library.listing(folder, wanted, form))


def _search(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="文书库所在的文件夹")],
    file: Annotated[str, typer.Argument(metavar="FILE", help="要找出处的答复")],
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="最多列几份，默认 5")] = 5,
    form: Form = "terminal",
) -> None:
    """查找一份文件的文字出自库里哪些裁判文书。"""
    from replycheck.cli.library import commands as library  # noqa: PLC0415 - the parts load when a command runs

    raise typer.Exit(library.search(folder, file, limit, form))


def _verify(folder: Folder) -> None:
    """逐份核对文书库有没有损坏。退出码：0 完好，2 不是文书库，3 有损坏。"""
    from replycheck.cli.library import commands as library  # noqa: PLC0415 - the parts load when a command runs

    raise typer.Exit(library.verify(folder))


def _compact(folder: Folder) -> None:
    """整理文书库：清理已移除的内容，合并指纹文件；指纹文件缺失或损坏的，由原文重建。"""
    from replycheck.cli.library import commands as library  # noqa: PLC0415 - the parts load when a command runs

    raise typer.Exit(library.compact(folder))


def _stats(folder: Folder, form: Form = "terminal") -> None:
    """显示文书库有多少文书、占多少空间。"""
    from replycheck.cli.library import commands as library  # noqa: PLC0415 - the parts load when a command runs

    raise typer.Exit(library.stats(folder, form))
