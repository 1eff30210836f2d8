"""Readers find the page they mean, however they type; and nothing that they type does harm."""

from __future__ import annotations

import functools
import gzip
import http.server
import random
import threading
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bindery.search.canonical import fold
from bindery.search.index import build
from bindery.search.sections import FoundPage, Library, Section

from . import syllables
from .conftest import Open, Reader, marked, uri_of
from .corpus import keys, large, lines, pages, sample, write

PHRASES = (
    *("nghị quyết", "đảng viên", "hài hòa", "xử lý", "đọc kỹ", "kỷ luật", "cấp ủy", "khóa XIII"),
    *("tự soi, tự sửa", "bản đăng ký", "Quy định số 37-QĐ/TW", "Hồ Chí Minh", "lý luận"),
)


def unmarked(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in bare if not unicodedata.combining(char))


OTHER_WAYS = {
    "unmarked": unmarked,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "capital": str.upper,
    "capital and decomposed": lambda text: unicodedata.normalize("NFD", text.upper()),
    "no signs": lambda text: text.replace(",", " ").replace("-", " ").replace("/", " "),
    "new tone places": lambda text: (
        text.replace("òa", "oà").replace("úy", "uý").replace("ủy", "uỷ").replace("óa", "oá")
    ),
    "y": lambda text: text.replace("kỹ", "kĩ").replace("kỷ", "kỉ").replace("ký", "kí"),
    "spaces": lambda text: f"  {text.replace(' ', '   ')}",
}


@pytest.mark.parametrize("way", OTHER_WAYS)
def test_all_ways_of_typing_find_the_same_first(sample_reader: Reader, way: str) -> None:
    for phrase in PHRASES:
        found = sample_reader.uris(phrase)
        other = sample_reader.uris(OTHER_WAYS[way](phrase))
        assert found[:1] == other[:1], (phrase, way)


@pytest.mark.parametrize("way", [way for way in OTHER_WAYS if way != "unmarked"])
def test_other_ways_of_typing_the_same_marks_find_the_same_pages(
    sample_reader: Reader, way: str
) -> None:
    for phrase in PHRASES:
        assert sample_reader.uris(f"{phrase} ") == sample_reader.uris(OTHER_WAYS[way](phrase) + " ")


MINIMAL = (
    ("dân", "dẫn", "đàn", "đan", "dàn"),
    ("nghị", "nghỉ", "nghĩ"),
    ("đảng", "đang", "đáng", "dạng", "dâng"),
    ("hoa", "hòa", "hỏa", "họa"),
    ("ban", "bàn", "bản", "bán", "bạn"),
)


@pytest.mark.parametrize("family", MINIMAL, ids=lambda family: family[0])
def test_a_wrong_mark_never_beats_a_right_one(search_in: Open, family: tuple[str, ...]) -> None:
    """The pages with a wrong mark have the word ten times as often, and in their titles. No mark is
    no wrong one: who types none finds all, and first what a page is about.
    """
    for word in family:
        others = [f"{other} {other}\n{f'{other} ' * 10}" for other in family if other != word]
        search = search_in(pages(*others, f"Trang này\nmột câu dài có {word} trong đó"))
        if word != unmarked(word):
            assert search.uris(word)[0] == f"{len(others)}.html", word
            assert search.uris(f"{word} ") == [f"{len(others)}.html"]
            assert search.uris(f'"{word}"') == [f"{len(others)}.html"]
        assert sorted(search.uris(f"{unmarked(word)} ")) == sorted(
            f"{number}.html" for number in range(len(family))
        )


def test_a_mark_that_is_missing_is_no_wrong_mark(search_in: Open) -> None:
    search = search_in(pages("Một\nquyết tâm", "Hai\nquýt", "Ba\nquyền"))
    assert search.uris("quyêt ") == ["0.html"]
    assert search.uris("quyét ") == ["0.html"]


def test_a_phrase_stands_before_words_apart_and_a_title_before_text(search_in: Open) -> None:
    search = search_in(
        pages(
            "Trang\nviên chức và đảng bộ",
            "Trang\nđảng, là của những viên",
            "Trang\nmột đảng viên ở đây",
            "Đảng viên\nchữ",
            "Đảng và nhiều viên\nchữ",
        )
    )
    found = search.uris("đảng viên ")
    assert found[:2] == ["3.html", "2.html"]
    assert set(found) == {f"{number}.html" for number in range(5)}


