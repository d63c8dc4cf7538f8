"""Ways to spoil a file, each a pure function of the bytes and of a seeded chance.

What is easily got wrong: nearly every flipped bit of a zip only breaks its checksum, so the parts of a package are
also spoilt one by one and packed again.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence

_EDGES = (0, 1, 0x20, 0x7F, 0x80, 0xFF)
_NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483648", b"-2147483649", b"99999999999999999999", b"1e309", b"NaN")
_DIGITS = re.compile(rb"\d+")
_TAG = re.compile(rb"<[^<>]{1,300}>")
_LONG = 200_000
_DEEP = 400

Mutation = Callable[[bytes, random.Random, Sequence[bytes]], bytes]


def flipped(data: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    """A few bits turned over."""
    spoilt = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16, 64))):
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def replaced(data: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    """A few bytes set to values at the edge of something."""
    spoilt = bytearray(data)
    for _ in range(chance.choice((1, 4, 16))):
        spoilt[chance.randrange(len(spoilt))] = chance.choice(_EDGES)
    return bytes(spoilt)


def truncated(data: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    """The end, the beginning, or a piece of the middle gone."""
    at, to = sorted((chance.randrange(len(data)), chance.randrange(len(data))))
    return chance.choice((data[:at], data[at:], data[:at] + data[to:])) or data[:1]


def spliced(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """A piece of another file put in, over what was there or between."""
    other = chance.choice(others)
    start, end = sorted((chance.randrange(len(other)), chance.randrange(len(other))))
    at = chance.randrange(len(data))
    piece = other[start:end][:_LONG]
    return data[:at] + piece + data[at + chance.choice((0, len(piece))) :]


def repeated(data: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    """A piece several times over."""
    start = chance.randrange(len(data))
    piece = data[start : start + chance.choice((1, 16, 256, 4096))]
    return data[:start] + piece * chance.choice((2, 3, 50)) + data[start:]


def renumbered(data: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    """A number written in the file made senseless: an offset, a length, a reference, a size."""
    numbers = list(_DIGITS.finditer(data))
    if not numbers:
        return flipped(data, chance, _others)
    one = chance.choice(numbers)
    return data[: one.start()] + chance.choice(_NUMBERS) + data[one.end() :]


def retagged(data: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    """A tag left out, doubled, nested deeply, or given a very long attribute."""
    tags = list(_TAG.finditer(data))
    if not tags:
        return flipped(data, chance, _others)
    one, other = chance.choice(tags), chance.choice(tags)
    tag = one[0]
    new = chance.choice((b"", tag * 2, tag * _DEEP, other[0], tag[:-1] + b' w:val="' + b"9" * _LONG + b'">'))
    return data[: one.start()] + new + data[one.end() :]


_PLAIN: tuple[Mutation, ...] = (flipped, replaced, truncated, spliced, repeated, renumbered)
_INSIDE: tuple[Mutation, ...] = (*_PLAIN, retagged, retagged)


def inside(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """One part of a package spoilt, left out or doubled, and everything packed again."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
        parts = []
    if not parts:
        return flipped(data, chance, others)
    index = chance.randrange(len(parts))
    name, content = parts[index]
    fate = chance.randrange(20)
    if fate == 0:
        del parts[index]
    elif fate == 1:
        parts.append(chance.choice(((name, content), (name.upper(), content), ("../" + name, content))))
    elif content:
        parts[index] = (name, chance.choice(_INSIDE)(content, chance, others))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as archive:
        for part, words in parts:
            archive.writestr(zipfile.ZipInfo(part), words)
    return buffer.getvalue()


def spoilt(data: bytes, chance: random.Random, others: Sequence[bytes]) -> tuple[str, bytes]:
    """The name of what was done, and the file after it; sometimes two things are done."""
    ways = (*_PLAIN, inside, inside, inside, inside, inside) if data[:2] == b"PK" else (*_PLAIN, renumbered)
    done = []
    for _ in range(chance.choice((1, 1, 1, 2))):
        way = chance.choice(ways)
        data = way(data, chance, others) or data
        done.append(way.__name__)
    return "+".join(done), data
