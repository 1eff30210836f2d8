"""Which stretches of a paragraph carry a label, as in ``[text]{audience=key-cadres}``?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .label import read_attributes

_BACKTICKS = re.compile(r"(?<!\\)`+")
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


def code(line: str) -> tuple[list[tuple[int, int]], bool]:
    """The inline code of one line as offsets, and whether a backtick run is left without a pair."""
    found: list[tuple[int, int]] = []
    runs = list(_BACKTICKS.finditer(line))
    at, unpaired = 0, False
    while at < len(runs):
        opening = runs[at]
        for later in range(at + 1, len(runs)):
            if len(runs[later].group()) == len(opening.group()):
                found.append((opening.start(), runs[later].end()))
                at = later
                break
        else:
            unpaired = True
        at += 1
    return found, unpaired


def masked(text: str) -> str:
    """`text` with its inline code and escaped characters blanked out, of the same length."""
    lines = []
    for line in text.split("\n"):
        chars = list(line)
        for start, end in code(line)[0]:
            chars[start:end] = "\x00" * (end - start)
        lines.append(re.sub(r"\\[^\n]", "\x00\x00", "".join(chars)))
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
