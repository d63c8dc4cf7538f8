"""The judgment library on disk: add, remove and search judgments, statutes and formulae.

Whoever checks replies passes the library's folder to ``app.Inputs(library=...)`` and needs nothing else: the sources
are found there. The interface below is for what goes beyond that (searching, looking up, the batch's joins).

``open_library(path)`` gives a :class:`Library`: read-only, cheap (no text is loaded), one a process; open it anew in a
worker from the path, never send it through a pipe.

    library.candidates(reply_text, limit=5) -> tuple[Found, ...]      best first, by fingerprints
    sources_of(library, reply) -> tuple[Document, ...]                cited, or really sharing passages
    library.document(id) -> Document | None                           ``source`` is the judgment's id
    library.by_case_number("（2019）鄂0105刑初228号") -> tuple[Found, ...]
    library.all() -> Iterator[Found]                                   every judgment
    library.postings() -> Iterator[(hashes, numbers)]                  every fingerprint; ``fingerprints(text)`` asks
    library.known                                                      formulae and words of laws, for find_passages
    library.article("民法典", 577) -> str | None

What a reader would get wrong: a judgment's ``id`` is the user's (from JSONL, or the file's path), and ``number`` is
the library's own, by which postings name it.
"""

from replycheck.library.reading import Found, Library, open_library
from replycheck.library.sources import sources_of
from replycheck.library.storage.fingerprints import fingerprints

__all__ = ["Found", "Library", "fingerprints", "open_library", "sources_of"]
