"""What is in a Word document without being seen on its pages?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .. import xml
from ..refusal import Refused
from ..xml import Element
from .drawing import refuse_hidden

_CHANGES = frozenset(
    {
        *("ins", "del", "moveFrom", "moveTo", "delText", "delInstrText", "cellIns", "cellDel"),
        *("cellMerge", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange"),
        *("tblPrExChange", "tcPrChange", "trPrChange", "numberingChange"),
    }
)
_UNSEEN = frozenset(
    {"rsids", "docVars", "attachedTemplate", "dataBinding", "proofState", "proofErr", "mailMerge"}
)
"""What programs note for themselves."""

_FIELDS = frozenset(
    {
        *(
            "TOC",
            "PAGE",
            "NUMPAGES",
            "REF",
            "PAGEREF",
            "NOTEREF",
            "HYPERLINK",
            "SEQ",
            "DATE",
            "TIME",
        ),
        *("CREATEDATE", "SAVEDATE", "PRINTDATE", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "EQ"),
        *("STYLEREF", "SECTION", "SECTIONPAGES", "SYMBOL", "LISTNUM", "ADVANCE", "="),
    }
)
"""Fields that neither fetch, nor run, nor carry text of their own."""

_HIDDEN = (
    "có chữ ẩn (Hidden); trong Word chọn tất cả, vào Font và bỏ chọn Hidden, "
    "rồi xóa chữ không muốn đưa ra"
)
_UNSEEN_SHAPE = re.compile(r"visibility:\s*hidden|display:\s*none|mso-hide")
_OFF = ("0", "false", "off", "none")


def inspect(roots: Mapping[str, Element]) -> None:
    """Refuse a document that hides something; take from its parts what programs note.

    Raises:
        Refused: there are tracked changes, hidden text, or fields that fetch or run something.
    """
    for root in roots.values():
        _clean(root)
        _refuse_hidden(root)
        for instruction in _instructions(root):
            _refuse_field(instruction)
    _refuse_hiding_styles(roots)


def _clean(root: Element) -> None:
    for element in list(root.iter("*")):
        local = xml.name(element)[1]
        if local in _CHANGES and "wordprocessingml" in xml.name(element)[0]:
            raise Refused(
                "còn dấu sửa (Track Changes); trong Word vào Review > Accept > Accept All Changes "
                "and Stop Tracking"
            )
        if local in _UNSEEN and element.getparent() is not None:
            element.getparent().remove(element)
        for namespace, key, _ in list(xml.attributes(element)):
            if key.startswith("rsid"):
                del element.attrib[f"{{{namespace}}}{key}"]


def _refuse_hidden(root: Element) -> None:
    """Refuse hidden text and drawings."""
    for element in root.iter("{*}vanish"):
        above = [xml.name(item)[1] for item in element.iterancestors()]
        if _hides(element) and (above[1:2] == ["r"] or above[1:2] == ["rPrDefault"]):
            raise Refused(_HIDDEN)
    refuse_hidden(root)
    for element in root.iter("{urn:schemas-microsoft-com:vml}*"):
        if _UNSEEN_SHAPE.search(element.get("style", "")):
            raise Refused("có hình bị ẩn; cho hiện ra hoặc xóa đi")


def _refuse_hiding_styles(roots: Mapping[str, Element]) -> None:
    """Refuse the use of a style that hides text. Word's own lists have such styles, unused."""
    styles = {
        _value(style, "styleId"): style
        for root in roots.values()
        for style in root.iter("{*}style")
    }
    hiding = {
        name
        for name, style in styles.items()
        if any(_hides(element) for element in style.iter("{*}vanish"))
    }
    for _ in styles:
        more = {name for name, style in styles.items() if _based_on(style) in hiding} - hiding
        if not more:
            break
        hiding |= more
    for root in roots.values():
        for element in root.iter("{*}pStyle", "{*}rStyle", "{*}tblStyle"):
            if _value(element) in hiding:
                raise Refused(_HIDDEN)


def _based_on(style: Element) -> str:
    return next((_value(element) for element in style.iter("{*}basedOn")), "")


def _hides(vanish: Element) -> bool:
    return _value(vanish, "val", "true").lower() not in _OFF


def _value(element: Element, name: str = "val", default: str = "") -> str:
    return next((value for _, key, value in xml.attributes(element) if key == name), default)


def _instructions(root: Element) -> Iterator[str]:
    """What each field says; one inside another stands by itself."""
    open_fields: list[list[str]] = []
    for element in root.iter("{*}fldChar", "{*}instrText", "{*}fldSimple"):
        local = xml.name(element)[1]
        said = {key: value for _, key, value in xml.attributes(element)}
        if local == "fldSimple":
            yield said.get("instr", "")
        elif local == "instrText":
            if not open_fields:
                yield element.text or ""
            else:
                open_fields[-1].append(element.text or "")
        elif said.get("fldCharType") == "begin":
            open_fields.append([])
        elif said.get("fldCharType") == "end" and open_fields:
            yield "".join(open_fields.pop())
    for left in open_fields:
        yield "".join(left)


def _refuse_field(instruction: str) -> None:
    words = instruction.split()
    name = words[0].upper() if words else ""
    if name.startswith("="):
        name = "="
    if name not in _FIELDS:
        raise Refused(
            f"có trường (field) {name[:30] or 'trống'} lấy hoặc chạy thứ khác; "
            "trong Word chọn tất cả rồi bấm Ctrl+Shift+F9 để biến trường thành chữ"
        )
    if name == "HYPERLINK":
        for word in words[1:]:
            target = word.strip('"')
            if ":" in target and not target.lower().startswith(("http://", "https://", "mailto:")):
                raise Refused(f"có liên kết tới “{target[:60]}”; chỉ dẫn tới https:// hoặc mailto:")
