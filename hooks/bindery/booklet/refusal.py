"""Why does the typesetter refuse something? In Vietnamese, with the lines of the sources."""

from __future__ import annotations

from collections.abc import Sequence

from ..diagnostic import Diagnostic
from ..reader import GLOSSARY, REGISTER
from ..tree import Tree
from . import glyphs


def explained(tree: Tree, uris: Sequence[str], made: str, error: str) -> list[Diagnostic]:
    """What the typesetter says where it has not `made` something of some sources of a study set; of
    characters without a glyph, each source line that has one. What no line has is told of the first
    source.
    """
    first = tree.settings.display(uris[0])
    text = glyphs.undisplayed(error)
    if text is None:
        return [Diagnostic(first, 0, f"không {made}: {error}")]
    index = f"{uris[0].split('/')[0]}/index.md"
    config = tree.settings.config_file
    files = glyphs.sources(tree, [*uris, index, REGISTER, GLOSSARY])
    found = list(glyphs.lines_without([*files, (config.name, config)]))
    return found or [Diagnostic(first, 0, glyphs.message(text))]
