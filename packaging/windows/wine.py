"""Running programs for Windows on this machine with Wine, one at a time, in a prefix that is thrown away.

What is easily got wrong: Wine gives Python no usable standard stream when it is a file or /dev/null, so all three are
pipes; it presents itself as Windows 7 unless told otherwise, which Python 3.12 refuses; and Wine 8 lacks a library that
what is written in Rust calls (``forwarder``).
"""

from __future__ import annotations

import os
import selectors
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from forwarder import forwarder

_NOTHING: Mapping[str, str] = MappingProxyType({})
_PAUSE = 1.0
"""Seconds of silence after which a program that has ended has said everything."""


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
        return self._begun(command, more, subprocess.STDOUT)

    def end(self) -> None:
        """End everything that runs in the prefix."""
        server = shutil.which("wineserver") or "/usr/lib/wine/wineserver64"
        subprocess.run([server, "-k"], env=self.environment(), capture_output=True, check=False)

    def _run(
        self, command: Sequence[str | Path], seconds: float, more: Mapping[str, str]
    ) -> subprocess.CompletedProcess[bytes]:
        """Until the program ends, not its streams: what Wine starts for a first window keeps them for ever."""
        end = time.monotonic() + seconds
        with self._begun(command, more, subprocess.PIPE) as run, selectors.DefaultSelector() as streams:
            assert run.stdin and run.stdout and run.stderr  # noqa: PT018, S101 - they are pipes
            run.stdin.close()
            told = {stream.fileno(): bytearray() for stream in (run.stdout, run.stderr)}
            for stream in told:
                streams.register(stream, selectors.EVENT_READ)
            while streams.get_map() or run.poll() is None:
                ready = streams.select(_PAUSE)
                if not ready and run.poll() is not None:
                    break
                for key, _ in ready:
                    piece = os.read(key.fd, 65_536)
                    told[key.fd].extend(piece)
                    if not piece:
                        streams.unregister(key.fd)
                if time.monotonic() > end:
                    run.kill()
                    raise subprocess.TimeoutExpired(run.args, seconds)
        said, complained = (bytes(heard) for heard in told.values())
        return subprocess.CompletedProcess(run.args, run.returncode, said, complained)

    def _begun(self, command: Sequence[str | Path], more: Mapping[str, str], errors: int) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [self.program() or "wine", *map(str, command)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            env=self.environment(more),
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
