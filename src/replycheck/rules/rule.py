"""What a rule is: one value per file under ``checks/``, whose path is its id and whose docstring is its page."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from enum import StrEnum

from replycheck.model.finding import Confidence, Hit, Severity
from replycheck.model.profile import ANY, PLAIN_REPLIES, Profile
from replycheck.model.role import Role
from replycheck.model.scorecard import Aspect
from replycheck.records import dataclass
from replycheck.rules.case import Case
from replycheck.rules.example import Example
from replycheck.rules.family import Family

PACKAGE = "replycheck.checks."
_OF_REPLIES = frozenset({"residue", "structure", "process", "response"})
"""The families that ask what only a reply must have, or must not: of a contract or a law they say nothing."""
_OF_TEXTS_OF_OFFICE = _OF_REPLIES | {"copying", "facts", "flow"}
"""Those that compare what an office wrote: of a judgment or a letter they say nothing, it is what is compared with."""
_FOREIGN = {
    Role.JUDGMENT: _OF_TEXTS_OF_OFFICE,
    Role.PETITION: _OF_TEXTS_OF_OFFICE,
    Role.OTHER: _OF_REPLIES | {"facts", "flow"},
}


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
    ANSWER = "answer"
    """The paper looks like one that answers somebody, whatever its genre."""
    SIBLINGS = "siblings"
    """The reply is one of a batch, and was compared with the others."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its weight and its examples. ``severity_in`` overrides the weight for single profiles.

    ``in_plain`` gives the most that a finding weighs in a reply of no prescribed form.

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
    in_plain: Callable[[Case], Severity] | None = None

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
        module = sys.modules.get(self.module)  # a rule of no file (in a test) has no page
        return ((module and module.__doc__) or "").strip()

    def silent_on(self, role: Role) -> bool:
        """Whether the rule says nothing of a paper that is no reply but the like of ``role``."""
        return self.family in _FOREIGN.get(role, ())

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

    def weighed(self, severity: Severity, case: Case) -> Severity:
        """The weight of a finding in this very paper."""
        if self.in_plain is None or case.profile not in PLAIN_REPLIES:
            return severity
        order = list(Severity)
        return max(severity, self.in_plain(case), key=order.index)
