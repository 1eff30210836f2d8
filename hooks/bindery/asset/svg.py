"""What of an SVG may be published? Its still drawing: known elements, known attributes.

What draws nothing is left out: names, remarks, data of editors, hidden layers. What could act, or
fetch anything, is refused. Styles become attributes. Pictures inside are cleaned as all pictures.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from . import xml
from .raster import CLEANERS
from .references import ADDRESS, affordable, renamed
from .refusal import Refused
from .style import ADVICE, Sheet, declarations
from .vocabulary import (
    ATTRIBUTES,
    CONDITIONS,
    DRAWN,
    FUNCTIONS,
    KEPT,
    NEUTRAL,
    PROPERTIES,
    SILENT,
    TEXT,
    WITHOUT_EFFECT,
)
from .xml import Element

NAMESPACE = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_XHTML = "http://www.w3.org/1999/xhtml"

_LARGEST = 10_000_000
_MOST_ELEMENTS = 100_000
_WIDEST = 100_000

_FUNCTION = re.compile(r"([\w-]*)\s*\(")
_UNCLEAR = re.compile(r"[\\<>:@{};]|/\*")
_PICTURE = re.compile(r"data:image/(png|jpe?g);base64,([A-Za-z0-9+/=\s]+)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


def cleaned(data: bytes) -> bytes:
    """The SVG `data` with only what draws it.

    Raises:
        Refused: it is no SVG, could act or fetch anything, or asks for too much.
    """
    root = xml.parsed(data, _LARGEST)
    if xml.name(root) != (NAMESPACE, "svg"):
        raise Refused(f'tệp này không phải SVG; thẻ đầu phải là <svg xmlns="{NAMESPACE}">')
    drawing = _Drawing()
    for element in root.iter():
        drawing.count += 1
        if drawing.count > _MOST_ELEMENTS:
            raise Refused(f"SVG có quá {_MOST_ELEMENTS} hình; đơn giản hóa, hoặc lưu thành PNG")
        if xml.name(element) == (NAMESPACE, "style"):
            _read_style(drawing, element)
    result = drawing.copy(root)
    if result is None:
        raise Refused("cả hình bị ẩn (display: none)", root.sourceline)
    _bounded(result, root.sourceline)
    renamed(result, drawing.left_out)
    affordable(result)
    return xml.written(result) + b"\n"


def _read_style(drawing: _Drawing, element: Element) -> None:
    kind, media = element.get("type", "text/css"), element.get("media", "all")
    if len(element) or (kind, media) != ("text/css", "all"):
        raise Refused(f"<style> không dùng được; {ADVICE}", element.sourceline)
    drawing.sheet.add(element.text or "", element.sourceline)


@dataclass
class _Drawing:
    """What is known of a file while it is copied; `left_out` are the ids of what is hidden."""

    sheet: Sheet = field(default_factory=Sheet)
    count: int = 0
    left_out: set[str] = field(default_factory=set)

    def copy(self, element: Element) -> Element | None:
        """An element as it is published, or None where it draws nothing."""
        namespace, local = xml.name(element)
        if namespace == NAMESPACE and local in KEPT:
            return self._copy(element, local)
        if namespace == _XHTML or (namespace in (NAMESPACE, "") and local not in SILENT):
            message = f"thẻ <{local}> không dùng được trong hình; chỉ giữ nét vẽ và chữ"
            raise Refused(message, element.sourceline)
        self._leave_out(element)
        return None

    def _copy(self, element: Element, local: str) -> Element | None:
        line = element.sourceline
        found = dict(self._plain(element))
        styles = dict(self._styles(element, local))
        if local in DRAWN and styles.get("display", "").lower() == "none":
            self._leave_out(element)
            return None
        if styles.pop("visibility", "visible") != "visible":
            raise Refused("có phần bị ẩn (visibility); xóa phần ấy rồi lưu lại", line)
        result = xml.made(NAMESPACE, local)
        for key, value in {**found, **styles}.items():
            result.set(key, _checked(key, value, line))
        if element.get("id"):
            result.set("id", element.get("id"))
        self._refer(element, result, local)
        self._fill(element, result, local)
        return result

    def _fill(self, element: Element, result: Element, local: str) -> None:
        """Copy what is in an element; text only where text is drawn."""
        said = local in TEXT
        result.text = element.text if said else None
        for child in element:
            copied = self.copy(child)
            if copied is not None:
                result.append(copied)
            if said and len(result):
                result[-1].tail = (result[-1].tail or "") + (child.tail or "")
            elif said:
                result.text = (result.text or "") + (child.tail or "")

    def _plain(self, element: Element) -> Iterator[tuple[str, str]]:
        """The attributes that are no properties."""
        for namespace, key, value in xml.attributes(element):
            if key.lower().startswith("on"):
                raise Refused(f"thuộc tính {key} chạy mã lệnh; xóa đi", element.sourceline)
            if not namespace and key in CONDITIONS:
                message = f"thuộc tính {key} làm hình lúc có lúc không; xóa đi"
                raise Refused(message, element.sourceline)
            if not namespace and key in ATTRIBUTES:
                yield key, value
            elif namespace == _XML and key == "space" and value == "preserve":
                yield f"{{{_XML}}}space", value

    def _styles(self, element: Element, local: str) -> Iterator[tuple[str, str]]:
        """The properties, the weightiest last: attributes, then rules, then the element's own."""
        line = element.sourceline
        said = [
            (key, value)
            for namespace, key, value in xml.attributes(element)
            if not namespace and key in PROPERTIES
        ]
        classes = frozenset((element.get("class") or "").split())
        said += self.sheet.of(local, element.get("id") or "", classes)
        said += declarations(element.get("style") or "", line)
        for key, value in said:
            if key == "marker":
                yield from ((f"marker-{at}", value) for at in ("start", "mid", "end"))
            elif key in PROPERTIES:
                yield key, value
            elif not WITHOUT_EFFECT.fullmatch(key) and NEUTRAL.get(key) != value:
                raise Refused(f"kiểu “{key}: {value[:30]}” không dùng được; bỏ đi", line)

    def _refer(self, element: Element, result: Element, local: str) -> None:
        """Copy what an element refers to: another of the file, or a picture that is cleaned."""
        target = element.get("href") or element.get(f"{{{_XLINK}}}href")
        if target is None:
            return
        target = target.strip()
        if local == "image":
            result.set("href", _picture(target, element.sourceline))
        elif target.startswith("#") and not _UNCLEAR.search(target):
            result.set("href", target)
        else:
            raise Refused(
                f"có liên kết ra ngoài: {target[:40]}; hình chỉ được dùng những gì có trong tệp",
                element.sourceline,
            )

    def _leave_out(self, element: Element) -> None:
        self.left_out |= {item.get("id") for item in element.iter() if item.get("id")}


