"""What an edition lists, and what it must not."""

from __future__ import annotations

import pytest

from bindery import back_matter
from bindery.edition import edition
from bindery.generated import GeneratedPage
from bindery.tree import Tree

from .project import Project

REGISTER = """\
- {symbol: 37-QĐ/TW, type: Quy định, date: 2021-10-25, issuer: Trung ương, title: Về kỷ luật}
- {symbol: 21-KL/TW, type: Kết luận, date: 2021-10-26, issuer: không rõ, title: Về xây dựng}
- {symbol: 05-CT/TW, type: Chỉ thị, date: không rõ, issuer: Bộ Chính trị, title: không rõ}
"""
GLOSSARY = "- {term: MTTQ, meaning: Mặt trận Tổ quốc}\n- {term: TCCS, meaning: tổ chức cơ sở}\n"


@pytest.fixture
def tree(project: Project) -> Tree:
    """A register and a glossary, and chapters that name some of it to some."""
    project.write("docs/van-ban.yml", REGISTER)
    project.write("docs/thuat-ngu.yml", GLOSSARY)
    project.write(
        "docs/bo/hoc-tap/01.md",
        "---\ntitle: Một\n---\n## I. Đầu\n\nQuy định 37-QĐ/TW, rồi 37-QĐ/TW.\n\n"
        "## II. Sau {audience=key-cadres}\n\nKết luận 21-KL/TW và 37-QĐ/TW. TCCS.\n",
    )
    project.write(
        "docs/bo/hoc-tap/02.md",
        "---\ntitle: Hai\n---\n## I. Gọi\n\nMTTQ.[^1]\n\n## II. Khác\n\nHết.\n\n"
        "[^1]: Chỉ thị 05-CT/TW.\n",
    )
    project.write("docs/bo/nghien-cuu/01.md", "---\ntitle: Mật\n---\n37-QĐ/TW.\n")
    tree, problems = project.read()
    assert problems == ()
    return tree


def pages(tree: Tree, name: str) -> dict[str, GeneratedPage]:
    return {page.src_uri: page for page in back_matter.pages(edition(tree, name))}


def test_an_edition_lists_the_documents_that_its_text_cites(tree: Tree) -> None:
    listed = pages(tree, "grassroots")["van-ban.md"].text
    assert "## Quy định số 37-QĐ/TW {#37-qd-tw}" in listed
    assert "[Một](bo/hoc-tap/01.md#i) (2 lần)" in listed
    assert "21-KL/TW" not in listed
    assert "Mật" not in listed


def test_those_who_see_more_find_more(tree: Tree) -> None:
    listed = pages(tree, "key-cadres")["van-ban.md"].text
    assert "[Một](bo/hoc-tap/01.md#i) (3 lần)" in listed
    assert "[Một](bo/hoc-tap/01.md#ii)" in listed
    assert "[Mật](bo/nghien-cuu/01.md)" in listed


def test_what_no_source_states_is_left_out(tree: Tree) -> None:
    listed = pages(tree, "key-cadres")["van-ban.md"].text
    assert "không rõ" not in listed
    assert "Ban hành: ngày 26/10/2021" in listed
    assert "Ban hành: Bộ Chính trị" in listed


def test_a_document_cited_in_a_note_is_found_where_the_note_is_called(tree: Tree) -> None:
    assert "[Hai](bo/hoc-tap/02.md#i)" in pages(tree, "grassroots")["van-ban.md"].text


def test_the_newest_document_stands_first(tree: Tree) -> None:
    listed = pages(tree, "key-cadres")["van-ban.md"].text
    assert listed.index("21-KL/TW") < listed.index("37-QĐ/TW") < listed.index("05-CT/TW")


def test_an_edition_explains_the_terms_that_its_text_uses(tree: Tree) -> None:
    assert "TCCS" in pages(tree, "key-cadres")["thuat-ngu.md"].text
    listed = pages(tree, "grassroots")["thuat-ngu.md"].text
    assert "MTTQ\n:   Mặt trận Tổ quốc" in listed
    assert "TCCS" not in listed


def test_an_edition_that_names_nothing_has_no_lists(tree: Tree) -> None:
    assert pages(tree, "mass-organisations") == {}


def test_what_a_citation_is_called_stands_before_it(tree: Tree) -> None:
    """As the source of a page has it: the title of a link, then its words."""
    texts = list(back_matter.texts(edition(tree, "grassroots")))
    called = "Quy định số 37-QĐ/TW ngày 25/10/2021, Trung ương: Về kỷ luật"
    assert f"{called} Quy định số 37-QĐ/TW ngày 25/10/2021" in texts
    assert f"{called} 37-QĐ/TW" in texts
    assert not any("Về xây dựng" in text for text in texts)
