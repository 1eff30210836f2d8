"""Readers are told what has changed in the text that they see, and of no other change."""

from __future__ import annotations

from pathlib import Path

import pytest

from bindery import changes, news, reader, settings
from bindery.edition import edition

from .project import Project
from .test_history import PAGE, History, git, page

HEAD = "---\ntitle: Bài\n---\n\n"


@pytest.fixture
def history(project: Project) -> History:
    return History(project)


def told(root: Path, name: str = "grassroots") -> str:
    """The page of an edition, or '' where it has none."""
    tree, problems = reader.read(settings.load(root / "mkdocs.yml"))
    assert problems == []
    part = edition(tree, name)
    return "".join(made.text for made in news.pages(part, changes.changes(tree, part)))


def found(root: Path, name: str = "grassroots") -> list[tuple[str, str, str]]:
    """The changes: the day, the page, and what is said of it."""
    tree, _ = reader.read(settings.load(root / "mkdocs.yml"))
    part = edition(tree, name)
    return [
        (change.day, change.document.src_uri, news.summary(change))
        for change in changes.changes(tree, part)
        if change.document.src_uri.startswith("bo/hoc-tap/") or name == "set"
    ]


def test_new_pages_and_changed_sections_are_told_the_newest_first(history: History) -> None:
    root, uri = history.project.root, "bo/hoc-tap/01.md"
    history.commit("2026-01-01", HEAD + "Mở.\n\n## Một\n\nA.\n\n## Hai\n\nB.\n")
    history.commit("2026-02-02", HEAD + "Mở.\n\n## Một\n\nA.\n\n## Hai\n\nB!\n\n### Ba\n\nC.\n")
    history.commit("2026-03-03", HEAD + "Mở!\n\n## Một\n\nA.\n\n## Hai\n\nB!\n\n### Ba\n\nC.\n")
    history.commit("2026-04-04", HEAD + "Mở!\n\n## Hai\n\nB!\n\n### Ba\n\nC[^1].\n\n[^1]: D.\n")
    assert found(root) == [
        ("2026-04-04", uri, "Sửa mục “Ba”; sửa chú thích"),
        ("2026-03-03", uri, "Sửa phần mở đầu"),
        ("2026-02-02", uri, "Thêm mục “Ba”; sửa mục “Hai”"),
        ("2026-01-01", uri, ""),
    ]
    text = told(root)
    assert "## Ngày 4/4/2026" in text
    assert "Thêm mục [Ba](bo/hoc-tap/01.md#ba); sửa mục [Hai](bo/hoc-tap/01.md#hai)." in text
    assert "**Mới:** [Bài](bo/hoc-tap/01.md) (Tài liệu học tập, Bộ tài liệu)." in text


def test_a_title_and_a_text_that_only_lost_something(history: History) -> None:
    history.commit("2026-01-01", HEAD + "## Một\n\nA.\n\n## Hai\n\nB.\n")
    history.commit("2026-02-02", HEAD + "## Hai\n\nB.\n")
    history.commit("2026-03-03", HEAD.replace("Bài", "Bài mới") + "## Hai\n\nB.\n")
    said = [text for _, _, text in found(history.project.root)]
    assert said == ["Sửa tên trang", "Bỏ bớt hoặc xếp lại nội dung", ""]


def test_a_change_of_hidden_text_changes_nothing(tmp_path: Path) -> None:
    """Other words, sections, spans and broken labels, all for others: not a letter moves."""
    hidden = "\n## Kín {audience=key-cadres}\n\nLời dặn.\n"
    histories = []
    for name in ("once", "twice"):
        histories.append(History(Project(tmp_path / name)))
    once, twice = histories
    for one in histories:
        one.commit("2026-01-01", page("Lời dặn"))
    twice.commit("2026-01-15", page("Lời dặn khác", "[ (kín)]{audience=key-cadres}") + hidden)
    twice.commit("2026-01-20", page("Lời dặn khác", "[ (kín)]{audience=key-cadre}") + hidden)
    for one in histories:
        one.commit("2026-02-02", page("Lời dặn").replace("mọi người", "mọi nhà"))
    twice.commit("2026-03-03", page("Lời dặn nữa").replace("mọi người", "mọi nhà") + hidden)
    assert told(once.project.root) == told(twice.project.root) != ""
    assert told(once.project.root, "key-cadres") != told(twice.project.root, "key-cadres")


