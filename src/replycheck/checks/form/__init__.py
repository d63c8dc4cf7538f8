"""The form of an official paper: number, title, signature, layout."""

from __future__ import annotations

from replycheck.rules.family import Family

FAMILY = Family("公文格式")
