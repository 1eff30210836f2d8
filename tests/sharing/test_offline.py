"""What was opened or saved is read without a network, in one build only, until it is removed."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import Files
from playwright.sync_api import BrowserContext, Page, expect

from bindery.comparison import differences
from bindery.offline import lists
from bindery.provenance import Provenance

from ..hooks.test_policy import hook
from .conftest import REPOSITORY, Server, build, commit, write_project

CHAPTER, OTHER, ELSEWHERE = "bo/hoc-tap/01.html", "bo/hoc-tap/02.html", "bo-hai/hoc-tap/01.html"
PAGE = "doc-khi-khong-co-mang.html"
COPY = re.compile(r"^Không có mạng\. Đang xem bản lưu ngày \d+/\d+/20\d\d\.$")
NEW = "Tài liệu đã có bản mới."
Serve = Callable[[Path], Server]


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """Two builds of an edition, and one of another."""
    root = tmp_path_factory.mktemp("offline")
    write_project(root)
    first = build(root, root.parent / f"{root.name}-a")
    other = build(root, root.parent / f"{root.name}-other", "all")
    page = root / "docs/bo/hoc-tap/01.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("Chữ của bài", "Lời mới của bài"), encoding="utf-8")
    commit(root, "2026-02-02")
    return first, build(root, root.parent / f"{root.name}-b"), other


@pytest.fixture
def page(context: BrowserContext) -> Any:
    """A page that asks nothing of another host."""
    page = context.new_page()
    asked: list[str] = []
    thrown: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: thrown.append(str(error)))
    yield page
    assert [url for url in asked if not url.startswith(("http://127.0.0.1:", "file:"))] == []
    assert thrown == []


def opened(page: Page, server: Server, path: str) -> None:
    """Open a page, and wait until the worker has it in hand."""
    page.goto(f"{server.address}/{path}")
    page.wait_for_function("() => navigator.serviceWorker.controller")
    kept(page, path)


def caches(page: Page) -> dict[str, list[str]]:
    """The paths in each cache."""
    found: dict[str, list[str]] = page.evaluate(
        """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(
            async name => [name, (await (await caches.open(name)).keys())
              .map(({url}) => new URL(url).pathname.slice(1))])))"""
    )
    return found


def until(page: Page, promise: str, arg: str = "") -> None:
    """Wait until what a function of `arg` promises is true: Playwright's own waiting does not."""
    page.evaluate(
        f"""async arg => {{
            for (let turn = 0; turn < 1000; turn += 1) {{
                if (await ({promise})(arg)) {{ return; }}
                await new Promise(done => setTimeout(done, 15));
            }}
            throw new Error("has not come true");
        }}""",
        arg,
    )


def kept(page: Page, path: str) -> None:
    """Wait until a path is in some cache."""
    until(page, "async path => await caches.match('/' + path)", path)


def gone(page: Page, part: str) -> None:
    """Wait until no cache has a name with such a part."""
    until(page, "async part => !(await caches.keys()).join().includes(part)", part)


def build_of(site: Path) -> str:
    return next((site / lists.FOLDER).iterdir()).name


def save(page: Page, server: Server, set_id: str = "bo") -> None:
    page.goto(f"{server.address}/{set_id}/index.html")
    page.get_by_role("button", name="Lưu bộ này để đọc khi không có mạng").tap()
    expect(page.locator(".keep [role=status]")).to_have_text(
        re.compile(r"^Đã lưu ngày \d+/\d+/20\d\d: 3 trang, cả phần tìm kiếm\.$")
    )


# ---- what was opened


