"""What an editor may not write about the look of a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bindery import markup

STYLES = Path(__file__).parents[1] / "overrides/assets/css"
_QUOTED = re.compile(r"/\*.*?\*/|\"[^\"]*\"", re.DOTALL)
_SELECTORS = re.compile(r"([^{}]+)\{")
_CLASS = re.compile(r"\.([a-zA-Z_][\w-]*)")


def test_no_class_that_our_styles_know_is_for_editors() -> None:
    """A style could hide words, or a booklet leave them out as a place to write."""
    known = {
        name
        for style in STYLES.glob("*.css")
        for selector in _SELECTORS.findall(_QUOTED.sub("", style.read_text(encoding="utf-8")))
        for name in _CLASS.findall(selector)
    }
    assert {"unseen", "timeline__item--now", "field", "search-opener__words"} < known
    assert [name for name in sorted(known) if not markup.is_reserved(name)] == []


@pytest.mark.parametrize("name", ["quan-trong", "rieng", "page-break", "setting", "nearby"])
def test_other_classes_are(name: str) -> None:
    assert not markup.is_reserved(name)
