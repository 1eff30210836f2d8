"""The certificate in a site says what was searched, and is read back."""

from __future__ import annotations

import datetime
import gzip
import json
import socket
from pathlib import Path

import pytest

from bindery.provenance import Provenance
from bindery.verify import certificate

from ..project import Project

MADE = Provenance("0123456789abcdef", datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC), True)
SECRET = "báo cáo viên chuẩn bị phần đối thoại"

CERTIFICATE = """\
{
  "edition": "grassroots",
  "label": "Cán bộ, đảng viên ở cơ sở",
  "commit": "0123456789abcdef",
  "modified": true,
  "date": "2026-11-23",
  "counts": {
    "files": 1,
    "leaks": 0
  },
  "result": "passed"
}
"""


@pytest.fixture
def site(project: Project, tmp_path: Path) -> Path:
    project.write(
        "docs/bo/hoc-tap/01.md",
        f"---\ntitle: Bài\n---\n\nChữ.\n\n/// audience | key-cadres\n\n{SECRET}\n\n///\n",
    )
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


def searched(project: Project, site: Path, name: str = "grassroots") -> certificate.Certificate:
    return certificate.verify(site, project.read()[0], name)


def test_it_says_edition_source_day_and_result(project: Project, site: Path) -> None:
    (site / "a.html").write_text("<p>Chữ.</p>", encoding="utf-8")
    result = searched(project, site)
    assert result.passed
    assert (result.edition, result.files) == ("grassroots", 1)
    assert result.sequences > 0
    certificate.write(site, result, project.read()[0], MADE)
    text = (site / "edition.json").read_text(encoding="utf-8")
    assert text == CERTIFICATE
    assert certificate.edition_of(site) == "grassroots"
    assert certificate.told(site) == "ấn bản grassroots, nguồn 0123456789abcdef, ngày 2026-11-23"
    assert searched(project, site).files == 1


def test_a_leak_is_told_once_for_each_place(project: Project, site: Path) -> None:
    (site / "a.html").write_text(f"<p>{SECRET}</p><p>{SECRET}</p>", encoding="utf-8")
    (site / "b").mkdir()
    (site / "b/edition.json").write_text(json.dumps(SECRET), encoding="utf-8")
    result = searched(project, site)
    assert all(leak.line == 0 for leak in result.leaks)
    assert [str(leak) for leak in result.leaks] == [
        f"{file}: lộ nội dung của docs/bo/hoc-tap/01.md:9, không thuộc ấn bản grassroots: "
        f"“… {SECRET} …”"
        for file in ("a.html", "b/edition.json")
    ]
    certificate.write(site, result, project.read()[0], MADE)
    said = json.loads((site / "edition.json").read_text(encoding="utf-8"))
    assert (said["counts"]["leaks"], said["result"]) == (2, "failed")


def test_the_edition_all_hides_nothing(project: Project, site: Path) -> None:
    (site / "a.html").write_text(SECRET, encoding="utf-8")
    result = searched(project, site, "all")
    assert (result.passed, result.sequences) == (True, 0)


def test_a_packed_copy_needs_no_search_of_its_own(project: Project, site: Path) -> None:
    """One that is not a copy does."""
    (site / "a.html").write_text("<p>Chữ.</p>", encoding="utf-8")
    (site / "a.html.gz").write_bytes(gzip.compress("<p>Chữ.</p>".encode()))
    assert searched(project, site).passed
    assert searched(project, site).files == 1
    (site / "a.html.gz").write_bytes(gzip.compress(SECRET.encode()))
    assert [leak.path for leak in searched(project, site).leaks] == ["a.html.gz"]
    (site / "a.html.gz").write_bytes(b"not packed")
    assert "không mở được" in str(searched(project, site).leaks[0])


def test_a_link_to_a_packed_copy_is_a_link(project: Project, site: Path) -> None:
    (site / "a.html").write_text("<p>Chữ.</p>", encoding="utf-8")
    (site.parent / "a.gz").write_bytes(gzip.compress("<p>Chữ.</p>".encode()))
    (site / "a.html.gz").symlink_to(site.parent / "a.gz")
    assert "symlink" in str(searched(project, site).leaks[0])


def test_a_text_that_leaks_is_told_on_every_page(project: Project, site: Path) -> None:
    for name in ("a", "b", "c"):
        (site / f"{name}.html").write_text(f"<nav>{SECRET}</nav>", encoding="utf-8")
    assert len(searched(project, site).leaks) == 3


def test_a_source_outside_git_is_said_to_be_there(project: Project, site: Path) -> None:
    made = Provenance("", MADE.time)
    certificate.write(site, searched(project, site), project.read()[0], made)
    told = "ấn bản grassroots, nguồn chưa lưu trong git, ngày 2026-11-23"
    assert certificate.told(site) == told


@pytest.mark.parametrize("text", ["", "[]", "{}", "không phải JSON"])
def test_what_is_no_certificate_names_no_edition(text: str, site: Path) -> None:
    assert certificate.edition_of(site) is None
    (site / "edition.json").write_text(text, encoding="utf-8")
    assert certificate.edition_of(site) is None


@pytest.mark.parametrize("text", ["[]", "không phải JSON"])
def test_what_is_no_certificate_tells_nothing(text: str, site: Path) -> None:
    (site / "edition.json").write_text(text, encoding="utf-8")
    assert certificate.told(site) == "ấn bản None, nguồn None, ngày None"


def test_what_cannot_be_read_is_not_passed(
    project: Project, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody reads a socket as a file, whoever they are."""
    monkeypatch.chdir(site)  # an address of a socket is short
    with socket.socket(socket.AF_UNIX) as unread:
        unread.bind("a.txt")
        (leak,) = searched(project, site).leaks
    assert (leak.path, leak.line) == ("a.txt", 0)
    assert leak.message.startswith("không đọc được tệp này: ")
    assert "None" not in leak.message


def test_what_cannot_be_searched_has_no_line(project: Project, site: Path) -> None:
    (site / "a.7z").write_bytes(b"7z\xbc\xaf\x27\x1c\x00\x04")
    (leak,) = searched(project, site).leaks
    assert (leak.path, leak.line) == ("a.7z", 0)


def test_half_a_character_in_a_long_text_is_no_hindrance(project: Project, site: Path) -> None:
    """JSON may hold one, and no text can be written with it."""
    (site / "a.json").write_text(f'["\\ud800 {SECRET} {"x" * 99}"]', encoding="utf-8")
    (leak,) = searched(project, site).leaks
    assert "lộ nội dung" in leak.message


def test_a_folder_can_be_searched_in_part(project: Project, site: Path) -> None:
    (site / "a.html").write_text(SECRET, encoding="utf-8")
    (site / "b.txt").write_text("Chữ.", encoding="utf-8")
    tree, _ = project.read()
    assert certificate.verify(site, tree, "grassroots", (), ["*.txt"]).passed
    assert not certificate.verify(site, tree, "grassroots", (), ["*.html"]).passed
