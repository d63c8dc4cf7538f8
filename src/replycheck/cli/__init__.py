"""The command line: arguments in, text out. Exit codes: 0 passed, 1 blocked, 2 usage, 3 not fully checked."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and end the process with its exit code."""
    from replycheck.cli.program import run  # noqa: PLC0415 - so that importing the package costs nothing

    sys.exit(run(sys.argv[1:]))
