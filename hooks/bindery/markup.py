"""Is this HTML, or would it become HTML? Editors write Markdown; HTML would go past all that reads
links and labels, and could act in a reader's browser.

Allowed are the elements `ALLOWED`, without attributes, and addresses in angle brackets.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator

from .characters import composed, refused

ALLOWED = ("br", "sub", "sup")
"""Elements that Markdown has no sign for, allowed without attributes."""

SCHEMES = ("https", "http", "mailto", "tel")
ONLY_SCHEMES = "chỉ dùng https://, http://, mailto:, tel: hoặc đường dẫn tới tệp trong docs"

_TAG = re.compile(r"<(?:/?([A-Za-z][A-Za-z0-9-]*)|([/!?]))")
_HARMLESS = re.compile(
    rf"</?(?:{'|'.join(ALLOWED)}) ?/?>"
    r"|<(?:https?://[^<>\s\"'`]+|(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>",
    re.IGNORECASE,
)
_BEFORE_A_TARGET = re.compile(r"(?<!\])(?<!\]\s)\[[^\[\]^`][^\[\]`]*\]\(\Z")
_TARGET = re.compile(r"<[\w./][\w ./%#&()+,~-]*>[ ]*(?:\"[^\"<>\n]*\"[ ]*)?\)")

_BRACES = re.compile(r"\{(?:([^{}\n]*)\})?")
_ATTRIBUTE = re.compile(
    r"#[A-Za-z0-9](?:[A-Za-z0-9-]|_(?!_))*|\.[A-Za-z][\w-]*"
    r"|(?:width|height|lang)=(?:[\w.%-]+|\"[\w.%-]*\"|'[\w.%-]*')"
)

RESERVED = "không dùng được lớp “.{}”: tên này có nghĩa riêng; bỏ đi"
_RESERVED = re.compile(
    r"md-|_|about|admonition|annotate|calendar|card|citation|cited-in|citing|codehilite|contents"
    r"|downloads|explanation|footnote|grid|headerlink|highlight|label|linenums|mermaid|passage|question"
    r"|reader|related|symbol|tabbed|tooltip"
)
_OURS = frozenset(
    {
        *("add-to-calendar", "aid-files", "asked", "button", "change", "chip", "document", "door"),
        *("doors", "drawer", "feeds", "field", "foot", "for-scripts", "form-files", "front"),
        *("is-open", "js", "keep", "keep-disk", "keep-none", "lead", "listing", "logo", "masthead"),
        *("nav", "near", "no-js", "no-worker", "offline-missing", "offline-new", "offline-said"),
        *("on-disk", "page", "prose", "reading", "search", "search-opener", "searched", "set"),
        *("sets", "share", "skip", "tags", "timeline", "toc", "unseen"),
    }
)
"""Other blocks of our styles; ``door__count`` is a part of one, ``chip--hoc-tap`` a kind of one."""

_PART = re.compile("__|--")
_ENTITY = re.compile(r"&#?[A-Za-z0-9]{1,32};")
_SCHEME = re.compile(r"<?([A-Za-z][A-Za-z0-9+.-]*):")
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0]+")
_INLINE_TARGET = re.compile(r"\]\(")
_DEFINED_TARGET = re.compile(r"(?<!\*)\[(?!\^)[^\[\]]*\]:")
_ACTIVE = ("javascript", "vbscript", "livescript", "data", "blob")
_LONGEST_SCHEME = 400
"""Characters, hidden ones included, in which a scheme is looked for."""

_NESTS = re.compile(
    r"(?:[\s>]|[:+*•–-](?=[\s>])|\w{1,6}[.)-](?=\s|\{#)|\(\w{1,6}\)(?=\s|\{#)|\{#[\w-]+\}(?=\s)"
    r"|\[\^[^\[\]\n]+\]:)*+"
)


def nested(line: str) -> int:
    """Where the text of a line begins, behind its indentation and the marks of quotations, lists,
    definitions and notes, one in another.
    """
    match = _NESTS.match(line)
    return match.end() if match else 0


def html(mask: str) -> Iterator[tuple[int, str]]:
    """Offset and problem of each tag in a text without its code."""
    for match in _TAG.finditer(mask):
        at = match.start()
        if not (_HARMLESS.match(mask, at) or _is_target(mask, at)):
            yield (
                at,
                f"không dùng thẻ HTML “<{(match[1] or match[2]).lower()} …>”; viết bằng Markdown "
                f"(chỉ được dùng <{'>, <'.join(ALLOWED)}>); dấu bé hơn viết &lt;",
            )


def _is_target(mask: str, at: int) -> bool:
    """Whether this is the target of a link, ``[text](<phu luc.pdf>)``, to Markdown as well: it
    stands in no other link, and is not taken apart by a note or a reference.
    """
    if not (mask.endswith("](", 0, at) and _TARGET.match(mask, at)):
        return False
    start = mask.rfind("[", 0, at)
    outside = mask.count("[", 0, start) == mask.count("]", 0, start)
    return outside and _BEFORE_A_TARGET.match(mask, start, at) is not None


def braces(mask: str) -> Iterator[tuple[int, str]]:
    """Offset and problem of each brace that opens no plain attributes, in a text without its code
    and without its labels.
    """
    for match in _BRACES.finditer(mask):
        words = (match[1] or "").removeprefix(":").split()
        for word in words:
            if word[0] == "." and is_reserved(word[1:]):
                yield match.start(), RESERVED.format(word[1:])
        if not words or not all(map(_ATTRIBUTE.fullmatch, words)):
            yield (
                match.start(),
                "trong dấu { } chỉ viết #dia-chi, .lop, width=…, height=…, lang=… hoặc nhãn; "
                "muốn hiện dấu { thì viết \\{",
            )


def is_reserved(name: str) -> bool:
    """Whether extensions, templates or the theme give a class a meaning."""
    return _RESERVED.match(name) is not None or _PART.split(name)[0] in _OURS


def references(mask: str) -> Iterator[tuple[int, str]]:
    """Offset and problem of each entity that stands for a character that no source may hold."""
    for match in _ENTITY.finditer(mask):
        char = entities.unescape(match.group())
        if char != match.group() and (composed(char) == "" or next(refused(char), None)):
            yield match.start(), f"không dùng “{match.group()}”: ký tự không nhìn thấy; xóa đi"


def scheme(target: str) -> str:
    """The scheme that a browser sees in the target of a link, in lower case; '' for none.

    A browser decodes entities and passes over spaces and control characters.
    """
    seen = _UNSEEN.sub("", entities.unescape(target[:_LONGEST_SCHEME]))
    match = _SCHEME.match(seen)
    return match[1].lower() if match else ""


def active_targets(text: str, mask: str) -> Iterator[tuple[int, str]]:
    """Offset and problem of whatever could be the target of a link and would act in a browser.

    It is told more loosely than Markdown does: no target is passed over.
    """
    for match in _INLINE_TARGET.finditer(mask):
        found = scheme(mask[match.end() : match.end() + _LONGEST_SCHEME])
        if found and found not in SCHEMES:
            yield match.start(), _wrong_scheme(found)
    for match in _DEFINED_TARGET.finditer(text):
        found = scheme(text[match.end() : match.end() + _LONGEST_SCHEME])
        if found in _ACTIVE:
            yield match.start(), _wrong_scheme(found)


def _wrong_scheme(found: str) -> str:
    return f"không dùng địa chỉ mở bằng “{found}:”; {ONLY_SCHEMES}"
