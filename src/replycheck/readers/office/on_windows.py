"""Where Windows keeps office programs: what their installers wrote into the registry, then the usual folders.

What is easily got wrong: an entry outlives its program, so only what is there counts; and a program may have been
installed by a user without rights of an administrator, for that user alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import PureWindowsPath

Value = Callable[[str, str], str]
"""The value of a key below the user's or the machine's part of the registry; empty where there is none."""

_PROGRAMS = ("soffice.com", "soffice.exe")
_UNO = ("SOFTWARE\\LibreOffice\\UNO\\InstallPath", "SOFTWARE\\WOW6432Node\\LibreOffice\\UNO\\InstallPath")
_APP_PATHS = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\"
_ROOTS = ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)")
_SUITES = (
    ("WPS", "wps.exe", ("SOFTWARE\\Kingsoft\\Office\\6.0\\Common", "InstallRoot")),
    ("WPS", "wpsoffice.exe", ("SOFTWARE\\WOW6432Node\\Kingsoft\\Office\\6.0\\Common", "InstallRoot")),
    ("Word", "winword.exe", ("SOFTWARE\\Microsoft\\Office\\16.0\\Word\\InstallRoot", "Path")),
)


def libreoffice_places(value: Value, environment: Mapping[str, str]) -> list[str]:
    """Where LibreOffice's program may be, the likeliest first."""
    folders = [PureWindowsPath(found) for key in _UNO if (found := value(key, ""))]
    if registered := value(f"{_APP_PATHS}soffice.exe", ""):
        folders.append(PureWindowsPath(registered.strip('"')).parent)
    roots = [root for name in _ROOTS if (root := environment.get(name, ""))]
    if own := environment.get("LOCALAPPDATA", ""):
        roots.append(f"{own}\\Programs")
    folders += [PureWindowsPath(root, "LibreOffice", "program") for root in roots]
    return list(dict.fromkeys(str(folder / name) for folder in folders for name in _PROGRAMS))


def suite(value: Value) -> str:
    """The other office program of this machine, with which a user can save a file anew; empty where none is known."""
    for name, program, (key, entry) in _SUITES:
        if value(f"{_APP_PATHS}{program}", "") or value(key, entry):
            return name
    return ""


def registry(key: str, name: str) -> str:
    """The value in this user's part of the registry, else in the machine's; empty elsewhere than on Windows."""
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 - on Windows only

        for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
            try:
                with winreg.OpenKey(root, key) as opened:
                    return str(winreg.QueryValueEx(opened, name)[0])
            except OSError:
                continue
    return ""
