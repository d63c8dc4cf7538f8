"""The file itself: what is left in it that should not go out."""

from __future__ import annotations

from replycheck.rules.family import Family

FAMILY = Family("文件")
