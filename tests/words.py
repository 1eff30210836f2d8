"""The words and labels of a text: in its source, on its page and in its booklet, in order."""

from __future__ import annotations

import ctypes
import difflib
import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

import pypdfium2
from lxml.html import HtmlElement, fragment_fromstring
from pypdfium2 import raw

from bindery.definition import NOTE_USE
from bindery.document import Document
from bindery.form import FIELD
from bindery.numbering import Numbers
from bindery.passage import Role
from bindery.scanner import BOXES
from bindery.slug import bare_text
from bindery.writing import PASSAGE, Written, write

Token = tuple[str, int]
"""A word, a number or a sign that labels are made of; and its source line, or page from 1."""

SIGNS = re.compile(r"[^\W\d_]+|\d+|[+)(/–-]")
BODY_SIZE = 9.2
"""Points; notes and running heads are smaller."""

_APART = re.compile(r"<br ?/?>")
_RULE = re.compile(r"[|:\s-]+\Z|\s*(?:\* *){3,}\Z")
_FENCE = re.compile(r"/{3,}(?: (?P<name>note|warning|passage)(?: *\| *(?P<title>.*))?)?\Z")
_REFERENCE = re.compile(r"\(tr\.\s\d+\)")
_BLOCKS = frozenset(
    {
        *("p", "div", "li", "ol", "ul", "table", "tr", "td", "th", "blockquote", "pre", "dl"),
        *("dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "details", "summary"),
    }
)
_ADDED = frozenset({"footnote", "related", "passage__label"})


def tokens(text: str, at: int) -> list[Token]:
    """The tokens of a piece of text."""
    return [(sign, at) for sign in SIGNS.findall(unicodedata.normalize("NFC", text))]


def of_source(document: Document, numbers: Numbers, name: str) -> list[Token]:
    """The words that the edition `name` shall have of a source, without its definitions."""
    defined = {
        line.number
        for item in document.definitions
        for line in document.passages.lines[item.first : item.last]
    }
    found = tokens(document.title, 1)
    for line in write(document, numbers, name):
        if line.number not in defined:
            found += tokens(_said(line), line.number)
    return found


def _said(line: Written) -> str:
    if line.role is Role.CODE:
        return "" if re.match(r"[> ]*(?:```|~~~)", line.text) else line.text
    if match := _FENCE.match(line.text):
        return "" if match["name"] == PASSAGE else match["title"] or BOXES.get(match["name"], "")
    if _RULE.match(line.text):
        return ""
    text = NOTE_USE.sub(r" \1 ", _APART.sub(" ", FIELD.sub(" ", line.text)))
    return html.unescape(bare_text(re.sub(r"^#+ | \{[^{}]*\}$", "", text)))


def of_page(title: str, page: str) -> list[Token]:
    """The words of an article; its notes and what the edition adds are left out."""
    root = fragment_fromstring(page, create_parent="div")
    return tokens(title, 1) + tokens("".join(_visible(root)), 1)


def _visible(element: HtmlElement) -> Iterator[str]:
    added = _ADDED & set((element.get("class") or "").split())
    apart = " " if element.tag in _BLOCKS or element.tag in ("sup", "br") else ""
    if not added:
        yield apart + (element.text or "")
        for child in element:
            yield from _visible(child)
    yield apart + (element.tail or "")


def of_booklet(pdf: bytes, chapters: Mapping[int, int]) -> list[list[Token]]:
    """The words of each chapter: of the pages from the first to the one before the last of
    `chapters`, counted from 1. Notes, running heads and page numbers are left out.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [_body(page) for page in document]
    return [
        [token for at in range(first, last) for token in tokens(texts[at - 1], at)]
        for first, last in chapters.items()
    ]


def _body(page: pypdfium2.PdfPage) -> str:
    """The text of a page that is set in the size of the body, and is neither repeated nor
    decoration, as a table's head on its second page is.
    """
    text = page.get_textpage()
    found: list[str] = []
    artifacts: dict[int | None, bool] = {}
    raised = False
    for at in range(raw.FPDFText_CountChars(text)):
        char = chr(raw.FPDFText_GetUnicode(text, at))
        if raw.FPDFText_IsGenerated(text, at):
            found.append(char)
        elif raw.FPDFText_GetFontSize(text, at) >= BODY_SIZE:
            drawn = raw.FPDFText_GetTextObject(text, at)
            which = ctypes.cast(drawn, ctypes.c_void_p).value
            if which not in artifacts:
                artifacts[which] = "Artifact" in _marks(drawn)
            if not artifacts[which]:
                was, raised = raised, char.isdigit() and _is_raised(text, at)
                found.append(f" {char}" if was != raised else char)
    return _REFERENCE.sub("", "".join(found))


def _marks(drawn: Any) -> Iterator[str]:
    """The names of the marked content that a text object stands in."""
    for at in range(raw.FPDFPageObj_CountMarks(drawn)):
        name, size = (ctypes.c_ushort * 32)(), ctypes.c_ulong()
        mark = raw.FPDFPageObj_GetMark(drawn, at)
        raw.FPDFPageObjMark_GetName(mark, name, 64, ctypes.byref(size))
        yield bytes(name)[: size.value - 2].decode("utf-16-le")


def _is_raised(text: pypdfium2.PdfTextPage, at: int) -> bool:
    """Whether a character stands above the line, as the call of a note does."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    across, baseline = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharBox(text, at, left, right, bottom, top)
    raw.FPDFText_GetCharOrigin(text, at, across, baseline)
    return bottom.value - baseline.value > 2


def dashed(found: list[Token]) -> list[Token]:
    """With dashes for hyphens: the dash of a list is a hyphen in its source only."""
    return [("–" if word == "-" else word, at) for word, at in found]


def difference(path: str, expected: list[Token], found: list[Token]) -> str:
    """The first difference as a diff, with the source line; '' when there is none."""
    old, new = ([word for word, _ in side] for side in (expected, found))
    if old == new:
        return ""
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for what, start, end, new_start, new_end in matcher.get_opcodes():
        if what != "equal":
            line = expected[min(start, len(expected) - 1)][1]
            page = found[min(new_start, len(found) - 1)][1] if found else 0
            before, after = old[max(0, start - 6) : start], old[end : end + 6]
            removed, put = old[start:end], new[new_start:new_end]
            parts = {" ": before, "-": removed, "+": put, "  ": after}
            told = "".join(f"\n{sign} {' '.join(part)}" for sign, part in parts.items())
            return f"{path}:{line} (trang {page}){told}"
    return ""
