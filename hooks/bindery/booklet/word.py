"""What is a form in Word? The same sheet, with places that a click empties for typing.

The same data gives the same bytes: times are those of the source, names of people there are none.
"""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..archive import archive
from .elements import Node, words

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
_THUMBNAIL = "thumbnail"
_DOTS = "…" * 12
_MILLIMETRES = {"short": 210, "long": 297, "left": 28, "right": 18, "top": 20, "bottom": 20}
_STYLES = {"strong": "bold", "em": "italic", "ins": "underline", "sup": "superscript"}
_STYLES |= {"sub": "subscript", "del": "strike"}
_LEADING = 1.5
"""Lines of type that a line of handwriting takes."""

_ROW = 10
"""Millimetres of a row that is left blank."""


def word(data: Mapping[str, Any]) -> bytes:
    """The form in `data` as an office file."""
    from docx import Document

    document = Document()
    _set_up(document, data)
    form = _Form(document, _room(document))
    form.paragraph(data["set"], align="center", size=11)
    form.heading(data["title"].upper(), 1)
    form.blocks(data["body"])
    form.sign(data["signatures"])
    form.sources(data["notes"])
    written = io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as packed:
        return archive({name: packed.read(name) for name in packed.namelist()}, stored=())


def _set_up(document: Document, data: Mapping[str, Any]) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section = document.sections[0]
    short, long = Mm(_MILLIMETRES["short"]), Mm(_MILLIMETRES["long"])
    section.page_width, section.page_height = (long, short) if data["landscape"] else (short, long)
    if data["landscape"]:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin, section.right_margin = Mm(_MILLIMETRES["left"]), Mm(_MILLIMETRES["right"])
    section.top_margin, section.bottom_margin = Mm(_MILLIMETRES["top"]), Mm(_MILLIMETRES["bottom"])
    for name, size in (("Normal", 13), ("Heading 1", 16), ("Heading 2", 13), ("Heading 3", 13)):
        _style(document, name, size)
    footer = section.footer.paragraphs[0]
    footer.add_run(f"{data['disclaimer']} {data['source']}").font.size = _points(8.5)
    about, time = document.core_properties, datetime.fromisoformat(data["modified"])
    about.title, about.subject, about.language = data["title"], data["set"], "vi-VN"
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.created = about.modified = time.replace(tzinfo=None)
    about.revision = 1
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith(_THUMBNAIL):  # a picture of another document
            del package.rels[key]


def _room(document: Document) -> int:
    """How wide the text is."""
    section = document.sections[0]
    return sum((section.page_width or 0, -(section.left_margin or 0), -(section.right_margin or 0)))


def _style(document: Document, name: str, size: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style = document.styles[name]
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.rPr.rFonts
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)
    style.paragraph_format.space_after = Pt(6)
    if name != "Normal":
        style.font.bold, style.font.color.rgb = True, RGBColor(0, 0, 0)
        style.paragraph_format.space_before = Pt(12)
        return
    language = style.element.rPr.makeelement(qn("w:lang"), {qn("w:val"): "vi-VN"})
    style.element.rPr.append(language)


def _points(size: float) -> Any:
    from docx.shared import Pt

    return Pt(size)


