"""The command line: arguments in, text out. Exit codes: 0 passed, 1 blocked, 2 usage, 3 not fully checked."""

from __future__ import annotations

import gc
import os
import sys

_NEW_OBJECTS = 400_000
"""Objects after which Python looks for circles among them: at its own 700 that is a tenth of the time of one check."""


def main() -> None:
    """Run the command line and end the process with its exit code.

    A defect of ours ends with 3 and not with Python's own 1, which here would mean that the reply is blocked.
    """
    gc.set_threshold(_NEW_OBJECTS)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # starting threads for numpy takes longer than all it multiplies
    try:
        from replycheck.cli.program import run  # noqa: PLC0415 - so that importing the package costs nothing

        code = run(sys.argv[1:])
    except Exception as error:  # noqa: BLE001 - the end of the process: said, and never taken for a verdict
        if os.environ.get("REPLYCHECK_DEBUG"):
            import traceback  # noqa: PLC0415 - only where something went wrong

            traceback.print_exc()
        told = f"程序内部出错（{type(error).__name__}），没有查完。设置环境变量 REPLYCHECK_DEBUG=1 再运行一次，"
        sys.stderr.write(f"{told}把显示的内容发给维护者。\n")
        code = 3
    gc.freeze()  # the end of the process frees everything; looking through it for circles first is a tenth of one check
    sys.exit(code)
