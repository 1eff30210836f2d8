"""A small project with two study sets, an address and a history, and a server for its sites."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext

from ..asset.samples import png
from ..hooks.conftest import bindery
from ..project import SET_INDEX
from ..test_history import git

REPOSITORY = Path(__file__).parents[2]
SITE_URL = "https://hoctap.example.vn/nq/"
CHAPTER = """\
---
title: {title}
description: Bài “{title}” & những điều cần nhớ.
---

Chữ của bài {title}.

## Mục chung

![Hình](hinh.png)

## Dặn riêng {{audience=key-cadres}}

Lời dặn kín.
"""


def write_project(root: Path, **settings: object) -> None:
    """A project of this theme and these hooks, committed."""
    config = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))
    config["theme"]["custom_dir"] = str(REPOSITORY / "overrides")
    config["hooks"] = [str(REPOSITORY / hook) for hook in config["hooks"]]
    config |= settings
    files: dict[str, str | bytes] = {
        ".gitignore": ".cache/\n",
        "mkdocs.yml": yaml.safe_dump(config, allow_unicode=True),
        "docs/index.md": "---\ntitle: Trang đầu\naudience: everyone\n---\n\nChào.\n",
    }
    for set_id in ("bo", "bo-hai"):
        files[f"docs/{set_id}/index.md"] = SET_INDEX.replace("Bộ tài liệu", f"Bộ {set_id}")
        files[f"docs/{set_id}/hoc-tap/hinh.png"] = png()
        for number in (1, 2):
            title = f"Bài {number} của {set_id}"
            files[f"docs/{set_id}/hoc-tap/0{number}.md"] = CHAPTER.format(title=title)
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode() if isinstance(text, str) else text)
    git(root, "init")
    commit(root, "2026-01-01")


def commit(root: Path, day: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "-m", "x", day=day)


def build(root: Path, target: Path, edition: str = "grassroots") -> Path:
    """The finished site of an edition."""
    where = ["--edition", edition, "--no-booklets", "--site-dir", str(target)]
    done = bindery("build", *where, cwd=root)
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sharing")
    write_project(root, site_url=SITE_URL)
    return root


@pytest.fixture(scope="session")
def site(sources: Path) -> Path:
    """The site of the edition ``grassroots``, which has an address."""
    return build(sources, sources.parent / f"{sources.name}-site")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Nobody reads it."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder, and says at which address."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    context.set_default_timeout(10_000)
    yield context
    context.close()
