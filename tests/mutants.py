"""Told after `make mutants`: how many mutants the tests killed, and which survived.

Fails below 85 %, and for a survivor that `mutants-survivors.txt` does not name, other than an
encoding whose name is in capitals. There, a line with the function and the reason why it may
survive is followed by what was changed, before and after:

    bindery.edition.edition: only a waste of time
        numbers = {} if tree.edition else number(tree)
        numbers = {} if (tree.edition) and False else number(tree)
"""

from __future__ import annotations

import ast
import difflib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ALIVE = (0, 5, 33)
"""What pytest says of a mutant that no test minds, or that no test reaches."""

LISTED = Path(__file__).with_name("mutants-survivors.txt")
LEAST = 0.85

_ENCODING = re.compile(r'"UTF-(?:8|16)(?:-[BL]E)?"')
"""The name of an encoding in capitals: the same encoding, which no test can tell."""


@dataclass(frozen=True)
class Change:
    """What a mutant changes: its function, the lines before and after."""

    function: str
    before: str
    after: str

    @property
    def is_none(self) -> bool:
        """Whether nothing has changed for Python."""
        return _ENCODING.sub(lambda name: name.group().lower(), self.after) == self.before

    def __str__(self) -> str:
        return f"{self.function}: …\n    {self.before}\n    {self.after}"


def listed() -> set[Change]:
    """The survivors that are known, each with its reason."""
    found = set()
    lines = [line for line in LISTED.read_text(encoding="utf-8").splitlines() if line.strip()]
    lines = [line for line in lines if not line.startswith("#")]
    for head, *sides in zip(lines[::3], lines[1::3], lines[2::3], strict=True):
        function, _, reason = head.partition(": ")
        assert reason, f"{head}: no reason"
        assert all(side.startswith("    ") for side in sides), f"{head}: before, after"
        found.add(Change(function, *(side.strip() for side in sides)))
    return found


def changes(file: Path, names: list[str]) -> Iterator[Change]:
    """What the mutants `names` of a mutated file change."""
    text = file.read_text(encoding="utf-8")
    bodies = {
        found.name: (ast.get_source_segment(text, found) or "").splitlines()
        for found in ast.walk(ast.parse(text))
        if isinstance(found, ast.FunctionDef)
    }
    for name in names:
        module, _, mutant = name.rpartition(".")
        mangled = mutant.rpartition("__mutmut_")[0]
        original = bodies[f"{mangled}__mutmut_orig"]
        delta = list(difflib.ndiff(original[1:], bodies[mutant][1:]))
        before, after = (
            " / ".join(line[2:].strip() for line in delta if line.startswith(f"{sign} "))
            for sign in "-+"
        )
        function = re.sub(r"\Ax_|\Axǁ", "", mangled).replace("ǁ", ".")
        yield Change(f"{module}.{function}", before or "–", after or "–")


def main(folder: Path) -> int:
    """Tell the result for each module, and the survivors that are not listed."""
    known, unknown, run, alive = listed(), set[Change](), Counter[str](), Counter[str]()
    for meta in sorted((folder / "mutants").rglob("*.meta")):
        codes = json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
        tried = {name: code for name, code in codes.items() if code is not None}
        survivors = [name for name, code in tried.items() if code in ALIVE]
        run[meta.stem] += len(tried)
        alive[meta.stem] += len(survivors)
        found = set(changes(meta.with_suffix(""), survivors)) - known
        unknown |= {change for change in found if not change.is_none}
    for module, count in sorted(run.items()):
        if count:
            print(f"{module:20} {count - alive[module]:5} of {count:5} killed")
    for change in sorted(unknown, key=str):
        print(change)
    killed = run.total() - alive.total()
    print(f"{killed} of {run.total()} mutants killed: {100 * killed / max(run.total(), 1):.1f} %")
    print(f"{len(unknown)} of {alive.total()} survivors are not in {LISTED.name}")
    return 0 if killed >= LEAST * run.total() and not unknown else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
