"""What the source says is what the page says: every word and label, in order, on real content."""

from __future__ import annotations

import difflib
import html
import re
from pathlib import Path

import pytest

from bindery import reader, settings
from bindery.booklet.elements import converter
from bindery.document import Document
from bindery.edition import edition
from bindery.slug import bare_text

REPOSITORY = Path(__file__).parents[1]
KNOWN = settings.load(REPOSITORY / "mkdocs.yml")
SOURCES = reader.read(KNOWN)[0]

TOKEN = re.compile(r"[^\W_]+|[+)(/–-]")


def tokens(text: str) -> list[str]:
    """Words and the signs that labels and symbols are made of."""
    return TOKEN.findall(text)


def written(document: Document) -> list[str]:
    """The words of a filtered source, its notes and abbreviations left out."""
    found: list[str] = []
    definition = False
    for line in document.body.split("\n"):
        definition = line.startswith(("[^", "*[")) or (definition and line.startswith("    "))
        if definition or re.fullmatch(r"[|:\s-]+", line) or line.startswith(("/// passage", "///")):
            title = re.match(r"/{3,} (?:note|warning) \| (.*)", line)
            found += tokens(title.group(1)) if title else []
            continue
        bare = bare_text(re.sub(r"^#+ | \{[^{}]*\}$", "", line))
        found += tokens(html.unescape(bare))
    return found


def shown(document: Document) -> list[str]:
    """The words of the page, without its notes and their calls."""
    page = converter(KNOWN.extensions, KNOWN.extension_configs).convert(document.body)
    page = re.sub(r'<div class="footnote">.*\Z', "", page, flags=re.DOTALL)
    page = re.sub(r"<sup id=.*?</sup>", "", page, flags=re.DOTALL)
    page = re.sub(r'<p class="passage__label">.*?</p>', "", page)
    page = re.sub(r'<span class="passage__label">.*?</span>', "", page)
    return tokens(html.unescape(re.sub(r"<[^>]+>", " ", page)))


@pytest.mark.parametrize("name", ["key-cadres", "mass-organisations", "grassroots/workers"])
def test_every_word_and_label_of_an_edition_is_on_its_pages_in_order(name: str) -> None:
    for document in edition(SOURCES, name).documents:
        expected, found = written(document), shown(document)
        difference = [
            line
            for line in difflib.unified_diff(expected, found, lineterm="", n=3)
            if not line.startswith(("---", "+++"))
        ]
        assert expected == found, f"{document.src_uri}: {difference[:12]}"
