"""What stands there already is not printed again; whatever changes, it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bindery import cli

from ..project import Project

NOTHING = "Không có gì đổi"


@pytest.fixture
def ordered(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """Order the booklets and tell what the command says."""
    monkeypatch.chdir(project.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    project.write("docs/bo/hoc-tap/01.md", "---\ntitle: Một\n---\nChữ nghĩa ở đây.\n")

    def order(*options: str, code: int = 0) -> str:
        assert cli.main(["booklets", *options]) == code
        said = capsys.readouterr()
        return said.out + said.err

    return order


def booklets(project: Project) -> dict[str, bytes]:
    folder = project.root / "booklets"
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_nothing_is_printed_where_nothing_has_changed(
    project: Project, ordered: Callable[..., str]
) -> None:
    assert "Xong" in ordered()
    first = booklets(project)
    assert ordered().startswith(NOTHING)
    assert booklets(project) == first
    assert "Xong" in ordered("--no-cache")


def edit(project: Project) -> None:
    project.write("docs/bo/hoc-tap/01.md", "---\ntitle: Một\n---\nChữ nghĩa ở đó.\n")


def add(project: Project) -> None:
    project.write("docs/thuat-ngu.yml", "- {term: từ, meaning: nghĩa}\n")


def settle(project: Project) -> None:
    settings = (project.root / "mkdocs.yml").read_text("utf-8")
    project.write("mkdocs.yml", settings.replace("site_name: Tài", "site_name: Các tài"))


def damage(project: Project) -> None:
    (project.root / "booklets/bo/hoc-tap.pdf").write_bytes(b"%PDF-")


def lose(project: Project) -> None:
    (project.root / "booklets/bo/hoc-tap.epub").unlink()


@pytest.mark.parametrize("change", [edit, add, settle, damage, lose])
def test_whatever_changes_they_are_printed_again(
    project: Project, ordered: Callable[..., str], change: Callable[[Project], None]
) -> None:
    ordered()
    change(project)
    assert "Xong" in ordered()
    after = booklets(project)
    assert ordered().startswith(NOTHING)
    assert booklets(project) == after
    assert len(after) == 4


@pytest.mark.parametrize(
    "options", [("--edition", "grassroots"), ("--paper", "0.5"), ("--format", "a4")]
)
def test_another_order_is_another_record(
    ordered: Callable[..., str], options: tuple[str, ...]
) -> None:
    ordered()
    assert "Xong" in ordered(*options)
    assert ordered(*options).startswith(NOTHING)
    assert "Xong" in ordered()


def test_what_did_not_pass_is_not_remembered(project: Project, ordered: Callable[..., str]) -> None:
    ordered()
    project.write("docs/bo/hoc-tap/01.md", "---\ntitle: Một\n---\nChữ 漢.\n")
    said = ordered(code=1)
    assert ordered(code=1) == said
