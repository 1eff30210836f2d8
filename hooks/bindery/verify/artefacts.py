"""How does the text of a published file read, in every form in which it could be hidden there?"""

from __future__ import annotations

import gzip
import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_TAG = re.compile(r"<[^<>]*>")
_INLINE = re.compile(r"</?(?:a|abbr|b|code|em|i|mark|q|s|small|span|strong|sub|sup|u|wbr)\b")
_ATTRIBUTE = re.compile(r"=\s*[\"']([^\"']*)[\"']")
_CALL = re.compile(r'<sup id="fnref[^>]*>.*?</sup>', re.DOTALL)
_BORDER = "\x1e"
"""Stands where one element ends and another begins: words on its two sides are no phrase."""

_MARKUP = (".html", ".htm", ".xml", ".svg", ".xhtml")
_DEEPEST = 4
"""How far archives inside archives are opened."""


class Unreadable(Exception):
    """A file that cannot be searched; the message says why, in Vietnamese."""


def views(name: str, data: bytes, depth: int = 0) -> Iterator[str]:
    """The texts of a file: as it is, without its markup, unescaped, unpacked.

    Raises:
        Unreadable: the file is packed or protected in a way that keeps it from being searched.
    """
    yield unquote(name)
    lower = name.casefold()
    if depth > _DEEPEST:
        raise Unreadable("tệp nén lồng nhau quá sâu")
    try:
        if lower.endswith(".gz"):
            yield from views(name[:-3], gzip.decompress(data), depth + 1)
        elif lower.endswith((".zip", ".epub", ".docx")):
            yield from _members(data, depth)
        elif lower.endswith(".pdf"):
            yield from _pdf(data)
        else:
            yield from _text(lower, data)
    except (OSError, EOFError, zipfile.BadZipFile) as error:
        raise Unreadable(f"không mở được: {error}") from None


def _members(data: bytes, depth: int) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            if not member.is_dir():
                yield from views(member.filename, archive.read(member), depth + 1)


def _pdf(data: bytes) -> Iterator[str]:
    from .pdf_text import pdf_views

    yield from pdf_views(data)


def _text(name: str, data: bytes) -> Iterator[str]:
    text = data.decode("utf-8", "ignore")
    yield text
    if name.endswith(_MARKUP):
        yield from _markup(text)
    elif "&" in text:
        yield html.unescape(text)
    if "\\u" in text:
        yield _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text)
    if "%" in text:
        yield unquote(text)
    if name.endswith(".json"):
        yield from _strings(text)


def _markup(text: str) -> Iterator[str]:
    """Text as a reader sees it, element by element, and the values of attributes."""
    text = _CALL.sub("", text)
    separated = _TAG.sub(lambda tag: "" if _INLINE.match(tag.group()) else _BORDER, text)
    yield from (html.unescape(part) for part in separated.split(_BORDER) if part.strip())
    yield from (html.unescape(value) for value in _ATTRIBUTE.findall(text) if " " in value)


def _strings(text: str) -> Iterator[str]:
    """The strings of a JSON file, which may hold HTML."""
    try:
        waiting = [json.loads(text)]
    except ValueError:
        return  # not JSON after all; its text has been looked at as it is
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += [*value.keys(), *value.values()]
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, str):
            yield html.unescape(_TAG.sub(" ", value))
