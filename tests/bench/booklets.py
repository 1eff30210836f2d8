"""How fast are booklets made, and how fast do others make the same chapters into PDF?

``make bench-booklets`` measures all in one run and prints the tables of booklets.md.
CPU seconds are those of a whole process and its children, user and system, so that other work on
the machine distorts them little; memory is the most that one process had.
"""

from __future__ import annotations

import datetime
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import pikepdf
import yaml

from tests.bench import content

LENGTHS = {20: 5, 100: 26, 400: 104}
"""How many chapters give about so many A5 pages."""

LONGER = {1000: 260, 2000: 520}
TEN = 10
LONG = 56
"""How many chapters of the length of real documents give about 400 A5 pages."""

PAPER = """
@page { size: A5; margin: 20mm 15mm 19mm 19mm; @bottom-center { content: counter(page); } }
html { font-size: 11pt; }
body { font: 11pt "Liberation Serif", "DejaVu Serif", serif; text-align: justify; }
table { border-collapse: collapse; } td, th { border: .4pt solid; padding: .3em; }
h1 { break-before: page; } h1, h2, h3 { break-after: avoid; }
"""
"""What WeasyPrint needs to print chapters as a book has them."""

REPAIR = """
.md-header, .md-sidebar, .md-footer, .md-skip, .headerlink { display: none; }
.md-container, .md-main, .md-main__inner, .md-content, .md-grid { display: block; max-width: none; }
"""
"""What brings back the text that the boxes of Material lose in print."""

HANDLER = """\
def get_stylesheet(): return {}
def modify_html(html, href): return html
"""


@dataclass(frozen=True)
class Cost:
    """What a process took: CPU seconds, and megabytes at its highest."""

    seconds: float
    megabytes: float


