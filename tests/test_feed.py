"""A feed tells an audience of the changes that it may see, under addresses that stay."""

from __future__ import annotations

import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bindery import feed, reader, settings
from bindery.edition import edition

from .project import SETTINGS, Project
from .test_history import History, page

SITE = "site_url: https://hoctap.example.vn:8443/nq\n"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def history(project: Project) -> History:
    project.write("mkdocs.yml", SITE + SETTINGS)
    return History(project)


def feeds(root: Path, name: str = "grassroots") -> dict[str, bytes]:
    tree, problems = reader.read(settings.load(root / "mkdocs.yml"))
    assert problems == []
    return feed.feeds(tree, edition(tree, name))


def entries(data: bytes) -> list[dict[str, str]]:
    """What a feed reader shows of each entry."""
    return [
        {
            **{field.tag.removeprefix(ATOM): field.text or "" for field in entry},
            "link": entry.findall(f"{ATOM}link")[0].attrib["href"],
        }
        for entry in ElementTree.fromstring(data).iter(f"{ATOM}entry")
    ]


def test_each_change_is_an_entry(history: History) -> None:
    history.commit("2026-01-01", page())
    history.commit("2026-02-02", page().replace("Chữ của mục", "Lời của mục"))
    found = feeds(history.project.root)
    assert list(found) == ["tin-moi/grassroots.xml"]
    data = found["tin-moi/grassroots.xml"]
    root = ElementTree.fromstring(data)
    assert root.tag == f"{ATOM}feed"
    said = {field.tag.removeprefix(ATOM): field.text for field in root}
    assert said["title"] == "Tài liệu học tập nghị quyết: Cán bộ, đảng viên ở cơ sở"
    assert said["id"] == "https://hoctap.example.vn:8443/nq/tin-moi/grassroots.xml"
    assert said["updated"] == "2026-02-02T12:00:00+07:00"
    latest, *others = entries(data)
    assert latest["title"] == "Sửa: Bài"
    assert latest["summary"] == "Sửa mục “Mục”."
    assert latest["link"] == "https://hoctap.example.vn:8443/nq/bo/hoc-tap/01.html"
    assert latest["id"] == "tag:hoctap.example.vn,2026-02-02:grassroots:bo/hoc-tap/01.html"
    assert [entry["title"] for entry in others] == ["Mới: Bài", "Mới: Bộ tài liệu"]
    ids = [entry["id"] for entry in (latest, *others)]
    assert len(set(ids)) == len(ids)
    times = [datetime.datetime.fromisoformat(entry["updated"]) for entry in (latest, *others)]
    assert times == sorted(times, reverse=True)


def test_an_entry_keeps_its_id_when_more_has_happened(history: History) -> None:
    history.commit("2026-01-01", page())
    before = {entry["id"] for entry in entries(*feeds(history.project.root).values())}
    history.commit("2026-02-02", page().replace("Chữ của mục", "Lời của mục"))
    after = {entry["id"] for entry in entries(*feeds(history.project.root).values())}
    assert before < after


def test_a_change_of_hidden_text_moves_no_byte(tmp_path: Path) -> None:
    for name in ("once", "twice"):
        project = Project(tmp_path / name)
        project.write("mkdocs.yml", SITE + SETTINGS)
        one = History(project)
        one.commit("2026-01-01", page("Lời dặn"))
        if name == "twice":
            one.commit("2026-02-02", page("Lời dặn khác", "[ (kín)]{audience=key-cadres}"))
    once, twice = tmp_path / "once", tmp_path / "twice"
    assert feeds(once) == feeds(twice) != {}
    assert feeds(once, "key-cadres") != feeds(twice, "key-cadres")
    named = "tin-moi/{}.xml"
    of_all, others = feeds(twice, "all"), ("key-cadres", "grassroots", "mass-organisations")
    assert [*of_all] == [named.format(name) for name in (*others, "grassroots-remote")]
    for name in ("grassroots", "key-cadres"):
        assert of_all[named.format(name)] == feeds(twice, name)[named.format(name)]


def test_signs_of_markup_in_titles_are_text(history: History) -> None:
    title = 'Hỏi & đáp "nhanh" – “A”'
    history.commit("2026-01-01", page().replace("title: Bài", f"title: '{title}'"))
    (data,) = feeds(history.project.root).values()
    assert f"Mới: {title}" in [entry["title"] for entry in entries(data)]


def test_there_is_none_without_an_address_or_a_history(history: History) -> None:
    root = history.project.root
    assert feeds(root) == {}
    history.commit("2026-01-01", page())
    history.project.write("mkdocs.yml", SETTINGS)
    assert feeds(root) == {}
