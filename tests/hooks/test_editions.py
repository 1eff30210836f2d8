"""The promise: no artefact of an edition holds a word meant for others; nothing else is lost."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from bindery.audience import shows

from .canary import AUDIENCES, EDITIONS, Word, canaries
from .conftest import bindery, everything

Site = Callable[[str], Path]


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_holds_the_words_of_its_audience_and_no_other(site: Site, edition: str) -> None:
    text = everything(site(edition))
    for audience in AUDIENCES:
        expected = shows(frozenset([audience]), edition)
        wrong = [word for word in canaries(audience) if (word in text) != expected]
        assert wrong == [], f"in the edition {edition}"


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_comment_never_leaves_the_source(site: Site, edition: str) -> None:
    assert format(Word("nobody"), "comment") not in everything(site(edition))


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_pictures_say_besides_what_they_show_is_in_no_edition(
    site: Site, edition: str
) -> None:
    assert "canarypixels" not in everything(site(edition))
    assert list((site(edition) / "bo/hoi-dap/hinh").glob("canaryimage*.png"))


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_has_changed_is_told_to_those_who_see_it(site: Site, edition: str) -> None:
    """Each feed of the edition all is for one audience; the page of changes is for the edition."""
    for name in AUDIENCES:
        file = site(edition) / f"tin-moi/{name.replace('/', '-')}.xml"
        assert file.exists() == (edition in (name, "all"))
        if not file.exists():
            continue
        told = file.read_text(encoding="utf-8").casefold()
        for audience in AUDIENCES:
            word = Word(audience, "page")
            assert (f"{word:title}" in told) == shows(frozenset([audience]), name)


def test_a_booklet_holds_the_words_of_its_readers_only(site: Site) -> None:
    """In the edition ``all`` a booklet is still for the audience its kind is made for."""
    with pypdfium2.PdfDocument(site("all") / "booklets/bo/hoi-dap.pdf") as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert f"{Word('mass-organisations'):text}" in text
    assert f"{Word('key-cadres'):text}" not in text
    assert f"{Word('grassroots'):text}" not in text


def test_the_rapporteurs_copy_holds_the_rapporteurs_notes(site: Site) -> None:
    with pypdfium2.PdfDocument(site("key-cadres") / "booklets/bo/hoi-dap.pdf") as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert f"{Word('key-cadres'):text}" in text


def test_only_the_edition_all_marks_passages(site: Site) -> None:
    page = "bo/hoi-dap/01-chung.html"
    marked = (site("all") / page).read_text(encoding="utf-8")
    assert re.search(r'<div class="passage" data-audience="key-cadres">', marked)
    assert "Dành cho: Cán bộ chủ chốt và báo cáo viên" in marked
    # Marked are the spans that are narrower than what is around them: three lines and a heading.
    article = marked.partition("<article")[2].partition("</article>")[0]
    assert article.count('<span class="passage__label">[') == 4 * len(AUDIENCES)
    assert 'class="passage"' not in (site("grassroots") / page).read_text(encoding="utf-8")


def test_numbers_and_addresses_are_those_of_the_full_source(site: Site) -> None:
    page = "bo/hoi-dap/01-chung.html"
    of_all = (site("all") / page).read_text(encoding="utf-8")
    of_members = (site("mass-organisations") / page).read_text(encoding="utf-8")
    question = r'<h2 class="question" id="([^"]+)"><span class="symbol">(Câu \d+)</span>'
    questions = re.findall(question, of_members)
    hidden = (2, 6, 14)
    assert [number for _, number in questions] == [
        f"Câu {number}" for number in range(1, 17) if number not in hidden
    ]
    assert (format(Word("mass-organisations", "section"), "id"), "Câu 10") in questions
    assert set(questions) < set(re.findall(question, of_all))
    note = r'<li id="fn:(\d+)" value="\1">\s*<p>([^<]+)'
    notes = re.findall(note, of_members)
    assert [number for number, _ in notes] == ["7", "8", "9"]
    assert set(notes) < set(re.findall(note, of_all))


def test_the_certificate_says_what_was_built_and_that_it_passed(site: Site) -> None:
    said = json.loads((site("grassroots") / "edition.json").read_text(encoding="utf-8"))
    assert said["edition"] == "grassroots"
    assert said["result"] == "passed"
    assert said["counts"]["leaks"] == 0
    assert said["counts"]["files"] > 20
    assert {"commit", "date"} <= said.keys()


def test_verify_finds_the_words_of_others_in_the_wrong_site(site: Site, sources: Path) -> None:
    """The search itself is tested on a site that is known to leak: that of everybody."""
    done = bindery("verify", str(site("all")), "--edition", "mass-organisations", cwd=sources)
    assert done.returncode == 1
    source = (sources / "docs/bo/hoi-dap/01-chung.md").read_text(encoding="utf-8").split("\n")
    for place in ("text", "note", "fenced", "cell", "item", "point"):
        word = format(Word("key-cadres"), place)
        line = next(number for number, text in enumerate(source, start=1) if word in text)
        told = f"bo/hoi-dap/01-chung.html: lộ nội dung của docs/bo/hoi-dap/01-chung.md:{line},"
        assert told in done.stderr, place
    assert f"{Word('key-cadres', 'page'):filename}" in done.stderr
    bindery("verify", str(site("all")), "--edition", "all", cwd=sources)


def test_pages_say_who_they_are_for_and_link_to_their_booklet(site: Site) -> None:
    page = (site("all") / "bo/hoi-dap/01-chung.html").read_text(encoding="utf-8")
    assert "Dùng cho: <strong>Đoàn viên, hội viên và nhân dân</strong>" in page
    assert 'href="../../booklets/bo/hoi-dap.pdf"' in page
    assert 'href="../index.html">Bộ thử</a>' in page


def test_each_audience_has_a_page_that_lists_its_pages(site: Site) -> None:
    listing = (site("all") / "doi-tuong/key-cadres.html").read_text(encoding="utf-8")
    assert f"{Word('key-cadres', 'page'):filename}.html" in listing
    assert f"{Word('mass-organisations', 'page'):filename}.html" not in listing
    assert not (site("grassroots") / "doi-tuong/key-cadres.html").exists()
    assert not (site("all") / "tags.json").exists()


def test_no_page_asks_another_host_for_anything(site: Site) -> None:
    for page in site("all").rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        html = re.sub(r'<link [^>]*rel="canonical"[^>]*>', "", html)
        loaded = re.findall(r'<(?:script|img|link|iframe)[^>]+(?:src|href)="(https?:[^"]+)"', html)
        assert loaded == [], page


WRONG = {
    "booklets/bo/hoi-dap.pdf": ("key-cadres", "booklets/bo/hoi-dap.pdf"),
    "calendars/bo/grassroots.ics": ("key-cadres", "calendars/bo/key-cadres.ics"),
    "tin-moi/grassroots.xml": ("all", "tin-moi/key-cadres.xml"),
    "forms/bo/grassroots/mau.docx": ("key-cadres", "forms/bo/key-cadres/mau.docx"),
    "slides/bo/hoi-dap/01-chung.pdf": ("key-cadres", "slides/bo/hoi-dap/01-chung.pdf"),
}
"""Files of the edition ``all`` that some must not read, and in which edition they are right."""


@pytest.mark.parametrize("uri", WRONG)
def test_files_of_the_edition_all_are_searched_for_their_readers(
    uri: str, site: Site, sources: Path, tmp_path: Path
) -> None:
    """That edition hides nothing, but what is printed or sent is for somebody."""
    edition, right = WRONG[uri]
    file = tmp_path / "site" / uri
    file.parent.mkdir(parents=True)
    shutil.copy(site(edition) / right, file)
    done = bindery("verify", str(tmp_path / "site"), "--edition", "all", cwd=sources)
    assert done.returncode == 1
    assert f"{uri}: lộ nội dung của docs/bo/" in done.stderr


def test_calendars_are_for_their_readers_in_each_edition(site: Site) -> None:
    listed = {
        name: sorted(path.name for path in (site(name) / "calendars/bo").glob("*.ics"))
        for name in ("grassroots", "all")
    }
    assert listed == {
        "grassroots": ["grassroots.ics"],
        "all": sorted(f"{name.replace('/', '-')}.ics" for name in AUDIENCES),
    }
    for name, files in listed.items():
        page = (site(name) / "bo/index.html").read_text(encoding="utf-8")
        linked = re.findall(r'href="\.\./calendars/bo/([^"]+)"', page)
        assert sorted(linked) == files


def test_pages_lead_to_the_forms_of_their_readers(site: Site) -> None:
    for name, readers in (("grassroots", ["grassroots"]), ("all", list(AUDIENCES[:3]))):
        files = [f"forms/bo/{reader}/mau{end}" for reader in readers for end in (".pdf", ".docx")]
        for page in ("bo/index.html", "bo/mau.html"):
            html = (site(name) / page).read_text(encoding="utf-8")
            linked = [f"forms/{uri}" for uri in re.findall(r'href="\.\./forms/([^"]+)"', html)]
            assert sorted(linked) == sorted(files)
        found = (site(name) / "forms").rglob("*.*")
        assert sorted(path.relative_to(site(name)).as_posix() for path in found) == sorted(files)


def test_slides_and_scripts_tell_nobody_what_is_for_others(
    site: Site, sources: Path, tmp_path: Path
) -> None:
    """The script is the same everywhere, and everybody hears it."""
    script, slides = "readings/bo/hoi-dap/01-chung.txt", "slides/bo/hoi-dap/01-chung.pdf"
    for name in ("grassroots", "all"):
        page = (site(name) / "bo/hoi-dap/01-chung.html").read_text(encoding="utf-8")
        assert f'href="../../{script}"' in page
        assert f'href="../../{slides}"' in page
        assert (site(name) / slides).is_file()
    read = (site("all") / script).read_text(encoding="utf-8")
    assert read == (site("grassroots") / script).read_text(encoding="utf-8")
    assert "canary" not in read.casefold()
    (tmp_path / "site" / script).parent.mkdir(parents=True)
    told = f"phần {Word('key-cadres', 'span'):headingspan}"
    (tmp_path / "site" / script).write_text(told, encoding="utf-8")
    done = bindery("verify", str(tmp_path / "site"), "--edition", "all", cwd=sources)
    assert done.returncode == 1
    assert f"{script}: lộ nội dung của docs/bo/hoi-dap/01-chung.md" in done.stderr
