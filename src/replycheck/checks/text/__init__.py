"""Blanks, brackets, punctuation, doubled words."""

from __future__ import annotations

from replycheck.rules.family import Family

FAMILY = Family("文字标点")
