"""What is one Markdown source: where does it stand, who may see it, what does it hold?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from .aid import AID_KEY, Aids, read_aids
from .audience import Audience, Vocabulary
from .definition import Definition, Use, definitions, uses
from .diagnostic import Diagnostic
from .form import FORM_KEYS, Form, read_form
from .front_matter import FrontMatter
from .label import declared
from .passage import Passages
from .resolution import (
    Resolution,
    read_circulation,
    read_imprint,
    read_resolutions,
    unknown_keys,
)
from .scanner import Scanner
from .session import Session, read_sessions
from .settings import Kind, Settings

PAGE_KEYS = ("title", "description", "audience", *FORM_KEYS, AID_KEY)
SET_KEYS = (
    "title",
    "description",
    "audience",
    "issuer",
    "resolutions",
    "sessions",
    "imprint",
    "circulation",
)


@dataclass(frozen=True)
class Place:
    """Where a source stands: `docs/<set_id>/<kind>/…`; both None for a page outside the sets."""

    src_uri: str
    set_id: str | None = None
    kind: Kind | None = None

    @property
    def is_set_index(self) -> bool:
        """Whether this is the first page of a study set."""
        return self.set_id is not None and self.src_uri == f"{self.set_id}/index.md"


class End(NamedTuple):
    """The heading at one end of a cross-reference: its source, line and address."""

    src_uri: str
    line: int
    address: str


@dataclass(frozen=True)
class CrossReference:
    """A question and a section that it asks about."""

    question: End
    section: End
    number: int


@dataclass(frozen=True)
class StudySet:
    """The data of a set's first page."""

    issuer: str = ""
    resolutions: tuple[Resolution, ...] = ()
    sessions: tuple[Session, ...] = ()
    imprint: Mapping[str, str] = field(default_factory=dict)
    circulation: str = ""


@dataclass(frozen=True, eq=False)
class Document:
    """A source, already NFC. `body` begins at the line `body_line`; `path` is for editors."""

    place: Place
    path: str
    title: str
    description: str
    audience: Audience
    body: str
    body_line: int
    vocabulary: Vocabulary
    study_set: StudySet | None = None
    form: Form | None = None
    aids: Aids = Aids()  # noqa: RUF009 - it is frozen

    @property
    def src_uri(self) -> str:
        """The path below the docs folder, with slashes."""
        return self.place.src_uri

    @cached_property
    def _scan(self) -> tuple[Passages, list[tuple[int, str]]]:
        return Scanner(self.audience, self.vocabulary, self.body_line).scan(self.body)

    @property
    def passages(self) -> Passages:
        """Who each line of the body is for."""
        return self._scan[0]

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """The notes, abbreviations and references that the body defines."""
        return definitions(self.passages)

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Where the body uses them."""
        return tuple(uses(self.passages, self.definitions))

    @property
    def label_problems(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the labels of the body."""
        return tuple(Diagnostic(self.path, line, message) for line, message in self._scan[1])


def read_document(
    place: Place, front: FrontMatter, body: str, body_line: int, settings: Settings
) -> tuple[Document, list[Diagnostic]]:
    """The document of a front matter and a body, and what is wrong with the front matter."""
    path = settings.display(place.src_uri)
    problems = unknown_keys(front, SET_KEYS if place.is_set_index else PAGE_KEYS)
    title, wrong = _line_of_text(front, "title")
    problems += wrong
    if not title:
        problems.append((1, "trang chưa có tên; thêm dòng “title: …” trong phần đầu trang"))
    description, wrong = _line_of_text(front, "description")
    problems += wrong
    audience, wrong = _page_audience(place, front, settings.vocabulary)
    problems += wrong
    study_set = None
    if place.is_set_index:
        study_set, wrong = _study_set(front, settings, audience)
        problems += wrong
    form = None
    if not place.is_set_index:
        form, wrong = read_form(front, in_a_set=place.set_id is not None)
        problems += wrong
    aids, wrong = read_aids(front, place.kind is not None, audience, settings.vocabulary)
    problems += wrong
    document = Document(
        place,
        path,
        title,
        description,
        audience,
        body,
        body_line,
        settings.vocabulary,
        study_set,
        form,
        aids,
    )
    return document, [Diagnostic(path, line, message) for line, message in problems]


def _line_of_text(front: FrontMatter, key: str) -> tuple[str, list[tuple[int, str]]]:
    value = front.values.get(key)
    if value is None:
        return "", []
    if isinstance(value, list | dict):
        return "", [(front.line(key), f"mục “{key}:” phải là một dòng chữ")]
    text = " ".join(str(value).split())
    if "<" in text or ">" in text or "{" in text:
        return text, [(front.line(key), f"mục “{key}:” chỉ gồm chữ, không có dấu < > hay {{ }}")]
    return text, []


def _page_audience(
    place: Place, front: FrontMatter, vocabulary: Vocabulary
) -> tuple[Audience, list[tuple[int, str]]]:
    """Who may see the page. Where that is unclear, nobody's edition gets it: the build stops."""
    allowed = place.kind.audience if place.kind else vocabulary.everyone
    said = front.values.get("audience")
    if said is None:
        if place.kind and "audience" not in front.values:
            return allowed, []
        example = next(iter(vocabulary.labels))
        return allowed, [
            (
                front.line("audience"),
                "trang chưa ghi dành cho ai; thêm “audience: everyone” (mọi người) "
                f"hoặc ví dụ “audience: [{example}]” trong phần đầu trang",
            )
        ]
    words = said if isinstance(said, list) else [word.strip() for word in str(said).split(",")]
    audience, messages = declared([str(word) for word in words], vocabulary, allowed)
    if not words:
        messages = ["mục “audience:” trống; ghi dành cho ai, hoặc bỏ cả dòng"]
    return audience, [(front.line("audience"), message) for message in messages]


def _study_set(
    front: FrontMatter, settings: Settings, audience: Audience
) -> tuple[StudySet, list[tuple[int, str]]]:
    issuer, problems = _line_of_text(front, "issuer")
    resolutions, wrong = read_resolutions(front)
    problems += wrong
    sessions, wrong = read_sessions(front, settings.levels, settings.vocabulary, audience)
    problems += wrong
    imprint, wrong = read_imprint(front)
    problems += wrong
    circulation, wrong = read_circulation(front)
    problems += wrong
    return StudySet(issuer, resolutions, sessions, imprint, circulation), problems
