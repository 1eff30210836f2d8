"""Words that are one word have one key, in Python and in the browser."""

from __future__ import annotations

import unicodedata
from collections import defaultdict

import pytest

from bindery.search.canonical import Keys, fold, key, tokens

from . import syllables
from .conftest import Reader
from .corpus import sample

GOLDEN = {
    "quyết": "quye6t1",
    "QUYẾT": "quye6t1",
    "hòa": "hoa2",
    "hoà": "hoa2",
    "ủy": "uy3",
    "uỷ": "uy3",
    "thúy": "thuy1",
    "thúi": "thui1",
    "kỹ": "ky4",
    "kĩ": "ky4",
    "lí": "ly1",
    "quí": "quy1",
    "quý": "quy1",
    "vì": "vi2",
    "Đảng": "d9ang3",
    "Ðảng": "d9ang3",
    "đang": "d9ang",
    "dâng": "da6ng",
    "dẫn": "da6n4",
    "người": "ngu7o7i2",
    "thuở": "thuo73",
    "QĐi": "qd9i",
    "café": "cafe1",
    "Dürer": "durer",
    "straße": "straße",
    "05": "5",
    "000": "0",
    "2021": "2021",
    "党": "党",
    "𠄎": "𠄎",
    "Москва": "москва",
}


@pytest.mark.parametrize(("word", "expected"), GOLDEN.items())
def test_a_word_has_this_key(word: str, expected: str) -> None:
    assert key(word) == key(unicodedata.normalize("NFD", word)) == expected


def test_a_key_is_no_longer_than_anybody_types() -> None:
    assert len(key("a" * 100_000)) == len(key("1" * 100_000)) == 40


def test_without_its_digits_a_key_is_the_syllable_without_marks() -> None:
    assert [fold(key(word)) for word in ("quyết", "Đảng", "37")] == ["quyet", "dang", "37"]
    assert fold("37-qd-tw") == "37-qd-tw"


def test_words_are_cut_from_signs_and_numbers() -> None:
    text = "“Tự soi”, 37-QĐ/TW; tháng 5/2020 – 党員 👍 a1\u00a0b_c"
    assert " ".join(token.key for token in tokens(text, Keys())) == (
        "tu75 soi 37 qd9 tw thang1 5 2020 党 員 a 1 b c"
    )


def test_only_spellings_of_one_syllable_share_a_key() -> None:
    """By rule: each syllable there can be, with the tone in its old and its new place."""
    spellings = defaultdict(set)
    for onset, rime, tone in syllables.all_syllables():
        spelled = {syllables.toned(onset, rime, tone, old=old) for old in (True, False)}
        assert len({key(one) for one in spelled}) == 1
        if onset != "g" or rime[0] not in "iê":  # gì, giền: also a syllable with the onset gi
            spellings[key(spelled.pop())].add((onset, rime.replace("y", "i"), tone))
    for found in spellings.values():
        same = {(o + r, t) for o, r, t in found}
        assert len(same) == 1, found


def test_the_browser_makes_the_same_keys(sample_reader: Reader) -> None:
    words = [
        form
        for onset, rime, tone in syllables.all_syllables()
        for form in (
            syllables.toned(onset, rime, tone),
            syllables.toned(onset, rime, tone, old=False),
        )
    ]
    words += [*GOLDEN, "a" * 99, "1" * 99, "𠄎" * 99, "İstanbul", "ΣΊΣΥΦΟΣ", "٣", "x²"]
    words += [unicodedata.normalize("NFD", word) for word in words[:2000]]
    assert len(words) > 20_000
    assert sample_reader.language("values.map(language.key)", words) == [key(one) for one in words]


def test_the_browser_cuts_the_same_words(sample_reader: Reader) -> None:
    texts = [section.text for page in sample().pages for section in page.sections]
    texts += ["“a” 1a2 b–c_d 党員 👍🏽 𠄎x אבג مرحبا 한국어 ﬁ \u200d ½ № ª º"]
    found = sample_reader.language(
        "values.map(text => language.tokens(text).map(one => one.key).join(' '))", texts
    )
    assert found == [" ".join(one.key for one in tokens(text, Keys())) for text in texts]


@pytest.mark.parametrize("method", [syllables.telex, syllables.vni])
def test_the_browser_reads_what_an_input_method_would_have_made(
    sample_reader: Reader, method: object
) -> None:
    assert callable(method)
    wanted = [
        one
        for one in syllables.all_syllables()
        if one[0] != "" and method(*one) != one[0] + one[1]  # nothing to be read in `toan`
    ]
    typed = [method(*one) for one in wanted]
    found = sample_reader.language("values.map(language.typed)", typed)
    expected = [key(syllables.toned(*one)) for one in wanted]
    wrong = [row for row in zip(typed, found, expected, strict=True) if row[1] != row[2]]
    assert wrong == []


def test_the_browser_spells_a_key_as_it_is_written(sample_reader: Reader) -> None:
    words = ["quyết", "hòa", "ủy", "kỹ", "Đảng", "người", "thuở", "giữa", "quý", "toàn", "gì"]
    words += ["nghiêng", "khuỷu", "yên", "37", "mttq", "qđ"]
    keys = [key(word) for word in words]
    assert sample_reader.language("values.map(language.spelled)", keys) == [
        word.lower() for word in words
    ]
    made = [key(syllables.toned(*one)) for one in syllables.all_syllables()]
    assert (
        sample_reader.language("values.map(one => language.key(language.spelled(one)))", made)
        == made
    )
    assert (
        sample_reader.language("values.map(one => language.key(language.marked(one)))", made)
        == made
    )
