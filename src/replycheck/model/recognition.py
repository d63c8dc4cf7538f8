"""How pages without text are to be recognised (OCR)."""

from __future__ import annotations

from replycheck.errors import ConfigError
from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Recognition:
    """Whether to recognise at all, whether to keep what was read, with how many processes, and seconds for a page.

    ``jobs`` 0 means two, or one where there is only one processor: each takes up to 0.6 GB.
    """

    enabled: bool = True
    cache: bool = True
    jobs: int = 0
    seconds: int = 120

    def __post_init__(self) -> None:
        if self.jobs < 0:
            raise ConfigError("配置项 ocr.jobs 不能小于 0（0 表示自动）。")
        if self.seconds < 1:
            raise ConfigError("配置项 ocr.seconds 必须大于 0。")
