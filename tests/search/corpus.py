"""What the tests search: the sample content, small libraries, and two thousand generated pages."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from bindery import reader, settings
from bindery.edition import edition
from bindery.search.canonical import Keys, tokens
from bindery.search.index import Index, build
from bindery.search.sections import FoundPage, Library, Section, library

REPOSITORY = Path(__file__).parents[2]
KEYS = Keys()
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'"
EVERYONE = frozenset({"key-cadres", "grassroots", "mass-organisations"})


@cache
def sample(name: str = "all") -> Library:
    """The edition `name` of the repository's own content."""
    tree, problems = reader.read(settings.load(REPOSITORY / "mkdocs.yml"))
    assert problems == []
    return library(edition(tree, name))


def pages(*texts: str, abbreviations: Iterable[tuple[str, str]] = ()) -> Library:
    """A library with a page for each text; its first line is the title."""
    found = []
    for number, text in enumerate(texts):
        title, _, rest = text.partition("\n")
        section = Section("", title, rest, EVERYONE)
        found.append(FoundPage(f"{number}.html", title, "", "", (section,)))
    return Library(tuple(found), abbreviations=tuple(abbreviations))


def generated(count: int = 2000) -> Library:
    """Pages of five hundred words: sentences of the sample content in any order, with symbols of
    their own.
    """
    chance = random.Random(6)
    sentences = [
        sentence
        for page in sample().pages
        for section in page.sections
        for sentence in re.split(r"[.;\n]+", section.text)
        if len(sentence.split()) > 4
    ]
    readers = [frozenset(sorted(EVERYONE)[: 1 + number % 3]) for number in range(3)]
    found = []
    for number in range(count):
        topics = chance.sample(sentences, 10)
        sections = []
        for part in range(5):
            lines = []
            while sum(len(line.split()) for line in lines) < 100:
                lines.append(chance.choice(topics if chance.random() < 0.4 else sentences))
            lines.append(f"Quyết định số {chance.randrange(1, 900)}-QĐ/TW")
            heading = " ".join(chance.choice(sentences).split()[:8])
            text = "\n".join(lines)
            sections.append(Section(str(part or ""), heading, text, readers[number % 3]))
        uri = f"bo-{number % 7}/hoc-tap/{number}.html"
        found.append(FoundPage(uri, sections[0].heading, f"bo-{number % 7}", "", tuple(sections)))
    sets = {f"bo-{number}": f"Bộ {number}" for number in range(7)}
    return Library(tuple(found), {name: name for name in sorted(EVERYONE)}, {}, sets)


@cache
def large() -> Index:
    """The index of two thousand pages."""
    return build(generated())


def keys(text: str) -> list[str]:
    """The keys of the words of a text."""
    return [word.key for word in tokens(text, KEYS)]


def lines(page: FoundPage) -> list[str]:
    """The lines of a page as keys with spaces around them: its title, headings and text."""
    found = [page.title]
    for section in page.sections:
        found += ["" if section.continues else section.heading, *section.text.split("\n")]
    return [f" {' '.join(keys(line))} " for line in found]


def write(index: Index, folder: Path) -> str:
    """Write an index and a page that loads it under the policy of the site; the page's address."""
    for path, content in index.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    page = folder / "page.html"
    page.write_text(
        '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Tìm</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<script src="{index.entry}"></script>',
        encoding="utf-8",
    )
    return page.as_uri()
