"""The brackets about the year of a paper's number, which recognition takes for any other pair."""

from __future__ import annotations

import re

from replycheck.text.patterns import pattern

OPENED, CLOSED = "〔（(［[【", "〕）)］]】"
_OF_PAPER = pattern(
    f"(?<=[\u4e00-\u9fff]{{2}})[{re.escape(OPENED)}]((?:19|20)[0-9]{{2}})[{re.escape(CLOSED)}](?=第?[0-9]{{1,5}}号)"
)
"""The year in the number of a paper, behind the letters of its office: 〔〕 looks like any other bracket to the model,
and no other is right there. A case number begins with its year."""


def numbered(text: str) -> str:
    """Recognised ``text``, character for character, with 〔〕 about the year of a paper's number."""
    return _OF_PAPER.sub(r"〔\1〕", text)
