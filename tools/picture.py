"""Takes the picture of the report that the README shows.

    python tools/picture.py build/demo/report/index.html docs/report.png

Needs selenium, Chromium and chromedriver. The picture runs from the timeline over the map to the first of the
incidents of which several reports tell, opened on what is said of it; the others are filtered out.
"""

from __future__ import annotations

import argparse
import base64
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

WIDTH, HEIGHT = 1280, 2150
SHRINKING = 8 / 9
MOST_BYTES = 400_000
SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
)

OPEN_FIRST = """
document.querySelector("#chronology button[aria-expanded]").click();
"""
TOP_OF_TIMELINE = """
document.getElementById("filter-box").open = false;
document.activeElement.blur();
document.querySelector(".sections").style.position = "static";
return document.getElementById("timeline").getBoundingClientRect().top + scrollY - 24;
"""


def take_picture(page: Path) -> bytes:
    """The picture, as PNG."""
    with tempfile.TemporaryDirectory(prefix="polybius-picture-") as profile:
        browser = _browser(Path(profile))
        try:
            width, height = WIDTH / SHRINKING, HEIGHT / SHRINKING
            size = {"width": int(width), "height": int(height), "deviceScaleFactor": 1, "mobile": False}
            browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            browser.get(f"{page.resolve().as_uri()}#several=1")
            browser.execute_script(OPEN_FIRST)
            top = browser.execute_script(TOP_OF_TIMELINE)
            clip = {"x": 0, "y": top, "width": width, "height": height, "scale": SHRINKING}
            shot = {"captureBeyondViewport": True, "clip": clip}
            return base64.b64decode(browser.execute_cdp_cmd("Page.captureScreenshot", shot)["data"])
        finally:
            browser.quit()


def _browser(profile: Path) -> Any:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    driver = shutil.which("chromedriver")
    if found is None or driver is None:
        sys.exit("no chromium with chromedriver here (apt-get install chromium chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = found
    for switch in (*SWITCHES, f"--user-data-dir={profile}"):
        options.add_argument(switch)
    return webdriver.Chrome(options=options, service=Service(driver))


def main() -> None:
    parser = argparse.ArgumentParser(description="Take the picture of the report that the README shows.")
    parser.add_argument("page", type=Path)
    parser.add_argument("picture", type=Path)
    given = parser.parse_args()
    picture = take_picture(given.page)
    if len(picture) > MOST_BYTES:
        sys.exit(f"the picture has {len(picture):,} bytes, over {MOST_BYTES:,}: too large for a README")
    given.picture.write_bytes(picture)


if __name__ == "__main__":
    main()
