"""What is looked for: every sequence and name of what others may see, but none that this edition
may show.
"""

from __future__ import annotations

import unicodedata

from bindery.verify.hidden import hidden
from bindery.verify.shingles import found

from ..project import Project

INDEX = """\
---
title: Bộ tài liệu
audience: everyone
issuer: Ban Tuyên giáo của tỉnh nhà
resolutions:
  - {symbol: 26-NQ/TW, type: Nghị quyết, date: 2018-05-19, issuer: Ban Chấp hành, title: Về cán bộ}
sessions:
  - level: Cấp tỉnh
    form: Học riêng tại phòng họp kín
    place: tầng hai nhà khách tỉnh ủy
    when: một buổi sáng đầu tháng ba
    length: một ngày rưỡi liền nhau
    audience: [key-cadres]
  - level: Cấp cơ sở
    form: Học chung tại hội trường lớn
    place: nhà văn hóa của thôn ta
    when: cả tháng
    length: nửa ngày
    audience: everyone
imprint: {publisher: nhà xuất bản của chính tỉnh nhà}
---

Mở đầu.
"""

HIDDEN_PAGE = """\
---
title: Những điều chỉ báo cáo viên cần biết
description: Bài này viết riêng cho một số người
---

một hai ba bốn năm sáu bảy tám chín mười
"""

PAGE = """\
---
title: Bài học chung
---

Chữ của mọi người ở đây[^1].

## Một mục dành riêng cho báo cáo viên {#muc-rieng audience=key-cadres}

Một câu chỉ cán bộ được đọc, [xem thêm](https://example.org "lời nhắn kèm theo liên kết này")[^2].

| Cột của riêng họ đây | ô của riêng họ đấy |
|---|---|
| ngắn | ngắn quá |

```text
mã riêng của họ ở đây
```

## Một mục chung cho mọi người đọc

Chữ nào cũng có [một phần riêng của cán bộ]{audience=key-cadres} ở giữa.

Câu này ai cũng đọc được hết: mã riêng của họ ở đây.

<!-- ghi chú của người soạn tài liệu -->

Chữ <!-- lời dặn dài
của người soạn --> chữ, và `<!-- mã mà ai cũng đọc được -->`.

### Bốn chữ riêng tư {audience=key-cadres}

### Ba chữ riêng {audience=key-cadres}

## Cuối

[^1]: Lời chú mà mọi người đều thấy.
[^2]: Lời chú chỉ cán bộ mới gọi tới.
"""

FIRST = """\
---
title: Bài đầu
audience: [key-cadres]
---

Chữ.
"""
"""A hidden page before all others: the search for what may be seen goes on behind it."""

SEQUENCES = {
    "Bài này viết riêng cho một số người": "docs/bo/nghien-cuu/01-kin.md",
    "một hai ba bốn năm sáu bảy tám": "docs/bo/nghien-cuu/01-kin.md:6",
    "hai ba bốn năm sáu bảy tám chín": "docs/bo/nghien-cuu/01-kin.md:6",
    "ba bốn năm sáu bảy tám chín mười": "docs/bo/nghien-cuu/01-kin.md:6",
    "Những điều chỉ báo cáo viên cần biết": "docs/bo/nghien-cuu/01-kin.md",
    "Một mục dành riêng cho báo cáo viên": "docs/bo/hoc-tap/01-chung.md:7",
    "Một câu chỉ cán bộ được đọc xem": "docs/bo/hoc-tap/01-chung.md:9",
    "câu chỉ cán bộ được đọc xem thêm": "docs/bo/hoc-tap/01-chung.md:9",
    "lời nhắn kèm theo liên kết này": "docs/bo/hoc-tap/01-chung.md:9",
    "Cột của riêng họ đây": "docs/bo/hoc-tap/01-chung.md:11",
    "ô của riêng họ đấy": "docs/bo/hoc-tap/01-chung.md:11",
    "Cột của riêng họ đây ô của riêng": "docs/bo/hoc-tap/01-chung.md:11",
    "của riêng họ đây ô của riêng họ": "docs/bo/hoc-tap/01-chung.md:11",
    "riêng họ đây ô của riêng họ đấy": "docs/bo/hoc-tap/01-chung.md:11",
    "một phần riêng của cán bộ": "docs/bo/hoc-tap/01-chung.md:21",
    "ghi chú của người soạn tài liệu": "docs/bo/hoc-tap/01-chung.md:25",
    "lời dặn dài của người soạn": "docs/bo/hoc-tap/01-chung.md:27",
    "Lời chú chỉ cán bộ mới gọi tới": "docs/bo/hoc-tap/01-chung.md:37",
    "Học riêng tại phòng họp kín": "docs/bo/index.md",
    "tầng hai nhà khách tỉnh ủy": "docs/bo/index.md",
    "một buổi sáng đầu tháng ba": "docs/bo/index.md",
    "một ngày rưỡi liền nhau": "docs/bo/index.md",
}

