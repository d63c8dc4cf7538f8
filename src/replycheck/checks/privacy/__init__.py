"""Personal data that should not go out."""

from __future__ import annotations

from replycheck.rules.family import Family

FAMILY = Family("个人信息")
