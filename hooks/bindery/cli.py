"""The command ``bindery``: what MkDocs does not do.

Exit codes: 0 done, 1 problems in the content, 2 wrong usage or configuration.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from . import back_matter, checks, coverage, reader, settings
from .arguments import Arguments, parse
from .audience import ALL
from .booklet import press
from .diagnostic import ConfigurationError, Diagnostic, report
from .edition import edition
from .provenance import provenance
from .publish import beside, run_engine
from .reader import Tree
from .stage import stage
from .verify import certificate

DONE, PROBLEMS, USAGE = 0, 1, 2
CACHE = Path(".cache", "bindery", "booklets")


class _Stop(Exception):
    """There are problems in the content; they have been told."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    try:
        asked = parse(arguments)
        _COMMANDS[asked.command](asked)
    except _Stop:
        return PROBLEMS
    except ConfigurationError as error:
        print(f"bindery: {error}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        return PROBLEMS  # nobody read to the end, so nobody may take it for done
    return DONE


def _sources(asked: Arguments) -> Tree:
    """The sources, read and checked in all editions."""
    known = settings.load(asked.config_file)
    known.edition(asked.edition)
    tree, problems = reader.read(known)
    if not tree.documents and not problems:
        raise ConfigurationError(f"thư mục {known.docs_dir} không có trang nào")
    _stop_on([*problems, *checks.check(tree)])
    return tree


def _stop_on(problems: Iterable[Diagnostic], ending: str = "") -> None:
    lines = report(problems)
    for line in lines:
        print(line, file=sys.stderr)
    if lines:
        print(f"{len(lines)} lỗi.{ending}", file=sys.stderr)
        raise _Stop


def _check(asked: Arguments) -> None:
    tree = _sources(asked)
    for line in report(checks.questions(tree)):
        print(f"Hỏi lại: {line}")
    for line in coverage.table(coverage.coverage(tree), tree):
        print(line)
    print(f"Không có lỗi: {len(tree.documents)} trang, kiểm tra trong mọi ấn bản.")


def _build(asked: Arguments) -> None:
    tree = _sources(asked)
    known = tree.settings
    target = asked.site_dir or known.site_dir
    made = provenance(known.root)
    kept = f" Trang cũ giữ nguyên ở {target}."
    with beside(target) as folder:
        print(f"Dựng trang, ấn bản {asked.edition} …")
        said = run_engine(
            known.config_file, asked.edition, folder, "later" if asked.booklets else "no"
        )
        if said:
            print(said, file=sys.stderr)
            print(f"Không dựng được trang.{kept}", file=sys.stderr)
            raise _Stop
        if asked.booklets:
            cache = known.root / CACHE
            _stop_on(press.publish(tree, asked.edition, made, folder, cache=cache), kept)
        print("Kiểm tra nội dung không thuộc ấn bản …")
        result = _verified(folder, tree, asked.edition)
        certificate.write(folder, result, tree, made)
        _stop_on(result.leaks, kept)
    print(f"Xong: {target / 'index.html'}")
    print(f"Ấn bản {asked.edition}, nguồn {made.label}, {result.files} tệp.")


def _booklets(asked: Arguments) -> None:
    tree = _sources(asked)
    known = tree.settings
    sets = [index.place.set_id for index in tree.set_indexes]
    if asked.set_id is not None and asked.set_id not in sets:
        raise ConfigurationError(
            f"không có bộ tài liệu “{asked.set_id}”. Các bộ: {', '.join(map(str, sets))}"
        )
    out = asked.out or known.root
    cache = known.root / CACHE if asked.cache else None
    made = provenance(known.root)
    _stop_on(press.publish(tree, asked.edition, made, out, asked.set_id, cache))
    print(f"Xong: {out / 'booklets'}, ấn bản {asked.edition}, nguồn {made.label}.")


def _stage(asked: Arguments) -> None:
    tree = _sources(asked)
    assert asked.folder is not None
    stage(edition(tree, asked.edition), asked.folder)
    print(f"Xong: {asked.folder}, ấn bản {asked.edition}.")


def _verified(folder: Path, tree: Tree, name: str) -> certificate.Certificate:
    return certificate.verify(folder, tree, name, back_matter.texts(edition(tree, name)))


def _verify(asked: Arguments) -> None:
    tree = _sources(asked)
    assert asked.folder is not None
    if not asked.folder.is_dir():
        raise ConfigurationError(f"không có thư mục {asked.folder}")
    result = _verified(asked.folder, tree, asked.edition)
    if certificate.edition_of(asked.folder) in (None, asked.edition):
        certificate.write(asked.folder, result, tree, provenance(tree.settings.root))
    _stop_on(result.leaks)
    if asked.edition == ALL:
        print("Ấn bản all có mọi nội dung: không có gì phải giữ lại.")
    else:
        print(
            f"Đạt: {result.files} tệp, {result.sequences} cụm từ phải giữ lại, không thấy cụm nào."
        )


_COMMANDS = {
    "check": _check,
    "build": _build,
    "booklets": _booklets,
    "stage": _stage,
    "verify": _verify,
}


def run() -> None:
    """Run the command line of the process."""
    sys.exit(main())
