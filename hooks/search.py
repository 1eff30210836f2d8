"""Feature: readers search the pages of the edition, from a disk as well."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

import mkdocs_bridge as bridge
from bindery.search import index, sections


@event_priority(80)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the index of the edition."""
    made = index.build(sections.library(bridge.build_of(config).tree))
    config.extra["search"] = made.entry
    return bridge.add_files(files, config, made.files.items())
