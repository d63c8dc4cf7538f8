"""The clerk's page, served by the bundle under Wine and driven by Chromium on this machine."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from conftest import CASE, Bundle

_PATIENCE = 300


@pytest.fixture
def address(bundle: Bundle) -> Iterator[str]:
    """Where the page is."""
    with bundle.start("serve", "--no-browser") as server:
        assert server.stdout is not None
        yield server.stdout.readline().decode().strip()
        server.kill()


@pytest.mark.skipif(shutil.which("chromedriver") is None, reason="no Chromium")
def test_a_reply_that_is_dropped_is_checked_against_its_judgment(address: str) -> None:
    options = webdriver.ChromeOptions()
    for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1366,768"):
        options.add_argument(word)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        driver.get(address)
        chosen = [str(CASE / name) for name in ("reply-bad.docx", "judgment.docx", "petition.docx")]
        driver.find_element(By.CSS_SELECTOR, "input[type=file]").send_keys("\n".join(chosen))
        page = WebDriverWait(driver, _PATIENCE)
        page.until(lambda shown: "处错误" in shown.find_element(By.TAG_NAME, "body").text)
        assert "照搬裁判文书" in driver.find_element(By.TAG_NAME, "body").text
    finally:
        driver.quit()