def test_pages_with_all_words_leave_out_the_others(search_in: Open) -> None:
    search = search_in(pages("Một\nchi bộ học", "Hai\nchi bộ", "Ba\nhọc"))
    assert search.uris("chi bộ học ") == ["0.html"]
    assert search.uris("chi bộ họp học") == ["0.html"]


def test_every_word_of_every_page_finds_the_page(sample_reader: Reader) -> None:
    """All words there are, with and without their marks."""
    where = defaultdict(set)
    for page in sample().pages:
        for word in " ".join(lines(page)).split():
            where[word].add(page.uri)
    words = sorted(where)
    spelled = sample_reader.language("values.map(language.spelled)", words)
    queries = [f"{said} " for said in (*spelled, *map(fold, words))]
    found = sample_reader.page.evaluate(
        """async queries => {
          const all = [];
          for (const query of queries) { all.push(await bindery.search(query, {limit: 1000})); }
          return all.map(one => one.results.map(({url}) => ({url})));
        }""",
        queries,
    )
    missed = {
        query: where[word] - {uri_of(one) for one in results}
        for query, word, results in zip(queries, words * 2, found, strict=True)
    }
    assert {query: uris for query, uris in missed.items() if uris} == {}


def test_a_word_is_found_while_it_is_typed(sample_reader: Reader) -> None:
    """From its first letter, and at the end it is what its unmarked letters find."""
    for word in ("tuyên truyền", "nghị quyết", "Đảng viên", "37-QĐ/TW"):
        for end in range(1, len(word) + 1):
            assert sample_reader(word[:end])["count"] > 0, word[:end]
    assert sample_reader.uris("nghị quyế")[:2] == sample_reader.uris("nghị quyết")[:2]
    assert sample_reader.uris("tuyen truye")[0] == sample_reader.uris("tuyên truyền")[0]


@pytest.mark.parametrize("method", [syllables.telex, syllables.vni])
def test_keystrokes_of_an_input_method_are_read(sample_reader: Reader, method: Any) -> None:
    typed = {
        "nghị quyết": [("ngh", "i", "\u0323"), ("q", "uyêt", "\u0301")],
        "tuyên truyền": [("t", "uyên", ""), ("tr", "uyên", "\u0300")],
        "đường lối": [("đ", "ương", "\u0300"), ("l", "ôi", "\u0301")],
        "chuyên đề": [("ch", "uyên", ""), ("đ", "ê", "\u0300")],
    }
    for phrase, parts in typed.items():
        query = " ".join(method(*part) for part in parts)
        assert sample_reader.uris(query)[:3] == sample_reader.uris(phrase)[:3], query


@pytest.mark.parametrize("query", ["nghi quyt", "ngih quyet", "nghij quyest", "nghii quyett"])
def test_one_slip_in_a_word_is_forgiven(sample_reader: Reader, query: str) -> None:
    assert sample_reader.uris(query)[0] == sample_reader.uris("nghị quyết")[0]


@pytest.mark.parametrize("query", ["nghiquyet", "nghịquyết", "Nghiquyết", "nghijquyeets"])
def test_words_typed_as_one_are_taken_apart(sample_reader: Reader, query: str) -> None:
    assert sample_reader.uris(query)[:2] == sample_reader.uris("nghị quyết")[:2]


def test_an_abbreviation_finds_what_it_stands_for_and_the_other_way_round(search_in: Open) -> None:
    texts = ("Một\ncủa MTTQ xã", "Hai\nMặt trận Tổ quốc", "Ba\nmặt có trận và tổ xa quốc gia")
    search = search_in(pages(*texts, abbreviations=[("MTTQ", "Mặt trận Tổ quốc")]))
    for query in ("MTTQ ", "mttq", "Mặt trận Tổ quốc ", "mat tran to quoc"):
        assert set(search.uris(query)[:2]) == {"0.html", "1.html"}, query
    assert search.uris("mttq ")[2:] == []
    for result in search("mttq")["results"]:
        assert marked(result["excerpt"], result["marks"]["excerpt"]) in (
            ["MTTQ"],
            ["Mặt trận Tổ quốc"],
        )


