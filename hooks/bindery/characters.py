"""Which characters may a source hold? Nothing that an editor cannot see may decide anything."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_TAKEN_AWAY = "\u00ad\u034f\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff"
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_PASTED = re.compile(rf"(?P<unseen>[{_TAKEN_AWAY}])|[{_SPACES}]")
"""What comes along when text is pasted: characters without a shape, which would split words, and
spaces that look like spaces but are none to Markdown."""

_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
_DIRECTION = "\u061c\u202a-\u202e\u2066-\u2069"
_SHAPELESS = (
    "\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u206a-\u206f\u3164\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_BROKEN = "\ud800-\udfff\ufdd0-\ufdef\ufffc-\uffff"
_OF_A_FONT = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_STYLED = "\uff01-\uff5e\U0001d400-\U0001d7ff"
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_ALIKE = (
    "\u0370-\u03a8\u03aa-\u03bb\u03bd-\u03ff\u0400-\u052f\u0531-\u0587"
    "\u13a0-\u13fd\u1f00-\u1fff\u2c80-\u2cff\ua640-\ua69f\uab70-\uabbf"
)
"""Greek (without the signs of units, μ and Ω), Cyrillic, Armenian, Cherokee and Coptic letters."""

_MOST_MARKS = 4
"""Combining marks on one letter; the languages of Vietnam need two."""

_REFUSED = (
    (_CONTROL, "ký tự điều khiển; xóa ký tự đó"),
    (_DIRECTION, "ký tự đảo chiều chữ, làm chữ hiện ra khác với chữ được ghi; xóa ký tự đó"),
    (_SHAPELESS, "ký tự không nhìn thấy; xóa ký tự đó"),
    (_BROKEN, "ký tự hỏng (�), do chuyển mã sai; gõ lại chữ ở đó"),
    (
        _OF_A_FONT,
        "ký tự chỉ có trong một phông chữ (thường là dấu đầu dòng dán từ Word); gõ lại bằng “-”",
    ),
    (_STYLED, "chữ kiểu (in đậm, rộng bằng ký tự đặc biệt); gõ lại bằng chữ thường"),
    (
        f"[{_LATIN}][{_ALIKE}]|[{_ALIKE}][{_LATIN}]",
        "một từ trộn chữ cái Latinh với chữ cái Nga, Hy Lạp trông giống nhau; gõ lại từ đó",
    ),
)
_PATTERN = re.compile(
    "|".join(f"({chars if chars[0] == '[' else f'[{chars}]'})" for chars, _ in _REFUSED)
)
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
    f"{{{_MOST_MARKS + 1},}}"
)


def composed(text: str) -> str:
    """`text` in NFC, without what comes along unseen when text is pasted."""
    plain = _PASTED.sub(lambda match: "" if match["unseen"] else " ", text)
    return unicodedata.normalize("NFC", plain)


def refused(text: str) -> Iterator[tuple[int, str]]:
    """Offset of each character that `text` may not hold, what it is, and what to do about it."""
    for match in _PATTERN.finditer(text):
        yield match.start(), _REFUSED[(match.lastindex or 1) - 1][1]
    for match in _MARKS.finditer(text):
        yield match.start(), f"một chữ mang quá {_MOST_MARKS} dấu; xóa bớt dấu"
