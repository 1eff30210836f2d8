"""The theme handler of mkdocs-pdf-export-plugin: what it prints by, and what it adds to a page."""

from __future__ import annotations

from bindery import page_pdf


def get_stylesheet() -> str:
    """The styles of the PDF, after those of the page."""
    return page_pdf.stylesheet()


def modify_html(html: str, href: str) -> str:  # noqa: ARG001
    """The page as it was: its template has the link to the PDF, in words."""
    return html
