"""The folder of booklets holds what one call has printed, or what was there before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bindery.delivery import delivered
from bindery.diagnostic import ConfigurationError


def files(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def deliver(out: Path, *names: str) -> None:
    with delivered(out) as folder:
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(name, encoding="utf-8")


def test_booklets_that_were_not_printed_now_are_gone(tmp_path: Path) -> None:
    """Of another edition, of an earlier text, of another part: nothing tells them apart."""
    deliver(tmp_path, "booklets/bo/hoc-tap.pdf", "booklets/bo.zip", "booklets/cu/hoi-dap.epub")
    deliver(tmp_path, "booklets/bo/hoc-tap.pdf")
    assert files(tmp_path) == ["booklets/bo/hoc-tap.pdf"]
    deliver(tmp_path)
    assert list(tmp_path.iterdir()) == [tmp_path / "booklets"]
    assert files(tmp_path) == []


def test_an_error_leaves_the_old_ones(tmp_path: Path) -> None:
    deliver(tmp_path, "booklets/bo/hoc-tap.pdf")
    with pytest.raises(ZeroDivisionError), delivered(tmp_path) as folder:
        (folder / "booklets").mkdir(1 // 0)
    assert files(tmp_path) == ["booklets/bo/hoc-tap.pdf"]
    assert list(tmp_path.iterdir()) == [tmp_path / "booklets"]


def test_an_error_leaves_no_new_folder(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), delivered(tmp_path / "moi"):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["anh.jpg", "bo/ghi-chu.txt", "bo/sau/hon.pdf", "doc.pdf"])
def test_files_of_somebody_else_are_never_lost(tmp_path: Path, name: str) -> None:
    file = tmp_path / "booklets" / name
    file.parent.mkdir(parents=True)
    file.write_text("của tôi", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=file.name):
        deliver(tmp_path, "booklets/bo/hoc-tap.pdf")
    assert files(tmp_path) == [f"booklets/{name}"]


def test_a_file_in_the_place_of_the_folder_is_not_lost(tmp_path: Path) -> None:
    (tmp_path / "booklets").write_text("của tôi", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="booklets"):
        deliver(tmp_path)
    assert (tmp_path / "booklets").read_text(encoding="utf-8") == "của tôi"


def test_a_site_keeps_the_booklets_it_was_published_with(tmp_path: Path) -> None:
    (tmp_path / "edition.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="--out"):
        deliver(tmp_path)
