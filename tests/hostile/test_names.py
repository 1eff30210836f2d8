"""Names and files that git cannot carry to every system; files that stand in each other's way."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from bindery.names import fault

from ..project import Project
from .inert import SITE

PAGE = "---\ntitle: Bài\n---\n\nChữ.\n"
OPEN = "---\ntitle: Bài\naudience: everyone\n---\n\nChữ.\n"
FOLDER = "docs/bo/hoc-tap"
SYMLINK = "đây là một liên kết (symlink), có thể đưa tệp lạ lên trang; chép hẳn tệp vào thư mục"
DEVICE = "Windows giữ tên này cho thiết bị; đổi tên tệp"
ENDS = "tên tệp mở đầu bằng dấu cách, hoặc kết thúc bằng dấu chấm, dấu cách; đổi tên tệp"
SIGNS = 'tên tệp có một trong các dấu \\ : * ? " < > | % #; chỉ dùng chữ, số, dấu gạch và dấu chấm'
PLAIN = "tên trang và thư mục chỉ gồm chữ, số, dấu gạch và dấu chấm; thay dấu cách bằng “-”"
LONG = "tên tệp dài quá 100 ký tự; đặt tên ngắn hơn"
UNSEEN = "tên tệp có ký tự không nhìn thấy hoặc dấu cách lạ; đổi tên tệp"
README = (
    "công cụ dựng trang coi README.md là trang đầu; đổi tên tệp thành index.md, "
    "hoặc để ngoài docs nếu là ghi chú"
)
GENERATED = "địa chỉ này là của một trang tự tạo; đổi tên tệp hoặc thư mục"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("con.md", DEVICE),
        ("AUX.md", DEVICE),
        ("nul.md", DEVICE),
        ("com1.hoc-tap.md", DEVICE),
        ("lpt9.md", DEVICE),
        ("prn .md", DEVICE),
        (" bai.md", ENDS),
        ("bai hai.md", PLAIN),
        ("bai(2).md", PLAIN),
        ("bai&hai.md", PLAIN),
        ("bai'hai.md", PLAIN),
        ("a:b.md", SIGNS),
        ("a\\b.md", SIGNS),
        ('a"onclick="b.md', SIGNS),
        ("<script>.md", SIGNS),
        ("a%2e%2e.md", SIGNS),
        ("a#b.md", SIGNS),
        ("a?b.md", SIGNS),
        ("a\nb.md", "tên tệp có ký tự điều khiển; xóa ký tự đó"),
        ("a\x1b[31m.md", "tên tệp có ký tự điều khiển; xóa ký tự đó"),
        (
            "a\u202edm.md",
            "tên tệp có ký tự đảo chiều chữ, làm chữ hiện ra khác với chữ được ghi; xóa ký tự đó",
        ),
        (
            "b\u0430i.md",
            "tên tệp có một từ trộn chữ cái Latinh với chữ cái Nga, Hy Lạp trông giống nhau; "
            "gõ lại từ đó",
        ),
        ("a\u200bb.md", UNSEEN),
        ("a\u00a0b.md", UNSEEN),
        ("d" * 101 + ".md", LONG),
        ("README.md", README),
        ("Readme.md", README),
        ("bai.MD", "tệp Markdown phải có đuôi .md viết thường; đổi tên tệp"),
        ("02.md.txt", "trang phải có đuôi .md; bỏ đuôi .txt mà Notepad đã thêm vào tên tệp"),
    ],
)
def test_refused_names_of_pages(project: Project, name: str, message: str) -> None:
    """A page whose name means something else on another system, or in an address, is refused, and
    the name is told so that it can be printed.
    """
    project.write(f"{FOLDER}/01.md", PAGE)
    project.write(f"{FOLDER}/{name}", PAGE)
    shown = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in name)
    assert project.read()[1] == (f"{FOLDER}/{shown}: {message}",)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("con.pdf", DEVICE),
        ("a.", ENDS),
        ("a ", ENDS),
        ("a:b.pdf", SIGNS),
        ('" onerror="alert(1).png', SIGNS),
        ("a\u200b.pdf", UNSEEN),
        ("d" * 300, LONG),
        ("phu luc (1), so 2.pdf", None),
        ("phụ-lục.pdf", None),
        ("d" * 100, None),
    ],
)
def test_names_of_other_files(name: str, message: str | None) -> None:
    """Pictures and papers come with names from elsewhere: spaces and brackets are in order."""
    assert fault(name, asset=True) == message


@pytest.mark.parametrize("name", ["phu luc", "con", "aux.d", "a.", "d" * 101, "<b>"])
def test_refused_names_of_folders(project: Project, name: str) -> None:
    """A folder is a part of every address below it."""
    project.write(f"docs/{name}/index.md", OPEN)
    problems = project.read()[1]
    assert problems
    assert all(problem.startswith(f"docs/{name}: ") for problem in problems)


def test_name_of_300_characters_over_folders(project: Project) -> None:
    """No disk takes a name of 300 characters; a path that long is in order if its parts are."""
    deep = "/".join(["thu-muc-" + "d" * 40] * 7)
    project.write(f"docs/{deep}/bai.md", OPEN)
    assert len(deep) > 300
    assert project.read()[1] == ()


def test_name_that_is_no_text(project: Project) -> None:
    """A name in an old encoding is refused, and told without breaking the terminal."""
    project.write(f"{FOLDER}/01.md", PAGE)
    Path(os.fsdecode(os.fsencode(project.root / FOLDER) + b"/b\xb5i.md")).write_text(PAGE)
    problems = project.read()[1]
    assert problems == (f"{FOLDER}/b\\udcb5i.md: tên tệp không phải UTF-8; đổi tên tệp",)
    assert problems[0].encode()


def test_decomposed_name(project: Project) -> None:
    """A name from a Mac is the same name."""
    project.write(f"{FOLDER}/{unicodedata.normalize('NFD', 'bài-mở-đầu')}.md", PAGE)
    tree, problems = project.read()
    assert problems == ()
    assert "bo/hoc-tap/bài-mở-đầu.md" in tree.by_uri


def test_composed_and_decomposed_twins(project: Project) -> None:
    """Two files that only a disk tells apart: neither quietly takes the place of the other."""
    for form in ("NFC", "NFD"):
        project.write(f"{FOLDER}/{unicodedata.normalize(form, 'bài')}.md", PAGE)  # type: ignore[arg-type]
    assert project.read()[1] == (
        f"{FOLDER}/bài.md: có hai tệp cùng tên, chỉ khác cách ghi dấu (NFC, NFD); xóa một tệp",
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("bai.md", "Bai.md"),
        ("đường.md", "ĐƯỜNG.md"),
        ("bai.md", "bai/index.md"),
        ("bai.html", "bai.md"),
        ("bai.md", "bai/index.html"),
        ("bai.HTM", "bai.md"),
        ("hinh.svg", "HINH.svg"),
        ("strasse.md", "straße.md"),
    ],
)
def test_two_files_for_one_address(project: Project, first: str, second: str) -> None:
    """Windows, and a server with short addresses, would keep one of the two."""
    for name in (first, second):
        project.write(f"docs/them/{name}", OPEN)
    found = [problem for problem in project.read()[1] if "trùng" in problem]
    one, other = sorted([first, second])
    assert found == [f"docs/them/{other}: trùng địa chỉ với docs/them/{one}; đổi tên một trong hai"]


@pytest.mark.parametrize(
    "path",
    [
        "van-ban.md",
        "thuat-ngu.md",
        "ve-an-ban.md",
        "co-gi-moi.md",
        "doc-khi-khong-co-mang.md",
        "ma-qr/index.svg",
        "Van-Ban.md",
        "van-ban/index.md",
        "doi-tuong.md",
        "doi-tuong/key-cadres.md",
        "404.md",
        "404.html",
        "assets/index.md",
        "Assets/js/reader.js",
        "booklets/bo/hoc-tap.pdf",
        "templates/bai.md",
        "edition.json",
        "_headers",
        "sitemap.xml",
        "sitemap.xml.gz",
    ],
)
def test_address_of_something_generated(project: Project, path: str) -> None:
    """No source takes the place of what the site makes, or of the code of its theme."""
    project.write(f"docs/{path}", OPEN)
    assert f"docs/{path}: {GENERATED}" in project.read()[1]


@pytest.mark.parametrize("folder", ["Nghien-cuu", "nghien_cuu", "nghiên-cứu"])
def test_file_in_a_misspelt_folder_of_a_kind(project: Project, folder: str) -> None:
    """A paper for key cadres does not become one for everybody by the name of its folder."""
    project.write(f"{FOLDER}/01.md", PAGE)
    project.write(f"docs/bo/{folder}/so-lieu.txt", "Mật")
    message = f"không có loại tài liệu “{folder}”; đổi tên thư mục thành nghien-cuu"
    assert f"docs/bo/{folder}/so-lieu.txt: {message}" in project.read()[1]


def test_symlinks(project: Project) -> None:
    """Whatever a link leads to, and be it nothing, it is refused and not followed."""
    project.write(f"{FOLDER}/01.md", PAGE)
    for name, target in {
        "02.md": "/etc/passwd",
        "03.md": "01.md",
        "04.md": "/dev/zero",
        "05.md": "khong-co.md",
        "anh": "/etc",
        "vong": ".",
    }.items():
        (project.root / FOLDER / name).symlink_to(target)
    (project.root / "docs/van-ban.yml").symlink_to("/etc/passwd")
    tree, problems = project.read()
    names = ("hoc-tap/02.md", "hoc-tap/03.md", "hoc-tap/04.md", "hoc-tap/05.md")
    names = (*names, "hoc-tap/anh", "hoc-tap/vong")
    assert problems == (
        *(f"docs/bo/{name}: {SYMLINK}" for name in names),
        f"docs/van-ban.yml: {SYMLINK}",
    )
    assert sorted(tree.by_uri) == ["bo/hoc-tap/01.md", "bo/index.md"]


@pytest.mark.parametrize("name", ["02.md", "anh.png", "van-ban.yml"])
def test_pipe(project: Project, name: str) -> None:
    """What is no file would keep the reader waiting for ever."""
    project.write(f"{FOLDER}/01.md", PAGE)
    folder = "docs" if name == "van-ban.yml" else FOLDER
    os.mkfifo(project.root / folder / name)
    assert project.read()[1] == (f"{folder}/{name}: không phải là tệp thường; xóa đi",)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to the superuser")
@pytest.mark.parametrize("name", [f"{FOLDER}/02.md", "docs/van-ban.yml", "docs/bo/index.md"])
def test_unreadable_file(project: Project, name: str) -> None:
    """A file that cannot be read stops the build; the site is not made without it."""
    project.write(f"{FOLDER}/01.md", PAGE)
    project.write(name, PAGE)
    (project.root / name).chmod(0)
    assert any(problem.startswith(f"{name}: không đọc được tệp") for problem in project.read()[1])


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to the superuser")
def test_unreadable_folder(project: Project) -> None:
    """Nor is it made without a folder."""
    project.write(f"{FOLDER}/01.md", PAGE)
    folder = project.root / FOLDER
    folder.chmod(0)
    try:
        problems = project.read()[1]
    finally:
        folder.chmod(0o755)
    assert any(problem.startswith(f"{FOLDER}: không đọc được thư mục") for problem in problems)


def test_folder_called_as_a_page(project: Project) -> None:
    """A folder `index.md` is no first page."""
    project.write("docs/khac/index.md/bai.md", OPEN)
    project.write("docs/khac/hoc-tap/01.md", PAGE)
    assert (
        "docs/khac/index.md: bộ tài liệu chưa có trang đầu; tạo tệp này với title, audience và "
        in ("\n".join(project.read()[1]))
    )


def test_the_sources_of_the_project_are_in_order() -> None:
    """The rules for names are met by the sample content."""
    for path in SITE.docs_dir.rglob("*"):
        assert fault(path.name, asset=path.is_file() and path.suffix != ".md") is None
