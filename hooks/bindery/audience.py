"""Who may see a passage?

An audience id is a word of the settings, such as ``grassroots``; a sub-audience is written
below it: ``grassroots/remote``. A label stands for itself and for its sub-audiences.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Audience = frozenset[str]
"""The audience ids a passage is for. Never empty."""

ALL = "all"
"""The edition that shows everything and marks who each passage is for."""

EVERYONE = "everyone"
"""The word that stands for every top-level audience."""


def covers(value: str, edition: str) -> bool:
    """Whether a passage labelled `value` is in the edition of the audience `edition`."""
    return edition == value or edition.startswith(value + "/")


def shows(audience: Audience, edition: str) -> bool:
    """Whether a passage for `audience` is in `edition`; everything is in the edition ``all``."""
    return edition == ALL or any(covers(value, edition) for value in audience)


def outside(declared: Audience, parent: Audience) -> tuple[str, ...]:
    """The values of `declared` that would show a passage to people its parent is not for."""
    return tuple(
        value for value in sorted(declared) if not any(covers(wide, value) for wide in parent)
    )


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The word of `words` an editor most probably meant by `word`, or None."""
    folded = {fold(candidate): candidate for candidate in words}
    found = difflib.get_close_matches(fold(word), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def fold(text: str) -> str:
    """`text` in lower case without Vietnamese marks, and đ as d."""
    bare = "".join(
        char
        for char in unicodedata.normalize("NFD", text.casefold())
        if not unicodedata.combining(char)
    )
    return bare.replace("đ", "d")


@dataclass(frozen=True)
class Vocabulary:
    """The audiences of the settings: id -> Vietnamese label, in the order of the settings."""

    labels: Mapping[str, str]

    @property
    def everyone(self) -> Audience:
        """The top-level audiences: together they are everybody."""
        return frozenset(name for name in self.labels if "/" not in name)

    @property
    def editions(self) -> tuple[str, ...]:
        """Every edition that can be built: one for each audience, and ``all``."""
        return (*self.labels, ALL)

    def edition_label(self, name: str) -> str:
        """Who the edition `name` is for, in Vietnamese."""
        return self.labels.get(name, "Tất cả đối tượng")

    def meant(self, word: str) -> str | None:
        """The audience id nearest to `word`, which may be an id or a Vietnamese label."""
        by_label = {label: name for name, label in self.labels.items()}
        found = nearest(word, (*self.labels, *by_label, EVERYONE))
        return by_label.get(found, found) if found else None

    def label(self, audience: Audience) -> str:
        """The labels of `audience`, as a sentence says them; empty for everybody."""
        if audience >= self.everyone:
            return ""
        return "; ".join(label for name, label in self.labels.items() if name in audience)
