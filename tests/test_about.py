"""The page about the edition says what it is, and that it was searched only when it was."""

from __future__ import annotations

import datetime
from pathlib import Path

import markdown

from bindery import about
from bindery.edition import edition
from bindery.provenance import Provenance

from .project import Project

MADE = Provenance("0123456789abcdef", datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC))


def html(project: Project, name: str) -> str:
    tree, _ = project.read()
    text = about.page(edition(tree, name), MADE).text.partition("\n---\n")[2]
    extensions = ["attr_list", "def_list", "bindery.guard"]
    return markdown.markdown(text, extensions=extensions)


def test_it_names_the_readers_the_source_and_the_day(project: Project) -> None:
    page = html(project, "grassroots")
    assert "Cán bộ, đảng viên ở cơ sở" in page
    assert "0123456789, ngày 23/11/2026" in page
    assert ">chưa soát</p>" in page


def test_it_is_completed_when_the_site_has_passed(project: Project, tmp_path: Path) -> None:
    page = tmp_path / "ve-an-ban.html"
    for name, said in (("grassroots", "đạt: máy đã soát mọi tệp"), ("all", "không có gì phải giữ")):
        page.write_text(html(project, name), encoding="utf-8")
        about.state(tmp_path, name)
        done = page.read_text(encoding="utf-8")
        assert said in done
        assert "chưa soát" not in done
