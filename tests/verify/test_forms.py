"""Text is read as the language of its file reads it."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest

from bindery.verify import forms


@pytest.mark.parametrize(
    ("name", "text", "read"),
    [
        ("a.js", r"\u0111\u1ea3ng", "đảng"),
        ("a.js", r"\u{111}\u{1ea3}ng", "đảng"),
        ("a.js", r"\xe0", "à"),
        ("a.js", r"một\nhai\thai", "một hai hai"),
        ("a.js", r"\"a\"\/b\'c\`", '"a"/b\'c`'),
        ("a.js", r"\u{110000}x", "x"),
        ("a.js", r"\u{10ffff}x", "\U0010ffffx"),
        ("a.css", r"\111\1EA3 ng", "đảng"),
        ("a.css", r"\110000 x", "x"),
        ("a.html", "&#273;&#x1ea3;ng", "đảng"),
        ("a.html", "&dstrok;", "đ"),
        ("a.txt", "%C4%91%E1%BA%A3ng", "đảng"),
        ("a.txt", "%26%23273%3B", "đ"),
        ("a.ics", "SUMMARY:đả\r\n ng\\nviên", "SUMMARY:đảng viên"),
    ],
)
def test_escapes(name: str, text: str, read: str) -> None:
    found = list(forms.unescaped(name, text))
    assert found[0] == text
    assert found[-1] == read


def test_text_without_escapes_is_read_once() -> None:
    assert list(forms.unescaped("a.html", "<p>đảng&nbsp;&amp; 100 % &para;</p>")) == [
        "<p>đảng&nbsp;&amp; 100 % &para;</p>"
    ]


def test_text_is_escaped_so_often_at_most() -> None:
    assert list(forms.unescaped("a.txt", "%2525252541"))[-1] == "%2541"


def test_elements_end_phrases_and_marks_inside_them_do_not() -> None:
    page = '<p>một <em>hai</em> ba<sup id="fnref:1">1</sup></p><p>bốn</p><img alt="năm &amp; sáu">'
    assert list(forms.elements(page)) == ["một hai ba", "bốn", "năm & sáu"]


def test_paragraphs_of_office_documents_are_put_together() -> None:
    document = "<w:p><w:t>một</w:t><w:t> hai</w:t><w:br/>ba &amp; bốn</w:p><w:p>năm</w:p>"
    assert [part for part in forms.office(document) if part] == ["một hai", "ba & bốn", "năm"]


def test_every_string_of_json_is_read() -> None:
    said = '{"a": [{"b": "một <em>hai</em>"}, "ba"], "bốn": {"c": ["năm", 6, null]}}'
    assert sorted(forms.strings(said)) == sorted(["a", "b", "một  hai ", "ba", "bốn", "c", "năm"])


@pytest.mark.parametrize("text", ["không phải JSON", "[" * 100_000])
def test_what_is_no_json_has_no_strings(text: str) -> None:
    assert list(forms.strings(text)) == []


@pytest.mark.parametrize(
    "address",
    [
        "data:text/plain;charset=utf-8;base64,{}",
        "data:;base64,{}",
        "url(data:image/svg+xml;base64,{})",
    ],
)
def test_files_inside_addresses_are_found(address: str) -> None:
    for text in ("đảng", "đảng?>>>", "một"):
        packed = base64.b64encode(text.encode()).decode()
        for form in (packed, packed.rstrip("="), packed.replace("+", "-").replace("/", "_")):
            assert list(forms.embedded(address.format(form))) == [text.encode()]


@pytest.mark.parametrize("length", [1, 2, 3, 4])
@pytest.mark.parametrize("pack", [base64.b64encode, base64.urlsafe_b64encode])
def test_files_inside_addresses_are_read_to_the_last_byte(
    length: int, pack: Callable[[bytes], bytes]
) -> None:
    data = b"\xff\xfb\xef\xbf"[:length]
    for packed in (pack(data).decode(), pack(data).decode().rstrip("=")):
        assert [*forms.embedded(f"x data:a/b;base64,{packed} y")] == [data]


def test_an_address_that_only_looks_so_is_passed_over() -> None:
    packed = base64.b64encode("đảng".encode()).decode()
    assert list(forms.embedded(f"data:;base64,a data:;base64,{packed}")) == ["đảng".encode()]
