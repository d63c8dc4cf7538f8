"""Contact, hearing, explanation: what should have been done."""

from __future__ import annotations

from replycheck.model.scorecard import Aspect
from replycheck.rules.family import Family

FAMILY = Family("办理程序", Aspect.PROCEDURE)
