"""Explanations of abbreviations and cited documents: by mouse, by keyboard, by touch."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

STUDY = "/hntw4-khoa-xiii/hoc-tap/01-hoc-gi-hoc-the-nao.html"
SHORT = "tổ chức cơ sở"
LONG = "Kết luận số 21-KL/TW ngày 25/10/2021, Ban Chấp hành Trung ương Đảng (khóa XIII): Về đẩy"


@pytest.fixture(params=["desk", "phone"])
def device(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    yield context.new_page()
    context.close()


def abbreviation(page: Page) -> Locator:
    return page.locator("abbr", has_text="TCCS")


def cited(page: Page) -> Locator:
    return page.locator("a.citation", has_text="21-KL/TW").first


def expect_explained(page: Page, text: str) -> None:
    """The box shows `text`, whole and inside the window, which grew no scrollbar."""
    box = page.get_by_role("tooltip")
    expect(box).to_contain_text(text)
    expect(box).to_be_in_viewport(ratio=0.99)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_pointing_at_a_word_explains_it(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    abbreviation(page).hover()
    expect_explained(page, SHORT)
    cited(page).hover()
    expect_explained(page, LONG)


def test_the_focus_of_the_keyboard_explains_it(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    for word, text in ((abbreviation(page), SHORT), (cited(page), LONG)):
        word.focus()
        expect_explained(page, text)
        expect(word).to_have_accessible_description(re.compile(f"^{re.escape(text)}"))
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("tooltip").filter(has_text=LONG)).to_have_count(0)


def test_a_tap_explains_an_abbreviation_until_the_next_tap(phone: Page, site_url: str) -> None:
    phone.goto(site_url + STUDY)
    abbreviation(phone).tap()
    expect_explained(phone, SHORT)
    phone.locator("h1").tap()
    expect(phone.get_by_role("tooltip")).to_have_count(0)


def test_a_tap_on_a_cited_document_leads_to_the_same_words(phone: Page, site_url: str) -> None:
    phone.goto(site_url + STUDY)
    cited(phone).tap()
    expect(phone).to_have_url(site_url + "/van-ban.html#21-kl-tw")
    entry = phone.locator("[id='21-kl-tw'] + p")
    expect(entry).to_contain_text("Về đẩy mạnh xây dựng, chỉnh đốn Đảng")
    expect(entry).to_be_in_viewport()


def test_every_explanation_of_a_page_is_inside_a_phone(phone: Page, site_url: str) -> None:
    phone.goto(site_url + STUDY)
    words = phone.locator("abbr, a.citation")
    assert words.count() > 10
    for word in words.all():
        word.focus()
        expect_explained(phone, word.get_attribute("data-explained") or "?")


def test_an_explanation_stands_next_to_its_word_whatever_was_shown_before(
    phone: Page, site_url: str
) -> None:
    phone.goto(site_url + STUDY)
    abbreviation(phone).hover()
    expect_explained(phone, SHORT)
    cited(phone).hover()
    expect_explained(phone, LONG)
    box, word = phone.get_by_role("tooltip").bounding_box(), cited(phone).bounding_box()
    assert box
    assert word
    above = word["y"] - (box["y"] + box["height"])
    below = box["y"] - word["y"]
    assert 0 <= above <= 12 or 0 <= below <= word["height"] + 12


def test_a_word_at_the_top_of_the_window_is_explained_below_it(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    cited(page).evaluate("word => word.scrollIntoView()")
    cited(page).focus()
    expect_explained(page, LONG)


def test_escape_hides_it(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    cited(page).hover()
    expect_explained(page, LONG)
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_have_count(0)


def test_pointing_at_the_box_keeps_it_and_leaving_it_does_not(page: Page, site_url: str) -> None:
    page.clock.install()
    page.goto(site_url + STUDY)
    cited(page).hover()
    page.get_by_role("tooltip").hover()
    page.clock.run_for(1000)
    expect_explained(page, LONG)
    page.mouse.move(1, 1)
    page.clock.run_for(1000)
    expect(page.get_by_role("tooltip")).to_have_count(0)


def test_only_the_first_use_of_an_abbreviation_is_explained(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    article = page.locator("article").inner_text()
    assert len(re.findall(r"\bTCCS\b", article)) == 2
    expect(abbreviation(page)).to_have_count(1)
    before = abbreviation(page).evaluate(
        "word => { const range = document.createRange();"
        " range.setStart(word.closest('article'), 0); range.setEndBefore(word);"
        " return range.toString(); }"
    )
    assert "TCCS" not in before


def test_without_javascript_the_titles_explain(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + STUDY)
    expect(abbreviation(page)).to_have_attribute("title", SHORT)
    expect(cited(page)).to_have_attribute("title", re.compile(f"^{re.escape(LONG)}"))
    context.close()
