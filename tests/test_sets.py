"""A set that has no document of some kind yet."""

from __future__ import annotations

from bindery.checks import sets
from bindery.diagnostic import report
from bindery.edition import edition
from bindery.page_meta import page_meta

from .project import Project


def test_the_page_and_the_check_say_so(project: Project) -> None:
    """The page tells readers only of kinds that are for them."""
    project.write("docs/bo/hoc-tap/01.md", "---\ntitle: Bài một\naudience: [key-cadres]\n---\n")
    tree, problems = project.read()
    assert problems == ()
    assert report(sets.questions(tree)) == (
        "docs/bo/index.md:1: bộ này chưa có tài liệu hỏi – đáp (thư mục bo/hoi-dap/); trang của bộ "
        "ghi “Chưa có” cho người đọc",
        "docs/bo/index.md:1: bộ này chưa có tài liệu nghiên cứu (thư mục bo/nghien-cuu/); trang "
        "của bộ ghi “Chưa có” cho người đọc",
    )
    missing = {}
    for name in ("all", "key-cadres", "grassroots", "mass-organisations"):
        part = edition(tree, name)
        page = page_meta(part, part.by_uri["bo/index.md"], None, booklets=False)
        missing[name] = page["bindery"]["missing"]
    assert missing == {
        "all": ["Tài liệu nghiên cứu", "Tài liệu hỏi – đáp"],
        "key-cadres": ["Tài liệu nghiên cứu", "Tài liệu hỏi – đáp"],
        "grassroots": ["Tài liệu học tập", "Tài liệu hỏi – đáp"],
        "mass-organisations": ["Tài liệu hỏi – đáp"],
    }
