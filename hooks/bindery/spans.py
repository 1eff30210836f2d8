"""Which stretches of a paragraph carry a label, as in ``[text]{audience=key-cadres}``?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .label import read_attributes

_BACKTICKS = re.compile(r"`+")
_ESCAPE = re.compile(r"\\[\\`*_{}\[\]()>#+.!|-]")
"""What Markdown takes for an escaped sign. A backslash before another sign, such as ``<``, is only
a backslash.
"""
_BRACES = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True)
class Labelled:
    """A labelled stretch, as offsets into the paragraph: ``[`` at `start`, ``]`` at `end`, ``}``
    before `after`.
    """

    start: int
    end: int
    after: int
    label: str


def code(line: str) -> list[tuple[int, int]]:
    """The inline code of one line, as offsets. An escaped backtick opens none; any closes it."""
    found: list[tuple[int, int]] = []
    runs = list(_BACKTICKS.finditer(line))
    at = 0
    while at < len(runs):
        opening = runs[at]
        if not _escaped(line, opening.start()):
            for later in range(at + 1, len(runs)):
                if len(runs[later].group()) == len(opening.group()):
                    found.append((opening.start(), runs[later].end()))
                    at = later
                    break
        at += 1
    return found


def _escaped(line: str, at: int) -> bool:
    start = at
    while start and line[start - 1] == "\\":
        start -= 1
    return (at - start) % 2 == 1


def clear(line: str) -> bool:
    """Whether nobody could read the inline code of `line` otherwise: its backticks come in pairs of
    one length, and none that opens is escaped.
    """
    runs = list(_BACKTICKS.finditer(line))
    return (
        len(runs) % 2 == 0
        and len({len(run.group()) for run in runs}) <= 1
        and not any(_escaped(line, run.start()) for run in runs[::2])
    )


def masked(text: str) -> str:
    """`text` with its inline code and escaped characters blanked out, of the same length."""
    if "`" not in text and "\\" not in text:
        return text
    lines = []
    for line in text.split("\n"):
        chars = list(line)
        for start, end in code(line):
            chars[start:end] = "\x00" * (end - start)
        lines.append(_ESCAPE.sub("\x00\x00", "".join(chars)))
    return "\n".join(lines)


def labelled(mask: str) -> Iterator[Labelled]:
    """The labelled stretches of a masked paragraph; inner ones come before outer ones."""
    open_brackets: list[int] = []
    for at, char in enumerate(mask):
        if char == "[":
            open_brackets.append(at)
        elif char == "]" and open_brackets:
            start = open_brackets.pop()
            braces = _BRACES.match(mask, at + 1)
            if braces is None:
                continue
            attributes = read_attributes(braces.group(1))
            if attributes and attributes.label is not None and attributes.only_label:
                yield Labelled(start, at, braces.end(), attributes.label)
