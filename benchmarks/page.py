"""How long the review page of a hundred thousand findings takes: to write, to open, to filter and search.

    python benchmarks/page.py [FINDINGS]

Needs Playwright and Chromium. The best of three openings; of the filters and searches the slowest.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from qa.model import Look
from qa.report.reporters import html
from tests import sample
from tests.test_html import some

FILTER = """([id, value]) => {
  const field = document.getElementById(id), before = performance.now();
  field.value = value;
  field.dispatchEvent(new Event('input'));
  document.body.getBoundingClientRect();
  return performance.now() - before;
}"""
FILTERS = [
    ("by-check", "date-missing"),
    ("by-check", "url-changed"),
    ("by-check", ""),
    ("query", "321"),
    ("query", "99999"),
]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    result = sample.result(some(count))
    text = io.StringIO()
    before = time.monotonic()
    html.write(result, text, Look())
    print(
        f"{count:,} findings written in {time.monotonic() - before:.1f} s, {len(text.getvalue()) / 1e6:.0f} MB"
    )
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "report.html"
        path.write_text(text.getvalue(), encoding="utf-8")
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = chromium.new_page()
        print(f"opened in {min(opened(page, path) for _ in range(3)):.2f} s")
        page.wait_for_timeout(3000)
        print(
            f"filtered in {max(page.evaluate(FILTER, list(each)) for each in FILTERS):.0f} ms"
        )
        chromium.close()


def opened(page: Page, path: Path) -> float:
    before = time.monotonic()
    page.goto(f"{path.as_uri()}#/findings")
    page.reload()
    page.locator(".row").first.wait_for()
    return time.monotonic() - before


if __name__ == "__main__":
    main()
