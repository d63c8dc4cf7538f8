"""A file on its way to the reader of its format."""

from __future__ import annotations

import hashlib
from dataclasses import field
from pathlib import PurePath

from replycheck.model.limits import Limits
from replycheck.readers.formats import Format
from replycheck.readers.layout.readings import Readings
from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """The bytes of a file and what they seem to be; ``name`` is the document's source.

    ``made`` is the Word file that LibreOffice made of it, if it did; ``readings`` what recognition made of pages that
    are pictures.
    """

    name: str
    data: bytes
    kind: Format
    limits: Limits
    made: bytes = b""
    readings: Readings = field(default_factory=Readings)

    @property
    def shown(self) -> str:
        """What messages call it: without its folder."""
        return f"“{PurePath(self.name).name}”"

    @property
    def sha256(self) -> str:
        """The digest of its bytes."""
        return hashlib.sha256(self.data).hexdigest()
