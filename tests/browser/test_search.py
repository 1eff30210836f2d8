"""The search, as readers use it: by mouse, finger, keyboard and input method, also from a disk."""

from __future__ import annotations

import functools
import http.server
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

QUESTIONS = "/hntw4-khoa-xiii/hoi-dap/01-hoi-nghi-va-hai-van-ban.html"
STUDY = "/hntw7-khoa-xii/hoc-tap/02-hoi-nghi-o-co-so.html"
FOR_RAPPORTEURS = "người điều hành xem thêm bài"
MANY = "nghị quyết"
FOUND = re.compile(r"^\d+ kết quả$")
NOT_LOADED = "Chưa tải được dữ liệu tìm kiếm."
HARM = "<img src=x onerror=alert(1)>"


def box(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Tìm trong tài liệu")


def opener(page: Page) -> Locator:
    return page.get_by_role("button", name="Tìm trong tài liệu")


def field(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Chữ cần tìm")


def said(page: Page) -> Locator:
    return box(page).get_by_role("status")


def results(page: Page) -> Locator:
    return box(page).get_by_role("listbox", name="Kết quả").get_by_role("option")


def groups(page: Page) -> Locator:
    """The pages that are shown, each with its places."""
    return box(page).get_by_role("listbox", name="Kết quả").get_by_role("group")


def facet(page: Page, name: str) -> Locator:
    return box(page).locator(f"select[name={name}]")


def search(page: Page, query: str) -> None:
    """Open the box if it is closed, and look for `query`, which pages have."""
    if not box(page).is_visible():
        page.keyboard.press("/")
    field(page).fill(query)
    expect(said(page)).to_have_text(re.compile(r"^\d+ kết quả"))
    query_of = "option => new URL(option.href).searchParams.get('q')"
    page.wait_for_function(
        f"query => ({query_of})(document.querySelector('[role=option]')) === query", arg=query
    )


def found(page: Page) -> list[list[str]]:
    """The addresses and words of all results that are shown."""
    rows: list[list[str]] = results(page).evaluate_all(
        "all => all.map(one => "
        "[one.href.replace(/.*[/](?:site|127[.0-9:]+)[/]/, ''), one.textContent])"
    )
    return rows


def number(text: str | None) -> int:
    match = re.search(r"\d+", text or "")
    assert match
    return int(match[0])


# ---- opened and closed


def test_the_box_is_opened_by_button_slash_and_ctrl_k_and_gives_the_focus_back(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + QUESTIONS)
    for key in ("Enter", "/", "Control+k", "Control+K"):
        opener(page).press(key)
        expect(field(page)).to_be_focused()
        assert page.url.startswith(site_url + QUESTIONS + "?q=")
        page.keyboard.press("Escape")
        expect(box(page)).to_be_hidden()
        expect(opener(page)).to_be_focused()
        expect(page).to_have_url(site_url + QUESTIONS)
    link = page.locator("article a[href='#cau-2']").first
    link.press("/")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    page.locator("h1").click()
    page.keyboard.press("/")
    box(page).get_by_role("button", name="Đóng").click()
    expect(opener(page)).to_be_focused()


def test_other_keys_do_not_open_it_and_signs_typed_stay(page: Page, site_url: str) -> None:
    page.goto(site_url + QUESTIONS)
    for key in ("k", "Control+/", "Alt+/", "Control+Shift+k"):
        opener(page).press(key)
        expect(box(page)).to_be_hidden()
    page.get_by_label("Bạn đọc là").press("/")
    expect(box(page)).to_be_hidden()
    opener(page).click()
    page.keyboard.type("37/k")
    page.keyboard.press("Control+k")
    expect(field(page)).to_have_value("37/k")
    expect(field(page)).to_be_focused()
    page.go_back()
    expect(box(page)).to_be_hidden()
    expect(page).to_have_url(site_url + QUESTIONS)


def test_a_click_beside_the_box_closes_it_and_a_word_marked_by_mouse_does_not(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + QUESTIONS)
    search(page, MANY)
    at = field(page).bounding_box()
    assert at
    page.mouse.move(at["x"] + 60, at["y"] + 20)
    page.mouse.down()
    page.mouse.move(40, 400, steps=3)
    page.mouse.up()
    expect(box(page)).to_be_visible()
    page.mouse.click(40, 400)
    expect(box(page)).to_be_hidden()


def test_closing_leaves_the_page_where_it_was(page: Page, site_url: str) -> None:
    """Also where its address names another place."""
    page.goto(site_url + QUESTIONS + "#cau-2")
    expect(page.locator("#cau-2")).to_be_in_viewport()
    page.locator("#cau-9").scroll_into_view_if_needed()
    top = page.evaluate("scrollY")
    for close in (lambda: page.keyboard.press("Escape"), page.go_back):
        search(page, MANY)
        close()
        expect(page).to_have_url(site_url + QUESTIONS + "#cau-2")
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        assert page.evaluate("scrollY") == top


@pytest.mark.parametrize("close", ["Escape", "back"])
def test_an_answer_that_comes_when_the_box_is_closed_leaves_the_address_alone(
    page: Page, served: str, close: str
) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/assets/search/*/words.js", hold)
    page.goto(served + QUESTIONS)
    page.keyboard.press("/")
    page.keyboard.type(MANY)
    expect(said(page)).to_have_text("Đang tìm …")
    if close == "back":
        page.go_back()
    else:
        page.keyboard.press(close)
    expect(box(page)).to_be_hidden()
    expect(page).to_have_url(served + QUESTIONS)
    held[0].continue_()
    expect(page.locator("dialog.search [role=option]").first).to_be_attached()
    assert page.url == served + QUESTIONS


def test_nothing_of_the_search_is_asked_for_before_it_is_opened(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site_url + QUESTIONS, wait_until="networkidle")
    assert [url for url in asked if "/assets/search/" in url] == []
    with page.expect_request("**/assets/search/*/words.js"):
        opener(page).click()


# ---- by keyboard, input method and touch


def test_it_is_a_combobox_that_is_used_by_arrows(page: Page, site_url: str) -> None:
    page.goto(site_url + QUESTIONS)
    opener(page).click()
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    search(page, MANY)
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    expect(field(page)).to_have_attribute("aria-autocomplete", "list")
    shown = results(page)
    ids = shown.evaluate_all("all => all.map(one => one.id)")
    assert len(set(ids)) == len(ids) > 10
    controlled = field(page).get_attribute("aria-controls")
    expect(box(page).get_by_role("listbox", name="Kết quả")).to_have_id(controlled or "?")
    for key, at in (
        *(("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", None)),
        *(("ArrowUp", -1), ("ArrowDown", None), ("Enter", 0)),
    ):
        page.keyboard.press(key)
        chosen = "" if at is None else ids[at]
        expect(field(page)).to_have_attribute("aria-activedescendant", chosen)
        expect(box(page).locator("[aria-selected]")).to_have_count(0 if at is None else 1)
        if at is not None:
            expect(shown.nth(at)).to_have_attribute("aria-selected", "true")
            expect(shown.nth(at)).to_be_in_viewport()
        expect(field(page)).to_be_focused()
    target = shown.first.get_attribute("href") or "?"
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(target.partition("?")[0])))
    expect(box(page)).to_be_hidden()


def test_what_an_input_method_composes_is_looked_for_and_its_enter_follows_nothing(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + QUESTIONS)
    opener(page).click()
    client = page.context.new_cdp_session(page)
    for text in ("n", "ng", "nghi quye", "nghị quyết"):
        client.send(
            "Input.imeSetComposition",
            {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
        )
    expect(said(page)).to_have_text(re.compile(r"^\d+ kết quả"))
    expect(results(page).first.locator("mark").first).to_have_text(re.compile("nghị quyết", re.I))
    for key in ("ArrowDown", "Enter"):
        field(page).dispatch_event("keydown", {"key": key, "isComposing": True, "bubbles": True})
    expect(field(page)).to_have_attribute("aria-activedescendant", "")
    client.send("Input.insertText", {"text": "nghị quyết"})
    expect(field(page)).to_have_value("nghị quyết")
    page.keyboard.press("ArrowDown")
    expect(field(page)).not_to_have_attribute("aria-activedescendant", "")


def test_what_is_pasted_is_looked_for(page: Page, site_url: str) -> None:
    page.goto(site_url + QUESTIONS)
    opener(page).click()
    page.keyboard.insert_text("37-QĐ/TW")
    expect(results(page).first.locator("mark").first).to_have_text("37-QĐ/TW")
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+X")
    expect(results(page)).to_have_count(0)
    page.keyboard.press("Control+V")
    expect(results(page).first.locator("mark").first).to_have_text("37-QĐ/TW")
    box(page).get_by_role("button", name="Xóa chữ đã gõ").click()
    expect(field(page)).to_have_value("")
    expect(field(page)).to_be_focused()
    expect(said(page)).to_have_text(re.compile("^Gõ có dấu hay không dấu"))
    expect(box(page).get_by_role("button", name="Xóa chữ đã gõ")).to_be_hidden()


def test_tab_leads_through_the_box_in_order(page: Page, site_url: str) -> None:
    page.goto(site_url + QUESTIONS)
    search(page, MANY)
    order = []
    for _ in range(6):
        page.keyboard.press("Tab")
        order.append(
            page.evaluate("document.activeElement.name || document.activeElement.innerText")
        )
    names = ["", "Đóng", "audience", "kind", "set", "Xem thêm kết quả"]
    assert order == names
    count = results(page).count()
    page.keyboard.press("Enter")
    expect(results(page).nth(count)).to_be_focused()
    expect(box(page).locator(".search__page")).to_have_count(20)


@pytest.mark.parametrize("device", ["phone"])
def test_all_is_large_enough_for_a_finger_and_inside_a_small_phone(
    page: Page, site_url: str, device: str
) -> None:
    page.goto(site_url + QUESTIONS)
    controls = "dialog.search :is(button, input, select, summary, [role=option])"
    small = """selector => Array.from(document.querySelectorAll(selector))
        .filter(one => one.checkVisibility())
        .map(one => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
        .filter(([, {width, height, left, right}]) =>
          width < 44 || height < 44 || left < 0 || right > innerWidth)"""
    assert page.evaluate(small, "[data-search-open]") == []
    opener(page).tap()
    for query in ("nghi quyet", "hooijc"):
        field(page).fill(query)
        expect(said(page)).to_have_text(re.compile(r"^\d+ kết quả|^Không thấy"))
        for width in (390, 320):
            page.set_viewport_size({"width": width, "height": 640})
            assert page.evaluate(small, controls) == []
            body = box(page).locator(".search__body")
            assert body.evaluate("body => body.scrollWidth <= body.clientWidth")
    field(page).fill("nghi quyet")
    expect(results(page).first).to_be_visible()
    field(page).press("Enter")
    expect(field(page)).not_to_be_focused()  # the keyboard makes room
    results(page).nth(1).tap()
    expect(box(page)).to_be_hidden()
    expect(page.locator("mark.searched").first).to_be_visible()


# ---- what is shown


def test_results_stand_under_their_pages_with_chips_and_whole_marks(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + QUESTIONS)
    search(page, FOR_RAPPORTEURS)
    first = groups(page).first
    expect(first).to_have_accessible_name("Hội nghị học tập ở cơ sở")
    assert first.locator(".search__chip").all_inner_texts() == [
        "Tài liệu học tập",
        "Hội nghị Trung ương 7 khóa XII",
        "Cán bộ chủ chốt và báo cáo viên",
    ]
    expect(first.locator(".search__section").first).to_have_text("1.1. Một ngày học gồm những gì")
    expect(first.locator(".search__excerpt mark").first).to_have_text(FOR_RAPPORTEURS)
    search(page, MANY)
    expect(groups(page)).to_have_count(10)
    expect(said(page)).to_have_text(FOUND)
    names = groups(page).evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert len(set(names)) == 10
    assert results(page).count() > 10
    everyone = (
        groups(page).filter(has_text="Ba nghị quyết và việc học tập").locator(".search__chips")
    )
    expect(everyone.first).to_have_text("Tài liệu hỏi – đápHội nghị Trung ương 7 khóa XII")
    assert box(page).locator("mark").count() > 20
    assert broken_marks(page, "dialog.search") == []
    plain = page.evaluate(f"bindery.search('{MANY}')")
    shown = groups(page).first.locator(".search__title").inner_text()
    assert shown == plain["results"][0]["title"]


def broken_marks(page: Page, inside: str) -> list[str]:
    """The marks that are empty, in another, or begin or end within a word."""
    broken: list[str] = page.evaluate(
        r"""inside => {
        const word = /[\p{L}\p{M}\p{N}]/u;
        const beside = (mark, way) => {
          for (let node = mark; node; node = node.parentElement) {
            if (/^(P|LI|TD|TH|DT|DD|H\d|SUMMARY|DIV)$/.test(node.tagName)) { return ""; }
            if (/^search__/.test(node.className)) { return ""; }
            for (let next = node[way]; next; next = next[way]) {
              if (next.textContent) {
                return next.nodeName === "SUP" ? "" : next.textContent.at(
                  way === "nextSibling" ? 0 : -1);
              }
            }
          }
        };
        return Array.from(document.querySelectorAll(inside + " mark")).filter(mark => {
          const text = mark.textContent;
          return !text.trim() || mark.querySelector("mark") || mark.parentElement.closest("mark") ||
            word.test(beside(mark, "previousSibling")) || word.test(beside(mark, "nextSibling"));
        }).map(mark => mark.parentElement.textContent);
        }""",
        inside,
    )
    return broken


def test_counts_of_facets_agree_with_what_choosing_them_gives(page: Page, site_url: str) -> None:
    page.goto(site_url + QUESTIONS)
    search(page, MANY)
    whole = number(said(page).text_content())

    def choose(name: str, at: int) -> tuple[int, int]:
        """What the choice promised, and what is found."""
        option = facet(page, name).locator("option").nth(at)
        promised = number((option.text_content() or "").rpartition("(")[2]) if at else -1
        value = option.get_attribute("value") or ""
        facet(page, name).select_option(value)
        expect(said(page)).to_have_text(re.compile(rf"^{promised} kết quả" if at else r"^\d+ kết"))
        expect(facet(page, name)).to_have_value(value)
        counts = page.evaluate(
            "([query, asked]) => bindery.search(query, Object.assign({limit: 0}, asked))"
            ".then(found => found.count)",
            [MANY, {each: facet(page, each).input_value() for each in ("audience", "kind", "set")}],
        )
        return promised, counts

    for name in ("audience", "kind", "set"):
        labels = facet(page, name).locator("option")
        assert labels.count() >= 4
        for at in range(1, labels.count()):
            promised, count = choose(name, at)
            assert 0 < promised == count <= whole
        choose(name, 0)
        expect(said(page)).to_have_text(f"{whole} kết quả")
    choose("audience", 2)
    promised, count = choose("kind", 1)
    assert promised == count < whole
    promised, count = choose("set", 1)
    assert promised == count
    expect(groups(page)).to_have_count(count)
    chips = groups(page).locator(".search__chips").all_inner_texts()
    kind, group = (
        facet(page, name).evaluate("one => one.selectedOptions[0].text.replace(/ [(].*/, '')")
        for name in ("kind", "set")
    )
    assert all(kind in chip and group in chip for chip in chips)
    address = page.url
    page.goto(site_url + "/index.html?" + address.partition("?")[2])
    expect(said(page)).to_have_text(f"{count} kết quả")
    expect(facet(page, "kind")).not_to_have_value("")


