"""How is a stranger's XML read? As plain UTF-8, without document type, remarks, instructions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from .refusal import Refused

Element = Any
"""An element of lxml, which has no types."""

_DEEPEST = 100
_DECLARED = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parsed(data: bytes, largest: int) -> Element:
    """The root of the XML in `data`. It refers to no entity, and nothing is fetched for it.

    Raises:
        Refused: it is longer than `largest` bytes, nested deeply, no XML, or declares anything.
    """
    if len(data) > largest:
        raise Refused(f"phần XML dài quá {largest // 1_000_000} triệu byte; chia nhỏ tệp")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused("phần XML không phải UTF-8; lưu lại với mã UTF-8", line) from None
    if declared := _DECLARED.search(text):
        raise Refused(
            "có khai báo <!DOCTYPE> hoặc <!ENTITY>; xóa đi, hoặc lưu lại không có khai báo",
            text.count("\n", 0, declared.start()) + 1,
        )
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise Refused(f"XML viết sai ({error.msg}); mở ra rồi lưu lại", error.lineno or 0) from None
    _shallow(root)
    return root


def _shallow(root: Element) -> None:
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            raise Refused(f"thẻ lồng nhau quá {_DEEPEST} cấp; đơn giản hóa", element.sourceline)


def name(element: Element) -> tuple[str, str]:
    """The namespace and the name of an element."""
    found = etree.QName(element)
    return found.namespace or "", found.localname


def attributes(element: Element) -> Iterator[tuple[str, str, str]]:
    """The namespace, the name and the value of each attribute of an element."""
    for key, value in element.attrib.items():
        found = etree.QName(key)
        yield found.namespace or "", found.localname, value


def made(namespace: str, local: str) -> Element:
    """A new element, in a document whose only namespace that is."""
    return etree.Element(f"{{{namespace}}}{local}", nsmap={None: namespace})


def written(root: Element, *, declared: bool = False) -> bytes:
    """The bytes of a document; the same elements give the same bytes."""
    data: bytes = etree.tostring(
        root, encoding="UTF-8", xml_declaration=declared, standalone=True if declared else None
    )
    return data
