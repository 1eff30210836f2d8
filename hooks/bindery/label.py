"""Is this an audience label, and what does it say?

Accepts strictly, suspects loosely: whatever looks like a label and is not one is a problem,
because Markdown would print it or, worse, print what it should have kept back.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .audience import EVERYONE, Audience, Vocabulary, covers, fold, outside
from .diagnostic import suggestion

KEYWORD = "audience"
ATTRIBUTES = frozenset({"width", "height", "lang"})
"""The named attributes an editor may write in braces, besides ``#id``, ``.class`` and the label."""

_LABEL = re.compile(
    r"""(?<![\w-])audience\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w/-]+(?:\s*,\s*[\w/-]+)*)?)"""
)
_ABOUT = re.compile(r"(?<![\w-])about\s*=\s*(?:\"([^\"]*)\"|([^\s{}\"]*))")
_BRACES = re.compile(r"\{([^{}\n]*)\}")
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=")
_LEFT_OVER = re.compile(r"audience\s*[=:|]|\{\s*:?\s*audience", re.IGNORECASE)
_SAID = re.compile(rf"\s*:?\s*{KEYWORD}\s*=\s*([\w\s,/-]+)\Z")
_TOKEN = re.compile(r"[#.][A-Za-z0-9_-]+\Z")


@dataclass(frozen=True)
class Attributes:
    """What the braces behind a heading or a span say. `about` names sections, None for nothing."""

    label: str | None = None
    id: str | None = None
    classes: tuple[str, ...] = ()
    about: tuple[str, ...] | None = None

    @property
    def only_label(self) -> bool:
        """Whether nothing but the label is said."""
        return self.id is None and not self.classes and self.about is None


def read_attributes(inner: str) -> Attributes | None:
    """The attributes in the text between braces, or None when it is not made of them."""
    labels = list(_LABEL.finditer(inner))
    abouts = list(_ABOUT.finditer(inner))
    if len(labels) > 1 or len(abouts) > 1:
        return None
    rest = _ABOUT.sub(" ", _LABEL.sub(" ", inner)).removeprefix(":").split()
    if not all(_TOKEN.match(token) for token in rest):
        return None
    ids = [token[1:] for token in rest if token[0] == "#"]
    if len(ids) > 1:
        return None
    label = (
        next((group for group in labels[0].groups() if group is not None), "") if labels else None
    )
    about = [word.strip() for match in abouts for word in (match[1] or match[2] or "").split(",")]
    return Attributes(
        label,
        ids[0] if ids else None,
        tuple(token[1:] for token in rest if token[0] == "."),
        tuple(about) if abouts else None,
    )


def read_values(text: str, vocabulary: Vocabulary, parent: Audience) -> tuple[Audience, list[str]]:
    """The audience that a label's `text` declares inside `parent`, and what is wrong with it."""
    words = [word.strip() for word in text.split(",")]
    if not any(words):
        example = next(iter(vocabulary.labels))
        return parent, [f"nhãn đối tượng chưa có giá trị; viết ví dụ {KEYWORD}={example}"]
    return declared(words, vocabulary, parent)


def declared(
    words: list[str], vocabulary: Vocabulary, parent: Audience
) -> tuple[Audience, list[str]]:
    """The audience named by `words`, which may only narrow `parent`, and what is wrong with it."""
    problems = []
    values: set[str] = set()
    for word in words:
        if word == EVERYONE:
            values |= vocabulary.everyone
        elif word in vocabulary.labels:
            values.add(word)
        else:
            problems.append(_unknown(word, vocabulary))
    if problems:
        return parent, problems
    wider = outside(frozenset(values), parent)
    if wider:
        return parent, [
            f"nhãn “{', '.join(wider)}” mở rộng quá phạm vi của phần chứa nó "
            f"({', '.join(sorted(parent))}); nhãn chỉ được thu hẹp: "
            "bỏ giá trị đó, hoặc chuyển đoạn này sang trang dành cho đối tượng rộng hơn"
        ]
    return _reduced(values), []


