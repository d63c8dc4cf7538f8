"""What a rule is: one value per file under ``checks/``, whose path is its id and whose docstring is its page."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.profile import ANY, Profile
from replycheck.model.scorecard import Aspect
from replycheck.rules.case import Case
from replycheck.rules.example import Example
from replycheck.rules.family import Family

PACKAGE = "replycheck.checks."


class Need(StrEnum):
    """What a case must hold before a rule can say anything; a case that lacks it gives ``Skipped``."""

    SOURCE = "source"
    PETITION = "petition"
    PAGES = "pages"
    WHOLE = "whole"
    """The reply was read whole: rules that report something *missing* need it, lest a scan look guilty."""
    PERIOD = "period"
    """The days between which a period runs are written down: none is guessed."""
    NOTICE = "notice"
    """The days of receipt and of the notice to the petitioner are written down."""
    STATUTES = "statutes"
    """A library with texts of laws was given."""
    SIBLINGS = "siblings"
    """The reply is one of a batch, and was compared with the others."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its weight and its examples. ``severity_in`` overrides the weight for single profiles.

    ``aspect`` is the respect of the scorecard in which it counts, where that is another than its family's.
    """

    module: str
    title: str
    severity: Severity
    check: Callable[[Case], Iterable[Hit]]
    examples: tuple[Example, ...]
    needs: frozenset[Need] = frozenset()
    profiles: frozenset[Profile] = ANY
    confidence: Confidence = Confidence.HIGH
    severity_in: Mapping[Profile, Severity] = field(default_factory=dict)
    basis: str | None = None
    """The ground that findings name, where it is not the first sentence behind 依据： on the page."""
    aspect: Aspect | None = None

    def __post_init__(self) -> None:
        if not self.module.startswith(PACKAGE) or self.module.count(".") != PACKAGE.count(".") + 1:
            raise ValueError(f"a rule lives in {PACKAGE}<family>.<rule>, not in {self.module}")
        if not self.examples:
            raise ValueError(f"{self.module} has no examples")

    @property
    def id(self) -> str:
        """``copying.mostly-judgment`` for ``replycheck.checks.copying.mostly_judgment``."""
        return self.module.removeprefix(PACKAGE).replace("_", "-")

    @property
    def family(self) -> str:
        """The first half of the id."""
        return self.id.partition(".")[0]

    @property
    def family_title(self) -> str:
        """What the family is called in Chinese."""
        return self._kin.title

    @property
    def respect(self) -> Aspect | None:
        """The respect of the scorecard in which the rule counts; None for rules about form (numbering, pages)."""
        return self.aspect or self._kin.aspect

    @property
    def _kin(self) -> Family:
        package = sys.modules.get(self.module.rpartition(".")[0])
        unnamed: Family = Family(self.family)  # a rule of no package (in a test) goes by its id
        return getattr(package, "FAMILY", unnamed)

    @property
    def page(self) -> str:
        """The rule's page: the docstring of its module, in Chinese."""
        return (sys.modules[self.module].__doc__ or "").strip()

    @property
    def ground(self) -> str:
        """The legal or factual ground in one sentence; "" where the page names none."""
        if self.basis is not None:
            return self.basis
        told = self.page.partition("依据：")[2].replace("\n", "").partition("。")
        return told[0] + told[1]

    def severity_for(self, profile: Profile) -> Severity:
        """The weight of this rule's findings in a paper of that profile."""
        return self.severity_in.get(profile, self.severity)
