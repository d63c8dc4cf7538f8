"""Fixtures that every test may use."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("without deadline", deadline=None)
settings.load_profile("without deadline")  # a loaded machine makes nothing wrong

ROOT = Path(__file__).resolve().parent.parent
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1366,768",
)
"""It is never allowed to reach anything."""


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


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A Chromium of 1366×768 that records its console and every request."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
    driver = shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("没有安装 chromium 和 chromedriver，跳过网页测试")
    from selenium import webdriver  # noqa: PLC0415 - only where there is a browser to drive

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (*_FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    session = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield session
    session.quit()


@pytest.fixture(scope="session")
def axe() -> Callable[[Any], list[str]]:
    """What axe-core has to say against the page that a browser shows: WCAG A and AA, and good practice."""
    script = (ROOT / "tests" / "web" / "vendor" / "axe.min.js").read_text(encoding="utf-8")

    def complaints(browser: Any) -> list[str]:
        browser.execute_script(script)
        found = browser.execute_async_script("axe.run().then(arguments[0], e => arguments[0](String(e)))")
        return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]

    return complaints
