"""Small real files of every kind, made here, and the smallest of each kind by its ending."""

from __future__ import annotations

import contextlib
import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

import pikepdf
from PIL import Image, ImageCms, PngImagePlugin

SECRET = "Nguyễn Văn Kín"
"""The name of somebody who must not be named."""

WORD_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
POWERPOINT_MAIN = (
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def says(data: bytes) -> bool:
    """Whether bytes hold the secret, in any encoding that programs use, compressed or not."""
    views = [data]
    for at in range(len(data)):
        if data[at] == 0x78:  # how zlib begins
            with contextlib.suppress(zlib.error):
                views.append(zlib.decompressobj().decompress(data[at:], 1 << 20))
    encodings = ("utf-8", "utf-16-le", "utf-16-be")
    return any(SECRET.encode(encoding) in view for view in views for encoding in encodings)


def noise(mode: str = "RGB", size: tuple[int, int] = (24, 16)) -> Image.Image:
    """A picture of which no two points are alike; the same each time."""
    width, height = size
    points = bytes(at * 37 % 251 for at in range(3 * width * height))
    picture = Image.frombytes("RGB", size, points)
    return picture.quantize(16) if mode == "P" else picture.convert(mode)


def saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def frames(data: bytes) -> list[bytes]:
    """The points of each frame of a picture."""
    found = []
    with Image.open(io.BytesIO(data)) as picture:
        for number in range(getattr(picture, "n_frames", 1)):
            picture.seek(number)
            found.append(picture.convert("RGBA").tobytes())
    return found


def exif(orientation: int = 1) -> Image.Exif:
    said = Image.Exif()
    said[0x0112] = orientation
    said[0x010E] = "description"
    said[0x013B] = SECRET.encode()
    said[0x9C9D] = SECRET.encode("utf-16-le")
    return said


def profile() -> bytes:
    """A colour profile that names somebody."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    rights = "No copyright, use freely"
    named = SECRET.ljust(len(rights)).encode("utf-16-be")
    assert rights.encode("utf-16-be") in made
    return made.replace(rights.encode("utf-16-be"), named)


def chunk(kind: bytes, body: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(mode: str = "RGB", **options: Any) -> bytes:
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", SECRET.encode())
    said.add_text("Comment", SECRET * 9, zip=True)
    said.add_itxt("Title", SECRET, zip=True)
    said.add(b"prVt", SECRET.encode("utf-16-le"))
    return saved(noise(mode), "PNG", pnginfo=said, **options)


def jpeg(orientation: int = 1, size: tuple[int, int] = (24, 16), **options: Any) -> bytes:
    options = {"comment": SECRET.encode(), "xmp": f"<x>{SECRET}</x>".encode(), **options}
    return saved(noise(size=size), "JPEG", exif=exif(orientation), **options)


def gif(**options: Any) -> bytes:
    rest = [noise(size=(24, 16)).rotate(90), noise(size=(24, 16)).rotate(180)]
    options = {"save_all": True, "append_images": rest, "duration": 100, "loop": 0, **options}
    said = SECRET.encode()
    data = saved(noise(), "GIF", comment=said, **options)
    application = b"!\xff\x0bXMP DataXMP" + bytes((len(said),)) + said + b"\0"
    return data[:-1] + application + data[-1:]


def webp(**options: Any) -> bytes:
    said = {"exif": exif(), "xmp": f"<x>{SECRET}</x>".encode(), **options}
    return saved(noise("RGBA"), "WEBP", **said)


def svg(inside: str = '<path d="M0 0h9v9z"/>', attributes: str = "") -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="20" height="10" {attributes}>\n{inside}\n</svg>'
    ).encode()


def pdf(**options: Any) -> bytes:
    """A PDF of one page with a coloured box."""
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(100, 80))
        page.obj.Contents = document.make_stream(b"1 0 0 rg 10 10 30 20 re f")
        return written(document, **options)


def written(document: pikepdf.Pdf, **options: Any) -> bytes:
    file = io.BytesIO()
    document.save(file, **options)
    return file.getvalue()


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return file.getvalue()


def relations(*found: tuple[str, str]) -> str:
    """The relations to these kinds and targets, called rId1, rId2, …; a target with a colon is
    outside.
    """
    lines = ""
    for number, (kind, target) in enumerate(found, start=1):
        mode = "External" if ":" in target else "Internal"
        lines += f'<Relationship Id="rId{number}" Type="{RELATION}/{kind}" '
        lines += f'Target="{target}" TargetMode="{mode}"/>'
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{lines}</Relationships>'


def types(main: str, name: str, **others: str) -> str:
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{said}"/>'
        for part, said in {name: main, **others}.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/any+xml"/>'
        f"{overrides}</Types>"
    )


def docx(
    body: str = "<w:p><w:r><w:t>Chữ</w:t></w:r></w:p>",
    *found: tuple[str, str],
    main: str = WORD_MAIN,
    **parts: str | bytes,
) -> bytes:
    """A Word document; `parts` are further ones, by their names without ``word/`` and with ``__``
    for the point.
    """
    return archive(
        {
            "[Content_Types].xml": types(main, "word/document.xml"),
            "_rels/.rels": relations(
                ("officeDocument", "word/document.xml"), ("core-properties", "docProps/core.xml")
            ),
            "docProps/core.xml": f"<a>{SECRET}</a>",
            "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{RELATION}"><w:body>{body}'
            "</w:body></w:document>",
            "word/_rels/document.xml.rels": relations(*found),
            **{f"word/{name.replace('__', '.')}": data for name, data in parts.items()},
        }
    )


def xlsx(sheet: str = "", workbook: str = "", state: str = "visible") -> bytes:
    return archive(
        {
            "[Content_Types].xml": types(EXCEL_MAIN, "xl/workbook.xml"),
            "_rels/.rels": relations(("officeDocument", "/xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{RELATION}">{workbook}<sheets>'
            f'<sheet name="Một" sheetId="1" r:id="rId1" state="{state}"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml")),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{S}" xmlns:r="{RELATION}">{sheet}'
            "</worksheet>",
            "xl/worksheets/_rels/sheet1.xml.rels": relations(
                ("printerSettings", "../printerSettings/printerSettings1.bin")
            ),
            "xl/printerSettings/printerSettings1.bin": SECRET.encode("utf-16-le"),
        }
    )


def pptx(slide: str = "", attributes: str = "", notes: str = "") -> bytes:
    return archive(
        {
            "[Content_Types].xml": types(POWERPOINT_MAIN, "ppt/presentation.xml"),
            "_rels/.rels": relations(("officeDocument", "ppt/presentation.xml")),
            "ppt/presentation.xml": f'<p:presentation xmlns:p="{P}" xmlns:r="{RELATION}"/>',
            "ppt/_rels/presentation.xml.rels": relations(
                ("slide", "slides/slide1.xml"), ("changesInfo", "changesInfos/changesInfo1.xml")
            ),
            "ppt/changesInfos/changesInfo1.xml": f'<a author="{SECRET}"/>',
            "ppt/slides/slide1.xml": f'<p:sld xmlns:p="{P}" xmlns:a="{A}" {attributes}>{slide}'
            "</p:sld>",
            "ppt/slides/_rels/slide1.xml.rels": relations(
                ("notesSlide", "../notesSlides/notesSlide1.xml")
            ),
            "ppt/notesSlides/notesSlide1.xml": f'<p:notes xmlns:p="{P}" xmlns:a="{A}"><a:p><a:r>'
            f"<a:t>{notes}</a:t></a:r></a:p></p:notes>",
        }
    )


SAMPLES = {
    "png": png,
    "jpg": jpeg,
    "jpeg": jpeg,
    "gif": gif,
    "webp": webp,
    "svg": svg,
    "pdf": pdf,
    "docx": docx,
    "xlsx": xlsx,
    "pptx": pptx,
}


def sample(name: str) -> bytes | None:
    """A small real file of the kind that the ending of `name` says, or None."""
    make = SAMPLES.get(name.rpartition(".")[2].lower())
    return make() if make else None
