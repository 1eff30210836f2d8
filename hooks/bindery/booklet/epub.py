"""What is a booklet as an electronic book? EPUB 3, of the same tree as the printed one."""

from __future__ import annotations

import posixpath
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from ..archive import archive
from . import elements
from .compose import Booklet
from .xhtml import Chapter, element, plain

_LAST_LEVEL = 3
"""The lowest level of headings in the contents, as on paper."""

_MEDIA_TYPES = {
    "css": "text/css",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
    "xhtml": "application/xhtml+xml",
}
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "bindery")

_CONTAINER = """\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""


@dataclass(frozen=True)
class _Page:
    """A page of the book, in reading order. `headings` are levels, addresses and titles."""

    name: str
    title: str
    body: str
    headings: tuple[tuple[int, str, str], ...] = ()


def epub(booklet: Booklet, pictures: Mapping[str, Path]) -> bytes:
    """The electronic book of a booklet; `pictures` are the cleaned copies of its pictures, by
    their paths below the docs folder. The same booklet gives the same bytes.
    """
    data = booklet.data
    names = {
        uri: f"{number}.{uri.rpartition('.')[2].lower()}"
        for number, uri in enumerate(sorted(pictures), start=1)
    }
    documents = frozenset(item["id"] for item in data["documents"])
    chapters = [_chapter(chapter, names, documents) for chapter in data["chapters"]]
    pages = [_cover(data), _imprint(data), *chapters, *_back_matter(data)]
    files = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": _CONTAINER.encode(),
        "book/package.opf": _package(booklet, pages, [*names.values()]).encode(),
        "book/contents.xhtml": _contents(pages, chapters).encode(),
        **{f"book/{page.name}.xhtml": _page(page.title, page.body).encode() for page in pages},
        "book/book.css": resources.files(__package__).joinpath("epub.css").read_bytes(),
        **{f"book/{name}": pictures[uri].read_bytes() for uri, name in names.items()},
    }
    return archive(files, stored=("mimetype", *(f"book/{name}" for name in names.values())))


def _chapter(
    chapter: dict[str, Any], pictures: Mapping[str, str], documents: frozenset[str]
) -> _Page:
    writer = Chapter(chapter["id"], chapter["notes"], pictures, documents)
    body = writer.body(chapter["title"], chapter["body"])
    headings = tuple(_headings(chapter["body"]))
    return _Page(chapter["id"], chapter["title"], body, headings)


def _headings(nodes: Iterable[elements.Node]) -> Iterator[tuple[int, str, str]]:
    for node in nodes:
        if isinstance(node, dict) and node.get("t") == "heading":
            if node["level"] <= _LAST_LEVEL:
                title = "".join(elements.texts(node["c"])).strip()
                yield node["level"], node["id"], title
        elif isinstance(node, dict):
            yield from _headings(node["c"])


def _cover(data: Mapping[str, Any]) -> _Page:
    subtitles = (
        _line(item["document"], class_="document") + _line(item["title"], class_="subtitle")
        for item in data["subtitles"]
    )
    inside = "".join(
        (
            _line(data["circulation"], class_="circulation"),
            _line(data["issuer"]),
            element("h1", plain(data["title"])),
            element("p", element("strong", plain(data["set"])), class_="set"),
            *subtitles,
            element("p", f"Dùng cho: {element('strong', plain(data['made_for']))}"),
            _line(data["copy"]),
            _line(data["month"]),
            _line(f"Ấn bản: {data['edition']}"),
        )
    )
    body = element("section", inside, class_="cover", epub__type="titlepage")
    return _Page("cover", "Bìa", body)


def _imprint(data: Mapping[str, Any]) -> _Page:
    lines = (
        f"Dùng cho: {data['made_for']}",
        *(f"{label}: {value}" for label, value in data["imprint"]),
        f"Ấn bản: {data['edition']}",
        data["source"],
    )
    inside = "".join(
        (
            element("h1", plain(f"{data['set']} – {data['title']}")),
            *map(_line, lines),
            element("p", element("strong", plain(data["disclaimer"]))),
        )
    )
    body = element("section", inside, class_="imprint", epub__type="copyright-page")
    return _Page("imprint", "Thông tin về tài liệu", body)


def _back_matter(data: Mapping[str, Any]) -> Iterator[_Page]:
    if data["documents"]:
        title = "Văn bản viện dẫn"
        entries = "".join(
            element("li", plain(item["said"]), id=item["id"]) for item in data["documents"]
        )
        inside = element("h1", title) + element("ul", entries, class_="listing", role="list")
        yield _Page("documents", title, element("section", inside, epub__type="bibliography"))
    if data["terms"]:
        title = "Chữ viết tắt và thuật ngữ"
        entries = "".join(
            element("dt", plain(term)) + element("dd", plain(meaning))
            for term, meaning in data["terms"]
        )
        inside = element("h1", title) + element("dl", entries)
        yield _Page("terms", title, element("section", inside, epub__type="appendix"))


def _line(text: str, class_: str = "") -> str:
    return element("p", plain(text), class_=class_) if text else ""


def _page(title: str, body: str) -> str:
    head = element("title", plain(title)) + element(
        "link", rel="stylesheet", type="text/css", href="book.css"
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="vi" xml:lang="vi">\n{element("head", head)}\n{element("body", body)}\n</html>\n'
    )


def _contents(pages: Iterable[_Page], chapters: Iterable[_Page]) -> str:
    """The page that reading systems take the contents from, and readers as well."""
    title = "Mục lục"
    listed = [page for page in pages if page.name not in ("cover", "imprint")]
    contents = element(
        "nav",
        element("h1", title) + element("ol", "".join(map(_entry, listed))),
        epub__type="toc",
        role="doc-toc",
        id="toc",
    )
    landmarks = (
        ("titlepage", "cover.xhtml", "Bìa"),
        ("toc", "#toc", title),
        *(("bodymatter", f"{page.name}.xhtml", "Nội dung") for page in [*chapters][:1]),
    )
    places = "".join(
        element("li", element("a", name, epub__type=kind, href=href))
        for kind, href, name in landmarks
    )
    hidden = element("nav", element("ol", places), epub__type="landmarks", hidden="hidden")
    return _page(title, contents + hidden)


def _entry(page: _Page) -> str:
    link = element("a", plain(page.title), href=f"{page.name}.xhtml")
    return element("li", link + _nested(page.name, [*page.headings]))


def _nested(name: str, headings: list[tuple[int, str, str]]) -> str:
    """The list of headings, those of lower levels below the one they follow."""
    if not headings:
        return ""
    starts = [at for at, (level, _, _) in enumerate(headings) if at == 0 or level <= headings[0][0]]
    items = (
        element(
            "li",
            element("a", plain(headings[at][2]), href=f"{name}.xhtml#{headings[at][1]}")
            + _nested(name, headings[at + 1 : end]),
        )
        for at, end in zip(starts, [*starts[1:], len(headings)], strict=True)
    )
    return element("ol", "".join(items))


def _package(booklet: Booklet, pages: Iterable[_Page], pictures: Iterable[str]) -> str:
    names = [page.name for page in pages]
    order = [*names[:2], "contents", *names[2:]]
    items = (
        element(
            "item",
            id="contents",
            href="contents.xhtml",
            media_type=_type("a.xhtml"),
            properties="nav",
        ),
        *(
            element("item", id=name, href=f"{name}.xhtml", media_type=_type("a.xhtml"))
            for name in names
        ),
        element("item", id="style", href="book.css", media_type=_type("book.css")),
        *(
            element(
                "item", id=f"picture-{name.partition('.')[0]}", href=name, media_type=_type(name)
            )
            for name in pictures
        ),
    )
    spine = (element("itemref", idref=name) for name in order)
    parts = (
        element(
            "metadata",
            "\n".join(_metadata(booklet, bool([*pictures]))),
            xmlns__dc="http://purl.org/dc/elements/1.1/",
        ),
        element("manifest", "\n".join(items)),
        element("spine", "\n".join(spine)),
    )
    package = element(
        "package",
        "\n".join(parts),
        xmlns="http://www.idpf.org/2007/opf",
        version="3.0",
        unique_identifier="id",
        xml__lang="vi",
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n{package}\n'


def _metadata(booklet: Booklet, illustrated: bool) -> Iterator[str]:
    data = booklet.data
    identifier = uuid.uuid5(_NAMESPACE, f"{booklet.uri} {data['edition']}")
    yield element("dc:identifier", f"urn:uuid:{identifier}", id="id")
    yield element("dc:title", plain(f"{data['set']} – {data['title']}"))
    yield element("dc:language", "vi")
    if data["issuer"]:
        yield element("dc:creator", plain(data["issuer"]))
    yield element("dc:description", plain(f"Dùng cho: {data['made_for']}"))
    yield element("dc:source", plain(data["source"]))
    features = [
        "tableOfContents",
        "readingOrder",
        "structuralNavigation",
        "displayTransformability",
    ]
    said = (
        ("dcterms:modified", data["modified"]),
        ("schema:accessMode", "textual"),
        *((("schema:accessMode", "visual"),) if illustrated else ()),
        ("schema:accessModeSufficient", "textual"),
        *(("schema:accessibilityFeature", name) for name in features),
        *((("schema:accessibilityFeature", "alternativeText"),) if illustrated else ()),
        ("schema:accessibilityHazard", "none"),
        (
            "schema:accessibilitySummary",
            "Chữ đổi được cỡ và kiểu; tiêu đề, danh sách, bảng và chú thích được đánh dấu; hình có "
            "lời mô tả."
            if illustrated
            else "Chữ đổi được cỡ và kiểu; tiêu đề, danh sách, bảng và chú thích được đánh dấu.",
        ),
    )
    for name, value in said:
        yield element("meta", plain(value), property=name)


def _type(name: str) -> str:
    return _MEDIA_TYPES[posixpath.splitext(name)[1][1:]]
