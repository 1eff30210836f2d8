"""What the font of the booklets has no glyph for is asked about before anything is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bindery import cli
from bindery.booklet import glyphs

from ..project import Project
from .test_press import publish

SAID = "phông chữ của sách in không có ký tự"


def test_each_line_with_a_character_the_font_lacks_is_asked_about(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the command check, which goes on."""
    project.write(
        "docs/bo/hoc-tap/01.md", "---\ntitle: ☎ Bài\n---\n☐ Một ✓, ☐ hai → ba.\n\nXong ✓.\n"
    )
    project.write("docs/thuat-ngu.yml", "- term: BHXH\n  meaning: ✓ Bảo hiểm xã hội\n")
    assert cli.main(["check", "-f", str(project.root / "mkdocs.yml")]) == cli.DONE
    asked = [line for line in capsys.readouterr().out.splitlines() if SAID in line]
    assert asked == [
        f"Hỏi lại: {place}: {SAID} “{char}” (U+{ord(char):04X}); thay bằng ký tự khác"
        for place, char in (
            ("docs/bo/hoc-tap/01.md:2", "☎"),
            ("docs/bo/hoc-tap/01.md:4", "☐"),
            ("docs/bo/hoc-tap/01.md:4", "✓"),
            ("docs/bo/hoc-tap/01.md:6", "✓"),
            ("docs/thuat-ngu.yml:2", "✓"),
        )
    ]


@pytest.mark.parametrize("char", "→²½№₫○□☺ẵ☐✓➢漢😀ก\u0378")
def test_what_is_asked_about_is_what_no_booklet_can_print(
    project: Project, tmp_path: Path, char: str
) -> None:
    refused = publish(project, tmp_path / "out", f"Chữ {char}, *chữ {char}*, **chữ {char}**.\n")
    assert bool(refused) == bool(glyphs.without(["a", char]))
    assert all(SAID in problem and f"“{char}”" in problem for problem in refused)
