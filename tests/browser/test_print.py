"""A page that a reader prints: all of its text on white paper, and nothing that leads elsewhere."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

STUDY = "/hntw4-khoa-xiii/hoc-tap/01-hoc-gi-hoc-the-nao.html"
QUESTIONS = "/hntw4-khoa-xiii/hoi-dap/01-hoi-nghi-va-hai-van-ban.html"
SET = "/hntw4-khoa-xiii/index.html"
REGISTER = "/van-ban.html"
RESEARCH = "/hntw4-khoa-xiii/nghien-cuu/03-dot-sinh-hoat-tu-soi-tu-sua.html"

ARTICLE = """() => {
  const article = document.querySelector("article").cloneNode(true);
  const screen = ".headerlink, .contents, .toc, .tags, .reading, .document, .footnote-backref, "
    + ".about__booklet, .about__downloads, .about__top, .front__search, .downloads__sum > summary, "
    + ".add-to-calendar, .timeline__state, .timeline__today, .timeline__clock, .form-files";
  article.querySelectorAll(screen).forEach(element => element.remove());
  article.querySelectorAll("details").forEach(folded => { folded.open = true; });
  document.body.append(article);
  const text = article.innerText;
  article.remove();
  return text;
}"""
"""The words of the article as a screen shows them, without what only a screen can use."""

OF_THE_SCREEN = (
    *("Bài trước", "Bài sau", "Trong bài này", "Tìm trong tài liệu", "Lên đầu trang", "Đến phần"),
    *("Bạn đọc là", "Các câu hỏi trong bài", "Thu gọn", "Cỡ chữ", "Nền tối", "¶", "Về ấn bản này"),
)


def printed(page: Page) -> list[str]:
    """The text of each sheet."""
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as paper:
        return [sheet.get_textpage().get_text_bounded() for sheet in paper]


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d]+|\d+", text))


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", [STUDY, QUESTIONS, SET, REGISTER, RESEARCH, "/index.html"])
def test_all_words_of_the_article_are_printed(page: Page, site_url: str, path: str) -> None:
    page.goto(site_url + path)
    expected = words(page.evaluate(ARTICLE))
    text = " ".join(printed(page))
    assert sum(expected.values()) > 50
    assert expected - words(text) == Counter()
    assert [said for said in OF_THE_SCREEN if said in text] == []


def test_the_last_sheet_says_the_edition(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    sheets = printed(page)
    assert re.search(r"Ấn bản: Tất cả đối tượng\. Nguồn: .+, ngày \d+/\d+/\d{4}", sheets[-1])
    assert [f"{at} / {len(sheets)}" in sheet for at, sheet in enumerate(sheets, 1)] == [
        True for _ in sheets
    ]


def test_folded_answers_are_printed_and_folded_again(page: Page, site_url: str) -> None:
    page.goto(site_url + QUESTIONS)
    expected = words(page.evaluate(ARTICLE))
    page.get_by_role("button", name="Thu gọn tất cả câu trả lời").click()
    assert expected - words(" ".join(printed(page))) == Counter()
    expect(page.locator("details.question[open]")).to_have_count(0)


def test_folded_answers_are_printed_without_scripts(
    page: Page, without_scripts: Page, site_url: str
) -> None:
    page.goto(site_url + QUESTIONS)
    expected = words(page.evaluate(ARTICLE))
    without_scripts.goto(site_url + QUESTIONS)
    for question in without_scripts.locator("details.question > summary").all():
        question.click(position={"x": 5, "y": 20})
    expect(without_scripts.locator("details.question[open]")).to_have_count(0)
    assert expected - words(" ".join(printed(without_scripts))) == Counter()


def test_the_dark_scheme_prints_black_on_white(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    page.get_by_role("button", name="Nền tối").click()
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    with pypdfium2.PdfDocument(page.pdf(print_background=True)) as paper:
        picture = paper[0].render(scale=1).to_pil().convert("RGB")
    colours = picture.getcolors(picture.width * picture.height)
    assert picture.getpixel((2, 2)) == (255, 255, 255)
    assert max(colours)[1] == (255, 255, 255)
    assert all(max(colour) - min(colour) < 8 for _, colour in colours)  # no colour but greys
    assert min(colours, key=lambda pair: sum(pair[1]))[1] < (60, 60, 60)


LONG_TABLE = """() => {
  const row = document.querySelector("article table tbody tr");
  for (let at = 0; at < 120; at++) {
    const copy = row.cloneNode(true);
    copy.cells[0].textContent = `hàng ${at} đầu ` + "chữ ".repeat(40) + `hàng ${at} cuối`;
    row.parentElement.append(copy);
  }
}"""


def test_a_long_table_repeats_its_head_and_cuts_no_row(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    page.evaluate(LONG_TABLE)
    sheets = printed(page)
    with_rows = [sheet for sheet in sheets if re.search(r"hàng \d+ đầu", sheet)]
    assert len(with_rows) > 3
    for sheet in with_rows:
        assert re.search(r"Tài liệu\s+Dùng cho", sheet)
        starts = re.findall(r"hàng\s+(\d+)\s+đầu", sheet)
        assert starts == re.findall(r"hàng\s+(\d+)\s+cuối", sheet)


WIDE_TABLE = """() => {
  const table = document.querySelector("article table");
  for (const row of table.rows) {
    for (let at = 0; at < 16; at++) { row.insertCell().textContent = `cột ${at} nghiêng`; }
  }
}"""


def test_a_wide_table_stays_on_the_sheet(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    page.evaluate(WIDE_TABLE)
    data = page.pdf(prefer_css_page_size=True)
    with pypdfium2.PdfDocument(io.BytesIO(data)) as paper:
        for sheet in paper:
            text = sheet.get_textpage()
            for at in range(text.count_chars()):
                left, _, right, _ = text.get_charbox(at)
                assert left >= 0
                assert right <= sheet.get_width() - 20


HEADINGS = "found => found.map(heading => heading.firstChild.textContent.trim())"


def test_no_heading_is_last_on_a_sheet(page: Page, site_url: str, site: Path) -> None:
    found = 0
    for path in sorted(site.glob("hntw*/*/*.html")):
        page.goto(path.as_uri())
        headings = page.locator("article :is(h2, h3)").evaluate_all(HEADINGS)
        for sheet in printed(page):
            lines = [line.strip() for line in sheet.split("\n") if line.strip()]
            last = next(line for line in reversed(lines) if not re.fullmatch(r"\d+ / \d+", line))
            assert last not in headings, path
        found += len(headings)
    assert found > 50
