"""What is read from the docs folder, and what is refused as it stands on disk."""

from __future__ import annotations

import unicodedata

import pytest

from bindery.edition import edition

from .project import Project

CHAPTER = "docs/bo/hoc-tap/01.md"
PLAIN = "---\ntitle: Bài một\n---\n"


def body(project: Project, text: str | bytes, path: str = CHAPTER) -> str:
    """What the grassroots edition shows of a source that is in order."""
    project.write(path, text)
    tree, problems = project.read()
    assert problems == ()
    uri = unicodedata.normalize("NFC", path.removeprefix("docs/"))
    return edition(tree, "grassroots").by_uri[uri].body


def problems_of(project: Project, text: str | bytes) -> tuple[str, ...]:
    project.write(CHAPTER, text)
    return project.read()[1]


def test_decomposed_text_is_composed(project: Project) -> None:
    """Text typed on a Mac reads like any other: its labels hold and its addresses are the same."""
    text = PLAIN + "## Đường lối\n\nHọc[ mật]{audience=key-cadres} tập[ nữa]{audience=grassroots}."
    assert body(project, unicodedata.normalize("NFD", text)) == unicodedata.normalize(
        "NFC", "## Đường lối {#duong-loi}\n\nHọc tập nữa.\n"
    )


def test_decomposed_file_name_is_composed(project: Project) -> None:
    """A file name is composed as well, so a link leads to it however either was typed."""
    other = unicodedata.normalize("NFD", "docs/bo/hoc-tap/bài.md")
    project.write(CHAPTER, PLAIN + unicodedata.normalize("NFC", "[xem](bài.md)"))
    assert body(project, PLAIN + "Chữ.", other) == "Chữ.\n"


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends(project: Project, end: str) -> None:
    """Files of other systems read the same, labels and line numbers included."""
    text = PLAIN + "\n/// audience | key-cadres\nMật.\n///\n\nChữ.\n"
    assert body(project, text.replace("\n", end)) == "Chữ.\n"
    wrong = PLAIN + "\n/// audience | xyz\nMật.\n///\n"
    assert problems_of(project, wrong.replace("\n", end))[0].startswith(f"{CHAPTER}:5: ")


@pytest.mark.parametrize("char", ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad"])
def test_invisible_characters_are_taken_away(project: Project, char: str) -> None:
    """What comes along unseen when text is pasted breaks no label and splits no word."""
    text = f"Một[ m{char}ật]{{audi{char}ence=key-cadres}} ha{char}i.\n"
    assert body(project, PLAIN + text) == "Một hai.\n"


def test_tabs_are_indentation(project: Project) -> None:
    """A tab indents like four spaces, in Markdown and here."""
    assert body(project, PLAIN + "- Một\n\n\t```\n\tmã\n\t```\n").splitlines()[-1] == "    ```"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("---\ntitle: A\n---\n".encode("utf-16"), ""),
        (b"\xfe\xff\x00-", ""),
        (b"\xef\xbb\xbf---\ntitle: A\n---\nM\n", ":1"),
        (b"---\ntitle: A\n---\nTi\xd5ng Vi\xd6t\n", ":4"),
        (b"---\ntitle: A\n---\n\nM\x00t\n", ":5"),
        (b"---\ntitle: A\n---\nM\x1b[0mt\n", ":4"),
        (b"---\ntitle: A\n---\nM\x0ct\n", ":4"),
        ("---\ntitle: A\n---\nM\u0085t\n".encode(), ":4"),
        (b"\n---\ntitle: A\naudience: key-cadres\n---\nM\n", ":1"),
        (b" ---\ntitle: A\naudience: key-cadres\n---\nM\n", ":1"),
        (b"\n\n\n---\ntitle: A\n---\nM\n", ":1"),
        (b"", ":1"),
    ],
    ids=[
        "utf-16", "utf-16-be", "bom", "tcvn3", "nul", "escape", "form-feed", "next-line",
        "blank-line-first", "space-first", "blank-lines-first", "empty",
    ],
)  # fmt: skip
def test_refused_files(project: Project, data: bytes, line: str) -> None:
    """What could hide a front matter or a word is refused, at its line."""
    problems = problems_of(project, data)
    assert problems
    assert {problem.split(": ")[0] for problem in problems} == {CHAPTER + line}


def test_symlinks_are_refused_and_not_followed(project: Project) -> None:
    """A link out of the docs folder would publish what it leads to."""
    project.write("secret/mat.md", PLAIN + "Mật.")
    project.write(CHAPTER, PLAIN + "Chữ.")
    (project.root / "docs/bo/hoc-tap/02.md").symlink_to(project.root / "secret/mat.md")
    (project.root / "docs/bo/kho").symlink_to(project.root / "secret")
    tree, problems = project.read()
    assert [problem.split(": ")[0] for problem in problems] == [
        "docs/bo/hoc-tap/02.md",
        "docs/bo/kho",
    ]
    assert sorted(tree.by_uri) == ["bo/hoc-tap/01.md", "bo/index.md"]


def test_hidden_files_are_not_read(project: Project) -> None:
    """Files and folders whose name begins with a dot are not sources."""
    project.write(CHAPTER, PLAIN + "Chữ.")
    project.write("docs/.git/a.md", "x")
    project.write("docs/bo/.nhap.md", "x")
    tree, problems = project.read()
    assert (sorted(tree.by_uri), tree.assets, problems) == (
        ["bo/hoc-tap/01.md", "bo/index.md"],
        {},
        (),
    )


def test_chapters_are_in_file_name_order(project: Project) -> None:
    """The chapters of a document stand in the order of their file names."""
    for name in ("10", "02", "01"):
        project.write(f"docs/bo/hoc-tap/{name}.md", PLAIN)
    project.write("docs/bo/hoi-dap/00.md", PLAIN)
    tree, _ = project.read()
    assert [chapter.src_uri for chapter in tree.chapters("bo", "hoc-tap")] == [
        "bo/hoc-tap/01.md",
        "bo/hoc-tap/02.md",
        "bo/hoc-tap/10.md",
    ]


def test_study_sets_are_newest_first(project: Project) -> None:
    """The set whose last document or session is newest comes first; a deadline is no session."""

    def index(date: str, session: str = "") -> str:
        return (
            "---\ntitle: Bộ\naudience: everyone\nresolutions:\n"
            f"  - {{symbol: không rõ, type: NQ, date: {date}, issuer: BCH, title: Về}}\n"
            f"{session}---\n"
        )

    session = "sessions: [{level: A, form: B, start: 2023-01-01, audience: everyone}]\n"
    for name, text in {
        "cu": index("2015-01-01"),
        "moi": index("2022-01-01"),
        "hoc-lai": index("2010-01-01", session),
        "khong-ro": index("không rõ"),
    }.items():
        project.write(f"docs/{name}/index.md", text)
        project.write(f"docs/{name}/hoc-tap/01.md", PLAIN)
    project.write(CHAPTER, PLAIN)
    tree, problems = project.read()
    assert problems == ()
    assert [page.place.set_id for page in tree.set_indexes] == [
        "hoc-lai", "moi", "bo", "cu", "khong-ro",
    ]  # fmt: skip


def test_so_many_marks_of_git_are_told_that_an_editor_can_read_them(project: Project) -> None:
    told = problems_of(project, PLAIN + "<<<<<<< a\n" * 300)
    assert sum("do git ghi" in str(problem) for problem in told) == 20
