"""Does every link lead to something that those who see the link can see?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from .. import spans
from ..audience import ALL, nearest
from ..diagnostic import Diagnostic
from ..document import Document
from ..link import Link, links
from ..passage import Role
from ..reader import Tree
from ..writing import Written
from .labels import Editions

_ADDRESS = re.compile(r"\{[^{}\n]*#([\w-]+)[^{}\n]*\}")


def check(tree: Tree, written: Editions) -> Iterator[Diagnostic]:
    """The problems of all links, each told once with the editions in which it is one."""
    missing: dict[tuple[str, Link, str], list[str]] = defaultdict(list)
    for name, pages in written.items():
        addresses = {uri: _addresses(lines) for uri, lines in pages.items()}
        for src_uri, lines in pages.items():
            document = tree.by_uri[src_uri]
            for link in _links(lines):
                yield from _always_wrong(tree, document, link)
                problem = _absent(tree, document, link, addresses, name)
                if problem:
                    missing[document.path, link, problem].append(name)
    for (path, link, problem), names in missing.items():
        narrow = [name for name in names if name != ALL]
        yield Diagnostic(
            path,
            link.number,
            f"liên kết “{link.target}” {problem} trong ấn bản {', '.join(narrow or names)}, "
            "nhưng liên kết vẫn hiện ở đó; đặt liên kết trong đoạn có cùng nhãn đối tượng",
        )


def _links(lines: tuple[Written, ...]) -> Iterator[Link]:
    return links((line.number, line.text) for line in lines if line.role is not Role.CODE)


def _addresses(lines: tuple[Written, ...]) -> set[str]:
    return {
        match.group(1)
        for line in lines
        if line.role is not Role.CODE
        for match in _ADDRESS.finditer(spans.masked(line.text))
    }


def _always_wrong(tree: Tree, document: Document, link: Link) -> Iterator[Diagnostic]:
    """What is wrong with a link whoever sees it."""
    if link.image and not link.text:
        yield Diagnostic(
            document.path,
            link.number,
            f"hình “{link.target}” chưa có lời mô tả; viết ![mô tả hình]({link.target})",
        )
    if not link.readable:
        message = f"không đọc được địa chỉ “{link.target}”; kiểm tra dấu ngoặc và dấu //"
        yield Diagnostic(document.path, link.number, message)
    if link.external or not link.readable:
        return
    target = link.resolved(document.src_uri)
    if target is None:
        message = f"liên kết “{link.target}” đi ra ngoài thư mục docs; dùng đường dẫn tương đối"
        yield Diagnostic(document.path, link.number, message)
    elif target not in tree.by_uri and target not in tree.assets:
        meant = nearest(target, (*tree.by_uri, *tree.assets))
        hint = f"; có phải là “{meant}”?" if meant else ""
        message = f"liên kết “{link.target}” không dẫn tới tệp nào{hint}"
        yield Diagnostic(document.path, link.number, message)


def _absent(
    tree: Tree, document: Document, link: Link, addresses: Mapping[str, set[str]], name: str
) -> str | None:
    """What an edition lacks of the target of a link that it shows."""
    target = link.resolved(document.src_uri)
    if link.external or target is None:
        return None
    if target in tree.assets and not tree.asset_shows(target, name):
        return "dẫn tới tệp không có"
    if target not in tree.by_uri:
        return None
    if target not in addresses:
        return "dẫn tới trang không có"
    if link.fragment and link.fragment not in addresses[target]:
        return f"dẫn tới mục #{link.fragment} không có"
    return None
