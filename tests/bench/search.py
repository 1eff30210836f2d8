"""What does a search cost a reader, here and elsewhere? Run as a program; it writes `search.md`.

The same pages for three searches: ours; that of the theme, which builds its index in the browser;
and Pagefind, whose pages and queries have d for đ, as it does not know that they are one letter.
Each is asked in a Chromium that knows nothing yet, from a server that packs what it sends.
"""

from __future__ import annotations

import functools
import gzip
import html
import http.server
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import material
from playwright.sync_api import Browser, sync_playwright

REPOSITORY = Path(__file__).parents[2]
REPORT = Path(__file__).parent / "search.md"
PAGEFIND = "pagefind@1.6.0"
ROUNDS = 5
SIZES = (200, 2000)
QUERIES = (
    *("nghi quyet", "đảng viên không được làm những gì?", "37 qd tw", "hoc tap va lam theo"),
    *("tuyên tr", "nghij quyeets", '"chương trình hành động"', "kiểm tra, giám sát"),
)
PACKED = (".pagefind", ".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter")
"""Names of what is packed already."""


class _Server(http.server.SimpleHTTPRequestHandler):
    """Packs what it sends, and counts it."""

    sent = 0

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        body = _packed(path)
        type(self).sent += len(body)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        if path.suffix not in PACKED:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@functools.cache
def _packed(path: Path) -> bytes:
    content = path.read_bytes()
    return content if path.suffix in PACKED else gzip.compress(content, 9)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a folder on a server."""
    handler = functools.partial(_Server, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def cpu_seconds(act: Callable[[], object]) -> float:
    """How long `act` keeps one core busy, the programs that it starts included."""

    def used() -> float:
        child = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.process_time() + child.ru_utime + child.ru_stime

    before = used()
    act()
    return used() - before


# ---- the three


@dataclass(frozen=True)
class Peer:
    """A search: how its index is made, and the scripts by which a page opens and asks it."""

    name: str
    make: Callable[[Any, Path], None]
    opened: str
    asked: str


def ours(library: Any, folder: Path) -> None:
    """Write our index, and a page without anything."""
    from bindery.search.index import build

    index = build(library)
    for path, content in index.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    (folder / "entry.txt").write_text(index.entry)


def of_the_theme(library: Any, folder: Path) -> None:
    """What its plugin would write, beside its own scripts."""
    theirs = Path(material.__file__).parent / "templates/assets/javascripts"
    (folder / "assets").mkdir()
    (folder / "assets/javascripts").symlink_to(theirs)
    docs = [
        {
            "location": f"{page.uri}#{section.address}" if section.address else page.uri,
            "title": section.heading,
            "text": "".join(f"<p>{html.escape(line)}</p>" for line in section.text.split("\n")),
        }
        for page in library.pages
        for section in page.sections
    ]
    config = {
        "lang": ["vi"],
        "separator": r"[\s\-]+",
        "pipeline": ["stopWordFilter"],
        "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1e6}},
    }
    (folder / "search").mkdir()
    (folder / "search/search_index.json").write_text(
        json.dumps({"config": config, "docs": docs}, ensure_ascii=False, separators=(",", ":"))
    )


def pagefind(library: Any, folder: Path) -> None:
    """Write the pages, and let it read them."""
    for page in library.pages:
        parts = [f"<h1>{html.escape(page.title)}</h1>"]
        for section in page.sections:
            parts.append(f'<h2 id="s{section.address}">{html.escape(section.heading)}</h2>')
            parts += [f"<p>{html.escape(line)}</p>" for line in section.text.split("\n")]
        path = folder / page.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f'<!doctype html><html lang="vi"><title>x</title><main>{"".join(parts)}</main>'
        path.write_text(text.replace("đ", "d").replace("Đ", "D"), encoding="utf-8")
    command = ["npx", "--yes", PAGEFIND, "--site", str(folder), "--quiet"]
    subprocess.run(command, check=True, capture_output=True)


PEERS = (
    Peer(
        "Bindery",
        ours,
        """entry => new Promise((done, fail) => {
             const script = document.createElement("script");
             script.src = entry;
             script.onload = () => bindery.parts.library().then(() => done(), fail);
             document.head.append(script);
           })""",
        "query => bindery.search(query, {limit: 10}).then(found => found.results.length)",
    ),
    Peer(
        "Material for MkDocs",
        of_the_theme,
        """worker => fetch("search/search_index.json").then(answer => answer.json()).then(data =>
             new Promise(done => {
               window.worker = new Worker(worker);
               window.worker.onmessage = () => done();
               window.worker.postMessage({type: 0, data: {...data, options: {suggest: false}}});
             }))""",
        """query => new Promise(done => {
             window.worker.onmessage = ({data}) => done(data.data.items.length);
             window.worker.postMessage({type: 2, data: query});
           })""",
    ),
    Peer(
        "Pagefind, đ as d",
        pagefind,
        """() => import("/pagefind/pagefind.js").then(async module => {
             window.pagefind = module;
             await module.init();
           })""",
        """query => window.pagefind.search(query.replace(/đ/g, "d")).then(found =>
             Promise.all(found.results.slice(0, 10).map(one => one.data())))
             .then(all => all.length)""",
    ),
)


# ---- measured


@dataclass
class Measured:
    """Bytes and milliseconds of one search at one size: a value for each time it was asked."""

    before: list[int] = field(default_factory=list)
    query: list[int] = field(default_factory=list)
    opened: list[float] = field(default_factory=list)
    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)


TIMED = """async ([call, value]) => {
  const asked = eval(call);
  const start = performance.now();
  const found = await asked(value);
  return [performance.now() - start, found];
}"""


def ask(browser: Browser, url: str, peer: Peer, value: str, query: str, slow: int) -> Measured:
    """Open a search that was never opened, ask it, and ask it the same again."""
    context = browser.new_context()
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Emulation.setCPUThrottlingRate", {"rate": slow})
    page.goto(f"{url}/empty.html")
    sent = _Server.sent
    result = Measured()
    result.opened.append(page.evaluate(TIMED, [peer.opened, value])[0])
    result.before.append(_Server.sent - sent)
    sent = _Server.sent
    took, found = page.evaluate(TIMED, [peer.asked, query])
    result.cold.append(took)
    result.query.append(_Server.sent - sent if found else 0)
    result.warm.append(page.evaluate(TIMED, [peer.asked, query])[0])
    context.close()
    return result


def measure(browser: Browser, url: str, peer: Peer, value: str, slow: int, rounds: int) -> Measured:
    whole = Measured()
    for _ in range(rounds):
        for query in QUERIES:
            one = ask(browser, url, peer, value, query, slow)
            for name, values in vars(one).items():
                getattr(whole, name).extend(values)
    return whole


def kilobytes(count: float) -> str:
    return f"{count / 1000:,.0f} KB"


def milliseconds(values: list[float]) -> str:
    return f"{statistics.median(values):,.0f} ms"


def rows(browser: Browser, count: int, rounds: int) -> Iterator[str]:
    """The lines of the table for so many pages."""
    from tests.search.corpus import generated

    library = generated(count)
    for peer in PEERS:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            made = cpu_seconds(lambda peer=peer, folder=folder: peer.make(library, folder))
            (folder / "empty.html").write_text(
                '<!doctype html><meta charset="utf-8"><title>Tìm</title>', encoding="utf-8"
            )
            value = {
                "Bindery": lambda folder=folder: (folder / "entry.txt").read_text(),
                "Material for MkDocs": lambda folder=folder: str(
                    next(folder.glob("assets/javascripts/workers/search.*.js")).relative_to(folder)
                ),
            }.get(peer.name, str)()
            with serving(folder) as url:
                plain = measure(browser, url, peer, value, 1, rounds)
                slow = measure(browser, url, peer, value, 4, rounds)
        in_browser = peer.name.startswith("Material")
        yield (
            f"| {count:,} | {peer.name} | {kilobytes(max(plain.before))} | "
            f"{kilobytes(max(plain.query))} | {milliseconds(plain.opened)} / "
            f"{milliseconds(slow.opened)} | {milliseconds(plain.cold)} / "
            f"{milliseconds(slow.cold)} | {milliseconds(plain.warm)} / {milliseconds(slow.warm)} | "
            f"{'in the browser' if in_browser else f'{made:,.1f} s'} |"
        )


HEAD = f"""# The search, measured

