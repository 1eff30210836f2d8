"""The citation that the link of a point or a heading offers."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

STUDY = "/chuyen-de-toan-khoa-xiii/hoc-tap/03-tuyen-truyen-va-giam-sat.html"
MANY = "/hntw4-khoa-xiii/nghien-cuu/01-muc-dich-yeu-cau-doi-tuong.html"
QUESTIONS = "/hntw4-khoa-xiii/hoi-dap/01-hoi-nghi-va-hai-van-ban.html"
PAGE = "bài “Tuyên truyền và giám sát ở cơ sở”, Tài liệu học tập, Chuyên đề toàn khóa Đại hội XIII"
POINT = f"điểm đ mục 1.1, {PAGE}"
NO_CLIPBOARD = "delete Navigator.prototype.clipboard"
FIXED_ADDRESS = "history.replaceState = () => { throw new DOMException('', 'SecurityError'); }"
CLIPBOARD_REFUSES = "navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))"


@pytest.fixture(params=["desk", "phone"])
def device(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def label(page: Page) -> Locator:
    return page.locator("[id='1-1-dd'] > a.label")


def panel(page: Page) -> Locator:
    return page.get_by_role("group", name="Trích dẫn")


def pasted(page: Page) -> str:
    """What a reader gets who pastes."""
    page.keyboard.press("Escape")
    page.evaluate(
        "document.body.prepend(Object.assign(document.createElement('textarea'), {id: 'paste'}))"
    )
    page.locator("#paste").press("Control+V")
    return page.locator("#paste").input_value()


def test_the_label_of_a_point_gives_its_address_and_its_citation(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    label(page).click()
    assert page.url == site_url + STUDY + "#1-1-dd"
    expect(panel(page)).to_contain_text(POINT)


def test_the_sign_behind_a_heading_does_the_same(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    page.locator("[id='1-1'] > a.headerlink").click()
    assert page.url == site_url + STUDY + "#1-1"
    expect(panel(page)).to_contain_text(f"mục 1.1, {PAGE}")


def test_the_page_stays_where_it_is_each_time(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    label(page).evaluate("label => label.scrollIntoView({block: 'center'})")
    top = page.evaluate("scrollY")
    for _ in ("the address changes", "the address stays"):
        label(page).click()
        expect(panel(page)).to_be_visible()
        assert page.evaluate("scrollY") == top


def test_it_is_offered_where_a_page_on_a_disk_may_not_change_its_address(
    page: Page, site_url: str
) -> None:
    page.add_init_script(FIXED_ADDRESS)
    page.goto(site_url + STUDY)
    label(page).click()
    expect(panel(page)).to_contain_text(POINT)


@pytest.mark.parametrize("script", ["", NO_CLIPBOARD, CLIPBOARD_REFUSES])
def test_what_is_copied_is_exactly_the_citation_or_the_address(
    context: BrowserContext, page: Page, site_url: str, script: str
) -> None:
    """Without what a messenger has put behind the address by which the reader came."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(script)
    for button, text in (("Chép trích dẫn", POINT), ("Chép đường dẫn", "#1-1-dd")):
        page.goto(site_url + STUDY + "?utm_source=zalo")
        label(page).click()
        panel(page).get_by_role("button", name=button).click()
        expect(panel(page).get_by_role("status")).to_have_text("Đã chép.")
        expect(panel(page).get_by_role("button", name=button)).to_be_focused()
        expected = site_url + STUDY + text if text.startswith("#") else text
        assert pasted(page) == expected


@pytest.mark.parametrize("tabs", [0, 2], ids=["at once", "from a button"])
def test_escape_closes_the_panel_and_gives_the_focus_back(
    page: Page, site_url: str, tabs: int
) -> None:
    page.goto(site_url + STUDY)
    label(page).press("Enter")
    expect(panel(page)).to_be_visible()
    for _ in range(tabs):
        page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    expect(label(page)).to_be_focused()


def test_the_buttons_are_reached_by_keyboard(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    label(page).press("Enter")
    copy = panel(page).get_by_role("button").first
    expect(copy).to_be_focused()


def test_a_click_outside_closes_it_and_one_inside_does_not(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    label(page).click()
    panel(page).get_by_text(POINT).click()
    expect(panel(page)).to_be_visible()
    page.locator("h1").click()
    expect(panel(page)).to_have_count(0)


def test_only_one_panel_is_open(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    label(page).click()
    page.locator("[id='1-1-a'] > a.label").click()
    expect(panel(page)).to_have_count(1)
    expect(panel(page)).to_contain_text("điểm a mục 1.1")


def test_every_panel_of_a_page_is_inside_the_window(page: Page, site_url: str) -> None:
    page.goto(site_url + MANY)
    links = page.locator("a[data-cite]")
    assert links.count() > 20
    for link in links.all():
        page.keyboard.press("Escape")
        link.click()
        expect(panel(page)).to_be_in_viewport(ratio=0.99)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_panel_of_a_question_is_seen_whole(page: Page, site_url: str) -> None:
    page.goto(site_url + QUESTIONS)
    page.locator("details:has(#cau-2) > a.headerlink").click()
    expect(panel(page)).to_contain_text("Câu 2, bài “Hội nghị Trung ương 4 khóa XIII và hai văn")
    expect(panel(page)).to_be_in_viewport(ratio=0.99)


def test_a_click_into_the_panel_of_a_question_does_not_fold_it(page: Page, site_url: str) -> None:
    page.goto(site_url + QUESTIONS)
    page.locator("details:has(#cau-2) > a.headerlink").click()
    panel(page).get_by_text("Câu 2, bài").click()
    expect(page.locator("details[open]").filter(has=page.locator("#cau-2"))).to_have_count(1)


def test_without_javascript_the_link_still_leads_to_the_point(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + STUDY)
    expect(label(page)).to_have_attribute("title", re.compile("điểm đ mục 1.1$"))
    label(page).click()
    assert page.url == site_url + STUDY + "#1-1-dd"
    expect(page.locator("[id='1-1-dd']")).to_be_in_viewport()
    expect(panel(page)).to_have_count(0)
    context.close()