def test_words_in_quotation_marks_stand_together_and_rightly(search_in: Open) -> None:
    search = search_in(
        pages(
            "Một\nchi bộ họp",
            "Hai\nbộ chi",
            "Ba\nchỉ bộ",
            "Bốn\nchi.\nbộ",
            "Năm\nchi bộ và đảng ủy",
        )
    )
    assert search.uris('"chi bộ"') == ["0.html", "4.html"]
    assert sorted(search.uris('"chi bo"')) == ["0.html", "2.html", "4.html"]
    assert search.uris("“chi bộ” đảng ủy") == ["4.html"]
    assert search.uris('"bộ họp') == ["0.html"]
    assert search.uris('"họp bộ"') == []
    assert search.uris('"không có"') == []


def test_the_short_names_of_offices_and_types_are_read_outside_symbols(search_in: Open) -> None:
    texts = (
        "Một\nNghị quyết Trung ương 4",
        "Hai\nCông văn của Ủy ban nhân dân, số 4",
        "Ba\n4-NQ/TW về TW và NQ",
        "Bốn\nNghị quyết số 4",
    )
    search = search_in(pages(*texts))
    assert search.uris("nghị quyết tw 4")[0] == "0.html"
    assert "0.html" in search.uris("nq tw 4")
    assert search.uris("cv ubnd") == ["1.html"]
    assert "0.html" not in search.uris("4 nq tw")
    assert set(search.uris("NQ 4")) == {"2.html", "3.html"}


def test_a_page_that_asks_just_so_stands_before_others(search_in: Open) -> None:
    search = search_in(
        pages("Báo cáo viên\nBáo cáo viên. Báo cáo viên", "Hỏi\nBáo cáo viên là những ai? Chữ")
    )
    assert search.uris("báo cáo viên là những ai?") == ["1.html", "0.html"]


def test_a_title_counts_as_far_as_it_has_the_query(search_in: Open) -> None:
    """The word that a title shares by chance is no more than a phrase in the text."""
    search = search_in(
        pages(
            "Mục đích và yêu cầu\nTập thể học vào lúc nào, thu được gì",
            "Trang khác\nnăng lực; thế mà quan điểm sai trái, thù địch. Một câu nữa ở đây",
        )
    )
    assert search.uris("the luc thu dich ")[0] == "1.html"


def test_a_number_belongs_to_the_word_before_it(search_in: Open) -> None:
    search = search_in(
        pages(
            "Hội nghị Trung ương 4\nVăn bản ngày 28/7/2021, mục 7",
            "Trang\nHội nghị của Trung ương. Hội nghị Trung ương 7 khóa XII",
            "Hội nghị\nTrung ương họp năm 7 lần",
        )
    )
    assert search.uris("hội nghị trung ương 7 ") == ["1.html"]
    assert search.uris("hoi nghi trung uong 7") == ["1.html"]
    assert set(search.uris("hội nghị 7 ")) == {"0.html", "1.html", "2.html"}
    assert search.uris("hội nghị 28/7/2021") == ["0.html"]


def test_a_date_in_words_finds_its_figures(search_in: Open) -> None:
    texts = ("Một\nký 25/10/2021", "Hai\nngày 25 tháng 10 năm 2021", "Ba\nngày 25, tháng 10, 2021")
    search = search_in(pages(*texts))
    assert set(search.uris("ngày 25 tháng 10 năm 2021")[:2]) == {"0.html", "1.html"}
    assert "0.html" in search.uris("ngay 25 thang 10")


def test_a_number_is_read_as_the_documents_write_it(search_in: Open) -> None:
    texts = ("Một\nkhóa XIII, phần II, quý IV", "Hai\nkhóa XII, phần I, xi măng", "Ba\nsố 13")
    search = search_in(pages(*texts))
    assert search.uris("khóa 13") == ["0.html"]
    assert search.uris("khoa 12") == ["1.html"]
    assert search.uris("quý 4") == search.uris("phần 2") == ["0.html"]
    assert search.uris("13") == ["2.html"]
    result = search("khoá 13")["results"][0]
    assert marked(result["excerpt"], result["marks"]["excerpt"]) == ["khóa XIII"]
    assert search.uris('"khóa 13"') == []


