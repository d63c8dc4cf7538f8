"""The page as a program of its own, on a port of this machine."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

_SECONDS = 60


@contextmanager
def served(folder: Path, *options: str) -> Iterator[str]:
    """The address, with its key, of a page that keeps everything of its own in ``folder``; ended afterwards."""
    for name in ("tmp", "office"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "TMPDIR": str(folder / "tmp"), "REPLYCHECK_KEPT": str(folder / "kept")}
    environment.pop("REPLYCHECK_CACHE", None)
    said = (folder / "said").open("w", encoding="utf-8")
    program = subprocess.Popen(
        [sys.executable, "-m", "replycheck", "serve", "--no-browser", *options],
        stdout=subprocess.PIPE,
        stderr=said,
        cwd=folder / "office",
        env=environment,
        text=True,
    )
    try:
        assert program.stdout is not None
        address = program.stdout.readline().strip()
        assert address, (folder / "said").read_text(encoding="utf-8")
        yield address
    finally:
        program.terminate()
        program.wait(_SECONDS)
        if program.stdout is not None:
            program.stdout.close()
        said.close()


def port_of(address: str) -> int:
    """Its port."""
    return urlsplit(address).port or 0