def test_the_reader_is_the_one_of_the_switch_until_it_is_widened(page: Page, site_url: str) -> None:
    page.goto(site_url + STUDY)
    page.get_by_label("Bạn đọc là").select_option("mass-organisations")
    page.keyboard.press("/")
    field(page).fill(FOR_RAPPORTEURS)
    expect(said(page)).to_have_text(f"Không thấy “{FOR_RAPPORTEURS}” trong phần đã chọn.")
    expect(facet(page, "audience")).to_have_value("mass-organisations")
    expect(facet(page, "audience")).to_have_attribute(
        "title", "Đoàn viên, hội viên và nhân dân (0)"
    )
    box(page).get_by_role("button", name="Tìm trong tất cả").click()
    expect(facet(page, "audience")).to_have_value("")
    hidden = page.locator("article .passage").get_by_text(FOR_RAPPORTEURS)
    expect(hidden).to_be_hidden()
    results(page).first.click()
    expect(page.locator("mark.searched").get_by_text(FOR_RAPPORTEURS)).to_be_in_viewport()
    expect(page.locator("#reader")).to_have_value("")
    page.reload()
    expect(page.locator("#reader")).to_have_value("mass-organisations")


def test_where_nothing_is_found_another_word_is_offered(page: Page, site_url: str) -> None:
    page.goto(site_url + QUESTIONS)
    page.keyboard.press("/")
    field(page).fill("hooijc")
    expect(said(page)).to_have_text("Không thấy “hooijc”.")
    box(page).get_by_role("button", name="Ý bạn là “học”?").click()
    expect(field(page)).to_have_value("học")
    expect(field(page)).to_be_focused()
    expect(said(page)).to_have_text(re.compile(r"^\d+ kết quả$"))


