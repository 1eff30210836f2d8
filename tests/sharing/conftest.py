"""A small project with two study sets, an address and a history, and a server for its sites."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

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


class Server:
    """A server of one folder, which may become another; it can be away for a while."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server: ThreadingHTTPServer | None = None
        self.port = 0
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Answer, at the address of before."""
        served = self

        class Handler(SimpleHTTPRequestHandler):
            def __init__(self, *arguments: Any, **options: Any) -> None:
                super().__init__(*arguments, directory=str(served.folder), **options)

            def do_GET(self) -> None:
                """A build may be older than the one before it, which this server would not tell."""
                del self.headers["If-Modified-Since"]
                super().do_GET()

            def end_headers(self) -> None:
                self.send_header("Cache-Control", "no-cache")
                super().end_headers()

            def log_message(self, *arguments: object) -> None:
                """Nobody reads it."""

        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self) -> None:
        """Be as if there were no network."""
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None


@pytest.fixture
def serve() -> Iterator[Callable[[Path], Server]]:
    """Serves a folder."""
    servers: list[Server] = []

    def start(folder: Path) -> Server:
        servers.append(Server(folder))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    context.set_default_timeout(10_000)
    yield context
    context.close()
