"""What the loudspeaker of a commune reads out of a chapter."""

from __future__ import annotations

import datetime

import pytest

from bindery.booklet.script import SYLLABLES_A_MINUTE, scripts, texts
from bindery.edition import edition
from bindery.provenance import Provenance

from ..project import SETTINGS, Project
from .test_forms import EXTENSIONS

MADE = Provenance("0" * 40, datetime.datetime(2026, 11, 2, 8, 0, tzinfo=datetime.UTC))
CHAPTER = """\
---
title: Hỏi về 26-NQ/TW
aids: [loudspeaker]
---

Nghị quyết số 26-NQ/TW ngày 19/5/2018.[^1]

## Ai học?

Mọi người học ½ ngày[; người chủ trì học trước]{audience=key-cadres}. TCCS báo cáo.

a) đảng viên;
b) hội viên.

| Ai | Bao lâu |
|---|---|
| Đảng viên | 3-5 giờ |

## Ai trả lời?

/// audience | key-cadres, grassroots

Chỉ cán bộ và đảng viên biết.

///

/// audience | mass-organisations

Chỉ hội viên biết.

///

[^1]: Chú thích.
"""
URI = "readings/bo/hoi-dap/01.txt"


def made(project: Project, name: str, text: str = CHAPTER) -> dict[str, str]:
    listed = ", ".join(("bindery.guard", *EXTENSIONS, "bindery.questions"))
    project.write("mkdocs.yml", SETTINGS.replace("[bindery.guard]", f"[{listed}]"))
    project.write("docs/bo/hoi-dap/01.md", text)
    project.write("docs/thuat-ngu.yml", "- {term: TCCS, meaning: tổ chức cơ sở}\n")
    tree, problems = project.read()
    assert problems == ()
    return {uri: data.decode() for uri, data in scripts(tree, name, MADE).items()}


def paragraphs(text: str) -> list[str]:
    body = text.partition("-" * 78)[2]
    return [" ".join(part.split()) for part in body.split("\r\n\r\n") if part.strip()]


def test_what_everybody_may_hear_is_read_in_words(project: Project) -> None:
    assert paragraphs(made(project, "grassroots")[URI]) == [
        "Hỏi về hai mươi sáu, Nghị quyết, Trung ương",
        "Nghị quyết số hai mươi sáu, Trung ương, ngày mười chín tháng năm năm hai nghìn không "
        "trăm mười tám.",
        "Hỏi: Ai học?",
        "Mọi người học nửa ngày. Tổ chức cơ sở báo cáo.",
        "Ý a. đảng viên;",
        "Ý bê. hội viên.",
        "Ai: Đảng viên; Bao lâu: ba đến năm giờ.",
    ]


@pytest.mark.parametrize("name", ["key-cadres", "mass-organisations", "grassroots/remote", "all"])
def test_each_edition_has_the_same_script(project: Project, name: str) -> None:
    assert made(project, name) == made(project, "grassroots")


def test_what_is_hidden_from_anybody_changes_nothing(project: Project) -> None:
    other = CHAPTER.replace("người chủ trì học trước", "xin giữ kín").replace("Chỉ cán bộ", "Toàn")
    other = other.replace("Chỉ hội viên", "Riêng hội viên")
    assert made(project, "grassroots", other) == made(project, "grassroots")


def test_a_chapter_that_does_not_ask_has_none(project: Project) -> None:
    assert made(project, "all", CHAPTER.replace("aids: [loudspeaker]\n", "")) == {}


def test_the_head_tells_the_source_and_the_time(project: Project) -> None:
    text = made(project, "all", CHAPTER + "\n\n" + "Thêm chữ nữa. " * SYLLABLES_A_MINUTE)[URI]
    assert text.startswith("\ufeffBẢN ĐỌC TRÊN LOA TRUYỀN THANH\r\n")
    head = " ".join(text.partition("-" * 78)[0].split())
    assert "Hỏi về 26-NQ/TW (Bộ tài liệu)" in head
    assert "Dùng cho: mọi người. Đọc trong khoảng 3 phút." in head
    assert "Nguồn: 0000000000, ngày 2/11/2026. Không thay thế văn bản gốc." in head
    assert all(len(line) <= 78 for line in text.removeprefix("\ufeff").split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")


def test_what_scripts_write_otherwise_is_told_to_the_leak_search(project: Project) -> None:
    """An abbreviation written out may be what a hidden passage says."""
    made(project, "all")
    tree, _ = project.read()
    (told,) = texts(edition(tree, "mass-organisations"))
    assert "Tổ chức cơ sở báo cáo" in told
    assert "người chủ trì" not in told
