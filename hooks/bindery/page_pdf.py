"""How does a page of the site become a PDF of its own? A plugin prints it; this mends the print.

The plugin is mkdocs-pdf-export-plugin, which has WeasyPrint print the page by the print styles of
the site. WeasyPrint draws letters with Pango, a library of the system.
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
from collections.abc import Iterator
from importlib import resources
from urllib.parse import urljoin, urlsplit

from .diagnostic import Diagnostic
from .tree import Tree

VARIABLE = "PAGE_PDF"
"""``1``: each page that an editor wrote can be had as a PDF."""

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
"""What WeasyPrint needs of Debian and Ubuntu."""


def asked() -> bool:
    """Whether there are to be such PDFs; nothing is imported for them otherwise."""
    return os.environ.get(VARIABLE) == "1"


def hindrance() -> str:
    """Why there can be none although they are asked for, and what to do; '' if nothing is in the
    way.
    """
    if not asked():
        return ""
    try:
        # It has a page of English to say of a missing library.
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            import weasyprint
    except OSError:
        return (
            f"Bỏ qua PDF của từng trang ({VARIABLE}=1) vì máy thiếu Pango; cài rồi dựng lại: "
            f"sudo apt-get install {' '.join(PACKAGES)}"
        )
    weasyprint.DEFAULT_OPTIONS["pdf_tags"] = True  # so that a screen reader finds its way
    return ""


def uri(src_uri: str) -> str:
    """Where a site keeps the PDF of the page of a source."""
    return src_uri.removesuffix(".md") + ".pdf"


def check(tree: Tree) -> Iterator[Diagnostic]:
    """The attachments that the PDF of a page would replace."""
    for document in tree.documents:
        if uri(document.src_uri) in tree.assets:
            message = (
                f"tệp đính kèm {tree.settings.display(uri(document.src_uri))} trùng tên với bản "
                f"PDF của trang này ({VARIABLE}=1); đổi tên tệp đính kèm"
            )
            yield Diagnostic(document.path, 0, message)


def stylesheet() -> str:
    """What WeasyPrint needs besides the print styles of the site."""
    return resources.files(__package__).joinpath("page_pdf.css").read_text(encoding="utf-8")


def for_paper(html: str, address: str) -> str:
    """The page `html` with links that also work where its PDF is alone: those to other pages lead
    to the site, where `address` is the address of the page there; without one they are plain text.
    """
    import lxml.html

    root = lxml.html.document_fromstring(html)
    for link in root.iter("a"):
        target = link.get("href", "")
        if not target or target.startswith("#") or urlsplit(target).scheme:
            continue
        if address:
            link.set("href", urljoin(address, target))
        else:
            del link.attrib["href"]
    return str(lxml.html.tostring(root, encoding="unicode", doctype="<!doctype html>"))


class Printing(logging.Handler):
    """The printing of all pages of a build: what goes wrong is remembered, and each page is kept
    for the site meanwhile.
    """

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.problems: list[Diagnostic] = []
        self._path = self._html = ""
        self._failures = 0

    def begin(self, path: str, html: str, address: str) -> str:
        """The page `html` of the source at `path` as paper wants it; see `for_paper`."""
        self._path, self._html = path, html
        logging.getLogger("weasyprint").addHandler(self)
        return for_paper(html, address)

    def end(self, failures: int) -> str:
        """The page for the site; `failures` are those that the plugin has counted so far."""
        logging.getLogger("weasyprint").removeHandler(self)
        if failures > self._failures:
            self._add("xem lỗi ở trên")
        self._failures = failures
        return self._html

    def emit(self, record: logging.LogRecord) -> None:
        """Take an error that WeasyPrint tells its log and then forgets."""
        self._add(record.getMessage())

    def _add(self, said: str) -> None:
        message = f"không in được trang này ra PDF ({VARIABLE}=1): {said}"
        self.problems.append(Diagnostic(self._path, 0, message))
