"""What surrounds an article works for a thumb, a keyboard, weak eyes, and without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import SIZES
from .test_reader import KEPT

STUDY = "/hntw7-khoa-xii/hoc-tap/02-hoi-nghi-o-co-so.html"
QUESTIONS = "/hntw4-khoa-xiii/hoi-dap/01-hoi-nghi-va-hai-van-ban.html"
SET = "/hntw4-khoa-xiii/index.html"
AUDIENCE = "/doi-tuong/grassroots.html"
TYPES = ("/index.html", SET, STUDY, QUESTIONS, AUDIENCE, "/van-ban.html", "/thuat-ngu.html")

NARROW = """() => [...document.querySelectorAll("body *")].filter(element => {
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const clips = node => node && (getComputedStyle(node).overflowX !== "visible" ||
    clips(node.parentElement));
  return box.width && box.right > innerWidth + 1 && style.position !== "absolute"
    && style.overflowX === "visible" && !clips(element.parentElement);
}).map(element => element.outerHTML.slice(0, 80))"""
"""What hangs over the right edge of the window."""


@pytest.mark.parametrize("device", ["phone"])
def test_the_drawer_opens_over_the_page_and_gives_the_focus_back(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    here = page.locator(".nav [aria-current=page]")
    expect(here).to_be_hidden()
    page.locator(".drawer > summary").click()
    expect(here).to_have_text("Hội nghị học tập ở cơ sở")
    expect(here).to_be_visible()
    page.keyboard.press("Escape")
    expect(here).to_be_hidden()
    expect(page.locator(".drawer > summary")).to_be_focused()


def test_the_navigation_stands_beside_the_article_where_there_is_room(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + STUDY)
    expect(page.locator(".nav [aria-current=page]")).to_be_visible()
    expect(page.locator(".drawer > summary")).to_be_hidden()
    others = page.get_by_role("navigation", name="Các bài").get_by_role("link")
    expect(others.filter(has_text="Tài liệu nghiên cứu")).to_be_visible()
    expect(others.filter(has_text="Mục đích, yêu cầu")).to_have_count(0)  # of another document


@pytest.mark.parametrize("width", [390, 1280])
def test_without_javascript_all_is_there(browser: Browser, site_url: str, width: int) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 800}
    )
    page = context.new_page()
    page.goto(site_url + STUDY)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".reading")).to_be_hidden()
    if width < 960:
        page.locator(".drawer > summary").click()
    expect(page.locator(".nav [aria-current=page]")).to_be_visible()
    context.close()


def letters(page: Page) -> float:
    """The size of the letters of a text, in pixels."""
    return float(page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)"))


@pytest.mark.parametrize("device", SIZES)
def test_letters_grow_step_by_step_and_stay_so_on_the_next_page(page: Page, site_url: str) -> None:
    page.goto(site_url + QUESTIONS)
    larger = page.get_by_role("button", name="Chữ to hơn")
    first = letters(page)
    assert first == 18
    larger.click()
    larger.click()
    grown = letters(page)
    assert grown > 1.2 * first
    page.goto(site_url + STUDY)
    assert letters(page) == grown
    larger.click()
    expect(larger).to_have_attribute("aria-disabled", "true")
    page.get_by_role("button", name="Cỡ chữ vừa").click()
    assert letters(page) == first


def test_letters_and_scheme_chosen_since_hold_for_a_page_that_the_browser_kept_as_it_was(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + QUESTIONS)
    other = page.context.new_page()
    other.goto(site_url + STUDY)
    for _ in range(3):
        other.get_by_role("button", name="Chữ to hơn").click()
    other.get_by_role("button", name="Nền tối").click()
    page.evaluate(KEPT)
    assert letters(page) == letters(other)
    larger = page.get_by_role("button", name="Chữ to hơn")
    expect(larger).to_have_attribute("aria-disabled", "true")
    expect(page.get_by_role("button", name="Nền tối")).to_have_attribute("aria-pressed", "true")


def test_the_place_in_the_page_is_marked_as_one_reads(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    here = page.locator(".toc--beside [aria-current]")
    expect(here).to_have_count(0)
    page.get_by_role("heading", name="2. Điều kiện của người học").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('2').scrollIntoView()")
    expect(here).to_have_text("2. Điều kiện của người học")


@pytest.mark.parametrize("device", SIZES)
def test_a_door_leads_to_what_is_for_its_audience_and_says_who_reads(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + "/index.html")
    doors = page.locator(".door")
    expect(doors).to_have_count(3)
    doors.filter(has_text="Cán bộ, đảng viên ở cơ sở").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cán bộ, đảng viên ở cơ sở")
    expect(page.get_by_label("Bạn đọc là")).to_have_value("grassroots")
    expect(page.get_by_text("Viết cho chính đối tượng này").first).to_be_visible()


@pytest.mark.parametrize("path", TYPES)
@pytest.mark.parametrize(("width", "text"), [(320, "0"), (640, "0"), (320, "3")])
def test_nothing_hangs_over_the_edge(
    browser: Browser, site_url: str, path: str, width: int, text: str
) -> None:
    """The smallest phones, a window enlarged to 200 %, and the largest letters on such a phone."""
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.goto(site_url + path)
    page.evaluate(f"document.documentElement.dataset.textSize = '{text}'")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(NARROW) == []
    page.close()


LENGTHS = """() => [...document.querySelectorAll(".prose > p")].flatMap(paragraph => {
  const height = parseFloat(getComputedStyle(paragraph).lineHeight);
  const lines = Math.round(paragraph.getBoundingClientRect().height / height);
  return lines > 2 ? [paragraph.textContent.length / (lines - .5)] : [];
})"""


def test_lines_are_as_long_as_one_reads_easily(page: Page, site_url: str) -> None:
    """66 to 75 characters on the whole lines of a page, whatever letters the machine has."""
    page.goto(site_url + "/hntw4-khoa-xiii/nghien-cuu/02-noi-dung-moi.html")
    lengths = page.evaluate(LENGTHS)
    assert len(lengths) > 3
    assert 62 <= sum(lengths) / len(lengths) <= 78


def test_targets_are_large_enough_for_a_thumb(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(site_url + STUDY)
    small = page.evaluate("""() => [...document.querySelectorAll(
        ".masthead a, .masthead button, .drawer > summary, .reading :is(button, select)")]
      .map(element => [element.getBoundingClientRect(), element.outerHTML.slice(0, 60)])
      .filter(([box]) => box.width && (box.width < 44 || box.height < 44))
      .map(([, html]) => html)""")
    assert small == []


@pytest.mark.parametrize("device", SIZES)
@pytest.mark.parametrize("path", TYPES)
def test_what_scripts_need_has_its_place_before_they_come(
    page: Page, site_url: str, path: str, complaints: list[str]
) -> None:
    """On slow networks they come late; nothing may move then under a reader's eyes."""
    places = "[...document.querySelectorAll('h1, h2, p')].map(e => e.getBoundingClientRect().top)"
    page.goto(site_url + path)
    after = page.evaluate(places)
    page.route(lambda url: url.endswith(".js") and "preferences" not in url, lambda r: r.abort())
    page.goto(site_url + path)
    assert page.evaluate(places) == after
    complaints.clear()  # about the scripts that were kept back


FOCUSED = """() => {
  const element = document.activeElement;
  if (element === document.body) { return null; }
  element.dataset.walked = Number(element.dataset.walked || 0) + 1;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const seen = box.width > 1 && box.bottom > 0 && box.top < innerHeight;
  return [ring, seen, element.outerHTML.slice(0, 80)];
}"""
MISSED = """() => [...document.querySelectorAll("a[href], button, select, input, summary")]
  .filter(element => element.checkVisibility({visibilityProperty: true}))
  .filter(element => element.dataset.walked !== "1")
  .map(element => element.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("path", ["/index.html", SET, STUDY, QUESTIONS])
def test_the_tab_key_walks_through_every_control_once_and_one_sees_where_it_is(
    page: Page, site_url: str, path: str
) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(site_url + path)
    walked = []
    for _ in range(400):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED)
        if found is None:
            break
        ring, seen, html = found
        walked.append(html)
        assert ring, html
        assert seen, html
    assert 'class="skip"' in walked[0]
    assert len(walked) > 20
    assert page.evaluate(MISSED) == []


def test_the_first_link_leads_to_the_text(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('article')")
