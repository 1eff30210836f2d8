"""What readers share, save and hear of is reached by thumb, keyboard and screen reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from ..browser.test_accessibility import faults
from .conftest import Server

SMALL = """() => [...document.querySelectorAll('article :is(button, input, summary)')]
  .filter(one => one.checkVisibility())
  .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
  .filter(([, {width, height, left, right}]) =>
    width < 44 || height < 44 || left < 0 || right > innerWidth)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_without_faults(
    context: BrowserContext, site: Path, serve: Callable[[Path], Server], scheme: str
) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    address = serve(site).address
    for path in ("bo/index.html", "doc-khi-khong-co-mang.html#chua-luu", "co-gi-moi.html"):
        page.goto(f"{address}/{path}")
        page.get_by_text("Mã QR của trang này").tap()
        if "co-gi-moi" not in path:
            expect(page.locator("[data-keep]").first).to_contain_text("trang, cả phần tìm kiếm")
        assert faults(page) == []
        assert page.evaluate(SMALL) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate(SMALL) == []
        page.set_viewport_size({"width": 390, "height": 800})


def test_a_set_is_saved_and_removed_by_keyboard(
    context: BrowserContext, site: Path, serve: Callable[[Path], Server]
) -> None:
    page = context.new_page()
    page.goto(f"{serve(site).address}/bo/index.html")
    save = page.get_by_role("button", name="Lưu bộ này")
    save.press("Enter")
    removal = page.get_by_role("button", name="Xóa bản lưu của bộ này")
    expect(removal).to_be_focused(timeout=15_000)
    expect(page.get_by_role("status").filter(has_text="Đã lưu ngày")).to_be_visible()
    page.keyboard.press("Space")
    expect(save).to_be_focused()
