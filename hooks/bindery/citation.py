"""How do people write the symbol of a document, and do they write it right?

``37-QĐ/TW`` as Party offices do, ``30/2020/NĐ-CP`` as state offices do (Decree 30/2020/NĐ-CP).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .audience import fold

TYPES = {
    "NQ": ("Nghị quyết",),
    "CT": ("Chỉ thị",),
    "KL": ("Kết luận",),
    "QĐ": ("Quy định", "Quyết định"),
    "QĐi": ("Quy định",),
    "QyĐ": ("Quy định",),
    "QC": ("Quy chế",),
    "TB": ("Thông báo",),
    "HD": ("Hướng dẫn",),
    "KH": ("Kế hoạch",),
    "CTr": ("Chương trình",),
    "CTHĐ": ("Chương trình hành động",),
    "TTr": ("Tờ trình",),
    "BC": ("Báo cáo",),
    "ĐA": ("Đề án",),
    "CV": ("Công văn",),
    "CĐ": ("Công điện",),
    "NĐ": ("Nghị định",),
    "TT": ("Thông tư",),
    "PL": ("Pháp lệnh",),
}
"""The types that the code in a symbol may stand for."""

_OTHERS = ("Luật", "Bộ luật", "Thông tư liên tịch", "Điều lệ")
_NAMES = sorted({*_OTHERS, *(name for names in TYPES.values() for name in names)}, key=len)[::-1]


def _either_case(name: str) -> str:
    """A pattern for `name` in small or capital letters, its words on one line or on two."""
    return rf"(?i:{name})".replace(" ", r"\s+")


_TYPE = "|".join([*map(_either_case, _NAMES), *sorted(TYPES, key=len, reverse=True)])
_CODE = r"[A-ZĐ][A-Za-zĐđ]{0,4}"
_REST = (
    rf"-{_CODE}/[A-ZĐƯ][A-Za-zĐđƯư]*(?:-[A-ZĐƯ][A-Za-zĐđƯư]*)*"
    rf"|/(?:\d{{4}}/)?{_CODE}(?:-[A-ZĐ][A-Za-zĐđ]*\d{{0,2}})+"
    r"|/\d{4}/(?:QH|UBTVQH)\d{1,2}"
)
SYMBOL = rf"\d{{1,4}}(?:{_REST})"
"""A symbol as it should be written."""

CITED = rf"\d(?<![^\W_]\d)(?<![/=?&#-]\d)\d{{0,3}}(?:{_REST})(?![^\W_]|/)"
"""A symbol in a text. The pattern begins with a digit, since a search goes from digit to digit ten
times as fast as it tries every name of a type; the words before it are `lead`.
"""

_CITED = re.compile(CITED)
_LEAD = re.compile(rf"(?<![^\W_])(?<![/=?&#-])(?:(?P<type>{_TYPE})\s+)?(?P<number>[Ss]ố\s+)?\Z")
_REACH = 60
"""Characters before a symbol among which its type is: the longest name has 22."""

_DATE = re.compile(
    r"[,(]?\s*(?:\(|của\s[^,.;:()\n]{1,60}\s)?ngày\s+(\d{1,2})(?:\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*|\s+tháng\s+(\d{1,2})\s+năm\s+)(\d{4})"
)
_OFFICES = {fold(office): office for office in ("TTg", "HĐND", "UBND", "CP", "UBTVQH", "TW", "TU")}
_GAP = r"\s{0,2}"
_DASH = f"{_GAP}[-–—‐‑−]{_GAP}"
_SLASH = f"{_GAP}/{_GAP}"
_LETTERS = "[A-Za-zĐđÐðƉ]"
_LOOSE_CODE = f"(?P<code>{_LETTERS}{{1,5}})"
_EITHER = f"(?:{_DASH}|{_SLASH})"
_NUMBER = r"(?P<number>\d{1,4})"
_LOOSE = tuple(
    (re.compile(rf"(?<![\w/.-]){pattern}(?![\w/])"), right)
    for pattern, right in (
        (
            rf"{_NUMBER}{_DASH}{_LOOSE_CODE}{_SLASH}(?P<office>[A-Za-zĐđÐƯư]+(?:-{_LETTERS}+)*)",
            "{number}-{code}/{office}",
        ),
        (
            rf"{_NUMBER}{_EITHER}{_LOOSE_CODE}{_EITHER}(?P<office>T[WU]|tw|tu)",
            "{number}-{code}/{office}",
        ),
        (
            rf"{_NUMBER}{_EITHER}(?P<year>\d{{4}}){_EITHER}{_LOOSE_CODE}{_EITHER}(?P<office>{_LETTERS}+)",
            "{number}/{year}/{code}-{office}",
        ),
        (
            rf"{_NUMBER}{_SLASH}{_LOOSE_CODE}{_DASH}(?P<office>{_LETTERS}+)",
            "{number}/{code}-{office}",
        ),
    )
)
"""What people write for ``37-QĐ/TW``, ``30/2020/NĐ-CP`` and ``05/CT-TTg``, and how it is right."""

_BY_FOLDED = {fold(code): code for code in TYPES}


@dataclass(frozen=True)
class Citation:
    """A document named in a text, at the offset `start`; None for what is not said."""

    start: int
    end: int
    symbol: str
    type: str | None = None
    date: datetime.date | None = None

    @property
    def types(self) -> tuple[str, ...]:
        """The types that the word before the symbol may mean."""
        return TYPES.get(self.type, (self.type,)) if self.type else ()


def citations(text: str) -> Iterator[Citation]:
    """The documents cited in `text` by their symbols, code and link targets already blanked out."""
    for match in _CITED.finditer(text):
        words = lead(text, match.start())
        yield Citation(
            words.start(),
            match.end(),
            match.group(),
            _type(words["type"]) if words["type"] else None,
            _date(text, match.end()),
        )


def lead(text: str, at: int) -> re.Match[str]:
    """The words that belong to the symbol at the offset `at`, ``Kết luận số `` or ``KL ``, maybe
    none: its `type` and `number`.
    """
    found = _LEAD.search(text, max(0, at - _REACH), at)
    assert found is not None
    return found


def _type(said: str) -> str:
    name = " ".join(said.split())
    return name if name in TYPES else name.capitalize()


def _date(text: str, at: int) -> datetime.date | None:
    """The date that follows a symbol."""
    match = _DATE.match(text, at)
    if match is None:
        return None
    try:
        return datetime.date(int(match[4]), int(match[2] or match[3]), int(match[1]))
    except ValueError:
        return None


def malformed(text: str) -> Iterator[tuple[int, str, str]]:
    """Offset, text and right form of what was meant for a symbol: ``21–KL/ TW``, ``37-QD/TW``."""
    told: set[int] = set()
    for pattern, form in _LOOSE:
        for match in pattern.finditer(text):
            code = _BY_FOLDED.get(_folded(match["code"]))
            if code is None or match.start() in told:
                continue
            told |= set(range(*match.span()))
            said = {**match.groupdict(), "code": code, "office": _office(match["office"])}
            right = form.format(**said)
            if match.group() != right:
                yield match.start(), match.group(), right


def _folded(code: str) -> str:
    return fold(code.translate(dict.fromkeys(map(ord, "ÐðƉ"), "đ")))


def _office(said: str) -> str:
    """The office's code as offices write it; ``TTg`` and its like keep their small letters."""
    bare = said.translate({ord("Ð"): "Đ"})
    return _OFFICES.get(fold(bare), bare.upper() if bare.islower() else bare)


def code_types(symbol: str) -> tuple[str, ...]:
    """The types that the code in `symbol` may stand for; none where the code is not known."""
    for code in re.findall(_CODE, symbol):
        if code in TYPES:
            return TYPES[code]
    return ()
