"""Names of rules, families and kinds of paper as people write them: the id, or the Chinese title that reports show.

Wherever an id is taken (``--select``, ``explain``, ``waive``, a policy, a configuration) the title is taken too.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from replycheck.checks import all_rules, families
from replycheck.errors import UsageError
from replycheck.model.profile import Profile

_RULES = frozenset({"disabled", "rules", "rule"})
_MIXED = frozenset({"allow"})
_FAMILIES = frozenset({"families"})
_PROFILES = frozenset({"profile", "profiles"})
"""The keys of settings files under which such names stand."""


def rules_named(names: Iterable[str]) -> frozenset[str]:
    """The ids of all rules that the names mean; a family means all of its rules. Several may stand in one, by commas.

    :raises UsageError: a name means no rule; the nearest is given.
    """
    found: set[str] = set()
    for name in (part.strip() for given in names for part in given.replace("，", ",").replace("、", ",").split(",")):
        meant = _rule_ids().get(name) or _family_ids().get(name) or name
        ids = {rule.id for rule in all_rules() if meant in (rule.id, rule.family)}
        if not ids:
            raise UsageError(f"没有“{name}”这条规则，也没有这一类。{_nearest(name, _known(), _family_ids())}")
        found |= ids
    return frozenset(found)


def rule_named(name: str) -> str:
    """The id of the rule of that id or title.

    :raises UsageError: there is none; the nearest is given.
    """
    meant = _rule_ids().get(name, name)
    ids = {rule.id for rule in all_rules()}
    if meant not in ids:
        raise UsageError(f"没有“{name}”这条规则。{_nearest(name, (*ids, *_rule_ids()))}")
    return meant


def profile_named(name: str) -> Profile | None:
    """The kind of paper of that id or name; None for ``auto`` and 自动.

    :raises UsageError: there is no such kind.
    """
    meant = _profile_ids().get(name, name)
    if meant == "auto":
        return None
    try:
        return Profile(meant)
    except ValueError as error:
        raise UsageError(f"没有“{name}”这个文种；可用的有：auto、{'、'.join(Profile)}。") from error


def in_ids(table: Mapping[str, Any]) -> dict[str, Any]:
    """A parsed settings file with Chinese names of rules, families and kinds of paper as ids; the rest as it is."""
    return {key: _under(key, value) for key, value in table.items()}


def _under(key: str, value: object) -> object:
    known: dict[str, str] = {}
    if key in _FAMILIES or key in _MIXED:
        known |= _family_ids()
    if key in _RULES or key in _MIXED:
        known |= _rule_ids()
    if key in _PROFILES:
        known |= _profile_ids()
    if isinstance(value, Mapping):
        return in_ids({known.get(str(name), str(name)): inner for name, inner in value.items()})
    if isinstance(value, list):
        return [in_ids(one) if isinstance(one, Mapping) else _id(one, known) for one in value]
    return _id(value, known)


def _id(value: object, known: Mapping[str, str]) -> object:
    return known.get(value, value) if isinstance(value, str) else value


@cache
def _rule_ids() -> dict[str, str]:
    return {rule.title: rule.id for rule in all_rules()}


@cache
def _family_ids() -> dict[str, str]:
    return {family.title: name for name, family in families().items()}


@cache
def _profile_ids() -> dict[str, str]:
    return dict([*((str(profile.label), str(profile.value)) for profile in Profile), ("自动", "auto")])


def _known() -> tuple[str, ...]:
    rules = all_rules()
    families = {rule.family for rule in rules}
    return (*(rule.id for rule in rules), *families, *_rule_ids(), *_family_ids())


def _nearest(name: str, known: Iterable[str], families: Iterable[str] = ()) -> str:
    near = difflib.get_close_matches(name, list(known), n=1)
    pairs = {name[at : at + 2] for at in range(len(name) - 1)}
    near = near or [family for family in families if any(pair in family for pair in pairs)]
    if near:
        return f"是不是“{near[0]}”？"
    listed = f"各类是：{'、'.join(families)}。" if families else ""
    return f"{listed}全部规则见 replycheck rules。"
