"""The pages: their order, and whether each belongs."""

from __future__ import annotations

from replycheck.rules.family import Family

FAMILY = Family("装订")
