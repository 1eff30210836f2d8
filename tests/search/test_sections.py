"""What can be found is what the edition shows, cut where headings and readers change."""

from __future__ import annotations

import pytest

from bindery.edition import edition
from bindery.search.sections import LONGEST, FoundPage, Library, library

from ..project import Project

ALL = frozenset({"key-cadres", "grassroots", "mass-organisations"})


def library_of(project: Project, name: str = "all") -> Library:
    tree, problems = project.read()
    assert problems == ()
    return library(edition(tree, name))


def page_of(project: Project, body: str, name: str = "all") -> FoundPage:
    project.write("docs/trang.md", f"---\ntitle: Trang\naudience: everyone\n---\n\n{body}\n")
    return next(page for page in library_of(project, name).pages if page.uri == "trang.html")


def told(page: FoundPage) -> list[tuple[str, str, str]]:
    return [(section.address, section.heading, section.text) for section in page.sections]


def test_a_page_is_cut_at_its_headings(project: Project) -> None:
    page = page_of(
        project, "Mở đầu.\n\n## I. Mục đích\n\nMột.\n\n### 1. Chung\n\nHai.\n\n## II. Hết"
    )
    assert told(page) == [
        ("", "Trang", "Mở đầu."),
        ("i", "I. Mục đích", "Một."),
        ("i-1", "1. Chung", "Hai."),
        ("ii", "II. Hết", ""),
    ]


def test_the_text_is_what_is_read_without_the_signs_of_markdown(project: Project) -> None:
    page = page_of(
        project,
        "Chữ **đậm**, _nghiêng_ và\n[liên kết](https://vi.example/a) &lt;br&gt; tay<br>áo.\n\n"
        "> Lời trích\n> dẫn.\n\n| Cột | Hai |\n|---|---|\n| ô một | ô hai |\n\n"
        "```\nmã [nguồn](x)\n```\n\n/// note | Khi trình bày\n\nTrong ô.\n\n///",
    )
    assert page.sections[0].text.split("\n") == [
        "Chữ đậm, nghiêng và liên kết <br> tay áo.",
        "Lời trích dẫn.",
        "Cột Hai",
        "ô một ô hai",
        "mã [nguồn](x)",
        "Khi trình bày",
        "Trong ô.",
    ]


def test_points_have_their_addresses(project: Project) -> None:
    page = page_of(project, "## II. Việc\n\nMở:\n\n1. Một.\n2. Hai:\n\na) A.\n\nđ) Đ.\n\n- gạch.")
    section = page.sections[1]
    assert section.text.split("\n") == ["Mở:", "1. Một.", "2. Hai:", "a) A.", "đ) Đ.", "- gạch."]
    begins = {section.text[at:].split("\n")[0]: address for at, address in section.points}
    assert begins == {"1. Một.": "ii-1", "2. Hai:": "ii-2", "a) A.": "ii-2-a", "đ) Đ.": "ii-2-dd"}


MIXED = (
    "Chung[ và riêng]{audience=key-cadres} cho mọi người.\n\n"
    "/// audience | grassroots\n\nỞ cơ sở.\n\n///\n\n"
    "## Gợi ý {audience=key-cadres}\n\nBáo cáo viên."
)


def test_the_edition_all_knows_who_sees_which_text(project: Project) -> None:
    sections = page_of(project, MIXED).sections
    assert [(s.heading, s.text, sorted(s.audience), s.continues) for s in sections] == [
        ("Trang", "Chung cho mọi người.", sorted(ALL), False),
        ("Trang", "Chung và riêng cho mọi người.", ["key-cadres"], True),
        ("Trang", "Ở cơ sở.", ["grassroots"], True),
        ("Gợi ý", "Báo cáo viên.", ["key-cadres"], False),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("mass-organisations", ["Chung cho mọi người."]),
        ("grassroots", ["Chung cho mọi người.\nỞ cơ sở."]),
        ("key-cadres", ["Chung và riêng cho mọi người.", "Báo cáo viên."]),
    ],
)
def test_another_edition_has_its_own_text_only(
    project: Project, name: str, expected: list[str]
) -> None:
    page = page_of(project, MIXED, name)
    assert [section.text for section in page.sections] == expected
    assert {section.audience for section in page.sections} == {frozenset({name})}
    found = library_of(project, name)
    assert found.audiences == {}


