"""What can be found in an edition? Its pages, cut where their headings and readers change.

Made from the filtered sources only: what they do not hold is in no section.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from .. import back_matter
from ..address import page_uri
from ..audience import ALL, Audience
from ..document import Document
from ..glossary import alphabetical
from ..page_meta import page_meta
from ..slug import slug
from ..tree import Tree
from .blocks import blocks, notes
from .canonical import WORD

NOTES = "Chú thích"
"""The heading of the notes of a page."""

STUDIED = ("_van-ban-duoc-hoc", "Văn bản được học")
CALENDAR = ("_lich-hoc", "Lịch học")
"""The addresses and headings under which the page of a study set shows its data."""

LONGEST = 3500
"""Characters of the text of a section; a longer one goes on in another."""

LONGEST_HEADING = 60
"""Words of a heading; what is longer goes on as text."""


@dataclass(frozen=True)
class Section:
    """Text under one heading for one audience, its blocks on lines of their own.

    `points` are offsets into the text and the addresses of the points that begin there. A section
    that `continues` another shows the heading of that one, and is not found by it.
    """

    address: str
    heading: str
    text: str
    audience: Audience
    points: tuple[tuple[int, str], ...] = ()
    continues: bool = False
    notes: bool = False


@dataclass(frozen=True)
class FoundPage:
    """A page of the site; `set_id` and `kind_id` are '' for a page outside the sets."""

    uri: str
    title: str
    set_id: str
    kind_id: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Library:
    """All that can be found in an edition, and what its facets and abbreviations are called.

    `audiences` are those that a reader can choose between; none where the edition is for one.
    """

    pages: tuple[FoundPage, ...]
    audiences: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    sets: Mapping[str, str] = field(default_factory=dict)
    abbreviations: tuple[tuple[str, str], ...] = ()


@dataclass
class _Strand:
    """What one audience sees under one heading, while it is collected."""

    address: str
    heading: str
    audience: Audience
    continues: bool = False
    notes: bool = False
    blocks: list[tuple[str, str]] = field(default_factory=list)

    def add(self, text: str, address: str = "") -> None:
        """Add a block, which may have an address of its own."""
        self.blocks += [(part, address) for part in _parts(text)]

    def sections(self) -> Iterator[Section]:
        """The section, or the sections of a long one."""
        lines: list[str] = []
        points: list[tuple[int, str]] = []
        size = 0
        for text, address in self.blocks:
            if lines and size + len(text) > LONGEST:
                yield self._section(lines, points)
                self.continues = True
                lines, points, size = [], [(0, found) for _, found in points[-1:]], 0
            if address:
                points = [*(point for point in points if point[0] < size), (size, address)]
            lines.append(text)
            size += len(text) + 1
        yield self._section(lines, points)

    def _section(self, lines: list[str], points: list[tuple[int, str]]) -> Section:
        return Section(
            self.address,
            self.heading,
            "\n".join(lines),
            self.audience,
            tuple(points),
            self.continues,
            self.notes,
        )


class _Strands(dict[tuple[str, Audience], _Strand]):
    """The strands of a page: one for each heading, by its address, and audience."""

    def under(self, address: str, heading: str, audience: Audience) -> _Strand:
        """The strand of `audience` under a heading; the first under it is found by the heading."""
        strand = self.get((address, audience))
        if strand is None:
            follows = any(known == address for known, _ in self)
            words = list(WORD.finditer(heading))
            cut = words[LONGEST_HEADING].start() if len(words) > LONGEST_HEADING else len(heading)
            strand = _Strand(address, heading[:cut], audience, continues=follows)
            strand.add(heading[cut:])
            self[address, audience] = strand
        return strand

    def sections(self) -> Iterator[Section]:
        """The sections of all strands, in order."""
        for strand in self.values():
            yield from strand.sections()


def library(tree: Tree) -> Library:
    """What can be found in the edition `tree`.

    Raises:
        ValueError: the tree is not filtered.
    """
    if tree.edition is None:
        raise ValueError("an index is made from an edition, never from the sources")
    pages = (*(_page(tree, document) for document in tree.documents), *_listings(tree))
    titles = {index.place.set_id or "": index.title for index in tree.set_indexes}
    kinds, sets = {page.kind_id for page in pages}, {page.set_id for page in pages} - {""}
    return Library(
        pages,
        dict(tree.settings.vocabulary.labels) if tree.edition == ALL else {},
        {kind.id: kind.label for kind in tree.settings.kinds.values() if kind.id in kinds},
        {name: titles.get(name, name) for name in (*titles, *sorted(sets - titles.keys()))},
        tuple(_terms(tree)),
    )


def _page(tree: Tree, document: Document) -> FoundPage:
    place = document.place
    sections = (*_text(document), *_notes(document), *_data(tree, document))
    kind_id = place.kind.id if place.kind else ""
    uri = page_uri(document.src_uri)
    return FoundPage(uri, document.title, place.set_id or "", kind_id, sections)


def _text(document: Document) -> Iterator[Section]:
    """The sections of a page, the first with its title."""
    strands = _Strands()
    address, heading = "", document.title
    strands.under(address, heading, document.audience)
    for block in blocks(document):
        if block.is_heading:
            audience, heading = block.versions[0]
            address = block.address
            strands.under(address, heading, audience)
        for audience, text in block.versions[block.is_heading :]:
            own = "" if block.is_heading else block.address
            strands.under(address, heading, audience).add(text, own)
    return strands.sections()


def _notes(document: Document) -> Iterator[Section]:
    strands: dict[Audience, _Strand] = {}
    for block in notes(document):
        address = f"fn:{block.address}"
        for audience, text in block.versions:
            strand = _Strand(address, NOTES, audience, continues=True, notes=True)
            strands.setdefault(audience, strand).add(text, address)
    for strand in strands.values():
        yield from strand.sections()


def _data(tree: Tree, document: Document) -> Iterator[Section]:
    """The resolutions and the calendar of a study set."""
    shown = page_meta(tree, document, None, False)["bindery"]
    strands = _Strands()
    for item in shown.get("resolutions", ()):
        symbol = f"{item['type']} số {item['symbol']}" if item["symbol"] else item["type"]
        date = f"ngày {item['date']}" if item["date"] else ""
        said = ", ".join(filter(None, [symbol, item["title"], item["issuer"], date]))
        strands.under(*STUDIED, document.audience).add(said)
    for item in shown.get("sessions", ()):
        whose = item["audience"] if tree.edition == ALL else ""
        audience = frozenset(whose.split(",")) if whose else document.audience
        told = (item[key] for key in ("level", "form", "place", "when", "length"))
        strands.under(*CALENDAR, audience).add(", ".join(filter(None, told)))
    return strands.sections()


def _listings(tree: Tree) -> Iterator[FoundPage]:
    """The pages of the documents cited and of the terms used."""
    register, glossary = _Strands(), _Strands()
    title = back_matter.TITLES[back_matter.REGISTER_PAGE]
    for item, places in back_matter.listed(tree, tree.documents):
        audience = _together(place.document.audience for place in places)
        heading = f"{item.type} số {item.symbol}"
        found = register.under(slug(item.symbol or ""), heading, audience)
        found.add(". ".join(filter(None, [item.title, item.issuer, item.status])))
    yield from _listing(back_matter.REGISTER_PAGE, title, register)
    title = back_matter.TITLES[back_matter.GLOSSARY_PAGE]
    terms = sorted(_terms(tree).items(), key=lambda pair: alphabetical(pair[0][0]))
    for (term, meaning), audience in terms:
        glossary.under("", title, audience).add(f"{term}: {meaning}")
    yield from _listing(back_matter.GLOSSARY_PAGE, title, glossary)


def _listing(src_uri: str, title: str, strands: _Strands) -> Iterator[FoundPage]:
    if strands:
        everyone = _together(audience for _, audience in strands)
        strands.setdefault(("", everyone), _Strand("", title, everyone))
        sections = sorted(strands.sections(), key=lambda section: section.address != "")
        yield FoundPage(page_uri(src_uri), title, "", "", tuple(sections))


def _terms(tree: Tree) -> dict[tuple[str, str], Audience]:
    """The abbreviations and terms that an edition uses, their meanings, and who sees them."""
    found: dict[tuple[str, str], Audience] = {}
    for document in tree.documents:
        for term in (*back_matter.terms_of(tree, document), *back_matter.own_terms(document)):
            known = found.get((term.term, term.meaning), frozenset())
            found[term.term, term.meaning] = known | document.audience
    return found


def _together(audiences: Iterable[Audience]) -> Audience:
    return frozenset[str]().union(*audiences)


def _parts(text: str) -> Iterator[str]:
    """`text` in parts that fit into a section, cut between words where it has any."""
    while len(text) > LONGEST:
        cut = text.rfind(" ", LONGEST // 2, LONGEST)
        cut = cut if cut > 0 else LONGEST
        yield text[:cut]
        text = text[cut:].lstrip()
    if text:
        yield text