NAMES = {
    "bo/hoc-tap/00-dau": "docs/bo/hoc-tap/00-dau.md",
    "bon-chu-rieng-tu": "docs/bo/hoc-tap/01-chung.md:30",
    "bo/nghien-cuu/01-kin": "docs/bo/nghien-cuu/01-kin.md",
    "mot-muc-danh-rieng-cho-bao-cao-vien": "docs/bo/hoc-tap/01-chung.md:7",
    "bo/nghien-cuu/rieng.png": "docs/bo/nghien-cuu/rieng.png",
}


def write(project: Project) -> None:
    project.write("docs/bo/index.md", INDEX)
    project.write("docs/bo/hoc-tap/00-dau.md", FIRST)
    project.write("docs/bo/nghien-cuu/01-kin.md", HIDDEN_PAGE)
    project.write("docs/bo/hoc-tap/01-chung.md", PAGE)
    project.write("docs/bo/nghien-cuu/rieng.png", b"x")


def test_exactly_what_others_may_see_is_looked_for(project: Project) -> None:
    write(project)
    tree, problems = project.read()
    assert problems == ()
    looked = hidden(tree, "grassroots")
    sequences = {
        " ".join(shingle): place
        for length in looked.shingles.values()
        for shingle, place in length.items()
    }
    assert sequences == {text.casefold(): place for text, place in SEQUENCES.items()}
    assert looked.names == NAMES
    assert looked.count == len(SEQUENCES) + len(NAMES)


def test_what_the_edition_adds_is_not_looked_for(project: Project) -> None:
    write(project)
    tree, _ = project.read()
    added = ["Cột của riêng họ đây", "một hai ba bốn năm sáu bảy tám chín mười"]
    fewer = hidden(tree, "grassroots", added)
    assert hidden(tree, "grassroots").count - fewer.count == 4


def test_the_edition_all_hides_nothing(project: Project) -> None:
    write(project)
    assert hidden(project.read()[0], "all").count == 0


def test_readers_of_everything_hide_only_comments(project: Project) -> None:
    write(project)
    found = hidden(project.read()[0], "key-cadres")
    places = {place for length in found.shingles.values() for place in length.values()}
    assert places == {f"docs/bo/hoc-tap/01-chung.md:{line}" for line in (25, 27)}
    assert found.names == {"bo/nghien-cuu/rieng.png": "docs/bo/nghien-cuu/rieng.png"}


def test_all_of_a_hidden_set_is_looked_for(project: Project) -> None:
    write(project)
    front = INDEX.replace("audience: everyone", "audience: [key-cadres]")
    front = front.replace("Bộ tài liệu", "Bộ mà chỉ cán bộ được biết")
    front = front.replace("title: Về cán bộ", "title: Về một việc chưa ai được nghe")
    project.write("docs/dot-hoc-rieng-cua-can-bo/index.md", front)
    project.write("docs/dot-hoc-chung-cua-ca-nuoc/index.md", INDEX)
    project.write("docs/dot-hoc-chung-cua-ca-nuoc/nghien-cuu/01-kin.md", HIDDEN_PAGE)
    looked = hidden(project.read()[0], "grassroots")
    texts = {" ".join(shingle) for length in looked.shingles.values() for shingle in length}
    assert "bộ mà chỉ cán bộ được biết" in texts
    assert "về một việc chưa ai được nghe" in texts
    assert "dot-hoc-rieng-cua-can-bo" in looked.names
    assert "dot-hoc-chung-cua-ca-nuoc" not in looked.names


