"""Each file of `golden/` is one promise: sources, what an edition shows of them, what is wrong.

    # The promise, in English.
    === docs/bo/hoc-tap/01.md                        a source; several are allowed
    === edition grassroots docs/bo/hoc-tap/01.md     the text that the edition shows of it
    === edition grassroots                           the files of the edition
    === page grassroots docs/bo/hoc-tap/01.md        the HTML that the edition shows of it
    === problems                                     all that is wrong; without it, nothing may be
    === questions                                    what `check` asks about

A problem that ends in “…” promises its line, not its words. Blank lines in a row count as one, as
in Markdown. `BINDERY_GOLDEN=rewrite` writes what the code does now into the files that fail; read
the difference before you believe it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from bindery import checks, publication, settings
from bindery.audience import ALL
from bindery.booklet.elements import converter
from bindery.diagnostic import report
from bindery.edition import edition
from bindery.tree import Tree

from .asset.samples import sample
from .project import Project

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*.md"))
SITE = settings.load(Path(__file__).parents[1] / "mkdocs.yml")
REWRITE = os.environ.get("BINDERY_GOLDEN") == "rewrite"

_SECTION = re.compile(
    r"^=== (docs/.+|edition \S+(?: docs/.+)?|page \S+ docs/.+|problems|questions)$\n?", re.MULTILINE
)


@pytest.mark.parametrize("case", CASES)
def test_golden(case: str, project: Project) -> None:
    """The sources of a case give exactly the editions and the problems that the case promises."""
    file = GOLDEN / case
    promise, sections = _read(file.read_text(encoding="utf-8"))
    for path, text in sections.items():
        if path.startswith("docs/"):
            project.write(path, sample(path) or text)
    tree, problems = project.read()
    found = {
        name: text if name.startswith("docs/") else _actual(name, tree, problems)
        for name, text in {**sections, "problems": sections.get("problems", "")}.items()
    }
    expected = {**sections, "problems": _completed(sections.get("problems", ""), problems)}
    if REWRITE and found != expected:
        file.write_text(_write(promise, found), encoding="utf-8")
    assert _write(promise, found) == _write(promise, expected)


def _read(text: str) -> tuple[str, dict[str, str]]:
    promise, *parts = _SECTION.split(text)
    assert re.fullmatch(r"# \S.*[.?]\n+", promise), "the first line states the promise"
    texts = (part.strip("\n") + "\n" if part.strip("\n") else "" for part in parts[1::2])
    return promise, dict(zip(parts[::2], texts, strict=True))


def _write(promise: str, sections: dict[str, str]) -> str:
    parts = [f"=== {name}\n{text}" for name, text in sections.items() if text or name != "problems"]
    return promise.strip("\n") + "\n\n" + "\n".join(parts)


def _actual(name: str, tree: Tree, problems: tuple[str, ...]) -> str:
    if name == "problems":
        return "".join(f"{problem}\n" for problem in problems)
    if name == "questions":
        return "".join(f"{question}\n" for question in report(checks.questions(tree)))
    what, wanted, *path = name.split(" ", 2)
    shown = edition(tree, wanted)
    _is_an_edition(shown, wanted, tree)
    if what == "page":
        text = publication.text(shown, shown.by_uri[path[0].removeprefix("docs/")])
        return converter(SITE.extensions, SITE.extension_configs).convert(text) + "\n"
    if path:
        return re.sub(r"\n{3,}", "\n\n", shown.by_uri[path[0].removeprefix("docs/")].body)
    return "".join(f"docs/{uri}\n" for uri in sorted([*shown.by_uri, *shown.assets]))


def _is_an_edition(shown: Tree, name: str, tree: Tree) -> None:
    """Filtering twice is filtering once; pages are for whom the edition is, files are the same."""
    again = edition(shown, name)
    once, twice = ([page.body for page in part.documents] for part in (shown, again))
    assert twice == once
    assert (again.assets, again.cross_references) == (shown.assets, shown.cross_references)
    assert shown.assets.items() <= tree.assets.items()
    for page in shown.documents:
        of_all = tree.by_uri[page.src_uri].audience
        assert page.audience == (of_all if name == ALL else frozenset({name}))


def _completed(promised: str, problems: tuple[str, ...]) -> str:
    """The promised problems; one that ends in “…” takes its words from the problem in its place."""
    lines = promised.splitlines()
    for at, (line, problem) in enumerate(zip(lines, problems, strict=False)):
        if line.endswith("…") and problem.startswith(line.removesuffix("…")):
            lines[at] = problem
    return "".join(f"{line}\n" for line in lines)
