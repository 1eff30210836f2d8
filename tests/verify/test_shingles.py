"""Which words in a row tell of a text, and where a text is found."""

from __future__ import annotations

import pytest

from bindery.verify.pieces import plain
from bindery.verify.shingles import Hidden, found, shingles, words


def test_words_have_no_case_and_no_numbers_of_notes() -> None:
    assert words("Điều lệ2, Khoản 3.4 XII") == ["điều", "lệ", "khoản", "3", "xii"]


def test_a_sign_that_is_escaped_parts_words() -> None:
    assert words(plain("Họ\\_tên")) == ["họ", "tên"]


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("một hai ba bốn", False),
        ("một hai ba bốn năm", True),
        ("nghiêng ngả", False),
        ("nghiêngx ngả", True),
        ("documentsabc", False),
        ("documentsabcd", True),
        ("", False),
    ],
)
def test_a_short_text_tells_something_if_it_is_not_ordinary(text: str, telling: bool) -> None:
    """Five words, a word longer than any syllable, or one longer than those of scripts."""
    assert [*shingles(text.split())] == ([tuple(text.split())] if telling else [])


def test_a_long_text_is_told_by_every_eight_words() -> None:
    assert [*shingles([*"abcdefghi"])] == [tuple("abcdefgh"), tuple("bcdefghi")]


@pytest.mark.parametrize(
    ("view", "wanted"),
    [
        ("một hai ba bốn năm", ["một hai ba bốn năm"]),
        ("và một hai ba bốn năm.", ["một hai ba bốn năm"]),
        ("một hai một hai ba bốn năm", ["một hai ba bốn năm"]),
        ("một hai ba bốn", []),
        ("Kínđáolắm", ["kínđáolắm"]),
        ("bo/hoc-tap/01", ["hoc-tap/01"]),
        ("bo/hoc-tap/01-b", []),
        ("bo/xhoc-tap/01", []),
        ("a § b", ["§"]),
    ],
)
def test_what_is_hidden_is_found_wherever_it_stands(view: str, wanted: list[str]) -> None:
    sequences = [("một", "hai", "ba", "bốn", "năm"), ("kínđáolắm",)]
    hide = Hidden(
        {len(one): {one: f"docs/{len(one)}.md"} for one in sequences},
        {"hoc-tap/01": "docs/01.md", "§": "docs/s.md"},
    )
    assert hide.count == 4
    assert [text for text, _ in found(hide, [view])] == wanted
