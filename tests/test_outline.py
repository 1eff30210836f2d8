"""The page nests what the outline nests, and every point has one address, whoever reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from hypothesis import HealthCheck, assume, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bindery import checks, publication, settings
from bindery.booklet.elements import converter
from bindery.document import Place, read_document
from bindery.edition import edition
from bindery.enumeration import BULLETS
from bindery.front_matter import FrontMatter
from bindery.numbering import number
from bindery.outline import Item, items
from bindery.tree import Tree

from .project import SETTINGS

AUDIENCES = ("key-cadres", "grassroots", "grassroots/remote")
URI = "bo/hoc-tap/01.md"
LABELS = (
    *("I.", "II.", "I-", "II-", "1.", "2.", "1-", "2-", "1)", "2)", "1.1.", "1.2.", "1.1.1."),
    *("a)", "b)", "c)", "d)", "đ)", "(1)", "(2)", "-", "-", "–", "+", "+"),
)
INDENTS = (0, 0, 0, 0, 0, 4, 4, 4, 8, 2, 2, 1, 3, 5, 6, 7)
BETWEEN = (
    ["", "chữ", ""],
    ["", "chữ"],
    ["", "    chữ", ""],
    ["", "```", "chữ", "```", ""],
    ["", "| a | b |", "|---|---|", "| c | d |", ""],
    ["", "/// note | Chữ", "", "a) chữ", "", "///", ""],
    ["", "> a) chữ", ""],
)

law = hypothesis_settings(
    max_examples=300,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)

Build = Callable[[str], Tree]


@pytest.fixture(scope="module")
def tree_of(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The tree of one study page with a given body."""
    file: Path = tmp_path_factory.mktemp("outline") / "mkdocs.yml"
    file.write_text(SETTINGS, encoding="utf-8")
    known = settings.load(file)

    def tree(body: str) -> Tree:
        place = Place(URI, "bo", known.kinds["hoc-tap"])
        document, problems = read_document(place, FrontMatter({"title": "Bài một"}), body, 1, known)
        assert problems == []
        return Tree(known, (document,), {})

    return tree


@pytest.fixture(scope="module")
def page() -> Callable[[Tree, str], Any]:
    """The HTML that the site makes of the page, as an element."""
    site = settings.load(Path(__file__).parents[1] / "mkdocs.yml")
    convert = converter(site.extensions, site.extension_configs)

    def root(tree: Tree, name: str) -> Any:
        shown = edition(tree, name)
        html = convert.reset().convert(publication.text(shown, shown.documents[0]))
        return lxml.html.fragment_fromstring(html or "<p></p>", create_parent="div")

    return root


def listed(root: Any) -> list[Any]:
    """The items of the lists of a page, without those of quotations."""
    found = root.iter("li")
    return [item for item in found if not list(item.iterancestors("blockquote"))]


def label_of(item: Any) -> str:
    return str(item.xpath("./*[@class='label'] | ./p[1]/*[@class='label']")[0].text)


def outline(tree: Tree) -> tuple[Item, ...]:
    return tuple(items(tree.documents[0].passages))


# Laws for every list that `check` accepts.


@st.composite
def sources(draw: st.DrawFn) -> str:
    """Items of every form, indented anyhow, among paragraphs, headings, code, tables and boxes."""
    lines: list[str] = []
    level = 1
    for at in range(draw(st.integers(1, 9))):
        indent = " " * draw(st.sampled_from(INDENTS))
        part = draw(st.sampled_from(["item"] * 6 + ["apart"] * 3 + ["more", "heading", "between"]))
        if part == "apart":
            lines.append("")
        if part in ("item", "apart"):
            lines.append(f"{indent}{draw(st.sampled_from(LABELS))} mục{at}")
        elif part == "more":
            lines.append(f"{indent}chữ")
        elif part == "between":
            lines += draw(st.sampled_from(BETWEEN))
        else:
            level = draw(st.integers(2, min(level + 1, 4)))
            label = draw(st.sampled_from(["", "", "I. ", "1. ", "1.1. ", "a) "]))
            lines.append(f"{'#' * level} {label}Mục")
            lines += draw(st.sampled_from([[], [""]]))
    return "\n".join(lines)


@law
@given(text=sources())
@example("1. một\n- gạch\n    - gạch dưới gạch")
@example("1. một\na) điểm\n\n    đoạn của điểm\n\nb) điểm")
@example("Gồm:\n    a) một\n    b) hai")
@example("1. một\n## Hai\na) ba")
@example("a) một\n\nb) hai\n## Hai\n\na) ba")
@example("1.1. một\nII- hai\n\n1) ba")
@example("1. một\n\n```\nmã\n```\n\na) hai")
@example("1. một\n\n/// note | Chữ\n\na) hai\n\n///\n\nb) ba")
@example("1. một\n    a) hai\n\n    đoạn\n\n    (1) ba")
def test_a_page_nests_what_the_outline_nests(
    tree_of: Build, page: Callable[[Tree, str], Any], text: str
) -> None:
    """Each item stands below the same items on the page and in the outline, with its label."""
    tree = tree_of(text)
    assume(not checks.check(tree))
    shown, known = listed(page(tree, "key-cadres")), outline(tree)
    assert [label_of(item) for item in shown] == [item.label for item in known]
    above = [next(item.iterancestors("li"), None) for item in shown]
    assert [shown.index(item) if item is not None else None for item in above] == [
        known.index(item.parent) if item.parent else None for item in known
    ]


