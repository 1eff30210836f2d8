"""Every file of `files/` is an attack or damage, and `messages.txt` says what its editor is told.

A file stands as `docs/bo/hoc-tap/01-bai.md`, unless its name begins as a key of `PLACES`. Its bytes
are what counts: some are no text. Below the name of a file, `messages.txt` has

    5: message          a problem of line 5 of the file, in the order of lines; - for the whole file
    accepted            there is no problem; then the file is shown, and is harmless:
    shows: words        … in the page that the edition grassroots shows of it
    hides: words        … are not on that page
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bindery.diagnostic import ConfigurationError

from ..project import Project
from .inert import active, pages, text

HERE = Path(__file__).parent
FILES = sorted(path.name for path in (HERE / "files").iterdir())
CHAPTER = "docs/bo/hoc-tap/01-bai.md"
PLACES = {
    "index-": "docs/bo/index.md",
    "hoi-dap-": "docs/bo/hoi-dap/01-bai.md",
    "van-ban-": "docs/van-ban.yml",
    "thuat-ngu-": "docs/thuat-ngu.yml",
    "mkdocs-": "mkdocs.yml",
}


def messages() -> dict[str, list[str]]:
    """The lines below each name in `messages.txt`."""
    found: dict[str, list[str]] = {}
    for line in (HERE / "messages.txt").read_text(encoding="utf-8").split("\n"):
        if line.startswith("    "):
            found[list(found)[-1]].append(line.strip())
        elif line and not line.startswith("#"):
            assert line not in found, f"{line} stands twice"
            found[line] = []
    return found


MESSAGES = messages()


def place(name: str) -> str:
    return next((path for start, path in PLACES.items() if name.startswith(start)), CHAPTER)


def test_every_file_has_its_message() -> None:
    assert sorted(MESSAGES) == FILES
    assert all(MESSAGES.values())
    assert len(FILES) >= 80


@pytest.mark.parametrize("name", FILES)
def test_hostile(name: str, project: Project) -> None:
    """A hostile or broken file gets exactly its message, or is shown and can do nothing."""
    path = place(name)
    project.write(path, (HERE / "files" / name).read_bytes())
    told, shown = _read(project, path)
    told += [line for line in MESSAGES[name] if _holds(line, shown.get(path, ""))]
    assert told == MESSAGES[name]


def _read(project: Project, path: str) -> tuple[list[str], dict[str, str]]:
    """What the editor of the file `path` is told, and the words of each page for the grassroots."""
    try:
        tree, problems = project.read()
    except ConfigurationError as error:
        return [str(error).replace(str(project.root), "")], {}
    if problems:
        return [_told(problem, path) for problem in problems], {}
    shown = {}
    for edition, src_uri, page in pages(tree):
        assert active(page) == []
        if edition == "grassroots":
            shown[f"docs/{src_uri}"] = text(page)
    return ["accepted"], shown


def _told(problem: str, path: str) -> str:
    where, _, message = problem.removeprefix(path).partition(": ")
    return f"{where.removeprefix(':') or '-'}: {message}"


def _holds(line: str, page: str) -> bool:
    said, _, words = line.partition(": ")
    return (said == "shows" and words in page) or (said == "hides" and words not in page)
