"""Convert each page of the edition all of a project: ``python -m tests.hostile.convert FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from bindery import reader, settings
from bindery.audience import ALL

from .inert import active, pages

if __name__ == "__main__":
    tree, problems = reader.read(settings.load(Path(sys.argv[1]) / "mkdocs.yml"))
    assert not problems
    assert not [fault for _, _, page in pages(tree, [ALL]) for fault in active(page)]
