"""What `make mutants` needs to know of these tests."""

from __future__ import annotations

import os

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out the many files in which hidden text is looked for, where a mutant outside the
    search is on trial: they say nothing of it that the golden tests do not, and take as long.
    """
    mutant = os.environ.get("MUTANT_UNDER_TEST", "")
    if mutant.startswith("bindery.") and not mutant.startswith("bindery.verify."):
        items[:] = [item for item in items if item.path.name != "test_classes.py"]
