"""A real browser for the tests of pages: the system's Chromium, headless, with all that it might fetch turned off."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
WIDTHS = (320, 768, 1280)
PAPERS = ("A4", "Letter")
FLAGS = (
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def chromium() -> str | None:
    """Find the browser: the one that CHROMIUM names, or the system's."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def browser() -> Iterator[Browser]:
    """Start the browser, and end it."""
    from playwright.sync_api import sync_playwright

    as_root = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=[*FLAGS, *as_root])
        try:
            yield started
        finally:
            started.close()


def shown(page: Page, path: Path) -> list[str]:
    """Open a file; give the addresses of all that was asked for beside it, and what the browser complained about.

    A page on which no script can run asks for all that it ever will before it has loaded.
    """
    asked: list[str] = []
    listeners: dict[Any, Callable[[Any], None]] = {
        "request": lambda request: asked.append(request.url),
        "console": lambda message: asked.append(message.text),
        "pageerror": lambda error: asked.append(str(error)),
    }
    for event, listener in listeners.items():
        page.on(event, listener)
    try:
        page.goto(path.as_uri())
        page.evaluate("0")  # what it complained about has been told by the time it answers
    finally:
        for event, listener in listeners.items():
            page.remove_listener(event, listener)
    return [each for each in asked if each != path.as_uri()]


def violations(page: Page, *rules: str) -> list[str]:
    """Name what people with disabilities would stumble over, by some rules or by all that there are."""
    from axe_playwright_python.sync_playwright import Axe

    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    options = {"resultTypes": ["violations"], **({"runOnly": [*rules]} if rules else {})}
    found = page.evaluate("options => axe.run(options).then(results => results.violations)", options)
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]


def too_wide(page: Page, width: int) -> bool:
    """Say whether the page is wider than a window of some width, or anything sticks out of it."""
    page.set_viewport_size({"width": width, "height": 800})
    return bool(
        page.evaluate(
            """() => document.documentElement.scrollWidth > innerWidth
            || [...document.querySelectorAll('main *')].some(each => {
                const box = each.getBoundingClientRect();
                return box.width > 1 && (box.left < -1 || box.right > innerWidth + 1);
            })"""
        )
    )


def printed(page: Page, paper: str) -> int:
    """Count the pages that come out of the printer."""
    from pypdf import PdfReader

    return len(PdfReader(io.BytesIO(page.pdf(format=paper))).pages)
