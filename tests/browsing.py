"""Find or install a browser for the tests of the page, and open the page in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import warnings
from functools import cache
from pathlib import Path
from typing import Any

# What keeps Debian's Chromium from asking anybody for anything. Source: measured, see docs.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def _installed() -> str | None:
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        path = play.chromium.executable_path
    return path if os.path.exists(path) else None


def _install() -> str | None:
    """Install Debian's Chromium with a Korean font, where that is allowed."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium", "fonts-nanum"]):
        done = subprocess.run(command, capture_output=True, check=False, timeout=600)
        if done.returncode:
            return None
    return _installed()


@cache
def find_browser() -> str | None:
    """Return the path of a Chromium, installing one if need be; ``None`` where that failed."""
    found = _installed() or _install()
    if found is None:
        warnings.warn("THE BROWSER TESTS DID NOT RUN: no Chromium was found and none could be installed", stacklevel=2)
    return found


def is_ci() -> bool:
    """Tell whether this is continuous integration, where a missing browser is a failure."""
    return os.environ.get("CI", "").lower() in ("1", "true", "yes")


class Watch:
    """A page with everything that it complained of or asked for."""

    def __init__(self, browser: Any, **context: Any) -> None:
        self.context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **context})
        self.page = self.context.new_page()
        self.page.set_default_timeout(5000)
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def open(self, path: Path, state: str = "") -> Any:
        self.page.goto(f"file://{path}{state}")
        self.page.wait_for_selector("html[data-ready]", state="attached")
        return self.page

    def close(self) -> None:
        """Close the page, which must have neither complained nor asked anybody for anything."""
        self.context.close()
        assert self.complaints == []
        assert [url for url in self.requests if not url.startswith(("file:", "data:", "blob:"))] == []
