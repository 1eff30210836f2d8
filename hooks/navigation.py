"""Feature: the navigation comes from the tree; pages list what is cited, and what is for whom."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

import mkdocs_bridge as bridge
from bindery import about, audience_pages, back_matter, navigation, news
from bindery.booklet import downloads
from bindery.offline import page as offline_page


@event_priority(90)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the generated pages, and set the navigation."""
    build = bridge.build_of(config)
    pages = (
        *(*build.news, *build.downloads, *build.back_matter),
        *(*build.audience_pages, build.offline, build.about),
    )
    config.nav = [
        *navigation.navigation(build.tree),
        *news.navigation(build.news),
        *downloads.navigation(build.downloads),
        *back_matter.navigation(build.back_matter),
        *audience_pages.navigation(build.audience_pages),
        *offline_page.navigation(),
        *about.navigation(),
    ]
    return bridge.add_files(files, config, ((page.src_uri, page.text) for page in pages))
