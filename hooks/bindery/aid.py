"""Which other study aids are made of a chapter? Its front matter says so: ``aids: [slides]``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .audience import Audience, Vocabulary, nearest
from .diagnostic import suggestion
from .front_matter import FrontMatter
from .resolution import Problems

AID_KEY = "aids"
LOUDSPEAKER = "loudspeaker"
SLIDES = "slides"

AIDS: Mapping[str, str] = {
    LOUDSPEAKER: "Bản đọc trên loa truyền thanh",
    SLIDES: "Trình chiếu",
}
"""What `aids:` may name, and what readers call each."""


@dataclass(frozen=True)
class Aids:
    """Keys of `AIDS`; `line` is where the editor wrote them."""

    types: frozenset[str] = frozenset()
    line: int = field(default=1, compare=False)


def read_aids(
    front: FrontMatter, is_chapter: bool, audience: Audience, vocabulary: Vocabulary
) -> tuple[Aids, Problems]:
    """The aids that are made of a page for `audience`, and what is wrong with what it says."""
    if AID_KEY not in front.values:
        return Aids(), []
    line, said = front.line(AID_KEY), front.values[AID_KEY]
    listed = said if isinstance(said, list) else [said]
    known = ", ".join(f"{name} ({label})" for name, label in AIDS.items())
    problems = [
        (line, f"không có “{name or ''}” ở aids{_hint(name)} Viết được: {known}")
        for name in listed
        if not isinstance(name, str) or name not in AIDS
    ]
    if not listed:
        problems.append((line, f"mục “aids:” trống; bỏ cả dòng, hoặc viết: {known}"))
    if not is_chapter:
        problems.append((line, "aids chỉ viết ở bài nằm trong thư mục của một loại tài liệu"))
    if LOUDSPEAKER in listed and not audience >= vocabulary.everyone:
        told = (
            "loa truyền thanh ai cũng nghe, mà bài này không dành cho mọi người; "
            f"bỏ {LOUDSPEAKER}, hoặc chuyển phần đọc được sang bài dành cho mọi người"
        )
        problems.append((line, told))
    return Aids(frozenset(map(str, listed)), line), problems


def _hint(name: object) -> str:
    return suggestion(nearest(str(name or ""), AIDS))
