"""What holds for any text: what is accepted can do nothing, and hides what it is told to hide."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bindery import checks, settings
from bindery.document import Place, read_document
from bindery.front_matter import FrontMatter
from bindery.settings import Settings
from bindery.tree import Tree

from ..project import SETTINGS
from .inert import active, pages

SECRET = "MẬT"
HIDDEN = (
    f"[{SECRET}]{{audience=key-cadres}}",
    f"\n\n/// audience | key-cadres\n\n{SECRET}\n\n///\n\n",
    f"\n\n## {SECRET} {{audience=key-cadres}}\n\n{SECRET}\n\n## B\n\n",
    f"\n[^1]: c [{SECRET}]{{audience=key-cadres}}\n",
)
PARTS = (
    *("<", ">", "</", "<img src=x onerror=alert(1)>", "<script>", "script>", "<b c.md>", "<br>"),
    *("<!--", "-->", "<https://x.vn>", "<a@x.vn>", "&#106;avascript:", "&colon;", "&lt;"),
    *("`", "``", "```", "~~~", "\\", "\\\\", "*", "**", "_", "|", "!", "=", ":", "#", "(", ")"),
    *(
        "[",
        "]",
        "](",
        "](<",
        ">)",
        "[a]",
        "[a][b]",
        "[b]: ",
        "\n[b]: ",
        "[^1]",
        "\n[^1]: ",
        "*[A]: ",
    ),
    *("javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "https://x.vn", "//x.vn"),
    *("{", "}", "{: ", "onclick=alert(1)", "#__config", ".c", "width=1", '"', "'", "style=x"),
    *(
        "\n",
        "\n\n",
        "\n    ",
        " ",
        "a",
        "b ",
        "A ",
        "- ",
        "1. ",
        "a) ",
        "> ",
        "\n## ",
        "term\n:   ",
    ),
    *(
        "/// note | x\n\n",
        "\n\n///\n",
        "/// passage | grassroots | x\n\n",
        "| a | b |\n|---|---|\n| ",
    ),
    *("[a]{audience=key-cadres}", "[java]{audience=key-cadres}", "37-QĐ/TW", "---\n"),
)

soup = st.lists(st.sampled_from((*PARTS, *HIDDEN)), min_size=2, max_size=12).map("".join)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    file: Path = tmp_path_factory.mktemp("soup") / "mkdocs.yml"
    file.write_text(SETTINGS, encoding="utf-8")
    return settings.load(file)


@given(body=soup)
@hypothesis_settings(
    max_examples=1_500,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
def test_what_is_accepted_is_harmless(known: Settings, body: str) -> None:
    """A text is refused, or its pages hold nothing active, no mark that the filter did not make
    and, outside inline code, no word that is not for their readers.
    """
    place = Place("bo/hoc-tap/01.md", "bo", known.kinds["hoc-tap"])
    document, _ = read_document(place, FrontMatter({"title": "A"}), body.expandtabs(4), 1, known)
    tree = Tree(known, (document,), {})
    if checks.check(tree):
        return
    for name, _, page in pages(tree, ["all", "grassroots", "key-cadres"]):
        assert active(page) == []
        if name == "grassroots":
            assert SECRET not in re.sub(r"<code>.*?</code>", "", page, flags=re.DOTALL)
        if name != "all":
            assert 'class="passage' not in page
