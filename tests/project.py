"""A small project on disk, as an editor keeps it: settings, one study set, sources."""

from __future__ import annotations

from pathlib import Path

from bindery import checks, reader, settings
from bindery.diagnostic import report
from bindery.tree import Tree

SETTINGS = """\
site_name: Tài liệu học tập nghị quyết
docs_dir: docs
markdown_extensions: [bindery.guard]

extra:
  bindery:
    audiences:
      key-cadres: Cán bộ chủ chốt và báo cáo viên
      grassroots: Cán bộ, đảng viên ở cơ sở
      mass-organisations: Đoàn viên, hội viên và nhân dân
      grassroots/remote: Đảng viên ở vùng cao, vùng sâu, vùng xa
    kinds:
      nghien-cuu: {label: Tài liệu nghiên cứu, for: key-cadres, audience: [key-cadres]}
      hoc-tap: {label: Tài liệu học tập, for: grassroots, audience: [key-cadres, grassroots]}
      hoi-dap:
        label: Tài liệu hỏi – đáp
        for: mass-organisations
        audience: [key-cadres, grassroots, mass-organisations]
        questions: hoc-tap
"""

SET_INDEX = """\
---
title: Bộ tài liệu
audience: everyone
resolutions:
  - symbol: 26-NQ/TW
    type: Nghị quyết
    date: 2018-05-19
    issuer: Ban Chấp hành Trung ương
    title: Về công tác cán bộ
---

Mở đầu.
"""


class Project:
    """A folder with `mkdocs.yml` and sources; a study set `bo` whose first page is in order."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("mkdocs.yml", SETTINGS)
        self.write("docs/bo/index.md", SET_INDEX)

    def write(self, path: str, text: str | bytes) -> None:
        """Write a file of the project, byte for byte."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)

    def read(self) -> tuple[Tree, tuple[str, ...]]:
        """The sources, and everything that is wrong with them in any edition."""
        tree, problems = reader.read(settings.load(self.root / "mkdocs.yml"))
        return tree, report([*problems, *checks.check(tree)])
