"""Broken and hostile PDFs from the test suites of other projects: a document or one sentence, nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from replycheck.errors import UnreadableError
from replycheck.model.limits import Limits
from replycheck.readers import sandbox
from replycheck.readers.pdf import read_pdf


@pytest.mark.shared_data
def test_every_hostile_file_is_read_or_refused_in_one_sentence(shared: Path) -> None:
    files = sorted((shared / "data" / "hostile" / "pdf").iterdir())
    assert files
    for file in files:
        try:
            document = sandbox.call(read_pdf, str(file), "0" * 64, Limits(), limits=Limits())
        except UnreadableError as error:
            assert str(error).startswith("“") and "\n" not in str(error)
        else:
            assert document.pages
            assert document.text or not document.complete, file.name
