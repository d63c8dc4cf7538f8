"""The sound files that are spoilt: our own examples, and those that the tests make, in every format that is read."""

from __future__ import annotations

import importlib
import io
import shutil
import subprocess
import sys
import tempfile
import warnings
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "readers"))
warnings.simplefilter("ignore")

_MADE = ("faithful_docx", "faithful_pdf", "faithful_ofd")
"""Modules of the tests whose ``CASES`` make a file (and its text) each."""
_OFFICE = ("rtf", "odt", "doc")
_CODECS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le")


def seeds(*, office: bool) -> list[tuple[str, bytes]]:
    """Names and bytes; with ``office`` also what LibreOffice makes of the example, where it is installed."""
    case = ROOT / "examples" / "case"
    found = [(path.name, path.read_bytes()) for path in sorted(case.iterdir()) if path.is_file()]
    words = (case / "text" / "reply-good.txt").read_text(encoding="utf-8")
    found += [(f"reply-{codec}.txt", words.encode(codec)) for codec in _CODECS]
    for name in _MADE:
        if not (ROOT / "tests" / "readers" / f"{name}.py").exists():
            continue
        module, suffix = importlib.import_module(name), name.partition("_")[2]
        found += [(f"{key}.{suffix}", make()[0]) for key, make in module.CASES.items()]
    found.append(("matter.zip", _matter(found[:3])))
    found += _pictures()
    return found + (_converted(case / "reply-good.docx") if office else [])


def _matter(files: list[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return buffer.getvalue()


def _pictures() -> list[tuple[str, bytes]]:
    from PIL import Image, ImageDraw  # noqa: PLC0415 - only here

    page = Image.new("RGB", (400, 560), "white")
    ImageDraw.Draw(page).text((40, 60), "reply", fill="black")
    found = []
    for suffix in ("png", "jpeg", "tiff", "bmp"):
        buffer = io.BytesIO()
        page.save(buffer, suffix)
        found.append((f"page.{suffix}", buffer.getvalue()))
    return found


def _converted(path: Path) -> list[tuple[str, bytes]]:
    program = shutil.which("soffice")
    if program is None:
        return []
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for suffix in _OFFICE:
            command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", suffix]
            subprocess.run([*command, "--outdir", folder, str(path)], capture_output=True, check=False, timeout=120)
            made = Path(folder) / f"{path.stem}.{suffix}"
            if made.exists():
                found.append((made.name, made.read_bytes()))
    return found
