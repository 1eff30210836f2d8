"""What did a plenum give out? The documents on a study set's first page."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from . import dates
from .audience import nearest
from .diagnostic import suggestion
from .front_matter import FrontMatter

NOT_STATED = "không rõ"
"""What an editor writes where the source does not state a value: never left out, never invented."""

RESOLUTION_KEYS = ("symbol", "type", "date", "issuer", "title")
OPTIONAL_KEYS = ("status",)
IN_FORCE = "còn hiệu lực"
_STATUS = re.compile(rf"(?:{IN_FORCE}|thay bằng (?P<by>\S+))\Z")
IMPRINT_LABELS = {
    "responsible": "Chịu trách nhiệm xuất bản",
    "publisher": "Nhà xuất bản",
    "editor": "Biên tập",
    "license": "Giấy phép xuất bản số",
    "print_run": "Số lượng in",
    "printer": "Đơn vị in",
    "legal_deposit": "Nộp lưu chiểu",
}

LONGEST_MARK = 50
"""Characters of the circulation mark: one line at the foot of a page in large print."""

Problems = list[tuple[int, str]]
"""Line numbers and messages."""

MARKUP = re.compile(r"[\[\]{}<>*_`\\|]")
"""Signs that Markdown could read as more than text."""

ONLY_WORDS = "chỉ gồm chữ, không có dấu [ ] { } < > * _ ` |"

NO_BRACES = "chỉ gồm chữ, không có dấu { }; nhãn đối tượng ở đây không có tác dụng"


@dataclass(frozen=True)
class Resolution:
    """An issued document. None or '' where the source does not state a value; `line` is where the
    editor wrote it.
    """

    symbol: str | None
    type: str
    date: datetime.date | None
    issuer: str
    title: str
    status: str = ""
    line: int = field(default=0, compare=False)

    @property
    def replaced_by(self) -> str | None:
        """The symbol of the document that has taken the place of this one."""
        match = _STATUS.match(self.status)
        return match["by"] if match else None

    @property
    def name(self) -> str:
        """How the document is cited: ``Quy định số 37-QĐ/TW ngày 25/10/2021``."""
        symbol = f" số {self.symbol}" if self.symbol else ""
        date = f" ngày {dates.day(self.date)}" if self.date else ""
        return f"{self.type}{symbol}{date}"


def read_resolutions(front: FrontMatter) -> tuple[tuple[Resolution, ...], Problems]:
    """The resolutions in a front matter or in the register, and what is wrong with them."""
    entries, problems = mappings(front, "resolutions", (*RESOLUTION_KEYS, *OPTIONAL_KEYS))
    resolutions = []
    for at, entry in entries:
        line = front.line("resolutions", at)
        missing = [key for key in RESOLUTION_KEYS if entry.get(key) in (None, "")]
        if missing:
            problems.append(
                (
                    line,
                    f"văn bản này thiếu {', '.join(missing)}; "
                    f"nếu văn bản gốc không ghi số hay ngày, viết “{missing[0]}: {NOT_STATED}”",
                )
            )
            continue
        if any(isinstance(value, list | dict) for value in entry.values()):
            continue
        marked = [key for key, value in entry.items() if MARKUP.search(str(value))]
        if marked:
            where = front.line("resolutions", at, marked[0])
            problems.append((where, f"mục “{marked[0]}:” {ONLY_WORDS}"))
            continue
        date = entry["date"]
        if date != NOT_STATED and not isinstance(date, datetime.date):
            problems.append((front.line("resolutions", at, "date"), _bad_date("date", date)))
            continue
        status = str(entry.get("status") or "")
        if status and not _STATUS.match(status):
            problems.append((front.line("resolutions", at, "status"), _bad_status(status)))
            continue
        symbol = str(entry["symbol"])
        resolutions.append(
            Resolution(
                _stated(symbol) or None,
                _stated(entry["type"]),
                None if date == NOT_STATED else date,
                _stated(entry["issuer"]),
                _stated(entry["title"]),
                status,
                line,
            )
        )
    return tuple(resolutions), problems


def read_imprint(front: FrontMatter) -> tuple[Mapping[str, str], Problems]:
    """The imprint fields an editor gave, by Vietnamese labels, and what is wrong with them."""
    said = front.values.get("imprint") or {}
    if not isinstance(said, dict):
        return {}, [(front.line("imprint"), "imprint phải gồm các dòng “tên: giá trị”")]
    problems = [
        (front.line("imprint", key), _unknown_key(key, IMPRINT_LABELS))
        for key in said
        if key not in IMPRINT_LABELS
    ]
    problems += [
        (front.line("imprint", key), f"mục “{key}:” phải là một dòng chữ")
        for key, value in said.items()
        if isinstance(value, list | dict)
    ]
    problems += [
        (front.line("imprint", key), f"mục “{key}:” {NO_BRACES}")
        for key, value in said.items()
        if isinstance(value, str) and "{" in value
    ]
    known = {IMPRINT_LABELS[key]: _told(said[key]) for key in IMPRINT_LABELS if said.get(key)}
    return known, problems


def _told(value: object) -> str:
    return dates.day(value) if isinstance(value, datetime.date) else " ".join(str(value).split())


def read_circulation(front: FrontMatter) -> tuple[str, Problems]:
    """The mark on every page of the booklets of who may have them, '' where an editor gave none,
    and what is wrong with it.
    """
    if "circulation" not in front.values:
        return "", []
    said = front.values["circulation"]
    text = " ".join(said.split()) if isinstance(said, str) else ""
    wrong = ""
    if not any(map(str.isalpha, text)):
        wrong = "phải là một dòng chữ, ví dụ circulation: Lưu hành nội bộ; không cần thì bỏ cả dòng"
    elif MARKUP.search(text):
        wrong = ONLY_WORDS
    elif len(text) > LONGEST_MARK:
        wrong = f"dài quá {LONGEST_MARK} ký tự, không vừa một dòng ở chân trang sách; viết ngắn lại"
    return text, [(front.line("circulation"), f"mục “circulation:” {wrong}")] if wrong else []


def unknown_keys(front: FrontMatter, known: Iterable[str]) -> Problems:
    """A problem for each top-level key that is not one of `known`."""
    known = tuple(known)
    return [(front.line(key), _unknown_key(key, known)) for key in front.values if key not in known]


def _unknown_key(key: str, known: Iterable[str]) -> str:
    known = tuple(known)
    meant = nearest(key, known)
    hint = suggestion(f"{meant}:" if meant else None)
    return f"không có mục “{key}:” ở đây{hint} Các mục: {', '.join(known)}"


def mappings(
    front: FrontMatter, key: str, keys: tuple[str, ...]
) -> tuple[list[tuple[int, dict[str, Any]]], Problems]:
    """The entries of the list `key` that are mappings of `keys`, with their positions."""
    listed = front.values.get(key)
    if listed is None:
        return [], []
    if not isinstance(listed, list):
        return [], [(front.line(key), f"{key} phải là một danh sách, mỗi mục mở bằng “- ”")]
    entries: list[tuple[int, dict[str, Any]]] = []
    problems: Problems = []
    for at, entry in enumerate(listed):
        if not isinstance(entry, dict):
            problems.append((front.line(key, at), f"mỗi mục của {key} gồm các dòng “tên: giá trị”"))
            continue
        problems += [
            (front.line(key, at, name), _unknown_key(name, keys))
            for name in entry
            if name not in keys
        ]
        known = {name: value for name, value in entry.items() if name in keys}
        for name, value in known.items():
            if isinstance(value, dict) or (isinstance(value, list) and name != "audience"):
                problems.append((front.line(key, at, name), f"mục “{name}:” phải là một dòng chữ"))
        entries.append((at, known))
    return entries, problems


def _stated(value: object) -> str:
    return "" if value == NOT_STATED else " ".join(str(value).split())


def _bad_status(status: str) -> str:
    return (
        f"không hiểu status “{status}”; viết “{IN_FORCE}” hoặc “thay bằng 37-QĐ/TW”, "
        "bỏ dòng này nếu nguồn không nói"
    )


def _bad_date(key: str, value: object) -> str:
    return f"“{value}” không phải là ngày; viết năm-tháng-ngày, ví dụ {key}: 2021-10-25"
