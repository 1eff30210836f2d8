"""The address of a heading."""

from __future__ import annotations

import pytest

from bindery.slug import bare_text, slug


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Đảng viên và đường lối", "dang-vien-va-duong-loi"),
        ("Mục đích, yêu cầu", "muc-dich-yeu-cau"),
        ("Nghị quyết số 26-NQ/TW", "nghi-quyet-so-26-nq-tw"),
        ("**Điểm** _mới_ `mã`", "diem-moi-ma"),
        ("Xem [bài hai](02.md) và [điều lệ][dl]", "xem-bai-hai-va-dieu-le"),
        ("Một[^1] hai[^chú]", "mot-hai"),
        ("Nước <b>ta</b>", "nuoc-ta"),
        ("Một<br>hai, ba <br/> bốn, CO<sub>2</sub>", "mot-hai-ba-bon-co2"),
        ("ẮẰẲẴẶ ưƯ ơƠ", "aaaaa-uu-oo"),
        ("!!!", "muc"),
        ("", "muc"),
        ("từ " * 40, "-".join(["tu"] * 26)),
    ],
)
def test_slug(heading: str, expected: str) -> None:
    """An address is made of ASCII words, at most 80 characters of whole words, and never empty."""
    assert slug(heading) == expected


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("**Điểm** mới[^1]", "Điểm mới"),
        ("![Sơ đồ](a.png) và [bài](b.md)", "Sơ đồ và bài"),
        ("`mã` và \\*sao\\*", "mã và sao"),
    ],
)
def test_bare_text(markdown: str, expected: str) -> None:
    """Of Markdown the words are kept: no marks, no notes, no targets."""
    assert bare_text(markdown) == expected
