"""Names of people and bodies inside the reply."""

from __future__ import annotations

from replycheck.rules.family import Family

FAMILY = Family("姓名与机关")
