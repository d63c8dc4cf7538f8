"""Laws that a reply cites."""

from __future__ import annotations

from replycheck.model.scorecard import Aspect
from replycheck.rules.family import Family

FAMILY = Family("引用法律", Aspect.EXPLANATION)
