"""How are the places of a word written down in few letters? Rice coding, in base64 letters.

Most words stand in bursts and far between: each place is written as the distance from the one
before it, in a number of bits that fits the word.
"""

from __future__ import annotations

import base64
import math
from collections.abc import Iterable, Sequence

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def coded(places: Sequence[int]) -> str:
    """`places`, which rise from 0 or more, as letters: the first says how many low bits each
    distance has, the others hold the distances.
    """
    gaps = [place - before - 1 for before, place in zip((-1, *places), places, strict=False)]
    mean = sum(gaps) / len(gaps)
    low = max(0, int(math.log2(mean * math.log(2)))) if mean > 2 else 0
    low = min((low, low + 1), key=lambda bits: sum(gap >> bits for gap in gaps) + bits * len(gaps))
    mask = (1 << low) - 1
    form = f"0{low}b"
    bits = "".join(
        f"{'1' * (gap >> low)}0{format(gap & mask, form) if low else ''}" for gap in gaps
    )
    return LETTERS[low] + _letters(bits)


def _letters(bits: str) -> str:
    """Six bits a letter; what is left is filled with ones, which end no distance."""
    filled = bits + "1" * (-len(bits) % 24)
    raw = int(filled, 2).to_bytes(len(filled) // 8, "big")
    return base64.b64encode(raw).decode()[: -(-len(bits) // 6)]


def number(value: int, width: int) -> str:
    """`value`, less than ``64 ** width``, as `width` letters."""
    assert value < 64**width
    return "".join(LETTERS[value >> 6 * at & 63] for at in reversed(range(width)))


def runs(values: Iterable[int]) -> str:
    """`values` as text, equal ones in a row told once: ``0x12 3 0x2``."""
    told: list[list[int]] = []
    for value in values:
        if told and told[-1][0] == value:
            told[-1][1] += 1
        else:
            told.append([value, 1])
    return " ".join(f"{value}x{times}" if times > 1 else str(value) for value, times in told)
