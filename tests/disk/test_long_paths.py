"""The bit that has Windows open paths beyond 260 characters, in a block of this test's own."""

from __future__ import annotations

import ctypes
import sys
from types import SimpleNamespace

import pytest

from replycheck.disk import long_paths


def _library(address: int | None) -> SimpleNamespace:
    class Call:
        restype: object = None

        def __call__(self) -> int | None:
            return address if self.restype is ctypes.c_void_p else 1

    return SimpleNamespace(RtlGetCurrentPeb=Call())


@pytest.mark.parametrize(("before", "after"), [(0, 0x80), (0x05, 0x85), (0x80, 0x80)], ids=["none", "others", "set"])
def test_one_bit_is_set_and_no_other(before: int, after: int) -> None:
    block = (ctypes.c_ubyte * 8)(*[0x11] * 8)
    block[3] = before
    long_paths.mark(_library(ctypes.addressof(block)))
    assert list(block) == [0x11, 0x11, 0x11, after, 0x11, 0x11, 0x11, 0x11]


def test_a_system_that_tells_no_place_is_left_alone() -> None:
    long_paths.mark(_library(None))


@pytest.mark.skipif(sys.platform == "win32", reason="there it is set")
def test_elsewhere_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_paths, "mark", lambda _library: pytest.fail("it was called"))
    long_paths.allow_long_paths()
