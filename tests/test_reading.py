"""A chapter knows its place in its document, and what is asked most about a set."""

from __future__ import annotations

from bindery import reading
from bindery.edition import edition

from .project import Project


def chapter(title: str, body: str, audience: str = "") -> str:
    label = f"audience: {audience}\n" if audience else ""
    return f"---\ntitle: {title}\n{label}---\n{body}\n"


def test_a_chapter_is_counted_among_those_that_its_edition_has(project: Project) -> None:
    project.write("docs/bo/hoc-tap/01.md", chapter("Một", "Chữ.", "[key-cadres]"))
    project.write("docs/bo/hoc-tap/02.md", chapter("Hai", "Chữ."))
    project.write("docs/bo/hoc-tap/03.md", chapter("Ba", "Chữ."))
    tree, problems = project.read()
    assert problems == ()
    for name, titles, at in (("all", ["Một", "Hai", "Ba"], 2), ("grassroots", ["Hai", "Ba"], 1)):
        part = edition(tree, name)
        told = reading.in_document(part, part.by_uri["bo/hoc-tap/02.md"])
        assert [item["title"] for item in told["chapters"]] == titles
        assert told["chapter"] == at
    assert told["chapters"][0]["uri"] == "bo/hoc-tap/02.html"


def test_only_the_edition_for_all_says_who_a_chapter_is_for(project: Project) -> None:
    project.write("docs/bo/hoc-tap/01.md", chapter("Một", "Chữ."))
    tree, _ = project.read()
    for name, said in (("all", "grassroots,key-cadres"), ("grassroots", "")):
        part = edition(tree, name)
        (item,) = reading.in_document(part, part.by_uri["bo/hoc-tap/01.md"])["chapters"]
        assert item["audience"] == said


def test_the_time_is_that_of_what_the_edition_shows(project: Project) -> None:
    hidden = "/// audience | key-cadres\n\n" + "chữ " * 800 + "\n\n///\n"
    project.write("docs/bo/hoc-tap/01.md", chapter("Một", "chữ " * 600 + f"\n\n{hidden}"))
    tree, problems = project.read()
    assert problems == ()
    minutes = {
        name: reading.minutes(edition(tree, name).by_uri["bo/hoc-tap/01.md"])
        for name in ("key-cadres", "grassroots")
    }
    assert minutes == {"key-cadres": 7, "grassroots": 3}


def test_a_short_text_takes_a_minute(project: Project) -> None:
    project.write("docs/bo/hoc-tap/01.md", chapter("Một", "Chữ."))
    tree, _ = project.read()
    assert reading.minutes(tree.by_uri["bo/hoc-tap/01.md"]) == 1


QUESTIONS = """\
## Ai học? {about=#a}

Trả lời.

## Học gì? {about="#a, #b"}

Trả lời.

## Vì sao?

Trả lời.
"""


def test_questions_are_asked_most_where_most_sections_lead_to_them(project: Project) -> None:
    study = "## Một {#a}\n\nChữ.\n\n## Hai {#b audience=key-cadres}\n\nChữ.\n"
    project.write("docs/bo/hoc-tap/01.md", chapter("Một", study))
    project.write("docs/bo/hoi-dap/01.md", chapter("Hỏi", QUESTIONS))
    tree, problems = project.read()
    assert problems == ()
    for name, texts in (
        ("key-cadres", ["Học gì?", "Ai học?"]),
        ("grassroots", ["Ai học?", "Học gì?"]),
        ("mass-organisations", []),
    ):
        asked = reading.most_asked(edition(tree, name), "bo")
        assert [item["text"].partition(". ")[2] for item in asked] == texts
    assert reading.most_asked(edition(tree, "all"), "khac") == []
