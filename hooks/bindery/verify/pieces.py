"""As which texts may a line of Markdown be published?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..slug import bare_text

_LABEL = re.compile(r"\s*\*?\[[^\]]*\]:\s*")
_TITLE = re.compile(r"[\"']([^\"']+)[\"']\)|\]:\s*\S+\s+[\"']([^\"']+)[\"']")
_ALT = re.compile(r"!\[([^\]]+)\]")


def pieces(markdown: str) -> Iterator[str]:
    """The texts that a line of Markdown may be published as: whole, and each part that is
    published apart from its surroundings.
    """
    yield bare_text(markdown)
    yield bare_text(_LABEL.sub("", markdown, count=1))
    if "|" in markdown:
        yield from map(bare_text, markdown.split("|"))
    for match in (*_TITLE.finditer(markdown), *_ALT.finditer(markdown)):
        yield next(text for text in match.groups() if text)
