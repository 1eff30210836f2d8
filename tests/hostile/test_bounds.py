"""Sources that would keep a machine busy for hours, or fill its memory.

Each runs in a process that the system ends when it uses more than `SECONDS` of a processor or
`BYTES` of memory, so a test goes red where the reader, a check or Markdown runs away. Nothing here
measures a time.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from bindery.bounds import LONGEST_LINE, LONGEST_PARAGRAPH, MOST_LINES

from ..project import Project

SECONDS = 30
BYTES = 1_500_000_000
ROOT = Path(__file__).parents[2]
PAGE = "docs/bo/hoc-tap/01.md"
FRONT = "---\ntitle: Bài\n---\n\n"

LARGE = "tệp dài quá 500 nghìn byte; chia thành nhiều bài"
LINE = "dòng dài quá 10000 ký tự; ngắt thành nhiều đoạn"
PARAGRAPH = "đoạn dài quá 50000 ký tự; thêm dòng trống để ngắt đoạn"
NESTED = "danh sách, trích dẫn lồng nhau trên một dòng quá sâu; bớt cấp"
OPEN = "đoạn có quá 20 dấu [ chưa đóng; đóng lại bằng ], hoặc viết \\["
TARGETS = "đoạn có quá 20 liên kết [chữ](… chưa đóng; đóng lại bằng )"
BRACKETS = "đoạn có quá 2000 dấu [; thêm dòng trống để ngắt đoạn"
SLASHES = "dòng có quá 20 dấu /; khối /// không lồng nhau sâu như thế"
NOTES = "trang có quá 1000 chú thích, chữ viết tắt; chia thành nhiều bài"
DEEP = "phần đầu trang lồng nhau quá sâu"
MARKUP = (
    "không dùng thẻ HTML “<b …>”; viết bằng Markdown (chỉ được dùng <br>, <sub>, <sup>); dấu bé "
)


def limits() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


def limited(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run Python in a process with limits."""
    return subprocess.run(
        [sys.executable, "-m", *map(str, arguments)],
        cwd=cwd,
        preexec_fn=limits,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def body(text: str) -> str:
    return FRONT + text + "\n"


REFUSED = {
    "5-megabytes": (body("Chữ thường trong một đoạn. " * 150_000), "", LARGE),
    "10000-lists-in-one-line": (body("- " * 4_000), 5, NESTED),
    "10000-points-in-one-line": (body("a) " * 3_000), 5, NESTED),
    "10000-quotations": (body(">" * 9_000 + " Chữ"), 5, NESTED),
    "10000-quotations-and-lists": (body("> - " * 2_000 + "Chữ"), 5, NESTED),
    "lists-indented-further-and-further": (
        body("\n".join(f"{' ' * 2 * at}- a" for at in range(600))),
        56,
        "dòng thụt vào quá 100 dấu cách; bớt thụt",
    ),
    "lists-of-13-levels": (
        body("\n".join(f"{' ' * 4 * at}- a" for at in range(13))),
        17,
        "danh sách lồng nhau quá 12 cấp; bớt cấp",
    ),
    "1000-nested-blocks": (
        body("".join(f"{'/' * (600 - at)} note | a\n\n" for at in range(500))),
        5,
        SLASHES,
    ),
    "5000-blocks-never-closed": (
        body("/// note | a\n\n" * 5_000),
        10_003,
        "khối bên trong phải ít dấu / hơn khối chứa nó (mở ở dòng 10001); "
        "thêm dấu / cho khối ngoài, ở cả dòng mở và dòng đóng",
    ),
    "9000-brackets": (body("[" * 9_000), 5, BRACKETS),
    "1900-open-brackets": (body("[a " * 1_900), 5, OPEN),
    "1900-open-images": (body("![" * 1_900), 5, OPEN),
    "500-nested-labels": (body("[" * 300 + "a" + "]{audience=grassroots}" * 300), 5, OPEN),
    "links-never-closed": (body("[a](b " * 1_500), 5, TARGETS),
    "titles-never-closed": (body('[a](b "c ' * 1_000), 5, TARGETS),
    "40000-pairs-of-brackets": (body(("[a]" * 3_000 + "\n") * 5), 5, BRACKETS),
    "one-line-of-400000-letters": (body("a" * 400_000), 5, LINE),
    "heading-of-100000-letters": (body("## " + "a" * 100_000), 5, LINE),
    "table-of-40000-columns": (body("| a " * 40_000 + "|"), 5, LINE),
    "table-of-30000-rows": (body("| a | b |\n|---|---|\n" + "| a | b |\n" * 19_000), 5, PARAGRAPH),
    "100000-blank-lines": (body("\n" * 100_000), 20_004, "trang dài quá 20000 dòng; "),
    "10000-notes": (body("".join(f"a[^{at}]\n\n" for at in range(9_000))), 4, NOTES),
    "5000-abbreviations": (body("".join(f"*[A{at}]: b\n" for at in range(5_000))), 4, NOTES),
    "100000-backslashes": (body("\\" * 100_000), 5, LINE),
    "100000-tags": (body(("<b" * 4_000 + "\n") * 6), 5, MARKUP),
    "braces-without-end": (body(("{" * 9_000 + "\n") * 5), 5, "trong dấu { } chỉ viết #dia-chi, "),
    "label-of-50000-values": (body("[a]{audience=" + "grassroots," * 900), 5, "nhãn đối tượng "),
    "misspelt-labels-without-end": (body("{audiense=a," * 800), 5, "trong dấu { } chỉ viết "),
    "front-matter-of-100000-brackets": ("---\ntitle: " + "[" * 100_000 + "\n---\n", 2, DEEP),
    "front-matter-of-100000-braces": ("---\ntitle: " + "{" * 100_000 + "\n---\n", 2, DEEP),
    "front-matter-of-50000-dashes": ("---\n" + "- " * 50_000 + "\n---\n", 2, DEEP),
    "front-matter-never-ended": ("---\n" + "a: b\n" * 90_000, 1, "phần đầu trang mở bằng --- "),
    "spaces-before-the-front-matter": (" " * 400_000 + "---\n", 1, ""),
    "title-of-100000-letters": ("---\ntitle: " + "a " * 50_000 + "\n---\n", 2, "giá trị dài quá "),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str, project: Project) -> None:
    """What is too large or too deep is told by its line, and at once."""
    text, line, message = REFUSED[name]
    project.write(PAGE, text)
    done = limited("bindery", "check", cwd=project.root)
    assert done.returncode == 1, done.stderr[-2_000:]
    where = f"{PAGE}:{line}" if line else PAGE
    assert any(said.startswith(f"{where}: {message}") for said in done.stderr.splitlines()), (
        done.stderr[:2_000]
    )


def test_large_data(project: Project) -> None:
    """A register or a glossary is bounded as a page is."""
    for uri in ("van-ban.yml", "thuat-ngu.yml"):
        project.write(f"docs/{uri}", "- [a]\n" * 900_000)
    done = limited("bindery", "check", cwd=project.root)
    assert (done.returncode, done.stderr.splitlines()) == (
        1,
        [f"docs/thuat-ngu.yml: {LARGE}", f"docs/van-ban.yml: {LARGE}", "2 lỗi."],
    )


def packed(unit: str, size: int = 100_000) -> str:
    """`unit` again and again, in lines and paragraphs as long as they may be."""
    line = unit * (LONGEST_LINE // len(unit))
    paragraph = "\n".join([line] * ((LONGEST_PARAGRAPH - 10) // (len(line) + 1)))
    return "\n\n".join([paragraph] * (size // len(paragraph)))


def many(template: str, count: int) -> str:
    return "".join(template.format(at=at) for at in range(count))


ACCEPTED = {
    "backticks": packed("` "),
    "backslashes": packed("\\"),
    "emphasis": packed("***a** b* "),
    "stars-and-lines": packed("*_a"),
    "entities": packed("&amp;"),
    "tags": packed("<sup>"),
    "comments": packed("<!-- a -->"),
    "links": packed("[a](https://example.vn/b)" + " c" * 20),
    "labels": packed("[a]{audience=grassroots} " + "b " * 10),
    "symbols": packed("Quy định số 37-QĐ/TW ngày 25/10/2021 "),
    "notes": many("[^{at}]: a\n\n", 450) + (many("b[^{at}] ", 450) + "\n\n") * 3,
    "abbreviations": many("*[A{at}]: a\n\n", 900) + (many("A{at} ", 900) + "\n\n") * 5,
    "references": many("[r{at}]: https://example.vn\n\n", 900) + many("[a][r{at}] ", 900),
    "lists": "\n\n".join("\n".join(f"{' ' * 4 * (at % 12)}- a" for at in range(900)) for _ in "ab"),
    "points": many("{at}. a\n", 999) * 2,
    "quotations": "\n".join(f"{'> ' * (at % 20)}a" for at in range(2_000)),
    "fences": "```\na\n```\n\n" * 1_000,
    "headings": "## a\n\n" * (MOST_LINES // 10),
    "table": "| a | b |\n|---|---|\n" + "| a | b |\n" * 4_000,
    "blocks": "/// note | a\n\nb\n\n///\n\n" * 700,
    "nested-blocks": "".join(f"{'/' * at} note | a\n\n" for at in range(20, 2, -1))
    + "b\n\n"
    + "".join(f"{'/' * at}\n\n" for at in range(3, 21)),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepted(name: str, project: Project) -> None:
    """What lies within the bounds is checked, filtered and converted without running away."""
    project.write(PAGE, body(ACCEPTED[name]))
    checked = limited("bindery", "check", cwd=project.root)
    assert checked.returncode == 0, checked.stderr[:2_000]
    converted = limited("tests.hostile.convert", project.root, cwd=ROOT)
    assert converted.returncode == 0, converted.stderr[-2_000:]