def test_an_abbreviation_stands_before_its_words_apart(search_in: Open) -> None:
    texts = ("Thông báo\nNghệ thuật, công tác, tin; công nghệ, thông tin", "Hai\nviệc dùng CNTT")
    search = search_in(pages(*texts, abbreviations=[("CNTT", "Công nghệ và thông tin")]))
    assert search.uris("công nghệ và thông tin")[0] == "1.html"


def test_the_symbol_itself_stands_before_a_number_and_a_type(search_in: Open) -> None:
    often, filler = "Kết luận số 21. " * 8, "chữ " * 80
    texts = (f"Đưa Kết luận số 21 vào việc\n{often}", f"Trang hai\n{filler} 21-KL/TW {filler}")
    search = search_in(pages(*texts))
    assert search.uris("21 kl tw") == ["1.html", "0.html"]


def test_letters_that_are_a_word_with_y_begin_words_with_i(search_in: Open) -> None:
    search = search_in(pages("Một\nkiểm tra", "Hai\nkỳ họp", "Ba\ntiền lương"))
    for query in ("kiem", "kie", "kiể"):
        assert search.uris(query) == ["0.html"], query
    assert set(search.uris("ki")) == {"0.html", "1.html"}
    assert search.uris("ky") == ["1.html"]
    assert search.uris("ti") == ["2.html"]


def test_a_question_is_found_by_what_it_tells(search_in: Open) -> None:
    search = search_in(pages("Một\nĐảng viên nộp bản đăng ký", "Hai\nLà gì và của ai thì sao"))
    assert search.uris("bản đăng ký của đảng viên là gì và nộp cho ai?") == ["0.html"]


def test_a_number_is_that_number(search_in: Open) -> None:
    texts = (
        "Quy định số 37-QĐ/TW",
        "Quy định số 38-QĐ/TW",
        "Quyết định số 37-QĐ/TU",
        "Câu 37 về TW",
    )
    search = search_in(pages(*(f"{number}\n{text}." for number, text in enumerate(texts))))
    for query in ("37-QĐ/TW", "37-qd/tw", "37 qđ tw", "37 QD TW "):
        assert search.uris(query) == ["0.html"], query
    for query in ("Quy định 37", "QĐ 37", "qd37"):
        assert sorted(search.uris(query)) == ["0.html", "2.html"], query
    assert search.uris("39-QĐ/TW") == []


def test_every_symbol_is_found_in_four_spellings(sample_reader: Reader) -> None:
    register = next(page for page in sample().pages if page.uri == "van-ban.html")
    for section in register.sections[1:]:
        symbol = section.heading.rpartition(" ")[2]
        for query in (
            symbol,
            unmarked(symbol).lower(),
            symbol.replace("-", " ").replace("/", " "),
            section.heading,
        ):
            found = sample_reader(query)["results"]
            assert any(one["url"].endswith(f"van-ban.html#{section.address}") for one in found), (
                query
            )


def test_nothing_found_suggests_what_may_be_meant(search_in: Open) -> None:
    search = search_in(pages("Một\nTuyên truyền nghị quyết số 37-QĐ/TW"))
    nothing = search("tuyneetruyef")
    assert (nothing["count"], nothing["results"]) == (0, [])
    assert nothing["missing"] == ["tuyneetruyef"]
    found = search("nghi quttyet")
    assert found["suggestion"] == "nghi quyết"
    assert search("tuyênn qqqqqqq quttyet")["suggestion"] == "tuyên quyết"
    assert search("37-QĐ/TU")["suggestion"] == "37-QĐ/TW"
    assert search("nghị quyết")["suggestion"] == ""


def places_of(results: list[dict[str, Any]]) -> Iterator[tuple[str, list[list[int]]]]:
    for result in results:
        yield result["title"], result["marks"]["title"]
        for place in (result, *result["more"]):
            yield place["section"], place["marks"]["section"]
            yield place["excerpt"], place["marks"]["excerpt"]


