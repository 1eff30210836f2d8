"""The index is the same for the same text, is small, and tells nothing but the text."""

from __future__ import annotations

import gzip
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bindery.search import index as indexing
from bindery.search.coding import LETTERS, coded, number, runs
from bindery.search.index import build

from .corpus import REPOSITORY, large, pages, sample


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 9))


def places(text: str) -> list[int]:
    """What `coded` wrote, read as it says."""
    low = LETTERS.index(text[0])
    bits = "".join(f"{LETTERS.index(letter):06b}" for letter in text[1:])
    found, at, start = [], -1, 0
    while (end := bits.find("0", start)) >= 0:
        rest = bits[end + 1 : end + 1 + low]
        at += 1 + ((end - start) << low) + int(rest or "0", 2)
        found.append(at)
        start = end + 1 + low
    return found


@given(st.sets(st.integers(0, 3_000_000), min_size=1, max_size=300))
def test_places_can_be_read_back(numbers: set[int]) -> None:
    assert places(coded(sorted(numbers))) == sorted(numbers)


def test_numbers_and_runs_are_short() -> None:
    assert (number(0, 2), number(65, 2), number(4095, 2)) == ("AA", "BB", "//")
    assert runs([0] * 12 + [3] + [0, 0]) == "0x12 3 0x2"
    assert runs([]) == ""


def test_the_same_text_gives_the_same_bytes() -> None:
    assert build(sample()) == build(sample())


def test_another_text_has_another_folder() -> None:
    folders = {build(pages(text)).folder for text in ("Một\nchữ", "Một\nchư", "Mốt\nchữ")}
    assert len(folders) == 3
    assert all(re.fullmatch(r"assets/search/[0-9a-f]{16}", folder) for folder in folders)


def test_names_of_scripts_tell_nothing() -> None:
    assert all(re.fullmatch(r"(?:search|words|[pt]\d+)\.js", name) for name in large().scripts)


def test_scripts_are_utf_8_and_hand_over_json_of_their_build() -> None:
    index = build(pages("Nghị quyết\ncâu “trích” \u2028 </script> \\ 党 👍"))
    for name, content in index.scripts.items():
        if name != indexing.ENTRY:
            head = f'bindery.index("{index.folder.rpartition("/")[2]}","{name[:-3]}",'
            text = content.decode("utf-8")
            assert text.startswith(head)
            assert text.endswith(");\n")
            json.loads(text[len(head) : -3])
            assert "\u2028" not in text
    assert "câu “trích”".encode() in index.scripts["t0.js"]


@pytest.mark.parametrize("name", ["key-cadres", "grassroots/remote", "mass-organisations"])
def test_an_edition_has_no_word_that_it_does_not_show(name: str) -> None:
    """The other audiences, their numbers and their words are in none of the scripts."""
    shown = sample(name)
    index = build(shown)
    whole = b"\n".join(content for _, content in sorted(index.scripts.items())).decode()
    for audience, label in sample().audiences.items():
        text = " ".join(s.text + s.heading for page in shown.pages for s in page.sections)
        assert label in text or label not in whole
        assert f'"{audience}"' not in whole
    text_of = {
        p.uri: {line for s in p.sections for line in s.text.split("\n")} for p in shown.pages
    }
    hidden = {
        line
        for page in sample().pages
        for section in page.sections
        for line in section.text.split("\n")
        if len(line) > 20 and all(line not in lines for lines in text_of.values())
    }
    assert hidden
    joined = "\n".join(sorted(line for lines in text_of.values() for line in lines))
    assert [line for line in hidden if line in whole and line not in joined] == []


def test_a_reader_loads_little_before_the_first_query() -> None:
    scripts = large().scripts
    assert packed(scripts["words.js"]) + packed(scripts[indexing.ENTRY]) <= 60_000


def test_the_scripts_are_small() -> None:
    """That of the box, which each page loads, and those that find, which the box loads."""
    box = REPOSITORY / "overrides/assets/js/search.js"
    assert packed(box.read_bytes()) <= 10_000
    assert packed(build(pages("a")).scripts[indexing.ENTRY]) <= 12_000


def test_no_script_of_the_index_is_large() -> None:
    """One word may be everywhere; then it has a script of its own."""
    texts = [len(content) for name, content in large().scripts.items() if name[0] == "t"]
    places = [packed(content) for name, content in large().scripts.items() if name[0] == "p"]
    assert max(texts) <= 3 * indexing.TEXT
    assert max(places) <= 30_000


def test_a_page_of_a_hundred_thousand_words_is_cut_into_several_scripts() -> None:
    from bindery.search.sections import FoundPage, Library, Section

    everyone = frozenset({"key-cadres"})
    sections = tuple(
        Section(str(part), f"Mục {part}", " ".join(["chữ nghĩa"] * 300), everyone)
        for part in range(170)
    )
    index = build(Library((FoundPage("dai.html", "Dài", "", "", sections),)))
    texts = [len(content) for name, content in index.scripts.items() if name[0] == "t"]
    assert len(texts) > 10
    assert max(texts) <= 3 * indexing.TEXT


def test_a_library_without_pages_has_an_index() -> None:
    assert set(build(pages()).scripts) == {indexing.ENTRY, "words.js"}
