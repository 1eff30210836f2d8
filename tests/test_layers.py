"""The core works without the site engine, and its arrows point down."""

from __future__ import annotations

import ast
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import bindery

CORE = Path(bindery.__file__).parent
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages([str(CORE)], "bindery.")
    if not module.name.endswith("__main__")
)

GROUND = {"audience", "diagnostic"}
MODEL = {
    *GROUND,
    "aid",
    *("bounds", "characters", "citation", "dates", "definition", "document", "enumeration"),
    *("folder", "form", "front_matter", "glossary", "label", "link", "markup", "names", "outline"),
    *("paragraph", "passage", "plain", "reader", "resolution", "scanner", "session", "settings"),
    *("slug", "spans", "tree"),
}


def test_the_core_imports_no_site_engine() -> None:
    """Told in a fresh interpreter, after every module of the core is imported."""
    program = (
        "import importlib, sys\n"
        f"for name in {MODULES!r}: importlib.import_module(name)\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('mkdocs', 'material')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("layer", [GROUND, MODEL], ids=["ground", "model"])
def test_arrows_point_down(layer: set[str]) -> None:
    for name in sorted(layer):
        for imported in siblings(CORE / f"{name}.py"):
            assert imported in layer, f"{name} imports {imported}"


def siblings(file: Path) -> set[str]:
    """The modules of the core that a module imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 1:
            found |= {node.module} if node.module else {alias.name for alias in node.names}
    return found


def test_a_heavy_library_is_imported_in_one_module_of_a_feature() -> None:
    heavy = (
        *("typst", "pikepdf", "pypdfium2", "lxml", "tqdm", "filelock", "docx", "icalendar"),
        *("segno", "weasyprint"),
    )
    for library in heavy:
        importing = [
            str(path.relative_to(CORE))
            for path in sorted(CORE.rglob("*.py"))
            if any(
                line.strip().startswith((f"import {library}", f"from {library}"))
                for line in path.read_text(encoding="utf-8").splitlines()
            )
        ]
        features = [path.partition("/")[0] for path in importing]
        assert importing
        assert len(set(features)) == len(features), f"{library}: {importing}"
