"""Running programs for Windows on this machine with Wine, one at a time, in a prefix that is thrown away.

What is easily got wrong: Wine gives Python no usable standard stream when it is a file or /dev/null, so all three are
pipes; it presents itself as Windows 7 unless told otherwise, which Python 3.12 refuses; and Wine 8 lacks a library that
what is written in Rust calls (``forwarder``).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from forwarder import forwarder

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Wine:
    """A prefix of Wine; ``program`` is looked for on the PATH."""

    def __init__(self, prefix: Path) -> None:
        self._prefix = prefix.absolute()
        self._fresh = not (self._prefix / "system.reg").is_file()

    @staticmethod
    def program() -> str | None:
        """Where Wine is; None where it is not."""
        return shutil.which("wine") or shutil.which("wine64")

    def environment(self, more: Mapping[str, str] = _NOTHING) -> dict[str, str]:
        """What Wine needs to know besides."""
        quiet = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree=;mshtml=", "WINEARCH": "win64"}
        ours = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "REPLYCHECK_"))}
        return {**ours, **quiet, "WINEPREFIX": str(self._prefix), **more}

    def run(
        self, command: Sequence[str | Path], *, seconds: float = 600, more: Mapping[str, str] = _NOTHING
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a program to its end; its output comes back."""
        self._prepare()
        return self._run(command, seconds, more)

    def start(self, command: Sequence[str | Path], more: Mapping[str, str] = _NOTHING) -> subprocess.Popen[bytes]:
        """Start a program with pipes for its streams."""
        self._prepare()
        return subprocess.Popen(
            [self.program() or "wine", *map(str, command)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=self.environment(more),
        )

    def end(self) -> None:
        """End everything that runs in the prefix."""
        server = shutil.which("wineserver") or "/usr/lib/wine/wineserver64"
        subprocess.run([server, "-k"], env=self.environment(), capture_output=True, check=False)

    def _run(
        self, command: Sequence[str | Path], seconds: float, more: Mapping[str, str]
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [self.program() or "wine", *map(str, command)],
            input=b"",
            capture_output=True,
            env=self.environment(more),
            timeout=seconds,
            check=False,
        )

    def _prepare(self) -> None:
        if self._fresh:
            self._make()
        lent = self._prefix / "drive_c" / "windows" / "system32" / "bcryptprimitives.dll"
        if not lent.is_file():
            lent.write_bytes(forwarder(lent.name, "ProcessPrng", "ADVAPI32.SystemFunction036"))

    def _make(self) -> None:
        self._prefix.mkdir(parents=True, exist_ok=True)
        self._run(["wineboot", "-i"], 300, _NOTHING)
        self._run(["winecfg", "-v", "win10"], 120, _NOTHING)
        self._fresh = False
