"""Terms stand in the order of the Vietnamese alphabet."""

from __future__ import annotations

from bindery.glossary import alphabetical

from .project import Project


def test_d_with_a_stroke_comes_behind_d_and_tones_count_for_nothing() -> None:
    terms = ["XH", "ĐT", "DN", "Ôn", "ốm", "oan", "tự soi", "TCCS", "ưu", "uy", "Âu", "ăn", "an"]
    assert sorted(terms, key=alphabetical) == [
        *("an", "ăn", "Âu", "DN", "ĐT", "oan", "ốm", "Ôn", "TCCS", "tự soi", "uy", "ưu", "XH"),
    ]


def test_a_data_file_by_another_name_is_no_secret(project: Project) -> None:
    project.write("docs/thuat-ngu.yaml", "- {term: A, meaning: B}\n")
    told = "docs/thuat-ngu.yaml: đổi tên tệp thành thuat-ngu.yml"
    assert project.read()[1] == (told,)
