"""What the tests of the page ask of it."""

from __future__ import annotations

import time
from collections.abc import Callable

from starlette.testclient import TestClient

PORT = 8000
OWN = {"origin": f"http://127.0.0.1:{PORT}"}
SECONDS = 60
Drop = Callable[..., str]
"""Files (name, bytes) in, the address of what they became out."""


def report_of(client: TestClient, address: str) -> str:
    """The report of a matter, once it is there."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        client.get(address)
        response = client.get(f"{address}/whole")
        if response.status_code == 200 and response.text:
            return response.text
        time.sleep(0.05)
    raise AssertionError("the report did not come")
