"""What stands around every command: the encoding of what it says, and what becomes of that which stops it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from replycheck.errors import ReplycheckError


def guarded(command: Callable[[], object]) -> int:
    """Run the command; give the exit code, 0 where it gives none.

    Errors a person can act on become one sentence on standard error.
    """
    _speak_unicode()
    if sys.platform == "win32":
        from replycheck.disk.long_paths import allow_long_paths  # noqa: PLC0415 - there only

        allow_long_paths()
    try:
        code = command()
        sys.stdout.flush()
    except ReplycheckError as error:
        complain(" ".join(str(error).split()))
        return error.exit_code
    except KeyboardInterrupt as error:
        complain(str(error) or "已中断。")
        return 130
    except BrokenPipeError:
        return _unheard()
    except SystemExit as error:
        # The parser meets a reader who has left by ending with 1, which here would mean "blocked".
        if isinstance(error.__context__, BrokenPipeError):
            return _unheard()
        raise
    return code if isinstance(code, int) else 0


def complain(sentence: str) -> None:
    """Say a sentence on standard error."""
    from replycheck.reporting import escape_terminal  # noqa: PLC0415 - only where something went wrong

    sys.stderr.write(escape_terminal(sentence) + "\n")
    sys.stderr.flush()


def _unheard() -> int:
    """Whoever read our output has left; the interpreter must not complain when it flushes at the end."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open until the process ends
    os.dup2(sys.stdout.fileno(), 1)
    return 141


def _speak_unicode() -> None:
    """A pipe gets UTF-8; a console keeps its own encoding but never fails on a character it lacks."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
