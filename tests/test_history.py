"""A page's date moves with the text that its readers see, and with nothing else."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from bindery import reader, settings
from bindery.history import last_changes

from .project import Project

PAGE = "docs/bo/hoc-tap/01.md"
SRC_URI = "bo/hoc-tap/01.md"
TEXT = """\
---
title: Bài
---

Chữ của mọi người.

{hidden}

## Mục

Chữ{span} của mục.
"""
HIDDEN = "/// audience | key-cadres\n\n{}[^1]\n\n///\n\n[^1]: Nguồn của {}."


def git(root: Path, *arguments: str, day: str = "2026-01-01") -> None:
    """Git as nobody's settings have it."""
    when = f"{day}T12:00:00+07:00"
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments],
        cwd=root,
        env={
            **os.environ,
            "GIT_AUTHOR_DATE": when,
            "GIT_COMMITTER_DATE": when,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
        },
        check=True,
        capture_output=True,
    )


class History:
    """A project whose commits are made by a test."""

    def __init__(self, project: Project) -> None:
        self.project = project
        git(project.root, "init")

    def commit(self, day: str, text: str) -> None:
        """A commit of a day, in which the page reads so."""
        self.project.write(PAGE, text)
        git(self.project.root, "add", "--all")
        git(self.project.root, "commit", "-m", "x", day=day)

    def changed(self, edition: str) -> date | None:
        """When the page of an edition says that it was changed."""
        tree, problems = reader.read(settings.load(self.project.root / "mkdocs.yml"))
        assert problems == []
        return last_changes(tree, edition).get(SRC_URI)


@pytest.fixture
def history(project: Project) -> History:
    return History(project)


def page(hidden: str = "", span: str = "") -> str:
    return TEXT.format(hidden=HIDDEN.format(hidden, hidden) if hidden else "", span=span)


def test_a_change_of_hidden_text_moves_the_dates_of_those_who_see_it(history: History) -> None:
    history.commit("2026-01-01", page())
    history.commit("2026-02-02", page("Lời dặn"))
    history.commit("2026-03-03", page("Lời dặn khác", "[ (kín)]{audience=key-cadres}"))
    assert history.changed("grassroots") == date(2026, 1, 1)
    assert history.changed("key-cadres") == date(2026, 3, 3)
    assert history.changed("all") == date(2026, 3, 3)


def test_a_change_of_visible_text_moves_the_date(history: History) -> None:
    history.commit("2026-01-01", page("Lời dặn"))
    history.commit("2026-02-02", page("Lời dặn").replace("mọi người", "mọi nhà"))
    history.commit("2026-03-03", page("Lời dặn khác").replace("mọi người", "mọi nhà"))
    assert history.changed("grassroots") == date(2026, 2, 2)


def test_text_that_comes_back_dates_from_when_it_came_back(history: History) -> None:
    history.commit("2026-01-01", page())
    history.commit("2026-02-02", page().replace("mọi người", "mọi nhà"))
    history.commit("2026-03-03", page())
    assert history.changed("grassroots") == date(2026, 3, 3)


def test_a_page_dates_from_when_its_readers_could_first_see_it(history: History) -> None:
    narrow = page().replace("title: Bài", "title: Bài\naudience: [key-cadres]")
    history.commit("2026-01-01", narrow)
    history.commit("2026-02-02", page())
    assert history.changed("grassroots") == date(2026, 2, 2)
    assert history.changed("key-cadres") == date(2026, 1, 1)


def test_a_version_that_was_not_in_order_is_another_text(history: History) -> None:
    history.commit("2026-01-01", page())
    history.commit("2026-02-02", page().replace("title: Bài", "title: Bài\ntitle: Bài"))
    history.commit("2026-03-03", page())
    assert history.changed("grassroots") == date(2026, 3, 3)


def test_the_first_page_of_a_set_moves_with_the_sittings_of_its_readers(history: History) -> None:
    uri = "docs/bo/index.md"
    head, _, rest = (history.project.root / uri).read_text(encoding="utf-8").partition("\n---\n\n")
    sitting = "\nsessions:\n  - {{level: A, form: {}, when: tháng 3, audience: [key-cadres]}}"
    history.commit("2026-01-01", page())
    for day, form in (("2026-02-02", "B"), ("2026-03-03", "C")):
        history.project.write(uri, f"{head}{sitting.format(form)}\n---\n\n{rest}")
        history.commit(day, page())
    tree, _ = reader.read(settings.load(history.project.root / "mkdocs.yml"))
    assert last_changes(tree, "grassroots")["bo/index.md"] == date(2026, 1, 1)
    assert last_changes(tree, "key-cadres")["bo/index.md"] == date(2026, 3, 3)


def test_what_no_commit_has_has_no_date(history: History) -> None:
    history.project.write(PAGE, page())
    assert history.changed("grassroots") is None
