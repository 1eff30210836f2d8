"""Hidden text is found in whatever class of artefact it stands, and visible text is no leak."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pikepdf
import pytest

from bindery.slug import slug
from bindery.verify import certificate

from ..project import Project
from .planted import changed, photograph, planted, zipped

HIDDEN = "báo cáo viên chuẩn bị kỹ phần đối thoại với đảng viên"
VISIBLE = "chi bộ đọc chung tài liệu rồi thảo luận từng câu hỏi"
FORMS = {
    "as written": HIDDEN,
    "marks apart": unicodedata.normalize("NFD", HIDDEN),
    "capitals": HIDDEN.upper(),
}

SOURCE = f"""\
---
title: Bài
---

{VISIBLE}

## {HIDDEN} {{audience=key-cadres}}

{HIDDEN}
"""

NO_TEXT = "không phải văn bản, không phải loại tệp biết cách soát"
TWICE = [pikepdf.Name.FlateDecode, pikepdf.Name.DCTDecode]
CLASSES = tuple(planted(HIDDEN))


def nested(depth: int) -> bytes:
    """An archive in an archive in an archive …"""
    data = b"x"
    for _ in range(depth):
        data = zipped("a.zip", data)
    return data


def locked() -> bytes:
    """An archive that says of its file that it is locked."""
    data = bytearray(zipped("a.txt", b"x"))
    for start, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(start) + flags] |= 1
    return bytes(data)


def leaks(project: Project, tmp_path: Path, name: str, data: bytes) -> tuple[str, ...]:
    """Where the words of others are found in a site of one file."""
    project.write("docs/bo/hoc-tap/01.md", SOURCE)
    assert project.read()[1] == ()
    file = tmp_path / "site" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(data)
    return searched(project, tmp_path)


def searched(project: Project, tmp_path: Path) -> tuple[str, ...]:
    """What is found in the site as it is now."""
    tree, _ = project.read()
    found = certificate.verify(tmp_path / "site", tree, "grassroots").leaks
    return tuple(str(leak) for leak in found)


@pytest.mark.parametrize("sort", CLASSES)
@pytest.mark.parametrize("form", FORMS)
def test_hidden_text_is_found(sort: str, form: str, project: Project, tmp_path: Path) -> None:
    name, data = planted(FORMS[form])[sort]
    found = leaks(project, tmp_path, name, data)
    assert found
    assert all("lộ nội dung của docs/bo/hoc-tap/01.md:" in leak for leak in found)


@pytest.mark.parametrize("sort", CLASSES)
def test_visible_text_is_no_leak(sort: str, project: Project, tmp_path: Path) -> None:
    name, data = planted(VISIBLE)[sort]
    assert leaks(project, tmp_path, name, data) == ()


def test_an_empty_folder_has_a_name(project: Project, tmp_path: Path) -> None:
    assert leaks(project, tmp_path, "a.txt", b"") == ()
    (tmp_path / "site" / slug(HIDDEN)).mkdir()
    assert len(searched(project, tmp_path)) == 1


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.mp4", b"\x00\x00\x00\x18ftypmp42", NO_TEXT),
        ("a.7z", b"7z\xbc\xaf\x27\x1c\x00\x04", NO_TEXT),
        ("a.gz", b"no", "không mở được: .+"),
        ("a.zip", nested(6), "tệp nén lồng nhau quá sâu"),
        ("a.zip", locked(), "tệp nén có khóa hoặc nén kiểu lạ: .+ is encrypted.+"),
        ("a.pdf", b"no", "không mở được PDF: .+"),
        ("a.pdf", changed(photograph("", TWICE)), "không mở được PDF: hình nén hai lần"),
    ],
)
def test_what_cannot_be_searched_is_not_passed(
    name: str, data: bytes, said: str, project: Project, tmp_path: Path
) -> None:
    (leak,) = leaks(project, tmp_path, name, data)
    assert re.fullmatch(f"{name}: không kiểm tra được tệp này: {said}", leak)


def test_a_link_out_of_the_site_is_not_passed(project: Project, tmp_path: Path) -> None:
    assert leaks(project, tmp_path, "a.txt", b"") == ()
    (tmp_path / "site/b.txt").symlink_to("/etc/hostname")
    (leak,) = searched(project, tmp_path)
    said = "đây là một liên kết (symlink), có thể dẫn ra ngoài trang"
    assert leak == f"b.txt: không kiểm tra được tệp này: {said}"


def test_half_a_character_to_be_spoken_is_no_hindrance(project: Project, tmp_path: Path) -> None:
    def change(document: pikepdf.Pdf) -> None:
        order = b"/Span <</ActualText <FEFFD800>>> BDC EMC"
        document.pages[0].contents_add(pikepdf.Stream(document, order))

    assert leaks(project, tmp_path, "a.pdf", changed(change)) == ()
