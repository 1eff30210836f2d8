"""Feature: the navigation comes from the tree; each audience has a page that lists its pages."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

import mkdocs_bridge as bridge
from bindery import audience_pages, navigation


@event_priority(90)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the audience pages, and set the navigation."""
    build = bridge.build_of(config)
    pages = build.audience_pages
    config.nav = [*navigation.navigation(build.tree), *audience_pages.navigation(pages)]
    return bridge.add_pages(files, config, ((page.src_uri, page.text) for page in pages))
