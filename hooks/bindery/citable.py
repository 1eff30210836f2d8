"""Markdown extension: every heading and point knows how it is cited.

“điểm đ khoản 2 mục II”: the names are those of Decree 30/2020/NĐ-CP and of Party documents (mục,
khoản, điểm). The words stand at the link of each place, as its title and in ``data-cite``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from .enumeration import form_of, marker
from .generated import quoted

TITLE = "Liên kết tới {}"

_NOUNS = {
    "roman": ("mục",),
    "decimal": ("khoản", "điểm", "tiết"),
    "section": ("khoản", "điểm", "tiết"),
    "letter": ("điểm", "tiết", "ý"),
    "bracket": ("ý",),
}
"""What a label of each form names; the first of the words that no step above it has."""

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
    spoken = " ".join(" ".join(filter(None, part)) for part in reversed(said))
    return spoken.replace(" mục “", ", mục “")


def _noun(step: Step, above: list[str]) -> str:
    """A number is a section where it heads one, unless it stands below another section."""
    if step.heading and "mục" not in above:
        return "mục"
    names = _NOUNS[step.form]
    return next((name for name in names if name not in above), names[-1])


class _Citable(Treeprocessor):
    def run(self, root: ElementTree.Element) -> None:
        paths: dict[str, tuple[Step, ...]] = {}
        outline: list[tuple[int, tuple[Step, ...]]] = []
        for element in root.iter():
            address = element.get("id", "")
            if element.tag in _HEADINGS and address:
                level = int(element.tag[1])
                outline = [pair for pair in outline if pair[0] < level]
                path = (*(outline[-1][1] if outline else ()), _heading_step(element))
                outline.append((level, path))
                paths[address] = path
                _say(element, "headerlink", citation(path))
            elif element.tag == "li" and address and (label := _label(element)) is not None:
                path = (*_path_above(address, paths), _item_step(label.text or ""))
                paths[address] = path
                _say(element, "label", citation(path))


def _heading_step(heading: ElementTree.Element) -> Step:
    text = "".join(_texts(heading)).strip()
    if "question" in heading.get("class", "").split():
        return Step("question", ".".join(text.split(".")[:1]))
    match = marker(text)
    if match and form_of(match) in _NOUNS:
        return Step(form_of(match), match[form_of(match)], heading=True)
    return Step("heading", text)


def _texts(element: ElementTree.Element) -> list[str]:
    """The text of a heading without its link, the calls of its notes and its marks."""
    found = [element.text or ""]
    for child in element:
        css = child.get("class", "").split()
        if "headerlink" not in css and "passage__label" not in css and child.tag != "sup":
            found += _texts(child)
        found.append(child.tail or "")
    return found


def _label(item: ElementTree.Element) -> ElementTree.Element | None:
    links = (child for holder in (item, *item.findall("p")) for child in holder.findall("a"))
    return next((link for link in links if link.get("class") == "label"), None)


def _item_step(label: str) -> Step:
    match = marker(label)
    assert match is not None
    return Step(form_of(match), label)


def _path_above(address: str, paths: dict[str, tuple[Step, ...]]) -> tuple[Step, ...]:
    """The path of the place whose address is the longest beginning of `address`."""
    above = address
    while "-" in above:
        above = above.rpartition("-")[0]
        if above in paths:
            return paths[above]
    return ()


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
