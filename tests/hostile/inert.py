"""What could act in a reader's browser, on a page as a browser sees it?"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import lxml.html
import markdown

from bindery import publication, settings
from bindery.booklet.elements import converter
from bindery.edition import edition
from bindery.tree import Tree

SITE = settings.load(Path(__file__).parents[2] / "mkdocs.yml")
ELEMENTS = frozenset(
    {
        *("a", "abbr", "blockquote", "br", "code", "dd", "details", "div", "dl", "dt", "em", "hr"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "img", "li", "ol", "p", "pre", "span", "strong"),
        *("sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    }
)
"""What Markdown and the extensions of the project make."""

ATTRIBUTES = frozenset(
    {
        *("alt", "aria-label", "class", "data-audience", "data-cite", "height", "href", "id"),
        *("lang", "open", "src", "style", "tabindex", "title", "value", "width"),
    }
)
SCHEMES = ("", "https", "http", "mailto", "tel")
_STYLE = re.compile(r"text-align: (?:left|center|right);")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_OF_THE_THEME = re.compile(r"_(?!\d+\Z)")


@cache
def _converter() -> markdown.Markdown:
    return converter(SITE.extensions, SITE.extension_configs)


def pages(tree: Tree, names: Iterable[str] = ()) -> Iterator[tuple[str, str, str]]:
    """Every page of every edition, or of the editions `names`, as the site converts it: edition,
    path below docs, HTML.
    """
    for name in names or tree.settings.vocabulary.editions:
        shown = edition(tree, name)
        for document in shown.documents:
            text = publication.text(shown, document)
            yield name, document.src_uri, _converter().reset().convert(text)


def active(page: str) -> list[str]:
    """What a page holds besides inert elements, plain attributes and ordinary addresses."""
    return [fault for element in _parsed(page).iter() for fault in _faults(element)]


def text(page: str) -> str:
    """The words of a page."""
    return " ".join(str(_parsed(page).text_content()).split())


def _parsed(page: str) -> lxml.html.HtmlElement:
    return lxml.html.fragment_fromstring(page, create_parent="div")


def _faults(element: lxml.html.HtmlElement) -> Iterator[str]:
    if element.tag not in ELEMENTS:
        yield f"<{element.tag}>"
        return
    for name, value in element.attrib.items():
        if name not in ATTRIBUTES:
            yield f"{name}={value}"
        elif name == "style" and not _STYLE.fullmatch(value):
            yield f"style={value}"
        elif name == "id" and _OF_THE_THEME.match(value):
            yield f"id={value}"
        elif name in ("href", "src") and _scheme(value) not in SCHEMES:
            yield f"{name}={value}"


def _scheme(address: str) -> str:
    """The scheme of an address as a browser reads it: without blanks, whatever the case."""
    seen = re.sub(r"[\x00-\x20]+", "", html.unescape(address)).lower()
    match = _SCHEME.match(seen)
    return match[1] if match else ""