@law
@given(text=sources())
@example("Gồm:\n    a) một\n    b) hai")
@example("b) một\n     (1) hai\n (2) ba")
def test_every_point_has_one_address(
    tree_of: Build, page: Callable[[Tree, str], Any], text: str
) -> None:
    """An address stands at its point, once, and nowhere in the text."""
    tree = tree_of(text)
    assume(not checks.check(tree))
    root, known = page(tree, "key-cadres"), outline(tree)
    addresses = number(tree)[URI].points
    assert list(addresses) == [item.line.number for item in known if item.form not in BULLETS]
    assert [item.get("id") for item in listed(root)] == [
        addresses.get(item.line.number) for item in known
    ]
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert "{#" not in root.text_content()


# Laws for sources in which items, sections and blocks are for some only.


@dataclass
class Draft:
    """A source in order. Every label is a number of its own, every heading and item has a word of
    its own, so that an address shows whose words it has.
    """

    draw: st.DrawFn
    lines: list[str] = field(default_factory=list)
    count: int = 9

    def maybe(self) -> bool:
        return self.draw(st.booleans())

    def number(self) -> str:
        self.count += 1
        return str(self.count)

    def label(self, audience: tuple[str, ...]) -> tuple[str, ...]:
        """An audience inside `audience`."""
        return tuple(
            self.draw(st.lists(st.sampled_from(audience), min_size=1, unique=True).map(sorted))
        )

    def sections(self, level: int, audience: tuple[str, ...]) -> None:
        for _ in range(self.draw(st.integers(1 if level == 2 else 0, 2))):
            own = self.label(audience) if self.maybe() else audience
            braces = f" {{audience={','.join(own)}}}" if own != audience else ""
            label = f"{self.number()}. " if self.maybe() else ""
            words = f"{label}tên{self.number()}"
            if self.maybe():
                words += f"[ thêm{self.number()}]{{audience={','.join(self.label(own))}}}"
            self.lines += ["", f"{'#' * level} {words}{braces}", ""]
            for _ in range(self.draw(st.integers(0, 2))):
                self.list(own, own, 0)
                self.lines += ["", "Đoạn.", ""]
            if level < 4:
                self.sections(level + 1, own)

    def list(self, audience: tuple[str, ...], around: tuple[str, ...], depth: int) -> None:
        for _ in range(self.draw(st.integers(1, 3))):
            own = self.label(audience) if self.maybe() else audience
            label, word = f"{self.number()}.", f"mục{self.number()}"
            indent = "    " * depth
            if own == around:
                self.lines.append(f"{indent}{label} {word}")
            else:
                self.lines.append(f"{indent}{label} [{word}]{{audience={','.join(own)}}}")
            if depth < 2 and self.maybe():
                self.list(own, around, depth + 1)


@st.composite
def drafts(draw: st.DrawFn) -> str:
    """Numbered sections and points, some for some only; a point is seen with what it is below."""
    draft = Draft(draw)
    draft.sections(2, AUDIENCES[:2])
    return "\n".join(draft.lines)


def places(root: Any) -> Iterator[tuple[str, str]]:
    """The address and the word of each heading and point on a page."""
    for element in root.xpath("//*[self::h2 or self::h3 or self::h4 or self::li]"):
        yield re.findall(r"(?:tên|mục)\d+", element.text_content())[0], element.get("id")


@law
@given(text=drafts())
def test_drafts_are_in_order(tree_of: Build, text: str) -> None:
    """The laws below speak about what is published."""
    assert checks.check(tree_of(text)) == ()


@law
@given(text=drafts())
def test_an_address_is_the_same_for_everybody(
    tree_of: Build, page: Callable[[Tree, str], Any], text: str
) -> None:
    """What an edition shows of a source stands at the address that it has in the full source."""
    tree = tree_of(text)
    numbers = number(tree)[URI]
    lines = {line.number: line.text for line in tree.documents[0].passages.lines}
    known = {
        re.findall(r"(?:tên|mục)\d+", lines[at])[0]: address
        for at, address in {**numbers.ids, **numbers.points}.items()
    }
    for name in AUDIENCES:
        shown = dict(places(page(tree, name)))
        assert shown == {word: known[word] for word in shown}


@law
@given(text=drafts(), data=st.data())
def test_a_paragraph_elsewhere_changes_no_address(
    tree_of: Build, text: str, data: st.DataObject
) -> None:
    """A paragraph below a heading, before its points, moves addresses to other lines only."""
    lines = text.split("\n")
    headings = [at for at, line in enumerate(lines) if line.startswith("#")]
    at = data.draw(st.sampled_from(headings))
    before = number(tree_of(text))[URI]
    after = number(tree_of("\n".join([*lines[: at + 1], "", "Mới.", "", *lines[at + 1 :]])))[URI]
    assert list(before.ids.values()) == list(after.ids.values())
    assert list(before.points.values()) == list(after.points.values())


@law
@given(text=drafts())
def test_an_address_tells_nothing_hidden(
    tree_of: Build, page: Callable[[Tree, str], Any], text: str
) -> None:
    """An address is made of labels and words that everybody sees who sees the place."""
    tree = tree_of(text)
    for name in AUDIENCES:
        root = page(tree, name)
        seen = set(re.findall(r"\d+", root.text_content()))
        for address in root.xpath("//@id"):
            assert set(re.findall(r"\d+", re.sub(r"_\d+", "", address))) <= seen
