"""A document is recognised by its symbol, in the ways people write it, and nothing else is one."""

from __future__ import annotations

import datetime
import unicodedata

import pytest

from bindery.citation import TYPES, citations, code_types, malformed
from bindery.spans import masked

PARTY = [
    *("26-NQ/TW", "05-CT/TW", "21-KL/TW", "37-QĐ/TW", "08-QĐi/TW", "01-QyĐ/TW", "04-QC/TU"),
    *("1-TB/TW", "03-HD/BTCTW", "48-KH/TU", "12-CTr/TU", "10-CTHĐ/TU", "33-TTr/TU", "60-BC/BTGTW"),
    *("02-ĐA/TU", "1234-CV/BTCTW", "45-QĐ/UBKTTW", "12-KH/ĐU", "03-KH/ĐTN", "55-QĐ/TWĐTN-BTC"),
    *("15-QC/ĐUK", "9-NQ/HU", "7-KL/QU", "120-QĐNS/TW"),
]
STATE = [
    *("30/2020/NĐ-CP", "01/2011/TT-BNV", "05/2015/TTLT-BNV-BTC", "1847/QĐ-TTg", "19/2006/QĐ-BGDĐT"),
    *("35/2009/NQ-CP", "06/NQ-HĐND", "100/KH-UBND", "10/CĐ-TTg", "1234/BNV-CCVC", "02/NQ-ĐU"),
]
ASSEMBLY = ["22/2008/QH12", "52/2010/QH12", "51/2001/QH10", "1/2021/QH15"]


def found(text: str) -> list[tuple[str, str | None, datetime.date | None]]:
    return [(cited.symbol, cited.type, cited.date) for cited in citations(text)]


def corrected(text: str) -> list[tuple[str, str]]:
    return [(wrong, right) for _, wrong, right in malformed(text)]


@pytest.mark.parametrize("symbol", [*PARTY, *STATE, *ASSEMBLY])
def test_symbols(symbol: str) -> None:
    """A symbol is found as a whole, by itself and in a sentence, and is well written."""
    assert found(symbol) == [(symbol, None, None)]
    assert found(f"Theo {symbol}, số {symbol}") == [(symbol, None, None)] * 2
    assert corrected(symbol) == []


