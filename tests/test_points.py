"""A jump or a repeated label is a question; what Party documents do is none."""

from __future__ import annotations

import pytest

from bindery import checks
from bindery.diagnostic import report

from .project import Project


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("a) một\nb) hai\nc) ba\nd) bốn\nđ) năm\ne) sáu\n", []),
        ("h) một\ni) hai\nk) ba\n", []),
        ("3. ba\n4. bốn\n", []),
        ("1. một\na) a\nb) b\n2. hai\na) a\n", []),
        ("- x\n- y\n    + z\n    + t\n", []),
        ("I. một\nII. hai\nIII. ba\nIV. bốn\n", []),
        ("1.1. một\n1.2. hai\n2.1. ba\n", []),
        ("a) một\n\nĐoạn khác.\n\na) một\n", []),
        ("3. ba\n4. bốn\n7. bảy\n", ["docs/bo/hoc-tap/01.md:6: “7.” đứng sau “4.”"]),
        ("a) một\nb) hai\nd) ba\n", ["docs/bo/hoc-tap/01.md:6: “d)” đứng sau “b)”"]),
        ("d) một\ne) hai\n", ["docs/bo/hoc-tap/01.md:5: “e)” đứng sau “d)”"]),
        ("2. một\n2. hai\n", ["docs/bo/hoc-tap/01.md:5: “2.” lặp lại"]),
        ("1. một\n1. hai\n", ["docs/bo/hoc-tap/01.md:5: “1.” lặp lại"]),
        ("1.1. một\n1.3. hai\n", ["docs/bo/hoc-tap/01.md:5: “1.3.” đứng sau “1.1.”"]),
        ("I. một\nIV. hai\n", ["docs/bo/hoc-tap/01.md:5: “IV.” đứng sau “I.”"]),
        (
            "1. một\n\n    a) a\n    c) c\n\n2. hai\n",
            ["docs/bo/hoc-tap/01.md:7: “c)” đứng sau “a)”"],
        ),
    ],
)
def test_labels_that_do_not_run_on(project: Project, body: str, asked: list[str]) -> None:
    project.write("docs/bo/hoc-tap/01.md", f"---\ntitle: Bài một\n---\n{body}")
    tree, problems = project.read()
    assert problems == ()
    told = [line.partition(": có đúng")[0] for line in report(checks.questions(tree))]
    assert told == asked


@pytest.mark.parametrize(
    ("headings", "asked"),
    [
        (("## I. Một", "### 1. Hai", "### 2. Ba", "## II. Bốn", "### 1. Năm"), []),
        (("## 3. Một", "## 4. Hai", "## Ba", "## 1. Bốn"), []),
        (("## I. Một", "## II. Hai", "## 1. Ba"), []),
        (
            ("## I. Một", "### 1. Hai", "## III. Ba"),
            ["docs/bo/hoc-tap/01.md:8: “III.” đứng sau “I.”"],
        ),
        (("## I. Một", "## I. Hai"), ["docs/bo/hoc-tap/01.md:6: “I.” lặp lại"]),
        (("## A. Một", "## B. Hai"), []),
    ],
)
def test_labels_of_headings_that_do_not_run_on(
    project: Project, headings: tuple[str, ...], asked: list[str]
) -> None:
    body = "\n\n".join(headings)
    project.write("docs/bo/hoc-tap/01.md", f"---\ntitle: Bài một\n---\n{body}\n")
    tree, problems = project.read()
    assert problems == ()
    told = [line.partition(": có đúng")[0] for line in report(checks.questions(tree))]
    assert told == asked


@pytest.mark.parametrize("body", ["a. một\nb. hai\n", "1.1 một\n1.2 hai\n", "-một\n-hai\n", ""])
def test_what_looks_like_a_list_and_is_none(project: Project, body: str) -> None:
    project.write("docs/bo/hoc-tap/01.md", f"---\ntitle: Bài một\n---\n{body}")
    tree, problems = project.read()
    assert problems == ()
    asked = [line for line in report(checks.questions(tree)) if "hoc-tap/01.md" in line]
    assert len(asked) == 1
