"""Other engines publish what the filter lets through, or nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .canary import write_project
from .conftest import bindery

Site = Callable[[str], Path]
ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)


def engine(name: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run another engine as its documentation says."""
    return subprocess.run(
        [sys.executable, "-m", name, "build", *arguments],
        cwd=cwd,
        env={**os.environ, "BINDERY_BOOKLETS": "later", "BINDERY_EDITION": "grassroots"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def articles(site: Path) -> dict[str, str]:
    """The words of the article of each page."""
    found = {}
    for page in sorted(site.rglob("*.html")):
        match = ARTICLE.search(page.read_text(encoding="utf-8"))
        if match:
            text = re.sub(r"<a[^>]+booklets/[^>]+>.*?</a>", "", match.group())
            text = re.sub(r"<(\w+)[^>]*data-later[^>]*>.*?</\1>", "", text)
            found[page.relative_to(site).as_posix()] = " ".join(
                re.sub("<[^>]+>", " ", text).split()
            )
    return found


def test_properdocs_builds_the_project_as_it_is(sources: Path, site: Site, tmp_path: Path) -> None:
    """With the same articles as MkDocs, as it runs the hooks."""
    done = engine("properdocs", "--site-dir", str(tmp_path / "site"), cwd=sources)
    assert done.returncode == 0, done.stderr
    assert articles(tmp_path / "site") == articles(site("grassroots"))


@pytest.mark.parametrize("name", ["properdocs", "zensical"])
def test_another_engine_builds_a_staged_edition(name: str, sources: Path, tmp_path: Path) -> None:
    staged = tmp_path / "staged"
    done = bindery("stage", "--edition", "grassroots", str(staged), cwd=sources)
    assert done.returncode == 0, done.stderr
    done = engine(name, cwd=staged)
    assert done.returncode == 0, done.stderr
    pages = [path.relative_to(staged / "docs") for path in (staged / "docs").rglob("*.md")]
    assert all((staged / "site" / path.with_suffix(".html")).is_file() for path in pages)
    done = bindery("verify", str(staged / "site"), "--edition", "grassroots", cwd=sources)
    assert done.returncode == 0, done.stderr


def test_an_engine_that_skips_hooks_publishes_nothing(tmp_path: Path) -> None:
    """Zensical ignores ``hooks:`` without a word; the guard in the Markdown stops it. Files beside
    the pages it has copied by then.
    """
    write_project(tmp_path)
    done = engine("zensical", cwd=tmp_path)
    assert done.returncode != 0
    assert "chưa qua bộ lọc đối tượng" in done.stdout + done.stderr
    assert list((tmp_path / "site").rglob("*.html")) == []
    assert "canary" not in (tmp_path / "site/search.json").read_text(encoding="utf-8").casefold()
