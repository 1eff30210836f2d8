"""How does a reader without a network get an edition? As one archive, unpacked onto a USB stick.

It holds the site as it is read from a disk, and a start file that tells how it is opened.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .amount import size
from .archive import write
from .audience import ALL
from .diagnostic import ConfigurationError, Diagnostic
from .packed import SUFFIXES
from .printed import booklet_files, printed_kinds, set_archive_uri
from .provenance import Provenance
from .tree import Tree
from .verify import certificate

GUIDE = "HUONG-DAN.txt"
START = "index.html"

FOR_SERVERS = ("404.html", "_headers", "sitemap.xml")
"""Files of a site that mean nothing on a disk."""

LONGEST = 180
"""Characters of a path: Windows unpacks none of more than 259, with the folder it goes into."""


def name(edition: str) -> str:
    """What the archive of an edition is called."""
    return f"tai-lieu-{edition.replace('/', '-')}.zip"


@contextmanager
def beside(target: Path, edition: str) -> Iterator[Path]:
    """A fresh folder; what stands in it goes into the archive `target` when the block ends well.

    On an error an earlier archive stays as it was.

    Raises:
        ConfigurationError: `target` is something else than an earlier archive of the edition.
    """
    target = target.resolve()
    _refuse_others(target, edition)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.stem}-", dir=target.parent))
    try:
        site, packed = fresh / "site", fresh / target.name
        site.mkdir()
        yield site
        paths = _paths(site)
        with packed.open("wb") as file:
            stored = [uri for uri in paths if Path(uri).suffix not in SUFFIXES]
            write(file, ((uri, (site / uri).read_bytes()) for uri in paths), stored)
        os.replace(packed, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _refuse_others(target: Path, edition: str) -> None:
    if not target.exists() and not target.is_symlink():
        return
    found = _edition_of(target)
    if found is None:
        raise ConfigurationError(
            f"{target} đang có, không phải gói do Bindery tạo; chọn tên khác bằng --out"
        )
    if found != edition:
        raise ConfigurationError(
            f"{target} là gói của ấn bản {found}, không phải {edition}; chọn tên khác bằng --out"
        )


def _edition_of(target: Path) -> str | None:
    """The edition in the archive `target`, or None where it is none of ours."""
    try:
        with zipfile.ZipFile(target) as archive:
            if GUIDE not in archive.namelist():
                return None
            return certificate.said_edition(archive.read(certificate.FILE))
    except (OSError, KeyError, zipfile.BadZipFile):
        return None


def complete(site: Path, part: Tree, made: Provenance) -> tuple[Diagnostic, ...]:
    """Make a finished site of the edition `part` one for a disk: without files `FOR_SERVERS`, with
    a start file. Returns what could not be unpacked everywhere.
    """
    for uri in FOR_SERVERS:
        (site / uri).unlink(missing_ok=True)
    # As the oldest Windows shows it: with a mark that it is UTF-8, and its own ends of lines.
    text = "\n".join(_guide(site, part, made))
    (site / GUIDE).write_text(text + "\n", encoding="utf-8-sig", newline="\r\n")
    return tuple(
        Diagnostic(
            uri,
            0,
            f"đường dẫn dài {len(uri)} ký tự, quá {LONGEST} thì Windows có thể không giải nén "
            "được; đặt tên thư mục hoặc tên tệp ngắn hơn",
        )
        for uri in _paths(site)
        if len(uri) > LONGEST
    )


def _paths(site: Path) -> list[str]:
    """The files of a site, those first that a reader looks for."""
    uris = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return sorted(uris, key=lambda uri: (uri not in (GUIDE, START), uri))


def _guide(site: Path, part: Tree, made: Provenance) -> Iterator[str]:
    label = part.settings.vocabulary.edition_label(part.edition or ALL)
    sizes = {uri: (site / uri).stat().st_size for uri in _paths(site)}
    yield from (part.settings.site_name.upper(), f"Ấn bản: {label}")
    yield from (f"Nguồn: {made.dated}", "", "CÁCH MỞ", "")
    yield from _OPENING
    if booklets := list(_booklets(part, sizes)):
        yield from ("", "SÁCH TRONG GÓI", "", *booklets)
    yield from ("", "DUNG LƯỢNG", "")
    yield f"Sau khi giải nén: {len(sizes)} tệp, khoảng {size(sum(sizes.values()))}."
    yield from ("", "Tài liệu này không thay thế văn bản gốc.")


_OPENING = (
    "1. Giải nén cả gói vào một thư mục trên máy hoặc trên USB. Trên Windows: bấm chuột phải vào",
    "   tệp .zip, chọn “Extract All…” (Giải nén tất cả). Mở thẳng từ trong tệp nén thì trang hiện",
    "   không đủ.",
    f"2. Mở thư mục vừa giải nén, bấm đúp vào tệp {START}.",
    "",
    "Không cần mạng, không phải cài thêm gì; tìm kiếm cũng dùng được. Đừng đổi tên hay chuyển chỗ",
    "các tệp trong thư mục. Trên điện thoại, hãy mở sách EPUB hoặc PDF: phần nhiều điện thoại",
    "không mở được cả trang từ thẻ nhớ.",
)


def _booklets(part: Tree, sizes: dict[str, int]) -> Iterator[str]:
    """The booklets of the site by set and kind, and how large their files are."""
    for index in part.set_indexes:
        set_id = index.place.set_id or ""
        kinds = printed_kinds(part, set_id)
        if kinds:
            yield index.title
        for kind in kinds:
            yield f"  {kind.label}"
            for file in booklet_files(set_id, kind.id):
                if file["uri"] in sizes:
                    yield f"    {file['uri']}: {file['label']}, {size(sizes[file['uri']])}"
        archive = set_archive_uri(part, set_id)
        if archive in sizes:
            yield f"  {archive}: cả bộ trong một tệp, {size(sizes[archive])}"
