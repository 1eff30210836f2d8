"""The levels that the sessions of a study calendar may have."""

from __future__ import annotations

import pytest

from bindery import settings
from bindery.diagnostic import ConfigurationError

from .project import SET_INDEX, SETTINGS, Project

LEVELS = "    levels: [Cấp tỉnh, Cấp cơ sở]\n"
SESSION = "sessions:\n  - {{level: {}, form: Học, when: định kỳ, audience: everyone}}\n---\n\n"


def problems(project: Project, level: str) -> tuple[str, ...]:
    project.write("docs/bo/index.md", SET_INDEX.replace("---\n\n", SESSION.format(level)))
    project.write("docs/bo/hoc-tap/01.md", "---\ntitle: Bài một\n---\n")
    return project.read()[1]


def test_where_the_settings_name_no_level_any_is_right(project: Project) -> None:
    assert problems(project, "Nơi nào đó") == ()


def test_a_level_is_one_of_those_named(project: Project) -> None:
    project.write("mkdocs.yml", SETTINGS + LEVELS)
    assert problems(project, "Cấp  cơ sở") == ()
    assert problems(project, "Cap cơ so") == (
        "docs/bo/index.md:11: không có cấp “Cap cơ so”; có phải là “Cấp cơ sở”? Các cấp kê ở mục "
        "extra.bindery.levels của mkdocs.yml; cấp mới thì thêm vào đó",
    )
    assert problems(project, "Xyz")[0].startswith("docs/bo/index.md:11: không có cấp “Xyz”. ")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Cấp tỉnh", "extra.bindery.levels phải là danh sách tên các cấp"),
        ("[1, 2]", "extra.bindery.levels phải là danh sách tên các cấp"),
        ('["<b>"]', "extra.bindery.levels: cấp chỉ gồm chữ"),
    ],
)
def test_levels_are_a_list_of_words(project: Project, said: str, told: str) -> None:
    project.write("mkdocs.yml", f"{SETTINGS}    levels: {said}\n")
    with pytest.raises(ConfigurationError, match=told):
        settings.load(project.root / "mkdocs.yml")
