"""Feature: readers share pages, hear of changes, and keep on their devices what they have read."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

import mkdocs_bridge as bridge
from bindery import address, feed, qr
from bindery.offline import lists


@event_priority(85)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the feeds of the edition and a QR code for each page; a live preview has no readers."""
    build = bridge.build_of(config)
    site = "" if build.serving else build.tree.settings.site_url
    feeds = feed.feeds(build.source, build.tree) if site else {}
    pages = [file.src_uri for file in files.documentation_pages()] if site else []
    config.extra["feeds"] = feed.titles(build.tree, feeds)
    config.extra["codes"] = {uri: address.code_uri(uri) for uri in pages}
    config.extra["offline"] = "" if build.serving else lists.made_of(build.provenance)
    codes = ((address.code_uri(uri), qr.svg(urljoin(site, address.page_uri(uri)))) for uri in pages)
    return bridge.add_files(files, config, [*feeds.items(), *codes])


@event_priority(-100)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write the service worker, when all files that it may keep are there."""
    build = bridge.build_of(config)
    if not build.serving:
        lists.write(Path(config.site_dir), build.edition, build.provenance)
