"""Booklets are printed on the paper and bound in the way that somebody orders."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from bindery import cli
from bindery.booklet.imposition import Binding, sides

from ..project import Project

MILLIMETRE = 72 / 25.4


@pytest.fixture
def project(project: Project) -> Project:
    filling = "\n\n".join(f"Dòng {at} nối với những dòng khác." for at in range(900))
    project.write("docs/bo/hoc-tap/01.md", f"---\ntitle: Bài một\n---\n{filling}")
    return project


def printed(project: Project, *options: str) -> Path:
    """The folder with the booklets of the only set."""
    config = str(project.root / "mkdocs.yml")
    assert cli.main(["booklets", "-f", config, *options]) == cli.DONE
    return project.root / "booklets/bo"


def size(pdf: Path) -> list[int]:
    """Width and height of the first page in millimetres."""
    with pikepdf.open(pdf) as document:
        return [round(float(edge) / MILLIMETRE) for edge in document.pages[0].mediabox[2:]]


@pytest.mark.parametrize(
    ("name", "page", "sheet"),
    [
        ("a5", [148, 210], [297, 210]),
        ("145x205", [145, 205], [297, 210]),
        ("a4", [210, 297], [420, 297]),
    ],
)
def test_the_copy_for_reading_has_the_page_that_was_ordered(
    project: Project, name: str, page: list[int], sheet: list[int]
) -> None:
    """The sheets for folding follow it; large print stays as it is."""
    found = printed(project, "--format", name)
    assert size(found / "hoc-tap.pdf") == page
    assert size(found / "hoc-tap-in.pdf") == sheet
    assert size(found / "hoc-tap-chu-lon.pdf") == [210, 297]


def on_sheets(pdf: Path) -> list[tuple[str, str]]:
    """What the left and the right half of each side of a sheet say."""
    with pypdfium2.PdfDocument(pdf) as document:
        halves = [(sheet.get_textpage(), sheet.get_width() / 2) for sheet in document]
        return [
            (folded(text.get_text_bounded(right=half)), folded(text.get_text_bounded(left=half)))
            for text, half in halves
        ]


def folded(text: str) -> str:
    return " ".join(text.split())


def test_sheets_are_gathered_in_signatures_of_the_length_that_was_ordered(
    project: Project,
) -> None:
    found = printed(project, "--signature", "16")
    with pypdfium2.PdfDocument(found / "hoc-tap.pdf") as document:
        pages = [folded(page.get_textpage().get_text_bounded()) for page in document]
    assert len(pages) > 32
    assert on_sheets(found / "hoc-tap-in.pdf") == [
        (pages[side.left - 1], pages[side.right - 1])
        for side in sides(len(pages), Binding(signature=16))
    ]


def test_thick_paper_moves_inner_pages_to_the_fold(project: Project) -> None:
    """By its thickness for each sheet around them; a comma does as well as a point."""
    found = printed(project, "--paper", "0,25")
    with pikepdf.open(found / "hoc-tap-in.pdf") as document:
        shifts = [
            float(operands[4]) / MILLIMETRE
            for page in document.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "cm"
        ]
    lefts = shifts[::2]
    assert lefts[0] == pytest.approx(0.5, abs=0.01)
    assert [lefts[at] - lefts[0] for at in (1, 2, 3, 8)] == pytest.approx(
        [0, 0.25, 0.25, 1], abs=0.01
    )


def test_what_was_kept_of_one_order_is_not_taken_for_another(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    orders = ((), ("--signature", "16"), ("--paper", "0.2"), ("--format", "145x205"))
    first = [(printed(project, *order) / "hoc-tap-in.pdf").read_bytes() for order in orders]
    again = [(printed(project, *order) / "hoc-tap-in.pdf").read_bytes() for order in orders]
    assert first == again
    assert len(set(first)) == len(orders)


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--format", "a6", "(chọn trong 'a5', '145x205', 'a4')"),
        ("--signature", "10", "một bội số của 4"),
        ("--signature", "-4", "một bội số của 4"),
        ("--signature", "16.0", "một bội số của 4"),
        ("--signature", "260", "từ 4 đến 256"),
        ("--paper", "dày", "số milimét từ 0 đến 1"),
        ("--paper", "nan", "số milimét từ 0 đến 1"),
        ("--paper", "1.5", "số milimét từ 0 đến 1"),
        ("--shard", "0/3", "ví dụ 2/8"),
        ("--shard", "4/3", "ví dụ 2/8"),
        ("--shard", "2", "ví dụ 2/8"),
    ],
)
def test_an_order_that_makes_no_sense_is_refused(
    project: Project, capsys: pytest.CaptureFixture[str], option: str, value: str, told: str
) -> None:
    config = str(project.root / "mkdocs.yml")
    assert cli.main(["booklets", "-f", config, option, value]) == cli.USAGE
    said = capsys.readouterr().err
    assert said.startswith("bindery: không hiểu lệnh hoặc tùy chọn (--")
    assert told in said
    assert not (project.root / "booklets").exists()
