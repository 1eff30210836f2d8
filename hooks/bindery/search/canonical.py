"""When are two written words the same word? Those that have one key are.

A key is a syllable in small ASCII letters with the marks of the VNI typing method, its tone last:
``quyết`` is ``quye6t1``, ``hòa`` and ``hoà`` are ``hoa2``, ``kỹ`` and ``kĩ`` are ``ky4``. Without
its digits it is the syllable without marks. `TABLE` drives the scripts in the browser as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_SHAPES = {"\u0302": "6", "\u031b": "7", "\u0306": "8"}
_LETTERS = {"đ": "d9", "ð": "d9", "ɖ": "d9"}
"""The second and third are what some keyboards and old files have for đ."""

_SINGLE = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Characters that are a word each: those of Hán and Nôm, and their like."""

_JOINED = (
    "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0300-\u036f\u0370-\u037d"
    "\u037f-\u1fff\u2c00-\u2dff\ua000-\ud7ff\U00010000-\U0001bfff"
)
"""Letters and their marks, of any script: a run of them is a word."""

LONGEST = 40
"""Characters of a key; what is longer is no word that anybody looks for whole."""

_WORD = f"[0-9]+|[{_SINGLE}]|[{_JOINED}]+"
_I = "^(?:[hklmst]|qu)i$"
"""The syllables that end in i or y as the writer likes: ``kĩ``, ``kỹ``."""

TABLE = {
    "word": _WORD,
    "tones": _TONES,
    "shapes": _SHAPES,
    "letters": _LETTERS,
    "final_i": _I,
    "longest": LONGEST,
}
"""What the browser needs to know to make the same keys."""

WORD = re.compile(_WORD)
_FINAL_I = re.compile(_I)
_MARKS = re.compile("[\u0300-\u036f]")
_DIGITS = re.compile("[0-9]+")
_NUMBER = re.compile("[0-9]+\\Z")


class Token(NamedTuple):
    """A word of a text, from the offset `start` to `end`."""

    key: str
    start: int
    end: int


def key(word: str) -> str:
    """The key of a word that `WORD` matches. A number is its digits, without leading zeros."""
    if _NUMBER.match(word):
        return word.lstrip("0")[:LONGEST] or "0"
    letters, tone = [], ""
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TONES:
            tone = _TONES[char]
        elif char in _SHAPES:
            letters.append(_SHAPES[char])
        elif not _MARKS.match(char):
            letters.append(_LETTERS.get(char, char))
    bare = "".join(letters)
    if _FINAL_I.match(bare):
        bare = f"{bare[:-1]}y"
    return bare[:LONGEST] + tone


def fold(found: str) -> str:
    """A key without its marks; a number, or a symbol that begins with one, as it is."""
    return found if "0" <= found[:1] <= "9" else _DIGITS.sub("", found)


class Keys(dict[str, str]):
    """The keys of words, each made once."""

    def __missing__(self, word: str) -> str:
        self[word] = key(word)
        return self[word]


def tokens(text: str, keys: Keys) -> Iterator[Token]:
    """The words of `text`, which is NFC, in order; what has no key is none."""
    for match in WORD.finditer(text):
        if found := keys[match.group()]:
            yield Token(found, match.start(), match.end())
