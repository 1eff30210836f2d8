"""A page is shared under its address on the site, by sheet, link or code, or not at all."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from lxml import html
from PIL import Image
from playwright.sync_api import BrowserContext, expect

from bindery import qr

from .conftest import SITE_URL, Server, build, commit, write_project

CHAPTER = "bo/hoc-tap/01.html"
ADDRESS = SITE_URL + CHAPTER
COPIED = "Đã chép đường dẫn, dán vào tin nhắn để gửi."


def meta(page: Path) -> dict[str, str]:
    """What a page tells other programs of itself."""
    found = html.fromstring(page.read_bytes()).xpath("//meta[@property or @name]")
    return {one.get("property") or one.get("name"): one.get("content") for one in found}


def test_a_page_tells_its_title_and_address_to_programs_that_show_links(site: Path) -> None:
    said = meta(site / CHAPTER)
    assert said["og:title"] == "Bài 1 của bo"
    assert said["og:description"] == "Bài “Bài 1 của bo” & những điều cần nhớ."
    assert said["og:url"] == ADDRESS
    assert (said["og:type"], said["og:locale"]) == ("article", "vi_VN")
    assert said["twitter:card"] == "summary"
    assert "og:image" not in said
    assert meta(site / "index.html")["og:type"] == "website"


def test_the_feed_and_the_page_of_changes_are_on_the_site(site: Path) -> None:
    for uri in (CHAPTER, "co-gi-moi.html"):
        page = html.fromstring((site / uri).read_bytes())
        (link,) = page.xpath("//link[@rel='alternate']")
        assert link.get("type") == "application/atom+xml"
        assert ((site / uri).parent / link.get("href")).resolve().is_file()
    assert page.xpath("//main//a[@href='tin-moi/grassroots.xml']")
    assert "Bài 1 của bo" in page.text_content()
    assert "Dặn riêng" not in (site / "tin-moi/grassroots.xml").read_text(encoding="utf-8")


def test_two_taps_open_one_sheet_and_copy_nothing(context: BrowserContext, site: Path) -> None:
    context.add_init_script(
        "let asked = 0; navigator.share = () => { asked += 1; return asked === 1"
        " ? new Promise(() => {}) : Promise.reject(new DOMException('', 'InvalidStateError')); }"
    )
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{CHAPTER}")
    page.get_by_role("button", name="Chia sẻ trang này").dblclick()
    page.evaluate("() => new Promise(done => setTimeout(done))")
    expect(page.get_by_label("Đường dẫn")).to_be_hidden()
    expect(page.locator(".share [role=status]")).to_be_empty()


@pytest.mark.parametrize("served", [True, False])
def test_a_phone_shows_its_own_sheet(
    context: BrowserContext, site: Path, serve: Callable[[Path], Server], served: bool
) -> None:
    context.add_init_script("navigator.share = async what => { window.shared = what; }")
    page = context.new_page()
    page.goto(f"{serve(site).address if served else site.as_uri()}/{CHAPTER}")
    page.get_by_role("button", name="Chia sẻ trang này").tap()
    assert page.evaluate("window.shared") == {"title": "Bài 1 của bo", "url": ADDRESS}
    expect(page.locator(".share [role=status]")).to_be_empty()


def test_elsewhere_the_link_is_copied_and_that_is_said(context: BrowserContext, site: Path) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.add_init_script("navigator.share = undefined")
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{CHAPTER}")
    page.get_by_role("button", name="Chia sẻ trang này").press("Enter")
    expect(page.get_by_role("status").filter(has_text=COPIED)).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == ADDRESS


def test_the_copied_link_of_a_place_is_the_one_on_the_site_as_well(
    context: BrowserContext, site: Path
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{CHAPTER}")
    page.locator("#muc-chung > a.headerlink").tap()
    page.get_by_role("button", name="Chép đường dẫn").tap()
    expect(page.get_by_role("status").filter(has_text="Đã chép.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{ADDRESS}#muc-chung"


def test_without_a_clipboard_the_link_is_shown(context: BrowserContext, site: Path) -> None:
    context.add_init_script(
        "navigator.share = async () => { throw new Error('broken'); };"
        "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
        "document.execCommand = () => false"
    )
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{CHAPTER}")
    page.get_by_role("button", name="Chia sẻ trang này").tap()
    expect(page.get_by_label("Đường dẫn")).to_have_value(ADDRESS)
    expect(page.get_by_label("Đường dẫn")).to_be_focused()
    expect(page.locator(".share [role=status]")).to_have_text("Hãy chép đường dẫn này để gửi.")


def test_a_closed_sheet_is_no_failure(context: BrowserContext, site: Path) -> None:
    context.add_init_script(
        "navigator.share = async () => { throw new DOMException('', 'AbortError'); }"
    )
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{CHAPTER}")
    page.get_by_role("button", name="Chia sẻ trang này").tap()
    page.evaluate("() => new Promise(done => setTimeout(done))")
    expect(page.locator(".share [role=status]")).to_be_empty()


def test_a_code_is_shown_when_it_is_asked_for(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site.as_uri()}/{CHAPTER}", wait_until="networkidle")
    assert [url for url in asked if "/ma-qr/" in url] == []
    page.get_by_text("Mã QR của trang này").tap()
    picture = page.get_by_role("img", name=f"Mã QR dẫn tới {ADDRESS}")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    (read,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture.screenshot())))
    assert read.text == ADDRESS


def test_a_code_says_an_address_as_browsers_ask_for_it() -> None:
    picture = qr.svg("https://a.example.vn/bộ/index.html")
    assert picture == qr.svg("https://a.example.vn/bộ/")
    assert "style" not in picture


@pytest.fixture(scope="module")
def nameless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that has no address yet."""
    root = tmp_path_factory.mktemp("nameless")
    write_project(root)
    page = root / "docs/bo/hoc-tap/01.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nThêm.\n", encoding="utf-8")
    commit(root, "2026-02-02")
    return build(root, root / "site")


def test_without_an_address_there_is_no_feed_and_no_code(nameless: Path) -> None:
    assert "og:url" not in meta(nameless / CHAPTER)
    assert not (nameless / "tin-moi").exists()
    assert not (nameless / "ma-qr").exists()
    assert 'rel="alternate"' not in (nameless / CHAPTER).read_text(encoding="utf-8")
    assert "2/2/2026" in (nameless / "co-gi-moi.html").read_text(encoding="utf-8")


def test_without_an_address_a_page_is_shared_from_a_server_only(
    context: BrowserContext, nameless: Path, serve: Callable[[Path], Server]
) -> None:
    context.add_init_script("navigator.share = async what => { window.shared = what; }")
    page = context.new_page()
    page.goto(f"{nameless.as_uri()}/{CHAPTER}")
    expect(page.get_by_role("button", name="Chia sẻ trang này")).to_be_hidden()
    address = f"{serve(nameless).address}/{CHAPTER}"
    page.goto(f"{address}?q=x#muc-chung")
    page.get_by_role("button", name="Chia sẻ trang này").tap()
    assert page.evaluate("window.shared.url") == address
