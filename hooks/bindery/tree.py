"""What do the sources hold, of everybody or of one edition?"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .audience import shows
from .document import CrossReference, Document
from .glossary import Term
from .resolution import Resolution
from .settings import Settings


@dataclass(frozen=True)
class Tree:
    """The sources of one edition; ``edition`` is None for the sources as editors wrote them.

    `assets` maps the path below the docs folder to the file; `listed` are the documents of the
    register that no set studies, `cross_references` those that the edition shows.
    """

    settings: Settings
    documents: tuple[Document, ...]
    assets: Mapping[str, Path]
    edition: str | None = None
    listed: tuple[Resolution, ...] = ()
    glossary: tuple[Term, ...] = ()
    cross_references: tuple[CrossReference, ...] = ()

    @cached_property
    def by_uri(self) -> Mapping[str, Document]:
        """The documents by their path below the docs folder."""
        return {document.src_uri: document for document in self.documents}

    @property
    def set_indexes(self) -> tuple[Document, ...]:
        """The first pages of the study sets, the newest set first."""
        return tuple(
            sorted(
                (document for document in self.documents if document.place.is_set_index),
                key=_newest_first,
            )
        )

    def index_of(self, document: Document) -> Document | None:
        """The first page of the study set that a document stands in; None outside the sets, and
        where the edition does not have that page.
        """
        set_id = document.place.set_id
        return self.by_uri.get(f"{set_id}/index.md") if set_id else None

    @cached_property
    def register(self) -> Mapping[str, Resolution]:
        """Every document that may be cited, by its symbol: those of the sets, the newest set first,
        and those listed.
        """
        found: dict[str, Resolution] = {}
        for index in self.set_indexes:
            for item in index.study_set.resolutions if index.study_set else ():
                found.setdefault(item.symbol or "", item)
        for item in self.listed:
            found.setdefault(item.symbol or "", item)
        found.pop("", None)
        return found

    def asset_shows(self, uri: str, name: str) -> bool:
        """Whether the edition `name` may have an asset: one in the folder of a kind is for those
        whom the kind is for.
        """
        folder = uri.split("/")[1] if uri.count("/") > 1 else ""
        kind = self.settings.kinds.get(folder)
        return kind is None or shows(kind.audience, name)

    def chapters(self, set_id: str, kind_id: str) -> tuple[Document, ...]:
        """The chapters of one document of a set, in file-name order."""
        return self._chapters.get((set_id, kind_id), ())

    @cached_property
    def _chapters(self) -> Mapping[tuple[str, str], tuple[Document, ...]]:
        found: dict[tuple[str, str], tuple[Document, ...]] = {}
        for document in self.documents:
            set_id, kind = document.place.set_id, document.place.kind
            if set_id and kind:
                found[set_id, kind.id] = (*found.get((set_id, kind.id), ()), document)
        return found

    @cached_property
    def references_by_source(self) -> Mapping[str, tuple[CrossReference, ...]]:
        """The cross-references that begin or end in each source."""
        found: dict[str, tuple[CrossReference, ...]] = {}
        for reference in self.cross_references:
            for uri in {reference.question.src_uri, reference.section.src_uri}:
                found[uri] = (*found.get(uri, ()), reference)
        return found


def _newest_first(index: Document) -> tuple[int, str]:
    assert index.study_set is not None
    issued = [item.date for item in index.study_set.resolutions if item.date]
    held = [
        datetime.date.fromisoformat(session.start[:10])
        for session in index.study_set.sessions
        if session.start
    ]
    return -max([*issued, *held], default=datetime.date.min).toordinal(), index.src_uri
