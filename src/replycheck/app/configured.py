"""The configuration in force, read with the names of the rules, families and kinds of paper that there are."""

from __future__ import annotations

from collections.abc import Iterable

from replycheck.app.naming import in_ids, profile_named
from replycheck.checks import all_rules
from replycheck.config import files
from replycheck.config.files import Config, Vocabulary


def _rule_ids() -> frozenset[str]:
    return frozenset(rule.id for rule in all_rules())


_WORDS = Vocabulary(in_ids, _rule_ids, profile_named)


def config_for(place: str, named: str | None = None) -> Config:
    """As :func:`replycheck.config.files.config_for`."""
    return files.config_for(place, named, _WORDS)


def config_for_papers(papers: Iterable[str], named: str | None = None, *, ignored: bool = False) -> Config:
    """As :func:`replycheck.config.files.config_for_papers`."""
    return files.config_for_papers(papers, named, _WORDS, ignored=ignored)
