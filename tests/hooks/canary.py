"""A study set with a word of its own planted in every place text can hide, for every audience, at
every level at which a passage can be labelled: a set, the page, a section, a block, a few words.

All of it was written after a first commit, so that pages and feeds tell of it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from ..test_history import git

REPOSITORY = Path(__file__).parents[2]
AUDIENCES = ("key-cadres", "grassroots", "mass-organisations", "grassroots/remote")
EDITIONS = (*AUDIENCES, "all")
LEVELS = ("page", "section", "block", "span")
"""Those of a passage; a whole study set may be for few, too."""

INLINE = """\
Đoạn {word:text} có chú thích[^{word:label}], chữ tắt {abbr}, [chữ]({url} "{word:linktitle}"),
[tham chiếu][{word:reference}], ![{word:alt}]({image}), theo Quy định số {symbol}, chữ {term}
và `{word:code}`."""

DEFINITIONS = """\
[^{word:label}]: Chú thích {word:note}.
*[{abbr}]: {word:abbreviation}
[{word:reference}]: https://example.org/{word:address} "{word:referencetitle}"
"""

BLOCKS = """\
| Cột | {word:column} |
|---|---|
| ô | {word:cell} |

```text
{word:fenced}
```

- mục {word:item}
    + mục con {word:nested}

> lời {word:quotation}

a) điểm {word:point}

//// note | Ô {word:boxtitle}

chữ {word:box}

////

Một chữ
:   nghĩa {word:meaning}
"""

WHOLE = f"{INLINE}\n\n{BLOCKS}\n"
SECTION = "## Mục {word:heading} {{audience={audience} #{word:id}}}\n\n" + WHOLE
BLOCK = "///// audience | {audience}\n\n" + WHOLE + DEFINITIONS + "\n/////\n\n## Mục chung\n\n"
SPAN = "Câu có [{inline}]{{audience={audience}}}.\n\n"
HEADING = "## Mục chung [phần {word:headingspan}]{{audience={audience}}}\n\n"

IN_LINE = (
    *("text", "label", "linktitle", "reference", "alt", "image", "code"),
    *("note", "abbreviation", "address", "referencetitle", "register", "term"),
)
IN_BLOCKS = (
    *("column", "cell", "fenced", "item", "nested", "quotation", "point"),
    *("boxtitle", "box", "meaning"),
)
PLACES = {
    "page": (*IN_LINE, *IN_BLOCKS, "title", "description", "filename", "session"),
    "section": (*IN_LINE, *IN_BLOCKS, "heading", "id"),
    "block": (*IN_LINE, *IN_BLOCKS, "form"),
    "span": (*IN_LINE, "headingspan"),
    "set": ("title", "folder", "resolution", "chapter", "text"),
}
NOWHERE = ("label", "reference")
"""Places whose words are for editors: notes get numbers, references their addresses."""


@dataclass(frozen=True)
class Word:
    """The words of one audience at one level: `canary<place><level>for<audience>`, letters only."""

    audience: str
    level: str = "block"

    def __format__(self, place: str) -> str:
        audience = self.audience.replace("-", "").replace("/", "sub")
        return f"canary{place}{self.level}for{audience}"


FORM = "---\ntitle: Mẫu\naudience: everyone\nform: report\n---\nHọ và tên: ......\n" + "".join(
    f"""
/// audience | {audience}

Nêu {Word(audience):form}:

...... (2 dòng)

