"""No heading ends a page and no line of a paragraph stands alone, wherever a page ends."""

from __future__ import annotations

import datetime

import pypdfium2
import pytest
from pypdfium2 import raw

from bindery.booklet.compose import compose
from bindery.booklet.press import render
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
