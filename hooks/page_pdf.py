"""Feature: with PAGE_PDF=1 each page that an editor wrote can be had as a PDF of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

import mkdocs_bridge as bridge
from bindery import page_pdf

PLUGIN = "pdf-export"
THEME = Path(__file__).with_name("page_pdf_theme.py")


@event_priority(50)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Prepare the plugin, or leave it off where the system lacks what it needs."""
    if hindrance := page_pdf.hindrance():
        print(hindrance, file=sys.stderr)
        os.environ[page_pdf.VARIABLE] = "0"
    if PLUGIN in config.plugins and page_pdf.asked():
        bridge.stop_on(page_pdf.check(bridge.build_of(config).source))
        config.plugins[PLUGIN].config["theme_handler_path"] = str(THEME)
        config["page_pdf"] = page_pdf.Printing()
    return config


def on_page_markdown(text: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Let the template lead to the PDF of the page."""
    written = page.file.src_uri in bridge.build_of(config).tree.by_uri
    if "page_pdf" in config and written and not page.is_homepage:
        page.meta["page_pdf"] = Path(page_pdf.uri(page.file.src_uri)).name
    return text


@event_priority(50)
def _before_the_plugin(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Give the plugin the page as paper wants it; pages that nobody wrote it leaves alone."""
    if "page_pdf" not in config:
        return output
    config.plugins[PLUGIN].enabled = "page_pdf" in page.meta
    path = bridge.build_of(config).tree.settings.display(page.file.src_uri)
    made: str = config["page_pdf"].begin(path, output, page.canonical_url or "")
    return made


@event_priority(-50)
def _after_the_plugin(output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Give the site the page as it was; remember what the plugin only counts."""
    if "page_pdf" not in config:
        return output
    kept: str = config["page_pdf"].end(config.plugins[PLUGIN].num_errors)
    return kept


on_post_page = CombinedEvent(_before_the_plugin, _after_the_plugin)


def on_post_build(*, config: MkDocsConfig) -> None:
    """Stop the build if any PDF is not whole."""
    if "page_pdf" in config:
        bridge.stop_on(config["page_pdf"].problems)
