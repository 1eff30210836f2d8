"""Markdown extension: every heading and point knows how it is cited.

“điểm đ khoản 2 mục II”: the names are those of Decree 30/2020/NĐ-CP and of Party documents (mục,
khoản, điểm). The words stand at the link of each place, as its title and in ``data-cite``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, ETX, HTML_PLACEHOLDER, STX

from .enumeration import form_of, marker
from .slug import quoted, untagged

TITLE = "Liên kết tới {}"

_NOUNS = {
    "roman": ("mục",),
    "decimal": ("khoản", "điểm", "tiết"),
    "section": ("khoản", "điểm", "tiết"),
    "letter": ("điểm", "tiết", "ý"),
    "bracket": ("ý",),
}
"""What a label of each form names; the first of the words that no step above it has."""

_STASHED = re.compile(HTML_PLACEHOLDER % r"(\d+)")
_ESCAPED = re.compile(f"{STX}(\\d+){ETX}")

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True)
class Step:
    """One step of a citation: a label of some form, or the words of a heading without one."""

    form: str
    text: str
    heading: bool = False

    @property
    def bare(self) -> str:
        """The label as one says it: ``đ)`` -> ``đ``, ``(1)`` stays."""
        return self.text if self.form == "bracket" else self.text.rstrip(").-")


def citation(path: tuple[Step, ...]) -> str:
    """How the place at the end of `path`, from the outermost step, is cited."""
    said: list[tuple[str, str]] = []
    for step in path:
        if step.form in _NOUNS:
            if step.form == "section":
                said = [part for part in said if not step.bare.startswith(f"{part[1]}.")]
            said.append((_noun(step, [noun for noun, _ in said]), step.bare))
        else:
            said = [("", step.text if step.form == "question" else f"mục {quoted(step.text)}")]
    spoken = [" ".join(filter(None, part)) for part in reversed(said)]
    apart = ", " if said[0][0] == "" and said[0][1].startswith("mục “") else " "
    return apart.join(filter(None, [" ".join(spoken[:-1]), spoken[-1]]))


def _noun(step: Step, above: list[str]) -> str:
    """A number is a section where it heads one, unless it stands below another section."""
    if step.heading and "mục" not in above:
        return "mục"
    names = _NOUNS[step.form]
    return next((name for name in names if name not in above), names[-1])


class _Citable(Treeprocessor):
    def run(self, root: ElementTree.Element) -> None:
        self.paths: dict[str, tuple[Step, ...]] = {}
        self.outline: list[tuple[int, tuple[Step, ...]]] = []
        self._walk(root, ())

    def _walk(self, element: ElementTree.Element, above: tuple[Step, ...]) -> None:
        for child in element:
            address = child.get("id", "")
            path = above
            if child.tag in _HEADINGS and address:
                level = int(child.tag[1])
                self.outline = [pair for pair in self.outline if pair[0] < level]
                self.paths[address] = (*self._heading, _heading_step(child, self.md))
                self.outline.append((level, self.paths[address]))
                _say(child, "headerlink", citation(self.paths[address]))
            elif child.tag == "li" and address and (label := _label(child)) is not None:
                path = (*(above or self._above(address)), _item_step(label.text or ""))
                self.paths[address] = path
                _say(child, "label", citation(path))
            self._walk(child, path)

    @property
    def _heading(self) -> tuple[Step, ...]:
        return self.outline[-1][1] if self.outline else ()

    def _above(self, address: str) -> tuple[Step, ...]:
        """The path above a point that stands in no other here: of the place under this heading
        whose address is the longest beginning of `address`, as the mark of a passage parts a list.
        """
        above = address
        while "-" in above:
            above = above.rpartition("-")[0]
            path = self.paths.get(above, ())
            if path and path[: len(self._heading)] == self._heading:
                return path
        return self._heading


def _heading_step(heading: ElementTree.Element, md: Markdown) -> Step:
    text = _unstashed("".join(_texts(heading)), md)
    if "question" in heading.get("class", "").split():
        return Step("question", text.partition(".")[0])
    match = marker(text)
    if match and form_of(match) in _NOUNS:
        return Step(form_of(match), match[form_of(match)], heading=True)
    return Step("heading", text)


def _texts(element: ElementTree.Element) -> list[str]:
    """The text of a heading without its link and the calls of its notes."""
    found = [element.text or ""]
    for child in element:
        css = child.get("class", "").split()
        if "headerlink" not in css and child.tag != "sup":
            found += _texts(child)
        found.append(child.tail or "")
    return found


def _unstashed(text: str, md: Markdown) -> str:
    """The words of a text in which Markdown keeps tags and escaped signs for later."""
    blocks = md.htmlStash.rawHtmlBlocks
    text = _STASHED.sub(lambda match: str(blocks[int(match[1])]), text)
    text = _ESCAPED.sub(lambda match: chr(int(match[1])), text).replace(AMP_SUBSTITUTE, "&")
    return untagged(text).strip()


def _label(item: ElementTree.Element) -> ElementTree.Element | None:
    links = (child for holder in (item, *item.findall("p")) for child in holder.findall("a"))
    return next((link for link in links if link.get("class") == "label"), None)


def _item_step(label: str) -> Step:
    match = marker(label)
    assert match is not None
    return Step(form_of(match), label)


def _say(element: ElementTree.Element, css: str, words: str) -> None:
    for link in element.iter("a"):
        if link.get("class") == css:
            link.set("data-cite", words)
            link.set("title", TITLE.format(words))
            return


class CitableExtension(Extension):
    """Says how each place is cited."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run after the extension ``toc`` (priority 5), which gives headings their links."""
        md.treeprocessors.register(_Citable(md), "bindery.citable", 3)


def makeExtension(**kwargs: Any) -> CitableExtension:
    """The extension, for Markdown to load by the name of this module."""
    return CitableExtension(**kwargs)