def test_a_page_that_was_opened_is_read_again_and_says_that_it_is_a_copy(
    page: Page, builds: tuple[Path, ...], serve: Serve
) -> None:
    server = serve(builds[0])
    opened(page, server, CHAPTER)
    opened(page, server, OTHER)
    expect(page.locator("[data-kept]")).to_be_hidden()
    server.stop()
    for path in (OTHER, f"{CHAPTER}?q=ch%E1%BB%AF#muc-chung"):
        page.goto(f"{server.address}/{path}")
        expect(page.locator("h1")).to_have_text(re.compile("^Bài . của bo$"))
        expect(page.locator("[data-kept]")).to_have_text(COPY)
        assert page.evaluate("document.styleSheets.length") > 2
        assert page.locator("article img[alt='Hình']").evaluate("image => image.naturalWidth") > 0
    server.start()
    page.goto(f"{server.address}/{OTHER}")
    expect(page.locator("[data-kept]")).to_be_hidden()


def test_a_page_that_is_not_kept_says_so(
    page: Page, builds: tuple[Path, ...], serve: Serve
) -> None:
    server = serve(builds[0])
    opened(page, server, CHAPTER)
    server.stop()
    page.goto(f"{server.address}/{ELSEWHERE}")
    expect(page).to_have_url(f"{server.address}/{PAGE}#chua-luu")
    expect(page.get_by_text("Trang bạn vừa mở chưa được lưu trên máy này")).to_be_in_viewport()
    expect(page.locator("[data-keep='bo-hai']")).to_contain_text("Chưa lưu trên máy này.")
    page.goto(f"{server.address}/{PAGE}")
    expect(page.get_by_text("Trang bạn vừa mở chưa được lưu trên máy này")).to_be_hidden()


def test_the_browser_s_own_word_that_it_is_offline_is_enough(
    context: BrowserContext, page: Page, builds: tuple[Path, ...], serve: Serve
) -> None:
    server = serve(builds[0])
    opened(page, server, CHAPTER)
    context.set_offline(True)
    page.goto(f"{server.address}/{CHAPTER}")
    expect(page.locator("[data-kept]")).to_have_text(COPY)


def test_the_notice_of_a_provider_is_not_kept(
    page: Page, builds: tuple[Path, ...], serve: Serve, tmp_path: Path
) -> None:
    """It stands in the place of every page, as if it were one."""
    server = serve(builds[0])
    opened(page, server, CHAPTER)
    for uri in (OTHER, CHAPTER):
        (tmp_path / uri).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / uri).write_text("<meta charset=utf-8><h1>Mời trả tiền</h1>", encoding="utf-8")
    server.folder = tmp_path
    for uri in (OTHER, CHAPTER):
        page.goto(f"{server.address}/{uri}")
        expect(page.locator("h1")).to_have_text("Mời trả tiền")
    server.stop()
    page.goto(f"{server.address}/{CHAPTER}")
    expect(page.locator("h1")).to_have_text("Bài 1 của bo")
    page.goto(f"{server.address}/{OTHER}")
    expect(page).to_have_url(f"{server.address}/{PAGE}#chua-luu")


def hand_made(folder: Path, count: int) -> Path:
    """A site of small pages, with a worker."""
    files = {f"p{number}.html": f"<h1>{number}</h1>" for number in range(count)}
    for uri, text in {**files, PAGE: "<h1>?</h1>", "index.html": "<h1>!</h1>"}.items():
        folder.mkdir(exist_ok=True)
        (folder / uri).write_text(text, encoding="utf-8")
    lists.write(folder, "all", Provenance("", datetime(2026, 1, 1)))
    return folder


def test_only_the_latest_pages_are_kept(page: Page, serve: Serve, tmp_path: Path) -> None:
    server = serve(hand_made(tmp_path / "site", 130))
    page.goto(f"{server.address}/index.html")
    page.evaluate("navigator.serviceWorker.register('sw.js')")
    page.wait_for_function("() => navigator.serviceWorker.controller")
    page.evaluate(
        """async () => { for (let number = 0; number < 130; number += 1) {
            await (await fetch(`p${number}.html`)).text(); } }"""
    )
    kept(page, "p129.html")
    (visited,) = [paths for name, paths in caches(page).items() if name.endswith(" da-xem")]
    assert len(visited) <= 120
    assert "p0.html" not in visited


# ---- what was saved


