"""Is a page a study aid that is printed on A4 to be filled in? Its front matter says so.

A place to write is a row of six dots or more; ``...... (8 dòng)`` are eight lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .audience import nearest
from .diagnostic import suggestion
from .front_matter import FrontMatter
from .resolution import MARKUP, ONLY_WORDS, Problems

FORM_KEYS = ("form", "signatures")

FORMS = {
    "discussion": "Câu hỏi thảo luận",
    "report": "Thu hoạch cá nhân",
    "registration": "Đăng ký học tập, làm theo",
    "programme": "Chương trình hành động",
    "topics": "Chủ đề sinh hoạt chi bộ",
}
"""What `form:` may say, in the order in which a set lists its forms, and what each is."""

FILLED_IN = ("report", "registration", "programme")
"""Those that are nothing without a place to write."""

MOST_LINES = 40
"""Lines of one place to write: more than a sheet has."""

FIELD = re.compile(r"[.…](?:(?<=\.)\.{5,}|(?<=…)…{2,})(?:[ \u00a0]\((\d{1,2}) dòng\))?")


@dataclass(frozen=True)
class Form:
    """What the front matter says: a key of `FORMS`, and who signs below; `line` is its line."""

    type: str
    signatures: tuple[str, ...] = ()
    line: int = field(default=1, compare=False)

    @property
    def label(self) -> str:
        """What readers call it."""
        return FORMS[self.type]


def lines(match: re.Match[str]) -> int:
    """The lines that a `FIELD` asks for; 0 for the rest of its own line."""
    return min(int(match[1] or 0), MOST_LINES)


def read_form(front: FrontMatter, in_a_set: bool) -> tuple[Form | None, Problems]:
    """The form that a page is, or None; and what is wrong with what it says of itself."""
    said, signed = front.values.get("form"), front.values.get("signatures")
    if "form" not in front.values:
        told = "mục “signatures:” chỉ đi cùng “form:”"
        return None, [(front.line("signatures"), told)] if "signatures" in front.values else []
    if not in_a_set:
        told = "biểu mẫu phải nằm trong thư mục của một bộ tài liệu, và không phải là trang đầu"
        return None, [(front.line("form"), told)]
    if not isinstance(said, str) or said not in FORMS:
        hint = suggestion(nearest(str(said or ""), FORMS))
        known = ", ".join(f"{name} ({label})" for name, label in FORMS.items())
        told = f"không có loại biểu mẫu “{said or ''}”{hint} Các loại: {known}"
        return None, [(front.line("form"), told)]
    signatures, problems = _signatures(front, signed)
    return Form(said, signatures, front.line("form")), problems


def _signatures(front: FrontMatter, signed: object) -> tuple[tuple[str, ...], Problems]:
    listed: Sequence[object] = signed if isinstance(signed, list) else [signed] if signed else []
    if all(isinstance(name, str) and not MARKUP.search(name) for name in listed):
        if len(listed) <= 2:
            return tuple(" ".join(str(name).split()) for name in listed), []
        return (), [(front.line("signatures"), "một biểu mẫu có nhiều nhất hai chữ ký")]
    told = f"mục “signatures:” là tên những người ký, {ONLY_WORDS}; ví dụ signatures: [Người viết]"
    return (), [(front.line("signatures"), told)]
