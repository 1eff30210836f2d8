"""Real chapters, repeated until a booklet is as long as a measurement wants it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from pathlib import Path

import yaml

REPOSITORY = Path(__file__).parents[2]
_CALL = re.compile(r"\[\^[\w-]+\](?!:)")
_LINK = re.compile(r"(?<!!)\[([^\[\]^]+)\]\([^()]*\)")


def chapters() -> list[str]:
    """The bodies of the repository's own chapters, without links to each other."""
    files = sorted(REPOSITORY.glob("docs/*/hoc-tap/*.md")) + sorted(
        REPOSITORY.glob("docs/*/nghien-cuu/*.md")
    )
    bodies = (file.read_text(encoding="utf-8").split("---\n", 2)[2] for file in files)
    return [_LINK.sub(r"\1", body) for body in bodies]


def documents() -> list[str]:
    """Texts of the length that offices write: three chapters in one, with one note each."""
    found = chapters()
    return [
        "\n\n".join(_with_one_note(found[(first + at) % len(found)], at) for at in range(3))
        for first in range(len(found))
    ]


def _with_one_note(body: str, number: int) -> str:
    """A body with its first call of a note alone, under a name of its own."""
    label = _CALL.search(body)
    assert label is not None
    kept = _CALL.sub("", body.replace(label.group(), "\0", 1))
    wanted = f"[^{label.group()[2:-1]}]:"
    lines = [line for line in kept.split("\n") if not line.startswith("[^") or wanted in line]
    call = f"[^{number}-{label.group()[2:-1]}]"
    return "\n".join(lines).replace("\0", call).replace(wanted, f"{call}:")


def write(root: Path, count: int, texts: Sequence[str]) -> None:
    """A project below `root` with one booklet of so many chapters, `texts` again and again."""
    config = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))
    config["theme"].pop("custom_dir", None)
    for key in ("hooks", "plugins", "extra_css", "extra_javascript", "nav", "not_in_nav"):
        config.pop(key, None)
    folder = root / "docs/bo/hoc-tap"
    folder.mkdir(parents=True)
    said = yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
    (root / "mkdocs.yml").write_text(said, encoding="utf-8")
    (root / "docs/index.md").write_text(
        "---\ntitle: Trang đầu\naudience: everyone\n---\nChữ.\n", encoding="utf-8"
    )
    index = REPOSITORY / "docs/hntw4-khoa-xiii/index.md"
    front = index.read_text(encoding="utf-8").split("---\n", 2)[1]
    (root / "docs/bo/index.md").write_text(f"---\n{front}---\nChữ.\n", encoding="utf-8")
    for number, body in zip(range(1, count + 1), itertools.cycle(texts), strict=False):
        text = f"---\ntitle: Bài {number}\n---\n{body}"
        (folder / f"{number:04}.md").write_text(text, encoding="utf-8")
