"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from .project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project in order, to which a test adds sources."""
    return Project(tmp_path)
