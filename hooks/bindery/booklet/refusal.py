"""Why does the typesetter refuse a booklet? In Vietnamese, with the lines of the sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..diagnostic import Diagnostic
from ..reader import GLOSSARY, REGISTER
from ..tree import Tree
from .compose import Booklet

_NO_GLYPH = re.compile(r'the text `?"(.+?)"`? could not be displayed')


def explained(tree: Tree, booklet: Booklet, error: str) -> list[Diagnostic]:
    """What the typesetter says, for each source line that has what it refuses; for the first
    chapter where that cannot be told.
    """
    match = _NO_GLYPH.search(error)
    if match is None:
        message = f"không in được sách “{booklet.name}”: {error}"
        return [Diagnostic(booklet.chapters[0].path, 0, message)]
    text = match.group(1)
    message = (
        f"phông chữ của sách in không có ký tự “{text}” "
        f"({', '.join(f'U+{ord(char):04X}' for char in text)}); thay bằng ký tự khác"
    )
    found = [Diagnostic(path, line, message) for path, line in _places(tree, booklet, text)]
    return found or [Diagnostic(booklet.chapters[0].path, 0, message)]


def _places(tree: Tree, booklet: Booklet, text: str) -> Iterator[tuple[str, int]]:
    """The files and lines that have `text`: chapters, what is printed before and behind them, and
    the settings.
    """
    settings = tree.settings
    index = f"{booklet.uri.split('/')[1]}/index.md"
    uris = [*(chapter.src_uri for chapter in booklet.chapters), index, REGISTER, GLOSSARY]
    files = [(settings.display(uri), settings.docs_dir / uri) for uri in uris]
    for path, file in [*files, (settings.config_file.name, settings.config_file)]:
        for number, line in enumerate(_lines(file), start=1):
            if text in line:
                yield path, number


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
