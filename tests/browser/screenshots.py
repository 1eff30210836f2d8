"""Takes a picture of each type of page, on a phone and on a desk, light and dark: see `make
screenshots`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

REPOSITORY = Path(__file__).parents[2]
SITE = REPOSITORY / "site"
PICTURES = REPOSITORY / ".cache/screenshots"
PAGES = {
    "trang-dau": "index.html",
    "bo-tai-lieu": "hntw4-khoa-xiii/index.html",
    "nghien-cuu": "hntw4-khoa-xiii/nghien-cuu/02-noi-dung-moi.html",
    "hoc-tap": "hntw7-khoa-xii/hoc-tap/02-hoi-nghi-o-co-so.html",
    "hoi-dap": "hntw4-khoa-xiii/hoi-dap/01-hoi-nghi-va-hai-van-ban.html",
    "doi-tuong": "doi-tuong/grassroots.html",
    "van-ban": "van-ban.html",
    "thuat-ngu": "thuat-ngu.html",
    "tai-ve": "tai-ve.html",
    "ve-an-ban": "ve-an-ban.html",
    "404": "404.html",
}


def main() -> int:
    """Write the pictures; the site must be built."""
    # Run as a program, this file is no part of the package of tests.
    sys.path.insert(0, str(REPOSITORY))
    from tests.browser import chromium
    from tests.browser.conftest import SIZES

    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.ARGUMENTS
        )
        for device, (width, height, touch) in SIZES.items():
            for scheme in ("light", "dark"):
                context = browser.new_context(
                    viewport={"width": width, "height": height},
                    has_touch=touch,
                    color_scheme=scheme,
                )
                page = context.new_page()
                for name, uri in PAGES.items():
                    page.goto((SITE / uri).as_uri())
                    page.screenshot(path=PICTURES / f"{name}-{device}-{scheme}.png", full_page=True)
                context.close()
        browser.close()
    print(f"{2 * len(SIZES) * len(PAGES)} hình ở {PICTURES}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
