"""The booklets of the repository's own content, rendered once."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

from bindery import reader, settings
from bindery.booklet.compose import Booklet, compose
from bindery.booklet.typesetter import render
from bindery.provenance import Provenance

REPOSITORY = Path(__file__).parents[2]
MADE = Provenance("0123456789abcdef", datetime.datetime(2026, 11, 23))


@dataclass(frozen=True, eq=False)
class Printed:
    """A booklet and its PDF."""

    booklet: Booklet
    pdf: bytes

    def pages(self) -> list[str]:
        """The text of each page, white space folded."""
        with pypdfium2.PdfDocument(self.pdf) as document:
            return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]

    def outline(self) -> list[tuple[int, str, int]]:
        """Level from 0, title and page from 1 of each entry."""
        with pypdfium2.PdfDocument(self.pdf) as document:
            return [
                (entry.level, entry.get_title(), (entry.get_dest().get_index() or 0) + 1)
                for entry in document.get_toc()
            ]


@pytest.fixture(scope="session")
def printed() -> tuple[Printed, ...]:
    """Every booklet of the edition ``all``."""
    known = settings.load(REPOSITORY / "mkdocs.yml")
    tree, problems = reader.read(known)
    assert problems == []
    booklets, problems = compose(tree, "all", MADE)
    assert problems == []
    return tuple(Printed(booklet, render(booklet, known.docs_dir)) for booklet in booklets)
