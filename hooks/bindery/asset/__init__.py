"""What of a picture or of a file to download may be published?

Only what a reader sees. Data about it are left out, what is broken, hides something or could act is
refused, and so is every kind of file that has no rule here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import PurePosixPath

from .refusal import Refused, bounded

__all__ = ["Refused", "cleaned", "cleaners"]


@cache
def cleaners() -> Mapping[str, Callable[[bytes], bytes]]:
    """The rules for each kind of file that may be published, by the ending of its name; loaded when
    there is a first file, as most sources have none.
    """
    from . import office, pdf, svg
    from .raster import CLEANERS

    return {**CLEANERS, "svg": svg.cleaned, "pdf": pdf.cleaned, **office.CLEANERS}


def cleaned(name: str, data: bytes) -> bytes:
    """The bytes of the file `name` as they are published; the same bytes always give the same.

    Raises:
        Refused: the file must not be published.
    """
    clean = cleaners().get(PurePosixPath(name).suffix[1:].lower())
    if clean is None:
        raise Refused(f"không đưa loại tệp này lên trang; chỉ nhận: {', '.join(cleaners())}")
    bounded(len(data))
    return clean(data)
