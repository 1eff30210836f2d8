"""Markdown extension: refuses a text that did not come through the filter.

An engine that silently skips hooks would publish everything to everybody. Such a text has no stamp,
or still bears the labels that filtering takes away, so converting it fails instead.
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from . import spans
from .label import KEYWORD
from .plain import plain_lines
from .tree import Tree

NAME = "bindery.guard"
STAMP = "%% bindery: {} %%"
"""The first line of every text of an edition."""

_STAMP = re.compile(r"%% bindery: \S+ %%\Z")
_LABEL = re.compile(rf"\{{(?:[^{{}}]*[^{{}}\w-])?{KEYWORD}\s*[=:]|^/{{3,}}\s*{KEYWORD}\b")


class Unfiltered(Exception):
    """A text has not been filtered for an edition."""


def stamped(text: str, tree: Tree) -> str:
    """`text` with the stamp of the edition `tree`, if the project's settings list the guard."""
    if tree.edition is None or NAME not in tree.settings.extensions:
        return text
    return f"{STAMP.format(tree.edition)}\n{text}"


class _Guard(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        at = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
        if at < len(lines) and not _STAMP.match(lines[at].strip()):
            raise Unfiltered(
                f"“{lines[at][:60]}”: trang này chưa qua bộ lọc đối tượng nên không dựng; "
                "dùng `bindery build`, hoặc `bindery stage` rồi dựng từ thư mục đã lọc"
            )
        rest = lines[at + 1 :]
        for line in plain_lines("\n".join(rest), 1)[0]:
            if not line.code and _LABEL.search(spans.masked(line.text)):
                raise Unfiltered(f"“{line.text[:60]}”: còn nhãn đối tượng nên không dựng")
        return rest


class GuardExtension(Extension):
    """Registers the guard."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run before everything else reads the text."""
        md.preprocessors.register(_Guard(md), "bindery.guard", 1000)


def makeExtension(**kwargs: Any) -> GuardExtension:
    """The extension, for Markdown to load by the name of this module."""
    return GuardExtension(**kwargs)
