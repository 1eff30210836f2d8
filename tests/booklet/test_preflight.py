"""What would not print well is told with its file and line before anything is printed."""

from __future__ import annotations

import itertools

import pypdfium2
import pytest
from PIL import Image
from pypdfium2 import raw

from bindery import cli
from bindery.booklet import preflight, press
from bindery.booklet.columns import ROOM, needed
from bindery.booklet.compose import compose
from bindery.booklet.format import A5, LARGE_PRINT

from ..asset.samples import saved, svg
from ..project import Project
from .test_formats import shaped
from .test_press import EXTENSIONS, IMAGE, MADE

FOUND = "docs/bo/hoc-tap/01.md"


@pytest.fixture
def project(project: Project) -> Project:
    settings = (project.root / "mkdocs.yml").read_text(encoding="utf-8")
    project.write("mkdocs.yml", settings + EXTENSIONS)
    return project


def write(project: Project, body: str) -> None:
    project.write(FOUND, f"---\ntitle: Bài một\n---\n{body}\n")


def picture(size: tuple[int, int], kind: str = "PNG", **options: object) -> bytes:
    return saved(Image.new("RGB", size, "teal"), kind, **options)


def questions(project: Project) -> list[str]:
    tree, problems = project.read()
    assert problems == ()
    return [str(item) for item in preflight.questions(tree)]


