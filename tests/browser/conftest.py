"""A real browser on the built sample site, opened from disk as a reader opens it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from ..hooks.conftest import bindery
from . import chromium

SIZES = {"desk": (1280, 900, False), "phone": (390, 800, True)}
"""Width and height in pixels, and whether it is touched."""

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def site_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the edition ``all`` of the repository's own content."""
    site = tmp_path_factory.mktemp("browser") / "site"
    done = bindery("build", "--no-booklets", "--site-dir", str(site), cwd=REPOSITORY)
    assert done.returncode == 0, done.stderr
    return site.as_uri()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no chromium: browser tests cannot run")
        pytest.skip("no chromium: browser tests are skipped")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def device() -> str:
    """What the reader has, a key of `SIZES`."""
    return "desk"


@pytest.fixture
def context(browser: Browser, device: str) -> Iterator[BrowserContext]:
    width, height, touch = SIZES[device]
    context = browser.new_context(
        viewport={"width": width, "height": height}, has_touch=touch, color_scheme="light"
    )
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that may ask nothing of any host and may not throw."""
    page = context.new_page()
    asked: list[str] = []
    thrown: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: thrown.append(str(error)))
    yield page
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:", "about:"))] == []
    assert thrown == []