def test_a_new_query_is_shown_from_its_first_result(page: Page, site_url: str) -> None:
    page.goto(site_url + QUESTIONS)
    search(page, MANY)
    results(page).last.scroll_into_view_if_needed()
    expect(results(page).first).not_to_be_in_viewport()
    search(page, MANY + " trung")
    expect(results(page).first).to_be_in_viewport()


def test_what_is_typed_is_shown_and_stored_as_text(page: Page, site_url: str) -> None:
    alerts: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    page.goto(site_url + QUESTIONS)
    search(page, MANY + HARM)
    expect(said(page)).to_contain_text("không thấy “img")
    results(page).first.click()
    expect(page.locator("mark.searched").first).to_be_visible()
    page.keyboard.press("/")
    expect(results(page)).to_have_text([MANY + HARM])
    quoted = f'"{HARM}"'
    field(page).fill(quoted)
    expect(said(page)).to_contain_text(f"Không thấy “{quoted}”")
    page.reload()
    expect(field(page)).to_have_value(quoted)
    expect(said(page)).to_contain_text(f"Không thấy “{quoted}”")
    assert page.locator("img[src=x]").count() == 0
    assert alerts == []


def test_the_last_queries_are_kept_on_the_device_until_they_are_erased(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + QUESTIONS)
    for query in ("một", "đảng", "hội nghị", "học tập", "cán bộ", "kế hoạch", "đảng"):
        search(page, query)
        results(page).first.click()
        expect(box(page)).to_be_hidden()
        expect(page).not_to_have_url(re.compile(r"\?"))
    page.keyboard.press("/")
    expect(said(page)).to_have_text("Đã tìm gần đây")
    kept = ["đảng", "kế hoạch", "cán bộ", "học tập", "hội nghị"]
    expect(results(page)).to_have_text(kept)
    assert page.context.cookies() == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(field(page)).to_have_value("kế hoạch")
    expect(said(page)).to_have_text(re.compile("kết quả$"))
    field(page).fill("")
    box(page).get_by_role("button", name="Xóa những lần tìm này").click()
    expect(results(page)).to_have_count(0)
    assert "đảng" not in page.evaluate("JSON.stringify(localStorage)")


