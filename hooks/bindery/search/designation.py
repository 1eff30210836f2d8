"""Which document do these words name? ``37-QĐ/TW``, ``37 qd tw``, ``Quy định số 37``, ``QĐ 37``.

Read loosely, as readers type: `bindery.citation` says how a symbol should be written. A document
has one designation in every spelling, ``37-qd-tw``; where its office is not said, ``37-qd``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ..audience import fold as plain
from ..citation import TYPES
from .canonical import Token, fold, key

CODES = {plain(code): key(code) for code in TYPES}
"""The codes in symbols: without marks, and as a key."""

NAMES = {plain(name): plain(code) for code, names in reversed(TYPES.items()) for name in names}
"""What the codes stand for, without marks; the first code that stands for a name."""

ALIKE = {"qdi": "qd", "qyd": "qd"}
"""Codes that stand for one word, which readers do not tell apart."""

OFFICES = frozenset(("cp", "hdnd", "tu", "ttg", "tw", "ubnd"))
"""Offices that are known without a sign before them: ``37 qd tw``."""

SHORT = (
    *(("TW", "Trung ương"), ("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân")),
    *(("TTg", "Thủ tướng"), ("CP", "Chính phủ")),
    *((code, name) for code, names in TYPES.items() for name in names),
)
"""What readers type in short outside symbols as well: ``nq tw 4``."""

_SIGN = re.compile("[-–—‐‑−/]")


class Designation(NamedTuple):
    """The words ``[first:last]`` of a text name a document; the number stands at `at`."""

    first: int
    last: int
    at: int
    key: str

    @property
    def office(self) -> str:
        """The office that issued the document, or ''."""
        return (*self.key.split("-"), "", "")[2]


def pattern(offices: Collection[str]) -> str:
    """What a designation looks like in a line of `_line`; groups are what stands before it, the
    words before the number, a type, and the number, year, code and office of a symbol; or the type
    and number of a mention.
    """
    codes = "|".join([*sorted(CODES, key=len, reverse=True), "(?:ubtv)?qh(?: [0-9]{1,2})?"])
    names = "|".join(sorted(NAMES, key=len, reverse=True))
    known = "|".join(sorted(offices, key=lambda office: (-len(office), office)))
    number = "([0-9]{1,4})"
    symbol = f"{number}(?:[ /]([0-9]{{4}}))?[ /]({codes})(?:/([a-z0-9]{{1,20}})| ({known}))?"
    mention = f"({codes}|{names}) (?:so )?"
    return (
        f"(^|[ /|])(?:((?:(?:{codes}|{names}) )?(?:so )?){symbol}|({mention}){number})(?=[ /|]|$)"
    )


_PATTERN = pattern(OFFICES)


def designations(text: str, words: Sequence[Token]) -> Iterator[Designation]:
    """The documents that a line of text, cut into `words`, names."""
    line = _line(text, words)
    for match in re.finditer(_PATTERN, line):
        before, number, year, code, by_sign, known, named, name, counted = match.group(
            *range(2, 11)
        )
        first = _signs(line[: match.end(1)])
        parts = (
            (number, code, by_sign or known, year) if number else (counted, NAMES.get(name, name))
        )
        yield Designation(
            first,
            first + _signs(line[match.end(1) : match.end()]) + 1,
            first + _signs(before if number else named),
            "-".join(part or "" for part in parts).replace(" ", "").rstrip("-"),
        )


def _signs(part: str) -> int:
    """How many words end in a part of a line."""
    return sum(sign in " /|" for sign in part)


def _line(text: str, words: Sequence[Token]) -> str:
    """The words without marks, and between them a space, a slash for a dash or a slash, or a bar
    for other signs.
    """
    parts: list[str] = []
    for at, word in enumerate(words):
        gap = text[words[at - 1].end : word.start].strip() if at else ""
        parts += [" " if not gap else "/" if _SIGN.fullmatch(gap) else "|", fold(word.key)]
    return "".join(parts[1:])


TABLE = {
    "codes": CODES,
    "names": NAMES,
    "alike": ALIKE,
    "sign": _SIGN.pattern,
    "short": SHORT,
}
"""What the browser needs to know to read the same."""
