"""Wherever a page ends, no heading is its last line, no line of a paragraph stands alone, no note
leaves its call and no line is lost.
"""

from __future__ import annotations

import datetime
import io
import re

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from bindery.booklet.compose import compose
from bindery.booklet.typesetter import render
from bindery.provenance import Provenance

from ..project import Project
from ..words import BODY_SIZE
from .conftest import REPOSITORY

MADE = Provenance("0123456789abcdef", datetime.datetime(2026, 11, 23))
NOTE = "[^1]: " + "Chú thích dài nhiều dòng để trang không đủ chỗ. " * 6
BEFORE = "Dòng trước mục này.\n\n"
PARAGRAPH = "Đầu đoạn, " + "rồi những chữ nối nhau cho đến hết ba dòng, " * 5
FOLLOWING = {
    "a note in the first line": f"Đầu đoạn[^1], {PARAGRAPH}cuối đoạn.",
    "a note in the last line": f"{PARAGRAPH}cuối đoạn.[^1]",
    "a box with a note": f"/// note | Lưu ý\n\n{PARAGRAPH}cuối đoạn.[^1]\n\n///",
    "no note": f"{PARAGRAPH}cuối đoạn.",
}


@pytest.mark.parametrize("what", FOLLOWING)
def test_a_heading_stays_with_what_follows(project: Project, what: str) -> None:
    """Each chapter has one line more in front of the heading."""
    project.write("mkdocs.yml", (REPOSITORY / "mkdocs.yml").read_bytes())
    for lines in range(18, 30):
        text = f"{BEFORE * lines}## Mục {lines}\n\n{FOLLOWING[what]}\n\n{NOTE}\n"
        if "[^1]" not in FOLLOWING[what]:
            text = text.replace(NOTE, "")
        project.write(f"docs/bo/hoc-tap/{lines}.md", f"---\ntitle: Bài {lines}\n---\n{text}")
    tree, problems = project.read()
    assert problems == ()
    (booklet,), _ = compose(tree, "grassroots", MADE)
    pages = bodies(render(booklet, tree.settings.docs_dir))
    for lines in range(18, 30):
        (page,) = [page for page in pages if f"Mục {lines}" in page]
        assert "Đầu đoạn" in page.partition(f"Mục {lines}")[2]
        if "[^1]" in FOLLOWING[what]:
            assert "cuối đoạn" in page


CALLING = {
    "a list": "\n".join(f"- việc {at}[^{at}]" for at in range(1, 5)),
    "a long list": "\n".join(f"{at}. việc {at}{'[^1]' if at == 14 else ''}" for at in range(1, 16)),
    "a list in an item": "- Nên:\n    + làm kỹ[^1]\n    + làm nhanh\n- Không nên làm lướt",
    "a list that words with a note announce": "Có các việc:[^1]\n\n- một\n- hai[^2]\n- ba",
    "a table": "| Ai | Làm gì |\n| --- | --- |\n| Chi ủy | Họp[^1] |\n| Chi bộ | Học |",
}


@pytest.mark.parametrize("what", CALLING)
def test_a_note_stands_on_the_page_of_its_call(project: Project, what: str) -> None:
    """Each chapter has one line more in front of what calls the notes."""
    project.write("mkdocs.yml", (REPOSITORY / "mkdocs.yml").read_bytes())
    called = [at for at in range(1, 5) if f"[^{at}]" in CALLING[what]]
    notes = "\n".join(f"[^{at}]: Nói rõ thêm {at}. {'Chữ nhỏ ở chân trang. ' * 6}" for at in called)
    for lines in range(10, 32):
        text = f"{BEFORE * lines}{CALLING[what]}\n\nHết.\n\n{notes}\n"
        project.write(f"docs/bo/hoc-tap/{lines}.md", f"---\ntitle: Bài {lines}\n---\n{text}")
    pdf = printed(project)
    assert [leaf for leaf, foot in calls(pdf) if leaf != foot] == []
    assert len({*calls(pdf)}) >= 22


