"""The published site is whole at any moment: from one build, whatever happens to the builder."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from bindery import exchange, publish
from bindery.diagnostic import ConfigurationError

FILES = 20
BUILDER = f"""
import itertools, sys
from pathlib import Path
from bindery import exchange, publish
if sys.argv[2] == "three renames":
    exchange._in_one_step = lambda one, two: False
for number in itertools.count():
    with publish.beside(Path(sys.argv[1])) as folder:
        (folder / "edition.json").write_text("{{}}")
        for at in range({FILES}):
            (folder / f"{{at}}.html").write_text(str(number))
    print(number, flush=True)
"""


def release(folder: Path, words: str) -> None:
    """Publish a site whose pages all say `words`."""
    with publish.beside(folder) as fresh:
        (fresh / "edition.json").write_text("{}")
        for at in range(FILES):
            (fresh / f"{at}.html").write_text(words)


def said(folder: Path) -> str:
    """What the pages of a site say, all the same."""
    texts = {(folder / f"{at}.html").read_text() for at in range(FILES)}
    assert len(texts) == 1, texts
    return texts.pop()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_release_before_is_kept_and_comes_back(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for words in ("một", "hai", "ba"):
        release(site, words)
    assert (said(site), said(publish.previous(site))) == ("ba", "hai")
    publish.rollback(site)
    assert (said(site), said(publish.previous(site))) == ("hai", "ba")
    publish.rollback(site)
    assert said(site) == "ba"


def test_without_a_release_before_there_is_nothing_to_bring_back(tmp_path: Path) -> None:
    release(tmp_path / "site", "một")
    with pytest.raises(ConfigurationError, match="chưa có bản trước"):
        publish.rollback(tmp_path / "site")
    assert said(tmp_path / "site") == "một"


def test_a_build_that_fails_leaves_everything_as_it_was(tmp_path: Path) -> None:
    site = tmp_path / "site"
    release(site, "một")
    release(site, "hai")
    with pytest.raises(FileNotFoundError), publish.beside(site) as fresh:
        (fresh / "0.html").rename(fresh / "1.html")
    assert (said(site), said(publish.previous(site))) == ("hai", "một")
    assert names(tmp_path) <= {"site", ".site-previous", ".site-lock"}


def test_a_place_that_is_a_link_stays_one(tmp_path: Path) -> None:
    """The server's folder may be elsewhere."""
    release(tmp_path / "srv/site", "một")
    (tmp_path / "site").symlink_to("srv/site")
    release(tmp_path / "site", "hai")
    assert (tmp_path / "site").is_symlink()
    assert said(tmp_path / "srv/site") == "hai"


def test_nobody_else_builds_meanwhile(tmp_path: Path) -> None:
    site = tmp_path / "site"
    release(site, "một")
    with publish.beside(site) as fresh:
        for at in range(FILES):
            (fresh / f"{at}.html").write_text("hai")
        with pytest.raises(ConfigurationError, match="đang được một lần chạy khác dựng"):
            release(site, "ba")
        with pytest.raises(ConfigurationError, match="đang được một lần chạy khác dựng"):
            publish.rollback(site)
    assert said(site) == "hai"


def test_a_swap_that_the_disk_refuses_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    release(site, "một")

    def refuse(one: Path, two: Path) -> bool:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exchange, "_in_one_step", refuse)
    with pytest.raises(OSError, match="No space left"):
        release(site, "hai")
    assert said(site) == "một"


@pytest.mark.parametrize("way", ["one step", "three renames"])
def test_killed_at_any_moment(way: str, tmp_path: Path) -> None:
    """Fifteen times each way, at a moment nobody chose; where the kernel cannot exchange in one
    step, the next run brings the site back.
    """
    site = tmp_path / "site"
    moments = random.Random(way)
    for _ in range(15):
        with subprocess.Popen(
            [sys.executable, "-c", BUILDER, str(site), way], stdout=subprocess.PIPE
        ) as builder:
            assert builder.stdout
            for _ in range(moments.randint(1, 40)):
                builder.stdout.readline()
            builder.kill()
        if way == "three renames":
            exchange.mend(site, publish.previous(site))
        said(site)
    release(site, "sau cùng")
    assert said(site) == "sau cùng"
    assert names(tmp_path) <= {"site", ".site-previous", ".site-lock"}


def test_an_exchange_broken_off_is_mended(tmp_path: Path) -> None:
    """As it is left when the machine stops between the first rename and the second."""
    site = tmp_path / "site"
    release(site, "một")
    site.rename(tmp_path / ".site-aside")
    release(site, "hai")
    assert (said(site), said(publish.previous(site))) == ("hai", "một")


def test_an_exchange_broken_off_later_is_mended_too(tmp_path: Path) -> None:
    """As it is left when the machine stops between the second rename and the third."""
    site = tmp_path / "site"
    for words in ("một", "hai", "ba"):
        release(site, words)
    publish.previous(site).rename(tmp_path / "hai")
    site.rename(tmp_path / ".site-aside")
    (tmp_path / "hai").rename(site)
    publish.rollback(site)
    assert (said(site), said(publish.previous(site))) == ("ba", "hai")


def test_a_neighbour_with_a_like_name_is_left_alone(tmp_path: Path) -> None:
    release(tmp_path / "site-new-x", "một")
    release(tmp_path / "site-new-x", "hai")
    release(tmp_path / "site", "ba")
    assert said(publish.previous(tmp_path / "site-new-x")) == "một"


def test_a_folder_of_somebody_else_is_never_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/_headers").write_text("của họ", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="không phải trang do Bindery tạo"):
        release(tmp_path / "site", "một")
