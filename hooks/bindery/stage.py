"""What does another site engine need to build an edition? Its filtered sources and a mkdocs.yml."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from . import about, back_matter, changes, navigation, news, publication
from .asset.shelf import shelved
from .diagnostic import ConfigurationError, report
from .edition import edition
from .generated import GeneratedPage
from .history import last_changes
from .provenance import Provenance
from .tree import Tree

CARRIED = ("site_name", "site_description", "site_url", "use_directory_urls", "markdown_extensions")
"""Settings that mean the same to every engine and are taken over as they are."""


def stage(tree: Tree, name: str, made: Provenance, folder: Path) -> None:
    """Write the edition `name` of the sources `tree` into `folder`: ``docs/`` and a ``mkdocs.yml``
    without hooks.

    Raises:
        ConfigurationError: the folder holds something already, or a file has just changed for the
            worse.
    """
    if folder.exists() and any(folder.iterdir()):
        raise ConfigurationError(f"thư mục {folder} không trống; chọn thư mục khác")
    docs = folder / "docs"
    part = edition(tree, name)
    copies, problems = shelved(part, part.assets)
    if problems:
        raise ConfigurationError("; ".join(report(problems)))
    changed = last_changes(tree, name)
    told = news.pages(part, changes.changes(tree, part))
    for document in part.documents:
        text = publication.page_text(part, document, changed.get(document.src_uri), booklets=False)
        _write(docs / document.src_uri, text)
    lists = back_matter.pages(part)
    for page in (*told, *lists, about.page(part, made)):
        _write(docs / page.src_uri, page.text)
    for uri, copy in copies.items():
        (docs / uri).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(copy, docs / uri)
    _write(folder / "mkdocs.yml", _configuration(part, told, lists))


def _configuration(
    part: Tree, told: tuple[GeneratedPage, ...], lists: tuple[GeneratedPage, ...]
) -> str:
    source = yaml.safe_load(part.settings.config_file.read_text(encoding="utf-8"))
    said: dict[str, Any] = {key: source[key] for key in CARRIED if key in source}
    theme = source.get("theme") or {}
    said["theme"] = {key: theme[key] for key in ("name", "language", "font") if key in theme}
    said["nav"] = [
        *navigation.navigation(part),
        *news.navigation(told),
        *back_matter.navigation(lists),
        *about.navigation(),
    ]
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
