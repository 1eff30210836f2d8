"""Real builds, one for each edition, made once."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from .canary import write_project

Run = Callable[..., subprocess.CompletedProcess[str]]


def bindery(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as an editor does."""
    environment = {key: value for key, value in os.environ.items() if key != "BINDERY_EDITION"}
    return subprocess.run(
        [sys.executable, "-m", "bindery", *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("canaries")
    write_project(root)
    return root


@pytest.fixture(scope="session")
def site(sources: Path) -> Callable[[str], Path]:
    """The finished site of an edition."""
    built: dict[str, Path] = {}

    def build(edition: str) -> Path:
        if edition not in built:
            target = sources / "sites" / edition.replace("/", "-")
            done = bindery("build", "--edition", edition, "--site-dir", str(target), cwd=sources)
            assert done.returncode == 0, done.stderr
            built[edition] = target
        return built[edition]

    return build


def everything(site: Path) -> str:
    """Every byte of a site that can be read as text, file names and PDF text included."""
    texts = []
    for path in sorted(site.rglob("*")):
        texts.append(str(path.relative_to(site)))
        if not path.is_file():
            continue
        data = path.read_bytes()
        texts.append(data.decode("utf-8", "ignore"))
        if path.suffix == ".gz":
            texts.append(gzip.decompress(data).decode("utf-8", "ignore"))
        if path.suffix == ".pdf":
            with pypdfium2.PdfDocument(data) as document:
                texts += [page.get_textpage().get_text_bounded() for page in document]
                texts += [str(document.get_metadata_dict())]
                texts += [entry.get_title() for entry in document.get_toc()]
    return "\n".join(texts).casefold()
