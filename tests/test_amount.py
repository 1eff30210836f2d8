"""Sizes are as people write them."""

from __future__ import annotations

import pytest

from bindery.amount import size


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "1 KB"),
        (12_559, "13 KB"),
        (999_499, "999 KB"),
        (999_500, "1,0 MB"),
        (1_234_567, "1,2 MB"),
        (45_600_000, "45,6 MB"),
    ],
)
def test_a_size_is_written_as_people_do(count: int, said: str) -> None:
    assert size(count) == said