def calls(pdf: bytes) -> list[tuple[int, int]]:
    """The page of each call of a note, and that of its note."""
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        numbers = {page.objgen: at for at, page in enumerate(document.pages, start=1)}
        chapters = list(document.pages)[4:]
        for page in chapters:
            for link in page.get("/Annots", []):
                target = link.get("/Dest", link.get("/A", {}).get("/D"))
                if isinstance(target, pikepdf.String):
                    target = pikepdf.NameTree(document.Root.Names.Dests)[str(target)]
                found.append((numbers[page.objgen], numbers[target[0].objgen]))
    return found


ENDLESS = {
    "a box": "/// note | Lưu ý\n\n" + "\n".join(f"- việc {at}" for at in range(70)) + "\n\n///",
    "a paragraph": "Đầu[^1] <br>"
    + "<br>".join(f"việc {at}" for at in range(70))
    + "\n\n[^1]: Chú thích.",
    "a cell": "| Ai | Làm gì |\n| --- | --- |\n| Ai | "
    + "<br>".join(f"việc {at}" for at in range(70))
    + " |",
}


@pytest.mark.parametrize("what", ENDLESS)
def test_no_line_is_lost_at_the_foot_of_a_page(project: Project, what: str) -> None:
    project.write("mkdocs.yml", (REPOSITORY / "mkdocs.yml").read_bytes())
    project.write("docs/bo/hoc-tap/01.md", f"---\ntitle: Một\n---\n{ENDLESS[what]}\n")
    with pypdfium2.PdfDocument(printed(project)) as document:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    assert [at for at in range(70) if not re.search(rf"việc {at}\b", text)] == []


@pytest.mark.parametrize("what", ["Một câu[^1]", "> Một câu"])
def test_every_line_but_the_last_reaches_the_margin(project: Project, what: str) -> None:
    project.write("mkdocs.yml", (REPOSITORY / "mkdocs.yml").read_bytes())
    text = f"{what} dài hơn dòng thứ nhất một ít nên phải sang dòng thứ hai của trang sách này.\n"
    note = "\n[^1]: Chú thích.\n" if "[^1]" in what else ""
    project.write("docs/bo/hoc-tap/01.md", f"---\ntitle: Một\n---\n{text}{note}")
    with pypdfium2.PdfDocument(printed(project)) as document:
        page = document[4].get_textpage()
        text = page.get_text_range()
        start = text.index("Một câu")
        edges = [page.get_charbox(at)[2] for at in range(start, len(text)) if text[at].strip()]
    assert max(edges) == pytest.approx((148 - 15) * 72 / 25.4, abs=1.5)


@pytest.mark.parametrize("dash", ["–", "-"])
def test_no_line_begins_with_a_dash(project: Project, dash: str) -> None:
    """Paragraphs that begin with one word more each time move it over the end of a line."""
    project.write("mkdocs.yml", (REPOSITORY / "mkdocs.yml").read_bytes())
    lines = [f"{'chữ ' * count}kinh tế {dash} xã hội." for count in range(8, 24)]
    text = "\n\n".join(lines)
    project.write("docs/bo/hoc-tap/01.md", f"---\ntitle: Một\n---\n{text}\n")
    with pypdfium2.PdfDocument(printed(project)) as document:
        pages = [page.get_textpage().get_text_bounded() for page in list(document)[4:6]]
    found = [line for page in pages for line in page.splitlines()]
    assert sum(line.count(f"{dash} xã") for line in found) > 5
    assert not [line for line in found if line.startswith(dash)]


def printed(project: Project) -> bytes:
    tree, problems = project.read()
    assert problems == ()
    (booklet,), wrong = compose(tree, "grassroots", MADE)
    assert wrong == []
    return render(booklet, tree.settings.docs_dir)


def bodies(pdf: bytes) -> list[str]:
    """The text of each page behind the contents that is in the size of the body."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in list(document)[4:]:
            text = page.get_textpage()
            said = "".join(
                chr(raw.FPDFText_GetUnicode(text, at))
                for at in range(raw.FPDFText_CountChars(text))
                if raw.FPDFText_IsGenerated(text, at)
                or raw.FPDFText_GetFontSize(text, at) >= BODY_SIZE
            )
            found.append(" ".join(said.split()))
    return found