@pytest.mark.parametrize("query", ["nghị quyết", "hoc tap", "37 qd tw", "MTTQ", "tự soi", "chi b"])
def test_marks_are_whole_words_in_order_and_apart(sample_reader: Reader, query: str) -> None:
    results = sample_reader(query, limit=50)["results"]
    assert results
    for text, marks in places_of(results):
        before = -1
        for start, end in marks:
            assert before < start < end <= len(text)
            assert not text[start - 1 : start].isalnum()
            assert not text[end : end + 1].isalnum()
            before = end
    for result in results:
        assert any(any(marks) for marks in result["marks"].values())


def test_an_excerpt_is_the_part_where_most_words_stand(search_in: Open) -> None:
    filler = "chữ " * 200
    search = search_in(pages(f"Một\n{filler} đảng {filler} đảng viên nộp bản đăng ký {filler}"))
    result = search("bản đăng ký của đảng viên")["results"][0]
    assert marked(result["excerpt"], result["marks"]["excerpt"]) == ["đảng viên", "bản đăng ký"]
    assert result["excerpt"].startswith("… ")
    assert result["excerpt"].endswith(" …")
    assert len(result["excerpt"].split()) < 40


def test_a_result_leads_to_the_point_and_tells_its_place(search_in: Open) -> None:
    readers = frozenset({"a"})
    section = Section(
        "ii", "II. Việc", "Mở.\na) Một.\nb) Hai đây.", readers, ((4, "ii-a"), (11, "ii-b"))
    )
    page = FoundPage("bo/hoc-tap/tên trang.html", "Trang", "bo", "hoc-tap", (section,))
    search = search_in(Library((page,), {"a": "A", "b": "B"}, {"hoc-tap": "Học"}, {"bo": "Bộ"}))
    result = search("hai")["results"][0]
    assert result["url"].endswith("/site/bo/hoc-tap/t%C3%AAn%20trang.html#ii-b")
    assert (result["title"], result["section"]) == ("Trang", "II. Việc")
    assert (result["set"], result["kind"], result["audience"]) == ("bo", "hoc-tap", ["a"])
    assert search("việc")["results"][0]["url"].endswith("#ii")


def visible(page: FoundPage, audience: str) -> set[str]:
    """The words that an audience sees on a page."""
    return {
        word
        for section in page.sections
        if not audience
        or any(audience == one or audience.startswith(f"{one}/") for one in section.audience)
        for word in keys(f"{'' if section.continues else section.heading}\n{section.text}")
    }


def test_facets_count_what_another_choice_would_find(sample_reader: Reader) -> None:
    """Against counting by hand, for every choice; words that no phrase is made of."""
    library = sample()
    for query in ("chi bộ", "bảo hiểm"):
        wanted = set(keys(query))
        for audience in ("", *library.audiences):
            for kind in ("", *library.kinds):
                for chosen in ("", *library.sets):
                    found = {
                        page.uri
                        for page in library.pages
                        if kind in ("", page.kind_id)
                        and chosen in ("", page.set_id)
                        and wanted <= visible(page, audience)
                    }
                    options = {"audience": audience, "kind": kind, "set": chosen}
                    result = sample_reader(f"{query} ", limit=100, **options)
                    assert {uri_of(one) for one in result["results"]} == found, (query, options)
                    assert result["count"] == len(found)
    for facet, names in (
        ("audience", library.audiences),
        ("kind", library.kinds),
        ("set", library.sets),
    ):
        for options in (
            {},
            {"kind": "hoc-tap"},
            {"audience": "grassroots", "set": "hntw7-khoa-xii"},
        ):
            others = {key: value for key, value in options.items() if key != facet}
            counts = sample_reader("chi bộ ", **options)["facets"][facet]
            assert counts == {
                name: count
                for name in names
                if (count := sample_reader("chi bộ ", **{**others, facet: name})["count"])
            }


def test_an_audience_sees_excerpts_of_its_own_text_only(search_in: Open) -> None:
    sections = (
        Section("", "Trang", "một câu chung", frozenset({"a", "b"})),
        Section("", "Trang", "một câu riêng câu riêng câu", frozenset({"a"}), continues=True),
    )
    library = Library((FoundPage("0.html", "Trang", "", "", sections),), {"a": "A", "b": "B"})
    search = search_in(library)
    assert search("câu", audience="b")["results"][0]["excerpt"] == "một câu chung"
    assert search("riêng", audience="b")["count"] == 0
    assert search("riêng", audience="b")["facets"]["audience"] == {"a": 1}
    assert search("câu", audience="c")["count"] == 0


