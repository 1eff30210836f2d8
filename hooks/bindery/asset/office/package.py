"""Which parts of an office file may be published? Those that its document leads to, cleaned."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from .. import svg, xml
from ..raster import CLEANERS
from ..refusal import Refused
from ..xml import Element
from . import relations
from .archive import members, packed
from .relations import LARGEST, WEB, Relation, beside

_TYPES = "[Content_Types].xml"
_TYPES_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_SHAPES = frozenset({"shape", "group", "rect", "roundrect", "oval", "line", "polyline", "arc"})
"""Old drawings that may be links; a link of what fills them would be fetched."""

_IMAGES = {
    **{"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif"},
    "svg": "image/svg+xml",
}


@dataclass(frozen=True)
class Kind:
    """A kind of office file; `inspect` refuses parts, given by their names, that hide something,
    and takes from them what nobody sees.
    """

    ending: str
    program: str
    main: str
    inspect: Callable[[Mapping[str, Element]], None]


@dataclass
class _Package:
    kind: Kind
    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    kept: dict[str, bytes] = field(default_factory=dict)
    kept_types: dict[str, str] = field(default_factory=dict)
    roots: dict[str, Element] = field(default_factory=dict)
    length: int = 0
    waiting: list[str] = field(default_factory=list)


def cleaned(kind: Kind, data: bytes) -> bytes:
    """The office file `data` with only what is seen of it; the same bytes give the same bytes.

    Raises:
        Refused: it is no such file, is broken, hides something, or could act.
    """
    parts = members(data, kind.program)
    if _TYPES not in parts:
        raise Refused(f"tệp này không phải tệp {kind.program}; lưu lại bằng {kind.program}")
    package = _Package(kind, parts, dict(_types(parts)))
    _follow(package, "")
    if not any(package.types.get(name) == kind.main for name in package.waiting):
        raise Refused(
            f"nội dung không phải của tệp .{kind.ending}, hoặc có macro; "
            f"mở bằng {kind.program} rồi lưu thành .{kind.ending}"
        )
    while package.waiting:
        name = package.waiting.pop()
        if name not in package.kept_types:
            _take(package, name)
    kind.inspect(package.roots)
    for name, root in package.roots.items():
        package.kept[name] = xml.written(root, declared=True)
    kept = {_TYPES: _written_types(package), **dict(sorted(package.kept.items()))}
    return packed(kept)


def _types(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The content type of each part."""
    by_ending = {}
    by_name = {}
    for element in xml.parsed(parts[_TYPES], LARGEST):
        said = element.get("ContentType", "")
        if xml.name(element)[1] == "Default":
            by_ending[element.get("Extension", "").lower()] = said
        else:
            by_name[element.get("PartName", "").lstrip("/")] = said
    for name in parts:
        ending = name.rpartition(".")[2].lower()
        yield name, by_name.get(name, by_ending.get(ending, ""))


def _follow(package: _Package, source: str) -> set[str]:
    """Take along where `source` leads; returns the ids of the relations that are left out."""
    left_out = set()
    kept = []
    held = package.parts.get(beside(source))
    for relation in relations.read(held) if held is not None else ():
        if relation.remarks:
            _nothing_said(package, _resolved(package, source, relation), relation.short)
        if not relations.is_followed(relation):
            left_out.add(relation.id)
            continue
        kept.append(relation)
        if not relation.external and not relation.target.startswith("#"):
            package.waiting.append(_resolved(package, source, relation))
    if kept:
        package.kept[beside(source)] = relations.written(kept)
    return left_out


def _resolved(package: _Package, source: str, relation: Relation) -> str:
    target = unquote(relation.target)
    found = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target))[1:]
    if found not in package.parts:
        raise Refused(f"tệp thiếu phần “{found[:60]}”; mở ra rồi lưu lại")
    return found


def _nothing_said(package: _Package, name: str, short: str) -> None:
    """Refuse a part with remarks, which nobody sees on the page."""
    root = xml.parsed(package.parts[name], LARGEST)
    if short == "notesslide":
        if any((text.text or "").strip() for run in root.iter("{*}r") for text in run.iter("{*}t")):
            raise Refused("có ghi chú của người trình bày (Notes); xóa ghi chú ở mọi trang chiếu")
    elif any(True for _ in root.iter("{*}comment", "{*}threadedComment", "{*}cm")):
        raise Refused(
            f"còn lời bình luận (comment); trong {package.kind.program} vào Review > Delete > "
            "Delete All Comments"
        )


def _take(package: _Package, name: str) -> None:
    """Take a part along, cleaned."""
    ending = name.rpartition(".")[2].lower()
    data = package.parts[name]
    if ending in _IMAGES:
        package.kept[name] = _picture(name, ending, data)
        package.kept_types[name] = _IMAGES[ending]
        return
    said = package.types[name]
    if ending != "xml" or not said.endswith("+xml") or "macro" in said.lower():
        raise Refused(
            f"có phần “{name[:60]}” không dùng được; hình thì lưu thành PNG hoặc JPEG rồi chèn lại"
        )
    left_out = _follow(package, name)
    package.length += len(data)
    root = xml.parsed(data, LARGEST - package.length + len(data))
    for element in root.iter("*"):
        _point(element, left_out)
    package.roots[name] = root
    package.kept_types[name] = said


def _picture(name: str, ending: str, data: bytes) -> bytes:
    try:
        return svg.cleaned(data) if ending == "svg" else CLEANERS[ending](data)
    except Refused as refused:
        raise Refused(f"hình “{posixpath.basename(name)}” trong tệp: {refused.message}") from None


def _point(element: Element, left_out: set[str]) -> None:
    """Let an element point neither to what is left out nor out of the file."""
    for namespace, key, value in list(xml.attributes(element)):
        if namespace.endswith("/relationships") and value in left_out:
            del element.attrib[f"{{{namespace}}}{key}"]
        elif key in ("href", "src") and not _harmless(element, key, value):
            raise Refused(f"có liên kết tới “{value[:60]}”; xóa đi")


def _harmless(element: Element, key: str, value: str) -> bool:
    if not value or value.startswith("#"):
        return True
    return key == "href" and xml.name(element)[1] in _SHAPES and bool(WEB.match(value))


def _written_types(package: _Package) -> bytes:
    root = xml.made(_TYPES_NAMESPACE, "Types")
    default = xml.made(_TYPES_NAMESPACE, "Default")
    default.set("Extension", "rels")
    default.set("ContentType", _RELATIONS_TYPE)
    root.append(default)
    for name, said in sorted(package.kept_types.items()):
        override = xml.made(_TYPES_NAMESPACE, "Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", said)
        root.append(override)
    return xml.written(root, declared=True)
