"""What address does a heading get? Unlike Markdown's default, đ becomes d and is not lost."""

from __future__ import annotations

import html
import re

from .audience import fold

_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])?")
_NOTE = re.compile(r"\[\^[^\]]*\]")
PASSAGE_LABEL = re.compile(r'<span class="passage__label">[^<]*</span>')
"""What the edition ``all`` puts before and behind a stretch of a line, for people to read."""

_ADDRESS = re.compile(r"\{#[\w-]+\}")
_BREAK = re.compile(r"\s*<br\s*/?>\s*")
_TAG = re.compile(r"<[^<>]*>")
_LONGEST = 80


def bare_text(markdown: str) -> str:
    """The words of one line of Markdown, without its marks, notes, addresses and link targets."""
    for sign in (PASSAGE_LABEL, _ADDRESS, _NOTE):
        markdown = sign.sub("", markdown)
    text = _TAG.sub("", _BREAK.sub(" ", _LINK.sub(r"\1", markdown)))
    return re.sub(r"[*_`\\]+", "", text).strip()


def escaped(text: str) -> str:
    """`text` as Markdown that says just this."""
    return re.sub(r"([\\`*_\[\]])", r"\\\1", text)


def untagged(page: str) -> str:
    """The words of a piece of HTML, without the marks of the edition ``all``."""
    return html.unescape(_TAG.sub("", PASSAGE_LABEL.sub("", page)))


def slug(markdown: str) -> str:
    """The address made of the words of `markdown`: ASCII letters, digits and hyphens."""
    words = re.findall(r"[a-z0-9]+", fold(bare_text(markdown)))
    address = "-".join(words)
    if len(address) > _LONGEST:
        address = address[:_LONGEST].rpartition("-")[0]
    return address or "muc"


def quoted(title: str) -> str:
    """`title` in quotation marks; those inside it become single."""
    return f"“{title.translate({ord('“'): '‘', ord('”'): '’'})}”"
