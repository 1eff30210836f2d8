"""What does a page say that is known only when the site stands? Its text waits in a marked element.

A template or a generated page leaves ``<span data-later="name"></span>``; what the name stands for
is told when it is known. Nothing else of the page changes.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

MARK = "data-later"

_WAITING = re.compile(rf"(<(\w+)\b[^<>]*\b{MARK}=\"([^\"]*)\"[^<>]*>)[^<]*(</\2>)")


def tell(pages: Iterable[Path], known: Mapping[str, str]) -> None:
    """Put what is `known`, plain text by names, where the finished `pages` wait for it.

    Names that are not known go on waiting, with what stands there meanwhile.
    """

    def told(match: re.Match[str]) -> str:
        start, _, name, end = match.groups()
        text = known.get(html.unescape(name))
        return match.group() if text is None else f"{start}{html.escape(text)}{end}"

    for page in pages:
        text = page.read_text(encoding="utf-8")
        page.write_text(_WAITING.sub(told, text), encoding="utf-8")
