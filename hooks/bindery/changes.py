"""What has changed for the readers of an edition, and when?

Read from the history of the text that the edition shows: a change of hidden text is no change. Only
words that the edition shows today are kept, never those of an earlier version, which may by now be
for others.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from .audience import ALL, shows
from .document import Document
from .edition import edition_of
from .git import Contents, Version, contents, is_shallow, versions
from .history import told, version_of
from .passage import Role
from .slug import bare_text
from .tree import Tree

MOST = 60
"""Changes that are told, the newest first."""

Section = tuple[str, int]
"""The words of a heading, and how many headings of the same words stand before it."""


@dataclass(frozen=True)
class Place:
    """A section of a page as it is today: its words and its address, '' where it has none."""

    words: str
    address: str


@dataclass(frozen=True)
class Change:
    """What a document of an edition became on one day.

    `time` is that of the last commit that had a part in it, as ISO 8601 has it; `others` are what
    changed besides sections, in Vietnamese.
    """

    document: Document
    time: str
    is_new: bool = False
    added: tuple[Place, ...] = ()
    edited: tuple[Place, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def day(self) -> str:
        """The day of the change, where the commit was made."""
        return self.time[:10]


def changes(tree: Tree, part: Tree) -> tuple[Change, ...]:
    """What has changed in the edition `part` of the sources `tree`, the newest first; nothing where
    git does not know.
    """
    folder = tree.settings.docs_dir
    known = {} if is_shallow(folder) else versions(folder)
    shown = [document for document in part.documents if known.get(document.src_uri)]
    if not shown:
        return ()
    with contents(folder) as read:
        name = part.edition or ALL
        histories = [_History(tree, item, name, known[item.src_uri], read) for item in shown]
        days = [(day, history) for history in histories for day in history.days]
        days.sort(key=lambda pair: pair[0], reverse=True)
        found = (history.change(day) for day, history in days)
        return tuple(itertools.islice(filter(None, found), MOST))


class _History:
    """The versions of one source by days, read when they are asked for."""

    def __init__(
        self, tree: Tree, today: Document, name: str, made: Iterable[Version], read: Contents
    ) -> None:
        self.tree, self.today, self.name, self.read = tree, today, name, read.read
        self.versions = tuple(made)
        self.known: dict[str, Document | None] = {}

    @property
    def days(self) -> tuple[str, ...]:
        """The days of the commits, the newest first."""
        return tuple(dict.fromkeys(version.day for version in self.versions))

    def change(self, day: str) -> Change | None:
        """What a day has changed for the readers, if anything."""
        at = [at for at, version in enumerate(self.versions) if version.day == day]
        states = [self._state(at) for at in range(at[0], at[-1] + 2)]
        after, before = states[0], states[-1]
        if after is None or _told(after) == _told(before):
            return None
        steps = zip(self.versions[at[0] :], itertools.pairwise(states), strict=False)
        time = next(made.time for made, (new, old) in steps if _told(new) != _told(old))
        if before is None:
            return Change(self.today, time, is_new=True)
        return Change(self.today, time, False, *_compared(before, after, self.today))

    def _state(self, at: int) -> Document | None:
        """What readers had after the commit `at`. A version that is not in order was never built,
        so they went on having the one before it.
        """
        for version in self.versions[at:]:
            if version.blob not in self.known:
                self.known[version.blob] = version_of(
                    self.tree, self.today, self.read(version.blob)
                )
            found = self.known[version.blob]
            if found is not None:
                return edition_of(found, self.name) if shows(found.audience, self.name) else None
        return None


def _told(part: Document | None) -> tuple[Any, ...] | None:
    return None if part is None else told(part)


def _compared(
    before: Document, after: Document, today: Document
) -> tuple[tuple[Place, ...], tuple[Place, ...], tuple[str, ...]]:
    """The sections that are new and that read otherwise, as far as they are there `today`, and
    what else is other than it was.
    """
    old, new = dict(_sections(before)), dict(_sections(after))
    places = dict(_places(today))
    others = []
    if after.title != before.title:
        others.append("tên trang")
    if new[_OPENING] != old[_OPENING]:
        others.append("phần mở đầu")
    if new[_NOTES] != old[_NOTES]:
        others.append("chú thích")
    if before.study_set and after.study_set:
        if after.study_set.resolutions != before.study_set.resolutions:
            others.append("văn bản được học")
        if after.study_set.sessions != before.study_set.sessions:
            others.append("lịch học")
    return (
        tuple(place for key, place in places.items() if key in new and key not in old),
        tuple(
            place
            for key, place in places.items()
            if key in new and key in old and new[key] != old[key]
        ),
        tuple(others),
    )


_OPENING: Section = ("", 0)
_NOTES: Section = ("", 1)


def _sections(part: Document) -> Iterator[tuple[Section, str]]:
    """The text of each section of a document of an edition; before all, what stands before the
    first heading, and its definitions of notes and abbreviations.
    """
    lines = part.passages.lines
    defined = {at for item in part.definitions for at in range(item.first, item.last)}
    notes = [lines[at].text for at in sorted(defined)]
    yield _NOTES, "\n".join(filter(None, notes))
    seen: Counter[str] = Counter()
    key, text = _OPENING, list[str]()
    for at, line in enumerate(lines):
        if line.role is Role.HEADING:
            yield key, "\n".join(text)
            words = bare_text(line.text)
            key, text = (words, seen[words]), []
            seen[words] += 1
        elif line.text.strip() and at not in defined:
            text.append(line.text)
    yield key, "\n".join(text)


def _places(part: Document) -> Iterator[tuple[Section, Place]]:
    """The sections of a document and their addresses."""
    seen: Counter[str] = Counter()
    for line, heading in part.passages.headings():
        words = bare_text(line.text)
        yield (words, seen[words]), Place(words, heading.id or "")
        seen[words] += 1
