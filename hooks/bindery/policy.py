"""What may a browser do with the pages? The one place that says so, for pages and for servers.

A page runs, shows and asks for nothing but files of its own site, and no script or style stands in
a page itself, so no text that slips into one can run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_CONTENT: Mapping[str, str] = {
    # Not 'none': Firefox fetches the page that <link rel="next"> names, and this governs that.
    "default-src": "'self'",
    "img-src": "'self' data:",  # a drawing that is opened by itself may hold pictures
    "object-src": "'none'",
    "frame-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
FRAMES = "frame-ancestors 'none'"
"""The policy for what has no text of ours in it to run: `SHOWN_ALONE`."""

SHOWN_ALONE = r".+\.(?:gif|jpe?g|pdf|png|webp)"
"""Files for which browsers make a page of their own, with styles in it: older Chromes obey the
policy of the file there, and then show a booklet only in part.
"""
_REFUSED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")

FOREVER = "public, max-age=31536000, immutable"
"""``Cache-Control`` of files whose name tells their content."""

REVALIDATE = "no-cache"
"""``Cache-Control`` of all others: kept, but not shown before the server says it is current."""


def meta() -> str:
    """The content security policy for a page; browsers complain of `FRAMES` there."""
    return "; ".join(f"{name} {sources}" for name, sources in _CONTENT.items())


def headers() -> Mapping[str, str]:
    """The headers of each answer of a server."""
    return {
        "Content-Security-Policy": f"{meta()}; {FRAMES}",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _REFUSED),
    }


def headers_file(unchanging: Iterable[str]) -> str:
    """The file ``_headers``, which hosts of static sites read; `unchanging` are paths in the site.

    It says nothing on the caching of other files: such hosts let them be revalidated, and some
    would add up what two rules say on one file.
    """
    everywhere = (f"  {name}: {value}\n" for name, value in headers().items())
    rules = (f"/{path}\n  Cache-Control: {FOREVER}\n" for path in unchanging)
    return "/*\n" + "".join((*everywhere, *rules))
