"""Numbering, repetition, and what is announced."""

from __future__ import annotations

from replycheck.rules.family import Family

FAMILY = Family("行文")
