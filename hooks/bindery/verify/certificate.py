"""Is a finished site fit to be published as the edition it claims to be?"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..diagnostic import Diagnostic, reason
from ..provenance import NOT_IN_GIT, Provenance
from ..tree import Tree
from .artefacts import Unreadable, signature, views
from .hidden import hidden
from .shingles import found

FILE = "edition.json"

_SHORT = 64
"""Characters of a text that is remembered as it is; of a longer one a hash is shorter."""


@dataclass(frozen=True)
class Certificate:
    """What was searched for in how many files, and what was found."""

    edition: str
    files: int
    sequences: int
    leaks: tuple[Diagnostic, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing was found."""
        return not self.leaks


def verify(
    site: Path, tree: Tree, name: str, besides: Iterable[str] = (), files: Iterable[str] = ("**/*",)
) -> Certificate:
    """Search the `files` of `site` for text that the edition `name` of `tree` must not contain.

    `tree` holds the sources as editors wrote them; `besides` are the texts that the edition adds.
    """
    hide = hidden(tree, name, besides)
    leaks: list[Diagnostic] = []
    clean: set[str | bytes] = set()
    passed: set[str] = set()
    paths = sorted({path for some in files for path in site.glob(some)} - {site / FILE})
    copies = set(filter(_is_copy, paths))
    for path in paths:
        shown = path.relative_to(site).as_posix()
        try:
            data = None if path in copies else _content(path)
            texts = [shown] if data is None else views(shown, data, known=passed)
            fresh = {key: view for view in texts if (key := _key(view)) not in clean}
            leaked = {place: text for text, place in found(hide, fresh.values())}
            if not leaked:
                clean.update(fresh)
                passed.add(signature(shown, data or b""))
            for place, text in leaked.items():
                message = f"lộ nội dung của {place}, không thuộc ấn bản {name}: “… {text} …”"
                leaks.append(Diagnostic(shown, 0, message))
        except Unreadable as error:
            leaks.append(Diagnostic(shown, 0, f"không kiểm tra được tệp này: {error}"))
        except OSError as error:
            leaks.append(Diagnostic(shown, 0, f"không đọc được tệp này: {reason(error)}"))
    searched = sum(not path.is_dir() for path in paths) - len(copies)
    return Certificate(name, searched, hide.count, tuple(leaks))


def _key(text: str) -> str | bytes:
    """What tells a text from others: the navigation is the same on every page, and the pages of a
    booklet are those of its sheets.
    """
    if len(text) <= _SHORT:
        return text
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def _content(path: Path) -> bytes | None:
    """The bytes of the file at a path; None of a folder."""
    if path.is_symlink():
        raise Unreadable("đây là một liên kết (symlink), có thể dẫn ra ngoài trang")
    return None if path.is_dir() else path.read_bytes()


def _is_copy(path: Path) -> bool:
    """Whether a file is a packed copy of the one beside it, so that it says nothing of its own."""
    original = path.with_suffix("")
    if path.suffix != ".gz" or path.is_symlink() or not original.is_file():
        return False
    try:
        return gzip.decompress(path.read_bytes()) == original.read_bytes()
    except (OSError, EOFError, zlib.error):
        return False


def edition_of(site: Path) -> str | None:
    """The edition that the certificate in `site` names, or None where there is none."""
    try:
        return said_edition((site / FILE).read_bytes())
    except OSError:
        return None


def said_edition(data: bytes) -> str | None:
    """The edition that the certificate `data` names, or None where it is none."""
    try:
        said = json.loads(data)
    except ValueError:
        return None
    return str(said["edition"]) if isinstance(said, dict) and "edition" in said else None


def told(site: Path) -> str:
    """Which edition, commit and day the certificate in `site` names, in Vietnamese."""
    said = _read(site)
    commit = NOT_IN_GIT if said.get("commit") == "" else said.get("commit")
    return f"ấn bản {said.get('edition')}, nguồn {commit}, ngày {said.get('date')}"


def _read(site: Path) -> dict[str, object]:
    try:
        said = json.loads((site / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def write(site: Path, certificate: Certificate, tree: Tree, made: Provenance) -> None:
    """Write the certificate into the site, as JSON; how much is hidden it does not tell."""
    said = {
        "edition": certificate.edition,
        "label": tree.settings.vocabulary.edition_label(certificate.edition),
        "commit": made.commit,
        "modified": made.modified,
        "date": made.date.isoformat(),
        "counts": {"files": certificate.files, "leaks": len(certificate.leaks)},
        "result": "passed" if certificate.passed else "failed",
    }
    text = json.dumps(said, ensure_ascii=False, indent=2) + "\n"
    (site / FILE).write_text(text, encoding="utf-8")