def test_a_limit_is_kept_and_the_count_is_of_all(sample_reader: Reader) -> None:
    whole = sample_reader("học tập", limit=1000)
    assert len(whole["results"]) == whole["count"] > 10
    assert len(sample_reader("học tập")["results"]) == 10
    assert sample_reader("học tập", limit=3)["results"] == whole["results"][:3]
    assert sample_reader("học tập", limit=0)["results"] == []


HARMFUL = (
    *(
        "",
        " ",
        "\n",
        '"',
        '""',
        '"""',
        "“",
        "-",
        "/",
        "\\",
        "(",
        "[",
        ".*",
        "$&",
        "\u0000",
        "\ud7ff",
    ),
    *(
        "<img src=x onerror=alert(1)>",
        "</script><script>alert(1)</script>",
        "__proto__",
        "constructor",
    ),
    *(
        "toString hasOwnProperty",
        "37-constructor/tw",
        "quy __proto__ 37",
        "👍🏽",
        "党員",
        "𠄎",
        "ﷺ",
        "a\u0301" * 50,
    ),
    *(
        "\u0301",
        "x" * 100_000,
        "nghị quyết " * 500,
        "1" * 400,
        "0",
        "00",
        "d9",
        "w",
        "dd",
        "aaaaaa",
        "…",
    ),
    *(
        "'; DROP TABLE",
        "%00",
        "\u202eabc",
        "đ" * 60,
        "nghi5quye61t",
        "qd/tw",
        "37-",
        "37-qd-",
        "-37",
    ),
)


def test_whatever_is_typed_harms_nothing(sample_reader: Reader) -> None:
    """It answers, and what it shows is text."""
    chance = random.Random(3)
    signs = "aăâđêôơư bcdghnqtuy0123456789-/\"“”<>&'\\ \u0301\u0323党👍sfrxj"
    fuzz = ["".join(chance.choices(signs, k=chance.randrange(1, 24))) for _ in range(150)]
    for query in (*HARMFUL, *fuzz):
        found = sample_reader(query)
        assert len(found["results"]) == min(10, found["count"]), query
    assert sample_reader.page.evaluate("document.images.length") == 0
    for odd in ("null", "undefined", "37", "{}", "[]", "true"):
        assert sample_reader.page.evaluate(f"bindery.search({odd}).then(found => found.count >= 0)")


def test_text_that_looks_like_html_is_shown_as_text(search_in: Open) -> None:
    text = "<img src=x onerror=alert(1)> & <b>đậm</b>"
    search = search_in(pages(f"{text}\n{text}"))
    result = search("onerror")["results"][0]
    assert result["title"] == result["excerpt"] == text
    assert marked(result["excerpt"], result["marks"]["excerpt"]) == ["onerror"]


def test_pages_of_any_sort_are_indexed(search_in: Open) -> None:
    """No text, no title, no heading; other scripts; a page of a hundred thousand words."""
    long = tuple(
        Section(str(part), f"Mục {part}", " ".join(["chữ nghĩa"] * 300), frozenset({"a"}))
        for part in range(170)
    )
    last = Section("cuoi", "Cuối", "Kim cương 党員 𠄎 кириллица 👍", frozenset({"a"}))
    empty = FoundPage("0.html", "", "", "", (Section("", "", "", frozenset({"a"})),))
    bare = FoundPage(
        "1.html", "Chỉ có tên", "", "", (Section("", "Chỉ có tên", "", frozenset({"a"})),)
    )
    search = search_in(Library((empty, bare, FoundPage("2.html", "Dài", "", "", (*long, last)))))
    assert search.uris("tên") == ["1.html"]
    for query in ("kim cương", "党", "党員", "𠄎", "кириллица", "кир"):
        assert search("".join(query))["results"][0]["url"].endswith("2.html#cuoi"), query
    assert search_in(pages())("chữ")["count"] == 0


