"""MkDocs objects <-> Bindery objects. Not listed under ``hooks:``; the hooks import it."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

from bindery import (
    about,
    address,
    audience_pages,
    back_matter,
    changes,
    checks,
    dates,
    news,
    publication,
    reader,
    settings,
)
from bindery.asset.shelf import shelved
from bindery.audience import ALL
from bindery.booklet import downloads
from bindery.diagnostic import ConfigurationError, Diagnostic, report
from bindery.edition import edition
from bindery.generated import GeneratedPage
from bindery.history import last_changes
from bindery.offline import page as offline_page
from bindery.provenance import Provenance, provenance
from bindery.tree import Tree

log = logging.getLogger("mkdocs.hooks.bindery")


@dataclass(frozen=True)
class Build:
    """What the hooks of one build share. It lives on the config object, never in a module."""

    source: Tree
    tree: Tree
    provenance: Provenance
    serving: bool
    booklets: str
    audience_pages: tuple[GeneratedPage, ...]
    back_matter: tuple[GeneratedPage, ...]
    news: tuple[GeneratedPage, ...]
    downloads: tuple[GeneratedPage, ...]
    offline: GeneratedPage
    about: GeneratedPage

    @property
    def edition(self) -> str:
        """The name of the edition that is built."""
        return self.tree.edition or ALL


def begin(config: MkDocsConfig, *, serving: bool) -> Build:
    """Read, check and filter the sources; stop the build, in Vietnamese, if anything is wrong."""
    try:
        known = settings.load(Path(config.config_file_path))
        name = known.edition(os.environ.get(settings.EDITION_VARIABLE) or ALL)
    except ConfigurationError as error:
        raise Abort(str(error)) from None
    tree, problems = reader.read(known)
    stop_on([*problems, *checks.check(tree)])
    booklets = "no" if serving else os.environ.get(settings.BOOKLETS_VARIABLE, "")
    part = edition(tree, name)
    made = provenance(known.root)
    build = Build(
        tree,
        part,
        made,
        serving,
        booklets,
        audience_pages=audience_pages.pages(part),
        back_matter=back_matter.pages(part),
        news=news.pages(part, changes.changes(tree, part)),
        downloads=downloads.pages(part, made) if booklets != "no" else (),
        offline=offline_page.page(part),
        about=about.page(part, made),
    )
    config["bindery"] = build
    return build


def build_of(config: MkDocsConfig) -> Build:
    """What `begin` left for the other hooks."""
    build: Build = config["bindery"]
    return build


def edition_files(files: Files, config: MkDocsConfig) -> Files:
    """`files` with the pages and cleaned assets of the edition only; those of the theme stay."""
    build = build_of(config)
    changed = last_changes(build.source, build.edition)
    copies, problems = shelved(build.tree, build.tree.assets)
    stop_on(problems)
    leave_out(files, lambda file: file.src_dir == config.docs_dir)
    for uri, copy in copies.items():
        files.append(File.generated(config, uri, abs_src_path=str(copy)))
    linked = build.booklets != "no"
    texts = (
        publication.page_text(build.tree, document, changed.get(document.src_uri), linked)
        for document in build.tree.documents
    )
    uris = (document.src_uri for document in build.tree.documents)
    return add_files(files, config, zip(uris, texts, strict=True))


def add_files(files: Files, config: MkDocsConfig, made: Iterable[tuple[str, str | bytes]]) -> Files:
    """`files` and generated ones, given as paths and contents; Markdown texts become pages."""
    for src_uri, content in made:
        files.append(File.generated(config, src_uri, content=content))
    return files


def leave_out(files: Files, is_left_out: Callable[[File], bool]) -> None:
    """Take some files out of `files`."""
    for file in list(files):
        if is_left_out(file):
            files.remove(file)


def edition_facts(build: Build) -> dict[str, object]:
    """What each page says of the edition, for templates."""
    return {
        "id": build.edition,
        "label": build.tree.settings.vocabulary.edition_label(build.edition),
        "commit": build.provenance.label,
        "date": dates.day(build.provenance.date),
        "news": address.page_uri(build.news[0].src_uri) if build.news else "",
        "listings": {page.title: address.page_uri(page.src_uri) for page in build.audience_pages},
    }


def stop_on(problems: Iterable[Diagnostic]) -> None:
    """Stop the build if there are problems, telling each."""
    lines = report(problems)
    for line in lines:
        log.error(line)
    if lines:
        raise Abort(f"Dừng lại: {len(lines)} lỗi. Trang cũ giữ nguyên.")
