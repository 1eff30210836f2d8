"""An engine that skips the filter gets no page at all."""

from __future__ import annotations

import markdown
import pytest

from bindery.guard import Unfiltered

STAMP = "%% bindery: grassroots %%\n"


def convert(text: str) -> str:
    return markdown.markdown(text, extensions=["bindery.guard", "attr_list"])


def test_a_stamped_text_is_converted_without_its_stamp() -> None:
    assert convert(f"{STAMP}Chữ.\n") == "<p>Chữ.</p>"


def test_a_page_without_text_needs_no_stamp() -> None:
    assert convert("") == ""


@pytest.mark.parametrize(
    "text", ["Chữ.\n", "\n\nChữ.\n", f"Chữ.\n{STAMP}", "%% bindery %%\nChữ.\n"]
)
def test_a_text_without_a_stamp_is_refused(text: str) -> None:
    with pytest.raises(Unfiltered, match="chưa qua bộ lọc"):
        convert(text)


@pytest.mark.parametrize(
    "text",
    [
        "## Mật {audience=key-cadres}\n",
        "Chữ[ mật]{audience=key-cadres}.\n",
        "/// audience | key-cadres\n\nMật.\n\n///\n",
        "//// audience|key-cadres\n",
        "## Mật {#mat audience = key-cadres}\n",
    ],
)
def test_a_text_that_still_bears_labels_is_refused(text: str) -> None:
    with pytest.raises(Unfiltered, match="còn nhãn đối tượng"):
        convert(STAMP + text)


@pytest.mark.parametrize(
    "text",
    [
        "`[mật]{audience=key-cadres}`\n",
        "```\n/// audience | x\n```\n",
        'Chữ.\n{: data-audience="x" }\n',
    ],
)
def test_a_label_in_code_is_none(text: str) -> None:
    assert convert(STAMP + text)
