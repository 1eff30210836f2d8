"""How a problem is told."""

from __future__ import annotations

from bindery.diagnostic import Diagnostic, report


def test_report_is_sorted_and_tells_each_problem_once() -> None:
    """Problems stand in the order of files and lines; line 0 is the whole file."""
    assert report(
        [
            Diagnostic("docs/b.md", 2, "hai"),
            Diagnostic("docs/a.md", 10, "mười"),
            Diagnostic("docs/a.md", 9, "chín"),
            Diagnostic("docs/a.md", 0, "tệp"),
            Diagnostic("docs/b.md", 2, "hai"),
        ]
    ) == ("docs/a.md: tệp", "docs/a.md:9: chín", "docs/a.md:10: mười", "docs/b.md:2: hai")
