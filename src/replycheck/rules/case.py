"""What a rule sees: the reply, what it is compared with, and everything already concluded about them.

Each conclusion is drawn once, when first asked for; a rule never recomputes one.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from replycheck.facts.arithmetic.claim import Claim
from replycheck.facts.arithmetic.claims import broken_claims
from replycheck.facts.arithmetic.lists import totals_of_lists
from replycheck.facts.facts_of import Facts
from replycheck.facts.masks import blank, mask_quotations
from replycheck.facts.paper.issuer import issuer
from replycheck.facts.residue import Residue, residue_in, score
from replycheck.facts.structure.annex import annex_start
from replycheck.facts.structure.part_signs import Part
from replycheck.facts.structure.reply_parts import Placed, placed
from replycheck.facts.time.dates import WrittenDate
from replycheck.facts.time.deadlines import Handling, handling
from replycheck.facts.time.signing import signed
from replycheck.facts.time.timeline import Dated, timeline
from replycheck.model.binding import Binding
from replycheck.model.document import RUNNING, Document, Paragraph, ParagraphKind
from replycheck.model.flow import Flow
from replycheck.model.house import House
from replycheck.model.passage import Kind, Passage, Treatment
from replycheck.model.profile import FLOWING, Profile
from replycheck.model.report import Demand, Measures
from replycheck.model.role import REPLY, Nature, Role
from replycheck.model.span import Span
from replycheck.model.statement import Provenance, Statement
from replycheck.records import dataclass

if TYPE_CHECKING:
    from replycheck.compare.comparison import Comparison
    from replycheck.flow.examine import Reading
    from replycheck.reuse.known import Known

_FRAME = frozenset({Part.MARK, Part.TITLE, Part.ADDRESSEE, Part.SIGNATURE, Part.IMPRINT, Part.ANNEX})
"""What surrounds a reply answers nothing."""
_LONGEST_LINE = 120
_BRIDGE = 12
"""Own words between two copied stretches that are shorter than this are an edit, not a sentence of the office."""


class Lookup(Protocol):
    """A library that the user has given, as the rules see it; ``replycheck.library`` answers.

    What a reader would get wrong: None means that the library does not have it, which proves nothing about the law.
    """

    @property
    def searched(self) -> bool:
        """Whether it holds judgments at all, so that finding none that is alike means something."""

    @property
    def known(self) -> Known:
        """The formulae of its judgments and the words of its statutes, for ``find_passages``."""

    def article(self, law: str, number: int, branch: int = 0) -> str | None:
        """The text of an article; of 第二十条之一 ``number`` is 20 and ``branch`` 1. None where it is not known.

        ``law`` is the title in whatever form it is cited (民诉法, 中华人民共和国民事诉讼法).
        """


@dataclass(frozen=True)
class Case:
    """One reply under examination, with the judgments and the petition letter where they were given."""

    reply: Document
    profile: Profile
    sources: tuple[Document, ...] = ()
    petition: Document | None = None
    other_matters: tuple[Document, ...] = ()
    """Judgments that were given and are about another matter: nothing is compared with them."""
    siblings: tuple[Document, ...] | None = None
    """Other replies of the same batch that share words with this one; None where there is no batch."""
    template: tuple[Span, ...] = ()
    """Stretches of the reply that many replies of the batch have."""
    library: Lookup | None = None
    """The library that was searched for judgments; those found are among the ``sources``."""
    layout: Document | None = None
    """The reply as another program laid it out on pages, where that was asked for: the same text, bound."""
    unpaginated: str = ""
    """Why there is no layout although it was asked for."""
    house: House | None = None
    """The office's own style of layout, where it has set one."""
    draft: bool = False
    """A draft before it is numbered, dated and signed: what comes last is not missed."""
    nature: Nature = REPLY
    """What the file itself looks like, whatever it was handed in as."""
    profile_named: bool = False
    """The user said which genre it is: then it is checked as that, whatever it looks like."""

    @property
    def text(self) -> str:
        """The reply's text; all offsets count code points in it."""
        return self.reply.text

    @property
    def role(self) -> Role:
        """What the paper is checked as: a reply where the user says so, else what it looks like."""
        return Role.REPLY if self.profile_named else self.nature.role

    @property
    def remark(self) -> str:
        """What every report says first where rules for replies could not run; "" where they ran. No full stop."""
        if self.role is not Role.REPLY:
            return self.nature.remark
        if self.profile is Profile.GENERIC and not self.profile_named:
            return "没有认出是哪一种答复，针对答复的规则没有运行"
        return ""

    @cached_property
    def laid_out(self) -> Case | None:
        """The same case with the layout for its reply; None where there is none."""
        return None if self.layout is None else replace(self, reply=self.layout, layout=None)

    @cached_property
    def unquoted(self) -> str:
        """The text with everything inside quotation marks blanked; same length, same offsets."""
        return mask_quotations(self.text)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the running text, in the order in which the pages should be bound."""
        running = [paragraph for paragraph in self.reply.paragraphs if paragraph.kind in RUNNING]
        return tuple(sorted(running, key=lambda paragraph: self.reading_place(paragraph.span.start)))

    @cached_property
    def facts(self) -> Facts:
        """What the reply states (dates, amounts, names, case numbers, citations …), quotations included."""
        return Facts(self.text)

    @cached_property
    def signed(self) -> WrittenDate | None:
        """The date of signing (成文日期); None where the paper does not tell."""
        return signed(self.reply)

    @cached_property
    def broken_claims(self) -> tuple[Claim, ...]:
        """The sums and products in the office's words before the annexes that do not come out, and totals of lists."""
        text = self.unquoted[: self.body_end]
        found = broken_claims(text, [one for one in self.facts.figures if one.span.end <= len(text)])
        told = {one.figure.span for one in found}
        lists = totals_of_lists(self.unquoted, self.facts.figures)
        return (*found, *(one for one in lists if one.figure.span not in told))

    @cached_property
    def timeline(self) -> tuple[Dated, ...]:
        """The days that the reply names, each with the years that it can be of."""
        return timeline(self.text, self.facts.dates, self.signed)

    @cached_property
    def petition_facts(self) -> Facts | None:
        """What the petition letter states; None where there is no letter. Offsets are those of the letter."""
        return None if self.petition is None else Facts(self.petition.text)

    @cached_property
    def parts(self) -> tuple[Placed, ...]:
        """The same paragraphs in the same order, each with the part of the reply that it is."""
        return placed(self.unquoted, self.paragraphs, self.body_end)

    @cached_property
    def reading(self) -> Reading:
        """Where the paragraphs of the reply do not go on from each other."""
        from replycheck.flow.examine import examine  # noqa: PLC0415 - numpy and the tables load only for replies

        known = (self.petition, *self.sources)
        spans = [paragraph.span for paragraph in self.paragraphs if self._flows(paragraph)]
        tables = any(paragraph.kind is ParagraphKind.TABLE_CELL for paragraph in self.reply.paragraphs)
        pictures = bool(self.reply.unread_pictures) or any(page.unread for page in self.reply.pages)
        words = "\n".join(paper.text for paper in known if paper is not None)
        return examine(self.text, spans, words, tables=tables or pictures)

    def _flows(self, paragraph: Paragraph) -> bool:
        return paragraph.span.start < self.body_end and paragraph.kind is not ParagraphKind.TABLE_CELL

    @cached_property
    def flow(self) -> Flow | None:
        """The order in which the paragraphs should stand, and the seams; None where there is nothing to propose."""
        if self.profile not in FLOWING or self.role is not Role.REPLY or not self.text.strip():
            return None
        from replycheck.rules.flowing import flow_of  # noqa: PLC0415 - numpy loads only for replies

        return flow_of(self.reply, self.reading, self.profile)

    @cached_property
    def handling(self) -> Handling:
        """The days on which the petition was received, accepted, acknowledged and answered, as far as told."""
        return handling(self.own_words[: self.body_end], self.signed)

    def reading_place(self, offset: int) -> tuple[int, int]:
        """A key that sorts places of the text into the order in which the pages should be bound."""
        if self.binding is None:
            return 0, offset
        return self.binding.proposed_order.index(self.reply.page_at(offset) or 1), offset

    @cached_property
    def own_words(self) -> str:
        """The text with quotations and passages copied from judgments blanked; same length, same offsets."""
        return blank(self.unquoted, self._copied)

    @cached_property
    def uncopied(self) -> str:
        """The text with passages copied from judgments blanked, quotations kept: they may be the petitioner's."""
        return blank(self.text, self._copied)

    @cached_property
    def _copied(self) -> tuple[Span, ...]:
        copied = (
            passage
            for passage in self.passages
            if passage.treatment is Treatment.UNATTRIBUTED and passage.kind is not Kind.RETOLD
        )
        return tuple(span for passage in copied for span in passage.stretches(bridge=_BRIDGE))

    @cached_property
    def demands(self) -> tuple[Demand, ...] | None:
        """The demands of the letter and where the office's own words answer them; None where one cannot be read."""
        if self.petition is None or not self.text.strip() or not self.petition.text.strip():
            return None
        from replycheck.facts.demands.answers import answers  # noqa: PLC0415 - its patterns and words load only for a letter

        own = self._unframed[: self.body_end]
        return answers(self.petition.text, own, tuple(s.text for s in self.sources), self.text)

    @cached_property
    def _unframed(self) -> str:
        """The text that may answer: without copied passages, and without letterhead, title, addressee and signature."""
        lines = (placed.span for placed in self.parts if placed.part in _FRAME and len(placed.span) <= _LONGEST_LINE)
        return blank(self.uncopied, lines)

    @cached_property
    def body_end(self) -> int:
        """Where the annexes begin; the length of the text where there are none."""
        return annex_start(self.reply)

    @cached_property
    def issuer(self) -> str | None:
        """The name of the issuing body, None where the paper does not tell."""
        return issuer(self.reply)

    @cached_property
    def residue(self) -> tuple[Residue, ...]:
        """A judgment's formulae outside quotation marks and annexes, in reading order."""
        return residue_in(self.unquoted[: self.body_end])

    @cached_property
    def residue_score(self) -> int:
        """The summed weight of those formulae, each counted once."""
        return score(self.residue)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage shared with a judgment, in reading order; empty without judgments."""
        if not self.sources:
            return ()
        from replycheck.compare.ascribed import reported  # noqa: PLC0415 - loads only where something is compared
        from replycheck.reuse import find_passages  # noqa: PLC0415 - numpy loads only where a judgment was given

        copied = find_passages(self.reply, self.sources, None if self.library is None else self.library.known)
        taken = [one.reply for one in copied]
        retold = (
            Passage(one.span, document, one.source, one.share, Kind.RETOLD)
            for document, one in self.comparison.retold(taken)
        )
        found = reported(self.text, (*copied, *retold))
        return tuple(sorted(found, key=lambda passage: (passage.reply.start, passage.reply.end)))

    @cached_property
    def comparison(self) -> Comparison:
        """What the reply states, held against the judgments of its matter, the letter and itself."""
        from replycheck.compare.comparison import Comparison  # noqa: PLC0415 - loads only where something is compared

        letter = None if self.petition is None else (self.petition.source, self.petition.text)
        judgments = tuple((source.source, source.text) for source in self.sources)
        return Comparison(self.reply.source, self.text, judgments, letter, self.issuer or "", self.body_end)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement of the reply that was held against a paper; empty where there is none to hold it against."""
        return self.comparison.statements if self.sources or self.petition is not None else ()

    @cached_property
    def provenance(self) -> Provenance | None:
        """Where each fact of the reply stands besides; None where no judgment was given."""
        if not self.sources or not self.text.strip():
            return None
        from replycheck.compare.provenance import provenance  # noqa: PLC0415 - loads only where something is compared

        return provenance(self.comparison, self.reply.paragraph_at)

    @cached_property
    def shared(self) -> tuple[Passage, ...]:
        """Every passage shared with other replies of the batch, in reading order; empty outside a batch."""
        if not self.siblings:
            return ()
        from replycheck.reuse import find_passages  # noqa: PLC0415 - numpy loads only where there is a batch

        return find_passages(self.reply, self.siblings)

    @cached_property
    def lettered(self) -> tuple[Passage, ...]:
        """Every passage shared with the letter, in reading order; empty without one."""
        if self.petition is None:
            return ()
        from replycheck.reuse import find_passages  # noqa: PLC0415 - numpy loads only where there is a letter to search

        return find_passages(self.reply, (self.petition,))

    @cached_property
    def measures(self) -> Measures:
        """How much of the reply is copied without attribution; unknown where nothing was compared.

        A library that was searched and has no such judgment is an answer: nothing is copied from it.
        """
        searched = self.library is not None and self.library.searched
        compared = searched or any(source.text.strip() for source in self.sources)
        if not compared or not self.text.strip():
            return Measures()
        from replycheck.reuse import measure  # noqa: PLC0415 - numpy loads only where there is a batch

        return measure(self.reply, self.passages)

    @cached_property
    def binding(self) -> Binding | None:
        """What was concluded about the order of bound pages; None where the format has none."""
        if not self.reply.bound:
            return None
        from replycheck.pages import examine  # noqa: PLC0415 - only bound formats need it

        return examine(self.reply)
