"""The PDF of a page: its links, its name, its errors; the builds are in tests/hooks."""

from __future__ import annotations

import logging
import os
import subprocess
import sys

import pytest

from bindery import page_pdf

from .project import Project

PAGE = (
    '<!doctype html><html lang="vi"><head><title>x</title></head><body><article>'
    '<a href="02.html#muc-1">một</a> <a href="../van-ban.html">hai</a> <a href="mau.docx">ba</a> '
    '<a href="#muc-2">bốn</a> <a href="https://example.org/a">năm</a> '
    '<a href="mailto:a@b.vn">sáu</a></article></body></html>'
)


def targets(html: str) -> list[str]:
    return [part.partition('"')[0] for part in html.split('href="')[1:]]


def test_links_lead_to_the_site_where_it_has_an_address() -> None:
    made = page_pdf.for_paper(PAGE, "https://hoctap.example.vn/bo/hoc-tap/01.html")
    assert targets(made) == [
        "https://hoctap.example.vn/bo/hoc-tap/02.html#muc-1",
        "https://hoctap.example.vn/bo/van-ban.html",
        "https://hoctap.example.vn/bo/hoc-tap/mau.docx",
        "#muc-2",
        "https://example.org/a",
        "mailto:a@b.vn",
    ]


def test_links_to_other_pages_are_text_where_it_has_none() -> None:
    made = page_pdf.for_paper(PAGE, "")
    assert targets(made) == ["#muc-2", "https://example.org/a", "mailto:a@b.vn"]
    for word in ("một", "hai", "ba", "bốn", "năm", "sáu"):
        assert f">{word}</a>" in made


@pytest.mark.parametrize("value", [None, "0", ""])
def test_nothing_is_imported_for_a_pdf_that_nobody_asks_for(value: str | None) -> None:
    program = (
        "import sys; from bindery import cli, page_pdf; print(repr(page_pdf.hindrance()), "
        "[name for name in sys.modules if 'weasyprint' in name or 'bs4' in name])"
    )
    environment = {key: said for key, said in os.environ.items() if key != page_pdf.VARIABLE}
    if value is not None:
        environment[page_pdf.VARIABLE] = value
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "'' []"


def test_an_attachment_of_the_same_name_is_told(project: Project) -> None:
    project.write("docs/bo/hoc-tap/01.md", "---\ntitle: Một\n---\n[mẫu](01.pdf)\n")
    project.write("docs/bo/hoc-tap/01.pdf", b"%PDF-")
    project.write("docs/bo/hoc-tap/02.md", "---\ntitle: Hai\n---\nChữ.\n")
    tree, _ = project.read()
    (problem,) = page_pdf.check(tree)
    assert str(problem) == (
        "docs/bo/hoc-tap/01.md: tệp đính kèm docs/bo/hoc-tap/01.pdf trùng tên với bản PDF của "
        "trang này (PAGE_PDF=1); đổi tên tệp đính kèm"
    )


def test_errors_are_remembered_by_page() -> None:
    printing = page_pdf.Printing()
    log = logging.getLogger("weasyprint")
    printing.begin("docs/a.md", PAGE, "")
    log.warning("a trifle")
    assert printing.end(0) == PAGE
    printing.begin("docs/b.md", PAGE, "")
    log.error("Failed to load image at %r", "x.png")
    printing.end(0)
    printing.begin("docs/c.md", PAGE, "")
    printing.end(1)
    printing.begin("docs/d.md", PAGE, "")
    printing.end(1)
    log.error("when nothing is printed")
    assert [str(problem) for problem in printing.problems] == [
        "docs/b.md: không in được trang này ra PDF (PAGE_PDF=1): Failed to load image at 'x.png'",
        "docs/c.md: không in được trang này ra PDF (PAGE_PDF=1): xem lỗi ở trên",
    ]
