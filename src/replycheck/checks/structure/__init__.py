"""The parts of a reply."""

from __future__ import annotations

from replycheck.model.scorecard import Aspect
from replycheck.rules.family import Family

FAMILY = Family("结构", Aspect.COMPLETENESS)
