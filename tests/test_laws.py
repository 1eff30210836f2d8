"""What holds for every document, also for those that nobody thought of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import markdown
import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bindery import checks, guard, settings
from bindery.audience import ALL, shows
from bindery.document import read_document
from bindery.edition import edition
from bindery.front_matter import FrontMatter
from bindery.passage import Scope
from bindery.scanner import Scanner
from bindery.search.sections import library
from bindery.settings import Settings
from bindery.slug import slug
from bindery.tree import Tree

from .project import SETTINGS

AUDIENCES = ("key-cadres", "grassroots", "mass-organisations", "grassroots/remote")
EDITIONS = (*AUDIENCES, ALL)
URI = "bo/hoi-dap/01.md"

few = hypothesis_settings(
    max_examples=200,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

many = hypothesis_settings(few, max_examples=500)

Chain = tuple[frozenset[str], ...]
"""The labels around a word, from outside to inside."""


@dataclass
class Draft:
    """A document and, of each word planted in it, the labels around each of its places."""

    lines: list[str] = field(default_factory=list)
    words: dict[str, list[Chain]] = field(default_factory=dict)
    notes: dict[str, list[Chain]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def word(self, *chains: Chain) -> str:
        word = f"chữ{len(self.words)}"
        self.words[word] = list(chains)
        return word

    def note(self, chain: Chain) -> str:
        label = f"n{len(self.notes) // 2}"
        self.notes.setdefault(label, []).append(chain)
        return f"[^{label}]"


def inside(value: str, wide: str) -> bool:
    return value == wide or value.startswith(wide + "/")


def seen(chains: list[Chain], name: str) -> bool:
    """Whether somebody who reads the edition `name` is let through all labels of some chain."""
    return name == ALL or any(
        all(any(inside(name, value) for value in label) for label in chain) for chain in chains
    )


@st.composite
def documents(draw: st.DrawFn) -> Draft:
    """Nested sections, blocks, lists, tables, code, spans and notes, with nothing wrong."""
    draft = Draft()
    write = Writer(draw, draft)
    chain: Chain = (frozenset(AUDIENCES[:3]),)
    write.content(chain, depth=3)
    write.sections(2, chain)
    notes = [f"[^{label}]: {draft.word(*calls)}" for label, calls in draft.notes.items()]
    draft.lines[:0] = [line for note in notes for line in (note, "")]
    return draft


@dataclass
class Writer:
    """Draws the parts of a document."""

    draw: st.DrawFn
    draft: Draft

    def maybe(self) -> bool:
        return self.draw(st.booleans())

    def some(self, most: int) -> range:
        return range(self.draw(st.integers(0, most)))

    def label(self, chain: Chain) -> frozenset[str]:
        allowed = [v for v in AUDIENCES if any(inside(v, wide) for wide in chain[-1])]
        return self.draw(st.frozensets(st.sampled_from(allowed), min_size=1))

    def sections(self, level: int, chain: Chain) -> None:
        for _ in self.some(2 if level < 5 else 0):
            label = self.label(chain) if self.maybe() else None
            within = (*chain, label) if label else chain
            braces = f" {{audience={','.join(sorted(label))}}}" if label else ""
            title = f"{self.draft.word(within)} {self.inline(within, 1)}".strip()
            self.draft.lines += ["", f"{'#' * level} {title}{braces}"]
            self.content(within, depth=2)
            self.sections(level + 1, within)

    def content(self, chain: Chain, depth: int) -> None:
        for _ in self.some(3):
            parts = [self.paragraph, self.items, self.rows, self.code]
            blocks: list[Callable[[Chain, int], None]] = [self.block, self.box] if depth else []
            part = self.draw(st.sampled_from([*parts, *blocks]))
            self.draft.lines.append("")
            part(chain, depth)

    def paragraph(self, chain: Chain, depth: int) -> None:
        self.draft.lines += [
            f"{self.draft.word(chain)} {self.inline(chain, 2)}"
            for _ in range(len(self.some(2)) + 1)
        ]

    def items(self, chain: Chain, depth: int) -> None:
        self.draft.lines += [f"- {self.inline(chain, 2) or 'mục'}" for _ in self.some(3)]

    def rows(self, chain: Chain, depth: int) -> None:
        self.draft.lines += ["| a | b |", "|---|---|"]
        for _ in self.some(2):
            self.draft.lines.append(f"| {self.inline(chain, 1)} | {self.inline(chain, 1)} |")

    def code(self, chain: Chain, depth: int) -> None:
        word = self.draft.word(chain)
        self.draft.lines += ["```", f"[{word}]{{audience=xyz}}", "", "## /// audience |", "```"]

    def block(self, chain: Chain, depth: int) -> None:
        label = self.label(chain)
        self.fenced(f"audience | {', '.join(sorted(label))}", (*chain, label), depth)

    def box(self, chain: Chain, depth: int) -> None:
        self.fenced(f"note | {self.draft.word(chain)}", chain, depth)

    def fenced(self, header: str, chain: Chain, depth: int) -> None:
        slashes = "/" * (2 + depth)
        self.draft.lines += [f"{slashes} {header}", "", self.draft.word(chain)]
        self.content(chain, depth - 1)
        self.draft.lines += ["", slashes]

    def inline(self, chain: Chain, depth: int) -> str:
        return " ".join(self.piece(chain, depth) for _ in self.some(3))

    def piece(self, chain: Chain, depth: int) -> str:
        kind = self.draw(st.sampled_from(["word", "word", "note", "code", "span", "span"]))
        if kind == "span" and depth:
            label = self.label(chain)
            within = (*chain, label)
            text = f"{self.draft.word(within)} {self.inline(within, depth - 1)}"
            return f"[{text}]{{audience={','.join(sorted(label))}}}"
        if kind == "note":
            return self.draft.word(chain) + self.draft.note(chain)
        if kind == "code":
            return f"`[{self.draft.word(chain)}]{{audience=xyz}}`"
        return self.draft.word(chain)


markup = st.lists(
    st.sampled_from(
        [
            *("a", "b ", "\n", "\n", "\n\n", "  ", "    ", "\t", "\u00a0", "\r", "\u2028"),
            *("`", "``", "```", "~~~", "\n```\n", "\\", "\\`", "<!--", "-->", "<div>", "</div>"),
            *("## ", "###### ", "#", "- ", "1. ", "a) ", "> ", "|", "|--|--|\n", "---", "==="),
            *("[", "]", "(", ")", "{", "}", "![", "](", "]{", "*", "_", "<", ">", "&", '"', "“"),
            *("audience", "audiance", "=", ":", "key-cadres", "grassroots", "everyone", ","),
            *("{audience=key-cadres}", "{audience=}", "{#a}", "{.x}", "[mật]{audience=key-cadres}"),
            *("/// audience | key-cadres\n", "//// note | x\n", "\n///\n", "\n////\n", "!!! note"),
            *("[^1]", "\n[^1]: ", "\n*[ab]: ", "ab", "\n[nq]: ", "[nq]", "http://[", "//", "#a"),
            *("{{", "}}", "\ud7ff", "đ", "e\u0301", "Câu 5", "\u200b", "01.md", "../", "%5B"),
        ]
    ),
    max_size=30,
).map("".join)

texts = st.one_of(markup, st.text(st.characters(exclude_categories=["Cs"]), max_size=60))


@pytest.fixture(scope="module")
def project_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    file: Path = tmp_path_factory.mktemp("laws") / "mkdocs.yml"
    file.write_text(SETTINGS, encoding="utf-8")
    return settings.load(file)


@pytest.fixture(scope="module")
def tree_of(project_settings: Settings) -> Callable[[str], Tree]:
    """The tree of one question page with a given body."""
    from bindery.document import Place

    place = Place(URI, "bo", project_settings.kinds["hoi-dap"])
    front = FrontMatter({"title": "Bài một"})

    def tree(body: str) -> Tree:
        document, problems = read_document(place, front, body, 1, project_settings)
        assert problems == []
        return Tree(project_settings, (document,), {})

    return tree


def body(tree: Tree, name: str) -> str:
    return edition(tree, name).documents[0].body


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def scopes(tree: Tree) -> Iterator[Scope]:
    for document in tree.documents:
        for line in document.passages.lines:
            yield line.scope
            for run in line.runs:
                yield run.scope


@few
@given(draft=documents())
def test_drafts_are_in_order(tree_of: Callable[[str], Tree], draft: Draft) -> None:
    """The documents of these laws are valid, so that the laws speak about what is published."""
    assert checks.check(tree_of(draft.text)) == ()


@few
@given(draft=documents())
def test_a_word_is_shown_exactly_to_its_audience(
    tree_of: Callable[[str], Tree], draft: Draft
) -> None:
    """A word is in an edition if and only if each label around it lets that audience through.

    That holds for headings and their addresses, lists, tables, code and notes; a note is shown
    where a call of it is. And what an edition shows, all of it and nothing else, can be found.
    """
    tree = tree_of(draft.text)
    for name in EDITIONS:
        shown = set(words(body(tree, name)))
        sections = (part for page in library(edition(tree, name)).pages for part in page.sections)
        found = {word for part in sections for word in words(f"{part.heading} {part.text}")}
        assert found & draft.words.keys() == shown & draft.words.keys()
        addresses = {slug(word) for word in draft.words}
        planted = {word for word, chains in draft.words.items() if seen(chains, name)}
        assert shown & draft.words.keys() == planted
        assert shown & addresses <= {slug(word) for word in planted}


@few
@given(draft=documents())
def test_every_edition_is_a_part_of_all(tree_of: Callable[[str], Tree], draft: Draft) -> None:
    """The words of an edition stand in the edition “all”, in the same order."""
    tree = tree_of(draft.text)
    everything = words(body(tree, ALL))
    for name in AUDIENCES:
        rest = iter(everything)
        assert all(word in rest for word in words(body(tree, name)))


@few
@given(draft=documents())
def test_an_edition_of_an_edition_is_that_edition(
    tree_of: Callable[[str], Tree], draft: Draft
) -> None:
    """Filtering twice is filtering once."""
    tree = tree_of(draft.text)
    for name in EDITIONS:
        once = edition(tree, name)
        twice = edition(once, name)
        assert twice.edition == once.edition == name
        assert [page.body for page in twice.documents] == [page.body for page in once.documents]
        assert [page.audience for page in twice.documents] == [
            page.audience for page in once.documents
        ]


@few
@given(draft=documents())
def test_a_sub_audience_sees_what_its_audience_sees(
    tree_of: Callable[[str], Tree], draft: Draft
) -> None:
    """Every word for the grassroots is in the edition of a part of the grassroots."""
    tree = tree_of(draft.text)
    assert set(words(body(tree, "grassroots"))) <= set(words(body(tree, "grassroots/remote")))


@many
@given(text=texts)
def test_nothing_is_wider_than_what_is_around_it(tree_of: Callable[[str], Tree], text: str) -> None:
    """Whatever is written, who sees a passage sees the passage around it."""
    for scope in scopes(tree_of(text)):
        for name in EDITIONS:
            if scope.parent and shows(scope.audience, name):
                assert shows(scope.parent.audience, name)


@many
@given(text=texts)
def test_the_scanner_reads_any_text(project_settings: Settings, text: str) -> None:
    """No text stops the scanner; lines keep their order and numbers."""
    vocabulary = project_settings.vocabulary
    passages, problems = Scanner(vocabulary.everyone, vocabulary, first_line=4).scan(text)
    numbers = [line.number for line in passages.lines]
    assert numbers == sorted(set(numbers))
    assert {number for number, _ in problems} <= set(range(4, text.count("\n") + 5))


@many
@given(text=texts)
@example("Xem [báo](http://[example.vn)")
@example("[a]: //[b")
@example("[[a]{audience=key-cadres}](http://b]c)")
def test_checks_and_editions_read_any_text(tree_of: Callable[[str], Tree], text: str) -> None:
    """No text stops the checks, nor the writing of an edition."""
    tree = tree_of(text)
    checks.check(tree)
    for name in EDITIONS:
        edition(tree, name)


@many
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_a_slug_is_an_address(text: str) -> None:
    """An address is made of ASCII letters, digits and single hyphens, and short."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text))
    assert len(slug(text)) <= 80


