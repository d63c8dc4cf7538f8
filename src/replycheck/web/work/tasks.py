"""What the page's server asks of its workers, and what it gets back: plain values.

What is easily got wrong: the server lives in the process whose page must be there at once, so nothing here, and nothing
that this loads, may load a reader, a rule or a form of report. Only ``worker.do`` does, in the worker.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from replycheck.config.settings import Settings
from replycheck.model.report import Verdict
from replycheck.records import dataclass
from replycheck.web.answers import Answer, Brief, Comparison
from replycheck.web.papers import Papers


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who answers for it, on which day and, for waivers, until when."""

    by: str
    today: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Warm:
    """Load and compile whatever a check needs, by checking an invented reply."""


@dataclass(frozen=True, slots=True)
class Sort:
    """Tell the papers in ``folder`` apart; what was read goes to the folder ``read``, how far it is to ``progress``."""

    folder: str
    names: tuple[str, ...]
    settings: Settings
    read: str
    progress: str


@dataclass(frozen=True, slots=True)
class Check:
    """Check a reply; its report goes to the file ``into``. ``alone``: only show what is found without other papers.

    ``read`` is the folder in which papers lie that were read before.
    """

    papers: Papers
    settings: Settings
    library: str | None
    into: str
    read: str
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Bench:
    """What the page of a matter shows around its report: ``base`` is its address, ``answers`` go by fingerprint."""

    base: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    comparison: Comparison | None = None
    lacks: tuple[str, ...] = ()
    offer: str = ""
    """``look`` where judgments can be looked for in the library, ``set`` where one may be set first."""
    changes: bool = True
    """Whether answers can be given."""


@dataclass(frozen=True, slots=True)
class Show:
    """Write the report in the file ``report`` as the bench shows it; ``thumbnails`` may draw the reply's pages."""

    report: str
    bench: Bench
    folder: str
    settings: Settings


@dataclass(frozen=True, slots=True)
class Take:
    """Make a file of the report in the file ``report``: ``form`` is one of :data:`FORMS`."""

    report: str
    folder: str
    form: str
    settings: Settings
    redact: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """A file to take away: its bytes, what its name ends in, and what must be told of it."""

    data: bytes
    ending: str
    told: str = ""


FORMS: Mapping[str, str] = MappingProxyType(
    {
        "word": "Word 批注版",
        "fix": "Word 修订版（有把握的改法）",
        "pdf": "PDF 批注版",
        "order": "按建议页序重排的 PDF",
        "sheet": "核对单（签字用）",
        "html": "网页报告",
        "json": "数据（JSON）",
    }
)
"""What the page calls each form of the report, by the name in its address."""


@dataclass(frozen=True, slots=True)
class ReadList:
    """Find the replies in a folder, or in the list that lies there."""

    folder: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """Make a receipt on these papers under a policy."""

    papers: Papers
    policy: str | None
    who: Signatory
    settings: Settings


@dataclass(frozen=True, slots=True)
class Waive:
    """Make waivers of the reasons that were given, by fingerprint."""

    report: str
    reasons: Mapping[str, str]
    policy: str | None
    who: Signatory


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of a reply that was checked. ``html`` is written only where it was checked alone.

    ``paragraphs`` are digests by which the next version of the same paper is known; ``offers`` the forms in which it
    can be taken away, ``fixes`` how many sure corrections there are.
    """

    verdict: Verdict
    noted: bool
    headline: str
    sha256: str
    findings: tuple[Brief, ...]
    lacks: tuple[str, ...]
    paragraphs: frozenset[str]
    offers: tuple[str, ...]
    fixes: int
    html: str = ""


Task: TypeAlias = Warm | Sort | Check | Show | Take | ReadList | Stamp | Waive
