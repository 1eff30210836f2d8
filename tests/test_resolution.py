"""What the first page of a study set gives to the pages and booklets."""

from __future__ import annotations

import datetime

from bindery.edition import edition

from .project import Project

INDEX = """\
---
title: Bộ tài liệu
audience: everyone
issuer: Ban Tuyên giáo
resolutions:
  - {symbol: 26-NQ/TW, type: Nghị quyết, date: 2018-05-19, issuer: BCH, title: Về cán bộ}
  - {symbol: không rõ, type: Kết luận, date: không rõ, issuer: BCT, title: Về học tập}
sessions:
  - {level: Trung ương, form: trực tuyến, start: 2018-06-29, end: 2018-06-30, audience: key-cadres}
  - {level: Cơ sở, form: tập trung, deadline: 2018-09, audience: [grassroots]}
  - {level: Vùng cao, form: tập trung, when: Quý III, audience: grassroots/remote}
imprint:
  publisher: Nhà xuất bản Chính trị quốc gia
  print_run: 1000
  legal_deposit: 2026-11-01
circulation: Lưu hành  nội bộ
---
"""


def study_set(project: Project, name: str | None = None):
    project.write("docs/bo/index.md", INDEX)
    project.write("docs/bo/hoc-tap/01.md", "---\ntitle: Bài một\n---\n")
    tree, problems = project.read()
    assert problems == ()
    return (edition(tree, name) if name else tree).by_uri["bo/index.md"].study_set


def test_values(project: Project) -> None:
    """Values are what the editor wrote; what is not known is None."""
    found = study_set(project)
    assert found.issuer == "Ban Tuyên giáo"
    assert [(item.symbol, item.date, item.title) for item in found.resolutions] == [
        ("26-NQ/TW", datetime.date(2018, 5, 19), "Về cán bộ"),
        (None, None, "Về học tập"),
    ]
    assert [(item.level, item.start, item.end, item.deadline) for item in found.sessions] == [
        ("Trung ương", "2018-06-29", "2018-06-30", ""),
        ("Cơ sở", "", "", "2018-09"),
        ("Vùng cao", "", "", ""),
    ]
    assert found.imprint == {
        "Nhà xuất bản": "Nhà xuất bản Chính trị quốc gia",
        "Số lượng in": "1000",
        "Nộp lưu chiểu": "1/11/2026",
    }
    assert found.circulation == "Lưu hành nội bộ"


def test_sessions_are_in_the_editions_of_their_audience(project: Project) -> None:
    """A session is shown to those it is for, and to their sub-audiences."""
    shown = {
        name: [session.level for session in study_set(project, name).sessions]
        for name in ("key-cadres", "grassroots", "grassroots/remote", "mass-organisations", "all")
    }
    assert shown == {
        "key-cadres": ["Trung ương"],
        "grassroots": ["Cơ sở"],
        "grassroots/remote": ["Cơ sở", "Vùng cao"],
        "mass-organisations": [],
        "all": ["Trung ương", "Cơ sở", "Vùng cao"],
    }
