"""Questions and answers, as a reader folds, follows and prints them."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

QUESTIONS = "/hntw4-khoa-xiii/hoi-dap/01-hoi-nghi-va-hai-van-ban.html"
FOR_SOME = "/chuyen-de-toan-khoa-xiii/hoi-dap/01-tim-hieu-chuyen-de.html"


@pytest.fixture(params=["desk", "phone"])
def device(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def open_answers(page: Page) -> Locator:
    return page.locator("details.question[open]")


def question(page: Page, number: int) -> Locator:
    return page.locator("details.question").filter(has=page.locator(f"#cau-{number}"))


def fold(page: Page, number: int) -> Locator:
    """Close one answer as a reader does: a click at the start of the question."""
    folded = question(page, number)
    folded.locator("summary").click(position={"x": 10, "y": 30})
    expect(folded).to_have_js_property("open", False)
    return folded


def in_list(page: Page, number: int) -> Locator:
    return page.locator(f".contents a[href='#cau-{number}']")


def test_all_answers_are_open_at_first(page: Page, site_url: str) -> None:
    page.goto(site_url + QUESTIONS)
    expect(open_answers(page)).to_have_count(11)
    expect(page.get_by_text("Đợt học nhằm làm cho mỗi tổ chức")).to_be_visible()


def test_a_link_to_a_folded_question_opens_it_each_time(page: Page, site_url: str) -> None:
    page.goto(site_url + QUESTIONS)
    for _ in ("the address changes", "the address stays"):
        folded = fold(page, 4)
        in_list(page, 4).click()
        expect(folded).to_have_js_property("open", True)
        expect(page.locator("#cau-4")).to_be_in_viewport()
        assert page.url.endswith("#cau-4")


def test_a_link_from_another_page_leads_to_an_open_question(page: Page, site_url: str) -> None:
    page.goto(site_url + QUESTIONS)
    page.get_by_role("button", name="Thu gọn tất cả").click()
    page.goto(site_url + "/van-ban.html")
    page.locator(f"article a[href='{QUESTIONS[1:]}#cau-3']").first.click()
    expect(question(page, 3)).to_have_js_property("open", True)
    expect(page.locator("#cau-3")).to_be_in_viewport()


def test_the_way_back_from_a_note_opens_the_answer_it_belongs_to(page: Page, site_url: str) -> None:
    page.goto(site_url + QUESTIONS)
    folded = fold(page, 1)
    page.locator("a.footnote-backref[href='#fnref:2']").click()
    expect(folded).to_have_js_property("open", True)
    expect(page.locator("[id='fnref:2']")).to_be_in_viewport()


def test_one_button_folds_and_unfolds_all_and_says_which(page: Page, site_url: str) -> None:
    page.goto(site_url + QUESTIONS)
    button = page.locator(".contents button")
    expect(button).to_have_text("Thu gọn tất cả câu trả lời")
    button.click()
    expect(open_answers(page)).to_have_count(0)
    expect(button).to_have_text("Mở tất cả câu trả lời")
    button.press("Enter")
    expect(open_answers(page)).to_have_count(11)
    expect(button).to_have_text("Thu gọn tất cả câu trả lời")


def test_the_button_says_what_it_does_after_a_reader_opened_one(page: Page, site_url: str) -> None:
    page.goto(site_url + QUESTIONS)
    button = page.locator(".contents button")
    button.click()
    question(page, 2).locator("summary").press("Enter")
    expect(button).to_have_text("Thu gọn tất cả câu trả lời")


def test_the_list_names_every_question_in_order(page: Page, site_url: str) -> None:
    page.goto(site_url + QUESTIONS)
    headings = page.locator("h2.question")
    links = page.locator(".contents a")
    assert [text.removesuffix("¶") for text in headings.all_text_contents()] == (
        links.all_text_contents()
    )
    ids = headings.evaluate_all("found => found.map(heading => '#' + heading.id)")
    assert ids == links.evaluate_all("found => found.map(link => link.hash)")


def test_the_list_leaves_out_the_questions_that_the_switch_hides(page: Page, site_url: str) -> None:
    page.goto(site_url + FOR_SOME)
    expect(in_list(page, 7)).to_be_visible()
    page.get_by_label("Bạn đọc là").select_option("mass-organisations")
    expect(question(page, 7)).to_be_hidden()
    expect(in_list(page, 7)).to_be_hidden()
    expect(in_list(page, 6)).to_be_visible()


def test_on_paper_all_answers_are_open_and_there_is_no_button(page: Page, site_url: str) -> None:
    page.goto(site_url + QUESTIONS)
    answers = page.locator("details.question > p:not(.related)").all_inner_texts()
    page.locator(".contents button").click()
    page.emulate_media(media="print")
    expect(page.locator(".contents button")).to_be_hidden()
    with pypdfium2.PdfDocument(io.BytesIO(page.pdf())) as paper:
        text = " ".join(sheet.get_textpage().get_text_range() for sheet in paper)
    printed = " ".join(text.split())
    beginnings = [" ".join(answer.split()[:3]) for answer in answers]
    assert [beginning for beginning in beginnings if beginning not in printed] == []


def test_without_javascript_answers_still_fold(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + QUESTIONS)
    expect(page.locator(".contents button")).to_be_hidden()
    expect(open_answers(page)).to_have_count(11)
    fold(page, 4)
    for key in ("Enter", "Space"):
        question(page, 4).locator("summary").press(key)
        expect(open_answers(page)).to_have_count(11)
        question(page, 4).locator("summary").press(key)
        expect(open_answers(page)).to_have_count(10)
    context.close()
