"""Which elements of an SVG refer to which, and how much is drawn when that is followed?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from .refusal import Refused
from .vocabulary import INPUTS
from .xml import Element

ADDRESS = re.compile(r"url\(\s*([\"']?)#([^\"'()\s]+)\1\s*\)", re.IGNORECASE)
"""A reference in the value of a property; its second group is the id."""

_MOST_DRAWN = 1_000_000
"""Elements that are drawn when every reference is followed; few bytes may ask for billions."""

_LONGEST_CHAIN = 50


def _references(element: Element) -> Iterator[str]:
    """The ids that an element refers to."""
    for key, value in element.attrib.items():
        if key == "href" and value.startswith("#"):
            yield value[1:]
        elif "url(" in value:
            yield from (target for _, target in ADDRESS.findall(value))


def renamed(root: Element, left_out: set[str]) -> None:
    """Give the elements that are referred to new ids, and take those of the others away: names of
    layers say more than the picture. The same for the results of filters.

    Raises:
        Refused: something refers to what is left out.
    """
    wanted = {target for element in root.iter() for target in _references(element)}
    names = _numbered((element.attrib.pop("id", None), element) for element in root.iter())
    names = {own: element for own, element in names.items() if own in wanted}
    if hidden := sorted(wanted & left_out - names.keys()):
        raise Refused(f"phần bị ẩn “{hidden[0]}” vẫn được dùng ở chỗ khác; bỏ ẩn rồi lưu lại")
    ids = {own: f"i{number}" for number, own in enumerate(names, start=1)}
    for own, element in names.items():
        element.set("id", ids[own])
    results = _numbered((element.get("result"), element) for element in root.iter())
    known = {own: f"f{number}" for number, own in enumerate(results, start=1)}
    for element in root.iter():
        _point(element, ids, known)


def _numbered(found: Iterable[tuple[str | None, Element]]) -> dict[str, Element]:
    """The first element of each name, in order."""
    first: dict[str, Element] = {}
    for own, element in found:
        if own:
            first.setdefault(own, element)
    return first


def _point(element: Element, ids: Mapping[str, str], results: Mapping[str, str]) -> None:
    """Let an element refer to the new names; what is nowhere stays nowhere."""
    for key, value in element.attrib.items():
        if key == "href" and value.startswith("#"):
            element.set(key, f"#{ids.get(value[1:], 'none')}")
        elif key in ("in", "in2", "result"):
            element.set(key, results.get(value, value if value in INPUTS else "none"))
        elif "url(" in value:
            element.set(key, ADDRESS.sub(lambda match: f"url(#{ids.get(match[2], 'none')})", value))


def affordable(root: Element) -> None:
    """Refuse a file in which references make a few elements into a great many.

    Raises:
        Refused: it does, or its references go round in a circle.
    """
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    known: dict[Element, int] = {}

    def cost(element: Element, depth: int) -> int:
        if element in known:
            return known[element]
        if depth > _LONGEST_CHAIN:
            raise Refused("các hình gọi nhau quá sâu hoặc vòng tròn; đơn giản hóa", 0)
        total = 0
        for inner in element.iter():
            total += 1
            for target in _references(inner):
                if target in by_id:
                    total += cost(by_id[target], depth + 1)
            if total > _MOST_DRAWN:
                raise Refused(f"hình lặp lại thành quá {_MOST_DRAWN} nét; đơn giản hóa")
        known[element] = total
        return total

    cost(root, 0)
