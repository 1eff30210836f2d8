"""What is written, as one says it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from bindery.speech.numbers import cardinal, roman
from bindery.speech.spoken import Known, spoken

MEANINGS = {"BHXH": "Bảo hiểm xã hội", "MTTQ": "Mặt trận Tổ quốc"}


def cases() -> Iterator[tuple[str, str]]:
    text = Path(__file__).with_name("said.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            written, _, said = line.partition(" | ")
            yield written, said


@pytest.mark.parametrize(("written", "said"), list(cases()))
def test_said(written: str, said: str) -> None:
    assert spoken(written, MEANINGS) == said


@pytest.mark.parametrize(("written", "said"), list(cases()))
def test_nothing_is_left_to_spell_out(written: str, said: str) -> None:
    """No digit and no sign of arithmetic is left; what is said is said the same when said again."""
    assert not any(char.isdigit() or char in "%&/½" for char in said)
    assert spoken(said) == said
    assert unicodedata.is_normalized("NFC", spoken(written, MEANINGS))


def test_a_known_document_is_called_what_it_is() -> None:
    """QĐ may be a quy định or a quyết định; the register knows which."""
    documents = {"37-QĐ/TW": Known("Quy định"), "22-KH/TU": Known("Kế hoạch", "Tỉnh ủy")}
    for written, said in (
        ("37-QĐ/TW", "Ba mươi bảy, Quy định, Trung ương"),
        ("Quy định 37-QĐ/TW", "Quy định ba mươi bảy, Trung ương"),
        ("Kế hoạch số 22-KH/TU", "Kế hoạch số hai mươi hai, Tỉnh ủy"),
    ):
        assert spoken(written, documents=documents) == said


def test_every_number_up_to_a_thousand_has_a_name_of_its_own() -> None:
    names = [cardinal(number) for number in range(1001)]
    assert len(set(names)) == len(names)


def test_roman_numerals() -> None:
    assert [roman(text) for text in ("I", "IV", "IX", "XIV", "XL", "IIII", "VX", "ABC", "")] == [
        *(1, 4, 9, 14, 40),
        *(None, None, None, None),
    ]
