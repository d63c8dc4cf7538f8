"""Pipes and devices are refused in words: reading one would never end."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import replycheck
from replycheck.errors import UsageError

pytestmark = pytest.mark.skipif(os.name != "posix", reason="named pipes are files only on POSIX")


def test_a_pipe_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "reply.txt")
    with pytest.raises(UsageError, match="管道或设备"):
        replycheck.check(tmp_path / "reply.txt")


def test_a_device_is_refused() -> None:
    with pytest.raises(UsageError, match="管道或设备"):
        replycheck.check("/dev/zero")
