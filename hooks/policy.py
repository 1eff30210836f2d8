"""Feature: browsers run and load what we brought only, and keep what never changes."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

import mkdocs_bridge as bridge
from bindery import policy
from bindery.hashed import hashed, unchanging


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Give the policy to the templates; a live preview has none, as it puts a script into pages."""
    config.extra["policy"] = "" if bridge.build_of(config).serving else policy.meta()
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Leave out what the theme has for its own pages; let the names of our own files tell their
    content, wherever they are used.
    """
    bridge.leave_out(files, lambda file: _is_the_themes(file, config))
    names = {file.src_uri: _rename(file) for file in _ours(files, config)}
    config.extra["hashed"] = names
    config.extra_css = [names.get(uri, uri) for uri in config.extra_css]
    config.extra_javascript = [names.get(str(uri), uri) for uri in config.extra_javascript]
    return files


def on_post_build(*, config: MkDocsConfig) -> None:
    """Tell hosts that read it which headers to send."""
    site = Path(config.site_dir)
    (site / "_headers").write_text(policy.headers_file(unchanging(site)), encoding="utf-8")


def _is_the_themes(file: File, config: MkDocsConfig) -> bool:
    return file.src_dir != config.theme.custom_dir and file.src_dir in config.theme.dirs


def _ours(files: Files, config: MkDocsConfig) -> list[File]:
    return [
        file
        for file in files
        if file.src_dir == config.theme.custom_dir and file.src_uri.startswith("assets/")
    ]


def _rename(file: File) -> str:
    file.dest_uri = hashed(file.src_uri, file.content_bytes)
    return file.dest_uri
