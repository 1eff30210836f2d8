"""Measures what a reader on an old phone waits for: ``make bench-site``, a table in Markdown.

A site of 2,000 pages, made from the repository's own chapters, on the shipped nginx configuration,
in Chromium with 400 kbit/s and 400 ms; then Lighthouse, on each type of page.
"""

from __future__ import annotations

import itertools
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import yaml
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.content import REPOSITORY, chapters
from tests.browser import chromium
from tests.deploy import nginx

PAGES = 2000
CHAPTERS = 20
"""Of each set: half of them are questions."""

LIGHTHOUSE = "lighthouse@13.5.0"
RUNS = 3
BYTES_A_SECOND = 400_000 / 8
LATENCY = 400

SHIFTS = """() => new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => resolve(sum), 500);
})"""
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


@dataclass(frozen=True)
class View:
    """The first view of a page: bytes as they are sent, milliseconds, and a layout shift score."""

    sent: int
    paint: float
    shift: float
    hosts: int


def write(root: Path, count: int) -> None:
    """A project of so many pages below `root`."""
    config = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))
    config["theme"]["custom_dir"] = str(REPOSITORY / "overrides")
    config["hooks"] = [str(REPOSITORY / hook) for hook in config["hooks"]]
    said = yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
    (root / "mkdocs.yml").write_text(said, encoding="utf-8")
    (root / "docs").mkdir(parents=True, exist_ok=True)
    front = (REPOSITORY / "docs/index.md").read_text(encoding="utf-8")
    (root / "docs/index.md").write_text(front, encoding="utf-8")
    index = (REPOSITORY / "docs/hntw4-khoa-xiii/index.md").read_text(encoding="utf-8")
    head = index.split("---\n", 2)[1]
    bodies = {"hoc-tap": itertools.cycle(chapters()), "hoi-dap": itertools.cycle(questions())}
    for number in range(1, count // CHAPTERS + 1):
        folder = root / f"docs/bo-{number:03}"
        title = f"Bộ tài liệu thứ {number}"
        said = head.replace("Hội nghị Trung ương 4 khóa XIII\n", f"{title}\n", 1)
        _page(folder / "index.md", f"---\n{said}---\nGiới thiệu.\n")
        for at in range(CHAPTERS - 1):
            kind = "hoi-dap" if at % 2 else "hoc-tap"
            title = f"Bài {at} của bộ {number}"
            text = f"---\ntitle: {title}\n---\n{next(bodies[kind])}"
            _page(folder / kind / f"{at:02}.md", text)


def questions() -> list[str]:
    """The bodies of the repository's own questions, without what they lead to."""
    files = sorted(REPOSITORY.glob("docs/*/hoi-dap/*.md"))
    bodies = (file.read_text(encoding="utf-8").split("---\n", 2)[2] for file in files)
    return [re.sub(r"\[([^\[\]^]+)\]\([^()]*\)| ?about=[^\s{}]+", r"\1", body) for body in bodies]


def _page(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def view(browser: Browser, address: str) -> View:
    """The page at `address`, seen for the first time."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    rates = {"downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
    line.send("Network.emulateNetworkConditions", {"offline": False, "latency": LATENCY, **rates})
    sent: list[int] = []
    hosts: set[str] = set()
    line.on("Network.loadingFinished", lambda told: sent.append(told["encodedDataLength"]))
    page.on("request", lambda asked: hosts.add(asked.url.split("/")[2]))
    page.goto(address, wait_until="load")
    shift = page.evaluate(SHIFTS)
    seen = View(sum(sent), page.evaluate(PAINT), shift, len(hosts) - 1)
    context.close()
    return seen


def scores(address: str) -> str:
    """What Lighthouse says: performance, accessibility, best practices, search engines."""
    done = subprocess.run(
        [
            *("npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json"),
            "--only-categories=performance,accessibility,best-practices,seo",
            "--chrome-flags=" + " ".join(["--headless=new", *chromium.ARGUMENTS]),
        ],
        env={**os.environ, "CHROME_PATH": chromium.find() or ""},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return f"chưa đo được: {done.stderr.strip().splitlines()[-1:]}"
    report = json.loads(done.stdout)
    return " / ".join(
        str(round(100 * category["score"])) for category in report["categories"].values()
    )


def main() -> None:
    """Build, serve, measure, tell."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, count)
        subprocess.run(
            [sys.executable, "-m", "bindery", "build", "--no-booklets"], cwd=root, check=True
        )
        types = {
            "trang đầu": "index.html",
            "bộ tài liệu": "bo-001/index.html",
            "bài học tập": "bo-001/hoc-tap/02.html",
            "hỏi – đáp": "bo-001/hoi-dap/01.html",
            "theo đối tượng": "doi-tuong/grassroots.html",
        }
        print(f"| {count} trang | KB gửi đi | hiện chữ (ms) | xô lệch | máy khác | Lighthouse |")
        print("|---|--:|--:|--:|--:|---|")
        with nginx.serving(root / "site", root / "server") as address, sync_playwright() as tool:
            browser = tool.chromium.launch(executable_path=chromium.find(), args=chromium.ARGUMENTS)
            for name, uri in types.items():
                seen = [view(browser, f"{address}/{uri}") for _ in range(RUNS)]
                sent, paint, shift, hosts = (
                    statistics.median(getattr(each, key) for each in seen)
                    for key in ("sent", "paint", "shift", "hosts")
                )
                told = scores(f"{address}/{uri}")
                print(
                    f"| {name} | {sent / 1000:.1f} | {paint:.0f} | {shift:.3f} | {hosts} | {told} |"
                )
            browser.close()


if __name__ == "__main__":
    main()
