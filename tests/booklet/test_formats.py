"""A booklet comes for reading, for folding, for weak eyes and for phones; a set in one file."""

from __future__ import annotations

import hashlib
import io
import math
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from bindery.booklet import formats
from bindery.booklet.compose import Booklet, texts
from bindery.booklet.format import A4, A5, LARGE_PRINT, READING, Format
from bindery.booklet.typesetter import render

from .conftest import REPOSITORY, Printed
from .test_structure import words

SIZES = {"a5": (148, 210), "145x205": (145, 205), "a4": (210, 297)}


def typeset(booklet: Booklet) -> bytes:
    return render(booklet, REPOSITORY / "docs")


def shaped(booklet: Booklet, wanted: Format) -> Printed:
    return Printed(booklet, typeset(replace(booklet, data={**booklet.data, "format": wanted.data})))


@pytest.fixture(scope="module")
def large(printed: tuple[Printed, ...]) -> tuple[Printed, ...]:
    """The booklets of the repository's own content in large print."""
    return tuple(shaped(item.booklet, LARGE_PRINT) for item in printed)


def sizes(pdf: bytes) -> Iterator[tuple[float, str]]:
    """The size in points in which each visible character is drawn, and the character."""
    matrix = raw.FS_MATRIX()
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            for at in range(raw.FPDFText_CountChars(text)):
                char = chr(raw.FPDFText_GetUnicode(text, at))
                if not raw.FPDFText_IsGenerated(text, at) and not char.isspace():
                    raw.FPDFText_GetMatrix(text, at, matrix)
                    scale = math.hypot(matrix.c, matrix.d)
                    yield raw.FPDFText_GetFontSize(text, at) * scale, char


def boxes(pdf: bytes) -> list[list[float]]:
    """The size of each page in millimetres."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [[float(edge) * 25.4 / 72 for edge in page.trimbox] for page in document.pages]


def test_nothing_in_large_print_is_smaller_than_16_points(large: tuple[Printed, ...]) -> None:
    for item in large:
        size, char = min(sizes(item.pdf))
        assert size >= 15.99, f"{item.booklet.name}: {char}"


def test_raised_letters_that_the_font_does_not_have_are_not_smaller(
    printed: tuple[Printed, ...],
) -> None:
    booklet = printed[0].booklet
    raised = [{"t": sort, "c": ["Đẫỹ"]} for sort in ("sup", "sub")]
    chapter = {**booklet.data["chapters"][0], "body": [{"t": "p", "c": ["Chữ", *raised]}]}
    short = replace(booklet, data={**booklet.data, "chapters": [chapter], "documents": []})
    assert min(sizes(shaped(short, LARGE_PRINT).pdf))[0] >= 15.99
    assert min(sizes(shaped(short, A5).pdf))[0] < 8


def test_large_print_has_every_word_and_label(large: tuple[Printed, ...]) -> None:
    for item in large:
        found = set(words(" ".join(item.pages())))
        calls = {number for part in item.booklet.data["chapters"] for number in part["notes"]}
        for word in words(" ".join(texts(item.booklet))):
            assert word in found or any(word + number in found for number in calls), word


@pytest.mark.parametrize("name", SIZES)
def test_pages_are_of_the_size_of_their_format_and_fill_whole_sheets(
    printed: tuple[Printed, ...], name: str
) -> None:
    found = boxes(shaped(printed[0].booklet, READING[name]).pdf)
    assert len(found) % 4 == 0
    for box in found:
        assert box == pytest.approx([0, 0, *SIZES[name]], abs=0.1)


def test_pages_of_large_print_are_a4_and_fill_whole_sheets(large: tuple[Printed, ...]) -> None:
    for item in large:
        assert len(boxes(item.pdf)) % 4 == 0
        for box in boxes(item.pdf):
            assert box == pytest.approx([0, 0, 210, 297], abs=0.1)


def test_every_format_has_a_sheet_for_two_of_its_pages() -> None:
    found = [item.sheet.width for item in (*READING.values(), LARGE_PRINT)]
    assert found == [297, 297, 420, 420]


def test_a_booklet_makes_four_files(printed: tuple[Printed, ...]) -> None:
    item = printed[0]
    asked: list[str] = []

    def counted(booklet: Booklet) -> bytes:
        asked.append(booklet.uri)
        return typeset(booklet)

    found = formats.files(item.booklet, {}, counted)
    assert asked == []  # what comes from a cache is never made
    stem = item.booklet.uri.removesuffix(".pdf")
    assert [file.uri for file in found] == [
        *(f"{stem}.pdf", f"{stem}-in.pdf", f"{stem}-chu-lon.pdf", f"{stem}.epub")
    ]
    reading, folding, large_print, electronic = (file.make() for file in found)
    assert len(asked) == 2
    assert reading == item.pdf
    assert len(boxes(folding)) == len(boxes(reading)) // 2
    assert boxes(large_print)[0] == pytest.approx([0, 0, 210, 297], abs=0.1)
    assert zipfile.ZipFile(io.BytesIO(electronic)).read("mimetype") == b"application/epub+zip"


def test_a_booklet_for_reading_on_a4_is_folded_from_a3(printed: tuple[Printed, ...]) -> None:
    _, folding, *_ = formats.files(printed[0].booklet, {}, typeset, formats.Order(A4))
    assert boxes(folding.make())[0] == pytest.approx([0, 0, 420, 297], abs=0.1)


def test_a_set_in_one_file_has_a_list_of_sums_that_are_right(tmp_path: Path) -> None:
    made = {
        "booklets/hai/hoc-tap.pdf": b"3",
        "booklets/mot/hoi-dap.epub": b"2",
        "booklets/mot/hoc-tap.pdf": b"1",
    }
    found = formats.set_archives(made)
    assert found == formats.set_archives(dict(reversed(made.items())))
    assert sorted(found) == ["booklets/hai.zip", "booklets/mot.zip"]
    with zipfile.ZipFile(io.BytesIO(found["booklets/mot.zip"])) as archive:
        assert archive.namelist() == ["SHA256SUMS.txt", "hoc-tap.pdf", "hoi-dap.epub"]
        listed = dict(
            reversed(line.split("  "))
            for line in archive.read("SHA256SUMS.txt").decode().splitlines()
        )
        assert listed == {
            name: hashlib.sha256(archive.read(name)).hexdigest()
            for name in ("hoc-tap.pdf", "hoi-dap.epub")
        }
        assert archive.read("hoc-tap.pdf") == b"1"
