"""What is printed on a half of a sheet is the page that belongs there, and nothing else."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter

from bindery.booklet.format import A5, SHEETS
from bindery.booklet.imposition import Binding, sides
from bindery.booklet.pdf import imposed

from .conftest import Printed

MILLIMETRE = 72 / 25.4
BINDING = Binding(thickness=0.5, signature=16)
"""Paper so thick that pages of inner sheets are cut off at the fold."""


@pytest.fixture(scope="module")
def booklet(printed: tuple[Printed, ...]) -> Printed:
    """The longest booklet."""
    return max(printed, key=lambda item: len(item.pdf))


@pytest.fixture(scope="module")
def sheets(booklet: Printed) -> bytes:
    return imposed(booklet.pdf, A5.sheet, BINDING)


def picture(page: pypdfium2.PdfPage, left: float, width: float) -> Image.Image:
    """A page from `left` on, without the strips at its top and bottom that the marks of the fold
    are in; so blurred that it does not matter between which points a line falls.
    """
    strip = 9 * MILLIMETRE
    page.set_cropbox(left, strip, left + width, A5.height * MILLIMETRE - strip)
    return page.render(scale=1, grayscale=True).to_pil().filter(ImageFilter.GaussianBlur(3))


def test_each_half_is_its_page(booklet: Printed, sheets: bytes) -> None:
    half = A5.sheet.width / 2 * MILLIMETRE
    with pypdfium2.PdfDocument(sheets) as made, pypdfium2.PdfDocument(booklet.pdf) as source:
        expected = sides(len(source), BINDING)
        assert len(made) == len(expected)
        for sheet, side in zip(made, expected, strict=True):
            creep = side.creep * MILLIMETRE
            seen = A5.width * MILLIMETRE - creep
            for number, on_sheet, on_page in (
                (side.left, half - seen, 0.0),
                (side.right, half, creep),
            ):
                found = picture(sheet, on_sheet, seen)
                page = picture(source[number - 1], on_page, seen)
                assert found.size == page.size
                assert ImageChops.difference(found, page).getextrema()[1] < 20, number


def test_each_half_says_what_its_page_says(booklet: Printed, sheets: bytes) -> None:
    pages = booklet.pages()
    made = Printed(booklet.booklet, sheets).pages()
    for said, side in zip(made, sides(len(pages), BINDING), strict=True):
        assert said.split() == f"{pages[side.left - 1]} {pages[side.right - 1]}".split()


def test_a_sheet_is_a4_on_its_long_side_and_tells_the_printer_how_to_turn_it(
    sheets: bytes,
) -> None:
    with pikepdf.open(io.BytesIO(sheets)) as document:
        for page in document.pages:
            box = [float(edge) / MILLIMETRE for edge in page.mediabox]
            assert box == pytest.approx([0, 0, 297, 210], abs=0.1)
            trim = [float(edge) / MILLIMETRE for edge in page.trimbox]
            assert trim == pytest.approx([0.5, 0, 296.5, 210], abs=0.1)
        assert document.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        assert document.Root.ViewerPreferences.PrintScaling == "/None"
        assert not document.check_pdf_syntax()


def test_marks_at_both_edges_show_the_fold(sheets: bytes) -> None:
    """A blank side has nothing else on it."""
    with pypdfium2.PdfDocument(sheets) as document:
        sheet = document[0]
        scale = 4
        seen = sheet.render(scale=scale, grayscale=True).to_pil()
    fold = round(148.5 * MILLIMETRE * scale)
    top, bottom = (round(edge * MILLIMETRE * scale) for edge in (5, 205))
    for row in (top, bottom):
        line = [seen.getpixel((column, row)) for column in range(seen.width)]
        dark = [column for column, value in enumerate(line) if value < 250]
        assert dark
        assert all(abs(column - fold) <= scale for column in dark)


def test_the_same_booklet_gives_the_same_sheets(booklet: Printed, sheets: bytes) -> None:
    assert imposed(booklet.pdf, A5.sheet, BINDING) == sheets


def test_fonts_are_not_repeated_for_each_page(booklet: Printed, sheets: bytes) -> None:
    assert len(sheets) < 1.1 * len(booklet.pdf)


def blank(*sizes: tuple[float, float]) -> bytes:
    made, found = pikepdf.new(), io.BytesIO()
    for size in sizes:
        made.add_blank_page(page_size=size)
    made.save(found)
    return found.getvalue()


def test_pages_too_large_for_the_sheet_are_refused() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        imposed(blank(*[(595, 842)] * 4), SHEETS[0], BINDING)


def test_pages_of_several_sizes_are_refused() -> None:
    with pytest.raises(ValueError, match="of one size"):
        imposed(blank(*[(300, 400)] * 3, (300, 410)), SHEETS[0], BINDING)
