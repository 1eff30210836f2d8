"""Feature: readers hear of changes by a feed, where the site has an address of its own."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

import mkdocs_bridge as bridge
from bindery import feed


@event_priority(85)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the feeds of the edition."""
    build = bridge.build_of(config)
    feeds = {} if build.serving else feed.feeds(build.source, build.tree)
    config.extra["feeds"] = feed.titles(build.tree, feeds)
    return bridge.add_files(files, config, feeds.items())
