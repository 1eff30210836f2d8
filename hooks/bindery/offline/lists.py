"""Which files may a browser keep of a finished site? A service worker with lists of them, by parts.

Each file has the beginning of its SHA-256 sum in its list, so that nothing is kept that is not of
this build: no page of another one, and no notice of a provider in the place of a page.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from ..address import BOOKLETS, CODES
from ..provenance import Provenance
from . import page

WORKER = "sw.js"
"""The service worker; it governs the folder in which it stands."""

FOLDER = "assets/offline"
"""The folder of the lists, in a folder for each build."""

FRAME, SEARCH, OTHERS = "khung", "tim-kiem", "trang-khac"
"""The parts that each site has: what all pages need, what a search needs, and pages outside the
sets. The other parts are named by their folders, which are called otherwise by `_PREFIX`.
"""

_PREFIX = "bo:"
_FRAME = ("assets/css/", "assets/images/", "assets/js/")
_SEARCH = "assets/search/"
_KEPT = (".gif", ".html", ".jpeg", ".jpg", ".png", ".svg", ".webp")
"""What is kept besides the frame and the search: pages and their pictures. Booklets are downloaded
by those who want them.
"""
_NO_PAGES = ("404.html",)
_FOLDERS = ("assets", BOOKLETS, CODES)
_DIGITS = 12
"""Of a sum: this is no proof against an enemy, who would change the lists as well."""


def write(site: Path, edition: str, made: Provenance) -> None:
    """Write the worker and its lists into a site of an edition, in place of earlier ones.

    The same site gives the same bytes.
    """
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    parts: dict[str, list[tuple[str, str, int]]] = {FRAME: [], SEARCH: [], OTHERS: []}
    for part, uri in sorted(_files(site)):
        data = (site / uri).read_bytes()
        digest = hashlib.sha256(data).hexdigest()[:_DIGITS]
        parts.setdefault(part, []).append((uri, digest, len(data)))
    text = json.dumps(parts, ensure_ascii=False)
    build = hashlib.sha256(f"{edition} {text}".encode()).hexdigest()[:16]
    folder = site / FOLDER / build
    folder.mkdir(parents=True)
    for number, files in enumerate(parts.values()):
        said = json.dumps({"build": build, "files": files}, ensure_ascii=False)
        (folder / f"{number}.json").write_text(said + "\n", encoding="utf-8")
    known = {
        "edition": edition,
        "build": build,
        "made": made_of(made),
        "lists": f"{FOLDER}/{build}/",
        "parts": list(parts),
        "page": page.URI,
    }
    script = resources.files(__package__).joinpath("worker.js").read_text(encoding="utf-8")
    head = f"const KNOWN = {json.dumps(known, ensure_ascii=False)};\n"
    (site / WORKER).write_text(head + script, encoding="utf-8")


def remove(site: Path) -> None:
    """Take the worker and its lists out of a site."""
    (site / WORKER).unlink(missing_ok=True)
    shutil.rmtree(site / FOLDER, ignore_errors=True)


def made_of(made: Provenance) -> str:
    """By what pages and worker know whether they are of one build."""
    return f"{made.label}, {made.date.isoformat()}"


def part_of(set_id: str) -> str:
    """The part that holds the pages of a study set."""
    return _PREFIX + set_id


def _files(site: Path) -> Iterator[tuple[str, str]]:
    """The files that may be kept: the part and the path of each."""
    for path in site.rglob("*"):
        uri = path.relative_to(site).as_posix()
        folder, slash, _ = uri.partition("/")
        if path.is_dir() or path.suffix == ".gz":
            continue
        if uri.startswith(_FRAME):
            yield FRAME, uri
        elif uri.startswith(_SEARCH):
            yield SEARCH, uri
        elif path.suffix in _KEPT and uri not in _NO_PAGES and folder not in _FOLDERS:
            yield part_of(folder) if slash else OTHERS, uri