def test_what_a_cover_says_is_no_leak_whatever_set_comes_before(project: Project) -> None:
    """The sets come in the order of their dates, a hidden one first."""
    front = INDEX.replace("2018-05-19", "2026-05-19").replace("26-NQ", "27-NQ")
    front = front.replace("audience: everyone", "audience: [key-cadres]", 1)
    project.write("docs/kin/index.md", front.replace("title: Bộ tài liệu", "title: Bộ kín", 1))
    project.write("docs/bo/index.md", INDEX)
    cover = "Tài liệu học tập Bộ tài liệu"
    project.write(
        "docs/bo/hoc-tap/01.md",
        f"---\ntitle: Bài\n---\n\n/// audience | key-cadres\n\n{cover}\n\n///\n\nChữ.\n",
    )
    found = hidden(project.read()[0], "grassroots").shingles
    texts = {" ".join(shingle) for length in found.values() for shingle in length}
    assert cover.casefold() not in texts
    assert "học riêng tại phòng họp kín" in texts


def test_common_names_are_no_leaks(project: Project) -> None:
    """An address or a file of the same name, or a word that the theme's scripts hold."""
    project.write("docs/index.md", "---\ntitle: Đầu\naudience: [key-cadres]\n---\n\nChữ.\n")
    project.write("docs/hinh/1.png", b"x")
    project.write("docs/bo/hoc-tap/hinh/1.png", b"x")
    project.write(
        "docs/bo/hoc-tap/01-bai.md",
        "---\ntitle: Bài\n---\n\n![một](hinh/1.png)\n\n"
        "/// audience | key-cadres\n\n| Document | Function |\n|---|---|\n| a | b |\n\n"
        "Dùng cho cán bộ, đảng viên ở cơ sở.\n\n///\n\n"
        "## Mục {#search audience=key-cadres}\n\nChữ.\n",
    )
    found = hidden(project.read()[0], "grassroots")
    assert not {"index", "search", "1.png", "hinh/1.png"} & found.names.keys()
    texts = {" ".join(shingle) for length in found.shingles.values() for shingle in length}
    assert not {"document", "function", "dùng cho cán bộ đảng viên ở cơ"} & texts


def test_names_are_found_however_their_marks_are_written(project: Project) -> None:
    project.write("docs/bo/nghien-cuu/gợi-ý-rất-kín-đáo.md", "---\ntitle: Bài\n---\n\nChữ.\n")
    hide = hidden(project.read()[0], "grassroots")
    path = "bo/nghien-cuu/gợi-ý-rất-kín-đáo.html"
    for form in ("NFC", "NFD"):
        assert list(found(hide, [unicodedata.normalize(form, path)])), form


def only_for_cadres(text: str) -> str:
    return f"\n/// audience | key-cadres\n\n{text}\n\n///\n"


def test_what_may_be_read_over_the_end_of_a_line_is_no_leak(project: Project) -> None:
    shown = "một hai [ba bốn](https://example.org/)\n\nnăm sáu bảy tám\n"
    text = only_for_cadres("một hai ba bốn năm sáu bảy tám")
    project.write("docs/bo/hoc-tap/01.md", f"---\ntitle: Bài\n---\n{shown}{text}")
    assert hidden(project.read()[0], "grassroots").count == 0


def test_what_a_set_says_in_a_row_is_no_leak(project: Project) -> None:
    """As its cover and its calendar print it."""
    project.write("docs/bo/index.md", INDEX)
    texts = [
        "Bộ tài liệu Nghị quyết số 26-NQ/TW ngày 19/5/2018 Về cán bộ",
        "Học chung tại hội trường lớn, nhà văn hóa của thôn ta, cả tháng, nửa ngày",
    ]
    for session in project.read()[0].by_uri["bo/index.md"].study_set.sessions[1:]:  # type: ignore[union-attr]
        texts.append(" ".join(session.facts))
    before = hidden(project.read()[0], "grassroots").count
    text = "".join(map(only_for_cadres, texts))
    project.write("docs/bo/hoc-tap/01.md", f"---\ntitle: Bài\n---\nChữ.\n{text}")
    assert hidden(project.read()[0], "grassroots").count == before