@pytest.mark.parametrize(
    "around",
    [
        *("{}.", "{},", "{};", "{}:", "{}?", "{}!", "{}…", "({})", "[{}]", "“{}”", '"{}"', "‘{}’"),
        *("**{}**", "*{}*", "~~{}~~", "|{}|", "| {} | b |", "> {}", "- {}", "a) {}", "số {}"),
        *("({}).", "“{}”;", "**{}**,", "({}, {})", "{} và {}", "{},\n{}", "{}[^1]", "số: {}"),
        *("{} – {}", "{} (khóa XIII)", "x\t{}", "<br>{}<br>", "Luật: {}"),
    ],
)
@pytest.mark.parametrize("symbol", ["37-QĐ/TW", "30/2020/NĐ-CP", "22/2008/QH12"])
def test_what_may_stand_around_a_symbol(symbol: str, around: str) -> None:
    text = around.replace("{}", symbol)
    assert found(text) == [(symbol, None, None)] * around.count("{}")
    assert corrected(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nghị quyết số 26-NQ/TW", "Nghị quyết"),
        ("Nghị quyết 26-NQ/TW", "Nghị quyết"),
        ("nghị quyết số 26-NQ/TW", "Nghị quyết"),
        ("Nghị quyết số\n26-NQ/TW", "Nghị quyết"),
        ("Nghị\nquyết\nsố\n26-NQ/TW", "Nghị quyết"),
        ("Nghị quyết  số  26-NQ/TW", "Nghị quyết"),
        ("NQ 26-NQ/TW", "NQ"),
        ("NQ số 26-NQ/TW", "NQ"),
        ("(theo Kết luận 21-KL/TW)", "Kết luận"),
        ("“Kết luận số 21-KL/TW”", "Kết luận"),
        ("**Kết luận số 21-KL/TW**", "Kết luận"),
        ("các kết luận 21-KL/TW, 22-KL/TW", "Kết luận"),
        ("Quy định 37-QĐ/TW", "Quy định"),
        ("quyết định số 99-QĐ/TW", "Quyết định"),
        ("QĐ 99-QĐ/TW", "QĐ"),
        ("QĐi 08-QĐi/TW", "QĐi"),
        ("QyĐ 01-QyĐ/TW", "QyĐ"),
        ("Chỉ thị số 05-CT/TW", "Chỉ thị"),
        ("Hướng dẫn số 03-HD/BTCTW", "Hướng dẫn"),
        ("Chương trình 12-CTr/TU", "Chương trình"),
        ("Chương trình hành động số 12-CTr/TU", "Chương trình hành động"),
        ("Công văn số 1234/BNV-CCVC", "Công văn"),
        ("Công điện 10/CĐ-TTg", "Công điện"),
        ("Đề án số 02-ĐA/TU", "Đề án"),
        ("đề án 02-ĐA/TU", "Đề án"),
        ("Điều lệ 15-ĐL/TW", "Điều lệ"),
        ("Nghị định số 30/2020/NĐ-CP", "Nghị định"),
        ("Thông tư 01/2011/TT-BNV", "Thông tư"),
        ("Thông tư liên tịch số 05/2015/TTLT-BNV-BTC", "Thông tư liên tịch"),
        ("Luật số 52/2010/QH12", "Luật"),
        ("Bộ luật số 91/2015/QH13", "Bộ luật"),
        ("bộ luật 91/2015/QH13", "Bộ luật"),
        ("Nghị quyết số 51/2001/QH10", "Nghị quyết"),
        ("Luật Cán bộ, công chức số 22/2008/QH12", None),
        ("Nghị quyết Trung ương 7 (26-NQ/TW)", None),
        ("Nghị quyết: 26-NQ/TW", None),
        ("Nghị quyết\\ 26-NQ/TW", None),
        ("xNQ 26-NQ/TW", None),
        ("mục 26-NQ/TW", None),
    ],
)
def test_the_type_before_a_symbol(text: str, kind: str | None) -> None:
    assert found(text)[0][1] == kind


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("21-KL/TW ngày 25/10/2021", (2021, 10, 25)),
        ("21-KL/TW, ngày 25/10/2021", (2021, 10, 25)),
        ("21-KL/TW,\nngày 25/10/2021", (2021, 10, 25)),
        ("21-KL/TW ngày\n25/10/2021.", (2021, 10, 25)),
        ("21-KL/TW ngày 05/03/2020", (2020, 3, 5)),
        ("21-KL/TW ngày 5/3/2020", (2020, 3, 5)),
        ("21-KL/TW ngày 5-3-2020", (2020, 3, 5)),
        ("21-KL/TW ngày 5.3.2020", (2020, 3, 5)),
        ("21-KL/TW ngày 15 - 5 - 2016", (2016, 5, 15)),
        ("21-KL/TW ngày 25 tháng 10 năm 2021", (2021, 10, 25)),
        ("21-KL/TW ngày 25 tháng 10\nnăm 2021", (2021, 10, 25)),
        ("21-KL/TW, ngày 05 tháng 03 năm 2020 của", (2020, 3, 5)),
        ("30/2020/NĐ-CP ngày 05/3/2020", (2020, 3, 5)),
        ("52/2010/QH12 ngày 24/11/2010", (2010, 11, 24)),
        ("21-KL/TW", None),
        ("21-KL/TW. Ngày 25/10/2021", None),
        ("21-KL/TW ngày 25/10", None),
        ("21-KL/TW năm 2021", None),
        ("21-KL/TW và 22-KL/TW ngày 25/10/2021", None),
        ("ngày 25/10/2021, 21-KL/TW", None),
    ],
)
def test_the_date_behind_a_symbol(text: str, day: tuple[int, int, int] | None) -> None:
    assert found(text)[0][2] == (datetime.date(*day) if day else None)


@pytest.mark.parametrize(
    "text",
    [
        *("1/2", "½", "3/4-1/2", "24/7", "50%/năm", "2.500/4.000", "tỷ lệ 1-2/10", "km/h"),
        *("0912-345/678", "024-3823/4567", "(84-24)/3823", "tr. 5-7", "trang 12–15/20"),
        *("2020-2025", "2020–2025", "2020 – 2025", "giai đoạn 2021-2025/2030", "2020-2025/QĐ"),
        *("25/10/2021", "25-10-2021", "ngày 5/3/2020-6/3/2020", "2/9", "30/4-1/5", "20/11-CT"),
        *("covid-19", "COVID-19", "5-7/Hà", "5-7/Hà Nội", "khóa XII-XIII", "A4", "QL1A", "F1/F2"),
        *("QĐ-TTg", "NĐ-CP", "NQ/TW", "26-NQ", "37/QĐ", "12/2020/QH", "số 5", "số 26", "TCVN 5-1"),
        *("https://x.vn/26-NQ/TW.html", "x.vn/tai-lieu/37-QĐ/TW/", "www.x.vn/26-nq-tw", "x@5-y.vn"),
        *("12345-NQ/TW", "x26-NQ/TW", "26-NQ/TW1", "26-NQ/TWx1", "2.26-NQ/2", "-26-NQ/TW"),
    ],
)
def test_what_is_no_symbol(text: str) -> None:
    for spelling in (text, f"({text})", f"theo {text}, và"):
        assert found(spelling) == []
        assert corrected(spelling) == []


