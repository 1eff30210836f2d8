"""With PAGE_PDF=1 each page is a PDF too: whole, the same anywhere, of its edition only."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import lxml.html
import pikepdf
import pypdfium2
import pytest
import yaml

from bindery import page_pdf
from bindery.comparison import differences

from ..project import SET_INDEX
from .test_same import ELSEWHERE, SOMEWHERE

REPOSITORY = Path(__file__).parents[2]
LONG = "bo/hoc-tap/01-dai"
QUESTIONS = "bo/hoi-dap/01-hoi"
PAGES = {"bo/index", LONG, QUESTIONS}

FOR_THE_SCREEN = (
    *("headerlink", "footnote-backref", "contents", "about__page-pdf", "tags", "toc", "about__top"),
    *("document", "reading", "reader", "share", "for-scripts"),
)


def write_project(root: Path) -> None:
    """A project with the hooks and the theme of this repository, and a page of many sheets."""
    config = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))
    config["site_url"] = "https://hoctap.example.vn/x/"
    config["theme"]["custom_dir"] = str(REPOSITORY / "overrides")
    config["hooks"] = [str(REPOSITORY / hook) for hook in config["hooks"]]
    texts = {
        "mkdocs.yml": yaml.safe_dump(config, allow_unicode=True),
        "docs/index.md": "---\ntitle: Đầu\naudience: everyone\n---\nChào.\n",
        "docs/bo/index.md": SET_INDEX,
        f"docs/{LONG}.md": f"---\ntitle: Bài dài\n---\n{long_text()}",
        f"docs/{QUESTIONS}.md": "---\ntitle: Hỏi\n---\n## Ai học?\n\nMọi người.[^1]\n\n"
        "[^1]: Kế hoạch.\n",
    }
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def long_text() -> str:
    parts = [
        f"## Mục số {at}\n\nĐoạn {at} có từ riêng{at} {'được viết cho thật dài ' * 30}.[^1]\n\n"
        f"- gạch{at} đầu dòng;\n- [mục sau](#muc-so-{at})\n\n"
        f"| Cột | Số |\n|---|--:|\n| ô{at} | {at} |\n\n"
        f"/// note | Ghi nhớ {at}\n\nTrong hộp{at}.\n\n///\n\n"
        for at in range(1, 31)
    ]
    hidden = "/// audience | key-cadres\n\nChỉ báo cáo viên biết điều kín này thôi nhé.\n\n///\n\n"
    links = "[Hỏi](../hoi-dap/01-hoi.md#cau-1) và [ngoài](https://example.org/a).\n\n"
    return "".join(parts) + hidden + links + "[^1]: Nguồn của điều nói trên.\n"


def bindery(root: Path, target: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """The build of an edition without booklets, with PDFs of pages."""
    command = ["build", "--no-booklets", "--edition", "grassroots", "--site-dir", str(target)]
    return subprocess.run(
        [sys.executable, "-m", "bindery", *command],
        cwd=root,
        env={**os.environ, page_pdf.VARIABLE: "1", "SOURCE_DATE_EPOCH": "1700000000", **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def pango() -> None:
    """WeasyPrint can be imported."""
    program = [sys.executable, "-c", "import weasyprint"]
    done = subprocess.run(program, capture_output=True, check=False)
    if done.returncode and os.environ.get("CI") == "true":
        pytest.fail(f"no Pango: apt-get install {' '.join(page_pdf.PACKAGES)}")
    if done.returncode:
        pytest.skip("no Pango: the PDFs of pages are not tested")


@pytest.fixture(scope="module")
def site(pango: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("page-pdf")
    write_project(root)
    done = bindery(root, root / "site", **SOMEWHERE)
    assert done.returncode == 0, done.stderr
    return root / "site"


def text_of(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d]+|\d+", text))


def article(page: Path) -> str:
    """The text of the article of a page, without what only a screen can use."""
    (found,) = lxml.html.parse(page).getroot().iter("article")
    for element in list(found.iter()):
        if set((element.get("class") or "").split()) & set(FOR_THE_SCREEN):
            element.drop_tree()
    return str(found.text_content())


@pytest.mark.parametrize("name", sorted(PAGES))
def test_all_words_of_a_page_are_in_its_pdf(site: Path, name: str) -> None:
    said = text_of(site / f"{name}.pdf")
    expected = words(article(site / f"{name}.html"))
    assert expected - words(said) == Counter()
    assert "điều kín" not in said
    if name == LONG:
        assert sum(expected.values()) > 5000


def test_a_page_leads_to_its_pdf_in_words(site: Path) -> None:
    """Those that nobody wrote have none."""
    assert {path.relative_to(site).as_posix() for path in site.rglob("*.pdf")} == {
        f"{name}.pdf" for name in PAGES
    }
    for path in site.rglob("*.html"):
        found = lxml.html.parse(path).getroot().xpath("//p[@class='about__page-pdf']/a")
        if path.relative_to(site).with_suffix("").as_posix() in PAGES:
            (link,) = found
            assert link.text_content() == "Riêng trang này (PDF, khổ A4)"
            assert path.with_name(link.get("href")) == path.with_suffix(".pdf")
        else:
            assert found == []


def test_a_pdf_is_tagged_and_names_its_page(site: Path) -> None:
    with pikepdf.open(site / f"{LONG}.pdf") as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "vi"
        assert str(document.docinfo["/Title"]).startswith("Bài dài – ")
        assert document.check_pdf_syntax() == []
        assert len(document.pages) > 10


def test_links_lead_to_the_site(site: Path) -> None:
    with pikepdf.open(site / f"{LONG}.pdf") as document:
        notes = [note for page in document.pages for note in page.get("/Annots", [])]
    assert {str(note.A.URI) for note in notes if "/A" in note} == {
        "https://hoctap.example.vn/x/bo/index.html",
        "https://hoctap.example.vn/x/bo/hoi-dap/01-hoi.html#cau-1",
        "https://example.org/a",
    }
    assert "muc-so-30" in {str(note.Dest) for note in notes if "/Dest" in note}


def test_the_same_sources_give_the_same_bytes_anywhere(site: Path, tmp_path: Path) -> None:
    there = tmp_path / "một nơi khác"
    there.mkdir()
    write_project(there)
    done = bindery(there, there / "site", **ELSEWHERE)
    assert done.returncode == 0, done.stderr
    assert list(differences(site, there / "site")) == []


def test_an_error_fails_the_build(pango: None, tmp_path: Path) -> None:
    """The plugin would count it and go on: where it wants to write stands a folder."""
    write_project(tmp_path)
    blocked = tmp_path / "docs/bo/hoi-dap/01-hoi.pdf/mau.svg"
    blocked.parent.mkdir()
    blocked.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    page = tmp_path / f"docs/{QUESTIONS}.md"
    page.write_text(page.read_text("utf-8") + "\n![Hình](01-hoi.pdf/mau.svg)\n", "utf-8")
    done = bindery(tmp_path, tmp_path / "site")
    assert done.returncode == 1
    assert f"docs/{QUESTIONS}.md: không in được trang này ra PDF" in done.stderr
    assert "Is a directory" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()


def test_without_pango_the_site_is_the_same_without_them(site: Path, tmp_path: Path) -> None:
    """The system finds a Pango that cannot be loaded."""
    write_project(tmp_path)
    libraries = tmp_path / "libraries"
    libraries.mkdir()
    (libraries / "libpango-1.0.so.0").write_bytes(b"")
    done = bindery(tmp_path, tmp_path / "site", LD_LIBRARY_PATH=str(libraries))
    assert done.returncode == 0, done.stderr
    assert done.stderr == (
        "Bỏ qua PDF của từng trang (PAGE_PDF=1) vì máy thiếu Pango; cài rồi dựng lại: "
        "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n"
    )
    assert list((tmp_path / "site").rglob("*.pdf")) == []
    link = re.compile(r'<p class="about__page-pdf">.*?</p>', re.DOTALL)
    for path in site.rglob("*.html"):
        plain = (tmp_path / "site" / path.relative_to(site)).read_text(encoding="utf-8")
        ours = link.sub("", path.read_text(encoding="utf-8"))
        assert ours.split() == plain.split()
