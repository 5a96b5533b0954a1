"""A report opened in a browser, with the questions that tests ask of it."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.support.ui import WebDriverWait


class OpenReport:
    """The report in one browser window."""

    def __init__(self, window: WebDriver, page: Path) -> None:
        self.window = window
        self.page = page
        self.address = page.as_uri()

    def open(
        self,
        hash_: str = "",
        *,
        page: Path | None = None,
        width: int = 1200,
        height: int = 900,
        dark: bool = False,
    ) -> None:
        """Load the page afresh at the hash, in a window of the size, and forget what was logged before."""
        self.window.get("about:blank")
        self.tell(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.tell("Emulation.setEmulatedMedia", features=[scheme])
        self.window.get_log("browser")
        self.window.get_log("performance")
        address = (page or self.page).as_uri()
        self.window.get(address + hash_)
        # The driver may come back while a large page is still being read.
        self.wait_until(f"document.URL.startsWith({address!r}) && document.readyState", "complete")

    def tell(self, command: str, **arguments: Any) -> Any:
        """Send a command of the DevTools protocol."""
        return self.window.execute_cdp_cmd(command, arguments)

    def ask(self, expression: str) -> Any:
        """The value of a JavaScript expression."""
        return self.window.execute_script(f"return {expression}")

    def shown(self) -> list[str]:
        """Ids of the incidents in the list, in order."""
        return self.ask("[...document.querySelectorAll('.incident .head')].map((button) => button.id)")

    def wait_for(self, ids: list[str]) -> None:
        """Wait until the list holds exactly these incidents; fail after five seconds."""
        WebDriverWait(self.window, 5, poll_frequency=0.05).until(
            lambda _: self.shown() == ids, f"waited for {ids}, but the list holds {self.shown()}"
        )

    def wait_until(self, expression: str, value: Any) -> None:
        """Wait until the expression has the value; fail after five seconds."""
        WebDriverWait(self.window, 5, poll_frequency=0.05).until(
            lambda _: self.ask(expression) == value,
            f"waited for {value!r}, but {expression} is {self.ask(expression)!r}",
        )

    def errors(self) -> list[str]:
        """What the console complained of since the page was opened."""
        return [entry["message"] for entry in self.window.get_log("browser")]

    def requests(self) -> set[str]:
        """Addresses asked for since the page was opened, without what comes after "#"."""
        asked = set()
        for entry in self.window.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                asked.add(message["params"]["request"]["url"].partition("#")[0])
        return asked

    def keep_screenshot(self, path: Path) -> None:
        """The whole page as a picture."""
        size = self.tell("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 9000), "scale": 1}
        picture = self.tell("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)
        path.write_bytes(base64.b64decode(picture["data"]))
