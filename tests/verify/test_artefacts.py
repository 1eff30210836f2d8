"""Text is found in every form in which a published file can hold it."""

from __future__ import annotations

import base64
import gzip
import io
import json
import unicodedata
import zipfile
from collections.abc import Callable

import pikepdf
import pytest

from bindery.verify.artefacts import Unreadable, signature, views
from bindery.verify.shingles import words

SECRET = "báo cáo viên chuẩn bị kỹ phần đối thoại"


def zipped(name: str, data: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", f"<p>{SECRET}</p>".encode()),
        ("a.html", f"<p>{unicodedata.normalize('NFD', SECRET).upper()}</p>".encode()),
        ("a.html", "<p>báo cáo <em>viên</em> chuẩn bị k<b>ỹ</b> phần đối thoại</p>".encode()),
        (
            "a.html",
            '<p>báo cáo viên<sup id="fnref:3">3</sup> chuẩn bị kỹ phần đối thoại</p>'.encode(),
        ),
        ("a.html", f'<img alt="{SECRET}">'.encode()),
        ("a.html", f'<img alt="{SECRET.replace("á", "&aacute;")}">'.encode()),
        ("a.html", "".join(f"&#{ord(char)};" for char in SECRET).encode()),
        ("a.json", json.dumps({"text": f"<p>{SECRET}</p>"}).encode()),
        ("a.js", json.dumps(SECRET).encode()),
        ("a.xml", f"<loc>{SECRET}</loc>".encode()),
        ("a.xml.gz", gzip.compress(f"<loc>{SECRET}</loc>".encode(), mtime=0)),
        ("a.zip", zipped("b.epub", zipped("c.xhtml", f"<p>{SECRET}</p>".encode()))),
        ("a.css", f"/* {SECRET} */".encode()),
        ("b%C3%A1o c%C3%A1o vi%C3%AAn chuẩn bị kỹ phần đối thoại.txt", b""),
    ],
)
def test_every_form(name: str, data: bytes) -> None:
    wanted = " ".join(words(SECRET))
    assert any(wanted in " ".join(words(view)) for view in views(name, data))


@pytest.mark.parametrize(("name", "data"), [("a.gz", b"no"), ("a.zip", b"no"), ("a.pdf", b"no")])
def test_what_cannot_be_opened_is_not_passed(name: str, data: bytes) -> None:
    with pytest.raises(Unreadable):
        list(views(name, data))


def attached(data: bytes) -> bytes:
    written = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.attachments["a"] = data
        document.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    "wrap",
    [
        lambda data: zipped("a.zip" if data.startswith(b"PK") else "a.txt", data),
        attached,
        lambda data: b"data:;base64," + base64.b64encode(data),
        gzip.compress,
    ],
    ids=["zip", "attachment", "address", "gz"],
)
def test_files_in_files_end_somewhere(wrap: Callable[[bytes], bytes]) -> None:
    deep, name = SECRET.encode(), "a.txt"
    for level in range(1, 8):
        deep = wrap(deep)
        name += ".gz" if wrap is gzip.compress else ""
        if level <= 4:
            assert any(SECRET in view for view in views(name, deep)), level
    with pytest.raises(Unreadable, match="lồng nhau quá sâu"):
        list(views(name, deep))


def test_words_on_two_sides_of_an_element_are_no_phrase() -> None:
    page = b"<ul><li>mot hai ba bon </li><li>nam sau bay tam</li></ul>"
    assert not any("bon nam" in " ".join(words(view)) for view in views("a.html", page))


def test_what_has_been_searched_is_not_opened_again_in_an_archive() -> None:
    book = zipped("c.xhtml", b"<p>Trang</p>")
    known = {signature("x/b.epub", book)}
    seen = views("s.zip", zipped("b.epub", book), known=known)
    assert [*filter(None, seen)] == ["s.zip", "b.epub"]


@pytest.mark.parametrize("name", ["b.epub", "c.zip"])
def test_another_file_in_an_archive_is_opened(name: str) -> None:
    book = zipped("c.xhtml", b"<p>Trang</p>")
    known = {signature("b.epub", zipped("c.xhtml", b"<p>x</p>")), signature("b.zip", book)}
    assert "Trang" in [*views("s.zip", zipped(name, book), known=known)]


@pytest.mark.parametrize("ending", [".zip", ".epub", ".docx", ".xlsx", ".pptx"])
def test_an_archive_behind_a_picture_is_opened(ending: str) -> None:
    """As the programs do that open files of these names."""
    data = b"GIF89a" + zipped("c.txt", SECRET.encode())
    assert SECRET in [*views(f"a{ending}", data)]
