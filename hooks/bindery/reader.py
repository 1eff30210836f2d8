"""What is in the docs folder? Reads every source once, strictly, as NFC text."""

from __future__ import annotations

import datetime
import itertools
import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from . import front_matter
from . import names as names_of_files
from .audience import nearest, shows
from .bounds import LARGEST, exceeded
from .characters import composed, refused
from .diagnostic import Diagnostic, reason, suggestion
from .document import CrossReference, Document, Place, read_document
from .front_matter import FrontMatter
from .glossary import Term, read_terms
from .resolution import Resolution, read_resolutions
from .settings import Settings

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


@dataclass(frozen=True)
class Tree:
    """The sources of one edition; ``edition`` is None for the sources as editors wrote them.

    `assets` maps the path below the docs folder to the file; `listed` are the documents of the
    register that no set studies, `cross_references` those that the edition shows.
    """

    settings: Settings
    documents: tuple[Document, ...]
    assets: Mapping[str, Path]
    edition: str | None = None
    listed: tuple[Resolution, ...] = ()
    glossary: tuple[Term, ...] = ()
    cross_references: tuple[CrossReference, ...] = ()

    @cached_property
    def by_uri(self) -> Mapping[str, Document]:
        """The documents by their path below the docs folder."""
        return {document.src_uri: document for document in self.documents}

    @property
    def set_indexes(self) -> tuple[Document, ...]:
        """The first pages of the study sets, the newest set first."""
        return tuple(
            sorted(
                (document for document in self.documents if document.place.is_set_index),
                key=_newest_first,
            )
        )

    @cached_property
    def register(self) -> Mapping[str, Resolution]:
        """Every document that may be cited, by its symbol: those of the sets, the newest set first,
        and those listed.
        """
        found: dict[str, Resolution] = {}
        for index in self.set_indexes:
            for item in index.study_set.resolutions if index.study_set else ():
                found.setdefault(item.symbol or "", item)
        for item in self.listed:
            found.setdefault(item.symbol or "", item)
        found.pop("", None)
        return found

    def asset_shows(self, uri: str, name: str) -> bool:
        """Whether the edition `name` may have an asset: one in the folder of a kind is for those
        whom the kind is for.
        """
        folder = uri.split("/")[1] if uri.count("/") > 1 else ""
        kind = self.settings.kinds.get(folder)
        return kind is None or shows(kind.audience, name)

    def chapters(self, set_id: str, kind_id: str) -> tuple[Document, ...]:
        """The chapters of one document of a set, in file-name order."""
        return self._chapters.get((set_id, kind_id), ())

    @cached_property
    def _chapters(self) -> Mapping[tuple[str, str], tuple[Document, ...]]:
        found: dict[tuple[str, str], tuple[Document, ...]] = {}
        for document in self.documents:
            set_id, kind = document.place.set_id, document.place.kind
            if set_id and kind:
                found[set_id, kind.id] = (*found.get((set_id, kind.id), ()), document)
        return found

    @cached_property
    def references_by_source(self) -> Mapping[str, tuple[CrossReference, ...]]:
        """The cross-references that begin or end in each source."""
        found: dict[str, tuple[CrossReference, ...]] = {}
        for reference in self.cross_references:
            for uri in {reference.question.src_uri, reference.section.src_uri}:
                found[uri] = (*found.get(uri, ()), reference)
        return found


def _newest_first(index: Document) -> tuple[int, str]:
    assert index.study_set is not None
    issued = [item.date for item in index.study_set.resolutions if item.date]
    held = [
        datetime.date.fromisoformat(session.start)
        for session in index.study_set.sessions
        if session.start
    ]
    return -max([*issued, *held], default=datetime.date.min).toordinal(), index.src_uri


def read(settings: Settings) -> tuple[Tree, list[Diagnostic]]:
    """The tree of the docs folder, and what is wrong with its files and front matters."""
    problems: list[Diagnostic] = []
    files, wrong = _files(settings)
    problems += wrong
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


def _files(settings: Settings) -> tuple[dict[str, Path], list[Diagnostic]]:
    """Every file of the docs folder that is not hidden, by its path, in order."""
    found: dict[str, Path] = {}
    problems: list[Diagnostic] = []

    def unreadable(error: OSError) -> None:
        uri = Path(error.filename).relative_to(settings.docs_dir).as_posix()
        message = f"không đọc được thư mục: {reason(error)}"
        problems.append(Diagnostic(settings.display(_shown(uri)), 0, message))

    for folder, folders, names in os.walk(settings.docs_dir, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in (*folders, *sorted(name for name in names if not name.startswith("."))):
            file = Path(folder) / name
            uri = unicodedata.normalize("NFC", file.relative_to(settings.docs_dir).as_posix())
            message = _fault(file, known=uri in found)
            if message:
                problems.append(Diagnostic(settings.display(_shown(uri)), 0, message))
            elif file.is_file():
                found[uri] = file
    found = dict(sorted(found.items()))
    for uri, other in names_of_files.shared_addresses(found):
        message = f"trùng địa chỉ với {settings.display(other)}; đổi tên một trong hai"
        problems.append(Diagnostic(settings.display(uri), 0, message))
    return found, problems


def _fault(file: Path, *, known: bool) -> str | None:
    """Why a file or a folder must not stand in the docs folder as it does."""
    if file.is_symlink():
        return (
            "đây là một liên kết (symlink), có thể đưa tệp lạ lên trang; chép hẳn tệp vào thư mục"
        )
    if not file.is_dir() and not file.is_file():
        return "không phải là tệp thường; xóa đi"
    if known:
        return "có hai tệp cùng tên, chỉ khác cách ghi dấu (NFC, NFD); xóa một tệp"
    return (_fault_of_a_page(file.name) if file.is_file() else None) or names_of_files.fault(
        file.name, asset=file.is_file() and not file.name.endswith(".md")
    )


def _fault_of_a_page(name: str) -> str | None:
    """Why a site engine would read the file otherwise than Bindery does."""
    if _is_markdown_by_another_name(name):
        return "tệp Markdown phải có đuôi .md viết thường; đổi tên tệp"
    if name.lower() == "readme.md":
        return "công cụ dựng trang coi README.md là trang đầu; đổi tên tệp thành index.md"
    return None


def _shown(uri: str) -> str:
    """A path as it can be printed, whatever its bytes are."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in uri)


def _is_markdown_by_another_name(name: str) -> bool:
    """Whether a site engine would take the file for a page, though its name does not end so."""
    ending = name.rpartition(".")[2]
    return ending != "md" and ending.lower() in ("md", "markdown", "mdown", "mkdn", "mkd", "mdwn")


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
    problems = [
        Diagnostic(path, text.count("\n", 0, offset) + 1, f"dòng này có {message}")
        for offset, message in itertools.islice(refused(text), _MOST_TOLD)
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