def test_a_set_is_saved_and_read_and_searched(
    page: Page, builds: tuple[Path, ...], serve: Serve
) -> None:
    server = serve(builds[0])
    page.goto(f"{server.address}/bo/index.html")
    expect(page.locator(".keep [role=status]")).to_have_text(
        re.compile(r"^3 trang, cả phần tìm kiếm: khoảng \d+ KB\.$")
    )
    save(page, server)
    expect(page.get_by_role("button", name="Xóa bản lưu của bộ này")).to_be_focused()
    server.stop()
    for path in (CHAPTER, OTHER):
        page.goto(f"{server.address}/{path}")
        expect(page.locator("[data-kept]")).to_have_text(COPY)
        assert page.locator("article img[alt='Hình']").evaluate("image => image.naturalWidth") > 0
    page.keyboard.press("/")
    page.get_by_role("combobox", name="Chữ cần tìm").fill("chữ của bài 1")
    found = page.locator("dialog .search__place").filter(has_text="Bài 1 của bo").first
    found.click()
    expect(page.locator("h1")).to_have_text(re.compile("Bài 1 của bo"))
    page.goto(f"{server.address}/{ELSEWHERE}")
    expect(page).to_have_url(f"{server.address}/{PAGE}#chua-luu")


def test_a_saved_set_is_removed(page: Page, builds: tuple[Path, ...], serve: Serve) -> None:
    server = serve(builds[0])
    save(page, server)
    save(page, server, "bo-hai")
    page.goto(f"{server.address}/{PAGE}")
    for set_id, left in (("bo", {"bo:bo-hai", "tim-kiem"}), ("bo-hai", set())):
        part = page.locator(f"[data-keep='{set_id}']")
        part.get_by_role("button", name="Xóa bản lưu của bộ này").tap()
        expect(part.get_by_role("status")).to_have_text("Đã xóa bản lưu của bộ này.")
        expect(part.get_by_role("button", name="Lưu bộ này")).to_be_focused()
        names = {name.split(" ")[-1] for name in caches(page)}
        assert names - {"khung", "da-xem"} == left


def test_a_saving_that_is_broken_off_is_told_and_goes_on(
    page: Page, builds: tuple[Path, ...], serve: Serve
) -> None:
    server = serve(builds[0])
    opened(page, server, "bo/index.html")
    expect(page.locator(".keep [role=status]")).to_have_text(re.compile("^3 trang"))
    server.stop()
    button = page.get_by_role("button", name="Lưu bộ này để đọc khi không có mạng")
    button.tap()
    said = page.locator(".keep [role=status]")
    expect(said).to_have_text("Mất mạng giữa chừng. Bấm lần nữa để lưu tiếp.")
    expect(button).to_be_focused()
    server.start()
    button.tap()
    expect(said).to_have_text(re.compile("^Đã lưu"))


# ---- one build after another


def test_an_open_page_tells_of_a_new_version_and_shows_it(
    page: Page, builds: tuple[Path, ...], serve: Serve
) -> None:
    """All that was kept is of the new build then: the visited page, and the saved set."""
    before, after, _ = builds
    server = serve(before)
    save(page, server)
    opened(page, server, ELSEWHERE)
    opened(page, server, CHAPTER)
    expect(page.locator("article")).to_contain_text("Chữ của bài")
    server.folder = after
    expect(page.locator("[data-renewed]")).to_be_hidden()
    page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update())")
    expect(page.locator("[data-renewed]")).to_contain_text(NEW)
    assert {name.split(" ")[3] for name in caches(page)} == {build_of(before), build_of(after)}
    page.get_by_role("button", name="Xem bản mới").tap()
    expect(page.locator("article")).to_contain_text("Lời mới của bài")
    expect(page.locator("[data-renewed]")).to_be_hidden()
    gone(page, build_of(before))
    server.stop()
    for path in (OTHER, CHAPTER, ELSEWHERE):
        page.goto(f"{server.address}/{path}")
        expect(page.locator("[data-kept]")).to_have_text(COPY)
        assert "bản lưu" in page.locator("[data-kept]").inner_text()
    page.goto(f"{server.address}/bo/index.html")
    expect(page.locator(".keep [role=status]")).to_have_text(re.compile("^Đã lưu"))


