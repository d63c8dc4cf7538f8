"""``index.html``: the dashboard of a batch, one page that needs nothing but itself.

The rows stand in it as data and are drawn by its own script, fifty at a time, so ten thousand replies open at once.
What is easily got wrong: the rows are written by strangers, so nothing in them may end the element that holds them,
and the script only ever writes them as text. The page's security policy forbids every load.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from importlib.resources import files

from replycheck.model.serial import tool_version
from replycheck.reporting.escape import escape_terminal
from replycheck.reporting.html.report import digest_of

_DATA = "@@DATA@@"
_ESCAPED = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


class Dashboard:
    """The page in three parts: ``head``, the rows with a comma between them, ``tail``.

    ``notes`` are sentences on what the list held besides, shown below what was not checked.
    """

    def __init__(self, notes: Sequence[str] = ()) -> None:
        assets = files(__package__).joinpath("assets")
        page, style, script = (
            assets.joinpath(f"dashboard.{kind}").read_text(encoding="utf-8") for kind in ("html", "css", "js")
        )
        policy = (
            f"default-src 'none'; script-src {digest_of(script)}; style-src {digest_of(style)}; "
            "base-uri 'none'; form-action 'none'"
        )
        for mark, words in (
            ("@@POLICY@@", policy),
            ("@@VERSION@@", tool_version()),
            ("@@STYLE@@", style),
            ("@@SCRIPT@@", script),
            ("@@NOTES@@", "".join(f'<p class="unchecked">{escape(escape_terminal(note))}</p>' for note in notes)),
        ):
            page = page.replace(mark, words)
        self.head, _, self.tail = page.partition(_DATA)

    def row(self, cells: Sequence[object]) -> str:
        """One reply as the script reads it; control and bidi characters are made visible."""
        shown = [escape_terminal(cell) if isinstance(cell, str) else cell for cell in cells]
        text = json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
        for bare, escaped in _ESCAPED.items():
            text = text.replace(bare, escaped)
        return text.encode("utf-8", "replace").decode("utf-8")
