"""Texts from outside the project, for some benchmarks: the folder that ``REPLYCHECK_TEST_DATA`` names."""

from __future__ import annotations

import argparse
import os
from pathlib import Path


def folder() -> Path:
    """The folder; ``test-data`` in the current one where the environment names none."""
    return Path(os.environ.get("REPLYCHECK_TEST_DATA") or "test-data")


def add_option(parser: argparse.ArgumentParser) -> None:
    """Let ``--data DIR`` name another."""
    parser.add_argument(
        "--data", type=Path, default=folder(), metavar="DIR", help="real texts, not part of the project"
    )
