"""The plain text behind the example's files: one line a paragraph, its role told by the mark in front of it.

The marks (README.md lists them) are no part of any text. ``PREFIX`` is the one place that knows them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a line is on the paper."""

    MARK = "issuer"
    NUMBER = "document number"
    TITLE = "title"
    ADDRESSEE = "addressee"
    HEADING = "first-level heading"
    BODY = "body"
    RIGHT = "right-aligned"
    BLANK = "blank line"


PREFIX = {"# ": Role.MARK, "^ ": Role.NUMBER, "= ": Role.TITLE, "> ": Role.RIGHT}
_HEADING = re.compile(r"[一二三四五六七八九十]+、[^。，；：]{2,24}")
_TYPED_NUMBER = re.compile(r"([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: its role and its text without the mark."""

    role: Role
    text: str

    @property
    def typed_number(self) -> str:
        """The number that the text begins with (``一、`` or ``（一）``), empty if none."""
        found = _TYPED_NUMBER.match(self.text)
        return found.group() if found and self.role in {Role.HEADING, Role.BODY} else ""


def parse(text: str) -> list[Block]:
    """The paragraphs of a text, in order; the first one after the title that ends in a colon is the addressee."""
    blocks: list[Block] = []
    for line in text.splitlines():
        role = PREFIX.get(line[:2], Role.BODY)
        content = line[2:] if role is not Role.BODY else line
        if not content.strip():
            role = Role.BLANK
        elif role is Role.BODY and _HEADING.fullmatch(content):
            role = Role.HEADING
        elif role is Role.BODY and _opens_letter(blocks) and content.endswith("："):
            role = Role.ADDRESSEE
        blocks.append(Block(role, content.rstrip()))
    return blocks


def _opens_letter(before: list[Block]) -> bool:
    return bool(before) and all(block.role in {*PREFIX.values(), Role.BLANK} for block in before)
