"""Does a text hold a sequence of words that would show that hidden text has leaked?

A hidden passage is told by its shingles: every eight words in a row, or all of it when it is
shorter. A sequence that readers of the edition may see anyway proves nothing and is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

LENGTH = 8
"""Words in a shingle."""

_FEWEST = 5
"""Words a shorter passage needs to be telling, unless one of them is no Vietnamese syllable."""

_LONGEST_SYLLABLE = 7
"""Letters of ``nghiêng``; a longer word is a code, a name or a foreign word."""

_LONGEST_OF_THE_THEME = 12
"""Letters of a word that the theme's scripts may hold by themselves, as they do ``document``."""

_WORD = re.compile(r"[^\W_]+")
_CALL = re.compile(r"(?<=[^\W\d_])\d+|(?<=[.,;:!?)”’\"])\d+(?!\w)")
"""The number of a note, which is set close behind a word or a sign and is no word of the text."""

_PART = re.compile(r"[\w-]+")

Shingle = tuple[str, ...]


@dataclass(frozen=True)
class Hidden:
    """What an edition must not contain: shingles by their length, and addresses and file names."""

    shingles: dict[int, dict[Shingle, str]]
    names: dict[str, str]

    @cached_property
    def names_by_part(self) -> dict[str, list[str]]:
        """The names by a part that a text must have if it has the name, '' where there is none: so
        few are looked for in each text.
        """
        found: dict[str, list[str]] = {}
        for name in self.names:
            part = _PART.search(name.rpartition("/")[2])
            found.setdefault(part.group() if part else "", []).append(name)
        return found

    @cached_property
    def lengths_by_start(self) -> dict[str, list[int]]:
        """How long the shingles are that begin with a word: so few are looked for in each text."""
        found: dict[str, list[int]] = {}
        for length, known in self.shingles.items():
            for start in {shingle[0] for shingle in known}:
                found.setdefault(start, []).append(length)
        return found

    @property
    def count(self) -> int:
        """How many sequences are looked for."""
        return sum(map(len, self.shingles.values())) + len(self.names)


def words(text: str) -> list[str]:
    """The words of `text`, in NFC and without case."""
    return _WORD.findall(_CALL.sub("", folded(text)))


def folded(text: str) -> str:
    """`text` in NFC and without case."""
    return unicodedata.normalize("NFC", text).casefold()


def shingles(text: list[str]) -> Iterator[Shingle]:
    """The sequences that tell of a text, given as its words; none for a short ordinary one."""
    if len(text) >= LENGTH:
        yield from runs(text, LENGTH)
    elif len(text) == 1 and len(text[0]) <= _LONGEST_OF_THE_THEME:
        return
    elif len(text) >= _FEWEST or any(len(word) > _LONGEST_SYLLABLE for word in text):
        yield tuple(text)


def runs(text: list[str], length: int) -> Iterator[Shingle]:
    """Every `length` words in a row."""
    return zip(*(text[start:] for start in range(length)), strict=False)


def found(hide: Hidden, views: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each hidden sequence that a view of a file holds, and where it is written."""
    for view in views:
        text = words(view)
        for at, word in enumerate(text):
            for length in hide.lengths_by_start.get(word, ()):
                shingle = tuple(text[at : at + length])
                if place := hide.shingles[length].get(shingle):
                    yield " ".join(shingle), place
        lower = folded(view)
        for part in sorted(hide.names_by_part.keys() & {"", *_PART.findall(lower)}):
            for address in hide.names_by_part[part]:
                if address in lower and re.search(_whole(address), lower):
                    yield address, hide.names[address]


def _whole(address: str) -> str:
    """A pattern for `address` where it is not a part of a longer one."""
    return rf"(?<![\w-]){re.escape(address)}(?![\w-])"