SITE = settings.load(Path(__file__).parents[1] / "mkdocs.yml")
SECRET = "[MAT]{audience=key-cadres}"


@many
@given(text=markup.map(lambda text: text.replace("[mật]{audience=key-cadres}", SECRET)))
@example(f"Ổ `C:\\` {SECRET} ổ `D:\\`")
@example(f"`{SECRET}\\``")
@example(f"    mã\n```\n- mã\n\n{SECRET}\n```")
@example(f"    mã\nchữ\n```\n- mã\n\n{SECRET}\n```")
@example(f"```\nmã\n\n{SECRET}\n```\u00a0")
@example(f">     mã\n```\n- mã\n\n{SECRET}\n```")
@example(f"    mã\n> ```\n> ```{SECRET}\n> ```")
@example(f"{SECRET}    hai\n```\n- mã\n\n{SECRET}\n```")
@example(f"{SECRET}~~~\n```\nmã\n\n{SECRET}\n```")
@example(f"<div>`</div> {SECRET} `chữ")
@example(f"- mục\n\n    ```\n    mã\n\n    {SECRET}\n    ```")
@example(f"> ```\n> mã\n\n> {SECRET}\n> ```")
def test_what_is_left_as_code_is_code_to_markdown(
    tree_of: Callable[[str], Tree], text: str
) -> None:
    """A label that is left alone because it stands in code stands in code on the page as well.

    Where the scanner and Markdown could disagree about that, the text is refused.
    """
    tree = tree_of(text)
    if checks.check(tree):
        return
    page = markdown.markdown(
        body(tree, "grassroots"),
        extensions=[name for name in SITE.extensions if name != guard.NAME],
        extension_configs=SITE.extension_configs,
    )
    assert "MAT" not in re.sub(r"<code.*?</code>", "", page, flags=re.DOTALL)
