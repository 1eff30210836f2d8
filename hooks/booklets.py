"""Feature: the site carries the booklets of its edition, and a page tells what they are like."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

import mkdocs_bridge as bridge
from bindery.booklet import downloads, press


def on_post_build(*, config: MkDocsConfig) -> None:
    """Render the booklets into the site, unless the caller does that itself or wants none."""
    build = bridge.build_of(config)
    if not build.booklets:
        site = Path(config.site_dir)
        bridge.stop_on(press.publish(build.source, build.edition, build.provenance, site))
        downloads.complete(site, build.tree)
