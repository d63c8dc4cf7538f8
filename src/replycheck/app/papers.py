"""Papers read under the settings in force: single ones, and those of a matter told apart.

What is easily got wrong: a paper that cannot be read is a document all the same, empty and saying why, so that its
report is "incomplete" and never a pass.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from replycheck.app.read_before import ReadBefore
from replycheck.config.settings import Settings
from replycheck.errors import UnreadableError
from replycheck.model.document import Caveat, Document
from replycheck.readers import begin_reading, content
from replycheck.readers.containers import holds_matter
from replycheck.records import dataclass

_LAID_OUT = "页面按 LibreOffice 的排版核对，和 Word 打印的页可能不同，其中的页码不作数。"


@dataclass(frozen=True, slots=True)
class Papers:
    """The reply with the judgments and the letter that it is compared with."""

    reply: Document
    sources: tuple[Document, ...] = ()
    petition: Document | None = None


def read_paper(path: str, settings: Settings, *, isolated: bool = True, before: ReadBefore | None = None) -> Document:
    """The document at ``path``; where it was read before, as it was read then.

    :raises ReplycheckError: it cannot be read.
    """
    return _begun(path, content(path, settings.limits), settings, isolated=isolated, before=before)()


def begin_paper(
    path: str, settings: Settings, *, isolated: bool = True, before: ReadBefore | None = None
) -> Callable[[], Document]:
    """A reading that begins now; what this gives has the document, or an empty one that says why it cannot be read."""
    try:
        result = _begun(path, content(path, settings.limits), settings, isolated=isolated, before=before)
    except UnreadableError as error:
        reason = str(error)
        return lambda: unread(path, reason)

    def read() -> Document:
        try:
            return result()
        except UnreadableError as error:
            return unread(path, str(error))

    return read


def begin_papers(
    path: str,
    settings: Settings,
    *,
    isolated: bool = True,
    matter: bool = False,
    before: ReadBefore | None = None,
) -> Callable[[], Papers]:
    """The reply at ``path``; where ``matter`` allows it also the papers of the matter whose folder or zip is there.

    What this gives raises UsageError where it cannot be told which paper of the matter is the reply.
    """
    if not matter or not holds_matter(path, settings.limits):
        reply = begin_paper(path, settings, isolated=isolated, before=before)
        return lambda: Papers(reply())
    return partial(_matter, path, settings, isolated=isolated)


def _matter(path: str, settings: Settings, *, isolated: bool) -> Papers:
    from replycheck.readers.matter import read_matter  # noqa: PLC0415 - only where a whole matter was given

    def reader(name: str, data: bytes) -> Document:
        return _begun(name, data, settings, isolated=isolated)()

    try:
        found = read_matter(path, settings.limits, reader)
    except UnreadableError as error:
        return Papers(unread(path, str(error)))
    return Papers(found.reply, found.sources, found.petition)


def unread(path: str, reason: str) -> Document:
    """The document of a file that could not be read, with the reason as a Chinese sentence."""
    return Document(path, sha256_of(path), _named_format(path), "", caveats=(Caveat(reason, incomplete=True),))


def sha256_of(path: str) -> str:
    """The digest of the file's bytes; "" where it cannot be had."""
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def laid_out(document: Document, settings: Settings, *, isolated: bool) -> tuple[Document, Document | None, str]:
    """A document that says that it was laid out, the layout, and "" — or the document, None, and why there is none."""
    from replycheck.readers.paginated import paginated  # noqa: PLC0415 - only where it is asked for

    try:
        layout = paginated(document, settings.limits, settings.libreoffice, isolated=isolated)
    except UnreadableError as error:
        return document, None, str(error)
    told = layout.caveats[len(document.caveats) :]
    return replace(document, caveats=(*document.caveats, Caveat(_LAID_OUT), *told)), layout, ""


def _begun(
    name: str, data: bytes, settings: Settings, *, isolated: bool, before: ReadBefore | None = None
) -> Callable[[], Document]:
    known = before and before.get(name, data, settings)
    if known:
        return lambda: known
    office, recognition = settings.libreoffice, settings.ocr
    begun = begin_reading(name, data, settings.limits, office, isolated=isolated, recognition=recognition)
    if before is None:
        return begun

    def read() -> Document:
        document = begun()
        before.put(document, data, settings)
        return document

    return read


def _named_format(path: str) -> str:
    """What the file's name claims it to be; a file that cannot be read has nothing better to tell."""
    return Path(path).suffix.lower().removeprefix(".") or "unknown"
