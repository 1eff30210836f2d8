"""An editor is told which sections of the study documents no question asks about."""

from __future__ import annotations

import pytest

from bindery.coverage import coverage, table
from bindery.tree import Tree

from .project import SET_INDEX, Project

STUDY = """\
---
title: Bài một
---
Mở đầu.

## I. Mục đích

## II. Yêu cầu

### 1. Chung

### 2. Riêng

## III. Cho báo cáo viên {audience=key-cadres}

## IV. Cho vùng xa {audience=grassroots/remote}
"""


def questions(*headings: str) -> str:
    body = "\n\n".join(f"## {heading}\n\nĐáp." for heading in headings)
    return f"---\ntitle: Hỏi\n---\n{body}\n"


def read(project: Project) -> Tree:
    tree, problems = project.read()
    assert problems == ()
    return tree


def rows(tree: Tree) -> dict[str, tuple[int, list[str]]]:
    """Audience -> how many sections it has, and those that no question asks about."""
    return {
        row.name: (row.sections, [line.text for _, line in row.uncovered]) for row in coverage(tree)
    }


@pytest.fixture
def studied(project: Project) -> Project:
    project.write("docs/bo/hoc-tap/01.md", STUDY)
    return project


def test_a_set_whose_questions_say_nothing_has_no_row(studied: Project) -> None:
    studied.write("docs/bo/hoi-dap/01.md", questions("Vì sao học?"))
    tree = read(studied)
    assert coverage(tree) == ()
    assert list(table(coverage(tree), tree)) == []


def test_each_audience_has_its_sections(studied: Project) -> None:
    """Who does not see the study document has no row; a label takes a section away."""
    studied.write("docs/bo/hoi-dap/01.md", questions("Vì sao học? {about=#i}"))
    assert rows(read(studied)) == {
        "key-cadres": (3, ["II. Yêu cầu", "III. Cho báo cáo viên"]),
        "grassroots": (2, ["II. Yêu cầu"]),
        "grassroots/remote": (3, ["II. Yêu cầu", "IV. Cho vùng xa"]),
    }


@pytest.mark.parametrize("asked", ["#ii", "#ii-1", "#ii-2", "01.md#ii-2", "#ii,#ii-1"])
def test_a_section_is_asked_about_with_all_below_it(studied: Project, asked: str) -> None:
    studied.write("docs/bo/hoi-dap/01.md", questions(f"Học gì? {{about={asked}}}"))
    assert rows(read(studied))["grassroots"] == (2, ["I. Mục đích"])


def test_a_question_counts_for_those_who_see_it(studied: Project) -> None:
    """A question for rapporteurs covers nothing for members."""
    studied.write(
        "docs/bo/hoi-dap/01.md",
        questions("Một? {about=#i}", "Hai? {about=#ii,#iii audience=key-cadres}"),
    )
    found = rows(read(studied))
    assert found["key-cadres"] == (3, [])
    assert found["grassroots"] == (2, ["II. Yêu cầu"])


def test_the_same_address_in_another_chapter_is_not_asked_about(studied: Project) -> None:
    studied.write("docs/bo/hoc-tap/02.md", "---\ntitle: Bài hai\n---\n## I. Nội dung\n")
    studied.write("docs/bo/hoi-dap/01.md", questions("Một? {about=02.md#i}"))
    assert rows(read(studied))["grassroots"] == (3, ["I. Mục đích", "II. Yêu cầu"])


def test_a_set_is_counted_for_itself(studied: Project) -> None:
    """The questions of one set cover nothing of another, nor do they give it a row."""
    studied.write("docs/hai/index.md", SET_INDEX.replace("title: Bộ tài", "title: Bộ hai tài"))
    studied.write("docs/hai/hoc-tap/01.md", "---\ntitle: Bài\n---\n## I. Mục đích\n")
    studied.write("docs/hai/hoi-dap/01.md", questions("Một?"))
    studied.write("docs/bo/hoi-dap/01.md", questions("Một? {about=#i}"))
    assert {row.set_title for row in coverage(read(studied))} == {"Bộ tài liệu"}
    studied.write("docs/hai/hoi-dap/01.md", questions("Một? {about=#i}"))
    assert {row.set_title: row.sections for row in coverage(read(studied))} == {
        "Bộ tài liệu": 3,
        "Bộ hai tài liệu": 1,
    }


def test_the_table_tells_each_section_once(studied: Project) -> None:
    """What the audience before lacks as well is not told again, nor a sub-audience like its own."""
    studied.write("docs/bo/hoi-dap/01.md", questions("Vì sao học? {about=#i}"))
    tree = read(studied)
    assert list(table(coverage(tree), tree)) == [
        "Câu hỏi cho các mục của tài liệu học tập, Bộ tài liệu:",
        "    1/3   mục có câu hỏi  Cán bộ chủ chốt và báo cáo viên",
        "          chưa có: docs/bo/hoc-tap/01.md:8: II. Yêu cầu",
        "          chưa có: docs/bo/hoc-tap/01.md:14: III. Cho báo cáo viên",
        "    1/2   mục có câu hỏi  Cán bộ, đảng viên ở cơ sở",
        "    1/3   mục có câu hỏi  Đảng viên ở vùng cao, vùng sâu, vùng xa",
        "          chưa có: docs/bo/hoc-tap/01.md:16: IV. Cho vùng xa",
    ]


def test_a_sub_audience_like_its_audience_is_not_told(studied: Project) -> None:
    studied.write("docs/bo/hoc-tap/01.md", STUDY.partition("## IV.")[0])
    studied.write("docs/bo/hoi-dap/01.md", questions("Vì sao học? {about=#i,#ii,#iii}"))
    tree = read(studied)
    assert list(table(coverage(tree), tree)) == [
        "Câu hỏi cho các mục của tài liệu học tập, Bộ tài liệu:",
        "    3/3   mục có câu hỏi  Cán bộ chủ chốt và báo cáo viên",
        "    2/2   mục có câu hỏi  Cán bộ, đảng viên ở cơ sở",
    ]
