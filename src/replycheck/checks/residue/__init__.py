"""Formulae of judgments left in the reply."""

from __future__ import annotations

from replycheck.model.scorecard import Aspect
from replycheck.rules.family import Family

FAMILY = Family("裁判文书残留", Aspect.ORIGINALITY)
