"""Names that tell a content."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bindery.hashed import NAME, hashed, unchanging


def test_another_content_has_another_name() -> None:
    assert hashed("assets/js/reader.js", b"1") == "assets/js/reader.6b86b273.js"
    assert hashed("assets/js/reader.js", b"2") == "assets/js/reader.d4735e3a.js"


@pytest.mark.parametrize(
    "path",
    [
        hashed("assets/css/bindery.css", b""),
        "assets/images/bindery.a7633da7.svg",
        "assets/css/print.57a0d79d.css",
        "assets/search/0123456789abcdef/p10.js",
    ],
)
def test_such_names_are_known(path: str) -> None:
    assert re.fullmatch(NAME, path)


@pytest.mark.parametrize(
    "path",
    [
        "assets/js/reader.js",
        "assets/javascripts/words.57a0d79d.js",
        "assets/search/p10.js",
        "assets/images/anh.57a0d79d.png",
        "bo/assets/js/reader.6b86b273.js",
        "bo/reader.6b86b273.js",
        "assets/js/reader.6b86b273.js.html",
    ],
)
def test_other_names_may_change_their_content(path: str) -> None:
    assert not re.fullmatch(NAME, path)


def test_a_site_tells_which_files_never_change(tmp_path: Path) -> None:
    for name in ("b.0123abcd.js", "a.0123abcd.css", "c.js"):
        path = tmp_path / "assets/js" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert unchanging(tmp_path) == ("assets/js/a.0123abcd.css", "assets/js/b.0123abcd.js")
