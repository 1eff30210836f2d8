"""Is a drawing on a page, sheet or slide seen there?"""

from __future__ import annotations

from ..refusal import Refused
from ..xml import Element


def refuse_hidden(root: Element) -> None:
    """Refuse a part with a drawing that is switched off.

    Raises:
        Refused: there is one.
    """
    for element in root.iter("{*}docPr", "{*}cNvPr"):
        if element.get("hidden") in ("1", "true"):
            raise Refused("có hình bị ẩn trong Selection Pane; cho hiện ra hoặc xóa đi")
