"""Every type of page keeps what a machine can see of WCAG 2.2 AA and of best practices."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from .conftest import SIZES

PAGES = {
    "front": "/index.html",
    "set": "/hntw4-khoa-xiii/index.html",
    "study": "/hntw7-khoa-xii/hoc-tap/02-hoi-nghi-o-co-so.html",
    "research": "/hntw4-khoa-xiii/nghien-cuu/02-noi-dung-moi.html",
    "questions": "/hntw4-khoa-xiii/hoi-dap/01-hoi-nghi-va-hai-van-ban.html",
    "form": "/hntw7-khoa-xii/thu-hoach.html",
    "audience": "/doi-tuong/grassroots.html",
    "register": "/van-ban.html",
    "glossary": "/thuat-ngu.html",
    "edition": "/ve-an-ban.html",
    "not found": "/404.html",
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def faults(page: Page) -> list[str]:
    """What axe-core finds, a line each."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}, "preload": False})
    return [
        f"{fault['id']}: {fault['nodes'][0]['html'][:120]} {fault['nodes'][0].get('any')}"
        for fault in found.response["violations"]
    ]


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_without_faults_at_both_sizes_in_both_colours(
    browser: Browser, site_url: str, name: str
) -> None:
    for width, height, touch in SIZES.values():
        for scheme in ("light", "dark"):
            context = browser.new_context(
                viewport={"width": width, "height": height},
                has_touch=touch,
                color_scheme=scheme,
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto(site_url + PAGES[name])
            assert faults(page) == [], (width, scheme)
            context.close()


@pytest.mark.parametrize("device", SIZES)
def test_what_opens_over_a_page_is_without_faults(page: Page, site_url: str, device: str) -> None:
    page.goto(site_url + PAGES["study"])
    page.get_by_label("Bạn đọc là").select_option("grassroots")
    assert faults(page) == []
    if device == "phone":
        page.locator(".drawer > summary").click()
        assert faults(page) == []
        page.keyboard.press("Escape")
    page.get_by_role("button", name="Tìm trong tài liệu").click()
    page.get_by_label("Chữ cần tìm").fill("nghi quyet")
    page.locator("#_ket-qua [role=option]").first.wait_for()
    assert faults(page) == []
