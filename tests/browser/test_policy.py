"""A site runs under its own policy: every page, served by a real nginx and opened from disk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bindery import policy

from ..deploy import nginx
from ..deploy.conftest import need_nginx

STUDY = "/hntw4-khoa-xiii/hoc-tap/01-hoc-gi-hoc-the-nao.html"
QUESTIONS = "/hntw4-khoa-xiii/hoi-dap/01-hoi-nghi-va-hai-van-ban.html"
META = f'<meta http-equiv="Content-Security-Policy" content="{policy.meta()}">'
NOT_FOUND = "Failed to load resource: the server responded with a status of 404 (Not Found)"


@pytest.fixture(scope="session")
def served(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site on an nginx that has deploy/nginx.conf."""
    need_nginx()
    with nginx.serving(site, tmp_path_factory.mktemp("server")) as address:
        yield address


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue("served" if request.param == "http" else "site_url"))


def pages(site: Path) -> list[str]:
    """All pages but the one that a server shows in place of those it has not."""
    found = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
    return [path for path in found if path != "404.html"]


def test_pages_say_the_policy_before_all_that_it_is_about(site: Path) -> None:
    for path in [*pages(site), "404.html"]:
        before, meta, after = (site / path).read_text(encoding="utf-8").partition(META)
        assert meta, path
        assert re.findall("<(?:script|link|style|base)", before) == [], path
        assert len(before.encode()) < 400, path  # so that the character set is seen in time
        assert re.findall(r'<script(?! src="| id="__config" type="application/json")', after) == []
        assert re.findall(r"<style| style=| on[a-z]+=", after) == [], path


def test_hosts_that_read_it_find_the_policy_and_what_to_keep(site: Path) -> None:
    text = (site / "_headers").read_text(encoding="utf-8")
    everywhere, *kept = re.split(r"^(?=/)", text, flags=re.MULTILINE)[1:]
    said = dict(line.strip().split(": ", 1) for line in everywhere.splitlines()[1:])
    assert said == policy.headers()
    names = {rule.splitlines()[0] for rule in kept}
    page = (site / "index.html").read_text(encoding="utf-8")
    assert names >= {
        f"/{name}"
        for name in re.findall(r'<(?:script src|link rel="stylesheet" href)="(.*?)"', page)
    }
    assert all((site / name[1:]).is_file() for name in names)
    assert {rule.splitlines()[1] for rule in kept} == {f"  Cache-Control: {policy.FOREVER}"}


def test_a_page_of_each_type_runs(page: Page, address: str, site: Path) -> None:
    """Nothing on the console, no report, no other host: the fixture `page` looks for them."""
    types = {path if "/" not in path else path.rpartition("/")[0]: path for path in pages(site)}
    assert len(types) > 15
    for path in types.values():
        page.goto(f"{address}/{path}")
        expect(page.locator("html")).to_contain_class("js")
        expect(page.locator("h1").first).to_be_visible()


def test_search_is_used(page: Page, address: str) -> None:
    page.goto(address + "/index.html")
    page.get_by_role("banner").get_by_role("button", name="Tìm trong tài liệu").click()
    page.keyboard.type('"qqzzxx"')
    box = page.get_by_role("dialog", name="Tìm trong tài liệu")
    expect(box.get_by_role("status")).to_have_text('Không thấy “"qqzzxx"”.')
    page.keyboard.press("Enter")
    box.get_by_role("button", name="Xóa chữ đã gõ").click()
    page.keyboard.type("thu hoạch")
    result = box.get_by_role("listbox").get_by_role("option").first
    expect(result).to_contain_text("thu hoạch")
    result.click()
    expect(page).not_to_have_url(re.compile("/index.html"))
    expect(page.locator("mark.searched").first).to_be_visible()


def test_the_scheme_is_switched_and_kept(page: Page, address: str) -> None:
    page.goto(address + STUDY)
    page.get_by_role("button", name="Nền tối").click()
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    page.goto(address + "/index.html")
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    expect(page.get_by_role("button", name="Nền tối")).to_have_attribute("aria-pressed", "true")


