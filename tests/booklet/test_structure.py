"""A booklet is fit for a printer and for a screen reader; told by its structure, not its bytes."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from bindery.booklet import typesetter
from bindery.booklet.compose import texts

from .conftest import Printed

A5 = (148 * 72 / 25.4, 210 * 72 / 25.4)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text))


def headings(nodes: list[Any]) -> Iterator[tuple[int, str]]:
    for node in nodes:
        if isinstance(node, dict) and node.get("t") == "heading":
            yield node["level"] - 1, flat(node)
        elif isinstance(node, dict):
            yield from headings(node["c"])


def flat(node: Any) -> str:
    return node if isinstance(node, str) else "".join(flat(child) for child in node["c"])


def test_there_is_a_booklet_for_each_set_and_kind(printed: tuple[Printed, ...]) -> None:
    assert len(printed) == 9


def test_pages_fill_whole_sheets_of_a5(printed: tuple[Printed, ...]) -> None:
    for item in printed:
        with pikepdf.open(io.BytesIO(item.pdf)) as document:
            assert len(document.pages) % 4 == 0
            for page in document.pages:
                box = [float(value) for value in page.mediabox]
                assert box[2:] == pytest.approx(A5, abs=0.3)


def back_matter_of(item: Printed) -> Iterator[str]:
    if item.booklet.data["documents"]:
        yield "Văn bản viện dẫn"
    if item.booklet.data["terms"]:
        yield "Chữ viết tắt và thuật ngữ"


def test_the_outline_is_that_of_the_headings(printed: tuple[Printed, ...]) -> None:
    for item in printed:
        expected = []
        for chapter in item.booklet.data["chapters"]:
            expected += [(0, chapter["title"]), *headings(chapter["body"])]
        expected += [(0, title) for title in back_matter_of(item)]
        assert [(level, title) for level, title, _ in item.outline()] == expected


def test_a_number_in_the_contents_is_the_page_of_the_heading(printed: tuple[Printed, ...]) -> None:
    for item in printed:
        pages = item.pages()
        first = min(page for _, _, page in item.outline())
        contents = words(" ".join(pages[2 : first - 1]))
        for level, title, page in item.outline():
            if level < 3:
                entry = [*words(title), str(page)]
                assert any(
                    contents[at : at + len(entry)] == entry for at in range(len(contents))
                ), f"{item.booklet.name}: {title} … {page}"
            assert " ".join(words(title)) in " ".join(words(pages[page - 1]))


def test_chapters_open_on_the_right_and_blank_pages_bear_nothing(
    printed: tuple[Printed, ...],
) -> None:
    for item in printed:
        chapters = {chapter["title"] for chapter in item.booklet.data["chapters"]}
        openers = [page for level, title, page in item.outline() if title in chapters]
        assert all(page % 2 == 1 for page in openers)
        pages = item.pages()
        for opener in openers:
            assert not pages[opener - 1].startswith(item.booklet.data["title"])


def test_cover_imprint_notes_and_back_cover_are_in_their_places(
    printed: tuple[Printed, ...],
) -> None:
    for item in printed:
        pages = item.pages()
        data = item.booklet.data
        assert data["title"].upper() in pages[0]
        assert f"Dùng cho: {data['made_for']}" in pages[0]
        assert "Tháng 11/2026" in pages[0]
        assert "Nguồn: 0123456789, ngày 23/11/2026" in pages[1]
        assert "Không thay thế văn bản gốc." in pages[1]
        assert pages[2].startswith("Mục lục")
        assert data["site"] in pages[-1]
        padding = [page for page in pages if page.startswith("Ghi chú")]
        assert len(padding) <= 3


def test_every_word_and_label_of_the_source_is_in_the_booklet(
    printed: tuple[Printed, ...],
) -> None:
    for item in printed:
        found = set(words(" ".join(item.pages())))
        calls = {number for part in item.booklet.data["chapters"] for number in part["notes"]}
        for text in texts(item.booklet):
            for word in words(text):
                called = any(word + number in found for number in calls)  # “2018” and note 1
                assert word in found or called, f"{item.booklet.name}: {word}"


def test_points_keep_their_vietnamese_labels(printed: tuple[Printed, ...]) -> None:
    text = " ".join(page for item in printed for page in item.pages())
    assert re.search(r"c\) .{3,200}? d\) .{3,200}? đ\) .{3,200}? e\) ", text)


def test_lists_have_dashes_and_symbols_have_hyphens(printed: tuple[Printed, ...]) -> None:
    labels = [node for item in printed for node in labels_of(item.booklet.data["chapters"])]
    assert {"–", "+", "a)"} <= set(labels)
    assert "-" not in labels
    text = " ".join(page for item in printed for page in item.pages())
    assert "– khẩn trương, nghiêm túc" in text
    assert "21-KL/TW" in text


def labels_of(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from [value["label"]] if "label" in value else []
        for child in value.values():
            yield from labels_of(child)
    elif isinstance(value, list):
        for child in value:
            yield from labels_of(child)


def test_it_is_tagged_vietnamese_and_its_fonts_are_inside(printed: tuple[Printed, ...]) -> None:
    for item in printed:
        with pikepdf.open(io.BytesIO(item.pdf)) as document:
            assert document.Root.MarkInfo.Marked
            assert str(document.Root.Lang).startswith("vi")
            assert document.Root.StructTreeRoot
            assert "pdfuaid" in bytes(document.Root.Metadata.read_bytes()).decode()
            title = str(document.docinfo["/Title"])
            assert title == f"{item.booklet.data['set']} – {item.booklet.data['title']}"
            for font in fonts(document):
                assert "Libertinus" in str(font.BaseFont)
                descriptor = font.DescendantFonts[0].FontDescriptor
                assert any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def fonts(document: pikepdf.Pdf) -> Iterator[Any]:
    for page in document.pages:
        yield from page.Resources.get("/Font", {}).values()


def test_a_table_has_header_cells(printed: tuple[Printed, ...]) -> None:
    """Told by the tags that a screen reader goes by."""
    kinds: set[str] = set()
    for item in printed:
        with pikepdf.open(io.BytesIO(item.pdf)) as document:
            kinds |= tags(document.Root.StructTreeRoot)
    assert {"/Table", "/TH", "/TD", "/L", "/LI", "/Lbl", "/H1", "/H2", "/Note", "/TOC"} <= kinds


def tags(element: Any) -> set[str]:
    found = {str(element["/S"])} if "/S" in element else set()
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary):
            found |= tags(child)
    return found


def test_the_same_sources_give_the_same_bytes(printed: tuple[Printed, ...]) -> None:
    item = printed[0]
    docs = item.booklet.chapters[0]
    assert docs
    from .conftest import REPOSITORY

    assert typesetter.render(item.booklet, REPOSITORY / "docs") == item.pdf
