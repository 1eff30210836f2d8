"""Who is shown what: the arithmetic of audience ids."""

from __future__ import annotations

import pytest

from bindery.audience import ALL, Vocabulary, covers, fold, nearest, outside, shows

VOCABULARY = Vocabulary(
    {
        "key-cadres": "Cán bộ chủ chốt và báo cáo viên",
        "grassroots": "Cán bộ, đảng viên ở cơ sở",
        "mass-organisations": "Đoàn viên, hội viên và nhân dân",
        "grassroots/remote": "Đảng viên ở vùng cao, vùng sâu, vùng xa",
    }
)


@pytest.mark.parametrize(
    ("value", "edition", "expected"),
    [
        ("grassroots", "grassroots", True),
        ("grassroots", "grassroots/remote", True),
        ("grassroots", "grassroots/remote/north", True),
        ("grassroots/remote", "grassroots", False),
        ("grassroots/remote", "grassroots/workers", False),
        ("grassroots/remote", "grassroots/remotest", False),
        ("grass", "grassroots", False),
        ("key-cadres", "grassroots", False),
    ],
)
def test_covers(value: str, edition: str, expected: bool) -> None:
    """A value stands for itself and for what is below it, never for what is above or beside it."""
    assert covers(value, edition) is expected


@pytest.mark.parametrize(
    ("audience", "edition", "expected"),
    [
        ({"key-cadres"}, "key-cadres", True),
        ({"key-cadres", "grassroots"}, "grassroots/remote", True),
        ({"key-cadres", "grassroots/remote"}, "grassroots", False),
        ({"key-cadres"}, ALL, True),
        (set(), "key-cadres", False),
    ],
)
def test_shows(audience: set[str], edition: str, expected: bool) -> None:
    """An edition shows what is for one of its audiences; the edition “all” shows everything."""
    assert shows(frozenset(audience), edition) is expected


@pytest.mark.parametrize(
    ("declared", "parent", "expected"),
    [
        ({"key-cadres"}, {"key-cadres", "grassroots"}, ()),
        ({"grassroots/remote"}, {"grassroots"}, ()),
        ({"grassroots"}, {"grassroots/remote"}, ("grassroots",)),
        (
            {"mass-organisations", "grassroots"},
            {"key-cadres"},
            ("grassroots", "mass-organisations"),
        ),
        (set(), {"key-cadres"}, ()),
    ],
)
def test_outside(declared: set[str], parent: set[str], expected: tuple[str, ...]) -> None:
    """What is outside its parent is named, in order; a sub-audience is inside its audience."""
    assert outside(frozenset(declared), frozenset(parent)) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("hoctap", "hoc-tap"),
        ("Học tập", "hoc-tap"),
        ("HOI-DAP", "hoi-dap"),
        ("hoi_dap", "hoi-dap"),
        ("xyz", None),
        ("", None),
    ],
)
def test_nearest(word: str, expected: str | None) -> None:
    """The nearest word is found without regard to case and Vietnamese marks, or not at all."""
    assert nearest(word, ("nghien-cuu", "hoc-tap", "hoi-dap")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đảng viên", "dang vien"),
        ("đường lối ĐỔI MỚI", "duong loi doi moi"),
        ("cơ sở ưu tú", "co so uu tu"),
        ("Ho\u0323c ta\u0302\u0323p", "hoc tap"),
        ("26-NQ/TW", "26-nq/tw"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    """Folded text is lower case, without marks, and đ is d; composed and decomposed are equal."""
    assert fold(text) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("key-cadre", "key-cadres"),
        ("grasroots", "grassroots"),
        ("Cán bộ chủ chốt và báo cáo viên", "key-cadres"),
        ("can bo dang vien o co so", "grassroots"),
        ("doan vien, hoi vien", "mass-organisations"),
        ("every one", "everyone"),
        ("xyz", None),
    ],
)
def test_meant(word: str, expected: str | None) -> None:
    """An editor may have written an id or a Vietnamese label; the id is what is meant."""
    assert VOCABULARY.meant(word) == expected


def test_everyone_is_every_top_level_audience() -> None:
    """Sub-audiences are inside “everyone” already."""
    assert VOCABULARY.everyone == {"key-cadres", "grassroots", "mass-organisations"}


def test_editions_are_the_audiences_and_all() -> None:
    """There is an edition for each audience, in the order of the settings, and “all”."""
    assert VOCABULARY.editions == (
        "key-cadres",
        "grassroots",
        "mass-organisations",
        "grassroots/remote",
        "all",
    )


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        ({"grassroots"}, "Cán bộ, đảng viên ở cơ sở"),
        (
            {"grassroots", "key-cadres"},
            "Cán bộ chủ chốt và báo cáo viên; Cán bộ, đảng viên ở cơ sở",
        ),
        ({"key-cadres", "grassroots", "mass-organisations"}, ""),
    ],
)
def test_label(audience: set[str], expected: str) -> None:
    """Labels stand in the order of the settings; everybody needs none."""
    assert VOCABULARY.label(frozenset(audience)) == expected
