"""What is a chapter made of? From Markdown to a tree of plain data that a template can set.

A node is a string, or a mapping with ``t`` (what it is) and ``c`` (what is in it). Text stays
data: nothing an editor writes becomes code of the typesetter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import lxml.html
import markdown

from ..writing import PASSAGE
from .columns import height, shares, stays_whole

Node = str | dict[str, Any]

_SPACE = re.compile(r"[ \t\r\n]+")
_INLINE = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code", "sup": "sup"}
_INLINE |= {"sub": "sub", "del": "del", "s": "del", "ins": "ins", "u": "ins", "mark": "mark"}
_TRANSPARENT = {
    "abbr",
    "details",
    "summary",
    "span",
    "div",
    "section",
    "dl",
    "figure",
    "small",
    "q",
    "cite",
}


class UnknownElement(Exception):
    """The template has no way to set an element."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


@dataclass
class Chapter:
    """The nodes of one chapter and the notes it calls, by number."""

    nodes: list[Node]
    notes: Mapping[str, list[Node]] = field(default_factory=dict)


def converter(extensions: Iterable[str], configs: Mapping[str, Any]) -> markdown.Markdown:
    """A Markdown converter with the extensions of the site, without its links to headings."""
    known = {name: dict(config) for name, config in configs.items()}
    known["toc"] = {**known.get("toc", {}), "permalink": False}
    names = dict.fromkeys(["toc", "tables", "fenced_code", *extensions])
    return markdown.Markdown(extensions=list(names), extension_configs=known)


def chapter(html: str, name: str, resolve: Callable[[str], Node]) -> Chapter:
    """The chapter in the HTML of a page.

    Addresses are unique in a page only, so in a booklet they begin with the chapter's `name`.
    `resolve` turns the target of a link into a node without content: a reference, a link, or
    plain text.

    Raises:
        UnknownElement: the HTML has an element that no booklet can show.
    """
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    for symbol in root.iter("span"):
        if symbol.get("class") == "symbol":
            symbol.text = _SPACE.sub("\u00a0", symbol.text or "")
    walker = _Walker(name, resolve)
    nodes = [node for node in walker.children(root) if node != " "]
    return Chapter(nodes, walker.notes)


def without_passages(html: str) -> str:
    """The HTML of a page of the edition ``all`` without what it marks as being for some readers."""
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    for marked in root.find_class(PASSAGE):
        marked.drop_tree()
    return str(lxml.html.tostring(root, encoding="unicode"))


class _Walker:
    def __init__(self, name: str, resolve: Callable[[str], Node]) -> None:
        self.name = name
        self.resolve = resolve
        self.notes: dict[str, list[Node]] = {}
        self.calls: dict[str, list[dict[str, Any]]] = {}

    def children(self, element: Any) -> list[Node]:
        found: list[Node] = []
        if element.text:
            found.append(_spaced(element.text))
        for child in element:
            if isinstance(child.tag, str):
                found += self.node(child)
            if child.tail:
                after = _spaced(child.tail)
                found.append(after.lstrip(" ") if child.tag == "br" else after)
        return found

    def blocks(self, element: Any) -> list[Node]:
        return [node for node in self.children(element) if node != " "]

    def node(self, element: Any) -> Iterator[Node]:
        tag = element.tag
        css = (element.get("class") or "").split()
        if "footnote" in css:
            self._notes(element)
        elif tag == "sup" and (element.get("id") or "").startswith("fnref"):
            yield self._call(element[0].text_content())
        elif "admonition" in css:
            yield self._box(element)
        elif css == ["label"]:
            return
        elif css == ["field"]:
            yield {"t": "field", "lines": len(element), "c": []}
        elif css == ["citation"]:
            yield {"t": "cite", "id": _fragment(element), "c": self.children(element)}
        elif tag in _BLOCKS:
            yield _BLOCKS[tag](self, element)
        elif tag in _INLINE:
            yield {"t": _INLINE[tag], "c": self.children(element)}
        elif tag in _TRANSPARENT:
            yield from self.children(element)
        else:
            raise UnknownElement(tag)

    def _call(self, number: str) -> Node:
        """The call of a note. `call` counts from 1 the calls of the same note in the chapter,
        `repeated` says that there is more than one.
        """
        calls = self.calls.setdefault(number, [])
        call: dict[str, Any] = {"t": "note", "chapter": self.name, "number": number, "c": []}
        calls.append(call)
        call["call"] = len(calls)
        for each in calls[-2:]:
            each["repeated"] = len(calls) > 1
        return call

    def _notes(self, element: Any) -> None:
        for item in element.iter("li"):
            number = (item.get("id") or "").partition(":")[2]
            if not number:
                continue
            for link in item.xpath(".//a[contains(@class, 'footnote-backref')]"):
                link.drop_tree()
            for space in item.iter("p"):
                if space.text and not len(space):
                    space.text = space.text.rstrip("\xa0 ")
            self.notes[number] = [node for node in self.blocks(item) if node != {"t": "p", "c": []}]

    def _box(self, element: Any) -> Node:
        title = element[0].text_content()
        element.remove(element[0])
        return {"t": "box", "title": title, "c": self.blocks(element)}

    def _paragraph(self, element: Any) -> Node:
        kind = "related" if element.get("class") == "related" else "p"
        return {"t": kind, "c": self.children(element)}

    def _heading(self, element: Any) -> Node:
        return {
            "t": "heading",
            "level": int(element.tag[1]),
            "id": f"{self.name}-{element.get('id')}",
            "c": self.children(element),
        }

    def _list(self, element: Any) -> Node:
        items = []
        for item in element:
            labels = item.xpath("./*[@class='label'] | ./p[1]/*[@class='label']")
            label = labels[0].text_content().replace("-", "–") if labels else "–"
            address = f"{self.name}-{item.get('id')}" if item.get("id") else ""
            items.append({"label": label, "id": address, "c": self._trimmed(item)})
        return {"t": "list", "c": items}

    def _trimmed(self, item: Any) -> list[Node]:
        """The content of an item, without the space behind its label and around its blocks."""
        found = self.children(item)
        nodes = [
            node
            for at, node in enumerate(found)
            if node != " "
            or not any(map(_is_block, [*found[at - 1 : at], *found[at + 1 : at + 2]]))
        ]
        while nodes and nodes[-1] == " ":
            nodes.pop()
        if nodes:
            first = nodes[0]
            holder = nodes if isinstance(first, str) or first["t"] != "p" else first["c"]
            if holder and isinstance(holder[0], str):
                holder[0] = holder[0].lstrip()
        return nodes

    def _link(self, element: Any) -> Node:
        target = self.resolve(element.get("href") or "")
        content = self.children(element)
        return {"t": "text", "c": content} if isinstance(target, str) else {**target, "c": content}

    def _image(self, element: Any) -> Node:
        target = self.resolve(element.get("src") or "")
        path = target["to"] if isinstance(target, dict) else target
        return {"t": "image", "path": path, "alt": element.get("alt") or "", "c": []}

    def _table(self, element: Any) -> Node:
        rows = [list(row) for row in element.iter("tr")]
        columns = max(map(len, rows))
        head = [self._row(row) for row in rows if row and row[0].tag == "th"]
        body = [self._row(row) for row in rows if row and row[0].tag == "td"]
        texts = [[_text(cell) for cell in row] for row in rows]
        widths = shares([[row[at] for row in texts if at < len(row)] for at in range(columns)])
        lines = [height(row, widths) for row in texts]
        return {
            "t": "table",
            "columns": widths,
            "whole": [*map(stays_whole, lines[len(head) :])],
            "lines": sum(lines),
            "align": [_alignment(cell) for cell in rows[0]],
            "head": head,
            "repeat": not any(_leads(cell) for row in head for cell in row),
            "body": body,
            "c": [],
        }

    def _row(self, row: list[Any]) -> list[list[Node]]:
        return [self.children(cell) for cell in row]

    def _code(self, element: Any) -> Node:
        return {"t": "pre", "c": [element.text_content().rstrip("\n")]}

    def _quote(self, element: Any) -> Node:
        return {"t": "quote", "c": self.blocks(element)}

    def _rule(self, _: Any) -> Node:
        return {"t": "rule", "c": []}

    def _break(self, _: Any) -> Node:
        return {"t": "break", "c": []}


