"""The page “Tải về” of a real site tells of each file what the file is."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
from lxml import html

from bindery.booklet.downloads import size

from .canary import write_project
from .conftest import bindery

Site = Callable[[str], Path]


def rows(site: Path) -> Iterator[tuple[str, list[str]]]:
    """The address of each file on the page, and what its row says."""
    page = html.fromstring((site / "tai-ve.html").read_bytes())
    for row in page.xpath("//table[@class='downloads']//tr[td]"):
        cells = [" ".join(cell.itertext()).split() for cell in row.xpath("td")]
        yield row.xpath("th/a/@href")[0], [" ".join(cell) for cell in cells]


def holds(site: Path) -> None:
    """The page lists all files of the site's booklets, and says what is true of them."""
    said = dict(rows(site))
    files = [path for path in (site / "booklets").rglob("*") if path.is_file()]
    assert sorted(said) == sorted(path.relative_to(site).as_posix() for path in files)
    assert said
    for uri, (length, large, both) in said.items():
        data = (site / uri).read_bytes()
        total = hashlib.sha256(data).hexdigest()
        assert (large, both) == (size(len(data)), f"{total[:8]} {total}")
        if uri.endswith(".pdf"):
            with pypdfium2.PdfDocument(data) as document:
                pages = len(document)
            sheets = uri.endswith("-in.pdf")
            assert length == (f"{pages // 2} tờ giấy" if sheets else f"{pages} trang")
        else:
            assert length == "–"


def test_each_edition_lists_its_files_as_they_are(site: Site) -> None:
    for name in ("grassroots", "all"):
        holds(site(name))
        assert '<a href="tai-ve.html"' in (site(name) / "index.html").read_text(encoding="utf-8")


def test_the_page_leads_to_what_is_no_booklet(site: Site) -> None:
    folder = site("grassroots")
    page = html.fromstring((folder / "tai-ve.html").read_bytes())
    first = html.fromstring((folder / "bo/index.html").read_bytes())
    found = [str(href) for href in page.xpath("//section/p/a/@href")]
    places = ("_bieu-mau", "_trinh-chieu-va-ban-doc", "_lich-hoc")
    assert found == [f"bo/index.html#{place}" for place in places]
    assert all(first.xpath(f"//*[@id='{place}']") for place in places)


def test_pages_of_sets_and_articles_lead_there(site: Site) -> None:
    folder = site("grassroots")
    page = html.fromstring((folder / "bo/index.html").read_bytes())
    facts = page.xpath("//*[@data-later]")
    assert len(facts) > 4
    assert all(re.search(r"\d+ [KM]B$", item.text or "") for item in facts)
    assert page.xpath("//a[@href='../tai-ve.html#bo']")
    addresses = html.fromstring((folder / "tai-ve.html").read_bytes()).xpath("//@id")
    articles = [path for path in (folder / "bo").rglob("*.html") if path.parent.name != "bo"]
    for article in articles:
        links = html.fromstring(article.read_bytes()).xpath("//footer//a/@href")
        (to,) = [link for link in links if "tai-ve.html#" in link]
        assert to.partition("#")[2] in addresses


def test_mkdocs_alone_completes_the_page(tmp_path: Path) -> None:
    write_project(tmp_path)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "BINDERY_EDITION": "grassroots"}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    holds(tmp_path / "site")


def test_a_site_without_booklets_has_no_such_page(tmp_path: Path) -> None:
    write_project(tmp_path)
    done = bindery("build", "--no-booklets", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "site/tai-ve.html").exists()
    pages = (tmp_path / "site").rglob("*.html")
    assert not any("tai-ve" in page.read_text(encoding="utf-8") for page in pages)
