"""Characters that are probably wrong."""

from __future__ import annotations

from replycheck.rules.family import Family

FAMILY = Family("错别字")
