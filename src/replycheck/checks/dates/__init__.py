"""Dates inside the reply, terms and delays."""

from __future__ import annotations

from replycheck.rules.family import Family

FAMILY = Family("日期")
