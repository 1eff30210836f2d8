"""Who is each line of a source for? A line scanner that runs before Markdown does.

It knows as much of Markdown as it must to tell text from code, and where it could disagree with
Markdown about that, it refuses the text instead of guessing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .audience import Audience, Vocabulary, nearest
from .diagnostic import suggestion
from .label import ATTRIBUTES, KEYWORD, Attributes, read_attributes, read_values, resembles_keyword
from .markup import nested
from .paragraph import read_paragraph
from .passage import Heading, Level, Line, Passages, Problems, Role, Run, Scope
from .plain import SourceLine, plain_lines
from .spans import masked

BOXES = {"note": "Ghi chú", "warning": "Lưu ý"}
"""The boxes an editor may open, and the title of each where the editor gives none."""

BLOCKS = (KEYWORD, *BOXES)
"""The blocks an editor may open with three or more slashes."""

_HEADING = re.compile(r"(#{1,6})(.*)\Z")
_BRACES_AT_END = re.compile(r"(?:^|\s)\{([^{}]*)\}\s*\Z")
_SLASHES = re.compile(r"(/{3,})\s*(.*?)\s*\Z")
_LONE_SLASHES = re.compile(r"(?<!\S)/{3,}(?!\S)")
_NESTED_DEFINITION = re.compile(r"\*?\[[^\[\]]+\]:")
_BANGS = re.compile(r"\s*(?:!!!|\?\?\?\+?)\s*([\w-]+)")
_UNDERLINE = re.compile(r"[> ]*(?:=+|-+)\s*\Z")


@dataclass
class _Block:
    """An open block: the slashes that opened it and the labelled sections begun inside it."""

    scope: Scope
    slashes: int = 0
    sections: list[tuple[int, Scope]] = field(default_factory=list)
    empty: bool = True

    @property
    def inner(self) -> Scope:
        return self.sections[-1][1] if self.sections else self.scope


class Scanner:
    """Reads one source. `audience` is who may see the page, `first_line` where the text begins."""

    def __init__(self, audience: Audience, vocabulary: Vocabulary, first_line: int = 1) -> None:
        self.vocabulary = vocabulary
        self.first_line = first_line
        self.page = Scope(Level.PAGE, audience, first_line)
        self.open: list[_Block] = [_Block(self.page)]
        self.lines: list[Line] = []
        self.paragraph: list[SourceLine] = []
        self.problems: Problems = []

    def scan(self, text: str) -> tuple[Passages, Problems]:
        """The passages of `text` and all that is wrong with its labels."""
        source, problems = plain_lines(text, self.first_line)
        self.problems += problems
        for line in source:
            self._line(line)
        self._end_paragraph()
        for block in self.open[:0:-1]:
            slashes = "/" * block.slashes
            self._problem(
                block.scope.line,
                f"khối “{slashes} {block.scope.header}” chưa đóng; thêm dòng {slashes} sau khối",
            )
        return Passages(self.page, tuple(self.lines)), self.problems

    @property
    def _scope(self) -> Scope:
        return self.open[-1].inner

    def _problem(self, line: int, message: str) -> None:
        self.problems.append((line, message))

    def _line(self, line: SourceLine) -> None:
        if line.code:
            self._end_paragraph()
            self._add(line, Role.CODE)
        elif not line.text.strip():
            self._end_paragraph()
            self._add(line, Role.BLANK)
        elif match := _HEADING.match(line.text):
            self._end_paragraph()
            self._heading(line, len(match.group(1)), match.group(2))
        elif match := _SLASHES.match(line.text):
            self._end_paragraph()
            self._slashes(line.number, len(match.group(1)), match.group(2))
        else:
            self._text(line)

    def _add(self, line: SourceLine, role: Role) -> None:
        if role is not Role.BLANK:
            self._fill()
        self.lines.append(Line(line.number, role, self._scope, (Run(line.text, self._scope),)))

    def _fill(self) -> None:
        for block in self.open:
            block.empty = False

    def _text(self, line: SourceLine) -> None:
        self._fill()
        self._nested(line)
        if match := _BANGS.match(line.text):
            self._problem(line.number, _bangs(match.group(1)))
        if self.paragraph and _UNDERLINE.match(line.text):
            self._problem(
                line.number,
                "dòng gạch ngay dưới chữ sẽ biến chữ thành tiêu đề; viết tiêu đề bằng “## …”, "
                "hoặc để một dòng trống trước đường kẻ",
            )
        self.paragraph.append(line)

    def _nested(self, line: SourceLine) -> None:
        """Refuse what Markdown reads behind the marks of a list or a quotation, and nobody here."""
        text = masked(line.text)
        start = nested(text)
        if text.startswith("///", start) or _LONE_SLASHES.search(text):
            self._problem(
                line.number, "dấu /// phải sát lề trái, không thụt vào, không nằm trong mục liệt kê"
            )
        if text.startswith("#", start):
            self._problem(
                line.number,
                "tiêu đề phải sát lề trái, không nằm trong danh sách hay trích dẫn; muốn hiện "
                "dấu # ở đầu dòng thì viết \\#",
            )
        marks = line.text[:start].strip()
        if "[^" in marks[1:] or (marks and _NESTED_DEFINITION.match(line.text, start)):
            self._problem(
                line.number,
                "nội dung chú thích, địa chỉ liên kết “[…]: …” phải sát lề trái, không nằm trong "
                "danh sách hay trích dẫn",
            )

    def _heading(self, line: SourceLine, level: int, rest: str) -> None:
        self._fill()
        attributes = Attributes()
        if match := _BRACES_AT_END.search(rest):
            found = read_attributes(match.group(1))
            if found is not None:
                attributes = found
            elif _is_address(match.group(1)):
                self._problem(
                    line.number,
                    "sau tiêu đề chỉ viết {#dia-chi} (không dấu), {.lop}, {audience=…} "
                    "hoặc {about=…}",
                )
            rest = rest if found is None else rest[: match.start()]
        block = self.open[-1]
        block.sections = [(at, scope) for at, scope in block.sections if at < level]
        self._check_outer_sections(line.number, level)
        if attributes.label is not None:
            scope = self._narrowed(Level.SECTION, attributes.label, line.number, self._scope)
            block.sections.append((level, scope))
        text = rest.strip().rstrip("#").rstrip()
        if not text:
            self._problem(line.number, "tiêu đề không có chữ; viết chữ sau dấu #")
        heading = Heading(level, attributes.id, attributes.classes, attributes.about)
        runs = self._runs([SourceLine(line.number, text)])[0]
        if text and all(run.scope.audience != self._scope.audience for run in runs):
            self._problem(
                line.number,
                "cả tiêu đề nằm trong một đoạn có nhãn; đặt nhãn sau tiêu đề: “## … {audience=…}”",
            )
        self.lines.append(Line(line.number, Role.HEADING, self._scope, runs, heading))

    def _check_outer_sections(self, number: int, level: int) -> None:
        for outer in self.open[:-1]:
            if any(at >= level and scope.narrows for at, scope in outer.sections):
                self._problem(
                    number,
                    "tiêu đề này kết thúc một mục có nhãn đối tượng nhưng lại nằm trong khối /// "
                    "của mục đó; đóng khối trước tiêu đề, hoặc hạ tiêu đề xuống một cấp",
                )

    def _slashes(self, number: int, slashes: int, rest: str) -> None:
        if rest:
            self._open_block(number, slashes, rest)
        else:
            self._close_block(number, slashes)

    def _open_block(self, number: int, slashes: int, rest: str) -> None:
        name, _, argument = (part.strip() for part in rest.partition("|"))
        self._fill()
        if name not in BLOCKS:
            word = re.split(r"[\s:=]", name)[0]
            meant = KEYWORD if resembles_keyword(word) else nearest(word, BLOCKS)
            hint = suggestion(meant)
            self._problem(number, f"không có khối “{name}”{hint} Các khối: {', '.join(BLOCKS)}")
        if name != KEYWORD and re.search(r"[\[\]{}`<>]", argument):
            self._problem(number, "tiêu đề của khối chỉ gồm chữ thường, không có dấu [ ] { } ` < >")
        around = self.open[-1]
        if around.slashes and slashes >= around.slashes:
            self._problem(
                number,
                f"khối bên trong phải ít dấu / hơn khối chứa nó (mở ở dòng {around.scope.line}); "
                f"thêm dấu / cho khối ngoài, ở cả dòng mở và dòng đóng",
            )
        if name == KEYWORD:
            scope = self._narrowed(Level.BLOCK, argument, number, self._scope, header=rest)
        else:
            scope = Scope(Level.BLOCK, self._scope.audience, number, self._scope, rest)
        self.open.append(_Block(scope, slashes))

    def _close_block(self, number: int, slashes: int) -> None:
        if len(self.open) == 1:
            self._problem(number, f"dòng “{'/' * slashes}” đóng một khối chưa mở; xóa dòng này")
            return
        block = self.open[-1]
        if slashes != block.slashes:
            self._problem(
                number,
                f"dòng đóng có {slashes} dấu / nhưng khối mở ở dòng {block.scope.line} "
                f"có {block.slashes} dấu; viết hai dòng bằng nhau",
            )
            if slashes not in [outer.slashes for outer in self.open]:
                return
            while self.open[-1].slashes != slashes:
                self.open.pop()
            block = self.open[-1]
        if block.empty:
            self._problem(block.scope.line, "khối không có nội dung; viết nội dung hoặc xóa khối")
        self.open.pop()

    def _narrowed(
        self, level: Level, label: str, number: int, parent: Scope, header: str = ""
    ) -> Scope:
        audience, problems = read_values(label, self.vocabulary, parent.audience)
        for message in problems:
            self._problem(number, message)
        return Scope(level, audience, number, parent, header)

    def _end_paragraph(self) -> None:
        if self.paragraph:
            for line, runs in zip(self.paragraph, self._runs(self.paragraph), strict=True):
                self.lines.append(Line(line.number, Role.TEXT, self._scope, runs))
            self.paragraph = []

    def _runs(self, lines: list[SourceLine]) -> list[tuple[Run, ...]]:
        runs, problems = read_paragraph(lines, self._scope, self.vocabulary)
        self.problems += problems
        return runs


def _is_address(inner: str) -> bool:
    """Whether braces behind a heading were meant for an address or a plain attribute."""
    named = any(f"{name}=" in inner for name in ATTRIBUTES)
    return named or ("#" in inner and KEYWORD not in inner)


def _bangs(name: str) -> str:
    if resembles_keyword(name):
        return "đối tượng không viết bằng !!! hay ???; dùng khối “/// audience | …” và “///”"
    return f"không dùng “!!! {name}”; dùng khối “/// note | Tiêu đề” và “///”"
