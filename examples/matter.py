"""Packs the papers of one matter into a zip as an office's computer does: names in GBK, in a folder."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

_MADE = (2024, 1, 1, 0, 0, 0)


class _GbkName(zipfile.ZipInfo):
    """An entry whose name is in GBK without a mark, as Chinese Windows writes it."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the name in the standard library
        return self.filename.encode("gbk"), self.flag_bits


def pack(papers: Mapping[str, bytes]) -> bytes:
    """The zip of the papers by name; they are stored as they are, for they are compressed already."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in papers.items():
            archive.writestr(_GbkName(name, _MADE), content)
    return target.getvalue()