def test_what_a_title_says_of_its_readers_is_no_leak(project: Project) -> None:
    """As pages, covers, slides and scripts print it, and as official documents write it too."""
    project.write("docs/bo/index.md", INDEX)
    before = hidden(project.read()[0], "grassroots").count
    title, whom = "Những việc phải làm ngay", "dùng cho cán bộ, đảng viên ở cơ sở"
    said = (
        f"Tài liệu học tập {whom}",
        f"Bộ tài liệu: Tài liệu học tập {title} ({whom})",
        f"Bộ tài liệu: {title}, Tài liệu học tập {whom}",
        f"Nghị quyết số 26-NQ/TW ngày 19/5/2018 Về cán bộ ({whom})",
        f"{title} (Bộ tài liệu), dùng cho mọi người",
    )
    text = "".join(map(only_for_cadres, said))
    project.write("docs/bo/hoc-tap/01.md", f"---\ntitle: {title}\n---\nChữ.\n{text}")
    assert hidden(project.read()[0], "grassroots").count == before


def test_audiences_in_a_row_are_no_leak(project: Project) -> None:
    """As the calendar names those of a session, and every list of who takes part does."""
    before = hidden(project.read()[0], "grassroots").count
    said = (
        "Cán bộ chủ chốt và báo cáo viên, cán bộ, đảng viên ở cơ sở",
        "cán bộ, đảng viên ở cơ sở; đảng viên ở vùng cao, vùng sâu, vùng xa",
    )
    text = "".join(map(only_for_cadres, said))
    project.write("docs/bo/hoc-tap/01.md", f"---\ntitle: Bài\n---\nChữ.\n{text}")
    assert hidden(project.read()[0], "grassroots").count == before


def test_the_name_of_a_page_is_no_secret(project: Project) -> None:
    text = only_for_cadres("## Mục {#gop-y-cho-to}\n\nhai ba\n")
    project.write("docs/bo/hoc-tap/01.md", f"---\ntitle: Bài\n---\nChữ.\n{text}")
    assert hidden(project.read()[0], "grassroots").names.keys() == {"gop-y-cho-to"}
    project.write("docs/bo/hoc-tap/gop-y-cho-to.md", "---\ntitle: Hai\n---\nChữ.\n")
    assert hidden(project.read()[0], "grassroots").names == {}


def test_code_is_read_as_it_is_written(project: Project) -> None:
    """On a page its marks are words as well."""
    said = "[một hai ba](bon-nam/sau) bảy tám"
    code = f"\n```text\n{said}\n```\n"
    project.write("docs/bo/hoc-tap/01.md", f"---\ntitle: Bài\n---\nChữ.\n{only_for_cadres(code)}")
    assert [*found(hidden(project.read()[0], "grassroots"), [said])]
    project.write(
        "docs/bo/hoc-tap/01.md", f"---\ntitle: Bài\n---\nChữ.\n{code}{only_for_cadres(code)}"
    )
    assert hidden(project.read()[0], "grassroots").count == 0


def test_names_are_looked_for_where_they_tell_something(project: Project) -> None:
    """By a folder around them, or by their words; not if others see a page of that name."""
    page = "---\ntitle: Kín\naudience: [key-cadres]\n---\nChữ.\n"
    told = ("bo/x", "mot-hai-ba-bon-nam")
    for name in (*told, "kin", "hoc-tap/01"):
        project.write(f"docs/{name}.md", page)
    pictures = ("bo/hinh/a.png", "bo/sau-bay-tam-chin-muoi.png", "bo/a.b.c.d.e.png")
    for name in (*pictures, "bo/anh.png"):
        project.write(f"docs/{name}", b"x")
    text = "1.{#noi-rieng-voi-can-bo} Một\n2.{#mot} Hai"
    project.write("docs/bo/hoc-tap/01.md", f"---\ntitle: Bài\n---\nChữ.\n{only_for_cadres(text)}")
    looked = hidden(project.read()[0], "grassroots").names
    files = [name.rpartition("/")[2] for name in pictures[1:]]
    assert looked.keys() == {*told, *pictures, *files, "noi-rieng-voi-can-bo"}
