"""Real builds, one for each edition, made once."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest

from ..once import once
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
    return once(tmp_path_factory, "canaries", write_project)


@pytest.fixture(scope="session")
def site(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The finished site of an edition."""

    def built(edition: str) -> Path:
        def build(folder: Path) -> None:
            target = str(folder / "site")
            done = bindery("build", "--edition", edition, "--site-dir", target, cwd=sources)
            assert done.returncode == 0, done.stderr

        name = f"canaries-{edition.replace('/', '-')}"
        return once(tmp_path_factory, name, build) / "site"

    return built


def unpacked(data: bytes) -> Iterator[str]:
    """The names and texts in an archive, and in the archives in it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            inner = archive.read(name)
            yield name
            yield from (
                unpacked(inner) if name.endswith(".epub") else [inner.decode(errors="ignore")]
            )


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
        if path.suffix in (".epub", ".zip"):
            texts += unpacked(data)
        if path.suffix == ".pdf":
            with pypdfium2.PdfDocument(data) as document:
                texts += [page.get_textpage().get_text_bounded() for page in document]
                texts += [str(document.get_metadata_dict())]
                texts += [entry.get_title() for entry in document.get_toc()]
    return "\n".join(texts).casefold()
