"""How do people write how large a file is? 1,2 MB."""

from __future__ import annotations


def size(count: int) -> str:
    """A number of bytes as people write it: ``1,2 MB`` are 1 200 000."""
    if count < 999_500:
        return f"{max(round(count / 1000), 1)} KB"
    return f"{count / 1_000_000:.1f} MB".replace(".", ",")
