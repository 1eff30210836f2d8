"""Forms on A4: to write on, and to fill in with Word."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Mapping

import pikepdf
import pypdfium2
import pytest
from docx import Document

from bindery.booklet import forms
from bindery.booklet.compose import compose
from bindery.booklet.epub import epub
from bindery.booklet.typesetter import render
from bindery.provenance import Provenance

from ..project import SETTINGS, Project

MADE = Provenance("0" * 40, datetime.datetime(2026, 11, 2, 8, 0, tzinfo=datetime.UTC))
FORM = """\
---
title: Bản đăng ký
audience: [key-cadres, grassroots]
form: registration
signatures: [Chi bộ, Người đăng ký]
---

Họ và tên: ......
Chi bộ: ......, năm: ......

## 1. Liên hệ

Nêu **hai** việc theo 37-QĐ/TW.[^1]

...... (5 dòng)

/// audience | key-cadres

a) Riêng người chủ trì:

...... (2 dòng)

///

| Việc | Hạn |
|---|---|
| Mẫu | ...... |
| ...... (4 dòng) | |

[^1]: Kế hoạch số 22-KH/TU, mục 1.
"""
EXTENSIONS = (
    *("abbr", "attr_list", "footnotes", "tables", "toc", "bindery.boxes", "bindery.citations"),
    *("bindery.fields", "bindery.lists", "bindery.notes", "bindery.symbols"),
)


def made(project: Project, name: str, text: str = FORM) -> Mapping[str, bytes]:
    listed = ", ".join(("bindery.guard", *EXTENSIONS))
    project.write("mkdocs.yml", SETTINGS.replace("[bindery.guard]", f"[{listed}]"))
    project.write("docs/bo/dang-ky.md", text)
    tree, problems = project.read()
    assert problems == ()
    found, wrong = forms.files(tree, name, MADE)
    assert wrong == []
    return found


def pages(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def words(docx: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as office:
        return " ".join(office.read(name).decode() for name in office.namelist())


def test_each_reader_has_a_copy_that_says_nothing_of_others(project: Project) -> None:
    found = made(project, "all")
    assert list(found) == [
        "forms/bo/key-cadres/dang-ky.pdf",
        "forms/bo/key-cadres/dang-ky.docx",
        "forms/bo/grassroots/dang-ky.pdf",
        "forms/bo/grassroots/dang-ky.docx",
    ]
    for reader, told in (("key-cadres", True), ("grassroots", False)):
        pdf, docx = (found[f"forms/bo/{reader}/dang-ky.{kind}"] for kind in ("pdf", "docx"))
        assert ("Riêng người chủ trì" in "".join(pages(pdf))) is told
        assert ("Riêng người chủ trì" in words(docx)) is told
        own = made(project, reader)
        assert own == {uri: data for uri, data in found.items() if f"/{reader}/" in uri}


def test_an_audience_that_a_form_is_not_for_has_none(project: Project) -> None:
    assert made(project, "mass-organisations") == {}
    assert list(made(project, "grassroots/remote")) == [
        "forms/bo/grassroots-remote/dang-ky.pdf",
        "forms/bo/grassroots-remote/dang-ky.docx",
    ]


def test_the_sheet_is_tagged_a4_and_says_what_it_is(project: Project) -> None:
    pdf = made(project, "grassroots")["forms/bo/grassroots/dang-ky.pdf"]
    (text,) = pages(pdf)
    for said in (
        "BẢN ĐĂNG KÝ",
        "Họ và tên:",
        "1. Liên hệ",
        "1. Kế hoạch số 22-KH/TU, mục 1.",
        "Chi bộ",
        "Người đăng ký",
        "(ký, ghi rõ họ tên)",
        "không phải mẫu do cơ quan có thẩm quyền ban hành",
        "Dùng cho: Cán bộ, đảng viên ở cơ sở. Nguồn: 0000000000, ngày 2/11/2026.",
    ):
        assert said in text.replace("\r\n", " ").replace("\xa0", " ")
    assert "......" not in text
    assert "dòng)" not in text
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert [round(float(side)) for side in document.pages[0].mediabox[2:]] == [595, 842]
        assert document.Root.Lang == "vi-VN"
        assert document.Root.MarkInfo.Marked
        assert "<pdfuaid:part>1</pdfuaid:part>" in document.Root.Metadata.read_bytes().decode()


def test_a_programme_lies_on_its_long_side(project: Project) -> None:
    found = made(project, "grassroots", FORM.replace("registration", "programme"))
    with pikepdf.open(io.BytesIO(found["forms/bo/grassroots/dang-ky.pdf"])) as document:
        assert [round(float(side)) for side in document.pages[0].mediabox[2:]] == [842, 595]
    section = Document(io.BytesIO(found["forms/bo/grassroots/dang-ky.docx"])).sections[0]
    assert section.page_width > section.page_height


def test_lines_take_the_room_that_handwriting_takes(project: Project) -> None:
    """Twenty lines nine millimetres apart need more than a page has below what stands there."""
    few = made(project, "grassroots")["forms/bo/grassroots/dang-ky.pdf"]
    many = made(project, "grassroots", FORM.replace("(5 dòng)", "(20 dòng)"))
    assert (len(pages(few)), len(pages(many["forms/bo/grassroots/dang-ky.pdf"]))) == (1, 2)


def test_word_has_places_that_typing_replaces(project: Project) -> None:
    data = made(project, "grassroots")["forms/bo/grassroots/dang-ky.docx"]
    document = Document(io.BytesIO(data))
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    controls = list(document.element.iter(f"{space}sdt"))
    assert [control.find(f".//{space}alias").get(f"{space}val") for control in controls] == [
        "Họ và tên",
        "Chi bộ",
        "năm",
        "Nêu hai việc theo 37-QĐ/TW.1",
    ]
    assert all(control.find(f".//{space}showingPlcHdr") is not None for control in controls)
    assert len(list(controls[3].iter(f"{space}p"))) == 5
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["Việc", "Hạn"],
        ["Mẫu", ""],
        *[["", ""]] * 4,
    ]
    headings = [(p.style.name, p.text) for p in document.paragraphs if "Heading" in p.style.name]
    assert headings == [
        ("Heading 1", "BẢN ĐĂNG KÝ"),
        ("Heading 2", "1. Liên hệ"),
        ("Heading 2", "Chú thích"),
    ]


def test_word_files_tell_the_source_and_no_person(project: Project) -> None:
    data = made(project, "grassroots")["forms/bo/grassroots/dang-ky.docx"]
    about = Document(io.BytesIO(data)).core_properties
    assert (about.title, about.subject, about.language) == ("Bản đăng ký", "Bộ tài liệu", "vi-VN")
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.created == about.modified == MADE.time
    with zipfile.ZipFile(io.BytesIO(data)) as office:
        assert {item.date_time for item in office.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert office.namelist()[0] == "[Content_Types].xml"
        assert "docProps/thumbnail.jpeg" not in office.namelist()
    footer = Document(io.BytesIO(data)).sections[0].footer.paragraphs[0].text
    assert footer.endswith(
        "Dùng cho: Cán bộ, đảng viên ở cơ sở. Nguồn: 0000000000, ngày 2/11/2026."
    )


def test_a_note_may_have_a_list(project: Project) -> None:
    text = FORM.replace("mục 1.", "gồm:\n\n    - một **ý**;\n    - hai.\n\n    Hết.")
    found = made(project, "grassroots", text)
    said = " ".join(" ".join(pages(found["forms/bo/grassroots/dang-ky.pdf"])).split())
    assert "1. Kế hoạch số 22-KH/TU, gồm: – một ý; " in said
    assert "– hai. Hết." in said
    written = Document(io.BytesIO(found["forms/bo/grassroots/dang-ky.docx"]))
    assert (
        written.paragraphs[-1].text.replace("\xa0", " ")
        == "1. Kế hoạch số 22-KH/TU, gồm: – một ý; – hai. Hết."
    )


@pytest.mark.parametrize("name", ["grassroots", "all"])
def test_the_same_sources_give_the_same_bytes(project: Project, name: str) -> None:
    assert made(project, name) == made(project, name)


def test_a_picture_is_refused_with_its_file(project: Project) -> None:
    from ..hooks.canary import png

    project.write("docs/hinh.png", png("x"))
    made(project, "grassroots")
    project.write("docs/bo/dang-ky.md", FORM + "\n![Hình](../hinh.png)\n")
    tree, problems = project.read()
    found, wrong = forms.files(tree, "grassroots", MADE)
    assert (problems, found) == ((), {})
    assert [str(problem) for problem in wrong] == [
        "docs/bo/dang-ky.md: biểu mẫu chưa in được <img>; viết lại bằng chữ, danh sách hay bảng"
    ]


def test_a_character_the_font_lacks_is_named_with_its_line(project: Project) -> None:
    made(project, "grassroots")
    project.write("docs/bo/dang-ky.md", FORM + "\n☐ Có mặt\n")
    tree, problems = project.read()
    found, wrong = forms.files(tree, "all", MADE)
    assert (problems, found) == ((), {})
    assert {str(problem) for problem in wrong} == {
        f"docs/bo/dang-ky.md:{FORM.count(chr(10)) + 2}: phông chữ của sách in không có ký tự “☐” "
        "(U+2610); thay bằng ký tự khác"
    }


def test_a_form_among_the_chapters_is_in_the_booklet_too(project: Project) -> None:
    """With its lines, in print and in the electronic book, and with the copies on A4."""
    text = FORM.replace("audience: [key-cadres, grassroots]\n", "")
    listed = ", ".join(("bindery.guard", *EXTENSIONS))
    project.write("mkdocs.yml", SETTINGS.replace("[bindery.guard]", f"[{listed}]"))
    project.write("docs/bo/hoc-tap/90-dang-ky.md", text)
    tree, problems = project.read()
    (booklet,), wrong = compose(tree, "grassroots", MADE)
    assert (problems, wrong) == ((), [])
    (chapter,) = (page for page in pages(render(booklet, project.root)) if "Họ và tên:" in page)
    assert "...." not in chapter
    with zipfile.ZipFile(io.BytesIO(epub(booklet, {}))) as book:
        (name,) = (name for name in book.namelist() if name.endswith("c1.xhtml"))
        assert f"Họ và tên: {'…' * 12}<br/>" in book.read(name).decode()
    found, wrong = forms.files(tree, "grassroots", MADE)
    assert (next(iter(found)), wrong) == ("forms/bo/grassroots/hoc-tap-90-dang-ky.pdf", [])
