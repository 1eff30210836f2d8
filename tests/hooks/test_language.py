"""What readers see, and what a screen reader says, is Vietnamese to the last word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from bindery.search.canonical import fold, key

from ..browser.conftest import site  # noqa: F401 - the sample content, built once
from ..search import syllables

SPOKEN = ("aria-label", "title", "alt", "placeholder", "data-label", "aria-description")
RIMES = (*syllables.OPEN, *syllables.NASAL, *syllables.STOPPED, "oach", "yêt", "yt", "ych", "ynh")
SYLLABLES = {fold(key(onset + rime)) for onset in syllables.ONSETS for rime in RIMES}
NAMES = frozenset(
    (
        *("ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii", "th"),
        *("bindery", "windows", "linux", "macos", "android", "iphone", "ipad", "internet", "covid"),
        *("certutil", "hashfile", "shasum", "https", "ctrl", "enter", "esc", "qđi"),
    )
)
"""Names of programs and formats, symbols of documents, Roman numbers: words of no language."""

_NO_WORDS = re.compile(r"\S+\.(?:pdf|html|txt|docx|zip)\b|\b[0-9a-f]{10}\b|½")
"""Names of files, commits."""


def texts(page: html.HtmlElement) -> Iterator[str]:
    """All that a page shows and says."""
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        yield from (element.get(name, "") for name in SPOKEN)
        if element.tag not in ("script", "style", "code"):
            yield element.text or ""
        yield element.tail or ""
    for meta in page.xpath("//meta[@name='description']"):
        yield meta.get("content", "")


def strangers(text: str) -> set[str]:
    """The words of a text that are no Vietnamese syllables, nor abbreviations or letters."""
    words = re.findall(r"[^\W\d_]+", _NO_WORDS.sub("", text))
    return {
        word
        for word in words
        if len(word) > 1
        and not word.isupper()
        and word.lower() not in NAMES
        and fold(key(word)) not in SYLLABLES
    }


def test_english_is_seen() -> None:
    """The law can fail."""
    assert strangers("Back to top, Search: Trở lại 37-QĐ/TW") == {"Back", "Search"}


@pytest.mark.usefixtures("site")
def test_no_page_holds_a_word_of_another_language(site: Path) -> None:  # noqa: F811
    found: dict[str, set[str]] = {}
    for path in sorted(site.rglob("*.html")):
        page = html.fromstring(path.read_bytes())
        assert page.get("lang") == "vi"
        for text in texts(page):
            for word in strangers(text):
                found.setdefault(word, set()).add(path.name)
    assert sorted(found) == [], found
