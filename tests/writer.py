"""Documents that nobody wrote: lists of every form in each other, tables, notes, blocks, labels."""

from __future__ import annotations

from random import Random

WORDS = (
    *("nghị quyết", "đảng viên", "Điều lệ", "cán bộ chủ chốt", "quán triệt", "ưu tiên"),
    *("số 37-QĐ/TW", "ngày 25/10/2021", "điểm đ khoản 2", "số 30/2020/NĐ-CP", "05-CT/TW"),
    *("**trọng tâm**", "*nghiêng*", "`mã`", "[liên kết](https://example.org)", "3.5%", "(a)"),
    *(
        "“tự soi, tự sửa”",
        "2020 – 2025",
        "Covid-19",
        "A4",
        "[chỉ báo cáo viên]{audience=key-cadres}",
    ),
)
LETTERS = "abcdđeghiklmnopqrstuvxy"
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
FORMS = ("roman", "decimal", "section", "letter", "bracket", "dash", "plus")


def _label(form: str, at: int, end: str) -> str:
    return {
        "roman": f"{ROMANS[at % 10]}{end}",
        "decimal": f"{at + 1}{end}",
        "section": f"{at + 1}.{at % 3 + 1}.",
        "letter": f"{LETTERS[at % len(LETTERS)]})",
        "bracket": f"({at + 1})",
        "dash": "-",
        "plus": "+",
    }[form]


class Writer:
    """Draws the parts of a document; `notes` are the texts of those that it calls."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.notes: list[str] = []

    def between(self, least: int, most: int) -> int:
        return self.random.randint(least, most)

    def maybe(self) -> bool:
        return self.random.random() < 0.5

    def sentence(self) -> str:
        words = self.random.choices(WORDS, k=self.between(0, 8))
        said = " ".join([self.random.choice(WORDS[:6]), *words])
        if self.between(0, 5):
            return said
        label = f"[^{len(self.notes)}]"
        self.notes.append(f"{label}: Nguồn, {self.random.choice(WORDS[:6])}.")
        return said + label

    def items(self, rank: int, indent: int) -> list[str]:
        own = self.between(rank, len(FORMS) - 1)
        start, gap = self.between(0, 8), self.between(1, 2)
        end, step = self.random.choice(".-"), self.random.choice([0, 2, 3, 4, 8])
        lines: list[str] = []
        for at in range(self.between(1, 4)):
            label = _label(FORMS[own], start + at * gap, end)
            lines.append(f"{' ' * indent}{label} {self.sentence()}")
            if self.between(0, 6) == 0:
                lines += ["", f"{' ' * (indent + 4)}{self.sentence()}", ""]
            if self.maybe() and own + 1 < len(FORMS) and indent < 12:
                lines += self.items(own + 1, indent + step)
        return lines

    def table(self) -> list[str]:
        columns = self.between(2, 4)
        head, *rows = [
            f"| {' | '.join(self.sentence() for _ in range(columns))} |"
            for _ in range(self.between(2, 6))
        ]
        return [head, "|" + "---|" * columns, *rows]

    def part(self, depth: int) -> list[str]:
        what = self.between(0, 6 if depth else 4)
        if what < 2:
            return [self.sentence() for _ in range(what + 1)]
        if what < 4:
            return self.items(0, 0)
        if what == 4:
            return self.table()
        slashes = "/" * (3 + depth)
        header = self.random.choice(["note | Ghi nhớ", "warning", "audience | key-cadres"])
        return [f"{slashes} {header}", "", *self.part(depth - 1), "", slashes]

    def section(self) -> list[str]:
        lines = []
        if self.maybe():
            label = self.random.choice(["", "", " {audience=key-cadres}"])
            lines += [f"## {self.random.choice(['', 'II. ', '3. '])}{self.sentence()}{label}"]
        for _ in range(self.between(1, 3)):
            lines += ["", self.sentence(), "", *self.part(1), ""]
        return lines


def body(random: Random) -> str:
    """The body of a document that no check refuses."""
    write = Writer(random)
    lines = [line for _ in range(write.between(1, 4)) for line in write.section()]
    return "\n".join([*(line for note in write.notes for line in (note, "")), *lines])
