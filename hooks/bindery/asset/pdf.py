"""What of a PDF may be published? Its pages, bookmarks, tags, links and form fields.

Who made it, earlier versions, attached files, scripts and thumbnails are left out. Remarks, hidden
layers and locked files are refused: nobody can see from outside what would be handed out with them.
"""

from __future__ import annotations

import io
import re
import warnings
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from . import jpeg
from .refusal import Refused

_Value = Any
"""What a PDF is made of."""

_MOST_OBJECTS = 300_000
_MOST_PAGES = 3_000
_LIMITS: dict[str, Any] = {
    "flate_max_memory": 200_000_000,
    "png_max_memory": 200_000_000,
    "tiff_max_memory": 200_000_000,
    "run_length_max_memory": 200_000_000,
    "parser_max_container_size": 1_000_000,
    "max_stream_filters": 5,
    "doc_max_warnings": 50,
}
_BROKEN = (pikepdf.PikepdfError, RuntimeError, ValueError, KeyError, TypeError, AttributeError)
"""What the library raises when a file is not what it says; editors need other words for it."""

_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")

_ROOT = (
    *("/Type", "/Pages", "/PageLabels", "/Dests", "/ViewerPreferences", "/PageLayout", "/PageMode"),
    *("/Outlines", "/StructTreeRoot", "/MarkInfo", "/Lang", "/OutputIntents", "/Version"),
    *("/Names", "/AcroForm", "/OCProperties"),
)
_PAGES = ("/Type", "/Parent", "/Kids", "/Count", "/Resources", "/MediaBox", "/CropBox", "/Rotate")
_PAGE = (
    *(
        "/Type",
        "/Parent",
        "/Resources",
        "/MediaBox",
        "/CropBox",
        "/BleedBox",
        "/TrimBox",
        "/ArtBox",
    ),
    *("/Contents", "/Rotate", "/Group", "/Annots", "/StructParents", "/Tabs", "/UserUnit"),
)
_BOOKMARK = ("/Title", "/Parent", "/Prev", "/Next", "/First", "/Last", "/Count", "/Dest", "/A")
_FORM = ("/Fields", "/DR", "/DA", "/Q", "/NeedAppearances")
_DRAWN = ("/Type", "/Subtype", "/Rect", "/F", "/AP", "/AS", "/Border", "/BS", "/C", "/H", "/P")
_LINK = (*_DRAWN, "/StructParent", "/Contents", "/A", "/Dest", "/QuadPoints")
_FIELD = (
    *(*_DRAWN, "/StructParent", "/MK", "/Parent", "/Kids", "/FT", "/T", "/TU", "/Ff", "/V", "/DV"),
    *("/DA", "/Q", "/DS", "/Opt", "/MaxLen", "/TI", "/I"),
)
_INERT = ("/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D", "/PrinterMark")
"""Annotations that carry files and films, and draw nothing that is printed."""

_UNNAMED = "/QPDFFake1"
"""What the library calls the first value of a dictionary that has lost its name."""

_DAMAGED = "PDF hỏng hoặc bị cắt cụt; mở ra rồi in lại ra PDF"
_HIDDEN = 2
_WEB = ("http://", "https://", "mailto:")


def cleaned(data: bytes) -> bytes:
    """The PDF `data` with only what a reader sees; the same bytes give the same bytes.

    Raises:
        Refused: it is no PDF, is broken, locked, too large, or hides something.
    """
    if not data.startswith(b"%PDF-"):
        raise Refused("tệp này không phải PDF; đổi đuôi tên hoặc xuất lại thành PDF")
    names = _ESCAPED.sub(lambda found: bytes((int(found.group(1), 16),)), data)
    if b"/LZW" in names and (b"/ObjStm" in names or b"/XRef" in names):
        raise Refused("PDF nén kiểu lạ; in lại ra PDF")
    before: dict[str, Any] = pikepdf.settings.set_qpdf_limits(**_LIMITS)
    try:
        with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as document:
            return _cleaned(document)
    except pikepdf.PasswordError:
        raise Refused("PDF có mật khẩu; bỏ mật khẩu rồi lưu lại") from None
    except _BROKEN:
        raise Refused(_DAMAGED) from None
    finally:
        pikepdf.settings.set_qpdf_limits(**before)


