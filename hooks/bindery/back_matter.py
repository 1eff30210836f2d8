"""Which documents does an edition cite, which abbreviations does it use, and where?

What no text of the edition names is in no list: a list tells nothing that is hidden.
"""

from __future__ import annotations

import bisect
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from . import dates
from .citation import citations
from .definition import Sort
from .document import Document
from .generated import GeneratedPage, page
from .glossary import Term, alphabetical, used
from .link import without_targets
from .passage import paragraphs
from .resolution import Resolution
from .slug import bare_text, escaped, slug
from .tree import Tree

REGISTER_PAGE = "van-ban.md"
GLOSSARY_PAGE = "thuat-ngu.md"
TITLES = {REGISTER_PAGE: "Văn bản viện dẫn", GLOSSARY_PAGE: "Chữ viết tắt và thuật ngữ"}

LEADS = {
    REGISTER_PAGE: "Những văn bản được nêu trong các bài, văn bản mới đứng trước, và những bài nêu "
    "chúng.",
    GLOSSARY_PAGE: "Những chữ viết tắt và thuật ngữ dùng trong các bài, theo thứ tự chữ cái.",
}


@dataclass(frozen=True, eq=False)
class Place:
    """Where a document is cited: a text, the nearest heading's address or '', and how often."""

    document: Document
    address: str
    times: int = 1


def cited(document: Document) -> dict[str, Place]:
    """The symbols that a text of an edition cites, in order, and the first place of each."""
    found: dict[str, Place] = {}
    for address, text in _texts(document):
        for citation in citations(text):
            known = found.get(citation.symbol)
            found[citation.symbol] = (
                Place(document, known.address, known.times + 1)
                if known
                else Place(document, address)
            )
    return found


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    """Each heading and paragraph without code and link targets, and the address it stands under; a
    note stands where it is first called.
    """
    addresses = [(line.number, heading.id or "") for line, heading in document.passages.headings()]
    called = {use.label: use.number for use in reversed(document.uses) if use.sort is Sort.NOTE}
    notes = {
        document.passages.lines[at].number: called.get(item.label, item.number)
        for item in document.definitions
        if item.sort is Sort.NOTE
        for at in range(item.first, item.last)
    }
    for line, heading in document.passages.headings():
        yield heading.id or "", without_targets(line.text)
    for paragraph in paragraphs(document.passages):
        number = notes.get(paragraph[0].number, paragraph[0].number)
        at = bisect.bisect_left(addresses, (number, ""))
        yield (
            addresses[at - 1][1] if at else "",
            without_targets("\n".join(line.text for line in paragraph)),
        )


def definitions(tree: Tree, document: Document) -> str:
    """The lines below a text of the edition `tree` that the extensions ``bindery.citations`` and
    ``abbr`` read.
    """
    known = ((symbol, tree.register.get(symbol)) for symbol in cited(document))
    register = posixpath.relpath(REGISTER_PAGE, posixpath.dirname(document.src_uri) or ".")
    documents = [
        f"[@{symbol}]: {register}#{slug(symbol)} {said(item)}" for symbol, item in known if item
    ]
    terms = [f"*[{term.term}]: {term.meaning}" for term in terms_of(tree, document)]
    return "\n".join([*documents, *([""] if documents and terms else []), *terms])


def said(item: Resolution) -> str:
    """What a document is, on one line."""
    issued = ", ".join(filter(None, [item.name, item.issuer]))
    status = f" (đã được thay bằng {item.replaced_by})" if item.replaced_by else ""
    return f"{issued}: {item.title}{status}" if item.title else f"{issued}{status}"


def terms_of(tree: Tree, document: Document) -> tuple[Term, ...]:
    """The terms of the glossary that a text of the edition uses and does not define itself."""
    own = {item.label for item in document.definitions if item.sort is Sort.ABBREVIATION}
    text = "\n".join(
        without_targets(line.text) for line in document.passages.lines if line.has_words
    )
    return tuple(term for term in used(tree.glossary, text) if term.term not in own)


