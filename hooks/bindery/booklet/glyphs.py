"""Which characters of the sources has the font of the booklets no glyph for?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..diagnostic import Diagnostic
from ..reader import GLOSSARY, REGISTER
from ..tree import Tree
from .typesetter import TypesetterError, typeset

_NO_GLYPH = re.compile(r'the text `?"(.+?)"`? could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def questions(tree: Tree) -> Iterator[Diagnostic]:
    """The lines that have such a character, whether or not it is in a part that is printed.

    A booklet that has to print it is refused.
    """
    uris = [document.src_uri for document in tree.documents if document.place.set_id]
    yield from lines_without(sources(tree, [*uris, REGISTER, GLOSSARY]))


def sources(tree: Tree, uris: Iterable[str]) -> list[tuple[str, Path]]:
    """The names that editors know sources by, and their files."""
    settings = tree.settings
    return [(settings.display(uri), settings.docs_dir / uri) for uri in uris]


def lines_without(files: Iterable[tuple[str, Path]]) -> Iterator[Diagnostic]:
    """Each character without a glyph, for each line of the files that has it; files that are not
    there have no lines.
    """
    lines = [
        (path, number, line)
        for path, file in files
        if file.is_file()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
    ]
    lacking = without({char for _, _, line in lines for char in line})
    for path, number, line in lines:
        for char in dict.fromkeys(char for char in line if char in lacking):
            yield Diagnostic(path, number, message(char))


def without(characters: Iterable[str]) -> set[str]:
    """The characters without a glyph; only the typesetter knows what a font has.

    Raises:
        TypesetterError: the typesetter refuses something else.
    """
    asked, found = sorted(characters), set()
    while True:
        try:
            typeset("glyphs.typ", {"characters": [char for char in asked if char not in found]})
        except TypesetterError as error:
            char = undisplayed(str(error))  # the typesetter names one at a time
            if char not in asked or char in found:
                raise
            found.add(char)
        else:
            return found


def undisplayed(error: str) -> str | None:
    """The text that the typesetter found no glyph for; None where it refuses something else."""
    match = _NO_GLYPH.search(error)
    return match and _ESCAPED.sub(lambda escape: chr(int(escape.group(1), 16)), match.group(1))


def message(text: str) -> str:
    """What to say of a text without a glyph."""
    codes = ", ".join(f"U+{ord(char):04X}" for char in text)
    return f"phông chữ của sách in không có ký tự “{text}” ({codes}); thay bằng ký tự khác"
