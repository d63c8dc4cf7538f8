"""What was already wrong when the gate was set up: known findings do not block, new ones do.

A file that cannot be read, a crashed rule or a missing judgment is never "known": a baseline holds findings and
figures only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields
from typing import Any

from replycheck.config.sections import SCHEMA, Section
from replycheck.errors import ConfigError
from replycheck.model.report import Measures, Report
from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """What was known of one file: the fingerprints of its findings, and its figures."""

    fingerprints: frozenset[str] = frozenset()
    measures: Measures = field(default_factory=Measures)


Baseline = Mapping[str, Known]
"""By the file's path from the baseline's folder, with forward slashes."""


def known_of(report: Report) -> Known:
    """What a baseline says of this report's file."""
    return Known(frozenset(finding.fingerprint for finding in report.findings), report.measures)


def baseline_to_dict(baseline: Baseline) -> dict[str, Any]:
    """The baseline as plain values, sorted, so that two of them compare line by line."""
    return {"schema": SCHEMA, "files": {path: _known_to_dict(baseline[path]) for path in sorted(baseline)}}


def _known_to_dict(known: Known) -> dict[str, Any]:
    return {
        "findings": sorted(known.fingerprints),
        "measures": {figure.name: getattr(known.measures, figure.name) for figure in fields(Measures)},
    }


def baseline_from(table: object) -> Baseline:
    """The baseline in a parsed JSON value.

    :raises ConfigError: it is none; it must be written by the tool, not by hand.
    """
    if not isinstance(table, dict):
        raise ConfigError("存量清单应由 replycheck gate --write-baseline 写出，这个文件不是。")
    top = Section("存量清单", table)
    top.schema()
    files = top.only("schema", "files").section("files")
    return {path: _known(files.section(path)) for path in files.values}


def _known(section: Section) -> Known:
    section.only("findings", "measures")
    figures = section.section("measures").only(*(figure.name for figure in fields(Measures)))
    measures = Measures(  # a baseline of an older version has fewer figures: the others are unknown
        copied_share=figures.number("copied_share", most=1),
        longest_copied_run=figures.whole("longest_copied_run"),
        own_characters=figures.whole("own_characters"),
        quoted_share=figures.number("quoted_share", most=1),
        reported_share=figures.number("reported_share", most=1),
        retold_share=figures.number("retold_share", most=1),
        own_words=figures.whole("own_words"),
    )
    return Known(frozenset(section.strings("findings")), measures)
