"""A code on paper leads a phone to the page of the site, and stands there only if there is one."""

from __future__ import annotations

import datetime
import io

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from bindery.booklet.compose import Booklet, compose
from bindery.booklet.format import A5, LARGE_PRINT, READING, Format
from bindery.booklet.formats import Order, files
from bindery.booklet.typesetter import render
from bindery.provenance import Provenance
from bindery.qr import code

from ..project import SETTINGS, Project

MADE = Provenance("", datetime.datetime(2026, 11, 23))
SITE = "https://hoctap.example.vn/nghi-quyet"
FORMATS = {**READING, "large print": LARGE_PRINT}


def composed(project: Project, site_url: str) -> Booklet:
    said = f"site_url: {site_url}\n" if site_url else ""
    project.write("mkdocs.yml", said + SETTINGS)
    project.write("docs/bo/hoc-tap/01-muc-dich.md", "---\ntitle: Mục đích\n---\nChữ.\n")
    project.write("docs/bo/hoc-tap/02.md", "---\ntitle: Tên dài nhiều chữ\n---\nChữ.\n")
    tree, problems = project.read()
    assert problems == ()
    (booklet,), _ = compose(tree, "grassroots", MADE)
    return booklet


def printed(project: Project, booklet: Booklet, wanted: Format = A5) -> bytes:
    def typeset(shaped: Booklet) -> bytes:
        return render(shaped, project.root / "docs")

    return files(booklet, {}, typeset, Order(wanted))[0].make()


def seen(pdf: bytes) -> dict[int, list[str]]:
    """What a phone reads in the picture of each page that has a code, by page from 1."""
    with pypdfium2.PdfDocument(pdf) as document:
        found = {
            number: [item.text for item in zxingcpp.read_barcodes(page.render(scale=2).to_pil())]
            for number, page in enumerate(document, start=1)
        }
    return {number: said for number, said in found.items() if said}


@pytest.mark.parametrize("name", FORMATS)
def test_a_phone_gets_from_each_chapter_and_from_the_back_cover_to_its_page(
    project: Project, name: str
) -> None:
    pdf = printed(project, composed(project, SITE), FORMATS[name])
    assert seen(pdf) == {
        5: [f"{SITE}/bo/hoc-tap/01-muc-dich.html"],
        7: [f"{SITE}/bo/hoc-tap/02.html"],
        8: [f"{SITE}/bo/"],
    }


def test_the_address_stands_below_for_people(project: Project) -> None:
    with pypdfium2.PdfDocument(printed(project, composed(project, SITE))) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    assert "hoctap.example.vn/nghi-quyet/bo/hoc-tap/01-muc-dich.html" in texts[4]
    assert "hoctap.example.vn/nghi-quyet/bo\r\n" in texts[-1]


def test_without_a_site_there_is_neither(project: Project) -> None:
    pdf = printed(project, composed(project, ""))
    assert seen(pdf) == {}
    with pypdfium2.PdfDocument(pdf) as document:
        assert all("example" not in page.get_textpage().get_text_bounded() for page in document)


def test_a_screen_reader_is_told_the_address_and_not_the_squares(project: Project) -> None:
    """The squares are an artifact; the words below them are a link."""
    with pikepdf.open(io.BytesIO(printed(project, composed(project, SITE)))) as document:
        page = document.pages[4]
        links = [str(item.A.URI) for item in page.Annots if "/A" in item]
        assert links == [f"{SITE}/bo/hoc-tap/01-muc-dich.html"]
        within, moves, drawn = [], 0, []
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BDC" | "BMC":
                    within.append(str(operands[0]))
                case "EMC":
                    within.pop()
                case "m":
                    moves += 1
                case "f" | "f*" | "S":
                    drawn.append((moves, tuple(within)))
                    moves = 0
    assert max(drawn) == (max(drawn)[0], ("/Artifact",))
    assert max(drawn)[0] > 100


def test_the_same_address_gives_the_same_code() -> None:
    found = code(f"{SITE}/a/index.html")
    assert found == code(f"{SITE}/a/index.html")
    assert found.to == f"{SITE}/a/"
    assert found.said == "hoctap.example.vn/nghi-quyet/a"
    assert all(column + length <= found.size > row for column, row, length in found.runs)


def test_an_address_with_vietnamese_letters_is_written_as_phones_understand_it() -> None:
    assert code("https://example.vn/Đề cương.html").to.endswith(
        "/%C4%90%E1%BB%81%20c%C6%B0%C6%A1ng.html"
    )
