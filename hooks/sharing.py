"""Feature: readers share a page, and hear of changes, where the site has an address of its own."""

from __future__ import annotations

from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

import mkdocs_bridge as bridge
from bindery import address, feed, qr


@event_priority(85)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the feeds of the edition and a QR code for each page; a live preview has no readers."""
    build = bridge.build_of(config)
    site = "" if build.serving else build.tree.settings.site_url
    feeds = feed.feeds(build.source, build.tree) if site else {}
    pages = [file.src_uri for file in files.documentation_pages()] if site else []
    config.extra["feeds"] = feed.titles(build.tree, feeds)
    config.extra["codes"] = {uri: address.code_uri(uri) for uri in pages}
    codes = ((address.code_uri(uri), qr.svg(urljoin(site, address.page_uri(uri)))) for uri in pages)
    return bridge.add_files(files, config, [*feeds.items(), *codes])
