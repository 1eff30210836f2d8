"""What every page has, whatever the length of a title or the size of a picture."""

from __future__ import annotations

import ctypes
import datetime
import unicodedata
from collections import defaultdict
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image
from pypdfium2 import raw

from bindery.booklet.compose import compose
from bindery.booklet.format import A5, LARGE_PRINT, Format
from bindery.booklet.typesetter import render
from bindery.provenance import Provenance

from ..project import Project
from .conftest import REPOSITORY

MADE = Provenance("0123456789abcdef", datetime.datetime(2026, 11, 23))
LONG = "Chữ.\n\n" * 90
"""Three pages."""

POINT = 72 / 25.4
"""A millimetre in points."""


def printed(project: Project, wanted: Format) -> pypdfium2.PdfDocument:
    """The booklet of a project whose only chapter is there."""
    project.write("mkdocs.yml", (REPOSITORY / "mkdocs.yml").read_bytes())
    tree, problems = project.read()
    assert problems == ()
    (booklet,), wrong = compose(tree, "grassroots", MADE)
    assert wrong == []
    shaped = replace(booklet, data={**booklet.data, "format": wanted.data})
    return pypdfium2.PdfDocument(render(shaped, tree.settings.docs_dir))


@pytest.mark.parametrize("wanted", [A5, LARGE_PRINT], ids=["A5", "large print"])
def test_a_running_head_is_one_line(project: Project, wanted: Format) -> None:
    title = "Những điểm mới về phạm vi, mục tiêu, nhiệm vụ, giải pháp và cách tổ chức " * 3
    project.write("docs/bo/hoc-tap/01.md", f"---\ntitle: {title}37-QĐ/TW\n---\n{LONG}")
    with printed(project, wanted) as document:
        left, right = (head(page, wanted) for page in list(document)[5:7])
    assert [*left.values()] == ["Tài liệu học tập. Bộ tài liệu"]
    (said,) = right.values()
    assert said.startswith("Những điểm mới về phạm vi, mục tiêu,")
    assert said.endswith("…")


def head(page: pypdfium2.PdfPage, wanted: Format) -> dict[int, str]:
    """The lines above the text of a page, and above its edge, by their height."""
    text = page.get_textpage()
    lines: dict[int, str] = {}
    for at, letter in enumerate(text.get_text_range()):
        bottom = text.get_charbox(at, loose=True)[1]
        if letter >= " " and bottom > (wanted.height - wanted.margins.top) * POINT:
            lines[round(bottom)] = lines.get(round(bottom), "") + letter
    return lines


def test_the_line_below_a_running_head_is_below_its_letters(project: Project) -> None:
    project.write("docs/bo/hoc-tap/01.md", f"---\ntitle: Một\n---\n{LONG}")
    with printed(project, LARGE_PRINT) as document:
        page = document[5]
        text = page.get_textpage()
        letters = [text.get_charbox(at)[1] for at in range(len("Tài liệu học tập"))]
        (line,) = [part.get_bounds() for part in page.get_objects([raw.FPDF_PAGEOBJ_PATH])]
    assert line[3] < min(letters)


def test_a_picture_alone_stands_in_the_middle(project: Project) -> None:
    for name, width in (("rong.png", 1800), ("hep.png", 300)):
        file = project.root / "docs/bo/hoc-tap" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (width, 300)).save(file, dpi=(300, 300))
    body = "Trước.\n\n![Rộng](rong.png)\n\n![Hẹp](hep.png)\n"
    project.write("docs/bo/hoc-tap/01.md", f"---\ntitle: Một\n---\n{body}")
    with printed(project, A5) as document:
        pictures = [part.get_bounds() for part in document[4].get_objects([raw.FPDF_PAGEOBJ_IMAGE])]
    left, right = A5.margins.inside * POINT, (A5.width - A5.margins.outside) * POINT
    for picture in pictures:
        assert (picture[0] + picture[2]) / 2 == pytest.approx((left + right) / 2, abs=0.1)
        assert left - 0.1 <= picture[0] < picture[2] <= right + 0.1
    assert [picture[2] - picture[0] for picture in pictures] == pytest.approx(
        [right - left, 72], abs=0.1
    )


def test_each_page_with_rows_of_a_table_has_its_head(project: Project) -> None:
    rows = "\n".join(f"| việc thứ {number} | {number} |" for number in range(1, 121))
    table = f"| Nội dung | Số |\n|---|--:|\n{rows}\n"
    project.write("docs/bo/hoc-tap/01.md", f"---\ntitle: Một\n---\nTrước.\n\n{table}\nSau.\n")
    with printed(project, A5) as document:
        said = [page.get_textpage().get_text_range() for page in document]
    rowed = [text for text in said if "việc thứ" in text]
    assert len(rowed) > 3
    assert [text.count("Nội dung") for text in rowed] == [1] * len(rowed)
    assert sum(text.count("việc thứ") for text in said) == 120


VOWELS = "aăâeêioôơuưy"
TONES = ("", "\N{COMBINING GRAVE ACCENT}", "\N{COMBINING HOOK ABOVE}", "\N{COMBINING TILDE}")
TONES += ("\N{COMBINING ACUTE ACCENT}", "\N{COMBINING DOT BELOW}")
LETTERS = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES}
LETTERS |= {"đ", *"bcdghklmnpqrstvx"}
LETTERS |= {letter.upper() for letter in LETTERS}


def test_each_face_has_every_vietnamese_letter(project: Project) -> None:
    """Upright, italic, semibold and both. In bold italics the font has neither ơ nor ư."""
    every = " ".join(sorted(LETTERS))
    body = f"{every}[^1]\n\n*{every}*\n\n**{every}**\n\n***{every}***\n\n[^1]: Chú thích.\n"
    project.write("docs/bo/hoc-tap/01.md", f"---\ntitle: Một\n---\n{body}")
    letters: dict[str, set[str]] = defaultdict(set)
    with printed(project, A5) as document:
        for page in document:
            text = page.get_textpage()
            for at, letter in enumerate(text.get_text_range()):
                letters[face(text, at)].add(letter)
    assert {name: found >= LETTERS for name, found in letters.items() if name} == {
        "LibertinusSerif-Regular": True,
        "LibertinusSerif-Italic": True,
        "LibertinusSerif-Semibold": True,
        "LibertinusSerif-SemiboldItalic": True,
    }


def face(text: pypdfium2.PdfTextPage, at: int) -> str:
    """The name of the face that a letter is set in, without the mark of a subset."""
    name = ctypes.create_string_buffer(100)
    raw.FPDFText_GetFontInfo(text, at, name, len(name), ctypes.c_int())
    return name.value.decode().partition("+")[2]
