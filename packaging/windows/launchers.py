"""The programs that a user starts: small launchers that run our Python with our module.

They are the launchers that pip gives every installed command (from distlib): the launcher, then a line that says which
Python, then a zip with the script. Nothing is packed or unpacked.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from archive import STAMP

_SCRIPT = """\
from {module} import main

if __name__ == "__main__":
    main()
"""


def launcher(distlib: Path, *, windowed: bool, program: str, module: str) -> bytes:
    """A program that runs ``module.main`` with the Python in the folder ``program`` beside it.

    ``windowed`` opens no console.
    """
    with zipfile.ZipFile(distlib) as wheel:
        head = wheel.read(f"distlib/{'w64' if windowed else 't64'}.exe")
    python = "pythonw.exe" if windowed else "python.exe"
    script = io.BytesIO()
    with zipfile.ZipFile(script, "w") as archive:
        archive.writestr(zipfile.ZipInfo("__main__.py", STAMP), _SCRIPT.format(module=module))
    return head + f"#!<launcher_dir>\\{program}\\{python}\r\n".encode() + script.getvalue()
