"""A second click on the icon: the page that runs already is opened, and no second program stays.

Nothing of the extra is loaded for it.
"""

from __future__ import annotations

import webbrowser
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from urllib.parse import SplitResult, urlsplit

from replycheck.web.private import addresses

_ANSWER_SECONDS = 5
"""Within so long a page that runs answers another start; it may be starting itself."""


def opened_again() -> bool:
    """Open the page that runs already, in the browser; False where none answers."""
    for address in addresses():
        parts = urlsplit(address)
        if parts.scheme == "http" and parts.hostname == "127.0.0.1" and _answers(parts):
            webbrowser.open(address)
            return True
    return False


def _answers(parts: SplitResult) -> bool:
    """Whether a page with that key is there."""
    try:
        connection = HTTPConnection("127.0.0.1", parts.port, timeout=_ANSWER_SECONDS)
        connection.request("GET", f"/?{parts.query}")
        there = connection.getresponse().status == HTTPStatus.SEE_OTHER
        connection.close()
    except (OSError, HTTPException, ValueError):
        return False
    return there
