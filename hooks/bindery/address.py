"""Where does a site keep a page, and where its booklets?"""

from __future__ import annotations

BOOKLETS, CODES = "booklets", "ma-qr"
"""The folders of a site that hold booklets, and the QR codes of pages."""

IMPOSED = "-in.pdf"
BOOKLET_FILES = {
    ".pdf": "để đọc (PDF, A5)",
    IMPOSED: "để in hai mặt rồi gập (PDF, A4)",
    "-chu-lon.pdf": "chữ lớn (PDF, A4)",
    ".epub": "cho điện thoại (EPUB)",
}
"""What the names of a booklet's files end in, and what each is for; the first is the booklet."""


def booklet_uris(booklet: str) -> tuple[str, ...]:
    """Where a site keeps the files of the booklet at the address `booklet`, that one first."""
    return tuple(booklet.removesuffix(".pdf") + ending for ending in BOOKLET_FILES)


def archive_uri(set_id: str) -> str:
    """Where a site keeps all files of a study set in one, if they have the same readers."""
    return f"{BOOKLETS}/{set_id}.zip"


def booklet_uri(set_id: str, kind_id: str) -> str:
    """Where a site keeps a booklet."""
    return f"{BOOKLETS}/{set_id}/{kind_id}.pdf"


DOWNLOADS_PAGE = "tai-ve.md"
"""The page of all booklets of an edition."""


def downloads_uri(set_id: str, kind_id: str = "") -> str:
    """Where a site lists the booklets of a study set, or those of one of its kinds."""
    return f"{page_uri(DOWNLOADS_PAGE)}#{downloads_address(set_id, kind_id)}"


def downloads_address(set_id: str, kind_id: str = "") -> str:
    """The address on that page; no other set and kind have it, as no name of theirs has a slash."""
    return f"{set_id}/{kind_id}" if kind_id else set_id


def page_uri(src_uri: str) -> str:
    """Where a site keeps the page of a source."""
    return src_uri.removesuffix(".md") + ".html"


def code_uri(src_uri: str) -> str:
    """Where a site keeps the QR code of the page of a source."""
    return f"{CODES}/{src_uri.removesuffix('.md')}.svg"