///
"""
    for audience in AUDIENCES
)


def canaries(audience: str) -> Iterator[str]:
    """The words planted for an audience that are to be found where it may see them."""
    for level, places in PLACES.items():
        for place in places:
            if place not in NOWHERE:
                yield format(Word(audience, level), place)


class Fields(dict[str, object]):
    """What a template of the texts above is filled with."""

    def __init__(self, audience: str, level: str) -> None:
        number = 1 + AUDIENCES.index(audience) * len(LEVELS) + LEVELS.index(level)
        word = Word(audience, level)
        super().__init__(
            audience=audience,
            word=word,
            image=f"hinh/{word:image}.png",
            url="https://example.org/",
            abbr=f"VT{chr(64 + number)}",
            symbol=f"{100 + number}-QĐ/TW",
            term=f"{word:term}",
        )

    def fill(self, text: str) -> str:
        return text.format_map(self)


def write_project(root: Path) -> None:
    """A project with the hooks, the theme and the settings of this repository."""
    config = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))
    config["theme"]["custom_dir"] = str(REPOSITORY / "overrides")
    config["hooks"] = [str(REPOSITORY / hook) for hook in config["hooks"]]
    config["site_url"] = "https://example.org/"
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    docs = root / "docs"
    _write(docs / "index.md", "---\ntitle: Đầu\naudience: everyone\n---\nChào.\n".encode())
    _write(docs / "bo/hoi-dap/01-chung.md", "---\ntitle: Chung\n---\nMở đầu.\n".encode())
    _write(root / ".gitignore", b".cache/\nsite/\n")
    git(root, "init")
    _commit(root, "2026-01-01")
    body, definitions = "Mở đầu.\n\n", ""
    sessions, register, terms = [], [], []
    for audience in AUDIENCES:
        for level in LEVELS:
            fields = Fields(audience, level)
            word = Word(audience, level)
            _write(docs / f"bo/hoi-dap/{fields['image']}", png(f"{word:pixels}"))
            register.append(_resolution(f"{fields['symbol']}", f"{word:register}"))
            terms.append({"term": f"{word:term}", "meaning": f"nghĩa của {word:term}"})
        _write_set(docs, audience)
        page = Fields(audience, "page")
        word = Word(audience, "page")
        _write_page(docs / f"bo/hoi-dap/{word:filename}.md", audience, word, page)
        section, span = Fields(audience, "section"), Fields(audience, "span")
        body += Fields(audience, "block").fill(BLOCK)
        body += section.fill(SECTION)
        body += "## Mục sau\n\n" + SPAN.format(inline=span.fill(INLINE), audience=audience)
        body += span.fill(HEADING)
        definitions += section.fill(DEFINITIONS) + span.fill(DEFINITIONS)
        sessions.append(
            {
                "level": "Cấp cơ sở",
                "form": f"Hội nghị {word:session}",
                "when": "tháng 3",
                "deadline": "2022-03",
                "audience": [audience],
            }
        )
    _write(docs / "bo/mau.md", FORM.encode())
    body += f"Cuối trang. <!-- ghi chú {Word('nobody'):comment} -->\n\n{definitions}"
    head = "---\ntitle: Chung\naids: [loudspeaker, slides]\n---\n"
    _write(docs / "bo/hoi-dap/01-chung.md", f"{head}{body}".encode())
    front = {
        "title": "Bộ thử",
        "audience": "everyone",
        "resolutions": [_resolution("1-NQ/TW", "Thử")],
        "sessions": sessions,
    }
    index = f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\nTrang đầu.\n"
    _write(docs / "bo/index.md", index.encode())
    _write(docs / "van-ban.yml", yaml.safe_dump(register, allow_unicode=True).encode())
    _write(docs / "thuat-ngu.yml", yaml.safe_dump(terms, allow_unicode=True).encode())
    _commit(root, "2026-02-02")


def _commit(root: Path, day: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--message", day, day=day)


def _write_set(docs: Path, audience: str) -> None:
    """A study set of which all others must not even know that there is one."""
    word = Word(audience, "set")
    symbol = f"{9 + AUDIENCES.index(audience)}-NQ/TW"
    front = {
        "title": f"Bộ {word:title}",
        "audience": [audience],
        "resolutions": [_resolution(symbol, f"{word:resolution}")],
    }
    index = f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\nTrang đầu.\n"
    folder = docs / f"{word:folder}"
    _write(folder / "index.md", index.encode())
    chapter = f"title: Bài {word:chapter}\naudience: [{audience}]"
    _write(folder / "hoi-dap/01.md", f"---\n{chapter}\n---\nĐoạn {word:text}.\n".encode())


def _resolution(symbol: str, title: str) -> dict[str, str]:
    kind = "Nghị quyết" if "NQ" in symbol else "Quy định"
    return {"symbol": symbol, "type": kind, "date": "không rõ", "issuer": "Ban", "title": title}


def _write_page(path: Path, audience: str, word: Word, fields: Fields) -> None:
    front = (
        f"title: Trang {word:title}\ndescription: Mô tả {word:description}\naudience: [{audience}]"
    )
    _write(path, f"---\n{front}\n---\n{fields.fill(WHOLE + DEFINITIONS)}".encode())


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def png(comment: str) -> bytes:
    """A real picture, 8 by 8 points, with a comment in its bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    rows = b"".join(b"\0" + b"\x80\x20\x20" * 8 for _ in range(8))
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)),
            chunk(b"tEXt", b"Comment\0" + comment.encode()),
            chunk(b"IDAT", zlib.compress(rows)),
            chunk(b"IEND", b""),
        )
    )
