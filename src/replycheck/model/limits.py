"""What protects this machine from a hostile or senseless file."""

from __future__ import annotations

import difflib
from dataclasses import fields, replace

from replycheck.errors import ConfigError
from replycheck.records import dataclass

_DAY = 86_400
_MOST = 10**12


@dataclass(frozen=True, slots=True)
class Limits:
    """What protects this machine from a hostile or senseless file.

    Bytes of the file; bytes after decompression; how many times larger than the file that may be; how deep archives may
    lie in archives; papers in one matter; pages; characters of text; pixels of a picture; seconds and bytes of memory
    for the process that parses a file; seconds for LibreOffice; processor seconds for all that is concluded about a
    paper once it is read, looked at before every search; seconds and bytes of memory for the process that checks a
    paper at the gate (a scan of two hundred pages is read within them).
    """

    file_bytes: int = 100_000_000
    unpacked_bytes: int = 300_000_000
    ratio: int = 200
    nesting: int = 2
    files: int = 100
    pages: int = 3_000
    characters: int = 5_000_000
    pixels: int = 100_000_000
    seconds: int = 20
    office_seconds: int = 25
    memory_bytes: int = 900_000_000
    rules_seconds: int = 60
    checking_seconds: int = 600
    checking_bytes: int = 2_000_000_000

    def __post_init__(self) -> None:
        for field in fields(self):
            value, most = getattr(self, field.name), _DAY if field.name.endswith("seconds") else _MOST
            if value <= 0:
                raise ConfigError(f"配置项 limits.{field.name} 必须大于 0。")
            if value > most:
                raise ConfigError(f"配置项 limits.{field.name} 不能超过 {most}。")

    def changed(self, words: tuple[str, ...]) -> Limits:
        """These limits with those changed that ``name=value`` name, as on the command line.

        :raises ConfigError: there is no such limit, or the value is no positive whole number.
        """
        known = [field.name for field in fields(self)]
        changes = {}
        for word in words:
            name, _, value = word.partition("=")
            name = name.strip().removeprefix("limits.")
            if name not in known:
                near = difflib.get_close_matches(name, known, n=1)
                hint = f"是不是“{near[0]}”？" if near else f"可用的有：{'、'.join(known)}。"
                raise ConfigError(f"没有“{name}”这个上限。{hint}")
            digits = value.strip().replace("_", "")
            if not (digits.isascii() and digits.isdecimal()):
                raise ConfigError(f"上限 {name} 应是整数，例如 --limit {name}={getattr(self, name)}。")
            changes[name] = int(digits)
        return replace(self, **changes)
