"""Folded and stapled, the sheets of a booklet read from the first page to the last."""

from __future__ import annotations

import pytest

from bindery.booklet.imposition import Binding, Side, sides


def folded(printed: list[Side]) -> list[int]:
    """The pages of sheets that lie inside each other and are folded, as a reader turns them.

    Flipped on its short edge, a sheet has behind the right half of its front the left half of its
    back.
    """
    sheets = list(zip(printed[::2], printed[1::2], strict=True))
    before = [page for front, back in sheets for page in (front.right, back.left)]
    behind = [page for front, back in reversed(sheets) for page in (back.right, front.left)]
    return before + behind


def signatures(printed: tuple[Side, ...], pages: int) -> list[list[Side]]:
    """The sides of each signature of so many pages; the last may have fewer."""
    return [list(printed[at : at + pages // 2]) for at in range(0, len(printed), pages // 2)]


@pytest.mark.parametrize("pages", range(4, 201, 4))
def test_a_folded_booklet_reads_from_the_first_page_to_the_last(pages: int) -> None:
    printed = sides(pages, Binding())
    assert len(printed) == pages // 2
    assert folded(list(printed)) == [*range(1, pages + 1)]


@pytest.mark.parametrize("signature", [16, 32])
@pytest.mark.parametrize("pages", range(4, 201, 4))
def test_signatures_follow_each_other(pages: int, signature: int) -> None:
    printed = sides(pages, Binding(signature=signature))
    found = [page for part in signatures(printed, signature) for page in folded(part)]
    assert found == [*range(1, pages + 1)]


def test_eight_pages_stand_as_printers_know_them() -> None:
    found = [(side.left, side.right) for side in sides(8, Binding())]
    assert found == [(8, 1), (2, 7), (6, 3), (4, 5)]


def test_inner_sheets_move_in_by_the_thickness_of_those_around_them() -> None:
    printed = sides(24, Binding(thickness=0.1, signature=16))
    assert [side.creep for side in printed] == pytest.approx(
        [0, 0, 0.1, 0.1, 0.2, 0.2, 0.3, 0.3, 0, 0, 0.1, 0.1]
    )


@pytest.mark.parametrize("pages", [-4, 0, 2, 6, 201])
def test_pages_that_fill_no_sheets_are_refused(pages: int) -> None:
    with pytest.raises(ValueError, match=f"multiple of four pages, not {pages}"):
        sides(pages, Binding())


@pytest.mark.parametrize("wrong", [{"signature": 10}, {"signature": -4}, {"thickness": -0.1}])
def test_a_binding_that_cannot_be_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"thinner|multiple of four"):
        Binding(**wrong)  # type: ignore[arg-type]
