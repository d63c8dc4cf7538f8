"""The command line: arguments in, text out. Exit codes: 0 passed, 1 blocked, 2 usage, 3 not fully checked."""

from __future__ import annotations

import gc
import os
import sys

from replycheck.importing import import_quickly

_NEW_OBJECTS = 400_000
"""Objects after which Python looks for circles among them: at its own 700 that is a tenth of the time of one check."""


def main() -> None:
    """Run the command line and end the process with its exit code.

    A defect of ours ends with 3 and not with Python's own 1, which here would mean that the reply is blocked.
    """
    gc.set_threshold(_NEW_OBJECTS)
    import_quickly()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # starting threads for numpy takes longer than all it multiplies
    try:
        code = _run(sys.argv[1:])
    except Exception as error:  # noqa: BLE001 - the end of the process: said, and never taken for a verdict
        if os.environ.get("REPLYCHECK_DEBUG"):
            import traceback  # noqa: PLC0415 - only where something went wrong

            traceback.print_exc()
        told = f"程序内部出错（{type(error).__name__}），没有查完。设置环境变量 REPLYCHECK_DEBUG=1 再运行一次，"
        sys.stderr.write(f"{told}把显示的内容发给维护者。\n")
        code = 3
    gc.freeze()  # the end of the process frees everything; looking through it for circles first is a tenth of one check
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    from replycheck.cli.plain import plain_check  # noqa: PLC0415 - so that importing the package costs nothing

    request = plain_check(arguments)
    if request is None:
        from replycheck.cli.program import run  # noqa: PLC0415 - typer, for calls that are not plain

        return run(arguments)
    from replycheck.cli.guarded import guarded  # noqa: PLC0415 - as above

    def check() -> int:
        from replycheck.cli.commands import check as checked  # noqa: PLC0415 - what stops even this is told

        return checked(request)

    return guarded(check)