def cost(*command: str, cwd: Path, **variables: str) -> Cost:
    """Run a command to its end and tell what it took."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    environment |= {"PYTHONPATH": str(content.REPOSITORY), **variables}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once, as where people work
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [sys.executable, *command], cwd=cwd, env=environment, stdout=said, stderr=said
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)}: {said.read().decode()}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def pages(folder: Path) -> int:
    """The pages of all PDFs in a folder."""
    count = 0
    for path in folder.rglob("*.pdf"):
        with pikepdf.open(path) as document:
            count += len(document.pages)
    return count


def sources(root: Path, count: int, texts: Sequence[str]) -> None:
    """So many chapters: a project of ours, and one with the same text for others."""
    content.write(root, count, texts)
    staged = root / "staged"
    cost("-m", "bindery", "stage", "--edition", "grassroots", str(staged), cwd=root)
    for path in staged.glob("docs/**/*.md"):
        if path.parent.name != "hoc-tap":
            path.unlink()


def peer(root: Path, plugin: dict[str, object]) -> None:
    """Let the project for others print with a plugin of MkDocs."""
    file = root / "staged/mkdocs.yml"
    config = yaml.safe_load(file.read_text(encoding="utf-8"))
    config.pop("nav", None)
    config["theme"]["features"] = ["navigation.prune"]
    config["plugins"] = [plugin]
    (root / "staged/peer.yml").write_text(yaml.safe_dump(config), encoding="utf-8")


def ours(root: Path, out: Path) -> None:
    """The booklet for reading: read, compose, set, finish, write."""
    from bindery import reader, settings
    from bindery.booklet import typesetter
    from bindery.booklet.compose import compose
    from bindery.provenance import Provenance

    tree, _ = reader.read(settings.load(root / "mkdocs.yml"))
    made = Provenance("", datetime.datetime(2026, 11, 26))
    booklets, _ = compose(tree, "grassroots", made)
    for booklet in booklets:
        (out / "ours.pdf").write_bytes(typesetter.render(booklet, root / "docs"))


def lean(root: Path, out: Path) -> None:
    """The same chapters by WeasyPrint alone, tagged: Markdown, a few styles, one document."""
    import weasyprint

    from bindery import settings
    from bindery.booklet import elements

    known = settings.load(root / "staged/mkdocs.yml.ours")
    parts = []
    for path in sorted(root.glob("staged/docs/bo/hoc-tap/*.md")):
        convert = elements.converter(known.extensions, known.extension_configs)
        text = path.read_text(encoding="utf-8").split("---\n", 2)[2]
        parts.append(f"<h1>{path.stem}</h1>{convert.convert(text)}")
    html = f"<html lang=vi><head><title>x</title><style>{PAPER}</style><body>{''.join(parts)}"
    weasyprint.HTML(string=html).write_pdf(out / "lean.pdf", pdf_tags=True)


def by_ours(root: Path, out: Path) -> Cost:
    return cost(__file__, "ours", str(root), str(out), cwd=root)


def by_lean(root: Path, out: Path) -> Cost:
    shutil.copy(root / "mkdocs.yml", root / "staged/mkdocs.yml.ours")
    return cost(__file__, "lean", str(root), str(out), cwd=root)


def by_export(root: Path, out: Path) -> Cost:
    """Its theme handler brings back the text that it loses."""
    handler = root / "staged/handler.py"
    handler.write_text(HANDLER.format(repr(REPAIR + PAPER)), encoding="utf-8")
    peer(root, {"pdf-export": {"theme_handler_path": str(handler)}})
    return _mkdocs(root, out)


def by_with_pdf(root: Path, out: Path) -> Cost:
    peer(root, {"with-pdf": {"output_path": "book.pdf", "author": "x", "copyright": "x"}})
    return _mkdocs(root, out)


def _mkdocs(root: Path, out: Path) -> Cost:
    return cost(
        *("-m", "mkdocs", "build", "--quiet", "--config-file", "peer.yml"),
        *("--site-dir", str(out)),
        cwd=root / "staged",
    )


SYSTEMS: dict[str, Callable[[Path, Path], Cost]] = {
    "Bindery": by_ours,
    "lean WeasyPrint": by_lean,
    "mkdocs-pdf-export-plugin": by_export,
    "mkdocs-with-pdf": by_with_pdf,
}


def compared(root: Path) -> Iterator[str]:
    """Same chapters, every system."""
    yield "| chapters | system | pages | CPU s | pages a CPU s | peak MB | CPU of Bindery × |"
    yield "|--:|---|--:|--:|--:|--:|--:|"
    contents = {
        f"{count}": (count, content.chapters()) for count in sorted({*LENGTHS.values(), TEN})
    }
    contents[f"{TEN} long"] = (TEN, content.documents())
    for said, (count, texts) in contents.items():
        project = root / f"{said}-chapters"
        project.mkdir()
        sources(project, count, texts)
        first = 0.0
        for name, measure in SYSTEMS.items():
            out = project / name.replace(" ", "-")
            out.mkdir()
            taken = measure(project, out)
            first = first or taken.seconds
            yield (
                f"| {said} | {name} | {pages(out)} | {taken.seconds:.1f} "
                f"| {pages(out) / taken.seconds:.0f} | {taken.megabytes:.0f} "
                f"| {taken.seconds / first:.1f} |"
            )


def longer(root: Path) -> Iterator[str]:
    """One booklet, longer and longer, and one of long chapters."""
    yield "| chapters | pages | CPU s | pages a CPU s | peak MB |"
    yield "|--:|--:|--:|--:|--:|"
    contents = {
        f"{length}": (count, content.chapters())
        for length, count in (*LENGTHS.items(), *LONGER.items())
    }
    contents["long"] = (LONG, content.documents())
    for name, (count, texts) in contents.items():
        project = root / f"longer-{name}"
        project.mkdir()
        content.write(project, count, texts)
        out = project / "out"
        out.mkdir()
        taken = by_ours(project, out)
        yield (
            f"| {count}{' long' * (name == 'long')} | {pages(out)} | {taken.seconds:.1f} "
            f"| {pages(out) / taken.seconds:.0f} | {taken.megabytes:.0f} |"
        )


def imposition(root: Path) -> Iterator[str]:
    """The sheets of the booklet of 400 pages."""
    from bindery.booklet.format import A5
    from bindery.booklet.imposition import Binding
    from bindery.booklet.pdf import imposed

    pdf = next((root / "longer-400/out").glob("*.pdf"))
    data, start = pdf.read_bytes(), time.process_time()
    imposed(data, A5.sheet, Binding())
    taken = (time.process_time() - start) * 1000 / pages(pdf.parent)
    yield f"Imposition: {taken:.1f} ms a page."


def again(root: Path) -> Iterator[str]:
    """All files of the booklet of 400 pages, and once more with nothing changed."""
    project = root / "longer-400"
    command = ("-m", "bindery", "booklets", "--edition", "grassroots", "--out", str(project))
    cold, warm = (cost(*command, cwd=project) for _ in range(2))
    with (project / "docs/bo/hoc-tap/0001.md").open("a", encoding="utf-8") as chapter:
        chapter.write("\nThêm một câu.\n")
    changed = cost(*command, cwd=project)
    yield (
        f"`bindery booklets`, all files of it, searched for leaks: {cold.seconds:.1f} CPU s; with "
        f"nothing changed {warm.seconds:.2f} s, {warm.seconds / cold.seconds:.1%}; with one "
        f"chapter changed {changed.seconds:.1f} s."
    )


def main() -> None:
    """Measure everything, and tell it as Markdown."""
    names = ("typst", "weasyprint", "mkdocs-pdf-export-plugin", "mkdocs-with-pdf")
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in names)
    print(f"Python {platform.python_version()}, {versions}; {os.cpu_count()} cores.\n")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for measure in (longer, imposition, again, compared):
            for line in measure(Path(folder)):
                print(line, flush=True)
            print()


if __name__ == "__main__":
    if sys.argv[1:]:
        {"ours": ours, "lean": lean}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main()
