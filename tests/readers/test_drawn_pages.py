"""Pages with coloured heads, highlights, shading and seals hide nothing; ``benchmarks/reading/drawn.py`` draws 200."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "reading"))
from drawn import by_reportlab, counted


def test_coloured_pages_are_read_whole_and_hide_nothing(tmp_path: Path) -> None:
    found = counted(by_reportlab(range(20), tmp_path))
    assert found["pages"] == 20
    assert not found["hidden"]
    assert not found["incomplete"]