class _Form:
    """Writes into a document, or into a cell of a table of it."""

    def __init__(self, document: Document, width: int) -> None:
        self.document = document
        self.place: Document | _Cell = document
        self.width = width
        self.names = itertools.count(1)

    def paragraph(
        self, text: str = "", align: str = "left", size: float = 0, indent: float = 0
    ) -> Paragraph:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Mm

        made = self.place.add_paragraph(text)
        made.alignment = {
            "left": WD_ALIGN_PARAGRAPH.LEFT,
            "center": WD_ALIGN_PARAGRAPH.CENTER,
            "right": WD_ALIGN_PARAGRAPH.RIGHT,
        }[align]
        if size and made.runs:
            made.runs[0].font.size = _points(size)
        if indent:
            made.paragraph_format.left_indent = Mm(indent)
        return made

    def heading(self, text: str, level: int) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        made = self.document.add_heading(text, min(level, 3))
        if level == 1:
            made.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def blocks(self, nodes: list[Node], indent: float = 0) -> None:
        """Nodes one below another; those that stand in a line share a paragraph."""
        line: list[Node] = []
        for node in nodes:
            if _is_block(node):
                self._line(line, indent)
                line = []
                self._block(node, indent)
            else:
                line.append(node)
        self._line(line, indent)

    def _line(self, nodes: list[Node], indent: float) -> None:
        if any(not isinstance(node, str) or node.strip() for node in nodes):
            self.text(self.paragraph(indent=indent), nodes)

    def _block(self, node: Any, indent: float) -> None:
        kind = node["t"]
        lines = sum(field["lines"] for field in node["c"] if _is_field(field))
        if lines and not _typed(node["c"]):
            self._ruled(lines, indent)
        elif kind == "heading":
            self.heading(words(node["c"]), node["level"])
        elif kind == "list":
            self._list(node, indent)
        elif kind == "table":
            self._table(node)
        elif kind == "box":
            self.paragraph(indent=indent).add_run(node["title"]).bold = True
            self.blocks(node["c"], indent + 6)
        elif kind == "quote":
            self.blocks(node["c"], indent + 10)
        elif kind == "rule":
            self.paragraph()
        else:
            self.text(self.paragraph(indent=indent), node["c"])

    def _list(self, node: Any, indent: float) -> None:
        from docx.shared import Mm

        for item in node["c"]:
            first, *more = item["c"] or [""]
            together = not _is_block(first)
            inside = [n for n in item["c"] if not _is_block(n)] if together else first["c"]
            rest = [n for n in item["c"] if _is_block(n)] if together else more
            made = self.paragraph(indent=indent + 8)
            made.paragraph_format.first_line_indent = Mm(-7)
            made.paragraph_format.tab_stops.add_tab_stop(Mm(indent + 8))
            made.add_run(f"{item['label']}\t")
            self.text(made, inside)
            self.blocks(rest, indent + 8)

    def text(self, paragraph: Paragraph, nodes: list[Node], *styles: str) -> None:
        """Nodes in a paragraph, each in the `styles` around it."""
        asked: list[Node] = []  # since the last place to write
        for at, node in enumerate(nodes):
            if isinstance(node, str):
                self._run(paragraph, node, styles)
            elif node["t"] == "field":
                last = at + 1 == len(nodes) or _breaks(nodes[at + 1])
                self._field(paragraph, last, words(asked))
                asked = []
            elif node["t"] == "note":
                self._run(paragraph, node["number"], (*styles, "superscript"))
            elif node["t"] == "break":
                paragraph.add_run().add_break()
            else:
                style = _STYLES.get(node["t"])
                self.text(paragraph, node["c"], *styles, *([style] if style else []))
            asked.append(node)

    def _run(self, paragraph: Paragraph, text: str, styles: tuple[str, ...]) -> None:
        run = paragraph.add_run(text)
        for style in styles:
            setattr(run.font, style, True)

    def _field(self, paragraph: Paragraph, last: bool, before: str) -> None:
        """A place in a line. At the end of the line its dots go as far as the line does."""
        run = paragraph.add_run()
        if last:
            self._leader(paragraph)
            run.add_tab()
        else:
            run.add_text(_DOTS)
        control, content = self._control(before)
        run._r.addprevious(control)
        content.append(run._r)

    def _ruled(self, lines: int, indent: float) -> None:
        """Lines to write on, which typing takes the place of."""
        asked = self.place.paragraphs[-1] if self.place.paragraphs else None
        if asked is not None:
            asked.paragraph_format.keep_with_next = True
        control, content = self._control(asked.text if asked is not None else "")
        for number in range(lines):
            made = self.paragraph(indent=indent)
            made.paragraph_format.space_after = _points(0 if number + 1 < lines else 6)
            made.paragraph_format.line_spacing = _LEADING
            made.paragraph_format.keep_with_next = number == 0
            self._leader(made)
            made.add_run().add_tab()
            if number == 0:
                made._p.addprevious(control)
            content.append(made._p)

    def _leader(self, paragraph: Paragraph) -> None:
        from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER

        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(self.width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)

    def _control(self, before: str) -> tuple[Any, Any]:
        """A content control that shows its content until something is typed; and the holder of that
        content. Its name is what stands `before` it.
        """
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        control, about = OxmlElement("w:sdt"), OxmlElement("w:sdtPr")
        name = before.strip(" :,;\t\n")[-60:] or "Chỗ để viết"
        for tag, value in (("w:alias", name), ("w:id", str(next(self.names)))):
            element = OxmlElement(tag)
            element.set(qn("w:val"), value)
            about.append(element)
        about.append(OxmlElement("w:showingPlcHdr"))
        content = OxmlElement("w:sdtContent")
        control.append(about)
        control.append(content)
        return control, content

    def _table(self, node: Any) -> None:
        from docx.oxml import OxmlElement

        rows = [*node["head"], *(row for each in node["body"] for row in _rows(each))]
        table = self.document.add_table(0, len(node["columns"]), style="Table Grid")
        table.autofit = False
        widths = [self.width * width // sum(node["columns"]) for width in node["columns"]]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for number, row in enumerate(rows):
            made = table.add_row()
            if number < len(node["head"]):
                made._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
            for cell, width, nodes in zip(made.cells, widths, row, strict=False):
                cell.width = width
                styles = ["bold"] if number < len(node["head"]) else []
                self.text(cell.paragraphs[0], _typed(nodes), *styles)
            if any(not _typed(nodes) for nodes in row):
                made.height = _millimetres(_ROW)
        self.paragraph()

    def sign(self, names: list[str]) -> None:
        """The place, the day and who signs."""
        if not names:
            return
        day = self.paragraph("………………, ngày …… tháng …… năm ………", align="right")
        day.runs[0].italic = day.paragraph_format.keep_with_next = True
        table = self.document.add_table(1, 2)
        for cell, name in zip(table.rows[0].cells, ["", *names][-2:], strict=True):
            self.place = cell
            if name:
                cell.paragraphs[0].alignment = self.paragraph("", "center").alignment
                cell.paragraphs[0].add_run(name).bold = True
                cell.paragraphs[1].add_run("(ký, ghi rõ họ tên)").italic = True
        self.place = self.document
        for _ in range(3):
            self.paragraph()

    def sources(self, notes: list[tuple[str, list[Node]]]) -> None:
        """What the notes in the form say."""
        if notes:
            self.heading("Chú thích", 2)
        for number, nodes in notes:
            made = self.paragraph(f"{number}. ", size=10)
            made.paragraph_format.space_after = _points(2)
            self.text(made, [words(nodes).strip()])
            made.runs[-1].font.size = _points(10)


def _millimetres(length: float) -> Any:
    from docx.shared import Mm

    return Mm(length)


def _is_block(node: Node) -> bool:
    blocks = ("p", "related", "heading", "list", "table", "box", "quote", "rule", "pre")
    return isinstance(node, dict) and node["t"] in blocks


def _breaks(node: Node) -> bool:
    return isinstance(node, dict) and node["t"] == "break"


def _rows(row: list[list[Node]]) -> Iterator[list[list[Node]]]:
    """A row as it is, or the blank rows that its place to write asks for."""
    fields: list[Any] = [node for cell in row for node in cell if _is_field(node)]
    if not fields or any(map(_typed, row)):
        yield row
        return
    for _ in range(max(1, *(field["lines"] for field in fields))):
        yield [[] for _ in row]


def _typed(nodes: list[Node]) -> list[Node]:
    """What a cell says; a cell to fill in says nothing."""
    return [] if all(_is_field(node) or node == " " for node in nodes) else nodes


def _is_field(node: Any) -> bool:
    return isinstance(node, dict) and node.get("t") == "field"
