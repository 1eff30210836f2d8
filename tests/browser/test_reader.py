"""The reader's switch, as a reader uses it."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

STUDY = "/hntw7-khoa-xii/hoc-tap/02-hoi-nghi-o-co-so.html"
FOR_RAPPORTEURS = "người điều hành xem thêm bài dành cho người hướng dẫn"

KEPT = "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"
"""The way back to a page that the browser has not let go of; without a window it keeps none."""


def test_at_first_everything_is_shown(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    expect(page.get_by_label("Bạn đọc là")).to_have_value("")
    expect(page.get_by_text(FOR_RAPPORTEURS)).to_be_visible()
    expect(page.locator(".reader__status")).to_have_text("")


def test_a_reader_sees_only_what_is_theirs_and_is_told_how_much_is_hidden(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + STUDY)
    hidden = page.locator("article :is(.passage, tr)[data-audience='key-cadres']").count()
    assert hidden > 0
    page.get_by_label("Bạn đọc là").select_option("grassroots")
    expect(page.get_by_text(FOR_RAPPORTEURS)).to_be_hidden()
    expect(page.locator(".reader__status")).to_have_text(
        f"Đang ẩn {hidden} đoạn không dành cho: Cán bộ, đảng viên ở cơ sở."
    )
    page.get_by_label("Bạn đọc là").select_option("")
    expect(page.get_by_text(FOR_RAPPORTEURS)).to_be_visible()


def test_the_choice_is_remembered_on_the_next_page(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    page.get_by_label("Bạn đọc là").select_option("mass-organisations")
    page.goto(site_url + "/hntw7-khoa-xii/hoi-dap/01-ba-nghi-quyet-va-viec-hoc-tap.html")
    expect(page.get_by_label("Bạn đọc là")).to_have_value("mass-organisations")


def test_the_choice_made_since_holds_for_a_page_that_the_browser_kept_as_it_was(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + STUDY)
    other = page.context.new_page()
    other.goto(site_url + STUDY)
    other.get_by_label("Bạn đọc là").select_option("grassroots")
    page.evaluate(KEPT)
    expect(page.get_by_label("Bạn đọc là")).to_have_value("grassroots")
    expect(page.get_by_text(FOR_RAPPORTEURS)).to_be_hidden()


def test_a_page_for_others_says_so_and_leaves_the_navigation(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    other = page.locator(".nav").get_by_text("Dành cho người hướng dẫn học tập")
    expect(other).to_be_visible()
    page.get_by_label("Bạn đọc là").select_option("mass-organisations")
    expect(page.locator(".reader__status")).to_contain_text("Trang này không dành cho")
    expect(other).to_be_hidden()


def test_the_contents_lose_the_headings_of_hidden_sections(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    contents = page.locator(".toc--beside")
    entry = contents.get_by_text("Lưu ý khi điều hành thảo luận").first
    expect(entry).to_be_visible()
    page.get_by_label("Bạn đọc là").select_option("grassroots")
    expect(entry).to_be_hidden()


def test_the_place_in_the_page_is_no_hidden_section(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    page.get_by_label("Bạn đọc là").select_option("grassroots")
    page.evaluate("document.getElementById('2').scrollIntoView()")
    here = page.locator(".toc--beside [aria-current]")
    expect(here).to_have_text("2. Điều kiện của người học")


def test_the_switch_works_by_keyboard(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    page.get_by_label("Bạn đọc là").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Bạn đọc là")).to_have_value("grassroots")
    expect(page.get_by_text(FOR_RAPPORTEURS)).to_be_hidden()


def test_without_javascript_nothing_is_hidden(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + STUDY)
    expect(page.get_by_text(FOR_RAPPORTEURS)).to_be_visible()
    expect(page.locator("[data-reader-switch]")).to_be_hidden()
    context.close()


def test_labels_of_points_are_text_that_can_be_copied(page: Page, site_url: str) -> None:
    page.goto(site_url + "/hntw4-khoa-xiii/nghien-cuu/01-muc-dich-yeu-cau-doi-tuong.html")
    points = page.locator("article ol.labels--letter > li").all_inner_texts()
    assert [point.split()[0] for point in points[:6]] == ["a)", "b)", "c)", "d)", "đ)", "e)"]


def test_no_page_is_wider_than_a_small_phone(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    for path in ("/index.html", "/hntw4-khoa-xiii/index.html", STUDY):
        page.goto(site_url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    context.close()
