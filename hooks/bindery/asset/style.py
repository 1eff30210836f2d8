"""How is an SVG coloured? The simple style sheets that drawing programs write, as rules.

A published SVG has attributes instead of styles: a strict site allows no style in a file, and
attributes leave no room for imports, escapes and addresses.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .refusal import Refused

_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"(\*|[A-Za-z][\w-]*)?((?:[.#][\w-]+)*)")
_MOST_RULES = 1000

Declarations = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Rule:
    """What a sheet says of elements that have a name, an id and classes, as far as they are given.

    A rule with a greater `weight` goes before one with a smaller.
    """

    tag: str
    ids: frozenset[str]
    classes: frozenset[str]
    weight: tuple[int, int, int, int]
    declarations: Declarations

    def fits(self, tag: str, name: str, classes: frozenset[str]) -> bool:
        """Whether the rule speaks of an element."""
        return self.tag in ("", "*", tag) and self.ids <= {name} and self.classes <= classes


@dataclass
class Sheet:
    """The rules of a file, found by what they ask for first."""

    rules: dict[str, list[Rule]] = field(default_factory=lambda: defaultdict(list))
    length: int = 0

    def add(self, text: str, line: int) -> None:
        """Add the rules of a style element.

        Raises:
            Refused: a rule is not of the simple kind.
        """
        text = _REMARK.sub(" ", text)
        if sign := re.search(r"[@\\<]", text):
            raise Refused(f"<style> có dấu “{sign.group()}”; {ADVICE}", line)
        for selectors, said in _RULE.findall(text):
            found = declarations(said, line)
            for selector in selectors.split(","):
                self._add(selector.strip(), found, line)
        if rest := _RULE.sub("", text).strip():
            raise Refused(f"<style> viết sai ở “{rest[:30]}”; {ADVICE}", line)

    def _add(self, selector: str, said: Declarations, line: int) -> None:
        match = _SELECTOR.fullmatch(selector)
        if not selector or not match:
            raise Refused(f"<style> có bộ chọn “{selector[:30]}”; {ADVICE}", line)
        self.length += 1
        if self.length > _MOST_RULES:
            raise Refused(f"<style> có quá {_MOST_RULES} quy tắc; {ADVICE}", line)
        tag = match.group(1) or ""
        parts = re.findall(r"([.#])([\w-]+)", match.group(2))
        ids = frozenset(name for sign, name in parts if sign == "#")
        classes = frozenset(name for sign, name in parts if sign == ".")
        weight = (len(ids), len(classes), int(tag not in ("", "*")), self.length)
        first = min((f".{name}" for name in classes), default="")
        first = first or min((f"#{name}" for name in ids), default=tag or "*")
        self.rules[first].append(Rule(tag, ids, classes, weight, said))

    def of(self, tag: str, name: str, classes: frozenset[str]) -> Iterator[tuple[str, str]]:
        """What the sheet says of an element, the weightiest last."""
        keys = ("*", tag, f"#{name}", *(f".{item}" for item in classes))
        rules = [rule for key in keys for rule in self.rules.get(key, ())]
        for rule in sorted(rules, key=_weight):
            if rule.fits(tag, name, classes):
                yield from rule.declarations


def _weight(rule: Rule) -> tuple[int, int, int, int]:
    return rule.weight


ADVICE = (
    "khi xuất SVG chọn kiểu ghi bằng thuộc tính (Illustrator: Styling → Presentation Attributes; "
    "Inkscape: Plain SVG)"
)


def declarations(text: str, line: int) -> Declarations:
    """The properties and values in the inside of a rule or of a style attribute."""
    return tuple(_pairs(_REMARK.sub(" ", text).split(";"), line))


def _pairs(parts: Iterable[str], line: int) -> Iterator[tuple[str, str]]:
    for part in parts:
        name, colon, value = part.partition(":")
        if not part.strip():
            continue
        if not colon or "!" in value:
            raise Refused(f"kiểu “{part.strip()[:30]}” không dùng được; {ADVICE}", line)
        yield name.strip().lower(), " ".join(value.split())
