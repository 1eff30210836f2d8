"""What of a file of Word, Excel or PowerPoint may be published?

What is on its pages, sheets and slides. Who wrote it and when, earlier versions, previews and data
of other programs are left out. What is in it without being seen, or could act, is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from . import excel, powerpoint, word
from .package import Kind, cleaned

_MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"

_KINDS = (
    Kind("docx", "Word", _MAIN.format("wordprocessingml.document"), word.inspect),
    Kind("xlsx", "Excel", _MAIN.format("spreadsheetml.sheet"), excel.inspect),
    Kind("pptx", "PowerPoint", _MAIN.format("presentationml.presentation"), powerpoint.inspect),
)

CLEANERS: Mapping[str, Callable[[bytes], bytes]] = {
    kind.ending: partial(cleaned, kind) for kind in _KINDS
}
"""By the ending of the name."""
