"""What a front matter says, and on which line."""

from __future__ import annotations

import datetime

import pytest

from bindery.front_matter import FrontMatter, parse, split


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("12", 12),
        ("007", "007"),
        ("1.50", "1.50"),
        ("1e3", "1e3"),
        ("0x1F", "0x1F"),
        ("12:30", "12:30"),
        ("yes", "yes"),
        ("No", "No"),
        ("true", "true"),
        ("2018-05-19", datetime.date(2018, 5, 19)),
        ("2018-5-19", "2018-5-19"),
        ("2018-05", "2018-05"),
        ('"2018-05-19"', datetime.date(2018, 5, 19)),
        ('"12"', "12"),
        ("26-NQ/TW", "26-NQ/TW"),
        ("~", None),
        ("null", None),
        ("", None),
        ("không rõ", "không rõ"),
        ("[a, b]", ["a", "b"]),
        ("{a: 1}", {"a": 1}),
        (">-\n  một\n  hai", "một hai"),
    ],
)
def test_values(yaml: str, expected: object) -> None:
    """YAML's surprises stay what the editor wrote; only whole days become dates."""
    front, problems = parse(f"key: {yaml}", "docs/a.md")
    assert (front.values["key"], problems) == (expected, [])


def test_lines() -> None:
    """Each value has its line in the file; one that is not there has that of its parent."""
    text = "title: A\nsessions:\n  - level: B\n    form: C\n  - level: D\n"
    front, _ = parse(text, "docs/a.md")
    assert [
        front.line("title"),
        front.line("sessions"),
        front.line("sessions", 0, "form"),
        front.line("sessions", 1),
        front.line("sessions", 1, "form"),
    ] == [2, 3, 5, 6, 6]
    assert FrontMatter().line("title") == 1


@pytest.mark.parametrize(
    "wrong", ["# audience: [key-cadres]", "a&amp;b: 1", "b: a&amp;b", "b: !!int 3", "b: [1"]
)
def test_what_is_wrong_has_its_line(wrong: str) -> None:
    """Whatever stands behind it."""
    _, problems = parse(f"a: 1\n{wrong}\nc: 2\nd: 3\n", "docs/a.md")
    assert [problem.line for problem in problems] == [4 if wrong == "b: [1" else 3]


def test_blank_lines_before_it_count() -> None:
    _, problems = parse("\n# audience: [key-cadres]\n", "docs/a.md")
    assert [problem.line for problem in problems] == [3]


@pytest.mark.parametrize(("length", "wrong"), [(2_000, 0), (2_001, 1)])
def test_the_longest_value(length: int, wrong: int) -> None:
    assert len(parse(f"a: {'x' * length}", "docs/a.md")[1]) == wrong


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\na: 1\n---\nChữ\n", ("a: 1", "Chữ\n", 4)),
        ("---\na: 1\n...\nChữ", ("a: 1", "Chữ", 4)),
        ("---\n---\n", ("", "", 3)),
        ("---  \na: 1\n---  \n\nChữ", ("a: 1", "\nChữ", 4)),
        ("Chữ\n---\n", (None, "Chữ\n---\n", 1)),
        ("", (None, "", 1)),
        ("----\nChữ", (None, "----\nChữ", 1)),
    ],
)
def test_split(text: str, expected: tuple[str | None, str, int]) -> None:
    """A front matter stands between two lines ---; the body knows on which line it begins."""
    assert split(text) == expected


@pytest.mark.parametrize("text", ["---\n", "---\na: 1\n", "---\na: 1\n ---\n"])
def test_split_refuses_what_is_never_ended(text: str) -> None:
    """A front matter without its last line could be printed as text."""
    with pytest.raises(ValueError, match="---"):
        split(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: [[[[[[[[[[1]]]]]]]]]]",
        "a: " + "[" * 3000 + "]" * 3000,
        "? [a]\n: b",
        "a: *b",
        "a: !!int 3",
        "[a, b]",
        "a\n",
        "a: \x01",
        "%YAML 1.1",
        "a: 'b",
        "a:\n\t- b",
    ],
)
def test_refuses(text: str) -> None:
    """What is not plain, shallow YAML is one problem with a line, and no values at all."""
    front, problems = parse(text, "docs/a.md")
    assert not front.values
    assert [problem.path for problem in problems] == ["docs/a.md"]
    assert problems[0].line >= 1
