"""How does a set's study calendar come into a reader's own? As a file that phones and mail read.

RFC 5545. A sitting is an event of days, or of minutes in Vietnam's time; a deadline is a day, or,
where only its month is known, that month: no day is made up. What has no date is not there.
"""

from __future__ import annotations

import datetime
import uuid
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from . import dates
from .address import page_uri
from .document import Document
from .provenance import Provenance
from .session import Session
from .timetable import calendar_uri, calendars
from .tree import Tree

if TYPE_CHECKING:
    from icalendar import Event, Timezone

ZONE = "Asia/Ho_Chi_Minh"

_NAMES = uuid.UUID("6f7a5f3e-64f5-5a3c-9c0e-0b8f0d1f4c55")
"""The namespace of the events of all study sets."""

_DAY = datetime.timedelta(days=1)


def files(tree: Tree, made: Provenance) -> dict[str, bytes]:
    """The calendars of the edition `tree`, by their addresses on its site."""
    return {
        calendar_uri(index.place.set_id or "", name): _calendar(tree, index, name, sessions, made)
        for index in tree.set_indexes
        for name, sessions in calendars(tree, index).items()
    }


def _calendar(
    tree: Tree, index: Document, name: str, sessions: Sequence[Session], made: Provenance
) -> bytes:
    from icalendar import Calendar

    label = tree.settings.vocabulary.labels[name]
    source = f"Ấn bản: {label}. Nguồn: {made.dated}."
    calendar = Calendar()
    calendar.add("prodid", "-//Bindery//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Lịch học: {index.title}")
    calendar.add("x-wr-caldesc", source)
    calendar.add("x-wr-timezone", ZONE)
    if any("T" in session.start for session in sessions):
        calendar.add_component(_zone())
    taken: Counter[str] = Counter()
    for session in sessions:
        known = f"{index.place.set_id}\n{session.level}\n{session.form}"
        taken[known] += 1
        event = _event(session)
        event.add("uid", f"{uuid.uuid5(_NAMES, known + str(taken[known]))}@bindery")
        event.add("dtstamp", _stamp(made))
        event.add("description", "\n".join([*session.facts, source]))
        if tree.settings.site_url:
            event.add("url", urljoin(tree.settings.site_url, page_uri(index.src_uri)))
        calendar.add_component(event)
    return bytes(calendar.to_ical(sorted=False))


def _stamp(made: Provenance) -> datetime.datetime:
    """When the sources were committed; outside git the day of the build, as two builds of a day
    shall be the same.
    """
    if not made.commit:
        return datetime.datetime.combine(made.date, datetime.time(), datetime.UTC)
    return made.time.astimezone(datetime.UTC)


def _event(session: Session) -> Event:
    from icalendar import Event

    event = Event()
    event.add("summary", f"{_due(session)}{session.summary}")
    if session.place:
        event.add("location", session.place)
    if "T" in session.start:
        for key, time in (("dtstart", session.start), ("dtend", session.end)):
            if time:
                moment = datetime.datetime.fromisoformat(time)
                event.add(key, moment, parameters={"TZID": ZONE})
        return event
    first = _days(session.start or session.deadline)[0]
    last = _days(session.end or session.deadline or session.start)[1]
    event.add("dtstart", first)
    event.add("dtend", last + _DAY)
    if last > first:
        event.add("transp", "TRANSPARENT")  # the reader is not away all these days
    return event


def _due(session: Session) -> str:
    """What an event that is a deadline begins with."""
    if session.start or not session.deadline:
        return ""
    month = len(session.deadline) == len("2022-03")
    return f"Hạn trong {dates.spoken(session.deadline)}: " if month else "Hạn: "


def _days(iso: str) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a day or a month."""
    if len(iso) == len("2022-03-01"):
        day = datetime.date.fromisoformat(iso)
        return day, day
    first = datetime.date.fromisoformat(f"{iso}-01")
    return first, (first + 31 * _DAY).replace(day=1) - _DAY


def _zone() -> Timezone:
    """Vietnam's time, which has had no summer time since 1975; written here, as the data of each
    system would give other bytes.
    """
    from icalendar import Timezone, TimezoneStandard

    standard = TimezoneStandard()
    standard.add("dtstart", datetime.datetime(1975, 6, 13))
    standard.add("tzoffsetfrom", datetime.timedelta(hours=8))
    standard.add("tzoffsetto", datetime.timedelta(hours=7))
    standard.add("tzname", "+07")
    zone = Timezone()
    zone.add("tzid", ZONE)
    zone.add_component(standard)
    return zone
