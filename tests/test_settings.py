"""What the settings must say, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bindery.diagnostic import ConfigurationError
from bindery.settings import audiences_and_kinds, load

from .project import SETTINGS, Project

LABELS = {"key-cadres": "Cán bộ", "grassroots": "Cơ sở", "grassroots/remote": "Vùng cao"}
KIND = {"label": "Học tập", "for": "grassroots", "audience": ["key-cadres", "grassroots"]}


def extra(labels: Any = LABELS, **kind: Any) -> dict[str, Any]:
    return {"bindery": {"audiences": labels, "kinds": {"hoc-tap": {**KIND, **kind}}}}


def test_kinds_and_audiences() -> None:
    """A kind says whose booklet it is, who may see it, and what its questions are about."""
    said = extra()
    said["bindery"]["kinds"]["hoi-dap"] = {**KIND, "questions": "hoc-tap"}
    vocabulary, kinds = audiences_and_kinds(said, "mkdocs.yml")
    assert list(vocabulary.labels) == list(LABELS)
    assert kinds["hoc-tap"].made_for == "grassroots"
    assert kinds["hoc-tap"].audience == {"key-cadres", "grassroots"}
    assert kinds["hoi-dap"].questions == "hoc-tap"
    assert not kinds["hoc-tap"].questions


@pytest.mark.parametrize(
    ("said", "named"),
    [
        (None, "extra.bindery"),
        ({}, "extra.bindery"),
        ({"bindery": {"kinds": {"hoc-tap": KIND}}}, "audiences"),
        ({"bindery": {"audiences": ["grassroots"], "kinds": {"hoc-tap": KIND}}}, "audiences"),
        ({"bindery": {"audiences": LABELS}}, "kinds"),
        (
            {"bindery": {"audiences": LABELS, "kinds": {"hoc-tap": KIND}, "level": ["Chi bộ"]}},
            "“level”; có phải là “levels”",
        ),
        (extra({"grassroots": 5}), "audiences"),
        (extra({"grassroots/remote": "Vùng cao"}), "grassroots/remote"),
        (extra({**LABELS, "all": "Tất cả"}), "all"),
        (extra({**LABELS, "everyone": "Mọi người"}), "everyone"),
        (extra({**LABELS, "cán bộ, đảng viên": "Cán bộ"}), "cán bộ, đảng viên"),
        (extra(audience=["grasroots"]), "grasroots"),
        (extra(audience=[["grassroots"]]), "hoc-tap"),
        (extra(audience=[]), "hoc-tap"),
        (extra(audience=["key-cadres"]), "for"),
        (extra(audience=["grassroots/remote"]), "for"),
        (extra(**{"for": "xyz"}), "xyz"),
        (extra(question="hoc-tap"), "question"),
        (extra(questions=True), "questions"),
        (extra(questions="hoc-tap"), "hoc-tap"),
    ],
)
def test_refused(said: Any, named: str) -> None:
    """What is missing, unknown or cannot be written as a label is refused by name.

    “all” is an edition and “everyone” a word of labels: an audience of that name would be shown
    everything.
    """
    with pytest.raises(ConfigurationError, match=named):
        audiences_and_kinds(said, "mkdocs.yml")


@pytest.mark.parametrize("data", [b"", b"- a", b"a: [", b"a: \xff", b"site_name: A\n"])
def test_unusable_files(tmp_path: Path, data: bytes) -> None:
    """A settings file that is empty, broken or about something else is refused."""
    file = tmp_path / "mkdocs.yml"
    file.write_bytes(data)
    with pytest.raises(ConfigurationError):
        load(file)


def test_missing_file(tmp_path: Path) -> None:
    """A settings file that is not there is refused."""
    with pytest.raises(ConfigurationError):
        load(tmp_path / "mkdocs.yml")


def test_an_edition_is_named_exactly(project: Project) -> None:
    """An unknown edition is refused and the nearest named."""
    found = load(project.root / "mkdocs.yml")
    assert found.edition("grassroots/remote") == "grassroots/remote"
    assert found.edition("all") == "all"
    with pytest.raises(ConfigurationError, match="“grassroots”"):
        found.edition("grassroot")


def test_sources_are_named_as_an_editor_knows_them(project: Project) -> None:
    """A path in a message begins at the project, with the folder of the settings."""
    project.write("mkdocs.yml", SETTINGS.replace("docs_dir: docs", "docs_dir: src/vi"))
    assert load(project.root / "mkdocs.yml").display("bo/index.md") == "src/vi/bo/index.md"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("", ""),
        ("https://example.vn", "https://example.vn/"),
        ("https://example.vn/hoc-tap/", "https://example.vn/hoc-tap/"),
        ("http://127.0.0.1:8000/hoc-tap", "http://127.0.0.1:8000/hoc-tap/"),
    ],
)
def test_the_address_of_the_site_is_that_of_a_folder(
    project: Project, said: str, expected: str
) -> None:
    project.write("mkdocs.yml", f"site_url: {said}\n{SETTINGS}")
    assert load(project.root / "mkdocs.yml").site_url == expected


@pytest.mark.parametrize(
    "said",
    ["example.vn", "ftp://example.vn", "true", "[a]", "https://", "https://a b/", '"https://a?b"'],
)
def test_an_address_that_no_browser_opens_is_refused(project: Project, said: str) -> None:
    project.write("mkdocs.yml", f"site_url: {said}\n{SETTINGS}")
    with pytest.raises(ConfigurationError, match="site_url"):
        load(project.root / "mkdocs.yml")
