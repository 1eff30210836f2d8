"""A document has one designation in every spelling, in Python and in the browser."""

from __future__ import annotations

import pytest

from bindery.search.canonical import Keys, tokens
from bindery.search.designation import Designation, designations

from .conftest import Reader
from .corpus import pages, sample

SAME = {
    "37-qd-tw": (
        *("37-QĐ/TW", "37-qđ/tw", "37-qd/tw", "37 qđ tw", "37 QD TW", "37 – QĐ / TW", "37/qd/tw"),
        *("Quy định số 37-QĐ/TW", "quy dinh 37 qd tw", "QĐ 37-QĐ/TW", "số 37-QĐ/TW", "037-QĐ/TW"),
    ),
    "37-qd": (
        "Quy định 37",
        "quy dinh so 37",
        "QUYẾT ĐỊNH số 37",
        "QĐ 37",
        "qd37",
        "37-QĐ",
        "37qđ",
    ),
    "8-qdi-tw": ("08-QĐi/TW", "8 qđi tw", "08-qdi/tw"),
    "21-kl": ("Kết luận số 21", "KL 21", "kl21", "ket luan 21"),
    "30-nd-cp-2020": ("30/2020/NĐ-CP", "30/2020/nd-cp", "30 2020 nđ cp", "Nghị định 30/2020/NĐ-CP"),
    "5-ct-ttg": ("05/CT-TTg", "5 ct ttg", "Chỉ thị số 05/CT-TTg"),
    "49-kh-tu": ("49-KH/TU", "kế hoạch 49 kh tu", "Kế hoạch số 49-KH/TU"),
    "12-hd-btgtw": ("12-HD/BTGTW", "hướng dẫn số 12-HD/BTGTW"),
    "30-qh14--2020": ("30/2020/QH14",),
}
NONE = (
    "37",
    "ngày 25/10/2021",
    "khóa XIII",
    "1. Mục đích",
    "điều 5",
    "năm 2021",
    "qđ",
    "37, QĐ/TW",
)


def found(text: str) -> list[Designation]:
    return list(designations(text, list(tokens(text, Keys()))))


@pytest.mark.parametrize(
    ("text", "expected"), [(text, name) for name, texts in SAME.items() for text in texts]
)
def test_a_spelling_names_this_document(text: str, expected: str) -> None:
    assert [one.key for one in found(f"theo {text} ngày")] == [expected]


@pytest.mark.parametrize("text", NONE)
def test_other_numbers_name_no_document(text: str) -> None:
    assert found(text) == []


def test_a_designation_tells_which_words_it_is() -> None:
    text = "thực hiện Quy định số 37-QĐ/TW, Kết luận số 21 và KL 01-KL/TW"
    assert found(text) == [(2, 8, 5, "37-qd-tw"), (8, 12, 11, "21-kl"), (13, 17, 14, "1-kl-tw")]


def test_the_browser_reads_the_same(sample_reader: Reader) -> None:
    texts = [*(text for same in SAME.values() for text in same), *NONE, *NONE[::-1]]
    texts += [
        line
        for page in sample().pages
        for section in page.sections
        for line in [section.heading, *section.text.split("\n")]
    ]
    expected = [[[one.first, one.last, one.at, one.key] for one in found(text)] for text in texts]
    read = sample_reader.language(
        "values.map(text => language.designations(text, language.tokens(text))"
        ".map(one => [one.first, one.last, one.at, one.key]))",
        texts,
    )
    different = [row for row in zip(texts, expected, read, strict=True) if row[1] != row[2]]
    assert different == []


def test_a_code_that_is_typed_with_other_marks_is_read(search_in) -> None:
    search = search_in(pages("Một\nQuy định số 37-QĐ/TW.", "Hai\nQuyết định số 38-QĐ/TW."))
    for query in ("37-qdd/tw", "37 QDD TW", "37-qd9/tw", "37-qd", "37-qd/", "37-qd/t"):
        assert search.uris(query) == ["0.html"], query
