"""What ``check`` and ``batch`` are asked for: the arguments of the command line as values."""

from __future__ import annotations

from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """The arguments of ``replycheck check``."""

    files: tuple[str, ...]
    sources: tuple[str, ...]
    petition: str | None
    profile: str | None
    formats: tuple[str, ...]
    output: str | None
    config: str | None
    redact: bool = False
    no_config: bool = False
    library: str | None = None
    limits: tuple[str, ...] = ()
    paginate: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    draft: bool = False
    everything: bool = False


@dataclass(frozen=True, slots=True)
class BatchRequest:
    """The arguments of ``replycheck batch``."""

    cases: str
    output: str | None
    jobs: int | None
    profile: str | None
    config: str | None
    overwrite: bool
    redact: bool = False
    reports: str | None = None
    no_config: bool = False
    library: str | None = None
    resume: bool = False
    sample: int | None = None
    by: str | None = None
    seed: int | None = None
    engine: str | None = None
    limits: tuple[str, ...] = ()
    by_unit: str | None = None
    against: str | None = None
