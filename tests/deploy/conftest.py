"""A site made by hand, with one file for each thing that the server must know, and its server."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bindery.packed import pack

from . import nginx

FILES = {
    "index.html": "<h1>Trang đầu</h1>" * 100,
    "404.html": "<h1>Không có trang này</h1>",
    "bo/index.html": "<h1>Bộ</h1>",
    "bo/hoc-tap/01-bài.html": "<h1>Bài</h1>",
    "assets/js/reader.0123abcd.js": "// Bạn đọc là\n" * 100,
    "assets/css/bindery.57a0d79d.css": "p { color: red; }",
    "assets/images/favicon.png": "",
    "assets/offline/0123456789abcdef/0.json": "{}",
    "sw.js": "// Đọc khi không có mạng\n" * 100,
    "assets/search/0123456789abcdef/p10.js": "bindery.index();",
    "hinh/anh.0123abcd.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "booklets/bo/hoc-tap.pdf": "%PDF-1.7",
    "calendars/bo/grassroots.ics": "BEGIN:VCALENDAR",
    "_headers": "/*",
    ".git/config": "[core]",
    "bo/.ghi-chu": "riêng",
    ".well-known/security.txt": "Contact: mailto:a@example.vn",
}


def need_nginx() -> None:
    """Skip the test without an nginx, but never in CI."""
    if nginx.find() is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no nginx: the tests of deploy/nginx.conf cannot run")
        pytest.skip("no nginx: the tests of deploy/nginx.conf are skipped")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("nginx") / "site"
    for name, text in FILES.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    pack(site)
    return site


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    need_nginx()
    with nginx.serving(site, site.parent / "server") as address:
        yield address
