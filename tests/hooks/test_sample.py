"""The repository's own content passes in every edition that an editor may build."""

from __future__ import annotations

from pathlib import Path

import pytest

from bindery import settings

from .canary import REPOSITORY
from .conftest import bindery

EDITIONS = settings.load(REPOSITORY / "mkdocs.yml").vocabulary.editions


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_edition_of_the_sample_is_built_and_passes(edition: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    done = bindery("build", "--edition", edition, "--site-dir", str(site), cwd=REPOSITORY)
    assert done.returncode == 0, done.stderr
    assert list(site.glob("booklets/*/*.pdf"))
