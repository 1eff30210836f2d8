"""Which relations lead from a part of an office file to another, and which are followed?

Those of known kinds are. What the document leads to without need is left out; a relation of any
other kind is refused.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .. import xml
from ..refusal import Refused

LARGEST = 30_000_000
"""Bytes of XML in an office file."""

WEB = re.compile(r"(?:https?://|mailto:)[^\s\\]+\Z", re.IGNORECASE)
"""An address that a document may lead to."""

_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"

_KEPT = frozenset(
    {
        *("officedocument", "styles", "styleswitheffects", "settings", "websettings", "fonttable"),
        *("theme", "themeoverride", "numbering", "header", "footer", "footnotes", "endnotes"),
        *("image", "hyperlink", "glossarydocument", "worksheet", "chartsheet", "sharedstrings"),
        *("calcchain", "drawing", "chart", "chartex", "chartstyle", "chartcolorstyle", "table"),
        *("chartusershapes", "diagramdata", "diagramlayout", "diagramquickstyle", "sheetmetadata"),
        *("diagramcolors", "diagramdrawing", "slide", "slidelayout", "slidemaster", "notesmaster"),
        *("handoutmaster", "presprops", "viewprops", "tablestyles"),
    }
)
_LEFT_OUT = frozenset(
    {
        *("core-properties", "extended-properties", "custom-properties", "thumbnail", "customxml"),
        *("customxmlprops", "printersettings", "changesinfo", "revisioninfo", "attachedtemplate"),
        *("people", "person", "commentsextended", "commentsids", "commentsextensible"),
        *("commentauthors", "authors", "classificationlabels"),
    }
)
_REMARKS = frozenset({"comments", "threadedcomment", "notesslide"})
"""Parts that are left out where they are empty, and refused where they say something."""

_WHY: Mapping[str, str] = {
    "vbaproject": "có macro; lưu lại thành tệp không có macro",
    "oleobject": "có đối tượng nhúng (OLE); dán nội dung ấy thành hình hoặc bảng thường",
    "package": "có tệp nhúng bên trong (thường là số liệu của biểu đồ); dán biểu đồ thành hình",
    "vmldrawing": "có lời bình luận hoặc hình vẽ kiểu cũ (VML); xóa đi",
    "origin": "có chữ ký số, sẽ hỏng khi bỏ thông tin riêng; bỏ chữ ký, hoặc đưa bản PDF",
    "externallink": "lấy số liệu từ tệp khác; vào Data > Edit Links > Break Link",
    "control": "có nút điều khiển ActiveX; xóa đi",
    "font": "nhúng phông chữ; bỏ chọn “Embed fonts in the file” rồi lưu lại",
    "pivotcachedefinition": "có bảng Pivot, mang theo cả số liệu gốc; dán bảng thành giá trị",
    "pivottable": "có bảng Pivot, mang theo cả số liệu gốc; dán bảng thành giá trị",
    "video": "có phim; xóa đi",
    "audio": "có âm thanh; xóa đi",
    "media": "có phim hoặc âm thanh; xóa đi",
}


@dataclass(frozen=True)
class Relation:
    """Where a part leads; `external` says that it is not to another part of the file."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def short(self) -> str:
        """The last word of the type, which all dialects of the format share."""
        return self.type.rpartition("/")[2].lower()

    @property
    def remarks(self) -> bool:
        """Whether it leads to a part with remarks."""
        return not self.external and self.short in _REMARKS


def beside(source: str) -> str:
    """The name of the part that holds the relations of the part `source`."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def read(data: bytes) -> Iterator[Relation]:
    """The relations in the part that holds those of another.

    Raises:
        Refused: the part is no plain XML.
    """
    for element in xml.parsed(data, LARGEST):
        yield Relation(
            element.get("Id", ""),
            element.get("Type", ""),
            element.get("Target", ""),
            element.get("TargetMode", "Internal") != "Internal",
        )


def written(relations: Iterable[Relation]) -> bytes:
    """A part that holds `relations`."""
    root = xml.made(_NAMESPACE, "Relationships")
    for relation in relations:
        element = xml.made(_NAMESPACE, "Relationship")
        for key, value in (("Id", relation.id), ("Type", relation.type)):
            element.set(key, value)
        element.set("Target", relation.target)
        if relation.external:
            element.set("TargetMode", "External")
        root.append(element)
    return xml.written(root, declared=True)


def is_followed(relation: Relation) -> bool:
    """Whether what a relation leads to is taken along.

    Raises:
        Refused: it leads out of the file, or to something that is not known.
    """
    short = relation.short
    if short in _LEFT_OUT:
        return False
    if relation.external:
        if short == "hyperlink" and WEB.match(relation.target):
            return True
        raise Refused(
            f"có liên kết tới “{relation.target[:60]}”; chỉ dẫn tới https://, http:// hoặc "
            "mailto:, hình thì chèn hẳn vào tệp"
        )
    if relation.remarks:
        return False
    if short not in _KEPT:
        why = _WHY.get(short, f"có phần lạ ({short[:40]}); xóa đi rồi lưu lại")
        raise Refused(why)
    return True