def test_each_of_two_open_pages_shows_the_new_version(
    context: BrowserContext, page: Page, builds: tuple[Path, ...], serve: Serve
) -> None:
    before, after, _ = builds
    server = serve(before)
    opened(page, server, CHAPTER)
    other = context.new_page()
    opened(other, server, CHAPTER)
    server.folder = after
    page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update())")
    for one in (page, other):
        expect(one.locator("[data-renewed]")).to_contain_text(NEW)
    for one in (page, other):
        one.get_by_role("button", name="Xem bản mới").tap()
        expect(one.locator("article")).to_contain_text("Lời mới của bài")
        expect(one.locator("[data-renewed]")).to_be_hidden()


def test_a_page_of_the_new_version_is_shown_without_a_word(
    page: Page, builds: tuple[Path, ...], serve: Serve
) -> None:
    before, after, _ = builds
    server = serve(before)
    opened(page, server, CHAPTER)
    server.folder = after
    page.goto(f"{server.address}/{CHAPTER}")
    expect(page.locator("article")).to_contain_text("Lời mới của bài")
    gone(page, build_of(before))
    expect(page.locator("[data-renewed]")).to_be_hidden()
    kept(page, CHAPTER)
    server.stop()
    page.goto(f"{server.address}/{CHAPTER}")
    expect(page.locator("article")).to_contain_text("Lời mới của bài")


def test_builds_are_never_mixed(page: Page, builds: tuple[Path, ...], serve: Serve) -> None:
    """While the old worker still governs, no page of the new build comes into its caches."""
    before, after, _ = builds
    mixed = before.parent / f"{before.name}-mixed"
    shutil.copytree(after, mixed)
    shutil.copyfile(before / lists.WORKER, mixed / lists.WORKER)
    server = serve(before)
    opened(page, server, OTHER)
    server.folder = mixed
    page.goto(f"{server.address}/{CHAPTER}")
    expect(page.locator("article")).to_contain_text("Lời mới của bài")
    answer = page.evaluate(
        """address => new Promise(done => {
            const {port1, port2} = new MessageChannel();
            port1.onmessage = ({data}) => done(data);
            navigator.serviceWorker.controller.postMessage({ask: "visit", address}, [port2]);
        })""",
        f"{server.address}/{CHAPTER}",
    )
    assert answer == {"failure": "other"}
    assert not any(CHAPTER in paths for paths in caches(page).values())


def test_another_edition_at_the_same_address_takes_nothing_over(
    page: Page, builds: tuple[Path, ...], serve: Serve
) -> None:
    edition, _, of_all = builds
    server = serve(of_all)
    save(page, server)
    opened(page, server, ELSEWHERE)
    assert all(" all " in name for name in caches(page))
    server.folder = edition
    page.goto(f"{server.address}/{CHAPTER}")
    gone(page, " all ")
    server.stop()
    page.goto(f"{server.address}/{ELSEWHERE}")
    expect(page).to_have_url(f"{server.address}/{PAGE}#chua-luu")


# ---- an end to it


def test_all_of_it_is_removed_and_stays_so(
    page: Page, builds: tuple[Path, ...], serve: Serve, tmp_path: Path
) -> None:
    """But not what another site of the same host has kept."""
    shutil.copytree(builds[0], tmp_path / "site" / "cap-xa")
    server = serve(tmp_path / "site")
    save_at = f"cap-xa/{CHAPTER}"
    opened(page, server, save_at)
    page.evaluate("caches.open('bindery http://127.0.0.1/ all x khung')")
    page.goto(f"{server.address}/cap-xa/ve-an-ban.html")
    page.get_by_role("link", name="Bản lưu trên máy này").tap()
    page.get_by_role("button", name="Xóa mọi bản lưu và không lưu nữa").tap()
    expect(page.get_by_text("Đã xóa mọi bản lưu trên máy này.")).to_be_visible()
    # The browser lets a worker go when the last page that it served has been left.
    none = "() => navigator.serviceWorker.getRegistrations().then(all => all.length === 0)"
    for path in ("cap-xa/" + PAGE, save_at):
        page.goto(f"{server.address}/{path}", wait_until="networkidle")
        page.wait_for_function(none)
        assert list(caches(page)) == ["bindery http://127.0.0.1/ all x khung"]
    page.goto(f"{server.address}/cap-xa/{PAGE}")
    page.get_by_role("button", name="Lưu lại như trước").tap()
    page.wait_for_function("() => navigator.serviceWorker.controller")
    expect(page.get_by_role("button", name="Xóa mọi bản lưu và không lưu nữa")).to_be_visible()