def _picture(target: str, line: int) -> str:
    match = _PICTURE.fullmatch(target)
    if not match:
        raise Refused(
            f"hình nhúng {target[:40]} không dùng được; chỉ nhúng PNG, JPEG ngay trong tệp", line
        )
    try:
        data = base64.b64decode("".join(match.group(2).split()), validate=True)
        inner = CLEANERS[match.group(1)](data)
    except binascii.Error:
        raise Refused("hình nhúng viết sai base64; nhúng lại", line) from None
    except Refused as refused:
        raise Refused(f"hình nhúng: {refused.message}", line) from None
    kind = match.group(1).replace("jpg", "jpeg")
    return f"data:image/{kind};base64,{base64.b64encode(inner).decode()}"


def _checked(key: str, value: str, line: int) -> str:
    """`value`, with its references in one form.

    Raises:
        Refused: it may mean more than numbers, colours and names.
    """
    value = ADDRESS.sub(r"url(#\2)", value)
    if sign := _UNCLEAR.search(value):
        raise Refused(f"thuộc tính {key} có “{sign.group()}”: không dùng được", line)
    for function in _FUNCTION.findall(ADDRESS.sub("", value)):
        if function.lower() not in FUNCTIONS - {"url"}:
            raise Refused(f"thuộc tính {key} có “{function}(…)”: không dùng được", line)
    return value


def _bounded(root: Element, line: int) -> None:
    for key in ("width", "height", "viewBox"):
        for number in _NUMBER.findall(root.get(key, "")):
            if abs(float(number)) > _WIDEST:
                raise Refused(f"hình rộng hoặc cao quá {_WIDEST}; thu nhỏ lại", line)
