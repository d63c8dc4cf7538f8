"""What a rule sees: the reply, what it is compared with, and everything already concluded about them.

Each conclusion is drawn once, when first asked for; a rule never recomputes one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from replycheck.facts.annex import annex_start
from replycheck.facts.demands import answers
from replycheck.facts.masks import blank, mask_quotations
from replycheck.facts.profile import issuer
from replycheck.facts.residue import Residue, residue_in, score
from replycheck.model.binding import Binding
from replycheck.model.document import RUNNING, Document, Paragraph
from replycheck.model.passage import Passage, Treatment
from replycheck.model.profile import Profile
from replycheck.model.report import Demand, Measures
from replycheck.model.span import Span

_BRIDGE = 12
"""Own words between two copied stretches that are shorter than this are an edit, not a sentence of the office."""


@dataclass(frozen=True)
class Case:
    """One reply under examination, with the judgments and the petition letter where they were given."""

    reply: Document
    profile: Profile
    sources: tuple[Document, ...] = ()
    petition: Document | None = None

    @property
    def text(self) -> str:
        """The reply's text; all offsets count code points in it."""
        return self.reply.text

    @cached_property
    def unquoted(self) -> str:
        """The text with everything inside quotation marks blanked; same length, same offsets."""
        return mask_quotations(self.text)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the running text, in the order in which the pages should be bound."""
        running = [paragraph for paragraph in self.reply.paragraphs if paragraph.kind in RUNNING]
        return tuple(sorted(running, key=lambda paragraph: self.reading_place(paragraph.span.start)))

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
        copied = (passage for passage in self.passages if passage.treatment is Treatment.UNATTRIBUTED)
        return tuple(span for passage in copied for span in passage.stretches(bridge=_BRIDGE))

    @cached_property
    def demands(self) -> tuple[Demand, ...] | None:
        """The demands of the letter and where the office's own words answer them; None where one cannot be read."""
        if self.petition is None or not self.text.strip() or not self.petition.text.strip():
            return None
        return answers(self.petition.text, self.own_words[: self.body_end], tuple(s.text for s in self.sources))

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
        from replycheck.reuse import find_passages  # noqa: PLC0415 - numpy loads only where a judgment was given

        return find_passages(self.reply, self.sources)

    @cached_property
    def measures(self) -> Measures:
        """How much of the reply is copied without attribution; unknown where there is nothing to compare."""
        if not self.text.strip() or not any(source.text.strip() for source in self.sources):
            return Measures()
        from replycheck.reuse import measure  # noqa: PLC0415 - as above

        return measure(self.reply, self.passages)

    @cached_property
    def binding(self) -> Binding | None:
        """What was concluded about the order of bound pages; None where the format has none."""
        if not self.reply.bound:
            return None
        from replycheck.pages import examine  # noqa: PLC0415 - only bound formats need it

        return examine(self.reply)
