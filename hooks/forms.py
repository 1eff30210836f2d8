"""Feature: the site carries the forms of its edition, to print and to fill in."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

import mkdocs_bridge as bridge
from bindery.booklet import forms


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the files of the forms, unless the caller wants nothing for paper."""
    build = bridge.build_of(config)
    if build.booklets == "no":
        return files
    made, problems = forms.files(build.source, build.edition, build.provenance)
    bridge.stop_on(problems)
    return bridge.add_files(files, config, made.items())
