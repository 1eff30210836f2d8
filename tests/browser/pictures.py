"""Takes the pictures of the README: pages of a built site and of its booklets."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import sync_playwright

REPOSITORY = Path(__file__).parents[2]
PICTURES = REPOSITORY / ".readme"
SITE = REPOSITORY / "site"
CHAPTER = "hntw7-khoa-xii/hoc-tap/02-hoi-nghi-o-co-so.html"
BOOKLET = "booklets/hntw4-khoa-xiii/nghien-cuu.pdf"


def main() -> int:
    """Write the pictures; the site must be built."""
    # Run as a program, this file is no part of the package of tests.
    sys.path.insert(0, str(REPOSITORY))
    from tests.browser import chromium

    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.ARGUMENTS
        )
        for name, width, height in (("page", 1280, 800), ("phone", 390, 800)):
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto((SITE / CHAPTER).as_uri())
            if name == "phone":
                page.get_by_label("Bạn đọc là").select_option("grassroots")
            page.screenshot(path=PICTURES / f"{name}.png")
        browser.close()
    with pypdfium2.PdfDocument(SITE / BOOKLET) as document:
        sheets = [document[number].render(scale=1.1).to_pil() for number in (0, 2, 6)]
    gap = 12
    width = sum(sheet.width + gap for sheet in sheets) + gap
    together = Image.new("RGB", (width, sheets[0].height + 2 * gap), "#8a8a8a")
    left = gap
    for sheet in sheets:
        together.paste(sheet, (left, gap))
        left += sheet.width + gap
    together.save(PICTURES / "booklet.png")
    for path in PICTURES.glob("*.png"):
        Image.open(path).convert("P", palette=Image.Palette.ADAPTIVE, colors=64).save(
            path, optimize=True
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
