"""Where links lead."""

from __future__ import annotations

import pytest

from bindery.link import Link, links


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](b.md)", [("b.md", False)]),
        ("![a](b.png)", [("b.png", True)]),
        ('[a](b.md "Tên (một)")', [("b.md", False)]),
        ("[a](<b.md>)", [("b.md", False)]),
        ("[a [b] c](d.md)", [("d.md", False)]),
        ("[![a](b.png)](c.md)", [("c.md", False), ("b.png", True)]),
        ("[a](b_(c).md)", [("b_(c).md", False)]),
        ("[a\nb](c.md)", [("c.md", False)]),
        ("[a][b]\n\n[b]: c.md 'Tên'", [("c.md", False)]),
        ("`[a](b.md)`", []),
        ("\\[a](b.md)", []),
        ("[a] (b.md)", []),
        ("[^1]: chú thích", []),
    ],
)
def test_links(text: str, expected: list[tuple[str, bool]]) -> None:
    """Links and images are found as Markdown finds them."""
    found = links(enumerate(text.split("\n"), start=1))
    assert [(link.target, link.image) for link in found] == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("02.md", "bo/hoc-tap/02.md"),
        ("02.md#muc", "bo/hoc-tap/02.md"),
        ("./02.md?x=1", "bo/hoc-tap/02.md"),
        ("../index.md", "bo/index.md"),
        ("../../index.md", "index.md"),
        ("../../../mkdocs.yml", None),
        ("/index.md", None),
        ("#muc", "bo/hoc-tap/01.md"),
        ("b%C3%A0i.md", "bo/hoc-tap/bài.md"),
    ],
)
def test_resolved(target: str, expected: str | None) -> None:
    """A target is seen from its page and stays in the docs folder."""
    assert Link(1, target).resolved("bo/hoc-tap/01.md") == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("https://example.vn/a.md", True),
        ("//example.vn/a.md", True),
        ("mailto:a@example.vn", True),
        ("a.md", False),
        ("#a", False),
    ],
)
def test_external(target: str, expected: bool) -> None:
    """Only an address with a scheme or a host leads out of the sources."""
    assert Link(1, target).external is expected


def test_fragment_is_unquoted() -> None:
    """The address of a heading may be written with percent signs."""
    assert Link(1, "a.md#%C4%91").fragment == "đ"


def test_lines_are_those_of_the_source() -> None:
    """A link has the number of the line on which it begins."""
    lines = [(7, "chữ [a"), (8, "b](c.md)"), (12, "![d](e.png)")]
    assert [link.number for link in links(lines)] == [7, 12]
