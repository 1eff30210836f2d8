"""What the source says is what the page and the booklet say: every word and label, in order."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pypdfium2
import pytest

from bindery import lists, publication, reader, settings
from bindery.booklet.compose import Booklet, compose
from bindery.booklet.elements import converter
from bindery.booklet.typesetter import render
from bindery.edition import edition
from bindery.numbering import number
from bindery.provenance import Provenance
from bindery.tree import Tree

from . import words
from .project import Project
from .writer import body

REPOSITORY = Path(__file__).parents[1]
KNOWN = settings.load(REPOSITORY / "mkdocs.yml")
SOURCES = reader.read(KNOWN)[0]
SETS, CHAPTERS = 20, 25
"""Five hundred documents that nobody wrote."""

MADE = Provenance("0123456789abcdef", datetime.datetime(2026, 11, 23))


def of_pages(tree: Tree, name: str) -> Iterator[str]:
    """The first difference of each page of an edition."""
    numbers = number(tree)
    part = edition(tree, name)
    for document in part.documents:
        source = tree.by_uri[document.src_uri]
        convert = converter(KNOWN.extensions, KNOWN.extension_configs)
        page = convert.convert(publication.text(part, document))
        expected = words.of_source(source, numbers[source.src_uri], name)
        yield words.difference(source.path, expected, words.of_page(document.title, page))


def of_booklets(tree: Tree, name: str) -> Iterator[str]:
    """The first difference of each chapter of the booklets of an edition."""
    numbers = number(tree)
    booklets, problems = compose(tree, name, MADE)
    assert problems == []
    for booklet in booklets:
        pdf = render(booklet, tree.settings.docs_dir)
        printed = words.of_booklet(pdf, _pages(pdf, booklet))
        for document, found in zip(booklet.chapters, printed, strict=True):
            source = tree.by_uri[document.src_uri]
            expected = words.of_source(source, numbers[source.src_uri], name)
            yield words.difference(source.path, words.dashed(expected), words.dashed(found))


def _pages(pdf: bytes, booklet: Booklet) -> dict[int, int]:
    """The first page of each chapter, and one past its last."""
    with pypdfium2.PdfDocument(pdf) as document:
        starts = [
            (entry.get_dest().get_index() or 0) + 1
            for entry in document.get_toc()
            if entry.level == 0
        ]
        padding = [
            at
            for at, page in enumerate(document, start=1)
            if at > starts[-1] and page.get_textpage().get_text_bounded().startswith("Ghi chú")
        ]
        starts.append(min([*padding, len(document)]))
    return dict(itertools.pairwise(starts[: len(booklet.chapters) + 1]))


@pytest.mark.parametrize("name", KNOWN.vocabulary.editions)
def test_every_word_and_label_of_an_edition_is_on_its_pages_in_order(name: str) -> None:
    assert [told for told in of_pages(SOURCES, name) if told] == []


@pytest.mark.parametrize("name", KNOWN.vocabulary.labels)
def test_every_word_and_label_of_an_edition_is_in_its_booklets_in_order(name: str) -> None:
    assert [told for told in of_booklets(SOURCES, name) if told] == []


def test_the_law_sees_a_changed_label(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were đ) shown as e), or a point left out, the first difference would name file and line."""
    items = lists.items

    def changed(lines: list[str]) -> list[lists.Item]:
        found = items(lines)
        for item in found:
            item.label = item.label.replace("đ)", "e)")
        return found

    monkeypatch.setattr(lists, "items", changed)
    told = [difference for difference in of_pages(SOURCES, "key-cadres") if difference]
    assert "docs/chuyen-de-toan-khoa-xiii/hoc-tap/01-chuyen-de-va-ke-hoach.md:" in told[0]
    assert "\n- đ\n+ e\n" in told[0]


@pytest.mark.parametrize("seed", range(SETS))
def test_every_word_and_label_of_documents_that_nobody_wrote(seed: int, project: Project) -> None:
    """On the pages and in the booklets of every edition."""
    project.write("mkdocs.yml", KNOWN.config_file.read_bytes())
    writer = Random(seed)
    for at in range(CHAPTERS):
        text = f"---\ntitle: Bài {at}\n---\n{body(writer)}"
        project.write(f"docs/bo/hoc-tap/{at:02}.md", text)
    tree, problems = project.read()
    assert problems == ()
    assert [told for told in of_pages(tree, "all") if told] == []
    for name in ("grassroots", "key-cadres"):
        assert [told for told in of_pages(tree, name) if told] == []
        assert [told for told in of_booklets(tree, name) if told] == []
