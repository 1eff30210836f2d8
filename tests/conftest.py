"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from .browser import chromium
from .project import Project

# A run in CI must not go red by chance; elsewhere new examples are tried every time. No deadline:
# a busy machine is no error.
settings.register_profile("ci", derandomize=True, database=None, deadline=None, print_blob=True)
settings.register_profile("local", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "local")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project in order, to which a test adds sources."""
    return Project(tmp_path)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for all tests of a process: Playwright cannot be started twice in it."""
    path = chromium.find()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no chromium: browser tests cannot run")
        pytest.skip("no chromium: browser tests are skipped")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        yield browser
        browser.close()