def test_sources_that_are_not_filtered_are_refused(project: Project) -> None:
    with pytest.raises(ValueError, match="edition"):
        library(project.read()[0])


def test_notes_stand_behind_the_text_with_their_addresses(project: Project) -> None:
    page = page_of(project, "Một.[^a] Hai.[^b]\n\n[^b]: Nguồn hai.\n[^a]: Nguồn một.")
    notes = page.sections[-1]
    assert (notes.notes, notes.continues, notes.text) == (True, True, "Nguồn hai.\nNguồn một.")
    assert notes.points == ((0, "fn:2"), (11, "fn:1"))


def test_sets_kinds_and_the_data_of_a_set_are_told(project: Project) -> None:
    project.write("docs/bo/hoc-tap/01.md", "---\ntitle: Bài\n---\n\nChữ.\n")
    found = library_of(project)
    places = [(page.uri, page.set_id, page.kind_id) for page in found.pages]
    assert ("bo/hoc-tap/01.html", "bo", "hoc-tap") in places
    assert found.kinds == {"hoc-tap": "Tài liệu học tập"}
    assert found.sets == {"bo": "Bộ tài liệu"}
    index = next(page for page in found.pages if page.uri == "bo/index.html")
    assert index.sections[-1].text == (
        "Nghị quyết số 26-NQ/TW, Về công tác cán bộ, Ban Chấp hành Trung ương, ngày 19/5/2018"
    )


def test_cited_documents_and_used_terms_are_pages_and_others_are_not(project: Project) -> None:
    project.write(
        "docs/van-ban.yml",
        "".join(
            f"- {{symbol: {symbol}, type: Quy định, date: 2021-10-25, issuer: Trung ương, "
            f"title: {title}}}\n"
            for symbol, title in (("37-QĐ/TW", "Về một việc"), ("41-QĐ/TW", "Về việc kín"))
        ),
    )
    project.write(
        "docs/thuat-ngu.yml",
        "- {term: MTTQ, meaning: Mặt trận}\n- {term: LLVT, meaning: Lực lượng kín}\n",
    )
    body = "Quy định số 37-QĐ/TW và MTTQ.[ Quy định số 41-QĐ/TW, LLVT.]{audience=key-cadres}"
    project.write("docs/trang.md", f"---\ntitle: Trang\naudience: everyone\n---\n\n{body}\n")
    found = library_of(project, "grassroots")
    assert found.abbreviations == (("MTTQ", "Mặt trận"),)
    listed = {page.uri: told(page) for page in found.pages}
    assert listed["van-ban.html"] == [
        ("", "Văn bản viện dẫn", ""),
        ("37-qd-tw", "Quy định số 37-QĐ/TW", "Về một việc. Trung ương"),
    ]
    assert listed["thuat-ngu.html"] == [("", "Chữ viết tắt và thuật ngữ", "MTTQ: Mặt trận")]
    assert "kín" not in repr(found)


def test_long_text_is_cut_and_nothing_of_it_is_lost(project: Project) -> None:
    words = " ".join(f"chữ{number}" for number in range(1200))
    page = page_of(project, f"{words}\n\n1. Điểm {words}\n\n{'x' * 9000}")
    assert max(len(section.text) for section in page.sections) <= LONGEST
    assert "".join(" ".join(s.text for s in page.sections).split()) == "".join(
        f"{words}1.Điểm{words}{'x' * 9000}".split()
    )
    assert [s.continues for s in page.sections] == [False] + [True] * (len(page.sections) - 1)
    assert page.sections[-1].points == ((0, "1"),)  # it stands below the point
