"""What is in a PowerPoint presentation without being seen on its slides?"""

from __future__ import annotations

from collections.abc import Mapping

from .. import xml
from ..refusal import Refused
from ..xml import Element
from .drawing import refuse_hidden


def inspect(roots: Mapping[str, Element]) -> None:
    """Refuse a presentation that hides something.

    Raises:
        Refused: there are hidden slides or shapes.
    """
    for root in roots.values():
        if xml.name(root)[1] == "sld" and root.get("show") in ("0", "false"):
            raise Refused("có trang chiếu bị ẩn; bỏ ẩn (Unhide Slide) hoặc xóa trang ấy")
        refuse_hidden(root)
