"""The command ``bindery``: what MkDocs does not do.

Exit codes: 0 done, 1 problems in the content, 2 wrong usage or configuration, or the disk refuses.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from . import (
    about,
    checks,
    coverage,
    delivery,
    packed,
    page_pdf,
    portable,
    publish,
    reader,
    settings,
)
from .address import BOOKLETS
from .amount import size
from .arguments import Arguments, parse
from .audience import ALL
from .booklet import downloads, glyphs, preflight, press
from .booklet.format import READING
from .booklet.formats import Order
from .booklet.imposition import Binding
from .booklet.record import record
from .certified import certified
from .checks import sets
from .comparison import differences
from .diagnostic import ConfigurationError, Diagnostic, reason, report
from .edition import edition
from .engine import run_engine
from .offline import lists
from .provenance import Provenance, provenance
from .stage import stage
from .tree import Tree
from .verify import certificate

DONE, PROBLEMS, USAGE, INTERRUPTED = 0, 1, 2, 130
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
    except OSError as error:
        print(f"bindery: {error.filename or 'đĩa'}: {reason(error)}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        print("bindery: đã dừng theo yêu cầu", file=sys.stderr)
        return INTERRUPTED
    return DONE


def _sources(asked: Arguments) -> Tree:
    """The sources, read and checked in all editions."""
    known = settings.load(asked.config_file)
    known.edition(asked.edition)
    tree, problems = reader.read(known)
    if not tree.documents and not problems:
        raise ConfigurationError(f"thư mục {known.docs_dir} không có trang nào")
    _stop_on([*problems, *checks.check(tree), *preflight.check(tree)])
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
    asking = (checks, sets, preflight, glyphs)
    for line in report([question for part in asking for question in part.questions(tree)]):
        print(f"Hỏi lại: {line}")
    for line in coverage.table(coverage.coverage(tree), tree):
        print(line)
    print(f"Không có lỗi: {len(tree.documents)} trang, kiểm tra trong mọi ấn bản.")


def _build(asked: Arguments) -> None:
    tree = _sources(asked)
    known = tree.settings
    target = asked.site_dir or known.site_dir
    if known.docs_dir.is_relative_to(target.resolve()):
        raise ConfigurationError(f"{target} chứa nguồn của trang; chọn thư mục khác")
    made = provenance(known.root)
    kept = f" Trang cũ giữ nguyên ở {target}."
    with publish.beside(target) as folder:
        _pages(tree, asked, made, folder, kept)
        result = _certify(tree, asked.edition, made, folder, kept)
        lists.write(folder, asked.edition, made)  # anew: pages have been completed since
        packed.pack(folder)
    print(f"Xong: {target / 'index.html'}")
    print(f"Ấn bản {asked.edition}, nguồn {made.label}, {result.files} tệp.")


def _pages(tree: Tree, asked: Arguments, made: Provenance, folder: Path, kept: str = "") -> None:
    """Build the pages of an edition and print its booklets into `folder`."""
    known = tree.settings
    print(f"Dựng trang, ấn bản {asked.edition} …")
    if hindrance := page_pdf.hindrance():
        print(hindrance, file=sys.stderr)
    booklets = "later" if asked.booklets else "no"
    said = run_engine(known.config_file, asked.edition, folder, booklets, made.epoch)
    if said:
        print(said, file=sys.stderr)
        print(f"Không dựng được trang.{kept}", file=sys.stderr)
        raise _Stop
    if asked.booklets:
        cache = known.root / CACHE
        _stop_on(press.publish(tree, asked.edition, made, folder, cache=cache), kept)
        downloads.complete(folder, edition(tree, asked.edition))


def _certify(
    tree: Tree, name: str, made: Provenance, folder: Path, kept: str = ""
) -> certificate.Certificate:
    """The search of a whole site, which has been told on the site; a leak stops everything."""
    print("Kiểm tra nội dung không thuộc ấn bản …")
    result = certified(folder, tree, name, made)
    _stop_on(result.leaks, kept)
    certificate.write(folder, result, tree, made)
    about.state(folder, name)
    return result


def _pack(asked: Arguments) -> None:
    tree = _sources(asked)
    made = provenance(tree.settings.root)
    target = asked.out or tree.settings.root / portable.name(asked.edition)
    with portable.beside(target, asked.edition) as folder:
        _pages(tree, asked, made, folder)
        lists.remove(folder)
        _stop_on(portable.complete(folder, edition(tree, asked.edition), made))
        result = _certify(tree, asked.edition, made, folder)
        large = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"Xong: {target}, {size(target.stat().st_size)}, giải nén ra {size(large)}.")
    print(f"Ấn bản {asked.edition}, nguồn {made.label}, {result.files} tệp.")


def _booklets(asked: Arguments) -> None:
    known = settings.load(asked.config_file)
    out = asked.out or known.root
    made = provenance(known.root)
    order = Order(READING[asked.format], Binding(asked.paper, asked.signature))
    options = (asked.edition, asked.set_id, order, asked.shard)
    cache = known.root / CACHE
    before = record(cache, known, made, options)
    if asked.cache and before.stands(out / BOOKLETS):
        print(f"Không có gì đổi: {out / BOOKLETS}, ấn bản {asked.edition}.")
        return
    tree = _sources(asked)
    listed = [index.place.set_id for index in tree.set_indexes]
    if asked.set_id is not None and asked.set_id not in listed:
        raise ConfigurationError(
            f"không có bộ tài liệu “{asked.set_id}”. Các bộ: {', '.join(map(str, listed))}"
        )
    with delivery.delivered(out) as folder:
        kept = cache if asked.cache else None
        _stop_on(
            press.publish(tree, asked.edition, made, folder, asked.set_id, kept, order, asked.shard)
        )
        _stop_on(certified(folder, tree, asked.edition, made).leaks)
        files = sum(path.is_file() for path in folder.rglob("*"))
    if before == record(cache, known, made, options):  # nobody has written meanwhile
        before.remember(out / BOOKLETS)
    print(f"Xong: {out / BOOKLETS}, ấn bản {asked.edition}, nguồn {made.label}, {files} tệp.")


def _rollback(asked: Arguments) -> None:
    target = asked.site_dir or settings.load(asked.config_file).site_dir
    before, now = publish.previous(target), certificate.edition_of(target)
    if before.exists() and certificate.edition_of(before) != now:
        raise ConfigurationError(
            f"bản trước ở {target} là của ấn bản khác ({certificate.edition_of(before)}, "
            f"nay là {now}); không quay lại, hãy dựng ấn bản ấy bằng bindery build"
        )
    publish.rollback(target)
    print(f"Xong: {target / 'index.html'} là bản trước, {certificate.told(target)}.")


def _stage(asked: Arguments) -> None:
    tree = _sources(asked)
    assert asked.folder is not None
    stage(tree, asked.edition, provenance(tree.settings.root), asked.folder)
    print(f"Xong: {asked.folder}, ấn bản {asked.edition}.")


def _verify(asked: Arguments) -> None:
    tree = _sources(asked)
    assert asked.folder is not None
    if not asked.folder.is_dir():
        raise ConfigurationError(f"không có thư mục {asked.folder}")
    made = provenance(tree.settings.root)
    result = certified(asked.folder, tree, asked.edition, made)
    _stop_on([*result.leaks, *_against(asked)])
    if asked.edition == ALL:
        print("Ấn bản all có mọi nội dung: không có gì phải giữ lại.")
    else:
        print(
            f"Đạt: {result.files} tệp, {result.sequences} cụm từ phải giữ lại, không thấy cụm nào."
        )


def _against(asked: Arguments) -> Iterator[Diagnostic]:
    """What differs from another build of the same sources."""
    if asked.against is None or asked.folder is None:
        return
    if not asked.against.is_dir():
        raise ConfigurationError(f"không có thư mục {asked.against}")
    for path, message in differences(asked.folder, asked.against):
        yield Diagnostic(path, 0, message)


_COMMANDS = {
    "check": _check,
    "build": _build,
    "booklets": _booklets,
    "pack": _pack,
    "stage": _stage,
    "verify": _verify,
    "rollback": _rollback,
}


def run() -> None:
    """Run the command line of the process."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main())
