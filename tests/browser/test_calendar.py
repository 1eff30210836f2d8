"""The study calendar, on the days before, on and after its sessions."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

SET = "/hntw4-khoa-xiii/index.html"
OTHER = "/hntw7-khoa-xii/index.html"
VAGUE = "/chuyen-de-toan-khoa-xiii/index.html"


def told(page: Page, address: str, now: str) -> list[str]:
    """What the timeline says of each entry, '' where it makes no claim."""
    page.clock.set_fixed_time(now)
    page.goto(address)
    expect(page.locator(".timeline")).to_be_visible()
    return page.eval_on_selector_all(
        ".timeline > li",
        """entries => entries.map(entry => {
             const state = entry.querySelector('.timeline__state');
             return state ? state.textContent
                          : entry.matches('.timeline__today') ? entry.textContent : '';
           })""",
    )


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (
            "2021-12-01T09:00:00+07:00",
            ["Hôm nay, 1/12/2021", "Sắp tới, còn 8 ngày", *["Sắp tới"] * 4],
        ),
        (
            # In Vietnam it is the 9th already, wherever the reader's clock stands.
            "2021-12-08T17:30:00Z",
            ["Hôm nay, 9/12/2021", "Hôm nay", *["Sắp tới"] * 4],
        ),
        (
            "2022-03-31T23:59:00+07:00",
            ["Đã qua", "Hôm nay, 31/3/2022", *["Hạn trong tháng này"] * 3, "Sắp tới"],
        ),
        ("2026-11-02T09:00:00+07:00", ["Đã qua", *["Đã qua hạn"] * 4, "Hôm nay, 2/11/2026"]),
    ],
)
def test_the_timeline_tells_by_the_readers_clock(
    page: Page, site_url: str, now: str, said: list[str]
) -> None:
    assert told(page, site_url + SET, now) == said


def test_a_deadline_of_a_day_is_counted_in_days(page: Page, site_url: str) -> None:
    now = ["Sắp tới, đến hạn ngày mai"] * 2
    said = told(page, site_url + OTHER, "2018-07-19T09:00:00+07:00")
    assert said == ["Đã qua", "Hôm nay, 19/7/2018", *now, "Hạn trong tháng này"]
    assert "Hạn là hôm nay" in told(page, site_url + OTHER, "2018-07-20T23:00:00+07:00")


def test_what_has_no_date_gets_no_claim(page: Page, site_url: str) -> None:
    assert told(page, site_url + VAGUE, "2022-03-10T09:00:00+07:00") == [""]
    expect(page.locator(".timeline__clock:visible")).to_have_count(0)


def test_without_javascript_there_is_no_claim(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + SET)
    expect(page.locator(".timeline__item")).to_have_count(5)
    claims = ".timeline__state, .timeline__today, .timeline__clock"
    expect(page.locator(claims).locator("visible=true")).to_have_count(0)
    context.close()


def test_a_reader_sees_the_sessions_and_the_calendar_that_are_theirs(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + SET)
    page.get_by_label("Bạn đọc là").select_option("mass-organisations")
    expect(page.locator(".timeline__item:visible")).to_have_count(2)
    expect(page.locator("table.calendar tbody tr:visible")).to_have_count(2)
    links = page.locator(".add-to-calendar a:visible")
    expect(links).to_have_text(["Đoàn viên, hội viên và nhân dân"])
    height = links.evaluate("link => link.getBoundingClientRect().height")
    assert height >= 44


def test_paper_has_the_sessions_but_no_claim_of_the_day(page: Page, site_url: str) -> None:
    page.goto(site_url + SET)
    page.emulate_media(media="print")
    expect(page.locator("table.calendar")).to_be_visible()
    for name in (".timeline__claim", ".timeline__today", ".add-to-calendar"):
        expect(page.locator(name).first).to_be_hidden()
