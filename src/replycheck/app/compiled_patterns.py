"""The patterns that earlier runs compiled, kept beside the bytecode of the package, as Python keeps that.

Compiling them takes half a second of every first check. What is easily got wrong: they lie where the bytecode lies and
are written when Python would write it, so whoever could change them could change the program as well; nothing but this
package's own expressions is in them, and no word of any paper. A gate does not use them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import cache_from_source
from pathlib import Path

from replycheck.text import patterns
from replycheck.text.compiled import Compiled

_WORTH_WRITING = 8
"""Patterns that another paper needed for the first time; fewer are compiled in the time that writing takes."""
_MOST_BYTES = 16_000_000
"""Three times what all patterns take: beyond it lie those of versions that are gone, and the file is begun anew."""


@contextmanager
def compiled_patterns() -> Iterator[None]:
    """Within it patterns are taken from the file; at its end what had to be compiled is added to it."""
    place = _place()
    kept = Compiled(_read(place))
    patterns.use_compiled(kept)
    try:
        yield
    finally:
        anew = patterns.compiled_anew()
        if place is not None and len(anew) >= _WORTH_WRITING and not sys.dont_write_bytecode:
            _write(place, kept.with_more(anew))


def _place() -> Path | None:
    """Beside the bytecode of the module that makes patterns; None where this Python keeps none."""
    try:
        return Path(cache_from_source(patterns.__file__)).with_suffix(".compiled")
    except NotImplementedError:
        return None


def _read(place: Path | None) -> bytes:
    try:
        return b"" if place is None or place.stat().st_size > _MOST_BYTES else place.read_bytes()
    except OSError:
        return b""


def _write(place: Path, data: bytes) -> None:
    """Write it whole or not at all; where it cannot be written the next run compiles again."""
    beside = place.with_name(f"{place.name}.{os.getpid()}")
    with suppress(OSError):
        try:
            beside.write_bytes(data)
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)
