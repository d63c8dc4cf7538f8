"""Words of the judgment in the reply: verbatim, reworded, altered, misquoted."""

from __future__ import annotations

from replycheck.model.scorecard import Aspect
from replycheck.rules.family import Family

FAMILY = Family("照搬", Aspect.ORIGINALITY)
