"""The rules. Importing one has no side effect; ``all_rules`` walks the package."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # who asks for no rule, such as the page's server, loads none
    from replycheck.rules.family import Family
    from replycheck.rules.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, sorted by id."""
    found = [
        import_module(f"{__name__}.{family.name}.{module.name}").RULE
        for family in pkgutil.iter_modules(__path__)
        for module in pkgutil.iter_modules([f"{__path__[0]}/{family.name}"])
    ]
    return tuple(sorted(found, key=lambda rule: rule.id))


@cache
def families() -> dict[str, Family]:
    """Every family by the first half of its rules' ids, sorted."""
    return {
        family.name.replace("_", "-"): import_module(f"{__name__}.{family.name}").FAMILY
        for family in sorted(pkgutil.iter_modules(__path__), key=lambda one: one.name)
    }
