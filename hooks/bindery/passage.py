"""What is a passage: which text of a source, for whom, inside what?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from .audience import Audience

Problems = list[tuple[int, str]]
"""Line numbers and messages."""


class Level(Enum):
    """How a scope is written in the source."""

    PAGE = "page"
    SECTION = "section"
    BLOCK = "block"
    SPAN = "span"


@dataclass(frozen=True, eq=False)
class Scope:
    """A stretch of a source with one audience, inside the scope `parent`.

    `audience` is the effective one: what was declared, or that of the parent. A block that is
    not an audience block (``/// note | …``) is a scope as well; `header` is then its first line
    without the slashes.
    """

    level: Level
    audience: Audience
    line: int
    parent: Scope | None = None
    header: str = ""

    @property
    def narrows(self) -> bool:
        """Whether the passage is for fewer people than what is around it."""
        return self.parent is not None and self.audience != self.parent.audience

    @cached_property
    def path(self) -> tuple[Scope, ...]:
        """The scopes from the page down to this one."""
        return (*(self.parent.path if self.parent else ()), self)

    @cached_property
    def block(self) -> Scope:
        """The block that this scope is or stands in, or the page."""
        own = self.level in (Level.BLOCK, Level.PAGE) or self.parent is None
        return self if own or self.parent is None else self.parent.block

    @cached_property
    def box(self) -> Scope:
        """The block that this scope is or stands in and that is more than a label, or the page."""
        if self.parent is None:
            return self
        labels = self.level is not Level.BLOCK or self.header.split("|")[0].strip() == "audience"
        return self.parent.box if labels else self


@dataclass(frozen=True)
class Run:
    """Text of one line that belongs to one scope."""

    text: str
    scope: Scope


@dataclass(frozen=True)
class Heading:
    """What the marks around a heading's text say; `id` is None where the editor gave none.

    `about` names the sections that a question asks about, None where the editor says nothing.
    """

    level: int
    id: str | None = None
    classes: tuple[str, ...] = ()
    about: tuple[str, ...] | None = None


class Role(Enum):
    """What a line is to the scanner."""

    TEXT = "text"
    HEADING = "heading"
    CODE = "code"
    BLANK = "blank"


@dataclass(frozen=True)
class Line:
    """A source line, its marks of audience already read and taken away."""

    number: int
    role: Role
    scope: Scope
    runs: tuple[Run, ...] = ()
    heading: Heading | None = None

    @property
    def text(self) -> str:
        """The whole text of the line, for every audience together."""
        return "".join(run.text for run in self.runs)

    @property
    def has_words(self) -> bool:
        """Whether readers are shown words of it: it is neither code nor blank."""
        return self.role in (Role.TEXT, Role.HEADING)


@dataclass(frozen=True)
class Passages:
    """A scanned source."""

    page: Scope
    lines: tuple[Line, ...] = field(default=())

    def headings(self) -> Iterator[tuple[Line, Heading]]:
        """Every heading, in order."""
        for line in self.lines:
            if line.heading is not None:
                yield line, line.heading


def paragraphs(passages: Passages) -> Iterator[list[Line]]:
    """The lines of each paragraph: text without a blank line, a heading or code in between."""
    paragraph: list[Line] = []
    for line in passages.lines:
        if line.role is Role.TEXT:
            paragraph.append(line)
        elif paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph
