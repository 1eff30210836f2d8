"""Is every abbreviation explained somewhere?"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from ..citation import citations
from ..definition import Sort
from ..diagnostic import Diagnostic
from ..document import Document
from ..glossary import Term
from ..link import without_addresses
from ..reader import GLOSSARY

_CAPITALS = "A-ZĐÂĂÊÔƠƯ"
_ABBREVIATION = re.compile(rf"(?<![\w/-])[{_CAPITALS}]{{2,8}}(?![\w/-])")
_ROMAN = re.compile(r"[IVXLC]+\Z")
_WORDS = re.compile(r"[^\W\d_]{2,}(?:[ ]+[^\W\d_]{2,})*")


def questions(document: Document, glossary: Iterable[Term]) -> Iterator[Diagnostic]:
    """A question for each abbreviation, once a page, that neither the page nor the glossary has."""
    known = {term.term for term in glossary}
    known |= {item.label for item in document.definitions if item.sort is Sort.ABBREVIATION}
    for line in document.passages.lines:
        if not line.has_words:
            continue
        text = without_addresses(line.text)
        for cited in reversed([*citations(text)]):
            text = f"{text[: cited.start]} {text[cited.end :]}"
        shouted = set(_shouted(text))
        for match in _ABBREVIATION.finditer(text):
            word = match.group()
            if word not in known | shouted and not _ROMAN.match(word):
                known.add(word)
                message = f"chữ viết tắt “{word}” chưa được giải thích; thêm vào docs/{GLOSSARY}"
                yield Diagnostic(document.path, line.number, message)


def _shouted(text: str) -> Iterator[str]:
    """The words that are in capitals because all around them is: ``ĐẢNG CỘNG SẢN``."""
    for match in _WORDS.finditer(text):
        for capital, run in itertools.groupby(match.group().split(), str.isupper):
            words = list(run)
            marked = any(len(word) > 4 or not _ABBREVIATION.fullmatch(word) for word in words)
            if capital and (len(words) > 2 or (len(words) == 2 and marked)):
                yield from words
