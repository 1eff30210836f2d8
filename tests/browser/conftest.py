"""A real browser on the built sample site, opened from disk as a reader opens it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
)

from ..hooks.conftest import bindery
from ..once import once

SIZES = {"desk": (1280, 900, False), "phone": (390, 800, True)}
"""Width and height in pixels, and whether it is touched."""

REPOSITORY = Path(__file__).parents[2]


REPORTS = """addEventListener("securitypolicyviolation", (event) => console.error(
  `against the policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`))"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition ``all`` of the repository's own content."""

    def build(folder: Path) -> None:
        site = str(folder / "site")
        done = bindery("build", "--no-booklets", "--site-dir", site, cwd=REPOSITORY)
        assert done.returncode == 0, done.stderr

    return once(tmp_path_factory, "browser", build) / "site"


@pytest.fixture(scope="session")
def site_url(site: Path) -> str:
    """Its address on the disk."""
    return site.as_uri()


@pytest.fixture
def device() -> str:
    """What the reader has, a key of `SIZES`."""
    return "desk"


@pytest.fixture
def context(browser: Browser, device: str) -> Iterator[BrowserContext]:
    width, height, touch = SIZES[device]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        has_touch=touch,
        color_scheme="light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the console of `page` has said that a reader of it should not find there."""
    return []


def _complaint(said: ConsoleMessage) -> Iterator[str]:
    if said.type in ("error", "warning"):
        yield said.text


@pytest.fixture
def page(context: BrowserContext, complaints: list[str]) -> Iterator[Page]:
    """A page that may ask nothing of any other host, and neither throw nor break the policy."""
    context.add_init_script(REPORTS)
    page = context.new_page()
    asked: list[Request] = []
    thrown: list[str] = []
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - gets an attribute
    page.on("pageerror", lambda error: thrown.append(str(error)))
    page.on("console", lambda said: complaints.extend(_complaint(said)))
    yield page
    own = ("file:", "data:", "blob:", "about:", "http://127.0.0.1:")
    others = [request for request in asked if not request.url.startswith(own)]
    assert [request.url for request in others if request.failure != "csp"] == []
    assert thrown == []
    assert complaints == []
