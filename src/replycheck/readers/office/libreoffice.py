"""LibreOffice: where it is, and one conversion by it under a supervisor, with a profile of its own and no network.

What is easily got wrong: LibreOffice returns 0 when it fails, and a profile that is in use makes it do nothing, so each
run has a fresh one that holds only what is set here.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from replycheck.processes.bounds import Bounds
from replycheck.processes.supervisor import FOLDER, FOLDER_URI, Task, supervised
from replycheck.readers.office.on_windows import libreoffice_places, registry

_PROGRAMS = ("soffice.com", "soffice.exe") if sys.platform == "win32" else ("soffice", "libreoffice")
_WRITERS = {"docx": "docx:MS Word 2007 XML", "pdf": "pdf:writer_pdf_Export"}
_SWITCHES = ("headless", "norestore", "nologo", "nodefault", "nolockcheck", "nofirststartwizard")
_DEAD_END = "http://127.0.0.1:9"
"""A proxy that nothing listens behind: LibreOffice must not fetch anything from anywhere."""
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


def converted_by(program: str, data: bytes, read_as: tuple[str, str], target: str, bounds: Bounds) -> bytes:
    """What LibreOffice (``program``) makes of ``data``, as ``docx`` or ``pdf``; empty where it fails.

    ``read_as`` is the suffix of the file and the name of LibreOffice's filter that reads it.
    """
    suffix, reader = read_as
    command = (
        program,
        f"-env:UserInstallation={FOLDER_URI}/profile",
        *(f"--{switch}" for switch in _SWITCHES),
        f"--infilter={reader}",
        "--convert-to",
        _WRITERS[target],
        "--outdir",
        f"{FOLDER}/out",
        f"{FOLDER}/in{suffix}",
    )
    files = {f"in{suffix}": data, "profile/user/registrymodifications.xcu": _profile()}
    return supervised(Task(command, _surroundings(), files, f"out/in.{target}", bounds, folders=("scratch",)))


def _profile() -> bytes:
    """A profile that holds only the settings above."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{"" if path.startswith("Inet") else "Office."}{path}">'
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">\n'
        f"{items}</oor:items>\n"
    ).encode()


def _surroundings() -> dict[str, str]:
    """Our environment, with everything that is written sent to the scratch folder and every address to nowhere."""
    places = dict.fromkeys(("TMPDIR", "TMP", "TEMP"), f"{FOLDER}/scratch") | {"HOME": FOLDER}
    proxies = {
        name: _DEAD_END
        for word in ("http", "https", "ftp", "all")
        for name in (f"{word}_proxy", f"{word}_proxy".upper())
    }
    ours = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return {**ours, **places, **proxies, "no_proxy": "", "NO_PROXY": "", "SAL_USE_VCLPLUGIN": "svp"}


def libreoffice() -> str:
    """The path of LibreOffice's ``soffice``: on the PATH, else where it is usually installed; "" where it is not.

    Folders that are not whole paths are passed over: they would mean a program in the folder of the papers.
    """
    folders = [Path(one) for one in os.environ.get("PATH", "").split(os.pathsep) if one]
    places = [folder / name for folder in folders if folder.is_absolute() for name in _PROGRAMS]
    return next((str(place) for place in [*places, *_usual()] if place.is_file()), "")


def _usual() -> list[Path]:
    if sys.platform == "win32":
        return [Path(place) for place in libreoffice_places(registry, os.environ)]
    if sys.platform == "darwin":
        return [Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")]
    places = [Path("/usr/lib/libreoffice/program/soffice"), Path("/usr/lib64/libreoffice/program/soffice")]
    return [*places, *sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)]
