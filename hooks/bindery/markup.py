"""Is this HTML? Editors write Markdown; HTML would go past all that reads links and labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

ALLOWED = ("br", "sub", "sup")
"""Elements that Markdown has no sign for, allowed without attributes."""

_TAG = re.compile(r"(?<!\()</?([A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|\Z)|<([!?])")
_PLAIN = re.compile(r"</?[A-Za-z]+ ?/?>")


def html(mask: str) -> Iterator[tuple[int, str]]:
    """Offset and problem of each tag in a text without its code."""
    for match in _TAG.finditer(mask):
        name = (match.group(1) or match.group(2)).lower()
        if name in ALLOWED and _PLAIN.match(mask, match.start()):
            continue
        yield (
            match.start(),
            f"không dùng thẻ HTML “<{name} …>”; viết bằng Markdown "
            f"(chỉ được dùng <{'>, <'.join(ALLOWED)}>); dấu bé hơn viết &lt;",
        )
