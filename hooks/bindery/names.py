"""May a file of the docs folder be called this, and is its address its own?

A name must mean the same on every system that an editor or a server uses, and in an address.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from .characters import composed, refused

LONGEST = 100
"""Characters of a name."""

_RULES = (
    (r"[\t\n]", "tên tệp có ký tự điều khiển; xóa ký tự đó"),
    ("[\ud800-\udfff]", "tên tệp không phải UTF-8; đổi tên tệp"),
    (rf".{{{LONGEST + 1}}}", f"tên tệp dài quá {LONGEST} ký tự; đặt tên ngắn hơn"),
    (
        r"\A(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|\Z)",
        "Windows giữ tên này cho thiết bị; đổi tên tệp",
    ),
    (
        r"\A | \Z|\.\Z",
        "tên tệp mở đầu bằng dấu cách, hoặc kết thúc bằng dấu chấm, dấu cách; đổi tên tệp",
    ),
    (
        r"[\\:*?\"<>|%#]",
        'tên tệp có một trong các dấu \\ : * ? " < > | % #; chỉ dùng chữ, số, dấu gạch và dấu chấm',
    ),
)
_FAULTS = tuple((re.compile(pattern, re.IGNORECASE), message) for pattern, message in _RULES)
_PLAIN = re.compile(r"[\w.-]+\Z")
_HTML = (".html", ".htm")


def fault(name: str, *, asset: bool = False) -> str | None:
    """What is wrong with the name of a folder or page; the name of an `asset` may have spaces."""
    name = unicodedata.normalize("NFC", name)
    if found := next((message for pattern, message in _FAULTS if pattern.search(name)), None):
        return found
    if char := next(refused(name), None):
        return f"tên tệp có {char[1]}"
    if composed(name) != name:
        return "tên tệp có ký tự không nhìn thấy hoặc dấu cách lạ; đổi tên tệp"
    if not asset and not _PLAIN.match(name):
        return "tên trang và thư mục chỉ gồm chữ, số, dấu gạch và dấu chấm; thay dấu cách bằng “-”"
    return None


def shared_addresses(uris: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each file that would stand at the address of one before it, and that one."""
    taken: dict[str, str] = {}
    for uri in uris:
        other = taken.setdefault(address(uri), uri)
        if other != uri:
            yield uri, other


def address(uri: str) -> str:
    """Where a site keeps a file, as far as every server and every disk tells addresses apart."""
    found = unicodedata.normalize("NFC", uri).casefold()
    stem, dot, ending = found.rpartition(".")
    if f"{dot}{ending}" not in (".md", *_HTML):
        return found
    return stem.removesuffix("/index") if "/" in stem else stem
