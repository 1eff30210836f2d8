"""The query scripts in a real browser, opened from disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as BrowserPage

from bindery.search.index import Index, build
from bindery.search.sections import Library

from ..browser.conftest import complaints, context, device, page  # noqa: F401
from .corpus import sample, write

Open = Callable[[Library], "Reader"]


class Reader:
    """A page that searches a library."""

    def __init__(self, shown: BrowserPage, index: Index) -> None:
        self.page, self.index = shown, index

    def __call__(self, query: str, **options: object) -> dict[str, Any]:
        """What a query finds."""
        found: dict[str, Any] = self.page.evaluate(
            "([query, options]) => bindery.search(query, options)", [query, options]
        )
        return found

    def uris(self, query: str, **options: object) -> list[str]:
        """The pages that a query finds, without the addresses in them."""
        return [uri_of(one) for one in self(query, **{"limit": 10000, **options})["results"]]

    def language(self, call: str, values: object) -> Any:
        """What `call` of the language object in the browser makes of `values`."""
        return self.page.evaluate(
            f"values => bindery.parts.library().then(({{language, offices}}) => {call})", values
        )


def uri_of(result: Mapping[str, Any]) -> str:
    """The page of a result, by its path in the site."""
    url: str = result["url"]
    return url.rpartition("/site/")[2].partition("#")[0]


def marked(text: str, marks: list[list[int]]) -> list[str]:
    """The marked parts of a text."""
    return [text[start:end] for start, end in marks]


@pytest.fixture
def search_in(page: BrowserPage, tmp_path: Path) -> Open:  # noqa: F811
    """Open a page that searches a library."""

    def opened(library: Library) -> Reader:
        index = build(library)
        folder = tmp_path / "site"
        folder.mkdir(exist_ok=True)
        page.goto(write(index, folder))
        return Reader(page, index)

    return opened


@pytest.fixture(scope="package")
def sample_reader(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """A page that searches the sample content, for tests that only ask."""
    folder = tmp_path_factory.mktemp("search") / "site"
    folder.mkdir()
    index = build(sample())
    shown = browser.new_page()
    shown.goto(write(index, folder))
    return Reader(shown, index)
