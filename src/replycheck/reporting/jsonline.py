"""The published JSON: one report a line, as ``report.schema.json`` in this package says.

The dict itself is made in ``model.serial``; here it only becomes a line that any program may split a stream by.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from replycheck.model.report import Report
from replycheck.reporting.escape import escape_json
from replycheck.reporting.forms import Look


def render(report: Report, _look: Look) -> str:
    """The report as one line of JSON with a line feed; Han characters stay as they are."""
    return escape_json(json.dumps(report.to_dict(), ensure_ascii=False, allow_nan=False)) + "\n"


@cache
def _schema_text() -> str:
    return files(__package__).joinpath("report.schema.json").read_text(encoding="utf-8")


def schema() -> dict[str, Any]:
    """The JSON Schema, freshly parsed, so that nobody's change reaches anybody else."""
    loaded: dict[str, Any] = json.loads(_schema_text())
    return loaded
