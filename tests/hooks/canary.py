"""A study set with a word of its own planted in every place text can hide, for every audience."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

import yaml

REPOSITORY = Path(__file__).parents[2]
AUDIENCES = ("key-cadres", "grassroots", "mass-organisations", "grassroots/remote")
EDITIONS = (*AUDIENCES, "all")

BLOCK = """\
/// audience | {audience}

Đoạn {word:text} có chú thích[^{word:label}], chữ tắt {abbr}, [chữ]({url} "{word:linktitle}"),
[tham chiếu][{word:reference}], ![{word:alt}]({image}) và `{word:code}`.

| Cột | {word:column} |
|---|---|
| ô | {word:cell} |

```text
{word:fenced}
```

- mục {word:item}
    + mục con {word:nested}

a) điểm {word:point}

Câu có [phần {word:span}]{{audience={audience}}}.

[^{word:label}]: Chú thích {word:note}.
*[{abbr}]: {word:abbreviation}
[{word:reference}]: https://example.org/{word:address} "{word:referencetitle}"

///

## Mục {word:heading} {{audience={audience} #{word:id}}}

Chữ của mục {word:section}.

## Mục chung [phần {word:headingspan}]{{audience={audience}}}

"""

PLACES = (
    *("text", "linktitle", "alt", "code", "column", "cell", "fenced", "item", "nested", "point"),
    *("span", "note", "abbreviation", "address", "referencetitle", "heading", "id", "section"),
    *("headingspan", "image", "pixels", "title", "description", "page", "filename", "session"),
)


@dataclass(frozen=True)
class Word:
    """The words of one audience: `canary<place><audience>`, letters only."""

    audience: str

    def __format__(self, place: str) -> str:
        return f"canary{place}for{self.audience.replace('-', '').replace('/', 'sub')}"


def canaries(audience: str) -> dict[str, str]:
    """The words planted for an audience, by place."""
    return {place: format(Word(audience), place) for place in PLACES}


def write_project(root: Path) -> None:
    """A project with the hooks, the theme and the settings of this repository."""
    config = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))
    config["theme"]["custom_dir"] = str(REPOSITORY / "overrides")
    config["hooks"] = [str(REPOSITORY / hook) for hook in config["hooks"]]
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    docs = root / "docs"
    body = "Mở đầu.\n\n"
    sessions = []
    for audience in AUDIENCES:
        word = Word(audience)
        image = f"hinh/{word:image}.png"
        _write(docs / "bo/hoi-dap" / image, png(format(word, "pixels")))
        if audience != "grassroots/remote":
            _write_page(docs / f"bo/hoi-dap/{word:filename}.md", audience, word)
        abbr = "VT" + audience.upper().replace("-", "").replace("/", "")
        body += BLOCK.format(
            audience=audience, word=word, image=image, abbr=abbr, url="https://example.org/"
        )
        sessions.append(
            {
                "level": "Cấp cơ sở",
                "form": f"Hội nghị {word:session}",
                "when": "tháng 3",
                "audience": [audience],
            }
        )
    body += f"Cuối trang. <!-- ghi chú {Word('nobody'):comment} -->\n"
    _write(docs / "bo/hoi-dap/01-chung.md", f"---\ntitle: Chung\n---\n{body}".encode())
    front = {
        "title": "Bộ thử",
        "audience": "everyone",
        "resolutions": [
            {
                "symbol": "1-NQ/TW",
                "type": "Nghị quyết",
                "date": "không rõ",
                "issuer": "Ban",
                "title": "Thử",
            }
        ],
        "sessions": sessions,
    }
    index = f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\nTrang đầu.\n"
    _write(docs / "bo/index.md", index.encode())
    _write(docs / "index.md", "---\ntitle: Đầu\naudience: everyone\n---\nChào.\n".encode())


def _write_page(path: Path, audience: str, word: Word) -> None:
    front = (
        f"title: Trang {word:title}\ndescription: Mô tả {word:description}\naudience: [{audience}]"
    )
    _write(path, f"---\n{front}\n---\nNội dung {word:page}.\n".encode())


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
