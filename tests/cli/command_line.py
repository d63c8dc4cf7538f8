"""What the tests of the command line say of a call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class CheckResult:
    """How the command ended and what it said."""

    code: int
    out: str
    err: str


Command = Callable[..., CheckResult]
