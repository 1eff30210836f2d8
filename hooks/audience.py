"""Feature: an edition is built from its own text only, filtered before any plugin reads a page."""

from __future__ import annotations

from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

import mkdocs_bridge as bridge

_serving = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001
    """Remember how MkDocs was called."""
    global _serving  # noqa: PLW0603 - how MkDocs was called lasts as long as the process
    _serving = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check all sources; what is wrong stops the build before anything is written."""
    build = bridge.begin(config, serving=_serving)
    config.extra["edition"] = bridge.edition_facts(build)
    return config


@event_priority(100)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Swap the sources for the text of the edition."""
    return bridge.edition_files(files, config)
