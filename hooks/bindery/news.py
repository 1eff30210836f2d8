"""How are readers told of changes? On a page, in words that a feed uses as well."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Any

from . import changes, dates
from .audience import ALL
from .changes import Change, Place
from .document import Document
from .generated import GeneratedPage
from .generated import page as generated_page
from .slug import escaped
from .tree import Tree

PAGE = "co-gi-moi.md"
TITLE = "Có gì mới"

_MOST_SECTIONS = 4
"""Sections of a change that are named."""


def pages(tree: Tree, found: Iterable[Change]) -> tuple[GeneratedPage, ...]:
    """The page that tells of the changes in the edition `tree`; none where there are none."""
    body = list(_body(tree, tuple(found)))
    if not body:
        return ()
    label = tree.settings.vocabulary.edition_label(tree.edition or ALL)
    return (generated_page(tree, PAGE, TITLE, f"{TITLE}: {label}", "\n".join(body)),)


def _body(tree: Tree, found: tuple[Change, ...]) -> Iterator[str]:
    if found:
        yield "Những trang mới và những trang có nội dung đã sửa, ngày gần nhất đứng trước.\n"
    for day, group in itertools.groupby(found, lambda change: change.day):
        yield f"## Ngày {dates.spoken(day)}\n"
        for change in group:
            yield f"**{word(change)}:** {_link(change.document)}{_within(tree, change)}"
            if said := summary(change, linked=True):
                yield f"{said}."
            yield f'{{: .change data-audience="{",".join(sorted(change.document.audience))}" }}\n'
    if len(found) == changes.MOST:
        yield f"Trang này chỉ kê {changes.MOST} thay đổi gần nhất."


def word(change: Change) -> str:
    """What kind of change it is."""
    return "Mới" if change.is_new else "Sửa"


def _within(tree: Tree, change: Change) -> str:
    said = where(tree, change.document)
    return f" ({escaped(said)})." if said else "."


def where(tree: Tree, document: Document) -> str:
    """The document and the set that a page is of; '' for a page outside the sets."""
    kind, index = document.place.kind, tree.index_of(document)
    title = index.title if index and index is not document else ""
    return ", ".join(filter(None, [kind.label if kind else "", title]))


def summary(change: Change, *, linked: bool = False) -> str:
    """What has changed in a document, as part of a sentence; '' where it is new."""
    if change.is_new:
        return ""
    said = [
        f"{verb} mục {_listed(change, places, linked)}"
        for verb, places in (("thêm", change.added), ("sửa", change.edited))
        if places
    ]
    if change.others:
        said.append(f"sửa {', '.join(change.others)}")
    text = "; ".join(said) or "bỏ bớt hoặc xếp lại nội dung"
    return text[0].upper() + text[1:]


def _listed(change: Change, places: tuple[Place, ...], linked: bool) -> str:
    named = [
        f"[{escaped(place.words)}]({change.document.src_uri}#{place.address})"
        if linked and place.address
        else f"“{place.words}”"
        for place in places[:_MOST_SECTIONS]
    ]
    rest = len(places) - len(named)
    return ", ".join(named) + (f" và {rest} mục khác" if rest else "")


def _link(document: Document) -> str:
    return f"[{escaped(document.title)}]({document.src_uri})"


def navigation(generated: Iterable[GeneratedPage]) -> list[dict[str, Any]]:
    """The entry of the page in the navigation."""
    return [{page.title: page.src_uri} for page in generated]
