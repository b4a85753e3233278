"""How quick the page is in a real browser, at the size that it must bear."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from browsing import FLAGS, find_browser
from report_factory import large_report

from checker.report import render_page

# What is typed into the search, one state of the field after another.
QUERIES = ("제", "제방", "제방 3", "제방", "한강", "")
# Time of one state: from the event to the page laid out anew.
STROKE = """text => { const q = document.getElementById("q"), from = performance.now();
q.value = text; q.dispatchEvent(new Event("input")); document.body.offsetHeight;
return performance.now() - from; }"""


class PageTimes(NamedTuple):
    """Size in bytes; first paint, readiness and each search state in milliseconds."""

    size: int
    painted: float
    ready: float
    strokes: tuple[float, ...]


def measure_page(findings: int = 1000, articles: int = 2000) -> PageTimes | None:
    """Return the times of a page of so many findings and articles; None where there is no browser."""
    path = find_browser()
    if path is None:
        return None
    from playwright.sync_api import sync_playwright

    content = render_page(large_report(findings, articles), "ko")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        file = Path(folder) / "report.html"
        file.write_bytes(content)
        running = play.chromium.launch(executable_path=path, args=list(FLAGS))
        page = running.new_page(viewport={"width": 1280, "height": 900})
        start = time.perf_counter()
        page.goto(file.as_uri())
        page.wait_for_selector("html[data-ready]", state="attached")
        ready = (time.perf_counter() - start) * 1000
        painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0")
        page.wait_for_timeout(500)
        strokes = tuple(page.evaluate(STROKE, text) for text in QUERIES)
        running.close()
    return PageTimes(len(content), painted, ready, strokes)
