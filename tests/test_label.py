"""What the braces behind a heading or a span say."""

from __future__ import annotations

import pytest

from bindery.label import Attributes, read_attributes, resembles_keyword


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("audience=key-cadres", Attributes("key-cadres")),
        ("audience = key-cadres", Attributes("key-cadres")),
        (" audience=a,b ", Attributes("a,b")),
        ("audience=a, b", Attributes("a, b")),
        ('audience="a, b"', Attributes("a, b")),
        ("audience='a'", Attributes("a")),
        (": audience=a", Attributes("a")),
        ("audience=", Attributes("")),
        ('audience=""', Attributes("")),
        ("#muc .nho .to audience=a/b", Attributes("a/b", "muc", ("nho", "to"))),
        ("#muc", Attributes(None, "muc")),
        ("", Attributes()),
        ("audience=a audience=b", None),
        ("#a #b", None),
        ("audience=a b", None),
        ("audience=a;b", None),
        ("audience=“a”", None),
        ("audience", None),
        ("Audience=a", None),
        ("data-audience=a", None),
        ("audience:a", None),
        ("width=3", None),
        ("chữ", None),
    ],
)
def test_read_attributes(inner: str, expected: Attributes | None) -> None:
    """Labels are accepted strictly: anything that is not exactly one is none."""
    assert read_attributes(inner) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("audience", True),
        ("Audience", True),
        ("audiance", True),
        ("audiences", True),
        ("adience", True),
        ("audien", True),
        ("note", False),
        ("lang", False),
        ("đối-tượng", False),
    ],
)
def test_resembles_keyword(word: str, expected: bool) -> None:
    """A hasty hand's keyword is recognised; other words are not taken for it."""
    assert resembles_keyword(word) is expected
