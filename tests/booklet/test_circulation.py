"""Who may have a booklet is told on its cover and on every page, where its editor says so."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from bindery.booklet import press
from bindery.provenance import Provenance

from ..project import SET_INDEX, Project

MADE = Provenance("", datetime.datetime(2026, 11, 23))
MARK = "Lưu hành nội bộ"


def made(project: Project, out: Path, said: str = "") -> dict[str, bytes]:
    """The files of a booklet whose set has `said` in its front matter."""
    marked = SET_INDEX.replace("audience: everyone\n", f"audience: everyone\n{said}")
    project.write("docs/bo/index.md", marked)
    filling = "Chữ cho đầy trang, dòng này nối dòng kia cho đến hết trang giấy.\n\n" * 60
    for name in ("01", "02"):
        project.write(f"docs/bo/hoc-tap/{name}.md", f"---\ntitle: Bài {name}\n---\n{filling}")
    tree, problems = project.read()
    assert problems == ()
    assert press.publish(tree, "all", MADE, out) == []
    return {file.name: file.read_bytes() for file in out.rglob("*.*")}


def pages(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


@pytest.mark.parametrize(
    ("name", "times"), [("hoc-tap", 1), ("hoc-tap-chu-lon", 1), ("hoc-tap-in", 2)]
)
def test_every_page_bears_the_mark(project: Project, tmp_path: Path, name: str, times: int) -> None:
    """Blank pages and those for notes too; a side of a sheet has two pages."""
    found = pages(made(project, tmp_path / "out", f"circulation: {MARK}\n")[f"{name}.pdf"])
    assert [page.count(MARK) for page in found] == [times] * len(found)


def test_the_electronic_book_bears_it_on_its_title_page(project: Project, tmp_path: Path) -> None:
    book = made(project, tmp_path / "out", f"circulation: {MARK}\n")["hoc-tap.epub"]
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert f">{MARK}<" in archive.read("book/cover.xhtml").decode()


def test_a_booklet_without_the_field_has_no_mark(project: Project, tmp_path: Path) -> None:
    found = made(project, tmp_path / "out")
    with zipfile.ZipFile(io.BytesIO(found["hoc-tap.epub"])) as archive:
        assert b"circulation" not in archive.read("book/cover.xhtml")
    assert not any("nội bộ" in page for page in pages(found["hoc-tap.pdf"]))