`make bench-search` writes this file. Pages of 500 words each, made of sentences of the sample
content in any order, each with symbols of its own; {len(QUERIES)} queries, each in a browser that
has nothing yet, from a server on the same machine that packs what it sends.

- **before**: bytes, packed, from the opening of the search until a query can be typed. Nothing of
  ours is loaded before a reader opens it, but the script of the box (5 KB) with each page.
- **query**: bytes, packed, that the first query loads with its ten results; the most of all.
- **opened**, **cold**, **warm**: until a query can be typed; from there until the first ten results
  are there with their excerpts; the same query again. Medians, without / with a CPU slowed down
  four times. Chromium slows down the page, not the workers, in which Material's search works.
- **index**: seconds of one core to make it. Material's is made in the browser: see **opened**.
"""


def main() -> int:
    """Write the report; `BENCH_ROUNDS` and `BENCH_PAGES` make it shorter."""
    # Run as a program, this file is no part of the package of tests.
    sys.path.insert(0, str(REPOSITORY))
    from tests.browser import chromium

    rounds = int(os.environ.get("BENCH_ROUNDS", ROUNDS))
    sizes = [int(size) for size in os.environ.get("BENCH_PAGES", "").split()] or SIZES
    table = [
        "| pages | search | before | query | opened | cold | warm | index |",
        "|--:|---|--:|--:|--:|--:|--:|--:|",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.ARGUMENTS
        )
        version = browser.version
        for count in sizes:
            for row in rows(browser, count, rounds):
                print(row, flush=True)
                table.append(row)
        browser.close()
    said = (
        f"{time.strftime('%Y-%m-%d', time.gmtime())}, Chromium {version}, Python "
        f"{platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[1]:.1f}, "
        f"{rounds} rounds."
    )
    REPORT.write_text("\n".join([HEAD, said, "", *table, ""]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
