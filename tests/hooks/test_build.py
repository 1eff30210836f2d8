"""Building is safe: what is wrong is told in Vietnamese, and the old site stays."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .canary import Word, write_project
from .conftest import bindery, everything


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_project(tmp_path)
    return tmp_path


def mkdocs(project: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "BINDERY_BOOKLETS": "no", **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def old_site(project: Path) -> Path:
    """A site of an earlier build, where the next one is to stand."""
    site = project / "site"
    site.mkdir()
    (site / "edition.json").write_text("{}", encoding="utf-8")
    (site / "index.html").write_text("trang cũ", encoding="utf-8")
    return site


def break_a_page(project: Path) -> None:
    page = project / "docs/bo/hoi-dap/01-chung.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[x]{audience=key-cadre}\n", "utf-8")


def test_a_problem_stops_the_build_and_the_old_site_stays(project: Path) -> None:
    site = old_site(project)
    break_a_page(project)
    done = bindery("build", cwd=project)
    assert done.returncode == 1
    assert "docs/bo/hoi-dap/01-chung.md:" in done.stderr
    assert "có phải là “key-cadres”?" in done.stderr
    assert "Traceback" not in done.stderr
    assert (site / "index.html").read_text(encoding="utf-8") == "trang cũ"
    assert [path.name for path in project.iterdir() if path.name.startswith(".site")] == []


def test_mkdocs_itself_stops_before_it_touches_the_old_site(project: Path) -> None:
    site = old_site(project)
    break_a_page(project)
    done = mkdocs(project, "build", "--strict")
    assert done.returncode == 1
    assert "docs/bo/hoi-dap/01-chung.md:" in done.stderr
    assert "Traceback" not in done.stderr
    assert (site / "index.html").read_text(encoding="utf-8") == "trang cũ"


def test_mkdocs_alone_gives_the_edition_that_is_asked_for(project: Path) -> None:
    done = mkdocs(project, "build", "--strict", BINDERY_EDITION="grassroots")
    assert done.returncode == 0, done.stderr
    text = everything(project / "site")
    assert f"{Word('grassroots'):text}" in text
    assert f"{Word('key-cadres'):text}" not in text


def test_an_unknown_edition_is_wrong_usage(project: Path) -> None:
    done = bindery("build", "--edition", "grassrots", cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Có phải là “grassroots”?" in done.stderr
    assert mkdocs(project, "build", BINDERY_EDITION="grassrots").returncode == 1


def test_a_folder_that_is_no_site_is_never_replaced(project: Path) -> None:
    other = project / "anh"
    other.mkdir()
    (other / "index.html").write_text("trang của người khác", encoding="utf-8")
    (other / "quan-trong.txt").write_text("giữ", encoding="utf-8")
    done = bindery("build", "--site-dir", str(other), cwd=project)
    assert done.returncode == 2
    assert (other / "quan-trong.txt").exists()


def test_a_build_replaces_the_whole_old_site(project: Path) -> None:
    site = old_site(project)
    (site / "cu").mkdir()
    done = bindery("build", "--no-booklets", cwd=project)
    assert done.returncode == 0, done.stderr
    assert not (site / "cu").exists()
    assert not (site / "booklets").exists()
    assert "Chào." in (site / "index.html").read_text(encoding="utf-8")
    assert "booklets/" not in (site / "bo/hoi-dap/01-chung.html").read_text(encoding="utf-8")


def test_a_staged_edition_builds_without_hooks_and_passes(project: Path) -> None:
    staged = project / "staged"
    assert bindery("stage", "--edition", "grassroots", str(staged), cwd=project).returncode == 0
    assert "hooks" not in (staged / "mkdocs.yml").read_text(encoding="utf-8")
    done = mkdocs(staged, "build", "--strict")
    assert done.returncode == 0, done.stderr
    text = everything(staged / "site")
    assert f"{Word('grassroots'):text}" in text
    verified = bindery("verify", str(staged / "site"), "--edition", "grassroots", cwd=project)
    assert verified.returncode == 0, verified.stderr


def test_a_staged_edition_goes_into_an_empty_folder_only(project: Path) -> None:
    done = bindery("stage", "--edition", "grassroots", str(project / "docs"), cwd=project)
    assert done.returncode == 2


def test_booklets_need_no_site(project: Path) -> None:
    out = project / "sach"
    done = bindery("booklets", "--set", "bo", "--out", str(out), cwd=project)
    assert done.returncode == 0, done.stderr
    found = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.*"))
    assert found == [
        *("booklets/bo/hoi-dap-chu-lon.pdf", "booklets/bo/hoi-dap-in.pdf"),
        *("booklets/bo/hoi-dap.epub", "booklets/bo/hoi-dap.pdf"),
    ]
    assert bindery("booklets", "--set", "khac", cwd=project).returncode == 2


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["verify", "--help"]])
def test_help_is_vietnamese(arguments: list[str], tmp_path: Path) -> None:
    done = bindery(*arguments, cwd=tmp_path)
    assert done.returncode == 0
    assert "Cách dùng:" in done.stdout
    for english in ("usage", "options", "show this help", "positional", "optional"):
        assert english not in done.stdout


def test_help_keeps_the_capitals_of_names(tmp_path: Path) -> None:
    assert "tệp .zip cho USB.\n" in bindery("pack", "--help", cwd=tmp_path).stdout


@pytest.mark.parametrize(
    "arguments", [[], ["publish"], ["build", "--fast"], ["stage"], ["build", "--edition"]]
)
def test_wrong_usage_is_told_in_vietnamese(arguments: list[str], tmp_path: Path) -> None:
    done = bindery(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("bindery: không hiểu lệnh hoặc tùy chọn")
    assert "usage" not in done.stderr


@pytest.mark.parametrize("text", ["", "extra: [", "site_name: A\n", "extra: {bindery: {}}\n"])
def test_a_broken_configuration_is_told(text: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    done = bindery("check", cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_no_configuration_is_told(tmp_path: Path) -> None:
    done = bindery("check", cwd=tmp_path)
    assert done.returncode == 2
    assert "mkdocs.yml" in done.stderr
