"""What a judgment library can be asked while a reply is checked, as the rules see it; ``replycheck.library`` answers.

What a reader would get wrong: None means that the library does not have it, which proves nothing about the law.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from replycheck.reuse.known import Known


class Lookup(Protocol):
    """A library that the user has given."""

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
