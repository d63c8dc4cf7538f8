"""Sums, figures in words, and what is counted, inside the reply."""

from __future__ import annotations

from replycheck.rules.family import Family

FAMILY = Family("金额与数字")
