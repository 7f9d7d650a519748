"""A real browser before a real desk: Debian's Chromium, a fake microphone, a server of its own."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from review_of import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from broadcast.workspace import Workspace

PATIENCE_MS = 60_000
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A microphone that beeps, and nobody to ask whether it may be used
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
)


@pytest.fixture
def desk(workspace: Workspace) -> Iterator[str]:
    """The address of a desk on the loopback."""
    with serving(workspace) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    program = shutil.which("chromium")
    assert program, "no chromium here: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, desk: str) -> Iterator[Callable[..., Page]]:
    """Opens a browser of its own, with its own cookies; what a page complains of fails the test."""
    complaints: list[str] = []
    contexts = []

    def opened(path: str = "/", *, name: str = "", **how: Any) -> Page:  # noqa: ANN401 - Playwright's own options
        context = chromium.new_context(base_url=desk, locale="fr-FR", **how)
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        if name:
            page.fill("#name", name)
            with page.expect_response(lambda answer: answer.request.method == "PUT"):
                page.press("#name", "Enter")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints


@pytest.fixture
def shots(request: pytest.FixtureRequest) -> Path:
    """Where a run leaves what it saw."""
    folder = Path(request.config.rootpath, "output", "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
