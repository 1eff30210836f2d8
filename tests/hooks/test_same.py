"""What does not change what readers may see changes nothing that they get."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bindery.comparison import differences

from ..test_history import git
from .canary import Word, write_project
from .conftest import bindery

SOMEWHERE = {"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
ELSEWHERE = {"TZ": "America/New_York", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242"}


def built(project: Path, edition: str, target: Path, **variables: str) -> Path:
    done = subprocess.run(
        [sys.executable, "-m", "bindery", "build", "--edition", edition, "--site-dir", str(target)],
        cwd=project,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return target


@pytest.mark.parametrize("edition", ["grassroots", "all"])
def test_one_commit_gives_the_same_bytes_anywhere(edition: str, tmp_path: Path) -> None:
    here, there = tmp_path / "day", tmp_path / "một nơi khác, có dấu cách"
    here.mkdir()
    write_project(here)
    (here / ".gitignore").write_text(".cache/\n")
    git(here, "init")
    git(here, "add", "--all")
    git(here, "commit", "-m", "x")
    git(tmp_path, "clone", str(here), str(there))
    one = built(here, edition, tmp_path / "một" / "site", **SOMEWHERE)
    other = built(there, edition, tmp_path / "hai" / "site", **ELSEWHERE)
    assert list(differences(one, other)) == []
    assert list(one.rglob("*.pdf"))
    compared = bindery("verify", str(one), "--edition", edition, "--against", str(other), cwd=here)
    assert compared.returncode == 0, compared.stderr


def test_what_differs_is_told(project_site: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(project_site, other)
    page = other / "index.html"
    page.write_bytes(page.read_bytes().replace(b"<h1 ", b"<h2 ", 1))
    (other / "404.html").unlink()
    (other / "la.txt").write_text("x")
    told = dict(differences(project_site, other))
    assert told.keys() == {"index.html", "404.html", "la.txt"}
    assert told["404.html"] == f"chỉ có ở {project_site}"
    assert told["la.txt"] == f"chỉ có ở {other}"
    start = project_site.joinpath("index.html").read_bytes().index(b"<h1 ") + 2
    assert told["index.html"] == f"khác nhau từ byte {start}"


@pytest.fixture
def project_site(sources: Path, site: object) -> Path:
    assert callable(site)
    found = site("grassroots")
    assert isinstance(found, Path)
    return found


def test_nothing_tells_how_much_is_hidden(sources: Path, tmp_path: Path) -> None:
    """Other words, more of them, other pictures, one page and one study set more, all for others:
    not a byte of the edition moves, so no count, no date, no address and no order can tell of them.
    """
    once, twice = tmp_path / "once", tmp_path / "twice"
    for root in (once, twice):
        root.mkdir()
        write_project(root)
        shutil.rmtree(root / ".git")  # a site tells from which commit it comes
    hidden, hidden_page = Word("key-cadres"), Word("key-cadres", "page")
    page = twice / "docs/bo/hoi-dap/01-chung.md"
    text = page.read_text(encoding="utf-8")
    word = re.compile(r"canary(?!filename|image)(\w+)forkeycadres")
    text = word.sub(lambda match: f"kin{match[1]}khac", text)
    said = "Đoạn kintextblockkhac"
    assert text.count(said) == 1
    text = text.replace(said, f"Thêm một đoạn.\n\nThêm [chữ](https://example.org/x).\n\n{said}")
    page.write_text(text, encoding="utf-8")
    extra = (page.parent / f"{hidden_page:filename}.md").read_text(encoding="utf-8")
    (twice / "docs/bo/hoi-dap/00-kin.md").write_text(extra.replace("Trang", "Thêm"), "utf-8")
    picture = twice / f"docs/bo/hoi-dap/hinh/{hidden:image}.png"
    picture.write_bytes(
        (twice / f"docs/bo/hoi-dap/hinh/{Word('grassroots'):image}.png").read_bytes()
    )
    with (twice / "docs/van-ban.yml").open("a", encoding="utf-8") as register:
        register.write(
            "- {symbol: 9-QĐ/TW, type: Quy định, date: không rõ, issuer: Ban, title: Kín}\n"
        )
    hidden_set = (twice / f"docs/{Word('key-cadres', 'set'):folder}").rename(twice / "docs/bo-kin")
    shutil.copytree(hidden_set, twice / "docs/bo-them")
    epoch = {"SOURCE_DATE_EPOCH": "1700000000"}
    one = built(once, "grassroots", tmp_path / "sites/one", **epoch)
    other = built(twice, "grassroots", tmp_path / "sites/other", **epoch)
    assert list(differences(one, other)) == []
    for_them = built(twice, "key-cadres", tmp_path / "sites/theirs", **epoch)
    assert list(differences(one, for_them)) != []
