"""Corrections are tracked in Word files alone."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

import replycheck
from replycheck.app import corrected
from replycheck.config.settings import Settings
from replycheck.errors import UsageError

TEXT = ("关于来信的答复", "周某：", "你来信反映的问题,我们已经核实。", "某县水利局", "2024年5月6日")


def test_a_word_file_has_its_corrections_tracked_and_another_has_none(tmp_path: Path) -> None:
    document = docx.Document()
    for line in TEXT:
        document.add_paragraph(line)
    document.save(str(tmp_path / "答复.docx"))
    (tmp_path / "答复.txt").write_text("\n".join(TEXT), encoding="utf-8")

    data, made, left = corrected(replycheck.check(tmp_path / "答复.docx"), Settings())

    assert data.startswith(b"PK")
    assert (made, left) == (1, 0)
    with pytest.raises(UsageError, match="不是 Word"):
        corrected(replycheck.check(tmp_path / "答复.txt"), Settings())
