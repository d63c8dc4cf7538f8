"""LibreOffice run once, in a process of its own that outlives nobody: the keeper.

A keeper is a small Python process between us and LibreOffice. It makes the scratch folder and the profile, starts
LibreOffice in a group of its own, ends the whole group when time is up, and removes the folder. It does the same when
its standard input ends, that is when we are gone, however we went: so nothing is left behind even after SIGKILL.
What is easily got wrong: LibreOffice returns 0 when it fails, so only a file that is there counts.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

_PREFIX = "replycheck-"
_SPARE_SECONDS = 5
_LENGTH = struct.Struct(">Q")
_WRITERS = {"docx": "docx:MS Word 2007 XML", "pdf": "pdf:writer_pdf_Export"}
_DEAD_END = "http://127.0.0.1:9"
"""A proxy that nothing listens behind: LibreOffice must not fetch anything from anywhere."""


@dataclass(frozen=True, slots=True)
class Task:
    """One conversion: ``suffix`` and ``reader`` (LibreOffice's filter) say what ``data`` is; ``target`` is wanted."""

    program: str
    data: bytes
    suffix: str
    reader: str
    seconds: int
    memory_bytes: int
    target: str = "docx"


def packed(task: Task) -> bytes:
    """The task as the keeper reads it from standard input."""
    body = pickle.dumps(task)
    return _LENGTH.pack(len(body)) + body


def serve() -> None:
    """The keeper's part: read a task, write the converted file to standard output (nothing where it failed)."""
    keeper = _Keeper()
    for kind in (signal.SIGTERM, signal.SIGINT):
        signal.signal(kind, lambda *_: keeper.leave())
    source = sys.stdin.buffer
    (length,) = _LENGTH.unpack(source.read(_LENGTH.size))
    task: Task = pickle.loads(source.read(length))  # noqa: S301 - written by our own parent a moment ago
    threading.Thread(target=keeper.watch, daemon=True).start()
    try:
        converted = keeper.convert(task)
        sys.stdout.buffer.write(converted)
        sys.stdout.buffer.flush()
    finally:
        keeper.tidy()
    os._exit(0)  # the watching thread sits in a read that nothing ends


def convert_here(task: Task) -> bytes:
    """As :func:`serve`, in this process: for a frozen program, which has no interpreter to start."""
    keeper = _Keeper()
    try:
        return keeper.convert(task)
    finally:
        keeper.tidy()


class _Keeper:
    """Holds what must be ended and removed, whatever happens."""

    def __init__(self) -> None:
        _sweep()
        self._folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
        self._office: subprocess.Popen[bytes] | None = None

    def watch(self) -> None:
        """Leave when the other side is gone."""
        with contextlib.suppress(OSError, ValueError):
            os.read(0, 1)
        self.leave()

    def leave(self) -> None:
        """End LibreOffice, remove the folder, and go."""
        self.tidy()
        os._exit(1)

    def tidy(self) -> None:
        """End LibreOffice and remove the folder."""
        self._end()
        shutil.rmtree(self._folder, ignore_errors=True)

    def convert(self, task: Task) -> bytes:
        """The bytes of the file that LibreOffice makes of the task's; empty where it makes none in time."""
        _confine(task)
        given, made = self._folder / f"in{task.suffix}", self._folder / "out"
        given.write_bytes(task.data)
        _write_profile(self._folder / "profile")
        (self._folder / "tmp").mkdir()
        self._office = subprocess.Popen(  # noqa: S603 - the program that the user installed, with fixed arguments
            _command(task, self._folder, given, made),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_surroundings(self._folder),
            cwd=self._folder,
            start_new_session=True,
        )
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._office.wait(task.seconds)
        self._end()
        result = made / f"in.{task.target}"
        return result.read_bytes() if result.is_file() else b""

    def _end(self) -> None:
        if self._office is None:
            return
        if sys.platform == "win32":
            killer = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "taskkill.exe")
            command = [str(killer), "/F", "/T", "/PID", str(self._office.pid)]
            subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - a program of the system
        else:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._office.pid, signal.SIGKILL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._office.wait(_SPARE_SECONDS)


def _command(task: Task, folder: Path, given: Path, made: Path) -> list[str]:
    profile = (folder / "profile").as_uri()
    switches = ("headless", "norestore", "nologo", "nodefault", "nolockcheck", "nofirststartwizard")
    return [
        task.program,
        f"-env:UserInstallation={profile}",
        *(f"--{switch}" for switch in switches),
        f"--infilter={task.reader}",
        "--convert-to",
        _WRITERS[task.target],
        "--outdir",
        str(made),
        str(given),
    ]


def _surroundings(folder: Path) -> dict[str, str]:
    """Our environment, with everything that is written sent to the scratch folder and every address to nowhere."""
    scratch = str(folder / "tmp")
    places = dict.fromkeys(("TMPDIR", "TMP", "TEMP"), scratch) | {"HOME": str(folder)}
    proxies = {name: _DEAD_END for word in ("http", "https", "ftp", "all") for name in _both(f"{word}_proxy")}
    ours = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return {**ours, **places, **proxies, "no_proxy": "", "NO_PROXY": "", "SAL_USE_VCLPLUGIN": "svp"}


def _both(name: str) -> tuple[str, str]:
    return name, name.upper()


def _confine(task: Task) -> None:
    """Take limits on memory and processor time, which LibreOffice inherits."""
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415 - does not exist on Windows

    limits = (
        (resource.RLIMIT_DATA, task.memory_bytes),
        (resource.RLIMIT_CPU, task.seconds + _SPARE_SECONDS),
        (resource.RLIMIT_CORE, 0),
    )
    for what, wanted in limits:
        hard = resource.getrlimit(what)[1]
        allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (allowed, allowed))


_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Save/Document", "CreateBackup", "false"),
    ("Common/Load", "UpdateDocMode", "0"),
    ("Writer/Content/Update", "Link", "0"),
    ("Writer/Content/Update", "Field", "false"),
    ("Inet/Settings", "ooInetProxyType", "1"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""Macros of the highest caution and off altogether; no links followed or brought up to date."""


def _write_profile(folder: Path) -> None:
    """A fresh profile that holds only the settings above."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{"" if path.startswith("Inet") else "Office."}{path}">'
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in _SETTINGS
    )
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">\n'
        f"{items}</oor:items>\n",
        encoding="utf-8",
    )


def _sweep() -> None:
    """Remove the folders of keepers that were killed together with us."""
    if sys.platform == "win32":
        return
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}[0-9]*-*"):
        owner = folder.name.removeprefix(_PREFIX).partition("-")[0]
        try:
            os.kill(int(owner), 0)
        except (ProcessLookupError, ValueError):
            shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            continue
