"""The page of the booklets lists what the edition has."""

from __future__ import annotations

import pytest
import yaml

from bindery.booklet import downloads
from bindery.booklet.compose import compose
from bindery.edition import edition
from bindery.page_meta import page_meta

from ..project import Project
from .conftest import MADE

CHAPTER = "---\ntitle: Một\n{more}---\nChữ.\n"


def listed(project: Project, name: str) -> list[tuple[str, str, str]]:
    """Kind, readers and address of each booklet on the page; () where there is no page."""
    tree, problems = project.read()
    assert problems == ()
    found = []
    for page in downloads.pages(edition(tree, name), MADE):
        meta = yaml.safe_load(page.text.split("---\n")[1])["bindery"]
        for study_set in meta["printed"]:
            found += [
                (kind["label"], kind["made_for"], kind["files"][0]["uri"])
                for kind in study_set["kinds"]
            ]
            found += [("", "", study_set["archive"])] if study_set["archive"] else []
    return found


def test_an_edition_lists_its_booklets_and_their_archive(project: Project) -> None:
    project.write("docs/bo/nghien-cuu/01.md", CHAPTER.format(more=""))
    project.write("docs/bo/hoc-tap/01.md", CHAPTER.format(more=""))
    assert listed(project, "grassroots/remote") == [
        ("Tài liệu học tập", "Đảng viên ở vùng cao, vùng sâu, vùng xa", "booklets/bo/hoc-tap.pdf"),
        ("", "", "booklets/bo.zip"),
    ]
    assert listed(project, "all") == [
        ("Tài liệu nghiên cứu", "Cán bộ chủ chốt và báo cáo viên", "booklets/bo/nghien-cuu.pdf"),
        ("Tài liệu học tập", "Cán bộ, đảng viên ở cơ sở", "booklets/bo/hoc-tap.pdf"),
    ]


def test_a_kind_whose_readers_get_no_booklet_is_not_listed(project: Project) -> None:
    project.write("docs/bo/hoc-tap/01.md", CHAPTER.format(more="audience: [key-cadres]\n"))
    assert listed(project, "all") == []
    assert [uri for _, _, uri in listed(project, "key-cadres")] == [
        *("booklets/bo/hoc-tap.pdf", "booklets/bo.zip")
    ]


@pytest.mark.parametrize("name", ["all", "key-cadres", "grassroots", "mass-organisations"])
def test_a_set_that_hides_its_first_page_is_listed_where_it_is_printed(
    name: str, project: Project
) -> None:
    """A booklet has the title of its set; who must not know it gets no booklet, and no link."""
    index = (project.root / "docs/bo/index.md").read_text(encoding="utf-8")
    project.write("docs/bo/index.md", index.replace("everyone", "[key-cadres]"))
    project.write("docs/bo/hoi-dap/01.md", CHAPTER.format(more=""))
    tree, _ = project.read()
    booklets, _ = compose(tree, name, MADE)
    files = [uri for kind, _, uri in listed(project, name) if kind]
    assert files == [booklet.uri for booklet in booklets]
    assert bool(files) == (name == "key-cadres")
    part = edition(tree, name)
    chapter = part.by_uri["bo/hoi-dap/01.md"]
    assert ("booklet" in page_meta(part, chapter, None, True)["bindery"]) == bool(files)


def test_there_is_no_page_where_nothing_is_printed(project: Project) -> None:
    assert listed(project, "all") == []


def test_no_source_takes_the_place_of_the_page(project: Project) -> None:
    project.write("docs/tai-ve.md", "---\ntitle: Tải\naudience: everyone\n---\nChữ.\n")
    _, problems = project.read()
    assert problems == (
        "docs/tai-ve.md: địa chỉ này là của một trang tự tạo; đổi tên tệp hoặc thư mục",
    )
