"""Slides for a wall, from the headings and the marked points of a chapter."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping

import pikepdf
import pypdfium2

from bindery.booklet import slides
from bindery.provenance import Provenance

from ..project import SETTINGS, Project
from .test_forms import EXTENSIONS

MADE = Provenance("0" * 40, datetime.datetime(2026, 11, 2, 8, 0, tzinfo=datetime.UTC))
CHAPTER = """\
---
title: Những điểm mới
aids: [slides]
---

Mở bài, có **chữ đậm** trước mọi mục.

## 1. Có ý

Lời dẫn không lên tường.[^1]

a) ý một;
    - ý con;
b) ý hai.

### 1.1. Mục nhỏ

Lời có **chỗ đậm** và **chỗ nữa**.

## 2. Chia nhỏ

### 2.1. Phần trước

1. một
2. hai

### 2.2. Phần sau

Không có gì đánh dấu.

## 3. Đứng riêng

Lời.

/// audience | key-cadres

## 4. Riêng báo cáo viên

- ý kín

///

[^1]: Chú thích.
"""


def made(
    project: Project, name: str, kind: str = "hoc-tap", text: str = CHAPTER
) -> Mapping[str, bytes]:
    listed = ", ".join(("bindery.guard", *EXTENSIONS))
    project.write("mkdocs.yml", SETTINGS.replace("[bindery.guard]", f"[{listed}]"))
    project.write(f"docs/bo/{kind}/01.md", text)
    tree, problems = project.read()
    assert problems == ()
    found, wrong = slides.files(tree, name, MADE)
    assert wrong == []
    return found


def pages(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    return [" ".join(text.replace("\xa0", " ").split()) for text in texts]


def test_headings_and_marked_points_are_shown_and_nothing_else(project: Project) -> None:
    (pdf,) = made(project, "grassroots").values()
    title, *shown = pages(pdf)
    assert (
        "Những điểm mới Tài liệu học tập Dùng cho: Cán bộ, đảng viên ở cơ sở Nguồn: 0000000000"
        in title
    )
    foot = "Những điểm mới. Dùng cho: Cán bộ, đảng viên ở cơ sở. Nguồn: 0000000000, ngày 2/11/2026."
    assert [text.partition(foot)[0].strip() for text in shown] == [
        "1. Có ý a) ý một; – ý con; b) ý hai.",
        "1. Có ý 1.1. Mục nhỏ – chỗ đậm – chỗ nữa",
        "2. Chia nhỏ – 2.1. Phần trước – 2.2. Phần sau",
        "2. Chia nhỏ 2.1. Phần trước 1. một 2. hai",
        "3. Đứng riêng",
    ]


def test_slides_are_for_their_viewers(project: Project) -> None:
    """In the edition all they are for whom the kind is made, as its booklet is."""
    uri = "slides/bo/hoc-tap/01.pdf"
    theirs, members, everything = (
        made(project, name) for name in ("key-cadres", "grassroots", "all")
    )
    assert [list(found) for found in (theirs, members, everything)] == [[uri]] * 3
    assert "ý kín" not in " ".join(pages(members[uri]))
    assert "Riêng báo cáo viên – ý kín" in " ".join(pages(theirs[uri]))
    assert everything == members
    assert made(project, "mass-organisations") == {}


def test_slides_are_tagged_and_wide(project: Project) -> None:
    (pdf,) = made(project, "grassroots").values()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        width, height = map(float, document.pages[1].mediabox[2:])
        assert abs(width / height - 16 / 9) < 0.01
        assert document.Root.Lang == "vi-VN"
        assert "<pdfuaid:part>1</pdfuaid:part>" in document.Root.Metadata.read_bytes().decode()


def test_many_points_go_on_to_another_slide(project: Project) -> None:
    points = "\n".join(f"{number}. ý thứ {number}" for number in range(1, 10))
    text = f"---\ntitle: Bài\naids: slides\n---\n\n## Mục\n\n{points}\n"
    (pdf,) = made(project, "grassroots", text=text).values()
    _, first, second = pages(pdf)
    assert "7. ý thứ 7" in first
    assert second.startswith("Mục (tiếp) 8. ý thứ 8 9. ý thứ 9")


def test_words_on_two_lines_and_around_a_link_stay_apart(project: Project) -> None:
    text = (
        "---\ntitle: Bài\naids: slides\n---\n\n## 1. Một<br>hai\n\n"
        "- xem [trang này ](https://dangcongsan.vn/)trước<br>đã\n"
    )
    (pdf,) = made(project, "grassroots", text=text).values()
    assert "1. Một hai – xem trang này trước đã" in pages(pdf)[1]


def test_a_character_the_font_lacks_is_named_with_its_line(project: Project) -> None:
    made(project, "grassroots")
    project.write("docs/bo/hoc-tap/01.md", CHAPTER + "\n## 5. Mục ☐\n")
    tree, problems = project.read()
    found, wrong = slides.files(tree, "grassroots", MADE)
    assert (problems, found) == ((), {})
    assert [str(problem) for problem in wrong] == [
        f"docs/bo/hoc-tap/01.md:{CHAPTER.count(chr(10)) + 2}: phông chữ của sách in không có ký tự "
        "“☐” (U+2610); thay bằng ký tự khác"
    ]