@pytest.mark.parametrize("text", ["`26-NQ/TW`", "`` 37–QĐ/TW ``", "x `NQ 26-NQ/TW` y"])
def test_code_is_blanked_out_first(text: str) -> None:
    assert found(masked(text)) == []
    assert corrected(masked(text)) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        *((f"26{dash}NQ/TW", "26-NQ/TW") for dash in "–—‐‑−"),
        ("26- NQ/TW", "26-NQ/TW"),
        ("26 -NQ/TW", "26-NQ/TW"),
        ("26 – NQ / TW", "26-NQ/TW"),
        ("26-NQ /TW", "26-NQ/TW"),
        ("26-NQ/ TW", "26-NQ/TW"),
        ("26-NQ/\nTW", "26-NQ/TW"),
        ("26-\nNQ/TW", "26-NQ/TW"),
        ("26-nq/tw", "26-NQ/TW"),
        ("26-nq/TW", "26-NQ/TW"),
        ("26-NQ/tw", "26-NQ/TW"),
        ("37-QD/TW", "37-QĐ/TW"),
        ("37-qđ/tw", "37-QĐ/TW"),
        ("37-Qđ/TW", "37-QĐ/TW"),
        ("37-QÐ/TW", "37-QĐ/TW"),
        ("37-QƉ/TW", "37-QĐ/TW"),
        ("08-QĐI/TW", "08-QĐi/TW"),
        ("08-QDi/TW", "08-QĐi/TW"),
        ("12-CTR/TU", "12-CTr/TU"),
        ("10-CTHD/TU", "10-CTHĐ/TU"),
        ("02-DA/TU", "02-ĐA/TU"),
        ("12-KH/ÐU", "12-KH/ĐU"),
        ("30/2020/ND-CP", "30/2020/NĐ-CP"),
        ("30/2020/NÐ-CP", "30/2020/NĐ-CP"),
        ("30/2020/NĐ–CP", "30/2020/NĐ-CP"),
        ("30/2020/ NĐ-CP", "30/2020/NĐ-CP"),
        ("30 / 2020 / NĐ - CP", "30/2020/NĐ-CP"),
        ("30/2020/nđ-cp", "30/2020/NĐ-CP"),
        ("1847/QD-TTg", "1847/QĐ-TTg"),
    ],
)
def test_malformed_symbols(wrong: str, right: str) -> None:
    """What was meant for a symbol is told, with the right form, which is then right itself."""
    for text in (wrong, f"({wrong})", f"Theo “{wrong}”, và", f"**{wrong}**."):
        assert corrected(text) == [(wrong, right)]
    assert corrected(right) == []
    assert found(right) == [(right, None, None)]


def test_offsets_are_those_of_the_text() -> None:
    text = "Theo quy\nđịnh số 37-QĐ/TW và 21–KL/ TW."
    (cited,) = citations(text)
    assert text[cited.start : cited.end] == "quy\nđịnh số 37-QĐ/TW"
    ((start, wrong, _),) = malformed(text)
    assert text[start : start + len(wrong)] == "21–KL/ TW"


@pytest.mark.parametrize("symbol", [*PARTY, *STATE, *ASSEMBLY])
def test_sources_are_read_as_nfc(symbol: str) -> None:
    """A source is NFC, and there a symbol is one; Đ has no other form."""
    assert unicodedata.is_normalized("NFC", symbol)
    assert found(unicodedata.normalize("NFC", f"Quy định {symbol}")) == [(symbol, "Quy định", None)]


@pytest.mark.parametrize(
    ("symbol", "types"),
    [
        ("26-NQ/TW", ("Nghị quyết",)),
        ("37-QĐ/TW", ("Quy định", "Quyết định")),
        ("08-QĐi/TW", ("Quy định",)),
        ("30/2020/NĐ-CP", ("Nghị định",)),
        ("1847/QĐ-TTg", ("Quy định", "Quyết định")),
        ("1234/BNV-CCVC", ()),
        ("22/2008/QH12", ()),
        ("120-QĐNS/TW", ()),
    ],
)
def test_the_types_that_a_symbol_allows(symbol: str, types: tuple[str, ...]) -> None:
    assert code_types(symbol) == types


@pytest.mark.parametrize("code", TYPES)
def test_every_code_is_read(code: str) -> None:
    """Each code is found in a symbol and as an abbreviation before one."""
    (cited,) = citations(f"{code} 5-{code}/TW")
    assert (cited.symbol, cited.type, cited.types) == (f"5-{code}/TW", code, TYPES[code])
    assert corrected(f"5-{code}/TW") == []
