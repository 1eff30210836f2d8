"""Told after `make mutants`: how many mutants the tests killed, and which survived, by function."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

SURVIVED, UNTESTED, NOT_RUN = 0, 33, None


def main(folder: Path) -> int:
    """Print the survivors; fail below 85 %."""
    alive: Counter[str] = Counter()
    run = 0
    for file in sorted(folder.rglob("*.meta")):
        for name, code in json.loads(file.read_text())["exit_code_by_key"].items():
            if code is NOT_RUN:
                continue
            run += 1
            if code in (SURVIVED, UNTESTED):
                alive[name.rpartition("__mutmut_")[0]] += 1
    for function, count in sorted(alive.items()):
        print(f"{count:4} survived in {function}")
    killed = run - alive.total()
    print(f"{killed} of {run} mutants killed: {100 * killed / max(run, 1):.1f} %")
    return 0 if killed >= 0.85 * run else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