def test_another_site_on_the_same_device_is_told_neither_the_queries_nor_who_reads(
    page: Page, site: Path, tmp_path: Path
) -> None:
    """Editions stand beside each other on one server, or on one stick."""
    for name in ("one", "other"):
        shutil.copytree(site, tmp_path / name)
    page.goto((tmp_path / "one").as_uri() + QUESTIONS)
    page.locator("#reader").select_option("mass-organisations")
    search(page, "hội nghị")
    results(page).first.click()
    expect(box(page)).to_be_hidden()
    page.goto((tmp_path / "other").as_uri() + QUESTIONS)
    expect(page.locator("#reader")).to_have_value("")
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    expect(results(page)).to_have_count(0)


# ---- addresses


def test_a_result_leads_to_its_marked_words_and_back_leads_to_the_results(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + STUDY)
    search(page, MANY)
    facet(page, "kind").select_option("hoi-dap")
    expect(facet(page, "kind")).to_have_value("hoi-dap")
    expect(said(page)).to_have_text("5 kết quả")
    asked = page.url
    before = found(page)
    results(page).nth(1).click()
    expect(page.locator("mark.searched").first).to_be_visible()
    assert "?" not in page.url
    page.go_back()
    expect(page).to_have_url(asked)
    expect(field(page)).to_have_value(MANY)
    expect(said(page)).to_have_text("5 kết quả")
    expect(facet(page, "kind")).to_have_value("hoi-dap")
    assert found(page) == before
    expect(page.locator("mark.searched")).to_have_count(0)  # this page is not one of the results
    page.go_back()
    expect(box(page)).to_be_hidden()
    expect(page).to_have_url(site_url + STUDY)
    page.go_forward()
    expect(said(page)).to_have_text("5 kết quả")
    page.keyboard.press("Escape")
    expect(page).to_have_url(site_url + STUDY)


