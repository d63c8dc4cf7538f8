"""PDF files made to break a reader: each is read, or refused in one sentence, in time and never in silence."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import hostile_pdf
import pytest

from replycheck.errors import UnreadableError
from replycheck.model.document import Document
from replycheck.model.limits import Limits
from replycheck.model.recognition import Recognition
from replycheck.readers import read_isolated

LIMITS = Limits(
    seconds=90 if os.name == "nt" else 10,  # under Wine a child starts slowly
    memory_bytes=300_000_000,
)
PATIENT = replace(LIMITS, seconds=120)  # what can be read is read, on a busy machine too


def _read(tmp_path: Path, data: bytes, limits: Limits = LIMITS) -> Document | str:
    (tmp_path / "答复.pdf").write_bytes(data)
    try:
        return read_isolated(tmp_path / "答复.pdf", limits, recognition=Recognition(enabled=False))
    except UnreadableError as error:
        return str(error)


@pytest.mark.parametrize("make", hostile_pdf.READABLE.values(), ids=hostile_pdf.READABLE)
def test_words_that_can_be_read_are_read(tmp_path: Path, make: Callable[[], bytes]) -> None:
    found = _read(tmp_path, make(), PATIENT)
    assert isinstance(found, Document), found
    assert "Reply to the petition" in found.text or not found.complete


@pytest.mark.parametrize("make", hostile_pdf.BROKEN.values(), ids=hostile_pdf.BROKEN)
def test_what_cannot_be_read_is_said(tmp_path: Path, make: Callable[[], bytes]) -> None:
    found = _read(tmp_path, make())
    if isinstance(found, str):
        assert found.startswith("“答复.pdf”")
        assert "\n" not in found
        assert "无法解析（" not in found, "an error that nobody foresaw"
    else:
        assert found.text.strip() or not found.complete
