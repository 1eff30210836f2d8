"""Feature: readers put the study calendar of a set into their own."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

import mkdocs_bridge as bridge
from bindery import calendar


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the calendars of the edition."""
    build = bridge.build_of(config)
    return bridge.add_files(files, config, calendar.files(build.tree, build.provenance).items())
