"""A browser to open reports in: Debian's Chromium, without a window and without the network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from polybius.telling import write_report
from tests.telling.build_account import make_account

if TYPE_CHECKING:
    from tests.browser.opened import OpenReport

_SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


@pytest.fixture(scope="session")
def report_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the account made by hand."""
    return write_report(make_account(), tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="session")
def screenshots() -> Path:
    """Where screenshots are kept to be looked at: build/screenshots of the checkout, which git ignores."""
    folder = Path(__file__).parents[2] / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def opened(report_page: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenReport]:
    """The report in a browser; tests are skipped where there is none."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    driver = shutil.which("chromedriver")
    if browser is None or driver is None:
        pytest.skip("no chromium with chromedriver here (apt-get install chromium chromium-driver)")
    webdriver = pytest.importorskip("selenium.webdriver", reason="no selenium here (pip install selenium)")
    from selenium.webdriver.chrome.service import Service

    from tests.browser.opened import OpenReport

    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for switch in (*_SWITCHES, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    window = webdriver.Chrome(options=options, service=Service(driver))
    try:
        yield OpenReport(window, report_page)
    finally:
        window.quit()
