"""What front matter and settings say arrives on the site as words, wherever a template prints it.

The theme prints some of it without escaping; what could end an attribute or begin an element is
refused where it is written, or escaped where it is printed.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest
import yaml

from bindery import settings
from bindery.diagnostic import ConfigurationError

REPOSITORY = Path(__file__).parents[2]
QUOTES = "\"onload=\"alert(1)\" 'onload='alert(2)' & [a](b) `c` *d*"
REFRESH = '0;url=https://example.vn" http-equiv="refresh" \'x\' & y'
MARKUP = "<script>alert(3)</script>\"'&"
PLAIN = "'onload='alert(4)' & y"
"""Signs that the settings may have: they have no quotation mark and no bracket."""

Pages = dict[str, lxml.html.HtmlElement]


def write_project(root: Path) -> None:
    config = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))
    config["theme"]["custom_dir"] = str(REPOSITORY / "overrides")
    config["hooks"] = [str(REPOSITORY / hook) for hook in config["hooks"]]
    config["site_name"] = f"Trang {PLAIN}"
    config["site_description"] = f"Lời {PLAIN}"
    known = config["extra"]["bindery"]
    known["audiences"]["grassroots"] = f"Cơ sở {PLAIN}"
    known["kinds"]["hoc-tap"]["label"] = f"Học {PLAIN}"
    del known["levels"]
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    heading = f"## Mục {QUOTES}".replace("[a](b)", "\\[a\\]") + " {#muc}"
    resolution = {
        "symbol": "26-NQ/TW",
        "type": "Nghị quyết",
        "date": "2018-05-19",
        "issuer": 'Ban "onload="alert(5)\' & y',
        "title": 'Về "onload="alert(6)\' & y',
    }
    session = dict.fromkeys(("level", "form", "place", "when", "length"), MARKUP)
    of_a_set = {
        "resolutions": [resolution],
        "sessions": [{**session, "audience": "everyone"}],
    }
    write(root, "index.md", {"title": "Đầu", "description": REFRESH, "audience": "everyone"})
    write(root, "bo/index.md", {"title": f"Bộ {QUOTES}", "audience": "everyone", **of_a_set})
    for name in ("Một", "Hai"):
        front = {"title": f"{name} {QUOTES}", "description": f"{name} {QUOTES}"}
        body = f"{heading}\n\nChữ 26-NQ/TW, UBKT.\n\n/// note | {QUOTES[:40]}\n\nx\n\n///\n"
        write(root, f"bo/hoc-tap/{name.lower()}.md", front, body)
    question = f"## Ai {PLAIN}? {{about=một.md#muc}}\n\nĐáp.\n"
    write(root, "bo/hoi-dap/01.md", {"title": f"Hỏi {QUOTES}"}, question)
    terms = [{"term": "UBKT", "meaning": 'Ủy "onload="alert(7)\' & y'}]
    (root / "docs/thuat-ngu.yml").write_text(
        yaml.safe_dump(terms, allow_unicode=True), encoding="utf-8"
    )


def write(root: Path, path: str, front: dict[str, object], body: str = "Chào.\n") -> None:
    file = root / "docs" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(front, allow_unicode=True, sort_keys=False)
    file.write_text(f"---\n{text}---\n\n{body}", encoding="utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("templates")
    write_project(root)
    done = subprocess.run(
        [sys.executable, "-m", "bindery", "build", "--no-booklets"],
        cwd=root,
        env={key: value for key, value in os.environ.items() if key != "BINDERY_EDITION"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> Pages:
    return {
        path.relative_to(site).as_posix(): lxml.html.document_fromstring(path.read_bytes())
        for path in site.rglob("*.html")
    }


def words(element: lxml.html.HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def found(pages: Pages, page: str, path: str) -> list[str]:
    return [words(element) for element in pages[page].xpath(path)]


def test_nothing_that_was_written_acts(pages: Pages) -> None:
    """On no page do the words of a front matter or of the settings become an element that loads or
    runs something, or an attribute.
    """
    for name, page in pages.items():
        for element in page.iter("*"):
            if element.tag == "meta" and element.get("name") == "description":
                continue
            assert not [key for key in element.attrib if key.startswith("on")], name
            assert element.get("http-equiv") in (None, "x-ua-compatible", "Content-Security-Policy")
            assert element.tag != "script" or "alert" not in (element.text or ""), name


def test_description(pages: Pages) -> None:
    """A quotation mark in a description does not end the attribute it stands in: a refresh of the
    page to another address could follow.
    """
    for page, said in {"index.html": REFRESH, "bo/hoc-tap/một.html": f"Một {QUOTES}"}.items():
        (description,) = pages[page].xpath("//meta[@name='description']")
        assert dict(description.attrib) == {"name": "description", "content": said}


def test_titles(pages: Pages) -> None:
    """A title is on the page, in its head, in the navigation, at the neighbours of the page and in
    lists what its editor wrote.
    """
    one, two = f"Một {QUOTES}", f"Hai {QUOTES}"
    page = "bo/hoc-tap/một.html"
    assert found(pages, page, "//h1") == [one]
    assert found(pages, page, "//title") == [f"{one} – Trang {PLAIN}"]
    assert f"Bộ {QUOTES}" in found(pages, page, "//p[@class='about__place']/a")
    assert one in found(pages, page, "//nav//li//a")
    assert two in "".join(found(pages, page, "//a[contains(@class, 'near__link')]"))
    assert one in found(pages, "doi-tuong/key-cadres.html", "//article//li/a")
    assert f"Cơ sở {PLAIN}" in found(pages, "doi-tuong/grassroots.html", "//h1")
    assert f"Học {PLAIN}" in found(pages, "doi-tuong/grassroots.html", "//h3")


def test_data_of_a_set(pages: Pages) -> None:
    """The cards and the calendar of a set show what its first page says, signs and all."""
    text = words(pages["bo/index.html"])
    assert 'Về "onload="alert(6)\' & y' in text
    assert 'Ban "onload="alert(5)\' & y' in text
    cells = found(pages, "bo/index.html", "//table[@class='calendar']/tbody/tr/*")
    assert cells[:4] == [MARKUP, f"{MARKUP}, {MARKUP}", MARKUP, MARKUP]


def test_headings_and_terms(pages: Pages) -> None:
    """Headings are the same in the table of contents, terms the same in the glossary."""
    page = "bo/hoc-tap/một.html"
    (heading,) = pages[page].xpath("//h2[@id='muc']")
    entry = pages[page].xpath("//nav[contains(@class, 'toc--beside')]//a[@href='#muc']")[0]
    assert words(entry) in words(heading)
    assert "\"onload=\"alert(1)\" 'onload='alert(2)' & [a]" in words(entry)
    (term,) = pages[page].xpath("//abbr")
    assert term.get("title") == 'Ủy "onload="alert(7)\' & y'
    assert 'Ủy "onload="alert(7)\' & y' in words(pages["thuat-ngu.html"])


def test_not_found(pages: Pages) -> None:
    """The page for addresses that do not exist holds the words as words."""
    assert f"Trang {PLAIN}" in words(pages["404.html"])


def test_search(site: Path) -> None:
    """The index holds the words as plain text, which is never read as anything else."""
    (words_of,) = site.glob("assets/search/*/words.js")
    call = re.fullmatch(r'bindery\.index\("\w+","words",(.*)\);\n', words_of.read_text("utf-8"))
    assert call is not None
    assert ["hoc-tap", f"Học {PLAIN}"] in json.loads(call[1])["kinds"]


@pytest.mark.parametrize("sign", ["<", ">", '"', "{", "|", "`"])
@pytest.mark.parametrize(
    "place",
    ["site_name", "site_description", "extra.bindery.audiences.grassroots", "kinds.hoc-tap: label"],
)
def test_signs_that_settings_may_not_have(tmp_path: Path, place: str, sign: str) -> None:
    """The theme prints the name of the site and the labels of audiences and kinds as they are."""
    config = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))
    known = config["extra"]["bindery"]
    holder, key = {
        "site_name": (config, "site_name"),
        "site_description": (config, "site_description"),
        "extra.bindery.audiences.grassroots": (known["audiences"], "grassroots"),
        "kinds.hoc-tap: label": (known["kinds"]["hoc-tap"], "label"),
    }[place]
    holder[key] = f"a{sign}b"
    file = tmp_path / "mkdocs.yml"
    file.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    with pytest.raises(ConfigurationError) as refused:
        settings.load(file)
    assert f"{place} chỉ gồm chữ, không có dấu" in str(refused.value)
