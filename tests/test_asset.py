"""What a page uses is published clean, once, everywhere; what it does not use is nowhere."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest

from bindery import checks
from bindery.asset import cleaned, shelf
from bindery.diagnostic import ConfigurationError, report
from bindery.provenance import Provenance
from bindery.stage import stage

from .asset.samples import docx, jpeg, pdf, png, says, svg
from .project import Project

MADE = Provenance("", datetime.datetime(2026, 11, 23))
PAGE = "docs/bo/hoc-tap/01.md"
FRONT = "---\ntitle: Một\n---\n"


def test_a_file_that_must_not_be_published_is_told_with_its_path_and_line(
    project: Project,
) -> None:
    project.write(PAGE, f"{FRONT}![a](a.svg) [b](<b c.docx>) [c](c.txt)\n\n![d](d.PNG)\n")
    project.write("docs/bo/hoc-tap/a.svg", svg("<g/>\n<script/>"))
    project.write("docs/bo/hoc-tap/b c.docx", docx("<w:ins/>"))
    project.write("docs/bo/hoc-tap/c.txt", "x")
    project.write("docs/bo/hoc-tap/d.PNG", "<html>")
    _, problems = project.read()
    assert problems == (
        "docs/bo/hoc-tap/a.svg:3: thẻ <script> không dùng được trong hình; chỉ giữ nét vẽ và chữ",
        "docs/bo/hoc-tap/b c.docx: còn dấu sửa (Track Changes); trong Word vào Review > Accept > "
        "Accept All Changes and Stop Tracking",
        "docs/bo/hoc-tap/c.txt: không đưa loại tệp này lên trang; "
        "chỉ nhận: png, jpg, jpeg, gif, webp, svg, pdf, docx, xlsx, pptx",
        "docs/bo/hoc-tap/d.PNG: tệp này không phải PNG; đổi đuôi tên hoặc lưu lại thành PNG",
    )


def test_a_file_that_one_audience_sees_is_checked_for_all(project: Project) -> None:
    project.write(PAGE, f"{FRONT}Xem[ ![a](a.png)]{{audience=key-cadres}}.\n")
    project.write("docs/bo/hoc-tap/a.png", png()[:-20])
    _, problems = project.read()
    assert [problem.split(":")[0] for problem in problems] == ["docs/bo/hoc-tap/a.png"]


def test_a_file_that_no_page_uses_is_asked_about_and_stops_nothing(project: Project) -> None:
    project.write(PAGE, f"{FRONT}![a](a.png) <!-- ![b](b.txt) -->\n")
    project.write("docs/bo/hoc-tap/a.png", png())
    project.write("docs/bo/hoc-tap/b.txt", "x")
    tree, problems = project.read()
    assert problems == ()
    assert report(checks.questions(tree)) == (
        "docs/bo/hoc-tap/b.txt: không bài nào dùng tệp này nên tệp không lên trang; "
        "xóa tệp, hay quên dẫn tới?",
    )


def staged(project: Project, name: str, folder: Path) -> dict[str, bytes]:
    """The files of a staged edition that are no pages."""
    tree, problems = project.read()
    assert problems == ()
    stage(tree, name, MADE, folder)
    return {
        path.relative_to(folder / "docs").as_posix(): path.read_bytes()
        for path in (folder / "docs").rglob("*")
        if path.is_file() and path.suffix != ".md"
    }


def test_an_edition_has_the_files_it_refers_to_clean_and_no_other(
    project: Project, tmp_path: Path
) -> None:
    text = "![a](chung.jpg) và [mẫu][m]\n\nXem[ ![b](rieng.png)]{audience=key-cadres}.\n\n"
    project.write(PAGE, f"{FRONT}{text}[m]: ../mau.pdf\n")
    project.write("docs/bo/hoc-tap/chung.jpg", jpeg(6))
    project.write("docs/bo/hoc-tap/rieng.png", png())
    project.write("docs/bo/hoc-tap/khong-dung.png", png())
    project.write("docs/bo/mau.pdf", pdf())
    common = {
        "bo/hoc-tap/chung.jpg": cleaned("a.jpg", jpeg(6)),
        "bo/mau.pdf": cleaned("a.pdf", pdf()),
    }
    assert staged(project, "grassroots", tmp_path / "one") == common
    rapporteurs = staged(project, "key-cadres", tmp_path / "two")
    assert rapporteurs == {**common, "bo/hoc-tap/rieng.png": cleaned("a.png", png())}
    assert says(png())
    assert not any(map(says, rapporteurs.values()))


def test_a_file_is_cleaned_once_and_again_when_it_changes(project: Project) -> None:
    project.write(PAGE, f"{FRONT}![a](a.svg)\n")
    project.write("docs/bo/hoc-tap/a.svg", svg('<path fill="red"/>'))
    tree, _ = project.read()
    first, _ = shelf.shelved(tree, ["bo/hoc-tap/a.svg"])
    again, _ = shelf.shelved(project.read()[0], tree.assets)
    assert again == first
    project.write("docs/bo/hoc-tap/a.svg", svg('<path fill="tan"/>'))
    os.utime(project.root / "docs/bo/hoc-tap/a.svg", ns=(1, 1))
    now, _ = shelf.shelved(tree, tree.assets)
    assert b"tan" in now["bo/hoc-tap/a.svg"].read_bytes()


def test_copies_are_kept_where_no_project_can_put_a_file(project: Project) -> None:
    """Not in a cache of the project, where one could be committed."""
    project.write(PAGE, f"{FRONT}![a](a.png)\n")
    project.write("docs/bo/hoc-tap/a.png", png())
    tree, _ = project.read()
    (copy,) = shelf.shelved(tree, tree.assets)[0].values()
    assert not copy.is_relative_to(project.root)
    assert copy.parent.stat().st_mode & 0o077 == 0


def test_a_file_that_turns_bad_after_the_check_stops_staging(
    project: Project, tmp_path: Path
) -> None:
    project.write(PAGE, f"{FRONT}![a](a.png)\n")
    project.write("docs/bo/hoc-tap/a.png", png())
    tree, problems = project.read()
    assert problems == ()
    (project.root / "docs/bo/hoc-tap/a.png").unlink()
    with pytest.raises(ConfigurationError, match=r"a\.png: không đọc hoặc không chép được tệp"):
        stage(tree, "all", MADE, tmp_path / "out")
