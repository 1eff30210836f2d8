"""A filter that lets one class of text through is found out: each is broken in a copy of the core,
an edition is made with it, and the search of the real core must stop it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .canary import REPOSITORY
from .conftest import bindery

BROKEN = {
    "pages": ("edition.py", "if not shows(document.audience, name):", "if False:"),
    "study calendar": (
        "edition.py",
        "for item in study_set.sessions if shows(item.audience, name)",
        "for item in study_set.sessions",
    ),
    "pictures": (
        "edition.py",
        "assets=dict(sorted(assets.items())),",
        "assets=tree.assets,",
    ),
    "blocks and sections": (
        "writing.py",
        "if not shows(run.scope.audience, name):\n            continue",
        "if run.scope.level is Level.SPAN and not shows(run.scope.audience, name):\n"
        "            continue",
        "if text is not None and shows(line.scope.audience, name):",
        "if text is not None:",
    ),
    "code": (
        "writing.py",
        "if text is not None and shows(line.scope.audience, name):",
        "if text is not None and (line.role is Role.CODE or shows(line.scope.audience, name)):",
    ),
    "headings": (
        "writing.py",
        "if text is not None and shows(line.scope.audience, name):",
        "if text is not None and (line.heading or shows(line.scope.audience, name)):",
    ),
    "words in a line": (
        "writing.py",
        "if not shows(run.scope.audience, name):\n            continue",
        "pass",
    ),
    "notes, references and abbreviations": (
        "writing.py",
        "seen = [use for use in document.uses if shows(use.scope.audience, name)]",
        "seen = list(document.uses)",
    ),
    "comments": (
        "plain.py",
        "visible, comment = _without_comments(line, number, comment)",
        "visible = line",
    ),
    "register": (
        "back_matter.py",
        "if symbol in places]",
        "if places.setdefault(symbol, []) or 1]",
    ),
    "glossary": (
        "back_matter.py",
        "return tuple(term for term in used(tree.glossary, text) if term.term not in own)",
        "return tuple(tree.glossary)",
    ),
    "booklets": (
        "booklet/compose.py",
        "editions[readers] = edition(tree, readers)",
        'editions[readers] = edition(tree, "all")',
    ),
    "navigation": (
        "../navigation.py",
        "*navigation.navigation(build.tree),",
        "*navigation.navigation(build.tree),"
        '*({page.title: ["index.md"]} for page in build.source.documents),',
    ),
    "listings of audiences": (
        "../mkdocs_bridge.py",
        "audience_pages.pages(part)",
        'audience_pages.pages(edition(tree, "all"))',
    ),
    "search data": (
        "../search.py",
        "import mkdocs_bridge as bridge",
        "import mkdocs_bridge as bridge\nfrom bindery.edition import edition",
        "bridge.build_of(config).tree",
        'edition(bridge.build_of(config).source, "all")',
    ),
    "downloads": (
        "../mkdocs_bridge.py",
        "downloads.pages(part, made)",
        'downloads.pages(edition(tree, "all"), made)',
    ),
    "facts of a page": (
        "../mkdocs_bridge.py",
        "publication.page_text(build.tree,",
        "publication.page_text("
        'build.tree if document.place.kind else edition(build.source, "all"),',
    ),
    "files that the engine finds": (
        "../mkdocs_bridge.py",
        "files.remove(file)",
        "pass",
    ),
}


def broken(where: Path, name: str, *changes: str) -> Path:
    """A copy of the hooks and the core in which some text is replaced by another."""
    hooks = where / "hooks"
    shutil.copytree(REPOSITORY / "hooks", hooks, ignore=shutil.ignore_patterns("__pycache__"))
    file = hooks / "bindery" / name
    text = file.read_text(encoding="utf-8")
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        assert text.count(old) == 1, f"{name} has changed; say here what would break it now"
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    return hooks


BUILT = (
    *("booklets", "navigation", "listings of audiences", "search data", "downloads"),
    *("facts of a page", "files that the engine finds"),
)
"""What is broken elsewhere than in the text that every engine gets."""


NOT_EVEN_MADE = ("comments", "files that the engine finds")
"""What, broken, is already stopped by checks or the guard."""


def made(sources: Path, where: Path, hooks: Path, sort: str) -> bool:
    """Whether the broken core makes an edition at all, in the folder ``site``: as text for any
    engine, or built by MkDocs.
    """
    config = (sources / "mkdocs.yml").read_text(encoding="utf-8")
    (where / "mkdocs.yml").write_text(config.replace(str(REPOSITORY / "hooks"), str(hooks)))
    shutil.copytree(sources / "docs", where / "docs")
    stage = ("bindery", "stage", "--edition", "grassroots", str(where / "site"))
    build = ("mkdocs", "build", "--strict", "-d", str(where / "site"))
    done = subprocess.run(
        [sys.executable, "-m", *(build if sort in BUILT else stage)],
        cwd=where,
        env={
            **os.environ,
            "PYTHONPATH": str(hooks),
            "BINDERY_EDITION": "grassroots",
            "BINDERY_BOOKLETS": "" if sort == "booklets" else "later",
            "NO_MKDOCS_2_WARNING": "1",
        },
        capture_output=True,
        check=False,
    )
    return done.returncode == 0


@pytest.mark.parametrize("sort", BROKEN)
def test_a_broken_filter_is_found_out(sort: str, sources: Path, tmp_path: Path) -> None:
    hooks = broken(tmp_path, *BROKEN[sort])
    assert made(sources, tmp_path, hooks, sort) == (sort not in NOT_EVEN_MADE)
    if sort not in NOT_EVEN_MADE:
        verified = bindery("verify", "site", "--edition", "grassroots", cwd=tmp_path)
        assert verified.returncode == 1, verified.stdout
        assert "lộ nội dung của docs/" in verified.stderr


@pytest.mark.parametrize("sort", ["pages", "booklets"])
def test_a_filter_that_is_not_broken_passes(sort: str, sources: Path, tmp_path: Path) -> None:
    hooks = broken(tmp_path, "edition.py")
    assert made(sources, tmp_path, hooks, sort)
    verified = bindery("verify", "site", "--edition", "grassroots", cwd=tmp_path)
    assert verified.returncode == 0, verified.stderr
