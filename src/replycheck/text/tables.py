"""The facts tables that ship with the package (``corpora/facts`` in the source tree).

They are part of the program, not user files; each is read once, when first asked for.
"""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_PLACES = (_PACKAGE / "corpora" / "facts", _PACKAGE.parent.parent / "corpora" / "facts")
"""Inside an installed package, and in a source tree."""


def table_folder() -> Path:
    """The folder that all tables lie in."""
    return next(place for place in _PLACES if place.is_dir())


def table_path(name: str) -> Path:
    """Where the table called ``name`` lies."""
    return next(place / name for place in _PLACES if (place / name).is_file())


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a tab-separated table (gzipped where its name says so) with a header line, values unquoted."""
    path = table_path(name)
    data = path.read_bytes()
    head, *lines = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").rstrip("\n").split("\n")
    names = head.split("\t")
    return tuple(dict(zip(names, line.split("\t"), strict=True)) for line in lines)
