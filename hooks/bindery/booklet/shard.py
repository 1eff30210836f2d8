"""Which booklets does one of several machines print? The same for the same sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

_Item = TypeVar("_Item")


@dataclass(frozen=True)
class Shard:
    """The part with this `number`, counted from 1, of `count` parts of the work."""

    number: int = 1
    count: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.number <= self.count:
            raise ValueError(f"there is no part {self.number} of {self.count}")

    def of(self, longest_first: Sequence[_Item]) -> tuple[_Item, ...]:
        """The items of this part; dealt out in turn, so that no part has all the long ones."""
        return tuple(longest_first[self.number - 1 :: self.count])

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"


WHOLE = Shard()
