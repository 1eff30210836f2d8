"""Is this line an item of a list, as Party documents label them?

``I.`` ``I-``, ``1.`` ``1-``, ``1.1.``, ``a)`` … ``d)`` ``đ)`` ``e)``, ``(1)``, ``-``, ``+``.
"""

from __future__ import annotations

import re

_ROMAN = r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_FORMS = (
    ("roman", rf"(?![IVX]\.\s*[A-ZĐ]\.){_ROMAN}[.-]"),
    ("decimal", r"\d{1,3}(?:[.-]|\))"),
    ("section", r"\d{1,3}(?:\.\d{1,3}){1,3}\."),
    ("letter", r"[a-zđ]\)"),
    ("bracket", r"\(\d{1,3}\)"),
    ("dash", r"[-–*•]"),
    ("plus", r"\+"),
)
"""The forms of labels, from the highest to the lowest. Initials (V. I. …) are no label."""

BULLETS = ("dash", "plus")
"""Forms of labels that name nothing: an item is not cited by its dash."""

RANKS = {name: rank for rank, (name, _) in enumerate(_FORMS)}
"""The place of each form in the order of Party documents; 0 is the highest."""

_RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *\Z")
_NAMING, _BULLETS = (
    "|".join(f"(?P<{name}>{form})" for name, form in _FORMS if (name in BULLETS) is bullet)
    for bullet in (False, True)
)
_ITEM = re.compile(
    rf"(?P<indent> *)(?:(?:{_NAMING})(?:\{{#(?P<address>[\w-]+)\}})?|{_BULLETS})"
    r"(?: +|\Z)(?P<text>.*)\Z"
)


def marker(line: str) -> re.Match[str] | None:
    """The match of an item's label at the start of `line`: its groups are ``indent``, ``address``
    (``đ){#ii-2-dd} …``), ``text`` and the name of the form; None for other lines.
    """
    return None if _RULE.match(line) else _ITEM.match(line)


def form_of(match: re.Match[str]) -> str:
    """The form of the label that `marker` found."""
    return next(name for name in RANKS if match[name])


_NOT_ROMAN = re.compile(r" *(?P<label>[IVXL]{2,})[.-] ")


def not_roman(line: str) -> str | None:
    """The label at the start of `line` that looks like a Roman number and is none: ``IIII.``."""
    match = _NOT_ROMAN.match(line)
    return match["label"] if match and not re.fullmatch(_ROMAN, match["label"]) else None


def part(label: str) -> str:
    """What `label` adds to an address: ``ii`` for II, ``dd`` for đ, ``1-2`` for 1.2."""
    bare = label.strip("().-").lower()
    return bare.replace("đ", "dd").replace(".", "-")


class Nesting:
    """The lists that are open while a text is read line by line, from the outermost: where each
    begins, and the form of its last label.
    """

    def __init__(self) -> None:
        self.open: list[tuple[int, str]] = []
        self._after_blank = False

    def item(self, indent: int, form: str) -> int:
        """How deep an item stands that is indented so and labelled so; from now on it is open."""
        depth = next(
            (
                at
                for at, (start, last) in enumerate(self.open)
                if indent <= start + 1 and RANKS[form] <= RANKS[last]
            ),
            len(self.open),
        )
        start = self.open[depth][0] if depth < len(self.open) else indent
        self.open[depth:] = [(start, form)]
        self._after_blank = False
        return depth

    def text(self, line: str) -> int:
        """How many lists are open at a line that is no item; it belongs to the innermost."""
        if self._after_blank and line.strip():
            indent = len(line) - len(line.lstrip())
            self.open = [pair for pair in self.open if indent > pair[0] + 1]
        self._after_blank = not line.strip()
        return len(self.open)
