"""How does data become a PDF? Typst sets it, the same data always giving the same bytes."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from .compose import Booklet
from .layout import laid_out
from .pdf import finished

STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1: the compiler refuses what a screen reader could not read."""


class TypesetterError(Exception):
    """The typesetter refused what it was given; the message is its own."""


def render(booklet: Booklet, pictures: Path) -> bytes:
    """The PDF of one booklet; its pictures are read below the folder `pictures`, and nothing else
    is.

    Raises:
        TypesetterError: the booklet cannot be set.
    """
    data = json.dumps(laid_out(booklet.data), ensure_ascii=False)
    pdf, warnings = _compiled({"data": data}, pictures)
    if warnings and all("converge" in warning for warning in warnings):
        # Whether a note stands on the page already depends on the page, which depends on the note.
        pdf, warnings = _compiled({"data": data, "settled": "yes"}, pictures)
    if warnings:
        raise TypesetterError("; ".join(warnings))
    return finished(pdf)


def typeset(template: str, data: Mapping[str, Any]) -> bytes:
    """The PDF that a template of this folder makes of `data`, without pictures.

    Raises:
        TypesetterError: it cannot be set.
    """
    with tempfile.TemporaryDirectory(prefix="bindery-") as nothing:
        inputs = {"data": json.dumps(data, ensure_ascii=False)}
        pdf, warnings = _compiled(inputs, Path(nothing), template)
    if warnings:
        raise TypesetterError("; ".join(warnings))
    return finished(pdf)


def _compiled(
    inputs: dict[str, str], pictures: Path, template: str = "booklet.typ"
) -> tuple[bytes, list[str]]:
    """The PDF that a template makes of `inputs`, and the warnings of the typesetter."""
    import typst

    compiler = typst.Compiler(
        _template(template), root=pictures, ignore_system_fonts=True, sys_inputs=inputs
    )
    try:
        pdf, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=STANDARD)
    except typst.TypstError as error:
        raise TypesetterError(str(error)) from None
    assert isinstance(pdf, bytes)
    return pdf, [str(warning) for warning in warnings]


def _template(name: str) -> bytes:
    return resources.files(__package__).joinpath(name).read_bytes()
