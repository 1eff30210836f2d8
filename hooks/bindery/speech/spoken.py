"""How does one read a written text aloud? Symbols, dates, numbers and abbreviations in words.

A pure function from text to text. Where a sign may be read in two ways, the words before it decide;
where they do not, letters are named one by one: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from ..citation import SYMBOL, TYPES
from ..glossary import whole
from .numbers import cardinal, decimal, digits, numbered, roman

OFFICES = {
    "TW": "Trung ương",
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "QH": "Quốc hội",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "BTGTW": "Ban Tuyên giáo Trung ương",
    "BTCTW": "Ban Tổ chức Trung ương",
    "UBKTTW": "Ủy ban Kiểm tra Trung ương",
    "VPTW": "Văn phòng Trung ương",
}
"""What offices write in the symbols of their documents. TU is missing: it may be a tỉnh ủy, a thành
ủy or a thị ủy.
"""

WORDS = {
    "đ/c": "đồng chí",
    "v.v.": "vân vân",
    "v.v": "vân vân",
    "&": "và",
    "°C": " độ xê",
    "km": "ki lô mét",
    "km²": "ki lô mét vuông",
    "m²": "mét vuông",
    "kg": "ki lô gam",
    "ha": "héc ta",
}
"""What is read otherwise than it is written; units only behind a number."""

_LETTERS = dict(
    pair.split("=")
    for line in (
        "A=a Ă=á Â=ớ B=bê C=xê D=dê Đ=đê E=e Ê=ê G=giê H=hát I=i K=ca L=e-lờ M=em-mờ N=en-nờ O=o",
        "Ô=ô Ơ=ơ P=pê Q=quy R=e-rờ S=ét-sì T=tê U=u Ư=ư V=vê X=ích-xì Y=i-dài F=ép-phờ J=gi",
        "W=vê-kép Z=dét",
    )
    for pair in line.split(" ")
)
_FRACTIONS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4)}
_MONTHS = {4: "tư"}
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_YEAR = r"(?P<year>[12]\d{3})"
_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+"
_EDGE = r"(?<![\w.,/-])"
_END = r"(?![\w/-]|[.,]\d)"
_COUNTED = "khóa|khoá|thứ|hội|quý|mục|phần|chương|kỳ|lần|hạng|cấp|thế kỷ"

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


class Known(NamedTuple):
    """What a register knows of a document: its type, and which committee TU is in its symbol."""

    type: str
    committee: str = ""


def spoken(
    text: str,
    meanings: Mapping[str, str] = MappingProxyType({}),
    documents: Mapping[str, Known] = MappingProxyType({}),
) -> str:
    """`text` as one says it; `meanings` are those of abbreviations, by the abbreviation;
    `documents` are known by their symbols.
    """
    text = " ".join(text.split())
    for term in sorted(meanings, key=len, reverse=True):
        text = re.sub(whole(term), partial(_meaning, meanings[term]), text)
    text = _SYMBOLS.sub(partial(_symbol, documents), text)
    for pattern, say in _RULES:
        text = pattern.sub(say, text)
    text = re.sub(r"\s+([,.;:!?])", r"\1", " ".join(text.split()))
    return text[:1].upper() + text[1:]


def _meaning(said: str, match: re.Match[str]) -> str:
    before = match.string[: match.start()].rstrip(" “(")
    return said[:1].upper() + said[1:] if before.endswith((".", "?", "!")) else said


def _symbol(documents: Mapping[str, Known], match: re.Match[str]) -> str:
    """``37-QĐ/TW``: the number, the type if it has not just been said, the office."""
    said_type, symbol = (match["type"] or "").strip(), match["symbol"]
    known = documents.get(symbol, Known(""))
    number, *codes = re.findall(r"\d+(?:/\d{4})?|[^\W\d_]+\d*", symbol)
    number, _, year = number.partition("/")
    parts = [numbered(number) + (f" năm {cardinal(int(year))}" if year else "")]
    for code in codes:
        if code in TYPES:
            names = (known.type,) if known.type else TYPES[code]
            told = any(said_type.casefold() == name.casefold() for name in TYPES[code])
            parts += [] if told else [names[0] if len(names) == 1 else named(code)]
        else:
            parts.append(known.committee if code == "TU" and known.committee else _office(code))
    lead = f"{said_type} {match['number'] or ''}".strip()
    pause = "," if match.string[match.end() :].startswith(" ngày") else ""
    return f"{lead} {', '.join(parts)}{pause}".strip()


def _office(code: str) -> str:
    term = re.fullmatch(r"([^\W\d]+?)(\d+)", code)
    if term and term[1] in OFFICES:
        return f"{OFFICES[term[1]]} khóa {cardinal(int(term[2]))}"
    return OFFICES.get(code) or named(code)


def _abbreviation(match: re.Match[str]) -> str:
    """Its letters, but not those of a word in a headline of capitals."""
    around = (match.string[: match.start()].split()[-1:], match.string[match.end() :].split()[:1])
    shouted = any(len(word) > 1 and word.isupper() for words in around for word in words)
    return match.group() if shouted else named(match.group())


def named(letters: str) -> str:
    """Letters one by one, as one names them."""
    return " ".join(_LETTERS.get(letter, letter) for letter in letters.upper())


def _date(match: re.Match[str]) -> str:
    given = match.groupdict()
    lead = match["lead"] or ""
    word = lead if re.search(r"(?i)(?:ngày|mùng|mồng)\s*\Z", lead) else f"{lead}ngày "
    year = f" năm {cardinal(int(given['year']))}" if given.get("year") else ""
    return f"{word}{_day(int(match['day']), word)} {_month(match)}{year}"


def _day(day: int, lead: str) -> str:
    named = re.search(r"(?i)m[ùồ]ng\s*\Z", lead)
    return f"mùng {cardinal(day)}" if day <= 10 and not named else cardinal(day)


def _month(match: re.Match[str]) -> str:
    number = int(match["month"])
    return f"tháng {_MONTHS.get(number, cardinal(number))}"


def _month_and_year(match: re.Match[str]) -> str:
    return f"{match['lead']}{_month(match)[6:]} năm {cardinal(int(match['year']))}"


def _month_alone(match: re.Match[str]) -> str:
    return f"{match['lead']}{_month(match)[6:]}"


def _day_alone(match: re.Match[str]) -> str:
    return f"{match['lead']}{_day(int(match['day']), match['lead'])}"


def _quarter(match: re.Match[str]) -> str:
    number = roman(match["quarter"]) or int(match["quarter"])
    names = {1: "một", 2: "hai", 3: "ba", 4: "tư"}
    return (
        f"{match['lead']}{names.get(number, cardinal(number))} năm {cardinal(int(match['year']))}"
    )


def _hour(match: re.Match[str]) -> str:
    minutes = int(match["minutes"] or 0)
    return f"{cardinal(int(match['hour']))} giờ" + (f" {cardinal(minutes)}" if minutes else "")


def _fraction(match: re.Match[str]) -> str:
    sign = match["sign"]
    above, below = _FRACTIONS[sign] if sign else (int(match["above"]), int(match["below"]))
    before = cardinal(int(match["before"])) if match["before"] else ""
    if (above, below) == (1, 2):
        # “Half a day” names the half first; “one day and a half” last.
        return f"{before} rưỡi" if before else "nửa"
    said = f"{cardinal(above)} phần {'tư' if below == 4 else cardinal(below)}"
    return f"{before} và {said}" if before else said


def _range(match: re.Match[str]) -> str:
    return f"{_plain(match['first'])} đến {_plain(match['second'])}"


def _plain(text: str) -> str:
    bare, _, fraction = text.replace(".", "").partition(",")
    return decimal(bare, fraction) if fraction else cardinal(int(bare))


def _outline(match: re.Match[str]) -> str:
    return " chấm ".join(cardinal(int(part)) for part in match.group().split("."))


def _roman(match: re.Match[str]) -> str:
    number = roman(match["roman"])
    if number is None:
        return match.group()
    said = "tư" if number == 4 and re.search(r"(?i)(?:thứ|quý)\s\Z", match["lead"] or "") else ""
    return f"{match['lead'] or ''}{said or cardinal(number)}"


def _ordinal(match: re.Match[str]) -> str:
    number = int(match["number"])
    said = {1: "nhất", 4: "tư"}.get(number, cardinal(number))
    return f"{match['lead']}{said}"


def _unit(match: re.Match[str]) -> str:
    return f"{match['space']}{WORDS[match['unit']]}".replace("  ", " ")


def _rule(pattern: str, say: Callable[[re.Match[str]], str]) -> Rule:
    return re.compile(pattern), say


_TYPE_NAMES = "|".join(sorted({name for names in TYPES.values() for name in names}, key=len)[::-1])
_DATED = r"(?P<lead>(?i:ngày|mùng|mồng|sáng|chiều|tối|dịp|lễ|hôm|đến|từ)\s)"
_SYMBOLS = re.compile(
    r"(?<![\w/.:-])"
    rf"(?:(?P<type>(?i:{_TYPE_NAMES}))\s+)?(?P<number>[Ss]ố\s+)?(?P<symbol>{SYMBOL})(?!\w)"
)
_RULES: tuple[Rule, ...] = (
    _rule(r"https?://\S*[\w/]", lambda _: "địa chỉ ghi trong văn bản"),
    _rule(rf"(?P<lead>(?i:quý)\s)(?P<quarter>I{{1,3}}|IV|[1-4])\s*/\s*{_YEAR}{_END}", _quarter),
    _rule(
        rf"(?<![\w/.-])(?P<lead>(?i:ngày|mùng|mồng)\s)?{_DAY}\s?(?P<sign>[/.-])\s?{_MONTH}"
        rf"\s?(?P=sign)\s?{_YEAR}{_END}",
        _date,
    ),
    _rule(rf"{_DATED}{_DAY}[/-]{_MONTH}{_END}", _date),
    _rule(rf"(?P<lead>(?i:tháng)\s){_MONTH}\s?[/-]\s?{_YEAR}{_END}", _month_and_year),
    _rule(rf"{_EDGE}(?P<lead>){_MONTH}/{_YEAR}{_END}", lambda m: "tháng " + _month_and_year(m)),
    _rule(rf"(?P<lead>(?i:ngày)\s){_DAY}(?=\s+tháng\s)", _day_alone),
    _rule(rf"(?P<lead>(?i:tháng)\s){_MONTH}{_END}", _month_alone),
    _rule(
        rf"{_EDGE}(?P<hour>[01]?\d|2[0-4])\s?(?:giờ|h|:)\s?(?P<minutes>[0-5]\d)?(?!\w|:)(?<!\d[:])",
        _hour,
    ),
    _rule(
        rf"{_EDGE}(?:(?P<before>\d+)\s?)?(?:(?P<sign>[½⅓⅔¼¾])|(?P<above>\d{{1,2}})/(?P<below>\d{{1,2}}))"
        rf"{_END}",
        _fraction,
    ),
    _rule(
        rf"{_EDGE}(?P<first>(?:{_NUMBER})(?:,\d+)?)\s?[-–]\s?(?P<second>(?:{_NUMBER})(?:,\d+)?){_END}",
        _range,
    ),
    _rule(rf"(?P<lead>(?i:thứ)\s)(?P<number>\d+){_END}", _ordinal),
    _rule(r"(?<=\d)(?P<space>\s?)(?P<unit>km²|km|m²|kg|ha|°C)(?!\w)", _unit),
    _rule(rf"{_EDGE}\d{{1,2}}(?:\.\d{{1,2}})+(?!\w|\.\d)", _outline),
    _rule(
        r"(?<![\w,/])(?P<whole>\d{1,3}(?:\.\d{3})+|\d+),(?P<fraction>\d+)(?!\w)",
        lambda m: decimal(m["whole"].replace(".", ""), m["fraction"]),
    ),
    _rule(r"(?<![\w,])\d{1,3}(?:\.\d{3})+(?!\w)", lambda m: cardinal(int(m[0].replace(".", "")))),
    _rule(r"(?<=[^\W\d_])-(?=\d)", lambda _: " "),
    _rule(r"(?<=\d)\s?%", lambda _: " phần trăm"),
    _rule(r"(?<=[^\W\d_])\s?%", lambda _: " phần trăm"),
    _rule(r"(?<!\w)0\d{8,}(?!\w)", lambda m: digits(m[0])),
    _rule(r"\d+", lambda m: cardinal(int(m[0]))),
    _rule(rf"(?P<lead>(?i:{_COUNTED})\s)(?P<roman>[IVXLC]+)(?!\w)", _roman),
    _rule(r"(?P<lead>)(?<![\w-])(?P<roman>[IVX]{2,})(?!\w)", _roman),
    _rule(r"(?<![\w.])(?:đ/c|v\.v\.?|&)(?!\w)", lambda m: WORDS[m[0]]),
    _rule(r"(?<![\w-])[A-ZĐƯÂĂÊÔƠ]{2,}(?![\w-])", _abbreviation),
    _rule(r"(?<=\w)\s?/\s?(?=\w)", lambda _: " hoặc "),
    _rule(r"\s[–—-]\s", lambda _: ", "),
    _rule(r"[…]|\.{3,}", lambda _: ""),
)
"""In this order: what is longer and says more comes first, bare numbers and letters last."""