def test_an_address_marks_the_words_of_its_page_and_opens_the_answer_that_holds_them(
    page: Page, site_url: str
) -> None:
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => document.querySelectorAll('details')"
        ".forEach(one => { one.open = false; }))"
    )
    page.goto(site_url + QUESTIONS + "?q=cong+chuc+vien+chuc#_dau-trang")
    marks = page.locator("mark.searched")
    expect(marks.first).to_be_in_viewport()
    expect(marks.filter(has_text="công chức, viên chức")).to_be_visible()
    assert all(mark.is_visible() for mark in marks.all())
    closed = page.locator("details.question:not([open])")
    expect(closed.first).to_be_attached()
    expect(closed.locator("mark")).to_have_count(0)
    expect(box(page)).to_be_hidden()
    for query in ("quy định 37", "dang", "đảng, chỉnh đốn", "kết luận số 21-KL/TW"):
        page.goto(f"{site_url}{QUESTIONS}?q={query}#cau-3")
        expect(page).to_have_url(site_url + QUESTIONS + "#cau-3")
        expect(page.locator("mark.searched").first).to_be_attached()
        assert broken_marks(page, "article") == []
        follows = page.locator("#cau-3").evaluate(
            "place => Array.from(document.querySelectorAll('mark.searched')).find(mark =>"
            " place.compareDocumentPosition(mark) & 4).getBoundingClientRect().top"
        )
        assert 0 < follows < 900
    words = page.locator("article p").all_text_contents()
    page.goto(site_url + QUESTIONS)
    assert page.locator("article p").all_text_contents() == words


