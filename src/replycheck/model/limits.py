"""What protects this machine from a hostile or senseless file."""

from __future__ import annotations

from dataclasses import dataclass, fields

from replycheck.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Limits:
    """What protects this machine from a hostile or senseless file.

    Bytes of the file; bytes after decompression; how many times larger than the file that may be; pages;
    characters of text; seconds and bytes of memory for the worker that parses a PDF.
    """

    file_bytes: int = 100_000_000
    unpacked_bytes: int = 300_000_000
    ratio: int = 200
    pages: int = 3_000
    characters: int = 5_000_000
    seconds: int = 20
    memory_bytes: int = 900_000_000

    def __post_init__(self) -> None:
        for field in fields(self):
            if getattr(self, field.name) <= 0:
                raise ConfigError(f"配置项 limits.{field.name} 必须大于 0。")
