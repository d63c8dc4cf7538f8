"""Demands and their answers."""

from __future__ import annotations

from replycheck.model.scorecard import Aspect
from replycheck.rules.family import Family

FAMILY = Family("诉求答复", Aspect.RELEVANCE)
