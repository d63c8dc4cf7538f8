"""Terms that are confused, tone, promises."""

from __future__ import annotations

from replycheck.rules.family import Family

FAMILY = Family("措辞")
