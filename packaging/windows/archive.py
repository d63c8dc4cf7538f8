"""A zip that is the same, byte for byte, whenever the same files go in."""

from __future__ import annotations

import zipfile
from pathlib import Path

STAMP = (2000, 1, 1, 0, 0, 0)
"""The time that every file in an archive has."""


def archive(folder: Path, target: Path) -> None:
    """Write the folder, itself included, as a zip."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for path in files(folder):
            info = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            out.writestr(info, path.read_bytes(), compresslevel=9)


def files(folder: Path) -> list[Path]:
    """All files below, in an order that depends on nothing but their names."""
    return sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.as_posix())