def own_terms(document: Document) -> tuple[Term, ...]:
    """The abbreviations that a text defines itself."""
    return tuple(
        Term(item.label, bare_text(document.passages.lines[item.first].text.partition("]:")[2]))
        for item in document.definitions
        if item.sort is Sort.ABBREVIATION
    )


def listed(tree: Tree, documents: Iterable[Document]) -> Iterator[tuple[Resolution, list[Place]]]:
    """The documents of the register that `documents` cite, the newest first, and where."""
    places: dict[str, list[Place]] = {}
    for document in documents:
        for symbol, place in cited(document).items():
            places.setdefault(symbol, []).append(place)
    known = [(item, places[symbol]) for symbol, item in tree.register.items() if symbol in places]
    yield from sorted(known, key=lambda pair: _newest_first(pair[0]))


def _newest_first(item: Resolution) -> tuple[int, str]:
    return -(item.date.toordinal() if item.date else 0), item.symbol or ""


def pages(tree: Tree) -> tuple[GeneratedPage, ...]:
    """The page of the documents cited and that of the terms used in the edition `tree`."""
    documents = "\n".join(
        line for item, places in listed(tree, tree.documents) for line in _entry(tree, item, places)
    )
    found = {
        term.term: term
        for document in tree.documents
        for term in (*terms_of(tree, document), *own_terms(document))
    }
    terms = "\n".join(
        f"{term.term}\n:   {term.meaning}\n"
        for term in sorted(found.values(), key=lambda term: alphabetical(term.term))
    )
    texts = {REGISTER_PAGE: documents, GLOSSARY_PAGE: terms}
    return tuple(
        page(tree, uri, TITLES[uri], TITLES[uri], f"{LEADS[uri]}\n\n{text}")
        for uri, text in texts.items()
        if text
    )


def texts(tree: Tree) -> Iterator[str]:
    """Every text that the edition `tree` adds to its sources, line by line."""
    for document in tree.documents:
        yield from definitions(tree, document).split("\n")
        for item in filter(None, map(tree.register.get, cited(document))):
            yield from (f"{said(item)} {words}" for words in (item.name, item.symbol))
    for generated in pages(tree):
        yield from generated.text.split("\n")
        yield generated.text


def _entry(tree: Tree, item: Resolution, places: Iterable[Place]) -> Iterator[str]:
    yield f"## {item.type} số {item.symbol} {{#{slug(item.symbol or '')}}}"
    yield ""
    if item.title:
        yield f"{item.title}\n"
    day = f"ngày {dates.day(item.date)}" if item.date else ""
    issued = ", ".join(filter(None, [item.issuer, day]))
    if issued:
        yield f"Ban hành: {issued}\n"
    if item.replaced_by:
        yield f"Hiệu lực: đã được thay bằng {item.replaced_by}\n"
    elif item.status:
        yield f"Hiệu lực: {item.status}\n"
    yield from _places(tree, places)


def _places(tree: Tree, places: Iterable[Place]) -> Iterator[str]:
    """Where a document is cited: a paragraph for each document of each set."""
    found: dict[tuple[str, str], list[Place]] = {}
    for place in places:
        kind, index = place.document.place.kind, tree.index_of(place.document)
        key = kind.label if kind else "", index.title if index and kind else ""
        found.setdefault(key, []).append(place)
    for (kind_label, title), group in found.items():
        within = f"{kind_label}, {title}" if kind_label else "Trang chung"
        audiences = ",".join(sorted({name for place in group for name in place.document.audience}))
        yield f"{within}: {'; '.join(map(_link, group))}."
        yield f'{{: .cited-in data-audience="{audiences}" }}'
        yield ""


def _link(place: Place) -> str:
    fragment = f"#{place.address}" if place.address else ""
    times = f" ({place.times} lần)" if place.times > 1 else ""
    return f"[{escaped(place.document.title)}]({place.document.src_uri}{fragment}){times}"


def navigation(generated: Iterable[GeneratedPage]) -> list[dict[str, Any]]:
    """The entry of the lists in the navigation."""
    entries = [{page.title: page.src_uri} for page in generated]
    return [{"Tra cứu": entries}] if entries else []