def _cleaned(document: pikepdf.Pdf) -> bytes:
    if document.is_encrypted:
        raise Refused("PDF bị khóa quyền (cấm in, cấm chép); bỏ khóa rồi lưu lại")
    if len(document.objects) > _MOST_OBJECTS or len(document.pages) > _MOST_PAGES:
        raise Refused(f"PDF quá lớn (quá {_MOST_PAGES} trang); chia thành nhiều tệp")
    for key in document.trailer.keys() - {"/Root", "/Size"}:
        del document.trailer[key]
    root = document.Root
    _keep(root, _ROOT)
    _layers(root)
    if "/Names" in root:
        _keep(root.Names, ("/Dests",))
    for number, page in enumerate(document.pages, start=1):
        _page(page.obj, number)
    if "/Outlines" in root:
        _keep(root.Outlines, _BOOKMARK)
        for item in _linked(root.Outlines.get("/First"), _following):
            _keep(item, _BOOKMARK)
            _action(item)
    if "/AcroForm" in root:
        _form(root.AcroForm)
    for value in document.objects:
        _blank(value)
    return _packed(document)


def _packed(document: pikepdf.Pdf) -> bytes:
    found = io.BytesIO()
    with warnings.catch_warnings():
        # A form field that no viewer would show as one is no worse than it was.
        warnings.simplefilter("ignore", pikepdf.PageCopyWarning)
        document.save(
            found,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    return found.getvalue()


def _keep(value: _Value, keys: tuple[str, ...]) -> None:
    for key in value.keys() - set(keys):
        del value[key]


def _linked(start: _Value, behind: Callable[[_Value], list[_Value]]) -> Iterator[_Value]:
    """The dictionaries that `start` leads to, each once."""
    seen = set()
    waiting = [start]
    while waiting:
        item = waiting.pop()
        if not isinstance(item, Dictionary):
            continue
        if item.is_indirect and item.objgen in seen:
            continue
        seen.add(item.objgen)
        if len(seen) > _MOST_OBJECTS:
            raise Refused("PDF quá lớn; chia thành nhiều tệp")
        waiting += behind(item)
        yield item


def _following(item: _Value) -> list[_Value]:
    return [item.get("/Next"), item.get("/First")]


def _children(item: _Value) -> list[_Value]:
    return list(item.get("/Kids", ()))


def _parent(item: _Value) -> list[_Value]:
    return [item.get("/Parent")]


def _page(page: _Value, number: int) -> None:
    _keep(page, _PAGE)
    for folder in _linked(page.get("/Parent"), _parent):
        _keep(folder, _PAGES)
    if "/Annots" not in page:
        return
    kept = [item for item in page.Annots if _annotation(item, number)]
    if kept:
        page.Annots = Array(kept)
    else:
        del page["/Annots"]


def _annotation(item: _Value, number: int) -> bool:
    """Whether what lies on a page stays there, cleaned.

    Raises:
        Refused: it is a remark, or is hidden.
    """
    kind = str(item.get("/Subtype"))
    if kind in _INERT:
        return False
    if kind not in ("/Link", "/Widget"):
        raise Refused(
            f"trang {number} của PDF còn lời ghi chú (comment, {kind[1:]}); "
            "xóa ghi chú, hoặc in lại ra PDF để ghi chú thành nét vẽ"
        )
    if int(item.get("/F", 0)) & _HIDDEN:
        raise Refused(f"trang {number} của PDF có ô biểu mẫu bị ẩn; xóa đi, hoặc in lại ra PDF")
    _keep(item, _LINK if kind == "/Link" else _FIELD)
    _action(item)
    return True


def _action(item: _Value) -> None:
    """Let a link lead into the document or to an address, and do nothing else."""
    action = item.get("/A")
    if action is None:
        return
    del item["/A"]
    if not isinstance(action, Dictionary):
        return
    if action.get("/S") == Name.GoTo and "/D" in action:
        item["/A"] = Dictionary(S=Name.GoTo, D=action.D)
    elif action.get("/S") == Name.URI and str(action.get("/URI")).lower().startswith(_WEB):
        item["/A"] = Dictionary(S=Name.URI, URI=action.URI)


def _form(form: _Value) -> None:
    if "/XFA" in form:
        raise Refused("PDF là biểu mẫu XFA, chạy mã lệnh; in lại ra PDF")
    _keep(form, _FORM)
    for start in form.get("/Fields", ()):
        for field in _linked(start, _children):
            _keep(field, _FIELD)
            _action(field)
            if field.get("/FT") == Name.Sig:
                _keep(field, tuple(key for key in _FIELD if key not in ("/V", "/DV")))


def _layers(root: _Value) -> None:
    """Refuse layers that are not shown; those that are stay."""
    if "/OCProperties" not in root:
        return
    layers = root.OCProperties
    _keep(layers, ("/OCGs", "/D"))
    shown = layers.get("/D", Dictionary())
    if (
        len(shown.get("/OFF", ()))
        or shown.get("/BaseState", Name.ON) != Name.ON
        or any(map(_off_screen, layers.get("/OCGs", ())))
    ):
        raise Refused("PDF có lớp (layer) đang ẩn; xóa lớp ẩn, hoặc in lại ra PDF")
    for layer in layers.get("/OCGs", ()):
        _keep(layer, ("/Type", "/Name", "/Intent"))


def _off_screen(layer: _Value) -> bool:
    said = layer.get("/Usage", Dictionary()).get("/View", Dictionary()).get("/ViewState")
    return bool(said == Name.OFF)


def _blank(value: _Value) -> None:
    """Take from any object what is known not to draw."""
    if isinstance(value, Stream):
        _blank_stream(value)
    if not isinstance(value, Dictionary | Stream):
        return
    if _UNNAMED in value:
        raise Refused(_DAMAGED)
    for key in ("/PieceInfo", "/AA", "/EF", "/AF", "/OPI", "/Alternates", "/LastModified"):
        if key in value and not _is_resource(value[key]):
            del value[key]
    if value.get("/Type") == Name.OCMD and (
        "/VE" in value or value.get("/P") in (Name.AllOff, Name.AnyOff)
    ):
        raise Refused("PDF có lớp (layer) đang ẩn; xóa lớp ẩn, hoặc in lại ra PDF")
    if isinstance(value.get("/Metadata"), Stream):
        del value["/Metadata"]


def _is_resource(value: object) -> bool:
    """Whether a value is a font or a picture, which may have any name among a page's resources."""
    return isinstance(value, Dictionary | Stream) and value.get("/Type") in (
        *(Name.Font, Name.XObject, Name.Pattern, Name.ExtGState),
    )


def _blank_stream(stream: _Value) -> None:
    if "/F" in stream:
        raise Refused("PDF lấy nội dung từ tệp khác trên máy; in lại ra PDF")
    if stream.get("/Type") in (Name.Metadata, Name.EmbeddedFile):
        stream.write(b"")
    elif stream.get("/Subtype") == Name.PS:
        raise Refused("PDF có mã PostScript; in lại ra PDF")
    elif _is_photograph(stream):
        try:
            stream.write(jpeg.cleaned(stream.read_raw_bytes()), filter=Name.DCTDecode)
        except Refused as refused:
            raise Refused(f"hình trong PDF: {refused.message}") from None
    if stream.get("/Subtype") == Name.Form and "/Ref" in stream:
        del stream["/Ref"]
    if "/Filter" not in stream:
        # The library would do it, and next time write the same stream in another order.
        stream.write(zlib.compress(stream.read_raw_bytes()), filter=Name.FlateDecode)


def _is_photograph(stream: _Value) -> bool:
    filters = stream.get("/Filter")
    listed = [*filters] if isinstance(filters, Array) else [filters]
    if Name.JPXDecode in listed:
        raise Refused("hình trong PDF là JPEG 2000, có thể chứa ghi chú ẩn; in lại ra PDF")
    if len(listed) > 1 and listed[-1] == Name.DCTDecode:
        raise Refused("hình trong PDF nén hai lần; in lại ra PDF")
    return bool(listed[:1] == [Name.DCTDecode])
