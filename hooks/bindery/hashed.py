"""Which files never change under their name? Those whose name tells their content.

A browser may keep them for good: another content has another name.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePosixPath

NAME = (
    r"assets/(?:(?:css|js|images)/.+\.[0-9a-f]{8}\.(?:css|js|svg)"
    r"|search/[0-9a-f]{16}/[a-z]+[0-9]*\.js)"
)
"""Their paths in a site, as a regular expression: what our pages load, and the index of the search,
whose folder is named by its content.
"""


def hashed(uri: str, content: bytes) -> str:
    """The path `uri` with the content in its name: ``a/b.js`` becomes ``a/b.0123abcd.js``."""
    path = PurePosixPath(uri)
    digest = hashlib.sha256(content).hexdigest()[:8]
    return str(path.with_name(f"{path.stem}.{digest}{path.suffix}"))


def unchanging(site: Path) -> tuple[str, ...]:
    """The paths of such files in a finished site, in order."""
    paths = (path.relative_to(site).as_posix() for path in sorted((site / "assets").rglob("*")))
    return tuple(path for path in paths if re.fullmatch(NAME, path))
