"""Which abbreviations and terms are explained to readers, and where are they used?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from .enumeration import marker
from .front_matter import FrontMatter
from .resolution import MARKUP, ONLY_WORDS, Problems, mappings

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0301\u0303\u0309\u0323"
TERM_KEYS = ("term", "meaning")


@dataclass(frozen=True)
class Term:
    """An abbreviation or a term, and what it means; `line` is where the editor wrote it."""

    term: str
    meaning: str
    line: int = field(default=0, compare=False)


def read_terms(front: FrontMatter) -> tuple[tuple[Term, ...], Problems]:
    """The entries of the glossary, and what is wrong with them."""
    entries, problems = mappings(front, "terms", TERM_KEYS)
    found: dict[str, Term] = {}
    for at, entry in entries:
        line = front.line("terms", at)
        said = {key: " ".join(str(entry.get(key) or "").split()) for key in TERM_KEYS}
        missing = [key for key in TERM_KEYS if not said[key]]
        if missing:
            problems.append((line, f"mục này thiếu {', '.join(missing)}"))
        elif MARKUP.search(said["term"] + said["meaning"]) or marker(said["term"]):
            problems.append((line, f"term và meaning {ONLY_WORDS}, không mở bằng ký hiệu"))
        elif said["term"] in found:
            first = found[said["term"]].line
            message = f"“{said['term']}” đã có ở dòng {first}; giữ lại một"
            problems.append((line, message))
        else:
            found[said["term"]] = Term(said["term"], said["meaning"], line)
    return tuple(found.values()), problems


def alphabetical(term: str) -> tuple[list[int], str]:
    """What to sort `term` by: the Vietnamese alphabet, đ behind d, without case and tones."""
    bare = unicodedata.normalize(
        "NFC",
        "".join(
            char for char in unicodedata.normalize("NFD", term.casefold()) if char not in _TONES
        ),
    )
    return [_ALPHABET.find(char) for char in bare], term


def used(terms: Iterable[Term], text: str) -> tuple[Term, ...]:
    """Those of `terms` that stand in `text` as whole words."""
    return tuple(term for term in terms if re.search(whole(term.term), text))


def whole(term: str) -> str:
    """A pattern for `term` as whole words; no part of a symbol such as ``37-QĐ/TW``."""
    return rf"(?<![^\W_])(?<![/-]){re.escape(term)}(?![^\W_]|[/-])"
