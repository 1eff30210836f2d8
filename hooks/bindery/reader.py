"""What is in the docs folder? Reads every source once, strictly, as NFC text."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from . import front_matter
from .audience import nearest
from .bounds import LARGEST, exceeded
from .characters import composed, refused
from .diagnostic import Diagnostic, reason, suggestion
from .document import Document, Place, read_document
from .folder import listing
from .front_matter import FrontMatter
from .glossary import read_terms
from .resolution import read_resolutions
from .settings import Settings
from .tree import Tree

REGISTER = "van-ban.yml"
"""The register of the documents that are cited and that no set studies."""

GLOSSARY = "thuat-ngu.yml"
"""The abbreviations and terms of all sets."""

_DATA_KEYS = {REGISTER: "resolutions", GLOSSARY: "terms"}
_MOST_TOLD = 20
"""Characters of one file that are told; a file in a wrong encoding has thousands."""

_LIKE_A_FRONT_MATTER = re.compile(
    r"\s*(?:(?:[-–—=+*_~ ]+|---.*)\n(?=\s*[\w ]+[:=])|(?:title|description|audience) ?[:=])"
)
"""What a word processor or a hasty hand makes of the line ``---`` above a front matter."""

_MARKER_OF_GIT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
_MERGE_LEFT_UNDONE = (
    "dòng này do git ghi vào khi hai người sửa cùng một chỗ; giữ phần đúng rồi xóa các dòng "
    "<<<<<<<, =======, >>>>>>>"
)


def read(settings: Settings) -> tuple[Tree, list[Diagnostic]]:
    """The tree of the docs folder, and what is wrong with its files and front matters."""
    files, problems = listing(settings)
    uris = [uri for uri in files if uri.endswith(".md")]
    sets = {uri.split("/")[0] for uri in uris if _is_set(uri, files[uri], settings)}
    documents = []
    for uri in uris:
        place, wrong = _place(uri, sets, settings)
        problems += wrong
        if wrong:
            continue
        text, wrong = _text(files[uri], settings.display(uri))
        problems += wrong
        if text is not None:
            document, wrong = _document(place, text, settings)
            problems += wrong
            if document is not None:
                documents.append(document)
    for uri in (REGISTER, GLOSSARY):
        other = uri.replace(".yml", ".yaml")
        if other in files:
            problems.append(Diagnostic(settings.display(other), 0, f"đổi tên tệp thành {uri}"))
    for set_id in sorted(sets):
        problems += _set_problems(set_id, files, documents, settings)
    register, wrong = _data(files, REGISTER, settings)
    listed, more = read_resolutions(register)
    problems += [*wrong, *_at(settings.display(REGISTER), more)]
    terms, wrong = _data(files, GLOSSARY, settings)
    glossary, more = read_terms(terms)
    problems += [*wrong, *_at(settings.display(GLOSSARY), more)]
    data = (REGISTER, GLOSSARY)
    assets = {
        uri: file for uri, file in files.items() if not uri.endswith(".md") and uri not in data
    }
    return Tree(settings, tuple(documents), assets, listed=listed, glossary=glossary), problems


def _data(
    files: Mapping[str, Path], uri: str, settings: Settings
) -> tuple[FrontMatter, list[Diagnostic]]:
    """The list in a data file of the docs folder; an empty one where there is no such file."""
    if uri not in files:
        return FrontMatter(), []
    text, problems = _text(files[uri], settings.display(uri))
    if text is None:
        return FrontMatter(), problems
    return front_matter.parse_list(text, settings.display(uri), _DATA_KEYS[uri])


def _at(path: str, found: Iterable[tuple[int, str]]) -> list[Diagnostic]:
    return [Diagnostic(path, line, message) for line, message in found]


def _is_set(uri: str, file: Path, settings: Settings) -> bool:
    """Whether the source makes its top folder a study set: it names resolutions as the folder's
    first page, or stands in a folder of some kind.
    """
    if uri.count("/") == 1 and uri.endswith("/index.md") and os.access(file, os.R_OK):
        return _names_resolutions(file)
    rest = uri.partition("/")[2]
    folder = rest.partition("/")[0] if "/" in rest else ""
    return folder in settings.kinds or bool(folder and nearest(folder, settings.kinds))


def _names_resolutions(file: Path) -> bool:
    """Whether the front matter of a file seems to name resolutions, be it well written or not."""
    with file.open("rb") as source:
        return b"\nresolutions:" in source.read(LARGEST)


def _place(uri: str, sets: set[str], settings: Settings) -> tuple[Place, list[Diagnostic]]:
    path = settings.display(uri)
    parts = uri.split("/")
    if len(parts) == 1 or parts[0] not in sets:
        return Place(uri), []
    if len(parts) == 2:
        return Place(uri, parts[0]), []
    kind = settings.kinds.get(parts[1])
    if kind is None:
        hint = suggestion(nearest(parts[1], settings.kinds))
        message = (
            f"không có loại tài liệu “{parts[1]}”{hint} "
            f"Đổi tên thư mục thành một trong: {', '.join(settings.kinds)}"
        )
        return Place(uri, parts[0]), [Diagnostic(path, 0, message)]
    problems = []
    if len(parts) > 3:
        problems.append(
            Diagnostic(path, 0, f"chương phải nằm ngay trong thư mục {parts[0]}/{parts[1]}/")
        )
    return Place(uri, parts[0], kind), problems


def _text(file: Path, path: str) -> tuple[str | None, list[Diagnostic]]:
    """The text of a source on disk."""
    try:
        if file.stat().st_size > LARGEST:
            message = f"tệp dài quá {LARGEST // 1000} nghìn byte; chia thành nhiều bài"
            return None, [Diagnostic(path, 0, message)]
        data = file.read_bytes()
    except OSError as error:
        return None, [Diagnostic(path, 0, f"không đọc được tệp: {reason(error)}")]
    return _decoded(data, path)


def _decoded(data: bytes, path: str) -> tuple[str | None, list[Diagnostic]]:
    """The text in the bytes of a source: UTF-8, NFC, Unix line ends, nothing invisible."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [Diagnostic(path, 0, "tệp lưu kiểu UTF-16; lưu lại với mã UTF-8")]
    if data.startswith(b"\xef\xbb\xbf"):
        return None, [Diagnostic(path, 1, "tệp có dấu BOM ở đầu; lưu lại kiểu “UTF-8” không BOM")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = (
            "tệp không phải UTF-8 (có thể là phông chữ cũ TCVN3, VNI); "
            "chuyển sang Unicode rồi lưu với mã UTF-8"
        )
        return None, [Diagnostic(path, line, message)]
    text = composed(text.replace("\r\n", "\n").replace("\r", "\n"))
    odd = itertools.chain(
        ((offset, f"dòng này có {message}") for offset, message in refused(text)),
        ((marker.start(), _MERGE_LEFT_UNDONE) for marker in _MARKER_OF_GIT.finditer(text)),
    )
    problems = [
        Diagnostic(path, text.count("\n", 0, offset) + 1, message)
        for offset, message in itertools.islice(odd, _MOST_TOLD)
    ]
    return (None, problems) if problems else (text, [])


def read_version(
    place: Place, data: bytes, settings: Settings
) -> tuple[Document | None, list[Diagnostic]]:
    """The source in the bytes `data` of some version of a file, and what is wrong with it."""
    text, problems = _decoded(data, settings.display(place.src_uri))
    return (None, problems) if text is None else _document(place, text, settings)


def _document(
    place: Place, text: str, settings: Settings
) -> tuple[Document | None, list[Diagnostic]]:
    path = settings.display(place.src_uri)
    if text.lstrip("\n ").startswith("---\n") and not text.startswith("---"):
        message = "trước dòng --- đầu trang có dòng trống hoặc dấu cách; xóa đi để --- là dòng 1"
        return None, [Diagnostic(path, 1, message)]
    if not text.startswith("---\n") and _LIKE_A_FRONT_MATTER.match(text):
        message = "phần đầu trang phải nằm giữa hai dòng, mỗi dòng đúng ba dấu gạch ngang: ---"
        return None, [Diagnostic(path, 1, message)]
    try:
        header, body, body_line = front_matter.split(text)
    except ValueError as error:
        return None, [Diagnostic(path, 1, str(error))]
    front, problems = front_matter.parse(header or "", path)
    problems += _at(path, exceeded(body.expandtabs(4), body_line))
    if problems:
        return None, problems
    document, problems = read_document(place, front, body, body_line, settings)
    return document, problems


def _set_problems(
    set_id: str, files: Mapping[str, Path], documents: Iterable[Document], settings: Settings
) -> list[Diagnostic]:
    """A problem for a study set without a first page, or whose first page names no resolution."""
    uri = f"{set_id}/index.md"
    if uri not in files:
        message = "bộ tài liệu chưa có trang đầu; tạo tệp này với title, audience và resolutions"
        return [Diagnostic(settings.display(uri), 0, message)]
    index = next((document for document in documents if document.src_uri == uri), None)
    if index and not _names_resolutions(files[uri]):
        message = "trang đầu của bộ tài liệu chưa có resolutions: (các văn bản được học)"
        return [Diagnostic(settings.display(uri), 1, message)]
    return []
