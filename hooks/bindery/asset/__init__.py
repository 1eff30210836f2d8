"""What of a picture or of a file to download may be published?

Only what a reader sees. Data about it are left out, what is broken, hides something or could act is
refused, and so is every kind of file that has no rule here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from . import office, pdf, svg
from .raster import CLEANERS
from .refusal import Refused, bounded

__all__ = ["ENDINGS", "Refused", "cleaned"]

_CLEANERS: Mapping[str, Callable[[bytes], bytes]] = {
    **CLEANERS,
    "svg": svg.cleaned,
    "pdf": pdf.cleaned,
    **office.CLEANERS,
}

ENDINGS = tuple(_CLEANERS)
"""The endings of the names of files that may be published."""


def cleaned(name: str, data: bytes) -> bytes:
    """The bytes of the file `name` as they are published; the same bytes always give the same.

    Raises:
        Refused: the file must not be published.
    """
    clean = _CLEANERS.get(PurePosixPath(name).suffix[1:].lower())
    if clean is None:
        raise Refused(f"không đưa loại tệp này lên trang; chỉ nhận: {', '.join(ENDINGS)}")
    bounded(len(data))
    return clean(data)
