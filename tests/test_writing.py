"""From which source line each line of an edition comes, and what parts them."""

from __future__ import annotations

import pytest

from bindery.edition import edition
from bindery.writing import write

from .project import Project

HEAD = "---\ntitle: Bài\n---\n"


def written(project: Project, body: str, name: str = "grassroots") -> list[tuple[int, str]]:
    """The lines of an edition with their numbers in the source, which begins with three others."""
    project.write("docs/bo/hoc-tap/01.md", HEAD + body)
    tree, problems = project.read()
    assert problems == ()
    document = tree.by_uri["bo/hoc-tap/01.md"]
    return [(line.number, line.text) for line in write(document, None, name)]


def test_a_text_of_an_edition_begins_at_its_first_line(project: Project) -> None:
    project.write("docs/bo/hoc-tap/01.md", f"{HEAD}\nChữ.\n")
    tree, _ = project.read()
    made = edition(tree, "grassroots").by_uri["bo/hoc-tap/01.md"]
    assert (made.body, made.body_line) == ("Chữ.\n", 1)
    assert made.passages.lines[0].number == 1


def test_lines_keep_their_numbers(project: Project) -> None:
    body = "Một.\nHai.\n\n/// audience | key-cadres\n\nBa.\n\n///\n\n```\nBốn.\n```\n"
    assert written(project, body) == [
        *((4, "Một."), (5, "Hai."), (6, "")),
        *((13, "```"), (14, "Bốn."), (15, "```"), (16, "")),
    ]


def test_fences_have_the_numbers_of_what_they_are_around(project: Project) -> None:
    """One that closes has that of the line behind it, or none."""
    body = "/// note | Một\n\nChữ.\n\n///\n\nSau.\n\n/// note | Hai\n\nCuối.\n\n///"
    assert written(project, body) == [
        *((4, "/// note | Một"), (4, ""), (6, "Chữ."), (7, ""), (9, "///"), (9, ""), (10, "Sau.")),
        *((11, ""), (12, "/// note | Hai"), (12, ""), (14, "Cuối."), (15, ""), (0, "///"), (0, "")),
    ]


def test_a_box_around_a_box_keeps_its_slashes_to_the_end(project: Project) -> None:
    body = "//// note | Ngoài\n\n/// warning | Trong\n\nChữ.\n\n///\n\nSau.\n\n////\n"
    texts = [text for _, text in written(project, body) if text]
    assert texts == [
        *("//// note | Ngoài", "/// warning | Trong", "Chữ.", "///", "Sau.", "////"),
    ]


def test_a_line_of_spaces_is_blank(project: Project) -> None:
    assert [text for _, text in written(project, "Một.\n   \n\nHai.\n")] == ["Một.", "", "Hai.", ""]


@pytest.mark.parametrize("label", ["audience | grassroots", "audience|grassroots"])
def test_the_edition_all_marks_a_block_however_it_is_written(project: Project, label: str) -> None:
    found = written(project, f"/// {label}\n\nChữ.\n\n///\n", "all")
    assert (4, "/// passage | grassroots | Cán bộ, đảng viên ở cơ sở") in found


def test_the_edition_all_marks_words_for_several(project: Project) -> None:
    body = "Chữ [riêng]{audience=key-cadres,grassroots/remote}.\n"
    (first, *_) = written(project, body, "all")
    assert 'data-audience="grassroots/remote,key-cadres"' in first[1]


@pytest.mark.parametrize("end", ["", " ##", " #"])
def test_a_heading_loses_the_signs_at_its_end(project: Project, end: str) -> None:
    assert written(project, f"## Mục X{end}\n\nChữ.\n")[0] == (4, "## Mục X")


def test_a_heading_without_an_address_stays_so(project: Project) -> None:
    assert written(project, "## Mục\n\nChữ.\n")[0] == (4, "## Mục")


def test_what_a_block_has_parted_stays_parted(project: Project) -> None:
    body = "Một.\n/// audience | key-cadres\n\nHai.\n\n///\nBa.\n/// note | Ô\n\nBốn.\n\n///\n"
    assert written(project, body)[:5] == [
        *((4, "Một."), (10, ""), (10, "Ba.")),
        *((12, ""), (11, "/// note | Ô")),
    ]
