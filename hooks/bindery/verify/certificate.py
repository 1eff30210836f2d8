"""Is a finished site fit to be published as the edition it claims to be?"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..diagnostic import Diagnostic
from ..provenance import Provenance
from ..reader import Tree
from .artefacts import Unreadable, views
from .shingles import found, hidden

FILE = "edition.json"

_SHORT = 1000
"""Characters of a text that is remembered as searched: the navigation is the same on every page."""


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


def verify(site: Path, tree: Tree, name: str, besides: Iterable[str] = ()) -> Certificate:
    """Search every file of `site` for text that the edition `name` of `tree` must not contain.

    `tree` holds the sources as editors wrote them; `besides` are the texts that the edition adds.
    """
    hide = hidden(tree, name, besides)
    leaks: list[Diagnostic] = []
    clean: set[str] = set()
    files = sorted(path for path in site.rglob("*") if path.is_file() and path.name != FILE)
    for path in files:
        shown = path.relative_to(site).as_posix()
        try:
            fresh = [view for view in views(shown, path.read_bytes()) if view not in clean]
            leaked = {place: text for text, place in found(hide, fresh)}
            if not leaked:
                clean.update(view for view in fresh if len(view) < _SHORT)
            for place, text in leaked.items():
                message = f"lộ nội dung của {place}, không thuộc ấn bản {name}: “… {text} …”"
                leaks.append(Diagnostic(shown, 0, message))
        except Unreadable as error:
            leaks.append(Diagnostic(shown, 0, f"không kiểm tra được tệp này: {error}"))
    return Certificate(name, len(files), hide.count, tuple(leaks))


def edition_of(site: Path) -> str | None:
    """The edition that the certificate in `site` names, or None where there is none."""
    try:
        said = json.loads((site / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return str(said.get("edition")) if isinstance(said, dict) else None


def write(site: Path, certificate: Certificate, tree: Tree, made: Provenance) -> None:
    """Write the certificate into the site, as JSON."""
    said = {
        "edition": certificate.edition,
        "label": tree.settings.vocabulary.edition_label(certificate.edition),
        "commit": made.commit,
        "modified": made.modified,
        "date": made.date.isoformat(),
        "counts": {
            "files": certificate.files,
            "hidden_sequences": certificate.sequences,
            "leaks": len(certificate.leaks),
        },
        "result": "passed" if certificate.passed else "failed",
    }
    text = json.dumps(said, ensure_ascii=False, indent=2) + "\n"
    (site / FILE).write_text(text, encoding="utf-8")
