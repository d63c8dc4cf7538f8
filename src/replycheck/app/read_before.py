"""Papers that were read before: who sorts a heap and then checks it need not read any of them twice.

What is easily got wrong: a paper is known by its bytes and by all that its reading depends on, never by its name; and
one that was not read whole is not kept, as the next reading may fare better.
"""

from __future__ import annotations

import os
import pickle
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from replycheck.config.settings import Settings
from replycheck.model.document import Document
from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class ReadBefore:
    """A folder of ours, which nobody else may write to, in which the documents lie."""

    folder: Path

    def get(self, name: str, data: bytes, settings: Settings) -> Document | None:
        """The document that these bytes gave, by the name that it has now; None where it is not known."""
        try:
            known = pickle.loads(self._path(data, settings).read_bytes())  # noqa: S301 - written by our own process
        except (OSError, EOFError, pickle.UnpicklingError):
            return None
        return replace(known, source=name) if isinstance(known, Document) else None

    def put(self, document: Document, data: bytes, settings: Settings) -> None:
        """Keep a document that was read whole; what cannot be kept is read again."""
        if not document.complete:
            return
        path = self._path(data, settings)
        working = path.with_name(f"{path.name}.{os.getpid()}")
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            working.write_bytes(pickle.dumps(document))
            working.replace(path)

    def _path(self, data: bytes, settings: Settings) -> Path:
        depends = f"{settings.limits} {settings.ocr} {settings.libreoffice}".encode("utf-8", "surrogatepass")
        return self.folder / sha256(sha256(data).digest() + depends).hexdigest()
