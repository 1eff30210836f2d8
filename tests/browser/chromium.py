"""Is there a chromium for the browser tests? Run as a program, it installs one if there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find() -> str | None:
    """The path of a chromium on this machine."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install() -> None:
    """Try Playwright's own browser, then Debian's when root."""
    attempts = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        attempts += [["apt-get", "update"], ["apt-get", "install", "-y", "chromium"]]
    for command in attempts:
        if find() is None:
            subprocess.run(command, check=False, capture_output=True, timeout=600)


def main() -> int:
    """Install a chromium if there is none; without one, fail in CI and say so elsewhere."""
    if find() is None:
        print("No chromium found; trying to install one for the browser tests …")
        install()
    if find() is None:
        print(
            "\n*** NO CHROMIUM: THE BROWSER TESTS ARE SKIPPED. Install chromium to run them. ***\n"
        )
        return 1 if os.environ.get("CI") == "true" else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
