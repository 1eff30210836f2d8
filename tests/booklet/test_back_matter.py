"""A booklet ends with what it cites, and where, and with the abbreviations that it uses."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from bindery import settings
from bindery.booklet.compose import compose
from bindery.booklet.typesetter import render
from bindery.provenance import Provenance

from ..project import Project
from .conftest import Printed

MADE = Provenance("0123456789abcdef", datetime.datetime(2026, 11, 23))
REGISTER = """\
- {symbol: 37-QĐ/TW, type: Quy định, date: 2021-10-25, issuer: BCH, title: Về những điều}
- {symbol: 21-KL/TW, type: Kết luận, date: 2021-10-25, issuer: BCH, title: Về xây dựng}
"""
GLOSSARY = """\
- {term: MTTQ, meaning: Mặt trận Tổ quốc}
- {term: TCCS, meaning: tổ chức cơ sở}
"""


@pytest.fixture
def cited(project: Project) -> Project:
    """Chapters that cite the same document in text and in a note, and one for cadres alone."""
    site = Path(__file__).parents[2] / "mkdocs.yml"
    project.write("mkdocs.yml", site.read_bytes())
    project.write("docs/van-ban.yml", REGISTER)
    project.write("docs/thuat-ngu.yml", GLOSSARY)
    project.write(
        "docs/bo/hoc-tap/01.md",
        "---\ntitle: Một\n---\nQuy định số 37-QĐ/TW, MTTQ.\n\n"
        "[Kết luận 21-KL/TW, TCCS.]{audience=key-cadres}\n",
    )
    project.write(
        "docs/bo/hoc-tap/02.md",
        "---\ntitle: Hai\n---\nHai.[^1]\n\n[^1]: Quy định 37-QĐ/TW, khoản 2.\n",
    )
    return project


def printed(project: Project, name: str) -> Printed:
    """The booklet of the study document for an audience."""
    tree, problems = project.read()
    assert problems == ()
    booklets, _ = compose(tree, name, MADE)
    booklet = next(item for item in booklets if item.uri == "booklets/bo/hoc-tap.pdf")
    return Printed(booklet, render(booklet, settings.load(project.root / "mkdocs.yml").docs_dir))


def listed(booklet: Printed) -> str:
    return next(page for page in booklet.pages()[4:] if page.startswith("Văn bản viện dẫn"))


def test_each_document_stands_with_the_pages_that_cite_it(cited: Project) -> None:
    page = listed(printed(cited, "key-cadres"))
    assert "Quy định số 37-QĐ/TW ngày 25/10/2021, BCH: Về những điều (tr. 5, 7)" in page
    assert "Kết luận số 21-KL/TW ngày 25/10/2021, BCH: Về xây dựng (tr. 5)" in page


def test_an_edition_lists_only_what_it_cites_and_uses(cited: Project) -> None:
    page = listed(printed(cited, "grassroots"))
    assert "37-QĐ/TW" in page
    assert "21-KL/TW" not in page
    assert "MTTQ: Mặt trận Tổ quốc" in page
    assert "TCCS" not in page


def test_a_booklet_without_citations_has_no_list(project: Project) -> None:
    project.write("docs/bo/hoc-tap/01.md", "---\ntitle: Một\n---\nMột.\n")
    assert not any("viện dẫn" in page for page in printed(project, "grassroots").pages())