def test_a_picture_that_would_be_blurred_is_asked_about_with_its_size(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the command check, which goes on."""
    project.write("docs/bo/hoc-tap/nho.png", picture((500, 300)))
    write(project, "Chữ.\n\n![Một](nho.png)")
    assert cli.main(["check", "-f", str(project.root / "mkdocs.yml")]) == cli.DONE
    assert (
        f"Hỏi lại: {FOUND}:6: hình “nho.png” có 500 × 300 điểm, in rộng 114 mm chỉ đạt 111 điểm "
        "một inch (dpi) nên sẽ mờ; tìm hình gốc từ 674 × 404 điểm trở lên"
    ) in capsys.readouterr().out


SIZES = {
    "wide.png": ((674, 100), {}),
    "less-wide.png": ((660, 100), {}),
    "high.png": ((300, 1000), {}),
    "high.jpg": ((300, 1020), {}),
    "small.png": ((100, 100), {}),
    "fine.png": ((100, 100), {"dpi": (300, 300)}),
    "coarse.png": ((1000, 1000), {"dpi": (30, 30)}),
    "fine.jpg": ((100, 100), {"dpi": (200, 200)}),
    "coarse.jpg": ((100, 100), {"dpi": (100, 100)}),
    "photograph.jpg": ((1200, 800), {}),
    "small.gif": ((90, 90), {}),
    "small.webp": ((500, 90), {}),
    "fine.webp": ((700, 90), {"lossless": True}),
}


def printed(project: Project) -> pypdfium2.PdfDocument:
    """The booklet of the chapter."""
    out = project.root / "out"
    tree, _ = project.read()
    assert press.publish(tree, "all", MADE, out) == []
    return pypdfium2.PdfDocument(out / "booklets/bo/hoc-tap.pdf")


@pytest.mark.parametrize("name", SIZES)
def test_a_picture_is_asked_about_when_its_print_is_coarse(project: Project, name: str) -> None:
    """As it is in the booklet: the typesetter knows how large it sets the picture."""
    size, options = SIZES[name]
    ending = name.rpartition(".")[2]
    project.write(
        f"docs/bo/hoc-tap/{name}",
        picture(size, {"jpg": "JPEG"}.get(ending, ending.upper()), **options),
    )
    write(project, f"![Một]({name})")
    told = questions(project)
    with printed(project) as document:
        (item,) = (item for page in document for item in page.get_objects([IMAGE]))
        left, _, right, _ = item.get_bounds()
    reached = size[0] / ((right - left) / 72)
    assert bool(told) == (reached < preflight.FEWEST)
    if told:
        assert f"chỉ đạt {reached:.0f} điểm" in told[0]
        assert f"in rộng {(right - left) / 72 * 25.4:.0f} mm" in told[0]


def test_a_turned_photograph_is_measured_as_it_is_shown(project: Project) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    project.write("docs/bo/hoc-tap/a.jpg", picture((300, 700), "JPEG", exif=exif))
    write(project, "![Một](a.jpg)")
    assert questions(project) == []


def test_a_drawing_has_no_points(project: Project) -> None:
    project.write("docs/bo/hoc-tap/a.svg", svg("<path fill='red'/>"))
    write(project, "![Một](a.svg)")
    assert questions(project) == []


def test_pictures_that_no_booklet_shows_are_not_asked_about(project: Project) -> None:
    project.write("docs/bo/a.png", picture((10, 10)))
    index = (project.root / "docs/bo/index.md").read_text(encoding="utf-8")
    project.write("docs/bo/index.md", f"{index}\n![Một](a.png)\n")
    assert questions(project) == []


@pytest.mark.parametrize("times", [6, 10])
def test_a_word_is_asked_about_when_it_leaves_the_page(project: Project, times: int) -> None:
    write(project, f"Xem {'nghiêng' * times} nhé.")
    told = questions(project)
    with printed(project) as document:
        text = document[4].get_textpage()
        right = max(text.get_charbox(at)[2] for at in range(text.count_chars()))
    assert bool(told) == (right > (A5.width - A5.margins.outside) / 25.4 * 72 + 1)
    if told:
        assert told[0].startswith("docs/bo/hoc-tap/01.md:")
        assert "“nghiêngnghiêngnghiên…” dài 70 chữ liền nhau" in told[0]


def test_an_address_and_code_may_be_long(project: Project) -> None:
    address = f"https://x.vn/{'a' * 40}/{'b' * 40}-{'c' * 40}"
    write(project, f"Xem [trang](https://x.vn/{'d' * 60}), <{address}>, `{'e' * 60}`.")
    assert [line for line in questions(project) if "liền nhau" in line] == []


WIDE = "| " + " | ".join(["nghiêng"] * 9) + " |"
RULE = "|" + "---|" * 9


def test_a_table_wider_than_the_page_is_told_and_nothing_is_printed(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, f"Chữ.\n\n{WIDE}\n{RULE}\n{WIDE}")
    out = project.root / "out"
    config = str(project.root / "mkdocs.yml")
    for command in (["check"], ["booklets", "--out", str(out)]):
        assert cli.main([command[0], "-f", config, *command[1:]]) == cli.PROBLEMS
        assert capsys.readouterr().err.startswith(
            f"{FOUND}:6: bảng rộng gấp 1,3 lần trang sách, dù mỗi cột chỉ rộng bằng từ dài nhất "
            "(nghiêng, nghiêng,"
        )
    assert not out.exists()
    tree, _ = project.read()
    (problem,) = press.publish(tree, "all", MADE, out)
    assert str(problem).startswith(f"{FOUND}:6: bảng rộng gấp")
    assert not out.exists()


def told(project: Project, body: str) -> list[int]:
    write(project, body)
    tree, problems = project.read()
    assert problems == ()
    return [item.line for item in preflight.check(tree)]


def test_what_only_markdown_reads_takes_no_room(project: Project) -> None:
    target = "https://example.org/" + "dai" * 30
    row = f"| **chữ** | [ở đây]({target}) | [riêng]{{audience=key-cadres}} | `a` | x[^1] |"
    assert told(project, f"{row}\n|---|---|---|---|---|\n{row}\n\n[^1]: Một.") == []


def test_a_word_that_no_line_may_part_is_told(project: Project) -> None:
    word = "x" * 70
    assert told(project, f"| a | b |\n|---|---|\n| {word} | b |") == [4]
    parted = "/".join(["tap-hai"] * 10)
    assert told(project, f"| a | b |\n|---|---|\n| {parted} | b |") == []


WORDS = ("nghiêng", "NGHIÊNG", "1.000.000", "mmmm", "illi", "37-QĐ/TW", "trưởng", "Đẫỹ")


@pytest.mark.parametrize("words", [*((word,) for word in WORDS), WORDS])
def test_the_widest_table_that_is_let_through_has_no_word_outside_its_column(
    project: Project, words: tuple[str, ...]
) -> None:
    row: list[str] = []
    for word in itertools.cycle(words):
        if sum(needed([[cell] for cell in [*row, word]])) > ROOM:
            break
        row.append(word)
    cells = "| " + " | ".join(row) + " |"
    write(project, f"{cells}\n|{'---|' * len(row)}\n{cells}")
    tree, problems = project.read()
    assert problems == ()
    assert [*preflight.check(tree)] == []
    (booklet,), _ = compose(tree, "grassroots", MADE)
    for wanted in (A5, LARGE_PRINT):
        margin = (wanted.width - wanted.margins.outside) / 25.4 * 72
        for line in table_rows(shaped(booklet, wanted).pdf, row):
            lefts, rights = zip(*line, strict=True)
            blank = wanted.type.table / 2
            for right, left in zip(rights, (*lefts[1:], margin), strict=True):
                assert right + blank < left + (blank if left == margin else 0)


def table_rows(pdf: bytes, row: list[str]) -> list[list[tuple[float, float]]]:
    """Where each word of a row begins and ends on the page, for all rows of the only table."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[4].get_textpage()
        chars = [
            (char, page.get_charbox(at))
            for at in range(raw.FPDFText_CountChars(page))
            if not (char := chr(raw.FPDFText_GetUnicode(page, at))).isspace()
        ]
    text, found = "".join(char for char, _ in chars), []
    at = text.find("".join(row))
    while at >= 0:
        found.append([])
        for word in row:
            boxes = [box for _, box in chars[at : at + len(word)]]
            found[-1].append((min(box[0] for box in boxes), max(box[2] for box in boxes)))
            at += len(word)
        at = text.find("".join(row), at)
    assert len(found) == 2
    return found
