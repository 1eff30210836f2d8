"""As which texts may a line of Markdown be published?"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from ..slug import bare_text

_LABEL = re.compile(r"\s*\*?\[[^\]]*\]:\s*")
_TITLE = re.compile(r"[\"']([^\"']+)[\"']\)|\]:\s*\S+\s+[\"']([^\"']+)[\"']")
_ALT = re.compile(r"!\[([^\]]+)\]")


def plain(markdown: str) -> str:
    """The words of a line of Markdown, with what is escaped in it."""
    return bare_text(html.unescape(markdown.replace("\\_", " ")))


def pieces(markdown: str) -> Iterator[str]:
    """The texts that a line of Markdown may be published as: whole, and each part that is
    published apart from its surroundings.
    """
    yield plain(markdown)
    yield plain(_LABEL.sub("", markdown, count=1))
    if "|" in markdown:
        yield from map(plain, markdown.split("|"))
    for match in (*_TITLE.finditer(markdown), *_ALT.finditer(markdown)):
        yield next(text for text in match.groups() if text)