def test_marks_can_be_asked_for_in_the_paragraphs_of_a_page(sample_reader: Reader) -> None:
    """Where most of the words are; or, where none has most, wherever they are."""
    texts = ["Các Nghị Quyết và nghi thức của Đảng, quyết tâm; QĐ 37-QĐ/TW", "quyết chí"]
    ask = "([query, texts]) => bindery.search.marks(query).then(marks => marks(texts))"
    for query, expected in {
        "nghi quyet": [["Nghị Quyết"], []],
        "quyết": [["Quyết", "quyết"], ["quyết"]],
        "chi quyet dang": [["Quyết", "Đảng, quyết"], ["quyết chí"]],
        "hoi nghi chi bo": [["Nghị"], ["chí"]],
        "37 qd tw": [["37-QĐ/TW"], []],
        "": [[], []],
    }.items():
        found = sample_reader.page.evaluate(ask, [query, texts])
        assert [marked(*one) for one in zip(texts, found, strict=True)] == expected, query


@pytest.fixture
def broken(browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, Path]]:
    """A page that searches, and the folder of its index, to be broken."""
    folder = tmp_path / "site"
    folder.mkdir()
    index = build(pages("Một\nnghị quyết"))
    page = browser.new_page()
    page.goto(write(index, folder))
    yield page, folder / index.folder
    page.close()


ASK = "bindery.search('nghị').then(found => found.count, error => error.code)"


@pytest.mark.parametrize("name", ["words.js", "p0.js", "t0.js"])
def test_a_missing_script_is_told_and_can_be_tried_again(
    broken: tuple[Page, Path], name: str
) -> None:
    page, folder = broken
    (folder / name).rename(folder / "away")
    assert page.evaluate(ASK) == "missing"
    (folder / "away").rename(folder / name)
    assert page.evaluate(ASK) == 1


@pytest.mark.parametrize("name", ["words.js", "p0.js", "t0.js"])
def test_a_script_of_another_build_is_told(broken: tuple[Page, Path], name: str) -> None:
    page, folder = broken
    text = (folder / name).read_text(encoding="utf-8")
    for other in (text.replace(folder.name, "0" * 16), "", "not a script"):
        (folder / name).write_text(other, encoding="utf-8")
        assert page.evaluate(ASK) == "other-build"
    (folder / name).write_text(text, encoding="utf-8")
    assert page.evaluate(ASK) == 1


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *said: object) -> None:
        """Say nothing."""


def test_from_a_server_the_same_is_found(browser: Browser, tmp_path: Path, search_in: Open) -> None:
    library = sample()
    search = search_in(library)
    handler = functools.partial(_Quiet, directory=str(tmp_path))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/site/page.html")
        for query in ("nghị quyết", "37 qd tw", "hoc tap va lam theo"):
            found = page.evaluate("query => bindery.search(query)", query)
            from_disk = search(query)
            for one in (*found["results"], *from_disk["results"]):
                for place in (one, *one["more"]):
                    place["url"] = place["url"].rpartition("/site/")[2]
            assert found == from_disk
        page.close()
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


COLD = (
    *("nghi quyet", "đảng viên", "nghij quyeets", "37-qđ/tw", "hoc tap va lam theo", "n", "q"),
    *("đảng viên không được làm những gì?", '"chương trình hành động"', "nghiquyet", "MTTQ"),
    *("Ban Chấp hành Trung ương Đảng khóa XIII", "can bo dang vien cong chuc", "tuyên tr"),
)


def test_a_query_loads_little(browser: Browser, tmp_path: Path) -> None:
    """At two thousand pages, packed as servers send it, for a browser that has nothing yet."""
    index = large()
    folder = tmp_path / "site"
    folder.mkdir()
    url = write(index, folder)
    for query in COLD:
        page = browser.new_page()
        asked: list[str] = []
        page.on(
            "request", lambda request, asked=asked: asked.append(request.url.rpartition("/")[2])
        )
        page.goto(url)
        assert asked == ["page.html", "search.js"]
        assert len(page.evaluate("query => bindery.search(query)", query)["results"]) == 10
        loaded = [name for name in asked if name[0] in "pt" and name.endswith(".js")]
        size = sum(len(gzip.compress(index.scripts[name], 9)) for name in loaded)
        assert size <= 120_000, query
        page.close()