def test_words_that_have_become_others_are_never_told(history: History) -> None:
    """Neither those of a section, nor those of a title, nor where they were."""
    root = history.project.root
    text = HEAD + "## Mục\n\nA.\n\n## Chỉ đạo {}\n\nB.\n\n## Cuối\n\nC.\n"
    history.commit("2026-01-01", text.format(""))
    history.commit("2026-02-02", text.format("").replace("B.", "B!"))
    history.commit("2026-03-03", text.format("{audience=key-cadres}").replace("C.", "C!"))
    assert "Chỉ đạo" not in told(root)
    assert found(root)[0][2] == "Sửa mục “Cuối”"
    assert found(root)[1][2] == "Bỏ bớt hoặc xếp lại nội dung"
    assert "Chỉ đạo" in told(root, "key-cadres")
    history.commit("2026-04-04", text.format("").replace("Bài\n", "Bài\naudience: [key-cadres]\n"))
    assert found(root) == []
    assert "bo/hoc-tap/01" not in told(root)


def test_a_page_is_new_when_its_readers_could_first_see_it(history: History) -> None:
    narrow = page().replace("title: Bài", "title: Bài\naudience: [key-cadres]")
    history.commit("2026-01-01", narrow)
    history.commit("2026-02-02", page())
    assert found(history.project.root) == [("2026-02-02", "bo/hoc-tap/01.md", "")]
    assert [day for day, _, _ in found(history.project.root, "key-cadres")] == ["2026-01-01"]


def test_what_was_never_in_order_and_what_came_back_the_same_day_is_no_change(
    history: History,
) -> None:
    history.commit("2026-01-01", page())
    history.commit("2026-02-02", page().replace("title: Bài", "title: Bài\ntitle: Bài"))
    history.commit("2026-03-03", page())
    history.commit("2026-04-04", page().replace("mọi người", "mọi nhà"))
    history.commit("2026-04-04", page())
    assert found(history.project.root) == [("2026-01-01", "bo/hoc-tap/01.md", "")]


def test_the_first_page_of_a_set_tells_of_the_sittings_of_its_readers(history: History) -> None:
    root = history.project.root
    uri = "docs/bo/index.md"
    head, _, rest = (root / uri).read_text(encoding="utf-8").partition("\n---\n\n")
    sitting = "\nsessions:\n  - {{level: A, form: {}, when: tháng 3, audience: [key-cadres]}}"
    history.commit("2026-01-01", page())
    for day, form in (("2026-02-02", "B"), ("2026-03-03", "C")):
        history.project.write(uri, f"{head}{sitting.format(form)}\n---\n\n{rest}")
        history.commit(day, page())
    assert told(root).count("## Ngày") == 1
    assert told(root, "key-cadres").count("Sửa lịch học.") == 2


def test_only_the_latest_are_told(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MOST", 3)
    for number in range(6):
        history.commit(f"2026-01-0{number + 1}", page().replace("mọi người", f"{number} người"))
    tree, _ = reader.read(settings.load(history.project.root / "mkdocs.yml"))
    part = edition(tree, "grassroots")
    latest = changes.changes(tree, part)
    assert [change.day for change in latest] == ["2026-01-06", "2026-01-05", "2026-01-04"]
    (made,) = news.pages(part, latest)
    assert "Trang này chỉ kê 3 thay đổi gần nhất." in made.text


def test_a_long_list_of_sections_is_cut(history: History) -> None:
    text = HEAD + "".join(f"## Mục {number}\n\nA{{0}}.\n\n" for number in range(7))
    history.commit("2026-01-01", text.format("."))
    history.commit("2026-02-02", text.format("!"))
    said = found(history.project.root)[0][2]
    assert said == "Sửa mục “Mục 0”, “Mục 1”, “Mục 2”, “Mục 3” và 3 mục khác"


def test_nothing_is_told_where_git_does_not_know(history: History, tmp_path: Path) -> None:
    """In no repository, before the first commit, and in one cut short, where all seems new."""
    history.project.write(PAGE, page())
    assert told(history.project.root) == ""
    history.commit("2026-01-01", page())
    history.commit("2026-02-02", page("Lời dặn"))
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--depth", "1", history.project.root.as_uri(), str(shallow))
    assert told(history.project.root) != ""
    assert told(shallow) == ""
    other = Project(tmp_path.parent / f"{tmp_path.name}-plain")
    assert told(other.root) == ""
