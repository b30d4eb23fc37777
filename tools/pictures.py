"""Takes the README's picture of the review page; needs Playwright and Chromium.

Run: python tools/pictures.py, after tools/reports.py
"""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

REPORTS = Path(__file__).resolve().parent.parent / "reports"


def main() -> None:
    """Open a finding and take its picture."""
    arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=arguments
        )
        page = browser.new_page(
            viewport={"width": 1280, "height": 800}, color_scheme="light"
        )
        page.goto(f"{(REPORTS / 'planted.html').as_uri()}#/findings")
        page.keyboard.press("a")
        page.keyboard.press("j")
        page.screenshot(path=REPORTS / "planted.png")
        browser.close()


if __name__ == "__main__":
    main()
