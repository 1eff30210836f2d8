"""What is a chapter on a screen? From the tree of a booklet to the XHTML of an electronic book.

Every text goes through `escape`, so that what an editor writes stays text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import quote

from .elements import Node

_VOID = frozenset(("br", "hr", "link", "item", "itemref"))
_SAME = {"p": "p", "strong": "strong", "em": "em", "code": "code", "sup": "sup", "sub": "sub"}
_SAME |= {"del": "del", "ins": "ins", "mark": "mark", "break": "br", "rule": "hr"}
_SAME |= {"quote": "blockquote", "pre": "pre"}
_URL = "%/:?#[]@!$&'()*+,;=~-._"


def element(name: str, inside: str = "", /, **attributes: str) -> str:
    """An element around XHTML. In the names of attributes ``_`` stands for a hyphen, ``__`` for a
    colon and one at the end for nothing; attributes without a value are left out.
    """
    written = "".join(
        f' {key.rstrip("_").replace("__", ":").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value
    )
    return f"<{name}{written}/>" if name in _VOID else f"<{name}{written}>{inside}</{name}>"


def plain(text: str) -> str:
    """A text as XHTML."""
    return escape(text, quote=False)


@dataclass
class Chapter:
    """Writes the chapter `name` of a book whose pictures are found in `pictures` by their paths and
    whose list of documents has the addresses `documents`.
    """

    name: str
    notes: Mapping[str, list[Node]]
    pictures: Mapping[str, str]
    documents: Collection[str]
    _called: dict[str, str] = field(default_factory=dict)
    _ids: set[str] = field(default_factory=set)

    def body(self, title: str, nodes: Iterable[Node]) -> str:
        """The chapter, and below it the notes that it calls."""
        text = element("h1", plain(title)) + self._all(nodes)
        notes = ""
        written: list[str] = []
        while left := [number for number in self._called if number not in written]:
            written += left
            notes += "".join(map(self._note, left))
        if notes:
            text += element("section", notes, class_="notes", epub__type="footnotes")
        return element("section", text, epub__type="chapter", role="doc-chapter")

    def _all(self, nodes: Iterable[Node]) -> str:
        return "".join(map(self._node, nodes))

    def _node(self, node: Node) -> str:
        if isinstance(node, str):
            return plain(node)
        kind = node["t"]
        if kind in _SAME:
            return element(_SAME[kind], self._all(node["c"]))
        return _WRITERS[kind](self, node)

    def _id(self, address: str) -> str:
        """`address`, or '' when something before already has it."""
        if address in self._ids:
            return ""
        self._ids.add(address)
        return address

    def _text(self, node: dict[str, Any]) -> str:
        return self._all(node["c"])

    def _related(self, node: dict[str, Any]) -> str:
        return element("p", self._all(node["c"]), class_="related")

    def _heading(self, node: dict[str, Any]) -> str:
        return element(f"h{node['level']}", self._all(node["c"]), id=self._id(node["id"]))

    def _list(self, node: dict[str, Any]) -> str:
        items = "".join(
            element(
                "li",
                self._led_by(element("span", plain(item["label"]), class_="label"), item["c"]),
                id=self._id(item["id"]),
            )
            for item in node["c"]
        )
        signs = all(len(item["label"]) == 1 for item in node["c"])
        return element("ul", items, role="list", class_="signs" if signs else "labels")

    def _led_by(self, lead: str, nodes: list[Node]) -> str:
        """Nodes after a piece of XHTML that begins their first paragraph."""
        first, *more = nodes or [""]
        if isinstance(first, dict) and first["t"] == "p":
            return element("p", f"{lead} {self._all(first['c'])}") + self._all(more)
        return f"{lead} {self._all(nodes)}"

    def _cite(self, node: dict[str, Any]) -> str:
        known = node["id"] in self.documents
        href = f"documents.xhtml#{quote(node['id'])}" if known else ""
        return element("a" if known else "span", self._all(node["c"]), href=href)

    def _link(self, node: dict[str, Any]) -> str:
        return element("a", self._all(node["c"]), href=quote(node["to"], safe=_URL))

    def _reference(self, node: dict[str, Any]) -> str:
        chapter, point, _ = node["to"].partition("-")
        address = f"#{quote(node['to'])}" if point else ""
        return element("a", self._all(node["c"]), href=f"{chapter}.xhtml{address}")

    def _call(self, node: dict[str, Any]) -> str:
        number = node["number"]
        place = self._id(f"{self.name}-call-{number}")
        self._called.setdefault(number, place)
        link = element(
            "a",
            plain(number),
            id=place,
            href=f"#{self.name}-note-{number}",
            epub__type="noteref",
            role="doc-noteref",
        )
        return element("sup", link)

    def _note(self, number: str) -> str:
        back = element(
            "a", plain(number), href=f"#{self._called[number]}", role="doc-backlink", class_="back"
        )
        return element(
            "aside",
            self._led_by(back, self.notes[number]),
            id=self._id(f"{self.name}-note-{number}"),
            class_="footnote",
            epub__type="footnote",
            role="doc-footnote",
        )

    def _box(self, node: dict[str, Any]) -> str:
        title = element("p", plain(node["title"]), class_="box-title")
        return element("div", title + self._all(node["c"]), class_="box")

    def _field(self, node: dict[str, Any]) -> str:
        return element("br").join(["…" * 12] * max(node["lines"], 1))

    def _image(self, node: dict[str, Any]) -> str:
        source = self.pictures[node["path"].lstrip("/")]
        return f'<img src="{escape(source)}" alt="{escape(node["alt"])}"/>'

    def _table(self, node: dict[str, Any]) -> str:
        head = "".join(
            element("tr", "".join(element("th", self._all(cell), scope="col") for cell in row))
            for row in node["head"]
        )
        sides = {at: side for at, side in enumerate(node["align"]) if side != "left"}
        body = "".join(
            element(
                "tr",
                "".join(
                    element("td", self._all(cell), class_=sides.get(at, ""))
                    for at, cell in enumerate(row)
                ),
            )
            for row in node["body"]
        )
        table = (element("thead", head) if head else "") + element("tbody", body)
        return element("div", element("table", table), class_="table")


_WRITERS: Mapping[str, Callable[[Chapter, dict[str, Any]], str]] = {
    "text": Chapter._text,
    "related": Chapter._related,
    "heading": Chapter._heading,
    "list": Chapter._list,
    "cite": Chapter._cite,
    "link": Chapter._link,
    "ref": Chapter._reference,
    "note": Chapter._call,
    "box": Chapter._box,
    "field": Chapter._field,
    "image": Chapter._image,
    "table": Chapter._table,
}
