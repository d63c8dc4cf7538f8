"""The faithful-text test bed: files of one feature each, and exactly the text that a person reads off their pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import faithful_docx
import faithful_pdf
import pytest

from replycheck.model.recognition import Recognition
from replycheck.readers import read


@pytest.mark.parametrize("make", faithful_docx.CASES.values(), ids=faithful_docx.CASES)
def test_a_word_file_gives_the_text_on_its_pages(tmp_path: Path, make: Callable[[], faithful_docx.Made]) -> None:
    data, text = make()
    (tmp_path / "答复.docx").write_bytes(data)
    document = read(tmp_path / "答复.docx")
    assert document.text == text
    assert document.complete


@pytest.mark.parametrize("make", faithful_pdf.CASES.values(), ids=faithful_pdf.CASES)
def test_a_pdf_gives_the_text_on_its_pages(tmp_path: Path, make: Callable[[], faithful_pdf.Made]) -> None:
    data, text = make()
    (tmp_path / "答复.pdf").write_bytes(data)
    # The scans here are no pictures of their words, which a comparison by recognition would notice.
    document = read(tmp_path / "答复.pdf", recognition=Recognition(enabled=False))
    assert document.text == text
    assert document.complete
