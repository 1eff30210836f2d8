"""How wide the columns of a table are beside each other."""

from __future__ import annotations

from bindery.booklet.columns import shares


def test_columns_to_fill_in_are_as_wide_as_each_other() -> None:
    """Whatever stands above them; one that counts the rows is narrow."""
    counted, work, day = shares([["TT", "", ""], ["Việc", "", ""], ["Thời hạn", "", ""]])
    assert counted < work / 4
    assert abs(work - day) < day / 10


def test_columns_with_words_share_what_is_left_by_their_words() -> None:
    first, second = shares([["Việc", "một việc phải làm trong năm"], ["Ai", "chi bộ"]])
    assert first > 2 * second
