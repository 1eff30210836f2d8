"""A whole edition goes onto a USB stick as one archive, and is read there without a network."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bindery import portable
from bindery.comparison import differences
from bindery.diagnostic import ConfigurationError
from bindery.edition import edition
from bindery.offline import lists
from bindery.provenance import Provenance

from ..project import Project
from .canary import AUDIENCES, Word
from .conftest import bindery, everything


@pytest.fixture(scope="session")
def pack(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the edition ``grassroots``."""
    target = tmp_path_factory.mktemp("pack") / "usb.zip"
    done = bindery("pack", "--edition", "grassroots", "--out", str(target), cwd=sources)
    assert done.returncode == 0, done.stderr
    assert [path.name for path in target.parent.iterdir()] == ["usb.zip"]
    return target


@pytest.fixture(scope="session")
def unpacked(pack: Path) -> Path:
    """Where a reader has unpacked it; a folder of people, with a space and a mark."""
    folder = pack.parent / "Tài liệu học"
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(folder)
    return folder


def test_it_is_the_site_of_the_edition_and_a_start_file(
    unpacked: Path, site: Callable[[str], Path]
) -> None:
    told = {path for path, _ in differences(unpacked, site("grassroots"))}
    worker = {path for path in told if path.startswith(lists.FOLDER)}
    assert {path for path in told - worker if not path.endswith(".gz")} == {
        *("edition.json", portable.GUIDE, lists.WORKER, *portable.FOR_SERVERS)
    }
    assert not (unpacked / lists.FOLDER).exists()


def test_it_holds_nothing_of_other_editions(unpacked: Path, sources: Path) -> None:
    text = everything(unpacked)
    assert f"{Word('grassroots'):text}" in text
    for audience in AUDIENCES:
        if audience != "grassroots":
            assert f"for{audience.replace('-', '').replace('/', '')}" not in text
    done = bindery("verify", str(unpacked), "--edition", "grassroots", cwd=sources)
    assert done.returncode == 0, done.stderr


def test_the_start_file_reads_well_on_any_windows(unpacked: Path) -> None:
    data = (unpacked / portable.GUIDE).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n") > 20
    text = data.decode("utf-8-sig")
    assert "bấm đúp vào tệp index.html" in text
    assert "Ấn bản: Cán bộ, đảng viên ở cơ sở" in text
    for path in (unpacked / "booklets").rglob("*.*"):
        assert f"{path.relative_to(unpacked).as_posix()}: " in text


def test_what_a_reader_looks_for_stands_first_and_names_survive(pack: Path) -> None:
    with zipfile.ZipFile(pack) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
    assert names[:2] == [portable.GUIDE, "index.html"]
    assert len({name.casefold() for name in names}) == len(names)
    assert max(map(len, names)) <= portable.LONGEST


def test_a_reader_opens_it_searches_and_gets_a_booklet(browser: Browser, unpacked: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((unpacked / "index.html").as_uri())
    page.keyboard.press("/")
    page.get_by_role("combobox", name="Chữ cần tìm").fill(f"{Word('grassroots'):text}")
    found = page.locator("dialog .search__place").first
    expect(found).to_be_visible()
    found.click()
    expect(page.locator("article")).to_contain_text(f"{Word('grassroots'):text}")
    page.goto((unpacked / "bo/index.html").as_uri())
    link = page.locator("a[href$='hoi-dap.epub']").first
    with page.expect_download() as waiting:
        link.click()
    assert Path(waiting.value.path()).read_bytes()[:2] == b"PK"
    assert [url for url in asked if not url.startswith("file:")] == []
    context.close()


# ---- beside what is there already


def packed(target: Path, edition: str = "grassroots", **files: str) -> None:
    said = {"edition.json": f'{{"edition": "{edition}"}}', portable.GUIDE: "Cách mở", **files}
    with portable.beside(target, edition) as folder:
        for name, text in said.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")


def test_the_same_site_gives_the_same_archive(tmp_path: Path) -> None:
    files = {"index.html": "Chào", "bo/bài.html": "Bài", "a.pdf": "%PDF"}
    packed(tmp_path / "one.zip", **files)
    packed(tmp_path / "một nơi khác" / "two.zip", **dict(reversed(files.items())))
    packed(tmp_path / "one.zip", **files)
    one, other = tmp_path / "one.zip", tmp_path / "một nơi khác/two.zip"
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as archive:
        assert archive.namelist() == [
            *("HUONG-DAN.txt", "index.html", "a.pdf", "bo/bài.html", "edition.json")
        ]


def test_another_file_and_another_edition_are_never_replaced(tmp_path: Path) -> None:
    target = tmp_path / "usb.zip"
    for data in (b"", b"x", b"PK\x03\x04"):
        target.write_bytes(data)
        with pytest.raises(ConfigurationError, match="không phải gói do Bindery tạo"):
            packed(target)
        assert target.read_bytes() == data
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("edition.json", '{"edition": "grassroots"}')
    with pytest.raises(ConfigurationError, match="không phải gói"):
        packed(target)
    target.unlink()
    packed(target, "all")
    with pytest.raises(ConfigurationError, match="là gói của ấn bản all, không phải grassroots"):
        packed(target)
    with pytest.raises(ConfigurationError, match="không phải gói"):
        packed(tmp_path)


def test_an_error_leaves_the_earlier_archive(tmp_path: Path) -> None:
    target = tmp_path / "usb.zip"
    packed(target)
    before = target.read_bytes()
    with pytest.raises(FileNotFoundError), portable.beside(target, "grassroots") as folder:
        (folder / "nowhere" / "index.html").write_text("x")
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["usb.zip"]


def test_what_windows_could_not_unpack_is_told(project: Project, tmp_path: Path) -> None:
    tree, _ = project.read()
    made = Provenance("", datetime.datetime(2026, 11, 26))
    site = tmp_path / "site"
    for uri in ("index.html", "a" * 90 + "/" + "b" * 90 + ".html"):
        (site / uri).parent.mkdir(parents=True, exist_ok=True)
        (site / uri).write_text("x")
    (problem,) = portable.complete(site, edition(tree, "grassroots"), made)
    assert problem.path.startswith("aaa")
    assert "đường dẫn dài 186 ký tự" in problem.message
    assert "Sau khi giải nén: 2 tệp" in (site / portable.GUIDE).read_text("utf-8-sig")


def test_content_that_is_wrong_makes_no_archive(sources: Path, tmp_path: Path) -> None:
    done = bindery("pack", "--edition", "grassrots", cwd=sources)
    assert done.returncode == 2
    assert "Có phải là “grassroots”?" in done.stderr
    assert bindery("pack", cwd=sources).returncode == 2
    other = tmp_path / "quan-trong.zip"
    other.write_bytes(b"x")
    done = bindery("pack", "--edition", "all", "--out", str(other), cwd=sources)
    assert (done.returncode, done.stdout) == (2, "")
    assert other.read_bytes() == b"x"
