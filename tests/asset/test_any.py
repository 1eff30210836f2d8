"""Whatever the bytes are, they are cleaned or refused, and the name says which rules they meet."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bindery.asset import Refused, cleaned, cleaners
from bindery.asset.refusal import LARGEST

from .samples import SAMPLES, sample


def attempt(name: str, data: bytes) -> bytes | None:
    """The cleaned bytes, or None where the file is refused."""
    try:
        return cleaned(name, data)
    except Refused:
        return None


FILES = {ending: make() for ending, make in SAMPLES.items()}


@pytest.mark.parametrize(
    "name", ["a.html", "a.txt", "a.js", "a.svgz", "a.emf", "a.docm", "a", "png"]
)
def test_a_kind_of_file_without_a_rule_is_refused(name: str) -> None:
    with pytest.raises(Refused) as refused:
        cleaned(name, b"x")
    assert refused.value.message == (
        "không đưa loại tệp này lên trang; "
        "chỉ nhận: png, jpg, jpeg, gif, webp, svg, pdf, docx, xlsx, pptx"
    )


def test_there_is_a_sample_of_every_kind() -> None:
    assert set(cleaners()) == set(SAMPLES)


@pytest.mark.parametrize("ending", cleaners())
def test_cleaning_twice_is_cleaning_once(ending: str) -> None:
    """In any case of the ending, as cameras write it large."""
    once = cleaned(f"A.{ending.upper()}", FILES[ending])
    assert (
        cleaned(f"a.{ending}", once) == once == cleaned(f"a.{ending}", sample(f"a.{ending}") or b"")
    )


@pytest.mark.parametrize("ending", cleaners())
def test_a_huge_file_is_refused_unread(ending: str) -> None:
    with pytest.raises(Refused, match="tệp lớn quá 50 triệu byte"):
        cleaned(f"a.{ending}", FILES[ending].ljust(LARGEST + 1, b"\0"))


@pytest.mark.parametrize("ending", cleaners())
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_damage_gives_clean_bytes_or_a_refusal(ending: str, data: st.DataObject) -> None:
    """Cut anywhere, with bytes changed, put in or taken out."""
    file = bytearray(FILES[ending])
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(file)))
        length = data.draw(st.sampled_from((0, 1, 1, 2, 4, 30)))
        file[at : at + length] = data.draw(st.binary(max_size=6))
    if data.draw(st.booleans()):
        del file[data.draw(st.integers(0, len(file))) :]
    clean = attempt(f"a.{ending}", bytes(file))
    assert clean is None or cleaned(f"a.{ending}", clean) == clean


@pytest.mark.parametrize("ending", cleaners())
@settings(max_examples=50, deadline=None)
@given(data=st.binary(max_size=200))
def test_noise_behind_a_true_beginning_gives_clean_bytes_or_a_refusal(
    ending: str, data: bytes
) -> None:
    for length in (0, 8, 12, 40):
        clean = attempt(f"a.{ending}", FILES[ending][:length] + data)
        assert clean is None or cleaned(f"a.{ending}", clean) == clean
