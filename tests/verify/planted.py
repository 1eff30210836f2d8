"""A phrase planted in every class of artefact that a site may have, as tools would put it there."""

from __future__ import annotations

import base64
import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from struct import pack
from urllib.parse import quote

import pikepdf
import typst
from PIL import Image, PngImagePlugin

from bindery.slug import slug


def html(head: str = "", body: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def escaped(text: str) -> str:
    """As JSON writes it where only ASCII may stand."""
    return json.dumps(text)[1:-1]


def hexadecimal(text: str, form: str) -> str:
    return "".join(form.format(ord(char)) for char in text)


def folded(text: str) -> str:
    """A line of a calendar file, which may have 75 bytes."""
    return "\r\n ".join(text[at : at + 7] for at in range(0, len(text), 7))


def zipped(name: str, data: bytes, comment: str = "") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
        archive.comment = comment.encode()
    return packed.getvalue()


def typeset(source: str) -> bytes:
    made = typst.compile(source.encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


def halves(text: str) -> tuple[str, str]:
    words = text.split()
    middle = len(words) // 2
    return " ".join(words[:middle]), " ".join(words[middle:])


def changed(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """A PDF of one page with something more in it."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(typeset("Trang"))) as document:
        change(document)
        document.save(written)
    return written.getvalue()


def metadata(text: str) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        with document.open_metadata() as meta:
            meta["dc:description"] = text

    return change


def attachment(text: str) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        words = "".join(f"<b>{word}</b> " for word in text.split())
        document.attachments["ghi-chu.xml"] = f"<w>{words}</w>".encode()

    return change


def destination(text: str) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        name = pikepdf.Name("/" + text.replace(" ", "_"))
        document.Root.Dests = pikepdf.Dictionary({str(name): [document.pages[0].obj]})

    return change


def remark(text: str) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        note = {"/Type": pikepdf.Name.Annot, "/Subtype": pikepdf.Name.Text, "/Contents": text}
        document.pages[0].Annots = document.make_indirect(pikepdf.Array([pikepdf.Dictionary(note)]))

    return change


def script(text: str) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        document.Root.OpenAction = pikepdf.Dictionary(
            {"/S": pikepdf.Name.JavaScript, "/JS": pikepdf.Stream(document, text.encode())}
        )

    return change


def spoken(text: str) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        said = ("\ufeff" + text).encode("utf-16-be").hex().upper()
        order = f"/Span <</ActualText <{said}>>> BDC EMC"
        document.pages[0].contents_add(pikepdf.Stream(document, order.encode()))

    return change


def jpeg(**options: object) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (8, 8), "#802020").save(written, "JPEG", **options)
    return written.getvalue()


def photograph(text: str, filters: list[pikepdf.Name]) -> Callable[[pikepdf.Pdf], None]:
    """With a comment in the picture; `filters` are those it was packed by, the last first."""

    def change(document: pikepdf.Pdf) -> None:
        data = jpeg(comment=text.encode())
        data = zlib.compress(data) if len(filters) > 1 else data
        picture = document.make_stream(data, Subtype=pikepdf.Name.Image, Filter=filters)
        document.pages[0].obj.Resources.XObject = pikepdf.Dictionary(I=picture)

    return change


def scan(text: str) -> Callable[[pikepdf.Pdf], None]:
    """With a comment in a picture of a packing that scanners use; nothing here can make a whole."""

    def change(document: pikepdf.Pdf) -> None:
        packed = {"Subtype": pikepdf.Name.Image, "Filter": pikepdf.Name.JPXDecode}
        picture = document.make_stream(b"\0\0\0\x0cjP  \r\n\x87\n" + text.encode(), **packed)
        document.pages[0].obj.Resources.XObject = pikepdf.Dictionary(I=picture)

    return change


def exif(text: str) -> bytes:
    """With a comment as Windows writes it: UTF-16."""
    said = Image.Exif()
    said[0x9C9C] = text.encode("utf-16-le")
    return jpeg(exif=said)


def png(text: str, packed: bool) -> bytes:
    said = PngImagePlugin.PngInfo()
    said.add_itxt("Comment", text, zip=packed)
    written = io.BytesIO()
    Image.new("RGB", (8, 8), "#802020").save(written, "PNG", pnginfo=said)
    return written.getvalue()


def old_png(text: str) -> bytes:
    """With a chunk zTXt, by hand."""
    plain = png("", packed=False)
    body = b"Comment\0\0" + zlib.compress(text.encode())
    chunk = b"zTXt" + body
    return plain[:33] + pack(">I", len(body)) + chunk + pack(">I", zlib.crc32(chunk)) + plain[33:]


def word(text: str) -> bytes:
    """A paragraph as Word cuts it up: a run for each word."""
    runs = "".join(f"<w:r><w:t xml:space='preserve'>{part} </w:t></w:r>" for part in text.split())
    return zipped("word/document.xml", f"<w:document><w:p>{runs}</w:p></w:document>".encode())


@cache
def planted(text: str) -> dict[str, tuple[str, bytes]]:
    """Each class of artefact: the path of a file and its bytes, with `text` in it."""
    address = slug(text)
    parts = text.split()
    middle = len(parts) // 2
    emphasised = " ".join([*parts[:middle], f"<em>{parts[middle]}</em>", *parts[middle + 1 :]])
    in_page = {
        "article": html(body=f"<article><p>{emphasised}</p></article>"),
        "navigation": html(body=f'<nav><a href="a.html"><span>{text}</span></a></nav>'),
        "tabs": html(body=f'<label for="__tabbed_1_1">{text}</label>'),
        "previous and next": html(body=f'<a class="md-footer__link" aria-label="Sau: {text}"></a>'),
        "breadcrumbs": html(body=f"<ol><li><a href='..'>{text}</a></li></ol>"),
        "table of contents": html(body=f'<a href="#{address}">…</a>'),
        "meta": html(f'<meta name="description" content="{text}">'),
        "social tags": html(f'<meta property="og:title" content="{text}">'),
        "linked data": html(
            f'<script type="application/ld+json">{{"headline": "{escaped(text)}"}}</script>'
        ),
        "reading time": html(body=f'<span title="{text}">3 phút</span>'),
        "comment in a page": html(body=f"<!-- {text} -->"),
        "source link": html(body=f'<a href="https://example.org/edit/{address}.md">Sửa</a>'),
        "numeric references": html(body=hexadecimal(text, "&#x{:x};")),
        "numeric references in a comment": html(f"<!-- {hexadecimal(text, '&#{};')} -->"),
        "escaped in an address": html(body=f'<a href="mailto:?subject={quote(text)}">Gửi</a>'),
    }
    code_points = hexadecimal(text, "\\u{{{:x}}}")
    short = "".join(f"\\x{ord(char):02x}" if ord(char) < 256 else char for char in text)
    in_style = hexadecimal(text, "\\{:x} ")
    feed = f"<rss><item><title>{text}</title></item></rss>"
    style_map = json.dumps({"version": 3, "sourcesContent": [f"/* {emphasised} */"]})
    inline_map = base64.b64encode(style_map.encode()).decode()
    files = {
        "404": ("404.html", html(body=f"<p>{text}</p>")),
        "search data": (
            "search/search_index.json",
            json.dumps({"docs": [{"text": f"<p>{emphasised}"}]}),
        ),
        "search script": ("search/search_index.js", f'var __index = {{"t":"\\n{escaped(text)}"}}'),
        "search text": (
            "assets/search/0123456789abcdef/t0.js",
            f'bindery.index("0123456789abcdef","t0",["a.html","Bài",[["i","I. Mục","{text}"]]]);',
        ),
        "tag listing": ("tags.json", json.dumps({"mappings": [{"tags": [text]}]})),
        "site map": ("sitemap.xml", f"<url><loc>https://example.org/{address}.html</loc></url>"),
        "packed site map": ("sitemap.xml.gz", gzip.compress(f"<loc>/{address}/</loc>".encode())),
        "feed": ("feed.xml", feed),
        "packed page": ("a.html.gz", gzip.compress(html(body=text))),
        "calendar": ("lich.ics", f"BEGIN:VEVENT\r\nSUMMARY:{folded(text)}\r\nEND:VEVENT"),
        "service worker": ("sw.js", f"var FILES = ['/hoc-tap/{address}.html'];"),
        "manifest": ("site.webmanifest", json.dumps({"shortcuts": [{"name": emphasised}]})),
        "script": ("a.js", f'say("{code_points}")'),
        "script with short escapes": ("a.js", f'say("{short}")'),
        "style": ("a.css", f'p::after {{ content: "{in_style}" }}'),
        "comment in a style": ("a.css", f"/* {text} */"),
        "source map": ("a.css.map", style_map),
        "source map in a script": (
            "a.js",
            f"//# sourceMappingURL=data:application/json;charset=utf-8;base64,{inline_map}",
        ),
        "cache": (".cache/plugin/state.json", json.dumps({text: 1})),
        "file name": (f"tep/{address}.txt", b"x"),
        "folder name": (f"{address}/a.txt", b"x"),
        "text in UTF-16": ("a.txt", text.encode("utf-16") + b"x"),
        "text in UTF-16, turned": ("a.txt", ("\ufeff" + text).encode("utf-16-be")),
        "picture drawn in lines": ("a.svg", f"<svg><text>{text}</text></svg>"),
        "comment in such a picture": ("a.svg", f"<svg><!-- {text} --><g/></svg>"),
        "photograph": ("a.jpg", exif(text)),
        "comment of a photograph": ("a.jpg", jpeg(comment=text.encode())),
        "picture": ("a.png", png(text, packed=False)),
        "packed text of a picture": ("a.png", png(text, packed=True)),
        "old packed text of a picture": ("a.png", old_png(text)),
        "PDF body": ("a.pdf", typeset(text)),
        "PDF outline": ("a.pdf", typeset(f"= {text}")),
        "PDF title": ("a.pdf", typeset(f'#set document(title: "{text}")\nTrang')),
        "PDF metadata": ("a.pdf", changed(metadata(text))),
        "PDF attachment": ("a.pdf", changed(attachment(text))),
        "PDF name": ("a.pdf", changed(destination(text))),
        "PDF remark": ("a.pdf", changed(remark(text))),
        "PDF photograph": ("a.pdf", changed(photograph(text, [pikepdf.Name.DCTDecode]))),
        "PDF over two pages": ("a.pdf", typeset("#pagebreak()".join(halves(text)))),
        "PDF scan": ("a.pdf", changed(scan(text))),
        "PDF script": ("a.pdf", changed(script(text))),
        "PDF text for speech": ("a.pdf", changed(spoken(text))),
        "PDF link": ("a.pdf", typeset(f'#link("https://example.org/{address}")[x]')),
        "EPUB": ("a.epub", zipped("OEBPS/c1.xhtml", html(body=f"<p>{text}</p>"))),
        "EPUB contents": ("a.epub", zipped("toc.ncx", f"<text>{text}</text>".encode())),
        "zip in zip": ("a.zip", zipped("b.zip", zipped("c.txt", text.encode()))),
        "name in a zip": ("a.zip", zipped(f"{address}.txt", b"x")),
        "folder with words in a zip": ("a.zip", zipped("b/", text.encode())),
        "comment of a zip": ("a.zip", zipped("a.txt", b"x", text)),
        "zip by another name": ("a.txt", zipped("a.txt", text.encode())),
        "Word": ("a.docx", word(text)),
        "Word properties": (
            "a.docx",
            zipped("docProps/core.xml", f"<dc:title>{text}</dc:title>".encode()),
        ),
    }
    pages = {sort: ("a.html", data) for sort, data in in_page.items()}
    return pages | {
        sort: (name, data.encode() if isinstance(data, str) else data)
        for sort, (name, data) in files.items()
    }
