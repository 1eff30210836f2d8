"""What is known only when the site stands is told where a page waits for it, and nowhere else."""

from __future__ import annotations

from pathlib import Path

from bindery import later

PAGE = """\
<p title="x" data-later="a b">chưa biết</p>
<td data-later="a b"></td><span data-later="c">?</span><span data-other="c">?</span>
<p>data-later="c"</p>
"""


def told(tmp_path: Path, **known: str) -> str:
    page = tmp_path / "trang.html"
    page.write_text(PAGE, encoding="utf-8")
    later.tell([page], {name.replace("_", " "): text for name, text in known.items()})
    return page.read_text(encoding="utf-8")


def test_every_place_that_waits_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, a_b="1,2 MB", c="có") == (
        '<p title="x" data-later="a b">1,2 MB</p>\n'
        '<td data-later="a b">1,2 MB</td><span data-later="c">có</span>'
        '<span data-other="c">?</span>\n'
        '<p>data-later="c"</p>\n'
    )


def test_what_is_not_known_goes_on_waiting(tmp_path: Path) -> None:
    assert told(tmp_path, d="không ai đợi") == PAGE


def test_it_is_text_and_no_markup(tmp_path: Path) -> None:
    assert '<span data-later="c">&lt;b&gt; \\1 &amp;</span>' in told(tmp_path, c="<b> \\1 &")