_BLOCKS: Mapping[str, Callable[[_Walker, Any], Node]] = {
    "p": _Walker._paragraph,
    "dt": _Walker._paragraph,
    "dd": _Walker._quote,
    "ol": _Walker._list,
    "ul": _Walker._list,
    "a": _Walker._link,
    "img": _Walker._image,
    "table": _Walker._table,
    "pre": _Walker._code,
    "blockquote": _Walker._quote,
    "hr": _Walker._rule,
    "br": _Walker._break,
    **{f"h{level}": _Walker._heading for level in range(1, 7)},
}


def _text(cell: Any) -> str:
    """The text of a cell, with its line breaks; those of its source are none."""
    found = _spaced(cell.text or "")
    for child in cell:
        found += "\n" if child.tag == "br" else _text(child)
        found += _spaced(child.tail or "")
    return found


def _is_block(node: Node) -> bool:
    return isinstance(node, dict) and node["t"] in (
        "p",
        "related",
        "list",
        "table",
        "quote",
        "pre",
        "box",
    )


def _leads(nodes: Iterable[Node]) -> bool:
    """Whether `nodes` hold a link or the call of a note, which PDF/UA allows only once."""
    return any(
        isinstance(node, dict) and (node["t"] in ("link", "ref", "note") or _leads(node["c"]))
        for node in nodes
    )


def _spaced(text: str) -> str:
    """`text` with single spaces, and none before a dash where a line could break: it would look
    like an item of a list. A hyphen between spaces is a dash.
    """
    return _SPACE.sub(" ", text).replace(" – ", "\u00a0– ").replace(" - ", "\u00a0- ")


def _fragment(link: Any) -> str:
    return str(link.get("href")).partition("#")[2]


def _alignment(cell: Any) -> str:
    side = cell.get("align")
    return side if side in ("left", "right", "center") else "left"


def texts(nodes: Iterable[Node]) -> Iterator[str]:
    """Every text and label in `nodes`, in reading order."""
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif node["t"] == "table":
            for row in (*node["head"], *node["body"]):
                for cell in row:
                    yield from texts(cell)
        elif node["t"] == "list":
            for item in node["c"]:
                yield item["label"]
                yield from texts(item["c"])
        else:
            yield from [node["title"]] if "title" in node else []
            yield from texts(node["c"])


def words(nodes: Iterable[Node]) -> str:
    """What `nodes` say on one line, labels of lists included; notes they only call are not."""
    return _SPACE.sub(" ", "".join(_said(nodes)))


def _said(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif node["t"] == "list":
            yield from (f" {item['label']} {words(item['c'])} " for item in node["c"])
        else:
            apart = " " * (node["t"] == "break" or _is_block(node))
            yield f"{apart}{words(node['c'])}{apart}"
