"""Broken and hostile PDFs from the test suites of other projects: a document or one sentence, nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from replycheck.errors import UnreadableError
from replycheck.model.document import Document
from replycheck.model.limits import Limits
from replycheck.processes.call import call
from replycheck.readers.pdf.read import read_pdf


def outcome(file: Path) -> Document | str:
    """The document, or the sentence that says why there is none."""
    try:
        return call(read_pdf, str(file), "0" * 64, Limits(), limits=Limits())
    except UnreadableError as error:
        return str(error)


@pytest.mark.outside_data
def test_every_hostile_file_is_read_or_refused_in_one_sentence(outside: Path) -> None:
    files = sorted((outside / "data" / "hostile" / "pdf").iterdir())
    assert files
    for file in files:
        found = outcome(file)
        if isinstance(found, str):
            assert found.startswith(f"“{file.name}”")
            assert "\n" not in found
        else:
            assert found.pages
            assert found.text or not found.complete, file.name
