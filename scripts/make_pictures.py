"""Take the pictures of the report that the README shows, from the shipped sample.

python scripts/make_pictures.py            # writes docs/images/*.png
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "images"
sys.path.insert(0, str(ROOT / "tests"))

from browsing import FLAGS, find_browser  # noqa: E402


@dataclass(frozen=True)
class Picture:
    """One picture: what to open, how wide, and what to do before the shutter."""

    name: str
    lang: str
    width: int
    height: int
    scheme: str
    script: str
    scale: float = 1.0


PICTURES = (
    Picture("findings", "ko", 1280, 1120, "light", ""),
    Picture(
        "article",
        "ko",
        1280,
        640,
        "light",
        """const a = [...document.querySelectorAll(".a")].find(e => !e.querySelector("[lang=en]") && e.querySelectorAll(".mg a").length > 5);
        a.open = true; a.scrollIntoView(); a.querySelector(".g.gf").focus({ preventScroll: true });""",
    ),
    Picture(
        "phone",
        "en",
        390,
        844,
        "dark",
        'document.getElementById("findings").scrollIntoView()',
        1.5,
    ),
)


def main() -> int:
    """Write the report in both languages and take every picture."""
    from playwright.sync_api import sync_playwright

    path = find_browser()
    if path is None:
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        for lang in sorted({picture.lang for picture in PICTURES}):
            out = f"{folder}/{lang}"
            command = [sys.executable, "-m", "checker", "run", "data/samples", "--out", out, "--lang", lang]
            if subprocess.run(command, cwd=ROOT, check=False, capture_output=True).returncode not in (0, 3):
                return 1
        browser = play.chromium.launch(executable_path=path, args=list(FLAGS))
        for picture in PICTURES:
            page = browser.new_page(
                viewport={"width": picture.width, "height": picture.height},
                color_scheme=picture.scheme,
                device_scale_factor=picture.scale,
            )
            page.goto(f"file://{folder}/{picture.lang}/report.html")
            page.wait_for_selector("html[data-ready]", state="attached")
            if picture.script:
                page.evaluate(f"() => {{ {picture.script} }}")
            page.wait_for_timeout(200)
            page.screenshot(path=TARGET / f"{picture.name}.png")
            page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
