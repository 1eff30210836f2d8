"""Feature: the site carries the study aids of its edition: forms, slides, loudspeaker scripts."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

import mkdocs_bridge as bridge
from bindery.booklet import forms, script, slides


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add their files, unless the caller wants nothing for paper."""
    build = bridge.build_of(config)
    if build.booklets == "no":
        return files
    made, problems = forms.files(build.source, build.edition, build.provenance)
    shown, wrong = slides.files(build.source, build.edition, build.provenance)
    bridge.stop_on([*problems, *wrong])
    read = script.scripts(build.source, build.edition, build.provenance)
    return bridge.add_files(files, config, {**made, **shown, **read}.items())
