"""Numbers of cases: whether they can exist and agree with each other."""

from __future__ import annotations

from replycheck.rules.family import Family

FAMILY = Family("案号")
