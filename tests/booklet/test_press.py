"""What cannot be printed is told with its place, and leaves no broken booklet behind."""

from __future__ import annotations

import datetime
from pathlib import Path

import pypdfium2
import pytest

from bindery.booklet import press
from bindery.provenance import Provenance

from ..project import Project

MADE = Provenance("", datetime.date(2026, 11, 23))
EXTENSIONS = """
markdown_extensions:
  - attr_list
  - footnotes
  - tables
  - bindery.boxes
  - bindery.lists
  - bindery.notes
"""


@pytest.fixture
def project(project: Project) -> Project:
    settings = (project.root / "mkdocs.yml").read_text(encoding="utf-8")
    project.write("mkdocs.yml", settings + EXTENSIONS)
    return project


def publish(project: Project, out: Path, body: str, **options: Path) -> list[str]:
    project.write("docs/bo/hoc-tap/01.md", f"---\ntitle: Bài một\n---\n{body}")
    tree, problems = project.read()
    assert problems == ()
    return [str(problem) for problem in press.publish(tree, "all", MADE, out, **options)]


def text(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(
            " ".join(page.get_textpage().get_text_bounded().split()) for page in document
        )


def test_a_character_the_font_lacks_is_named_with_its_line(
    project: Project, tmp_path: Path
) -> None:
    problems = publish(project, tmp_path / "out", "Một.\n\nHai chữ 漢 ở đây.\n")
    assert problems == [
        "docs/bo/hoc-tap/01.md:6: phông chữ của sách in không có ký tự “漢” (U+6F22); "
        "thay bằng ký tự khác"
    ]
    assert not (tmp_path / "out").exists()


def test_text_never_becomes_code_of_the_typesetter(project: Project, tmp_path: Path) -> None:
    body = 'Chữ #panic("x") $x^2$ @nhan #import "a.typ" // không\n\n= không\n\n`#raw`\n'
    assert publish(project, tmp_path / "out", body) == []
    printed = text(tmp_path / "out/booklets/bo/hoc-tap.pdf")
    assert '#panic("x") $x^2$ @nhan #import "a.typ" // không' in printed
    assert "= không" in printed


def test_a_link_inside_becomes_a_page_number_and_one_elsewhere_stays_text(
    project: Project, tmp_path: Path
) -> None:
    project.write("docs/bo/hoc-tap/02.md", "---\ntitle: Bài hai\n---\n## Mục đích\n\nChữ.\n")
    body = (
        "Xem [mục đích](02.md#muc-dich), [trang đầu](../index.md), [mạng](https://example.org).\n"
    )
    assert publish(project, tmp_path / "out", body) == []
    assert "Xem mục đích (tr. 7), trang đầu, mạng." in text(
        tmp_path / "out/booklets/bo/hoc-tap.pdf"
    )


def test_a_note_is_at_the_foot_with_the_number_of_the_full_source(
    project: Project, tmp_path: Path
) -> None:
    body = (
        "Một[^a]. [Riêng[^b].]{audience=key-cadres} Ba[^c], lại[^a].\n\n"
        "[^a]: Chú thích a.\n[^b]: Chú thích b.\n[^c]: Chú thích c.\n"
    )
    assert publish(project, tmp_path / "out", body) == []
    printed = text(tmp_path / "out/booklets/bo/hoc-tap.pdf")
    assert "1Chú thích a." in printed
    assert "3Chú thích c." in printed
    assert "Chú thích b." not in printed
    assert printed.count("Chú thích a.") == 1


def test_a_note_called_again_stands_once_on_each_page_that_calls_it(
    project: Project, tmp_path: Path
) -> None:
    filling = "Chữ cho đầy trang, dòng này nối dòng kia cho đến hết trang giấy.\n\n" * 40
    body = f"Một[^a], hai[^a].\n\n{filling}Ba[^a].\n\n[^a]: Chú thích a.\n"
    assert publish(project, tmp_path / "out", body) == []
    with pypdfium2.PdfDocument(tmp_path / "out/booklets/bo/hoc-tap.pdf") as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    assert [page.count("Chú thích a.") for page in pages if "Chú thích a." in page] == [1, 1]


def test_imprint_fields_are_printed_only_where_given(project: Project, tmp_path: Path) -> None:
    index = (project.root / "docs/bo/index.md").read_text(encoding="utf-8")
    assert publish(project, tmp_path / "one", "Chữ.\n") == []
    assert "Giấy phép" not in text(tmp_path / "one/booklets/bo/hoc-tap.pdf")
    given = index.replace("audience: everyone", "audience: everyone\nimprint: {license: 12/GP}")
    project.write("docs/bo/index.md", given)
    assert publish(project, tmp_path / "two", "Chữ.\n") == []
    assert "Giấy phép xuất bản số: 12/GP" in text(tmp_path / "two/booklets/bo/hoc-tap.pdf")


def test_an_unchanged_booklet_comes_from_the_cache_byte_for_byte(
    project: Project, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    publish(project, tmp_path / "one", "Chữ.\n", cache=cache)
    publish(project, tmp_path / "two", "Chữ.\n", cache=cache)
    fresh = (tmp_path / "one/booklets/bo/hoc-tap.pdf").read_bytes()
    assert (tmp_path / "two/booklets/bo/hoc-tap.pdf").read_bytes() == fresh
    assert len(list(cache.glob("*.pdf"))) == 1
    publish(project, tmp_path / "three", "Chữ khác.\n", cache=cache)
    assert len(list(cache.glob("*.pdf"))) == 2


def test_an_item_of_several_paragraphs_begins_beside_its_label(
    project: Project, tmp_path: Path
) -> None:
    body = "1. Mục một.\n\n   Đoạn con.\n\n2. Mục hai\n    đ) điểm đ\n"
    assert publish(project, tmp_path / "out", body) == []
    with pypdfium2.PdfDocument(tmp_path / "out/booklets/bo/hoc-tap.pdf") as document:
        lines = document[4].get_textpage().get_text_bounded().splitlines()
    assert [line.strip() for line in lines[1:5]] == [
        *("1. Mục một.", "Đoạn con.", "2. Mục hai", "đ) điểm đ")
    ]
