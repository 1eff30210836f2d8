"""The front page has a door for each audience of its edition, and shows what the edition has."""

from __future__ import annotations

from bindery.edition import edition
from bindery.front_page import front_page

from .project import Project
from .test_reading import chapter


def test_everybody_chooses_a_door_and_one_audience_has_its_own(project: Project) -> None:
    project.write("docs/bo/hoc-tap/01.md", chapter("Một", "Chữ."))
    project.write("docs/bo/hoi-dap/01.md", chapter("Hỏi", "## Ai?\n\nTôi."))
    tree, problems = project.read()
    assert problems == ()
    doors = front_page(edition(tree, "all"), booklets=True)["doors"]
    assert [(door["id"], door["kind_id"], door["chapters"]) for door in doors] == [
        ("key-cadres", "nghien-cuu", 2),
        ("grassroots", "hoc-tap", 2),
        ("mass-organisations", "hoi-dap", 1),
    ]
    (door,) = front_page(edition(tree, "grassroots/remote"), booklets=True)["doors"]
    assert door["label"] == "Đảng viên ở vùng cao, vùng sâu, vùng xa"
    assert door["uri"] == "doi-tuong/grassroots-remote.html"
    assert door["chapters"] == 2


def test_sets_say_their_resolutions_and_the_documents_that_the_edition_has(
    project: Project,
) -> None:
    project.write("docs/bo/hoc-tap/01.md", chapter("Một", "Chữ."))
    project.write("docs/bo/hoi-dap/01.md", chapter("Hỏi", "## Ai?\n\nTôi."))
    tree, _ = project.read()
    (everything,) = front_page(edition(tree, "grassroots"), booklets=True)["sets"]
    assert everything["resolutions"] == ["Nghị quyết số 26-NQ/TW ngày 19/5/2018"]
    assert [item["uri"] for item in everything["documents"]] == [
        "bo/hoc-tap/01.html",
        "bo/hoi-dap/01.html",
    ]
    (part,) = front_page(edition(tree, "mass-organisations"), booklets=True)["sets"]
    assert [item["id"] for item in part["documents"]] == ["hoi-dap"]


def test_a_site_without_booklets_offers_none(project: Project) -> None:
    project.write("docs/bo/hoc-tap/01.md", chapter("Một", "Chữ."))
    tree, _ = project.read()
    part = edition(tree, "grassroots")
    assert front_page(part, booklets=True)["downloads"] == "tai-ve.html"
    assert front_page(part, booklets=False)["downloads"] == ""


def test_without_a_set_there_is_no_door(project: Project) -> None:
    (project.root / "docs/bo/index.md").unlink()
    project.write("docs/index.md", "---\ntitle: Đầu\naudience: everyone\n---\nChữ.\n")
    tree, problems = project.read()
    assert problems == ()
    assert front_page(edition(tree, "all"), booklets=True)["doors"] == []
