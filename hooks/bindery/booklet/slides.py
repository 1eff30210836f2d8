"""What does a rapporteur show on the wall? The headings and the marked points of a chapter.

A point is marked by a sign of a list, or by being bold where a section has no list. What is said
around it stays with the one who says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ..diagnostic import Diagnostic
from ..document import Document
from ..edition import edition
from ..outputs import slides_uri, viewer
from ..provenance import Provenance
from ..publication import text
from ..tree import Tree
from . import elements
from .compose import NOT_THE_ORIGINAL
from .refusal import explained
from .typesetter import TypesetterError, typeset

MOST_POINTS = 7
MOST_LETTERS = 420
"""What a slide has room for, in letters that the last row can read."""


@dataclass
class Slide:
    """A heading, the heading it stands under, and points, each with its sign."""

    title: str
    under: str = ""
    points: list[dict[str, Any]] = field(default_factory=list)


def files(tree: Tree, name: str, made: Provenance) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """The slides of the edition `name`, by their addresses on its site, and what is wrong. `tree`
    holds the sources as editors wrote them.
    """
    found: dict[str, bytes] = {}
    problems = []
    part = edition(tree, name)
    for document in part.documents:
        reader = viewer(part, tree.by_uri[document.src_uri])
        if not reader:
            continue
        own = part if reader == name else edition(tree, reader)
        try:
            data = _data(own, own.by_uri[document.src_uri], made)
            found[slides_uri(document.src_uri)] = typeset("slides.typ", data)
        except elements.UnknownElement as unknown:
            message = (
                f"trình chiếu chưa có chỗ cho <{unknown.tag}>; viết lại bằng chữ hay danh sách"
            )
            problems.append(Diagnostic(document.path, 0, message))
        except TypesetterError as error:
            problems += explained(tree, [document.src_uri], "làm được trình chiếu", str(error))
    return found, problems


def _data(part: Tree, document: Document, made: Provenance) -> dict[str, Any]:
    convert = elements.converter(part.settings.extensions, part.settings.extension_configs)
    html = convert.convert(text(part, document))
    nodes = elements.chapter(html, "slides", lambda _: "text").nodes
    index = part.index_of(document)
    kind = document.place.kind
    return {
        "title": document.title,
        "set": index.title if index else "",
        "kind": kind.label if kind else "",
        "made_for": part.settings.vocabulary.labels[part.edition or ""],
        "slides": [
            {"title": slide.title, "under": slide.under, "points": points, "part": number}
            for slide in slides(nodes)
            for number, points in enumerate(_in_parts(slide.points), start=1)
        ],
        "source": f"Nguồn: {made.dated}.",
        "disclaimer": NOT_THE_ORIGINAL,
        "modified": made.utc,
        "date": [made.date.year, made.date.month, made.date.day],
    }


def slides(nodes: Iterable[elements.Node]) -> list[Slide]:
    """A slide for each heading that opens a section or has points."""
    found: list[Slide] = []
    section = ""
    marked: list[dict[str, Any]] = []
    for node in nodes:
        if isinstance(node, str):
            continue
        if node["t"] == "heading":
            _take_marked(found, marked)
            title = _line(node["c"])
            if node["level"] == 2:
                section = title
            found.append(Slide(title, section if node["level"] > 2 else ""))
        elif found and node["t"] == "list":
            found[-1].points += [point for item in node["c"] for point in _points(item)]
        elif found and node["t"] in ("p", "quote"):
            marked += [{"sign": "–", "text": words, "deep": 0} for words in _bold(node["c"])]
    _take_marked(found, marked)
    return list(_filled(found))


def _take_marked(found: list[Slide], marked: list[dict[str, Any]]) -> None:
    """Give what is bold to the last slide, if it has no list."""
    if found and not found[-1].points:
        found[-1].points += marked
    marked.clear()


def _filled(found: list[Slide]) -> Iterator[Slide]:
    """Slides with points; a heading without any shows the headings below it, or stands alone where
    it opens a section.
    """
    for at, slide in enumerate(found):
        below = []
        for more in found[at + 1 :]:
            if more.under != slide.title:
                break
            below.append({"sign": "–", "text": more.title, "deep": 0})
        if slide.points or below or not slide.under:
            yield Slide(slide.title, slide.under, slide.points or below)


def _points(item: dict[str, Any], deep: int = 0) -> Iterator[dict[str, Any]]:
    lines = [node for node in item["c"] if isinstance(node, str) or node["t"] != "list"]
    yield {"sign": item["label"], "text": _line(lines), "deep": deep}
    for node in item["c"]:
        if isinstance(node, dict) and node["t"] == "list":
            for child in node["c"]:
                yield from _points(child, deep + 1)


def _bold(nodes: Iterable[Any]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, dict):
            if node["t"] == "strong":
                yield _line(node["c"])
            else:
                yield from _bold(node["c"])


def _line(nodes: Iterable[elements.Node]) -> str:
    return elements.words(nodes).strip(" ")


def _in_parts(points: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Points in as many parts as slides they need."""
    part: list[dict[str, Any]] = []
    letters = 0
    for point in points:
        longer = letters + len(point["text"])
        if part and (len(part) == MOST_POINTS or longer > MOST_LETTERS):
            yield part
            part, longer = [], len(point["text"])
        part.append(point)
        letters = longer
    yield part