def _reduced(values: set[str]) -> Audience:
    """`values` without those that another one covers: of two ways to say it, the shorter."""
    return frozenset(
        value
        for value in values
        if not any(wide != value and covers(wide, value) for wide in values)
    )


def _unknown(word: str, vocabulary: Vocabulary) -> str:
    hint = suggestion(vocabulary.meant(word))
    known = ", ".join((*vocabulary.labels, EVERYONE))
    return f"không có đối tượng “{word}”{hint} Các đối tượng: {known}"


def resembles_keyword(word: str) -> bool:
    """Whether `word` is ``audience``, or what a hasty hand makes of it."""
    return difflib.SequenceMatcher(None, fold(word), KEYWORD).ratio() >= 0.75


def suspicions(text: str, vocabulary: Vocabulary) -> Iterator[tuple[int, str]]:
    """Offset and problem of all that looks like a label in `text`, from which labels are taken."""
    if "{" not in text and KEYWORD not in text.casefold():
        return
    seen = set()
    for braces in _BRACES.finditer(text):
        problem = _suspect(braces.group(1), vocabulary)
        if problem is _MISPLACED:
            problem = _fault(text[: braces.start()], braces.group(1), vocabulary) or _MISPLACED
        if problem:
            seen.add(braces.start())
            yield braces.start(), problem
    for match in _LEFT_OVER.finditer(text):
        if not any(start <= match.start() <= text.find("}", start) for start in seen):
            yield match.start(), _MISPLACED


_MISPLACED = (
    "nhãn đối tượng không nằm đúng chỗ nên không có tác dụng; chỉ viết theo một trong bốn cách: "
    "dòng “audience:” ở đầu trang, “## Tiêu đề {audience=…}”, khối “/// audience | …” sát lề trái, "
    "hoặc “[đoạn chữ]{audience=…}”"
)


def _fault(before: str, inner: str, vocabulary: Vocabulary) -> str | None:
    """What exactly keeps braces that hold a label from being one, where that can be told."""
    if re.search("[“”‘’«»]", inner):
        return "nhãn có dấu nháy cong của Word; bỏ dấu nháy: {audience=key-cadres}"
    if ";" in inner:
        return "các đối tượng trong nhãn cách nhau bằng dấu phẩy, không phải dấu chấm phẩy"
    if re.search(r"\baudience\b", inner, re.IGNORECASE) and KEYWORD not in inner:
        return "từ audience trong nhãn phải viết thường"
    if before.endswith("] "):
        return "giữa ] và { không có dấu cách: [đoạn chữ]{audience=…}"
    said = _SAID.match(inner)
    named = [word.strip() for word in said[1].split(",")] if said else []
    return next((_unknown(word, vocabulary) for word in named if _in_words(word, vocabulary)), None)


def _in_words(name: str, vocabulary: Vocabulary) -> bool:
    """Whether an audience is named as people do, in several words."""
    words = name.split()
    return len(words) > 1 and not any(word in vocabulary.labels for word in words)


def _suspect(inner: str, vocabulary: Vocabulary) -> str | None:
    words = re.findall(r"[\w/-]+", inner)
    if any(word in vocabulary.labels or word == KEYWORD for word in words):
        return _MISPLACED
    for word in words:
        if resembles_keyword(word) or difflib.get_close_matches(word, vocabulary.labels, 1, 0.8):
            return f"“{word}” có phải là nhãn đối tượng? {_MISPLACED[0].upper()}{_MISPLACED[1:]}"
    for match in _ATTRIBUTE.finditer(inner):
        if match.group(1) not in ATTRIBUTES:
            return (
                f"thuộc tính lạ “{match.group(1)}” trong dấu {{…}}; "
                f"được dùng: {', '.join(sorted(ATTRIBUTES))}, #id, .class, {KEYWORD}"
            )
    return None