def test_the_kept_scheme_is_there_before_the_scripts_at_the_end(
    browser: Browser, served: str
) -> None:
    context = browser.new_context(color_scheme="light", service_workers="block")
    page = context.new_page()
    page.goto(served + STUDY)
    page.get_by_role("button", name="Nền tối").click()
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    page.route("**/page.*.js", lambda route: route.abort())
    page.goto(served + "/index.html")
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    expect(page.get_by_role("button", name="Nền tối")).to_have_attribute("aria-pressed", "false")
    context.close()


def test_one_script_holds_up_the_first_paint(page: Page, served: str) -> None:
    page.goto(served + "/index.html")
    scripts = page.locator("head script[src]").all()
    assert [re.sub(r".*/", "", script.get_attribute("src") or "")[:12] for script in scripts] == [
        "preferences."
    ]


def test_what_moves_on_a_page_is_used(page: Page, address: str) -> None:
    page.goto(address + STUDY)
    page.locator("abbr").first.hover()
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.get_by_label("Bạn đọc là").select_option("grassroots")
    expect(page.locator(".reader__status")).to_contain_text("Đang ẩn")
    page.locator("a[data-cite]").nth(3).click()
    page.get_by_role("button", name="Chép trích dẫn").click()
    expect(page.get_by_text("Đã chép.")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Lên đầu trang").click()
    page.goto(address + QUESTIONS)
    page.get_by_role("button", name="Thu gọn tất cả câu trả lời").click()
    expect(page.locator("details.question[open]")).to_have_count(0)
    page.locator(".contents a").nth(1).click()
    expect(page.locator("details.question[open]")).to_have_count(1)


@pytest.mark.parametrize("device", ["phone"])
def test_the_drawer_of_a_phone_is_used(page: Page, address: str, device: str) -> None:
    page.goto(address + STUDY)
    page.locator(".drawer > summary").tap()
    expect(page.get_by_role("navigation", name="Các bài")).to_be_in_viewport()


@pytest.mark.parametrize("device", ["phone"])
def test_a_page_that_is_not_there_leads_home(
    page: Page, served: str, complaints: list[str], device: str
) -> None:
    """Of any depth: its style sheet and its link are found from there."""
    answer = page.goto(served + "/khong/co/trang/nay.html")
    assert answer
    assert answer.status == 404
    expect(page.get_by_role("heading")).to_have_text("Không có trang này")
    expect(page.locator("body")).to_have_css("max-width", "608px")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert complaints == [NOT_FOUND]
    complaints.clear()
    page.get_by_role("link", name="Về trang đầu").click()
    expect(page).to_have_url(served + "/index.html")


INTO_BODY = "document.body.insertAdjacentHTML('beforeend', "
ATTEMPTS = [
    (
        "script-src-elem",
        "const made = document.createElement('script');"
        "made.textContent = 'window.broken = 1'; document.body.append(made)",
    ),
    ("script-src-attr", INTO_BODY + "'<img src=data:, onerror=\"window.broken = 1\">')"),
    (
        "script-src-elem",
        INTO_BODY + "'<a href=\"javascript:window.broken = 1\">x</a>');"
        "document.body.lastElementChild.click()",
    ),
    ("style-src-attr", INTO_BODY + "'<p style=\"color: red\">')"),
    ("img-src", "new Image().src = 'https://example.org/x.png'"),
    ("connect-src", "fetch('https://example.org/').catch(() => 0)"),
    ("frame-src", INTO_BODY + "'<iframe src=https://example.org/></iframe>')"),
    (
        "form-action",
        INTO_BODY + "'<form action=https://example.org/></form>');"
        "document.body.lastElementChild.submit()",
    ),
    (
        "base-uri",
        "document.head.insertAdjacentHTML('beforeend', '<base href=https://example.org>')",
    ),
]
"""The directive that bars something, and a script that tries it."""


@pytest.mark.parametrize(("directive", "attempt"), ATTEMPTS)
def test_what_the_policy_bars_does_not_happen(
    page: Page, address: str, complaints: list[str], directive: str, attempt: str
) -> None:
    page.goto(address + "/index.html")
    with page.expect_console_message(lambda said: "against the policy" in said.text):
        page.evaluate(f"setTimeout(() => {{ {attempt} }})")
    assert any(said.startswith(f"against the policy: {directive} ") for said in complaints)
    assert page.evaluate("window.broken") is None
    complaints.clear()
