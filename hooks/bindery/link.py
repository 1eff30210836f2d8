"""Where do the links and images of a text lead?"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from urllib.parse import SplitResult, unquote, urlsplit

from . import spans
from .markup import scheme

_INLINE = re.compile(
    r"(!?)\[((?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*)\]"
    r"\(\s*(<[^<>]*>|(?:[^()\s<>]|\([^()\s]*\))*)(?:\s+[\"'(][^\n]*?)?\s*\)"
)
_DEFINED = re.compile(r"^[ ]{0,3}\[(?!\^)[^\[\]]*\]:[ ]*\n?[ ]*<?([^\s>]+)", re.MULTILINE)

_TARGET = re.compile(r"\]\([^()\s]*")
_BARE = re.compile(r"\bhttps?://\S+")


def without_targets(text: str) -> str:
    """`text` with its code and the targets of its links blanked out, of the same length."""
    return _TARGET.sub(_blank, spans.masked(text))


def without_addresses(text: str) -> str:
    """`text` without targets, and without the addresses that stand in it as they are."""
    return _BARE.sub(_blank, without_targets(text))


def _blank(match: re.Match[str]) -> str:
    return "\x00" * len(match.group())


@dataclass(frozen=True)
class Link:
    """A link or image on a source line; `target` is what stands between the parentheses."""

    number: int
    target: str
    image: bool = False
    text: str = ""

    @cached_property
    def _parts(self) -> SplitResult | None:
        try:
            return urlsplit(unescape(self.target))
        except ValueError:
            return None

    @property
    def readable(self) -> bool:
        """Whether the target is an address at all."""
        return self._parts is not None

    @property
    def external(self) -> bool:
        """Whether the target is outside the sources."""
        return bool(self.scheme) or self.target.startswith("//")

    @property
    def scheme(self) -> str:
        """The scheme that a browser sees in the target, or ''."""
        return scheme(self.target)

    @property
    def host(self) -> str:
        """The computer that the target names, and whatever is written before it; '' for none."""
        return self._parts.netloc if self._parts else ""

    @property
    def fragment(self) -> str:
        """The address of a heading, or ''."""
        return unquote(self._parts.fragment) if self._parts else ""

    def resolved(self, src_uri: str) -> str | None:
        """The path below the docs folder, seen from `src_uri`; None when it leads out of it."""
        path = unquote(self._parts.path) if self._parts else ""
        if not path:
            return src_uri
        found = posixpath.normpath(posixpath.join(posixpath.dirname(src_uri), path))
        return None if path.startswith("/") or found.startswith("..") else found


def links(lines: Iterable[tuple[int, str]]) -> Iterator[Link]:
    """The links and images of numbered lines without code blocks."""
    numbered = tuple(lines)
    text = "\n".join(line for _, line in numbered)
    mask = spans.masked(text)
    for match in _INLINE.finditer(mask):
        yield from _nested(match, numbered, text)
    for match in _DEFINED.finditer(mask):
        yield Link(_number(numbered, mask, match.start(1)), _target(match, 1, text))


def _nested(
    match: re.Match[str], numbered: tuple[tuple[int, str], ...], text: str
) -> Iterator[Link]:
    """The link, and an image that is its text."""
    number = _number(numbered, text, match.start())
    yield Link(number, _target(match, 3, text), bool(match.group(1)), match.group(2).strip())
    within = text[match.start(2) : match.end(2)]
    for inner in _INLINE.finditer(match.group(2)):
        yield Link(number, _target(inner, 3, within), bool(inner.group(1)), inner.group(2).strip())


def _target(match: re.Match[str], group: int, text: str) -> str:
    """A target as it is written in `text`, of whose mask `match` is a match."""
    written = text[match.start(group) : match.end(group)].strip("<>")
    return " ".join(re.sub(r"\\([\\`*_{}\[\]()>#+.!-])", r"\1", written).split())


def _number(numbered: tuple[tuple[int, str], ...], mask: str, offset: int) -> int:
    return numbered[mask.count("\n", 0, offset)][0]