def test_who_has_read_on_before_the_words_are_marked_stays_there(page: Page, served: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/assets/search/*/words.js", hold)
    with page.expect_request("**/assets/search/*/words.js"):
        page.goto(f"{served}{QUESTIONS}?q={MANY}#cau-3", wait_until="domcontentloaded")
    page.locator("#cau-9").evaluate("question => question.scrollIntoView()")
    top = page.evaluate("scrollY")
    held[0].continue_()
    expect(page.locator("mark.searched").first).to_be_attached()
    page.wait_for_load_state()
    page.evaluate("() => new Promise(done => setTimeout(done))")
    assert page.evaluate("scrollY") == top


def test_a_result_on_the_same_page_is_led_to_as_well(page: Page, site_url: str) -> None:
    page.goto(site_url + QUESTIONS)
    search(page, "quy định số 37 nói về điều gì")
    own = results(page).filter(has_text="Câu 3").first
    assert QUESTIONS in (own.get_attribute("href") or "")
    own.click()
    expect(page).to_have_url(site_url + QUESTIONS + "#cau-3")
    expect(box(page)).to_be_hidden()
    expect(page.locator("#cau-3 mark.searched").first).to_be_in_viewport()
    page.go_back()
    expect(field(page)).to_have_value("quy định số 37 nói về điều gì")


# ---- where things are missing


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def served(site: Path) -> Iterator[str]:
    """The address of the site on a server."""
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Quiet, directory=site)
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_disk_gives_the_same_results_as_a_server(page: Page, site_url: str, served: str) -> None:
    answers = []
    for address in (site_url, served):
        page.goto(address + QUESTIONS)
        answers.append([])
        for query in ("nghi quyet", "37 qd tw", '"đại hội XIII"', "dang vieen"):
            search(page, query)
            answers[-1].append((said(page).inner_text(), found(page)))
    assert answers[0] == answers[1]


def test_a_missing_or_foreign_index_is_told_and_asked_for_again(
    page: Page, site: Path, tmp_path: Path, complaints: list[str]
) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("*.gz"))
    words = next(copy.glob("assets/search/*/words.js"))
    entry = words.with_name("search.js")
    right = {path: path.read_text(encoding="utf-8") for path in (words, entry)}
    words.write_text(right[words].replace('bindery.index("', 'bindery.index("0'), encoding="utf-8")
    again = box(page).get_by_role("button", name="Thử lại")
    page.goto(copy.as_uri() + QUESTIONS)
    page.keyboard.press("/")
    field(page).fill(MANY)
    expect(said(page)).to_have_text(NOT_LOADED)
    words.unlink()
    again.click()
    expect(said(page)).to_have_text(NOT_LOADED)
    words.write_text(right[words], encoding="utf-8")
    again.click()
    expect(said(page)).to_have_text(FOUND)
    expect(field(page)).to_be_focused()
    entry.unlink()
    page.goto(copy.as_uri() + QUESTIONS + f"?q={MANY}")
    expect(said(page)).to_have_text(NOT_LOADED)
    page.goto(copy.as_uri() + QUESTIONS + f"?q={MANY}#cau-3")
    expect(page.locator("#cau-3")).to_be_in_viewport()
    page.keyboard.press("/")
    field(page).fill(MANY)
    expect(said(page)).to_have_text(NOT_LOADED)
    entry.write_text(right[entry], encoding="utf-8")
    again.click()
    expect(said(page)).to_have_text(FOUND)
    assert set(complaints) == {"Failed to load resource: net::ERR_FILE_NOT_FOUND"}
    complaints.clear()


UNKNOWN_DIALOG = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(":where(dialog) { display: block }");
  document.adoptedStyleSheets = [sheet];
}"""
"""Browsers before 2022 show a dialog that is closed: to them it is an element like any other."""


def test_where_it_cannot_work_neither_button_nor_box_is_shown(
    browser: Browser, site_url: str
) -> None:
    for script in (False, True):
        context = browser.new_context(java_script_enabled=script)
        context.add_init_script("delete HTMLDialogElement.prototype.showModal")
        page = context.new_page()
        page.goto(site_url + QUESTIONS)
        page.evaluate(UNKNOWN_DIALOG)
        expect(page.locator("[data-search-open]")).to_be_hidden()
        expect(page.locator("dialog.search")).to_be_hidden()
        context.close()


def test_what_is_chosen_and_marked_is_seen_in_forced_colours(page: Page, site_url: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(site_url + QUESTIONS)
    search(page, MANY)
    page.keyboard.press("ArrowDown")
    expect(results(page).first).to_have_css("outline-style", "solid")
    background = "one => getComputedStyle(one).backgroundColor"
    mark = box(page).locator("mark").first
    assert mark.evaluate(background) != box(page).evaluate(background)
