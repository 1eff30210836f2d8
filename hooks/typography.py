"""Feature: symbols and dates stay whole in titles and tables of contents, as they do in text."""

from __future__ import annotations

from html import unescape

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from bindery.symbols import whole


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001
    """Let templates keep symbols whole."""
    env.filters["whole"] = whole
    return env


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Keep symbols whole in the table of contents."""
    waiting = list(page.toc)
    while waiting:
        entry = waiting.pop()
        entry.title = whole(unescape(entry.title))
        waiting += entry.children
    return html
