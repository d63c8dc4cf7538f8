"""Fixtures that every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("without deadline", deadline=None)
settings.load_profile("without deadline")  # a loaded machine makes nothing wrong

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is recognised is kept for this run only, and by all its processes together."""
    base = tmp_path_factory.getbasetemp()
    os.environ["REPLYCHECK_CACHE"] = str((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "cache")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


def outside_folder() -> Path | None:
    """The folder of real texts that ``REPLYCHECK_TEST_DATA`` names; None where there is none."""
    named = os.environ.get("REPLYCHECK_TEST_DATA")
    return Path(named) if named and (Path(named) / "data").is_dir() else None


@pytest.fixture(scope="session")
def outside() -> Path:
    """The folder of real texts to measure with, which is not part of the project; tests skip without it."""
    folder = outside_folder()
    if folder is None:
        pytest.skip("REPLYCHECK_TEST_DATA 没有指明真实文本（不随项目分发），跳过")
    return folder
