"""What the register and the glossary say is told only where the edition's own text names it."""

from __future__ import annotations

import pytest

from bindery import back_matter
from bindery.edition import edition
from bindery.verify import certificate

from ..project import Project

TITLE = "Về một việc mà chỉ cán bộ chủ chốt được biết trước"
MEANING = "cách gọi tắt mà chỉ báo cáo viên dùng với nhau"
REGISTER = f"- {{symbol: 9-QĐ/TW, type: Quy định, date: không rõ, issuer: Ban, title: {TITLE}}}\n"
GLOSSARY = f"- {{term: BCX, meaning: {MEANING}}}\n"
HIDDEN = "Xem Quy định số 9-QĐ/TW và BCX."


def leaks(project: Project, said: str, label: str) -> list[str]:
    """Where `said` leaks to the grassroots, when a passage for `label` names the data."""
    project.write("docs/van-ban.yml", REGISTER)
    project.write("docs/thuat-ngu.yml", GLOSSARY)
    project.write(
        "docs/bo/hoc-tap/01.md",
        f"---\ntitle: Bài\n---\n\n/// audience | {label}\n\n{HIDDEN}\n\n///\n",
    )
    tree, problems = project.read()
    assert problems == ()
    site = project.root / "site"
    site.mkdir()
    (site / "a.html").write_text(f"<p>{said}</p>", encoding="utf-8")
    added = back_matter.texts(edition(tree, "grassroots"))
    return [str(leak) for leak in certificate.verify(site, tree, "grassroots", added).leaks]


@pytest.mark.parametrize(
    ("said", "place"), [(TITLE, "docs/van-ban.yml:1"), (MEANING, "docs/thuat-ngu.yml:1")]
)
def test_an_entry_that_no_visible_text_names_is_hidden(
    said: str, place: str, project: Project
) -> None:
    (leak,) = leaks(project, said, "key-cadres")
    assert f"lộ nội dung của {place}," in leak


@pytest.mark.parametrize("said", [TITLE, MEANING])
def test_an_entry_that_visible_text_names_is_no_leak(said: str, project: Project) -> None:
    assert leaks(project, said, "grassroots") == []


def test_the_name_of_a_picture_for_others_is_hidden(project: Project) -> None:
    project.write("docs/bo/hoc-tap/so-do-doi-thoai-voi-dang-vien.png", b"x")
    project.write("docs/bo/hoc-tap/01.md", "---\ntitle: Bài\n---\n\nChữ.\n")
    tree, _ = project.read()
    site = project.root / "site/anh"
    site.mkdir(parents=True)
    (site / "so-do-doi-thoai-voi-dang-vien.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (leak,) = certificate.verify(site.parent, tree, "grassroots").leaks
    assert "docs/bo/hoc-tap/so-do-doi-thoai-voi-dang-vien.png" in str(leak)
    assert leak.path == "anh" or leak.path.startswith("anh/")
