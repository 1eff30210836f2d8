"""What does a browser load to answer a query? Scripts with the words of the pages, made here.

``words.js`` first, which knows every word and where its places are; then ``p…js``, the places of
some words; then ``t…js``, the text of the pages that are shown. Scripts can be loaded from a disk
as well. The folder is named by its content, and each script says which build it is of.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ..audience import shows
from . import canonical, designation
from .canonical import Keys, fold, tokens
from .coding import coded, number, runs
from .designation import designations
from .sections import FoundPage, Library, Section

FOLDER = "assets/search"
"""The folder of a site that holds the index, in a folder of its own for each build."""

ENTRY = "search.js"
"""The script that a page loads, from the folder of the build; it finds the others beside it."""

SCRIPTS = ("canonical.js", "store.js", "query.js")
"""The parts of `ENTRY`, in order."""

SHARD = 8000
"""Letters of a script of places; a word that has more has a script of its own."""

TEXT = 20000
"""Characters of a script of text; a longer page has several."""

_SPACES = re.compile(r" ?([-=+<>?:,{}()&|;*]+) ?")

_TYPE = re.compile(r"/\*\* .*? \*/ ?")

MOST_AUDIENCES = 30
"""Audiences that a browser can tell apart in one number."""


@dataclass(frozen=True)
class Index:
    """The scripts of an index by their names, and the name of the folder they belong into."""

    folder: str
    scripts: Mapping[str, bytes]

    @property
    def files(self) -> Mapping[str, bytes]:
        """The scripts by their paths in the site."""
        return {f"{self.folder}/{name}": content for name, content in self.scripts.items()}

    @property
    def entry(self) -> str:
        """The path of the script that pages load."""
        return f"{self.folder}/{ENTRY}"


def build(library: Library) -> Index:
    """The index of all that can be found. The same library gives the same bytes."""
    words = _Words()
    spans = [_span(words, section) for page in library.pages for section in page.sections]
    texts = [list(_texts(page)) for page in library.pages]
    vocabulary = sorted(words.places, key=lambda found: (fold(found), found))
    shards, first = _shards(coded(words.places[found]) for found in vocabulary)
    known = {
        "table": {**canonical.TABLE, **designation.TABLE},
        "designation": designation.pattern(words.offices),
        "words": "".join(_frequency(found, words.places[found]) for found in vocabulary),
        "shards": first,
        "spans": "".join(spans),
        "texts": " ".join("+".join(str(len(part[2])) for part in parts) for parts in texts),
        "abbreviations": library.abbreviations,
        **dict(_facets(library)),
    }
    flat = [part for parts in texts for part in parts]
    return _written(
        {
            "words": known,
            **{f"p{at}": shard for at, shard in enumerate(shards)},
            **{f"t{at}": part for at, part in enumerate(flat)},
        }
    )


class _Words:
    """The places of all words, counted through all sections."""

    def __init__(self) -> None:
        self.places: dict[str, list[int]] = defaultdict(list)
        self.offices = set(designation.OFFICES)
        self.keys = Keys()
        self.at = 0

    def add(self, text: str) -> None:
        """Add the words of `text` behind those before it; lines do not belong together."""
        for line in text.split("\n"):
            found = list(tokens(line, self.keys))
            for word in found:
                self.places[word.key].append(self.at)
                self.at += 1
            for named in designations(line, found) if _has_number(line) else ():
                self.places[named.key].append(self.at - len(found) + named.at)
                if len(named.office) > 1 and named.office.isalpha():
                    self.offices.add(named.office)
            self.at += 1


def _has_number(line: str) -> bool:
    return any(digit in line for digit in "0123456789")


def _span(words: _Words, section: Section) -> str:
    """The lengths of a section whose words are added: of its heading, and of the whole."""
    start = words.at
    words.add("" if section.continues else section.heading)
    title = words.at - start - 1
    words.add(section.text)
    return number(title, 1) + number(words.at - start, 2)


def _frequency(word: str, places: list[int]) -> str:
    """A word, and a capital letter that says how often it is there: each twice the one before."""
    return word + chr(ord("A") + min(25, len(places).bit_length()))


def _shards(terms: Iterable[str]) -> tuple[list[str], list[int]]:
    """The words' places in scripts of about `SHARD` letters, and the first word of each."""
    shards: list[list[str]] = []
    first: list[int] = []
    size = 0
    for at, term in enumerate(terms):
        if not shards or size + len(term) > SHARD:
            shards.append([])
            first.append(at)
            size = 0
        shards[-1].append(term)
        size += len(term) + 1
    return [" ".join(shard) for shard in shards], first


def _facets(library: Library) -> Iterator[tuple[str, Any]]:
    """Who each section is for, and of what kind and set each page is."""
    sections = [section for page in library.pages for section in page.sections]
    audiences = list(library.audiences)[:MOST_AUDIENCES]
    masks = (
        sum(1 << at for at, name in enumerate(audiences) if shows(section.audience, name))
        for section in sections
    )
    kinds, sets = ["", *library.kinds], ["", *library.sets]
    yield "audiences", list(map(list, library.audiences.items()))[:MOST_AUDIENCES]
    yield "kinds", list(map(list, library.kinds.items()))
    yield "sets", list(map(list, library.sets.items()))
    yield "masks", runs(masks)
    yield "notes", runs(int(section.notes) for section in sections)
    yield "kind", runs(kinds.index(page.kind_id) for page in library.pages)
    yield "set", runs(sets.index(page.set_id) for page in library.pages)


def _texts(page: FoundPage) -> Iterator[tuple[str, str, list[Any]]]:
    """The text of a page as it is shown, in parts."""
    part: list[Any] = []
    size = 0
    for section in page.sections:
        if part and size + len(section.text) > TEXT:
            yield quote(page.uri), page.title, part
            part, size = [], 0
        points = [item for at, address in section.points for item in (at, quote(address, safe=":"))]
        heading = "" if section.heading == page.title and not section.address else section.heading
        address = quote(section.address, safe=":")
        part.append([address, heading, section.text, *([points] if points else [])])
        size += len(section.text)
    yield quote(page.uri), page.title, part


def _written(payload: Mapping[str, Any]) -> Index:
    """The scripts that hand over each part of `payload`, and the script that asks for them."""
    parts = {name: _json(part) for name, part in payload.items()}
    entry = "".join(_script(name) for name in SCRIPTS)
    digest = hashlib.sha256("\n".join([entry, *parts, *parts.values()]).encode())
    build = digest.hexdigest()[:16]
    scripts = {
        f"{name}.js": f'bindery.index("{build}","{name}",{part});\n'.encode()
        for name, part in parts.items()
    }
    return Index(f"{FOLDER}/{build}", {ENTRY: entry.encode(), **scripts})


def _json(part: Any) -> str:
    """JSON that is a script as well."""
    text = json.dumps(part, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _script(name: str) -> str:
    """A script without its comments, and without spaces that say nothing."""
    text = _TYPE.sub("", (Path(__file__).parent / name).read_text(encoding="utf-8"))
    kept = (line.strip() for line in text.splitlines() if not line.strip().startswith("//"))
    return "".join(f"{_without_spaces(line)}\n" for line in kept if line)


def _without_spaces(line: str) -> str:
    """A line without spaces around its signs; one with a pattern or a template is left as it is."""
    if re.search("[/`]", line):
        return line
    parts = re.split(r'("[^"]*")', line)
    return "".join(part if at % 2 else _SPACES.sub(r"\1", part) for at, part in enumerate(parts))
