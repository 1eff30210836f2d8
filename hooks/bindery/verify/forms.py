"""In which ways may text be written in a text file? As it is, and escaped in some language."""

from __future__ import annotations

import base64
import binascii
import html
import json
import re
from collections.abc import Iterator
from urllib.parse import unquote

_STRING_ESCAPE = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([nrtbfv0])|([\"'`/]))"
)
"""Escapes in strings of JavaScript, JSON and Python."""

_STYLE_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})[ \n\t]?")
_REFERENCE = re.compile(r"&(?:#[0-9xX]|(?!(?:amp|gt|lt|nbsp|para|quot);)[A-Za-z]+;)")
"""A character written as a reference; not one of those that every page has and no word."""

_FOLD = re.compile(r"\r?\n[ \t]")
_CALENDAR_ESCAPE = re.compile(r"\\[nN]")
_DATA = re.compile(r"data:[\w/;=.+-]*;base64,([A-Za-z0-9+/=_%-]+)")
_DEEPEST = 3
"""How often escaped text may be escaped again."""

_TAG = re.compile(r"<[^<>]*>")
_INLINE = re.compile(r"</?(?:a|abbr|b|code|em|i|mark|q|s|small|span|strong|sub|sup|u|wbr)\b")
_OFFICE_BREAK = re.compile(r"</(?:w:p|a:p|si|c)>|<w:(?:br|tab)\b[^>]*>")
_ATTRIBUTE = re.compile(r"=\s*[\"']([^\"']*)[\"']")
_CALL = re.compile(r'<sup id="fnref[^>]*>.*?</sup>', re.DOTALL)
_BORDER = "\x1e"
"""Stands where one element ends and another begins: words on its two sides are no phrase."""


def unescaped(name: str, text: str) -> Iterator[str]:
    """`text` as it is, and as a program reads it, as long as that makes a difference.

    `name`, in lower case, tells the language by its ending.
    """
    yield text
    for _ in range(_DEEPEST):
        plainer = _once(name, text)
        if plainer == text:
            return
        yield plainer
        text = plainer


def _once(name: str, text: str) -> str:
    if name.endswith(".ics"):
        text = _CALENDAR_ESCAPE.sub(" ", _FOLD.sub("", text))
    if "\\" in text:
        text = _STRING_ESCAPE.sub(_string_sign, text)
        text = _STYLE_ESCAPE.sub(lambda match: _character(match.group(1)), text)
    if _REFERENCE.search(text):
        text = html.unescape(text)
    return unquote(text)


def _string_sign(match: re.Match[str]) -> str:
    code = match.group(1) or match.group(2) or match.group(3)
    return _character(code) if code else match.group(5) or " "


def _character(code: str) -> str:
    number = int(code, 16)
    return chr(number) if number < 0x110000 else ""


_MARKUP = (".html", ".htm", ".xml", ".svg", ".xhtml", ".rels", ".opf", ".ncx")


def is_markup(name: str) -> bool:
    """Whether a file of the `name`, in lower case, holds elements."""
    return name.endswith(_MARKUP)


def elements(text: str) -> Iterator[str]:
    """Markup as a reader sees it, element by element, and the values of attributes."""
    text = _CALL.sub("", text)
    separated = _TAG.sub(lambda tag: "" if _INLINE.match(tag.group()) else _BORDER, text)
    yield from (html.unescape(part) for part in separated.split(_BORDER) if part.strip())
    yield from (html.unescape(value) for value in _ATTRIBUTE.findall(text) if " " in value)


def office(text: str) -> Iterator[str]:
    """A part of an office document, paragraph by paragraph: words are cut up into runs there."""
    for part in _OFFICE_BREAK.split(text):
        yield html.unescape(_TAG.sub("", part))


def strings(text: str) -> Iterator[str]:
    """The strings of a JSON text, which may hold HTML."""
    try:
        waiting = [json.loads(text)]
    except (ValueError, RecursionError):
        return  # not JSON after all; its text has been looked at as it is
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += [*value.keys(), *value.values()]
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, str):
            yield html.unescape(_TAG.sub(" ", value))


def embedded(text: str) -> Iterator[bytes]:
    """The files that stand in a text as ``data:`` addresses."""
    for match in _DATA.finditer(text):
        packed = unquote(match.group(1)).replace("-", "+").replace("_", "/").rstrip("=")
        try:
            yield base64.b64decode(packed + "=" * (-len(packed) % 4))
        except binascii.Error:
            continue
