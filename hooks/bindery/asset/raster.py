"""What of a picture made of points may be published? Each kind has its own rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from . import gif, jpeg, png, webp

CLEANERS: Mapping[str, Callable[[bytes], bytes]] = {
    "png": png.cleaned,
    "jpg": jpeg.cleaned,
    "jpeg": jpeg.cleaned,
    "gif": gif.cleaned,
    "webp": webp.cleaned,
}
"""By the ending of the name."""
