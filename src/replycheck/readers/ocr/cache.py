"""Readings kept between runs, so that nothing is recognised twice: one small file a page, by the content's hash.

What is easily got wrong: these files hold the words of replies and judgments. They lie in the user's own cache folder,
readable by nobody else, are bounded in number, and are believed only when they are exactly what we write.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import astuple
from hashlib import sha256
from pathlib import Path
from typing import Any

from replycheck.disk.replacing import replace
from replycheck.model.mark import SealShape
from replycheck.readers.layout.readings import PageReading, ReadLine, ReadSeal

_MOST_BYTES = 200_000_000
_KEPT = 0.8
"""Share of the bytes that is left when the oldest are thrown away."""
_MOST_FILE = 2_000_000


def folder() -> Path | None:
    """Where readings are kept: the user's cache folder of this system; None where there is none."""
    chosen = os.environ.get("REPLYCHECK_CACHE")
    if chosen:
        return Path(chosen) / "ocr"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return base / "replycheck" / "ocr"


class Cache:
    """Readings of one file: ``digest`` is the SHA-256 of its bytes, ``edition`` what they depend on besides."""

    def __init__(self, place: Path | None, digest: str, edition: str) -> None:
        self._place = place
        self._key = sha256(f"{digest}\0{edition}".encode()).hexdigest()

    def get(self, page: int) -> PageReading | None:
        """What was read on the page, None where it is not known or not as we wrote it."""
        if self._place is None:
            return None
        try:
            path = self._path(page)
            if path.stat().st_size > _MOST_FILE:
                return None
            kept = json.loads(path.read_bytes())
            if kept["key"] != self._key or kept["page"] != page:
                return None
            reading = _from(kept["reading"])
            os.utime(path)
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return reading

    def put(self, page: int, reading: PageReading) -> None:
        """Keep what was read; a cache that cannot be written to is none."""
        if self._place is None:
            return
        kept = json.dumps({"key": self._key, "page": page, "reading": astuple(reading)}, ensure_ascii=False)
        with contextlib.suppress(OSError):
            path = self._path(page)
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, scratch = tempfile.mkstemp(dir=path.parent)  # readable by its owner alone
            try:
                with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as file:
                    file.write(kept)
                replace(scratch, path)
            except BaseException:
                Path(scratch).unlink(missing_ok=True)
                raise

    def trim(self) -> None:
        """Throw the oldest readings away where there are too many."""
        if self._place is None:
            return
        with contextlib.suppress(OSError):
            files = sorted((path.stat().st_mtime, path.stat().st_size, path) for path in self._place.iterdir())
            total = sum(size for _, size, _ in files)
            if total <= _MOST_BYTES:
                return
            for _, size, path in files:
                path.unlink(missing_ok=True)
                total -= size
                if total <= _KEPT * _MOST_BYTES:
                    return

    def _path(self, page: int) -> Path:
        return (self._place or Path()) / f"{self._key}-{page}.json"


def _from(kept: Any) -> PageReading:  # noqa: ANN401 - whatever stands in the file
    """The reading in a parsed JSON value; ValueError, TypeError where it is none."""
    lines, quarters, skew, ink, unread, seals, rules = kept
    return PageReading(
        tuple(ReadLine(str(text), _numbers(sure), *_numbers(place)) for text, sure, *place in lines),
        int(quarters) % 4,
        float(skew),
        float(ink),
        float(unread),
        tuple(ReadSeal(_box(box), SealShape(shape), str(colour)) for box, shape, colour in seals),
        tuple(_box(rule) for rule in rules),
    )


def _numbers(values: Any) -> tuple[float, ...]:  # noqa: ANN401 - whatever stands in the file
    return tuple(float(value) for value in values)


def _box(values: Any) -> tuple[float, float, float, float]:  # noqa: ANN401 - whatever stands in the file
    left, top, right, bottom = _numbers(values)
    return left, top, right, bottom


def kept_pages(cache: Cache, pages: tuple[int, ...]) -> Mapping[int, PageReading]:
    """Those of the pages whose reading is known."""
    return {page: reading for page in pages if (reading := cache.get(page)) is not None}
