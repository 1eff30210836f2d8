"""What stays together on a line and on a page, and where a note stands."""

from __future__ import annotations

from typing import Any

import pytest

from bindery.booklet.format import A5
from bindery.booklet.layout import grouped, laid_out

LONG = "chữ " * 200
HEADING = {"t": "heading", "level": 2, "id": "c1-1", "c": ["1. Mục"]}
RELATED = {"t": "related", "c": ["Hỏi về mục 1"]}
NOTE: dict[str, Any] = {"t": "note", "chapter": "c1", "number": "1", "c": []}
LIST = {"t": "list", "c": [{"label": "–", "id": "", "c": ["việc"]}]}


def paragraph(*nodes: Any) -> dict[str, Any]:
    return {"t": "p", "c": [*nodes]}


def box(*nodes: Any) -> dict[str, Any]:
    return {"t": "box", "title": "Ghi chú", "c": [*nodes]}


@pytest.mark.parametrize(
    "node",
    [paragraph("Một câu.", NOTE), box(paragraph("Một câu.")), box(LIST)],
    ids=["with a note", "box", "box with a list"],
)
def test_what_is_short_stays_whole(node: dict[str, Any]) -> None:
    (group,) = grouped([node])
    assert group == {"t": "group", "level": 0, "sticky": False, "c": [node]}


@pytest.mark.parametrize(
    "node",
    [
        paragraph("Một câu."),
        paragraph(LONG, NOTE),
        box(paragraph(LONG)),
        box({"t": "table", "head": [], "body": [], "c": []}),
        LIST,
        "Chữ",
    ],
    ids=["without a note", "long", "long box", "box with a table", "list", "text"],
)
def test_what_may_break_is_left_as_it_is(node: Any) -> None:
    assert [*grouped([node])] == [node]


def test_what_leads_moves_with_what_it_leads_to() -> None:
    called = paragraph("Một câu.", NOTE)
    (group,) = grouped([HEADING, RELATED, called])
    assert group == {"t": "group", "level": 2, "sticky": False, "c": [HEADING, RELATED, called]}


@pytest.mark.parametrize("last", [HEADING, RELATED], ids=["heading", "related"])
def test_what_leads_to_nothing_is_left(last: dict[str, Any]) -> None:
    assert [*grouped([paragraph("Một câu."), last])] == [paragraph("Một câu."), last]


@pytest.mark.parametrize(
    ("words", "sticky"),
    [
        (paragraph("Gồm có: "), True),
        (paragraph("Gồm ", {"t": "strong", "c": ["có:"]}), True),
        (paragraph("Gồm có."), False),
    ],
)
def test_words_that_announce_a_list_stay_with_it(words: dict[str, Any], sticky: bool) -> None:
    first, *_ = grouped([words, LIST])
    assert first == ({"t": "group", "level": 0, "sticky": True, "c": [words]} if sticky else words)


def test_words_with_a_note_are_whole_with_what_they_announce() -> None:
    """The typesetter would move the words and leave the note."""
    words = paragraph("Gồm có:", NOTE)
    assert [*grouped([words, LIST])] == [
        {"t": "group", "level": 0, "sticky": False, "c": [words, LIST]}
    ]


def items(*labels: str, calling: str = "") -> dict[str, Any]:
    notes = {label: [NOTE] for label in calling}
    return {
        "t": "list",
        "c": [{"label": label, "id": "", "c": ["việc", *notes.get(label, [])]} for label in labels],
    }


def test_a_list_with_notes_in_several_items_is_in_parts() -> None:
    made: list[Any] = [*grouped([items(*"abcd", calling="bd")])]
    assert [node["t"] for node in made] == ["list", "group"] * 2
    parts: list[Any] = [node["c"][0] if node["t"] == "group" else node for node in made]
    assert ["".join(item["label"] for item in part["c"]) for part in parts] == [*"abcd"]
    assert [part["continued"] for part in parts] == [False, True, True, True]
    assert all(part["labels"] == [*"abcd"] for part in parts)


def one_chapter(*body: Any, **notes: list[Any]) -> dict[str, Any]:
    numbered = {name[1:]: nodes for name, nodes in notes.items()}
    chapter = {"id": "c1", "title": "Quy định 37-QĐ/TW", "code": None, "body": [*body]}
    made = laid_out(
        {
            "title": "Sách",
            "set": "Bộ",
            "format": A5.data,
            "chapters": [{**chapter, "notes": numbered}],
        }
    )
    assert made["title"] == "Sách"
    (found,) = made["chapters"]
    return dict(found)


@pytest.mark.parametrize(
    "symbol",
    ["37-QĐ/TW", "30/2020/NĐ-CP", "25/10/2021", "10/2021", "2020-2025", "1945–1975", "08-QĐi/TW"],
)
def test_a_symbol_is_a_node_of_its_own(symbol: str) -> None:
    chapter = one_chapter(paragraph(f"Theo {symbol}, việc"))
    (node,) = chapter["body"]
    assert node["c"] == ["Theo ", {"t": "whole", "c": [symbol]}, ", việc"]


@pytest.mark.parametrize("text", ["xã hội", "5 việc", "https://vidu.vn/2020/10-20", "a.vn/1-2"])
def test_other_text_is_left_in_one(text: str) -> None:
    assert one_chapter(paragraph(text))["body"] == [paragraph(text)]


def test_symbols_are_found_wherever_there_is_text() -> None:
    whole = {"t": "whole", "c": ["37-QĐ/TW"]}
    row = [["37-QĐ/TW"]]
    item = {"label": "–", "id": "", "c": ["37-QĐ/TW"]}
    chapter = one_chapter(
        {"t": "table", "head": [row], "body": [row], "c": []},
        {"t": "list", "c": [item]},
        {**box(paragraph("37-QĐ/TW")), "title": "37-QĐ/TW"},
        {"t": "pre", "c": ["37-QĐ/TW"]},
    )
    assert chapter["title"] == ["Quy định ", whole]
    table, listed, group, code = chapter["body"]
    assert (table["head"], table["body"]) == ([[[whole]]], [[[whole]]])
    assert listed["c"] == [{**item, "c": [whole]}]
    assert group["c"] == [{**box(paragraph(whole)), "title": [whole]}]
    assert code["c"] == ["37-QĐ/TW"]


def test_a_note_stands_in_each_of_its_calls_as_one_paragraph() -> None:
    said = [paragraph("Điều 1, 37-QĐ/TW."), paragraph("Điều 2.")]
    first, second = one_chapter(paragraph(NOTE), paragraph(NOTE), _1=said)["body"]
    inside = ["Điều 1, ", {"t": "whole", "c": ["37-QĐ/TW"]}, "."]
    wanted = [{"t": "text", "c": inside}, " ", {"t": "text", "c": ["Điều 2."]}]
    assert first["c"] == second["c"] == [{"t": "p", "c": [{**NOTE, "c": wanted}]}]
