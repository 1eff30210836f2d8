"""What cannot be printed is told with its place, and leaves no broken booklet behind."""

from __future__ import annotations

import datetime
import json
import os
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from bindery.asset.shelf import shelved
from bindery.booklet import kept, press, typesetter
from bindery.booklet.compose import compose
from bindery.provenance import Provenance

from ..asset.samples import sample, saved, says, svg
from ..project import Project

MADE = Provenance("", datetime.datetime(2026, 11, 23))
EXTENSIONS = """
markdown_extensions:
  - attr_list
  - footnotes
  - tables
  - bindery.boxes
  - bindery.lists
  - bindery.notes
"""
IMAGE = pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
CORNERS = ((0, 0), (48, 0), (0, 32), (48, 32))
COLOURS = ((255, 0, 0), (0, 160, 0), (0, 0, 255), (255, 255, 255))
BACK = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""What a camera that was turned made of the upright picture, by the orientation it notes."""


@pytest.fixture
def project(project: Project) -> Project:
    settings = (project.root / "mkdocs.yml").read_text(encoding="utf-8")
    project.write("mkdocs.yml", settings + EXTENSIONS)
    return project


def publish(project: Project, out: Path, body: str, **options: Path) -> list[str]:
    project.write("docs/bo/hoc-tap/01.md", f"---\ntitle: Bài một\n---\n{body}")
    tree, problems = project.read()
    assert problems == ()
    return [str(problem) for problem in press.publish(tree, "all", MADE, out, **options)]


def text(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(
            " ".join(page.get_textpage().get_text_bounded().split()) for page in document
        )


def test_a_character_the_font_lacks_is_named_with_its_line(
    project: Project, tmp_path: Path
) -> None:
    problems = publish(project, tmp_path / "out", "Một.\n\nHai chữ 漢 ở đây.\n")
    assert problems == [
        "docs/bo/hoc-tap/01.md:6: phông chữ của sách in không có ký tự “漢” (U+6F22); "
        "thay bằng ký tự khác"
    ]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("path", "old", "new", "where"),
    [
        ("docs/bo/index.md", "title: Bộ", "title: ☎ Bộ", "docs/bo/index.md:2"),
        ("docs/bo/index.md", "title: Về", "title: ☎ Về", "docs/bo/index.md:9"),
        ("docs/thuat-ngu.yml", "Bảo", "☎ Bảo", "docs/thuat-ngu.yml:2"),
        ("mkdocs.yml", "site_name: ", "site_name: ☎ ", "mkdocs.yml:1"),
        ("docs/bo/hoc-tap/02.md", "title: ", "title: ☎ ", "docs/bo/hoc-tap/02.md:2"),
    ],
)
def test_a_character_the_font_lacks_is_found_outside_the_text_too(
    project: Project, tmp_path: Path, path: str, old: str, new: str, where: str
) -> None:
    project.write("docs/thuat-ngu.yml", "- term: BHXH\n  meaning: Bảo hiểm xã hội\n")
    project.write("docs/bo/hoc-tap/02.md", "---\ntitle: Bài hai\n---\nChữ.\n")
    file = project.root / path
    project.write(path, file.read_text(encoding="utf-8").replace(old, new, 1))
    (problem,) = publish(project, tmp_path / "out", "Quỹ BHXH.\n")
    assert problem.startswith(f"{where}: phông chữ của sách in không có ký tự “☎” (U+260E)")


def test_each_line_with_a_character_the_font_lacks_is_told(
    project: Project, tmp_path: Path
) -> None:
    problems = publish(project, tmp_path / "out", "Một 漢.\n\nHai 漢.\n")
    assert [problem.split(" ")[0] for problem in problems] == [
        "docs/bo/hoc-tap/01.md:4:",
        "docs/bo/hoc-tap/01.md:6:",
    ]


def test_all_characters_the_font_lacks_are_told_at_once(project: Project, tmp_path: Path) -> None:
    """Also the one that the typesetter takes for a part of the letter before it."""
    problems = publish(project, tmp_path / "out", "Năm 2021.\n\nBước 1\u20e3 ☐, bước 2\u20e3 ✓.\n")
    said = [problem.partition(";")[0].replace("phông chữ của sách in ", "") for problem in problems]
    assert said == [
        "docs/bo/hoc-tap/01.md:6: không có ký tự “\u20e3” (U+20E3)",
        "docs/bo/hoc-tap/01.md:6: không có ký tự “☐” (U+2610)",
        "docs/bo/hoc-tap/01.md:6: không có ký tự “✓” (U+2713)",
    ]


def test_text_never_becomes_code_of_the_typesetter(project: Project, tmp_path: Path) -> None:
    body = 'Chữ #panic("x") $x^2$ @nhan #import "a.typ" // không\n\n= không\n\n`#raw`\n'
    assert publish(project, tmp_path / "out", body) == []
    printed = text(tmp_path / "out/booklets/bo/hoc-tap.pdf")
    assert '#panic("x") $x^2$ @nhan #import "a.typ" // không' in printed
    assert "= không" in printed


def test_a_link_inside_becomes_a_page_number_and_one_elsewhere_stays_text(
    project: Project, tmp_path: Path
) -> None:
    project.write("docs/bo/hoc-tap/02.md", "---\ntitle: Bài hai\n---\n## Mục đích\n\nChữ.\n")
    body = (
        "Xem [mục đích](02.md#muc-dich), [trang đầu](../index.md), [mạng](https://example.org).\n"
    )
    assert publish(project, tmp_path / "out", body) == []
    assert "Xem mục đích (tr. 7), trang đầu, mạng." in text(
        tmp_path / "out/booklets/bo/hoc-tap.pdf"
    )


def test_a_note_is_at_the_foot_with_the_number_of_the_full_source(
    project: Project, tmp_path: Path
) -> None:
    body = (
        "Một[^a]. [Riêng[^b].]{audience=key-cadres} Ba[^c], lại[^a].\n\n"
        "[^a]: Chú thích a.\n[^b]: Chú thích b.\n[^c]: Chú thích c.\n"
    )
    assert publish(project, tmp_path / "out", body) == []
    printed = text(tmp_path / "out/booklets/bo/hoc-tap.pdf")
    assert "1Chú thích a." in printed
    assert "3Chú thích c." in printed
    assert "Chú thích b." not in printed
    assert printed.count("Chú thích a.") == 1


def test_a_note_called_again_stands_once_on_each_page_that_calls_it(
    project: Project, tmp_path: Path
) -> None:
    filling = "Chữ cho đầy trang, dòng này nối dòng kia cho đến hết trang giấy.\n\n" * 40
    body = f"Một[^a], hai[^a].\n\n{filling}Ba[^a].\n\n[^a]: Chú thích a.\n"
    assert publish(project, tmp_path / "out", body) == []
    with pypdfium2.PdfDocument(tmp_path / "out/booklets/bo/hoc-tap.pdf") as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    assert [page.count("Chú thích a.") for page in pages if "Chú thích a." in page] == [1, 1]


def test_imprint_fields_are_printed_only_where_given(project: Project, tmp_path: Path) -> None:
    index = (project.root / "docs/bo/index.md").read_text(encoding="utf-8")
    assert publish(project, tmp_path / "one", "Chữ.\n") == []
    assert "Giấy phép" not in text(tmp_path / "one/booklets/bo/hoc-tap.pdf")
    given = index.replace("audience: everyone", "audience: everyone\nimprint: {license: 12/GP}")
    project.write("docs/bo/index.md", given)
    assert publish(project, tmp_path / "two", "Chữ.\n") == []
    assert "Giấy phép xuất bản số: 12/GP" in text(tmp_path / "two/booklets/bo/hoc-tap.pdf")


def test_an_unchanged_booklet_comes_from_the_cache_byte_for_byte(
    project: Project, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    publish(project, tmp_path / "one", "Chữ.\n", cache=cache)
    publish(project, tmp_path / "two", "Chữ.\n", cache=cache)
    fresh = (tmp_path / "one/booklets/bo/hoc-tap.pdf").read_bytes()
    assert (tmp_path / "two/booklets/bo/hoc-tap.pdf").read_bytes() == fresh
    assert len(list(cache.iterdir())) == 4
    publish(project, tmp_path / "three", "Chữ khác.\n", cache=cache)
    assert len(list(cache.iterdir())) == 8


def test_a_booklet_is_made_for_every_way_of_reading(project: Project, tmp_path: Path) -> None:
    """And an edition has all of them in one file; in ``all`` each booklet has its own readers."""
    publish(project, tmp_path / "all", "Chữ.\n")
    found = ("hoc-tap-chu-lon.pdf", "hoc-tap-in.pdf", "hoc-tap.epub", "hoc-tap.pdf")
    assert files(tmp_path / "all") == [f"booklets/bo/{name}" for name in found]
    tree, _ = project.read()
    assert press.publish(tree, "grassroots", MADE, tmp_path / "one") == []
    assert files(tmp_path / "one") == [
        "booklets/bo.zip",
        *(f"booklets/bo/{name}" for name in found),
    ]


def files(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def test_an_item_of_several_paragraphs_begins_beside_its_label(
    project: Project, tmp_path: Path
) -> None:
    body = "1. Mục một.\n\n   Đoạn con.\n\n2. Mục hai\n    đ) điểm đ\n"
    assert publish(project, tmp_path / "out", body) == []
    with pypdfium2.PdfDocument(tmp_path / "out/booklets/bo/hoc-tap.pdf") as document:
        lines = document[4].get_textpage().get_text_bounded().splitlines()
    assert [line.strip() for line in lines[1:5]] == [
        *("1. Mục một.", "Đoạn con.", "2. Mục hai", "đ) điểm đ")
    ]


def test_a_booklet_shows_its_pictures_and_says_nothing_else_of_them(
    project: Project, tmp_path: Path
) -> None:
    body = "![một](a.png) ![hai](b/c.svg) ![ba](d.JPG) ![bốn](e.gif) ![năm](f.webp)\n"
    for name in ("a.png", "b/c.svg", "d.JPG", "e.gif", "f.webp"):
        project.write(f"docs/bo/hoc-tap/{name}", sample(name) or b"")
    assert publish(project, tmp_path / "out", body) == []
    data = (tmp_path / "out/booklets/bo/hoc-tap.pdf").read_bytes()
    assert not says(data)
    with pypdfium2.PdfDocument(data) as document:
        pictures = [item for page in document for item in page.get_objects([IMAGE])]
        assert len(pictures) == 4


def test_the_typesetter_sees_the_pictures_of_the_booklet_and_no_other_file(
    project: Project, tmp_path: Path
) -> None:
    """Whatever a picture may ask for: the folder it is shown holds nothing else."""
    project.write("docs/bo/hoc-tap/a.png", sample("a.png") or b"")
    project.write("docs/bo/hoc-tap/kin.png", sample("a.png") or b"")
    project.write("docs/bo/hoc-tap/01.md", "---\ntitle: Một\n---\n![một](a.png)\n")
    tree, _ = project.read()
    (booklet,), _ = compose(tree, "grassroots", MADE)
    chapters = json.loads(json.dumps(booklet.data["chapters"]).replace("/a.png", "/kin.png"))
    stolen = replace(booklet, data={**booklet.data, "chapters": chapters})
    copies, _ = shelved(tree, ["bo/hoc-tap/a.png"])
    assert press._illustrated(booklet, copies).startswith(b"%PDF")
    with pytest.raises(typesetter.TypesetterError, match=r"kin\.png"):
        press._illustrated(stolen, copies)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photograph_is_printed_upright(
    project: Project, tmp_path: Path, orientation: int
) -> None:
    """As browsers show it. The corners of the picture are red, green, blue and white."""
    upright = Image.new("RGB", (96, 64))
    for at, colour in zip(CORNERS, COLOURS, strict=True):
        upright.paste(colour, (*at, at[0] + 48, at[1] + 32))
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = upright if orientation == 1 else upright.transpose(BACK[orientation])
    project.write("docs/bo/hoc-tap/a.jpg", saved(picture, "JPEG", exif=exif, quality=95))
    assert publish(project, tmp_path / "out", "![một](a.jpg)\n") == []
    with pypdfium2.PdfDocument(tmp_path / "out/booklets/bo/hoc-tap.pdf") as document:
        (page,) = [page for page in document if list(page.get_objects([IMAGE]))]
        (item,) = page.get_objects([IMAGE])
        left, bottom, right, top = item.get_bounds()
        shown = page.render(scale=2).to_pil()
        places = [
            (left + (right - left) * x / 4, page.get_height() - bottom - (top - bottom) * y / 4)
            for x, y in ((1, 3), (3, 3), (1, 1), (3, 1))
        ]
        found = [shown.getpixel((round(2 * x), round(2 * y))) for x, y in places]
    for colour, expected in zip(found, COLOURS, strict=True):
        assert isinstance(colour, tuple)
        assert all(abs(one - other) < 40 for one, other in zip(colour, expected, strict=True))


def test_a_changed_picture_makes_the_cache_set_the_booklet_anew(
    project: Project, tmp_path: Path
) -> None:
    """One that changed only in what is left out does not."""
    cache = tmp_path / "cache"
    drawings = ("<!-- a --><path fill='red'/>", "<path fill='red'/>", "<path fill='tan'/>")
    for number, drawing in enumerate(drawings, start=1):
        project.write("docs/bo/hoc-tap/a.svg", svg(drawing))
        assert publish(project, tmp_path / str(number), "![một](a.svg)\n", cache=cache) == []
    one, two = (
        (tmp_path / str(number) / "booklets/bo/hoc-tap.pdf").read_bytes() for number in (1, 2)
    )
    assert one == two
    assert len(list(cache.glob("*.epub"))) == 2


def test_what_nobody_has_asked_for_in_a_month_is_kept_no_longer(
    project: Project, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    for text in ("Chữ.\n", "Chữ khác.\n"):
        publish(project, tmp_path / "out", text, cache=cache)
    month = 31 * 24 * 60 * 60
    for file in cache.iterdir():
        os.utime(file, (file.stat().st_atime, file.stat().st_mtime - month))
    old = {file.name for file in cache.iterdir()}
    publish(project, tmp_path / "out", "Chữ.\n", cache=cache)
    assert len(old) == 8
    assert len([*cache.iterdir()]) == 4
    assert {file.name for file in cache.iterdir()} < old


def test_what_the_cache_cannot_give_or_remove_is_no_hindrance(tmp_path: Path) -> None:
    """Several people may share it. Nobody reads or removes a folder as a file, whoever they are."""
    (tmp_path / "a").mkdir()
    os.utime(tmp_path / "a", (0, 0))
    kept.prune(tmp_path)
    assert kept.read({"booklets/bo/a.pdf": tmp_path / "a"}) == {}
