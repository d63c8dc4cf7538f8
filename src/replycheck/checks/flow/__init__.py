"""Whether paragraphs and sentences go on from each other and belong to the paper."""

from __future__ import annotations

from replycheck.rules.family import Family

FAMILY = Family("文气与衔接")
