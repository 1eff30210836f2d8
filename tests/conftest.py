"""What every test may ask for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture
def page(project: Project) -> Callable[[str], tuple[str, ...]]:
    """What is wrong with a project whose one chapter has this body; the body begins on line 4."""

    def problems(body: str) -> tuple[str, ...]:
        project.write("docs/bo/hoc-tap/01.md", f"---\ntitle: Bài một\n---\n{body}")
        return project.read()[1]

    return problems
