"""When is a set studied? The study calendar of its first page."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from . import dates
from .audience import Audience, Vocabulary, nearest
from .diagnostic import suggestion
from .front_matter import FrontMatter
from .label import declared
from .resolution import NO_BRACES, Problems, mappings

SESSION_KEYS = ("level", "form", "place", "start", "end", "deadline", "when", "length", "audience")

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])\Z")
_TIMED = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{1,2}:\d{2})\Z")


@dataclass(frozen=True)
class Session:
    """A sitting of the study calendar. `start` and `end` are days in ISO form, or minutes of
    Vietnam's time (``2021-12-09T07:30``), a `deadline` is a day or a month; '' if not stated.
    """

    level: str
    form: str
    audience: Audience
    place: str = ""
    start: str = ""
    end: str = ""
    deadline: str = ""
    when: str = ""
    length: str = ""

    @property
    def dated(self) -> bool:
        """Whether it has a day, or at least a month, by which one can reckon."""
        return bool(self.start or self.deadline)

    @property
    def texts(self) -> tuple[str, ...]:
        """What an editor wrote in words."""
        return (self.level, self.form, self.place, self.when, self.length)

    @property
    def summary(self) -> str:
        """It in one line."""
        return f"{self.form} – {self.level}"

    @property
    def facts(self) -> tuple[str, ...]:
        """What is known of it, a line each."""
        known = {
            "Cấp": self.level,
            "Hình thức": self.form,
            "Địa điểm": self.place,
            "Thời gian": self.time,
            "Thời lượng": self.length,
        }
        return tuple(f"{name}: {said}" for name, said in known.items() if said)

    @property
    def time(self) -> str:
        """When it is held, as people say it: in the editor's words where there are any."""
        if self.when:
            return self.when
        said = dates.spoken(self.start) if self.start else ""
        if self.end:
            return f"{said} – {dates.spoken(self.end)}"
        due = f"hạn: {dates.spoken(self.deadline)}" if self.deadline else ""
        return "; ".join(filter(None, (f"từ {said}" if said and due else said, due)))


def in_order(sessions: Sequence[Session]) -> list[Session]:
    """`sessions` in the order of time, a month after its days; those without a date come last."""
    return sorted(sessions, key=_order)


def _order(session: Session) -> tuple[bool, str]:
    first = session.start or session.deadline
    return not first, f"{first}-99" if _MONTH.match(first) else first


def read_sessions(
    front: FrontMatter, levels: Sequence[str], vocabulary: Vocabulary, page: Audience
) -> tuple[tuple[Session, ...], Problems]:
    """The study calendar of a set's first page, and what is wrong with it. Where the settings name
    `levels`, a session has one of them.
    """
    entries, problems = mappings(front, "sessions", SESSION_KEYS)
    sessions = []
    for at, entry in entries:
        found = _incomplete(front, at, entry) + _level(front, at, entry, levels)
        times, wrong = _times(front, at, entry)
        found += wrong
        words = entry.get("audience")
        words = words if isinstance(words, list) else [words]
        audience, messages = declared([str(word) for word in words if word], vocabulary, page)
        if not any(words):
            messages = ["buổi học này thiếu audience: dành cho ai, ví dụ audience: [grassroots]"]
        found += [(front.line("sessions", at, "audience"), message) for message in messages]
        problems += found
        if not found:
            texts = {key: _text(entry.get(key)) for key in SESSION_KEYS[:-1] if key not in times}
            sessions.append(Session(audience=audience, **texts, **times))
    return tuple(sessions), problems


def _text(value: object) -> str:
    return " ".join(str(value or "").split())


def _incomplete(front: FrontMatter, at: int, entry: dict[str, Any]) -> Problems:
    line = front.line("sessions", at)
    problems: Problems = [
        (line, f"buổi học này thiếu {key}") for key in ("level", "form") if not entry.get(key)
    ]
    if not any(entry.get(key) for key in ("start", "deadline", "when")):
        problems.append((line, "buổi học này thiếu thời gian: start, deadline hoặc when"))
    elif entry.get("end") and not entry.get("start"):
        line = front.line("sessions", at, "end")
        problems.append((line, "buổi học có end thì phải có start; nếu đó là hạn, viết deadline"))
    problems += [
        (front.line("sessions", at, key), f"mục “{key}:” {NO_BRACES}")
        for key, value in entry.items()
        if isinstance(value, str) and "{" in value
    ]
    if entry.get("end") and entry.get("deadline"):
        line = front.line("sessions", at, "end")
        problems.append((line, "buổi học có cả end và deadline; chỉ giữ một trong hai"))
    return problems


def _level(front: FrontMatter, at: int, entry: dict[str, Any], levels: Sequence[str]) -> Problems:
    said = _text(entry.get("level"))
    if not said or not levels or said in levels:
        return []
    message = (
        f"không có cấp “{said}”{suggestion(nearest(said, levels))} "
        "Các cấp kê ở mục extra.bindery.levels của mkdocs.yml; cấp mới thì thêm vào đó"
    )
    return [(front.line("sessions", at, "level"), message)]


def _times(front: FrontMatter, at: int, entry: dict[str, Any]) -> tuple[dict[str, str], Problems]:
    """The start, the end and the deadline of a session, and what is wrong with them."""
    times = dict.fromkeys(("start", "end", "deadline"), "")
    problems: Problems = []
    for key in times:
        value = entry.get(key)
        if value:
            times[key], message = _time(key, value)
            problems += [(front.line("sessions", at, key), message)] if message else []
    if not problems:
        key, message = _backwards(times)
        problems += [(front.line("sessions", at, key), message)] if message else []
    return times, problems


def _time(key: str, value: object) -> tuple[str, str]:
    """A day, a minute or a month in ISO form, or what is wrong with it."""
    if isinstance(value, datetime.date):
        return value.isoformat(), ""
    timed = _TIMED.match(str(value))
    if timed and key != "deadline":
        try:
            moment = datetime.datetime.fromisoformat(f"{timed[1]}T{timed[2]:0>5}")
        except ValueError:
            return "", f"không có giờ hay ngày “{value}”; viết ví dụ {key}: 2021-10-25 07:30"
        return moment.isoformat(timespec="minutes"), ""
    if key == "deadline" and isinstance(value, str) and _MONTH.match(value):
        return value, ""
    return "", _bad_time(key, value)


def _backwards(times: dict[str, str]) -> tuple[str, str]:
    """Which time is wrong beside the start, and why; ('', '') where all is well."""
    start, end, deadline = times["start"], times["end"], times["deadline"]
    if start and end and len(start) != len(end):
        return "end", "start và end phải cùng có giờ hoặc cùng không có giờ"
    if end and end < start:
        return "end", "buổi học kết thúc trước khi bắt đầu"
    if start and deadline and deadline < start[: len(deadline)]:
        return "deadline", "hạn của buổi học trước ngày bắt đầu"
    return "", ""


def _bad_time(key: str, value: object) -> str:
    also = {
        "deadline": "; hạn có thể chỉ ghi tháng: deadline: 2022-03",
        "start": "; có giờ thì viết start: 2021-10-25 07:30",
        "end": "; có giờ thì viết end: 2021-10-25 17:00",
    }[key]
    return f"“{value}” không phải là ngày; viết năm-tháng-ngày, ví dụ {key}: 2021-10-25{also}"
