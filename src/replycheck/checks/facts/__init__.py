"""What the reply says of the judgment or the letter, held against them."""

from __future__ import annotations

from replycheck.rules.family import Family

FAMILY = Family("与裁判文书、来信核对")
