"""What is done to the PDF of a booklet after it is set? It is packed, and imposed for folding."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import pikepdf

from .format import Sheet
from .imposition import Binding, Side, sides

_MARK = (3, 8)
"""Where a mark of the fold begins and ends, in millimetres from the edge of the sheet; office
printers leave about 4 millimetres blank.
"""


def finished(pdf: bytes) -> bytes:
    """`pdf` with its objects in compressed streams, which halves it; nothing else changes, and the
    same input gives the same bytes.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return _packed(document)


def pages(pdf: bytes) -> int:
    """How many pages `pdf` has."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


def imposed(pdf: bytes, sheet: Sheet, binding: Binding) -> bytes:
    """The sheets of a booklet; the same booklet gives the same bytes. They are for the printer
    only: tags, outline and links stay in the PDF for reading.

    Raises:
        ValueError: two of its pages do not fit on a sheet, or its pages do not fill whole sheets.
    """
    with pikepdf.open(io.BytesIO(pdf)) as source, pikepdf.new() as made:
        width, height = _fitting(source, sheet)
        forms = [_form(made, page) for page in source.pages]
        for side in sides(len(forms), binding):
            made.pages.append(_page(made, forms, side, sheet, (width, height)))
        made.Root.Lang = source.Root.get("/Lang", pikepdf.String(""))
        made.Root.ViewerPreferences = pikepdf.Dictionary(
            Duplex=pikepdf.Name.DuplexFlipShortEdge,
            PrintScaling=pikepdf.Name("/None"),
            PickTrayByPDFSize=True,
        )
        if "/Title" in source.docinfo:
            made.docinfo["/Title"] = str(source.docinfo["/Title"])
        return _packed(made)


def _packed(document: pikepdf.Pdf) -> bytes:
    found = io.BytesIO()
    document.save(
        found,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        deterministic_id=True,
    )
    return found.getvalue()


def _fitting(source: pikepdf.Pdf, sheet: Sheet) -> tuple[Decimal, Decimal]:
    """Width and height of the pages of `source`, in points; two fit on the sheet."""
    _, _, width, height = map(_exact, source.pages[0].mediabox)
    if any([*map(_exact, page.mediabox)] != [0, 0, width, height] for page in source.pages):
        raise ValueError("the pages of a booklet are of one size")
    slack = Decimal("0.5")
    if 2 * width > _points(sheet.width) + slack or height > _points(sheet.height) + slack:
        raise ValueError(f"two pages of {width} × {height} points do not fit on {sheet}")
    return width, height


def _form(made: pikepdf.Pdf, page: pikepdf.Page) -> Any:
    """A page as a picture that a sheet can show, without its place in the tags."""
    form = made.copy_foreign(page.as_form_xobject(handle_transformations=False))
    for key in ("/StructParent", "/StructParents"):
        if key in form:
            del form[key]
    return form


def _page(
    made: pikepdf.Pdf, forms: list[Any], side: Side, sheet: Sheet, size: tuple[Decimal, Decimal]
) -> pikepdf.Page:
    """A side of a sheet: both pages at the fold, each cut off there, and the marks of the fold."""
    width, height = size
    fold, top = _points(sheet.width / 2), _points(sheet.height)
    creep, bottom = _points(side.creep), (top - height) / 2
    start, end = map(_points, _MARK)
    content = f"""\
q 0 0 {fold} {top} re W n 1 0 0 1 {fold - width + creep} {bottom} cm /Left Do Q
q {fold} 0 {fold} {top} re W n 1 0 0 1 {fold - creep} {bottom} cm /Right Do Q
q 0.25 w 0 G {fold} {start} m {fold} {end} l {fold} {top - start} m {fold} {top - end} l S Q
"""
    return pikepdf.Page(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, 2 * fold, top],
            TrimBox=[fold - width, max(bottom, 0), fold + width, min(bottom + height, top)],
            Resources=pikepdf.Dictionary(
                XObject=pikepdf.Dictionary(Left=forms[side.left - 1], Right=forms[side.right - 1])
            ),
            Contents=made.make_stream(content.encode()),
        )
    )


def _points(millimetres: float) -> Decimal:
    """A length in points, to a micrometre."""
    return _exact(Decimal(str(millimetres)) * 72 / Decimal("25.4"))


def _exact(points: Any) -> Decimal:
    return Decimal(points).quantize(Decimal("0.001"))