def test_all_of_it_is_removed_where_nothing_can_be_remembered(
    page: Page, builds: tuple[Path, ...], serve: Serve
) -> None:
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"
    )
    server = serve(builds[0])
    opened(page, server, PAGE)
    page.get_by_role("button", name="Xóa mọi bản lưu và không lưu nữa").tap()
    expect(page.get_by_text("Trình duyệt không cho nhớ điều này")).to_be_visible()
    assert caches(page) == {}


def test_a_page_on_a_disk_needs_none_of_it(page: Page, builds: tuple[Path, ...]) -> None:
    page.goto(f"{builds[0].as_uri()}/bo/index.html")
    expect(page.locator("[data-keep]")).to_be_hidden()
    page.goto(f"{builds[0].as_uri()}/{PAGE}")
    expect(page.get_by_text("Bạn đang đọc từ đĩa")).to_be_visible()
    expect(page.get_by_role("button", name="Lưu bộ này")).to_have_count(0)


def test_a_live_preview_has_no_worker() -> None:
    """Nor a feed or a code: they are for readers."""
    audience, sharing = hook("hooks/audience.py"), hook("hooks/sharing.py")
    for command in ("build", "serve"):
        audience.on_startup(command=command, dirty=False)
        config = audience.on_config(load_config(str(REPOSITORY / "mkdocs.yml")))
        sharing.on_files(Files([]), config=config)
        assert bool(config.extra["offline"]) is (command == "build")
        assert (config.extra["feeds"], config.extra["codes"]) == ({}, {})


# ---- the lists


def test_the_lists_hold_the_files_of_the_site_as_they_are(builds: tuple[Path, ...]) -> None:
    site = builds[0]
    listed: dict[str, tuple[str, int]] = {}
    for path in (site / lists.FOLDER / build_of(site)).glob("*.json"):
        said = json.loads(path.read_text(encoding="utf-8"))
        assert said["build"] == build_of(site)
        listed |= {uri: (digest, size) for uri, digest, size in said["files"]}
    assert {"index.html", CHAPTER, "bo/hoc-tap/hinh.png", "ve-an-ban.html", PAGE} <= listed.keys()
    assert not any(uri.startswith(("booklets/", "404", "edition")) for uri in listed)
    for uri, (digest, size) in listed.items():
        data = (site / uri).read_bytes()
        assert (hashlib.sha256(data).hexdigest()[:12], len(data)) == (digest, size), uri


def test_the_same_site_gets_the_same_worker(builds: tuple[Path, ...], tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(builds[0], site)
    worker = (site / lists.WORKER).read_bytes()
    made = Provenance("", datetime(2026, 1, 1))
    lists.write(site, "grassroots", made)
    first = (site / lists.WORKER).read_bytes()
    assert first.partition(b"\n")[2] == worker.partition(b"\n")[2]
    assert build_of(site) == build_of(builds[0])
    lists.write(site, "grassroots", made)
    assert (site / lists.WORKER).read_bytes() == first
    lists.write(site, "all", made)
    assert build_of(site) != build_of(builds[0])
    lists.remove(site)
    told = {uri for uri, _ in differences(builds[0], site)}
    assert {uri.split("/")[0] for uri in told} == {"sw.js", "assets"}
