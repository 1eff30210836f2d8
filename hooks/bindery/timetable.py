"""What does a page tell of a set's study calendar? A table, a timeline, and calendars to keep.

Dates stay dates: whether they have passed is not for a file to say, but for the reader's clock.
"""

from __future__ import annotations

from typing import Any

from .audience import ALL, shows
from .document import Document
from .session import Session, in_order
from .tree import Tree

FOLDER = "calendars"
"""Where a site keeps calendars."""


def calendar_uri(set_id: str, audience: str) -> str:
    """Where a site keeps the calendar of a study set for an audience."""
    return f"{FOLDER}/{set_id}/{audience.replace('/', '-')}.ics"


def calendars(tree: Tree, document: Document) -> dict[str, tuple[Session, ...]]:
    """The dated sessions of a set's first page in the edition `tree`, by the audience that has a
    calendar of them. A sub-audience for whom there is nothing else uses its parent's.
    """
    sessions = document.study_set.sessions if document.study_set else ()
    found: dict[str, tuple[Session, ...]] = {}
    for name in tree.settings.vocabulary.labels:
        mine = tuple(item for item in sessions if item.dated and shows(item.audience, name))
        parent = found.get(name.rpartition("/")[0], ()) if tree.edition == ALL else ()
        if tree.edition in (ALL, name) and mine and mine != parent:
            found[name] = mine
    return found


def shown(tree: Tree, document: Document) -> dict[str, Any]:
    """What templates read of the calendar of a set's first page."""
    sessions = document.study_set.sessions if document.study_set else ()
    set_id, labels = document.place.set_id or "", tree.settings.vocabulary.labels
    return {
        "sessions": [_session(tree, item) for item in sessions],
        "timeline": [_session(tree, item) for item in in_order(sessions)],
        "calendars": [
            {"uri": calendar_uri(set_id, name), "label": labels[name], "audience": name}
            for name in calendars(tree, document)
        ],
    }


def _session(tree: Tree, session: Session) -> dict[str, str]:
    return {
        "level": session.level,
        "form": session.form,
        "place": session.place,
        "start": session.start,
        "end": session.end,
        "deadline": session.deadline,
        "when": session.time,
        "length": session.length,
        "made_for": tree.settings.vocabulary.label(session.audience) or "Mọi người",
        "audience": ",".join(sorted(session.audience)),
    }
