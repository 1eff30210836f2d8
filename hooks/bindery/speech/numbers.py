"""How does one say a number in Vietnamese?"""

from __future__ import annotations

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_THOUSANDS = ("", " nghìn", " triệu", " tỷ")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def cardinal(number: int) -> str:
    """``2021`` is hai nghìn không trăm hai mươi mốt; from a trillion on, digit by digit."""
    if number >= 10**12:
        return digits(str(number))
    groups = []
    left = number
    while left:
        left, group = divmod(left, 1000)
        groups.append(group)
    said = [
        _hundreds(group, full=at + 1 < len(groups)) + _THOUSANDS[at]
        for at, group in enumerate(groups)
        if group
    ]
    return " ".join(reversed(said)) or DIGITS[0]


def _hundreds(number: int, full: bool) -> str:
    """A number below a thousand; `full` says the hundreds even where there are none."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = [f"{DIGITS[hundreds]} trăm"] if hundreds or full else []
    if tens == 1:
        said.append("mười")
    elif tens:
        said.append(f"{DIGITS[tens]} mươi")
    elif ones and said:
        said.append("linh")
    if ones:
        said.append(_ones(tens, ones))
    return " ".join(said)


def _ones(tens: int, ones: int) -> str:
    if ones == 5 and tens:
        return "lăm"
    if tens > 1:
        return {1: "mốt", 4: "tư"}.get(ones, DIGITS[ones])
    return DIGITS[ones]


def digits(text: str) -> str:
    """``05`` is không năm."""
    return " ".join(DIGITS[int(digit)] for digit in text)


def numbered(text: str) -> str:
    """The number of a document: a leading zero is said, ``05`` is không năm."""
    return digits(text) if text.startswith("0") else cardinal(int(text))


def decimal(whole: str, fraction: str) -> str:
    """``1,5`` is một phẩy năm; ``0,25`` không phẩy hai mươi lăm; ``0,05`` không phẩy không năm."""
    said = digits(fraction) if fraction[0] == "0" or len(fraction) > 2 else cardinal(int(fraction))
    return f"{cardinal(int(whole))} phẩy {said}"


def roman(text: str) -> int | None:
    """The number that Roman numerals say, as far as people write them; None for other letters."""
    if not text or set(text) - set(_ROMAN):
        return None
    values = [_ROMAN[sign] for sign in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    number = sum(-value if value < after else value for value, after in pairs)
    return number if _written(number) == text else None


def _written(number: int) -> str:
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"))
    written = ""
    for value, sign in (*signs, (4, "IV"), (1, "I")):
        while number >= value:
            written += sign
            number -= value
    return written
