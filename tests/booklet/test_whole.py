"""On paper no symbol, date or name of a point breaks across lines."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pypdfium2
import pytest

from bindery.booklet.compose import compose
from bindery.booklet.typesetter import render
from bindery.provenance import Provenance

from ..project import Project

WHOLE = (
    *("số 30/2020/NĐ-CP", "37-QĐ/TW", "08-QĐi/TW", "ngày 25/10/2021", "khoản 2", "điểm đ"),
    *("Điều 15", "ngày 19 tháng 5 năm 2018"),
)


@pytest.mark.parametrize("what", WHOLE)
def test_it_stays_whole_wherever_the_line_ends(project: Project, what: str) -> None:
    """Paragraphs that begin with one word more each time move it over the end of a line."""
    lines = [f"{'chữ ' * count}{what} chữ {what} và {what}." for count in range(40)]
    project.write("mkdocs.yml", (Path(__file__).parents[2] / "mkdocs.yml").read_bytes())
    project.write("docs/bo/hoc-tap/01.md", "---\ntitle: Một\n---\n" + "\n\n".join(lines) + "\n")
    tree, problems = project.read()
    assert problems == ()
    made = Provenance("0123456789abcdef", datetime.datetime(2026, 11, 23))
    (booklet,), _ = compose(tree, "grassroots", made)
    with pypdfium2.PdfDocument(render(booklet, tree.settings.docs_dir)) as pdf:
        text = "".join(page.get_textpage().get_text_bounded() for page in list(pdf)[4:])
    chapter = re.sub(r"[^\S\r\n]+", " ", text).partition("Văn bản viện dẫn")[0]
    assert chapter.count(what) == 3 * len(lines)
