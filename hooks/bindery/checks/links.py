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
from ..markup import ONLY_SCHEMES, SCHEMES
from ..tree import Tree
from ..writing import Written, prose
from .labels import Editions

_SPACED = re.compile(r"\]\(([^()<>\"'\s]+ [^()<>\"']*)\)")
_ADDRESS = re.compile(r"\{[^{}\n]*#([\w-]+)[^{}\n]*\}")


def check(tree: Tree, written: Editions) -> Iterator[Diagnostic]:
    """The problems of all links, each told once with the editions in which it is one."""
    missing: dict[tuple[str, Link, str], list[str]] = defaultdict(list)
    for name, pages in written.items():
        addresses = {uri: _addresses(lines) for uri, lines in pages.items()}
        for src_uri, lines in pages.items():
            document = tree.by_uri[src_uri]
            for link in links(prose(lines)):
                yield from _always_wrong(tree, document, link)
                problem = _absent(tree, document, link, addresses, name)
                if problem:
                    missing[document.path, link, problem].append(name)
    yield from _spaced(tree, written)
    for (path, link, problem), names in missing.items():
        where = (
            " ở ấn bản nào"
            if ALL in names
            else f" trong ấn bản {', '.join(names)}, nhưng liên kết vẫn hiện ở đó; "
            "đặt liên kết trong đoạn có cùng nhãn đối tượng"
        )
        yield Diagnostic(path, link.number, f"liên kết “{link.target}” {problem}{where}")


def _spaced(tree: Tree, written: Editions) -> Iterator[Diagnostic]:
    """A target with a space in it, which Markdown takes for text."""
    for src_uri, lines in written[ALL].items():
        for number, text in prose(lines):
            for match in _SPACED.finditer(spans.masked(text)):
                message = (
                    f"địa chỉ “{match.group(1)}” có dấu cách; đổi tên tệp không có dấu cách, "
                    f"hoặc viết [chữ](<{match.group(1)}>)"
                )
                yield Diagnostic(tree.by_uri[src_uri].path, number, message)


def _addresses(lines: tuple[Written, ...]) -> set[str]:
    return {
        match.group(1)
        for _, text in prose(lines)
        for match in _ADDRESS.finditer(spans.masked(text))
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
        return
    if wrong := _fault_outside(link):
        yield Diagnostic(document.path, link.number, f"liên kết “{link.target}” {wrong}")
    if wrong or link.external:
        return
    target = link.resolved(document.src_uri)
    if target is None or (target not in tree.by_uri and target not in tree.assets):
        message = f"liên kết “{link.target}” {_fault(tree, document, link, target)}"
        yield Diagnostic(document.path, link.number, message)


def _fault_outside(link: Link) -> str:
    """What is wrong with a link that leads out of the sources; '' for nothing."""
    if link.target.replace("\\", "/").startswith("//"):
        return "thiếu https: ở đầu; viết https://… hoặc đường dẫn tới tệp trong docs"
    if link.scheme and link.scheme not in SCHEMES:
        return f"mở bằng “{link.scheme}:”; {ONLY_SCHEMES}"
    if link.scheme.startswith("http") and not link.host:
        return "thiếu // hoặc tên máy; viết https://…"
    if link.scheme.startswith("http") and "@" in link.host:
        return "có dấu @ trong tên máy nên không dẫn tới nơi trông thấy; bỏ phần trước @"
    if link.image and link.scheme:
        return "là hình ở máy khác; chép hình vào thư mục docs"
    return ""


def _fault(tree: Tree, document: Document, link: Link, target: str | None) -> str:
    """Why a link leads to no file, and what was probably meant."""
    if link.target.startswith("/"):
        return "bắt đầu bằng dấu /; viết đường dẫn tính từ tệp này, ví dụ ../hoc-tap/01.md"
    if link.target.startswith("www."):
        return f"thiếu https:// ở đầu; viết https://{link.target}"
    if "\\" in link.target:
        return "dùng dấu \\; thay bằng dấu /"
    if target is None:
        return "đi ra ngoài thư mục docs; chỉ dẫn tới tệp trong docs"
    ending = target.rpartition(".")[2]
    others = [
        uri
        for uri in (*tree.by_uri, *tree.assets)
        if uri.endswith(f".{ending}") and uri != document.src_uri
    ]
    meant = nearest(target, others)
    return "không dẫn tới tệp nào" + (f"; có phải là “{meant}”?" if meant else "")


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
