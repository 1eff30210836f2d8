"""A real nginx serves a site as deploy/nginx.conf says, with the headers that the policy says."""

from __future__ import annotations

import gzip
import http.client
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from bindery import policy
from bindery.hashed import NAME

from . import nginx
from .conftest import FILES


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(address: str, path: str, method: str = "GET", **headers: str) -> Answer:
    """The answer to one question, redirects not followed."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, quote(path), headers=named)
        answer = connection.getresponse()
        return Answer(answer.status, dict(answer.getheaders()), answer.read())
    finally:
        connection.close()


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/bo/hoc-tap/01-bài.html", "/hinh/anh.0123abcd.svg", "/khong-co.html"),
        *("/bo/hoc-tap/", "/calendars/bo/grassroots.ics"),
    ],
)
def test_every_answer_has_the_headers_of_the_policy(address: str, path: str) -> None:
    """Errors too, which nginx leaves out unless told otherwise."""
    answer = ask(address, path)
    said = {name: answer.headers.get(name) for name in policy.headers()}
    assert said == policy.headers()
    assert answer.headers["Server"] == "nginx"


def test_the_shipped_file_says_each_header_once() -> None:
    """An add_header in a location would take all others away from it."""
    text = nginx.SHIPPED.read_text(encoding="utf-8")
    lines = re.findall(r"^ *add_header (.*);$", text, re.MULTILINE)
    said = {
        **{name: f'"{value}"' for name, value in policy.headers().items()},
        "Content-Security-Policy": "$bindery_policy",
        "Cache-Control": "$bindery_cache",
    }
    assert sorted(lines) == sorted(f"{name} {value} always" for name, value in said.items())


def test_the_shipped_file_tells_files_apart_as_the_policy_does() -> None:
    text = nginx.SHIPPED.read_text(encoding="utf-8")
    lines = re.findall(r"^    (default|\"~.*?\") \"(.*)\";$", text, re.MULTILINE)
    assert lines == [
        ("default", policy.headers()["Content-Security-Policy"]),
        (f'"~{policy.SHOWN_ALONE}$"', policy.FRAMES),
        ("default", policy.REVALIDATE),
        (f'"~^/{NAME}$"', policy.FOREVER),
    ]


def test_a_booklet_is_shown_by_older_browsers_too(address: str) -> None:
    answer = ask(address, "/booklets/bo/hoc-tap.pdf")
    assert answer.headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "assets/js/reader.0123abcd.js",
        "assets/css/bindery.57a0d79d.css",
        "assets/search/0123456789abcdef/p10.js",
    ],
)
def test_a_file_with_its_content_in_its_name_is_kept(address: str, path: str) -> None:
    assert ask(address, f"/{path}").headers["Cache-Control"] == policy.FOREVER


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/bo/index.html",
        "/hinh/anh.0123abcd.svg",
        "/assets/images/favicon.png",
        "/booklets/bo/hoc-tap.pdf",
        "/assets/js/reader.ffffffff.js",
        "/sw.js",
    ],
)
def test_other_files_are_asked_for_again(address: str, path: str) -> None:
    """The last one is not there: a build that is on its way may bring it."""
    assert ask(address, path).headers["Cache-Control"] == policy.REVALIDATE


def test_asking_again_costs_no_second_transfer(address: str) -> None:
    first = ask(address, "/")
    again = ask(address, "/", If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("path", ["index.html", "assets/js/reader.0123abcd.js"])
def test_packed_copies_go_to_those_who_take_them(address: str, site: Path, path: str) -> None:
    plain, packed = ask(address, f"/{path}"), ask(address, f"/{path}", Accept_Encoding="gzip")
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.body == (site / f"{path}.gz").read_bytes()
    assert gzip.decompress(packed.body) == plain.body == FILES[path].encode()
    assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"
    assert plain.headers["Content-Type"] == packed.headers["Content-Type"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/assets/css/bindery.57a0d79d.css", "text/css; charset=utf-8"),
        ("/assets/js/reader.0123abcd.js", "application/javascript; charset=utf-8"),
        ("/hinh/anh.0123abcd.svg", "image/svg+xml"),
        ("/booklets/bo/hoc-tap.pdf", "application/pdf"),
    ],
)
def test_types_are_right_as_browsers_must_not_guess(address: str, path: str, kind: str) -> None:
    assert ask(address, path).headers["Content-Type"] == kind


@pytest.mark.parametrize(
    "path", ["/khong-co.html", "/bo/khong/co/trang", "/bo/hoc-tap/", "/404.html"]
)
def test_what_is_not_there_gets_our_own_page(address: str, path: str) -> None:
    """A folder without a first page is such a thing too."""
    answer = ask(address, path)
    assert answer.status == 404
    assert answer.body.decode() == FILES["404.html"]


@pytest.mark.parametrize("path", ["/.git/config", "/bo/.ghi-chu", "/.git/", "/_headers"])
def test_files_that_are_not_for_readers_are_not_there(address: str, path: str) -> None:
    answer = ask(address, path)
    assert answer.status == 404
    assert answer.body.decode() == FILES["404.html"]


def test_what_the_web_keeps_in_a_folder_with_a_dot_is_there(address: str) -> None:
    assert ask(address, "/.well-known/security.txt").status == 200


def test_a_folder_leads_to_its_first_page_on_the_same_host(address: str) -> None:
    """Whatever name and port another server before this one has."""
    answer = ask(address, "/bo")
    assert (answer.status, answer.headers["Location"]) == (301, "/bo/")


def test_nothing_can_be_sent_to_it(address: str) -> None:
    assert ask(address, "/", method="POST").status == 405
    assert ask(address, "/", method="PUT").status == 405


def test_a_calendar_is_called_one(address: str) -> None:
    answer = ask(address, "/calendars/bo/grassroots.ics")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
