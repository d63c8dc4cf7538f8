"""What is wrong with a reply as a person would say it: one fault, one remedy, and the findings that hang on it."""

from __future__ import annotations

from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Cause:
    """``findings`` are fingerprints, the gravest first; every finding of a report hangs on exactly one cause."""

    title: str
    remedy: str
    findings: tuple[str, ...]

    def __post_init__(self) -> None:
        if not (self.title and self.remedy and self.findings):
            raise ValueError("a cause has a title, a remedy and findings")
