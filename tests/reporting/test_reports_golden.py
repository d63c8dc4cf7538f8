"""Each form of report as it was last looked at and found good.

``REPLYCHECK_GOLDEN=write pytest tests/reporting/test_reports_golden.py`` writes the files anew; look at the
difference before you commit it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from invented import TITLES, blocked, hostile, incomplete, passing, repeated, with_petition

from replycheck.model.report import Report
from replycheck.model.serial import tool_version
from replycheck.reporting import FORMS, render

REPORTS: dict[str, Callable[[], Report]] = {
    "blocked": blocked,
    "petition": with_petition,
    "pass": passing,
    "incomplete": incomplete,
    "repeated": lambda: repeated(20),
    "hostile": hostile,
}
_ENDINGS = {"terminal": "txt", "terminal --all": "all.txt", "junit": "xml", "github": "github.txt"}
_LEFT_OUT = re.compile(
    r"(?<=<style>).*?(?=</style>)|(?<=<script>).*?(?=</script>\n</body>)|sha256-[A-Za-z0-9+/=]+", re.DOTALL
)


def _stable(form: str, text: str) -> str:
    """Without the version and, for HTML, without style and script, which have their own files."""
    text = text.replace(f"replycheck {tool_version()}", "replycheck VERSION")
    if form == "html":
        return _LEFT_OUT.sub("…", text)
    text = text.replace(f'"semanticVersion": "{tool_version()}"', '"semanticVersion": "VERSION"')
    return text.replace(f'"version": "{tool_version()}"', '"version": "VERSION"')


@pytest.mark.parametrize("form", [*[form.name for form in FORMS.values() if not form.is_document], "terminal --all"])
@pytest.mark.parametrize("name", REPORTS)
def test_a_report_looks_as_it_did(name: str, form: str, golden: Path) -> None:
    text = render(REPORTS[name](), form.partition(" ")[0], width=90, titles=TITLES, everything=form.endswith("--all"))
    text = _stable(form, text)
    path = golden / f"{name}.{_ENDINGS.get(form, form)}"
    if os.environ.get("REPLYCHECK_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_bytes().decode("utf-8")
