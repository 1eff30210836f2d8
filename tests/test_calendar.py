"""A study calendar in an edition: what pages are told of it, and the files that calendars read."""

from __future__ import annotations

import datetime

import pytest
from icalendar import Calendar

from bindery import calendar, timetable
from bindery.edition import edition
from bindery.provenance import Provenance
from bindery.tree import Tree

from .project import SET_INDEX, Project

SESSIONS = """\
sessions:
  - {level: Cơ sở, form: Học, deadline: 2022-03, when: trong tháng 3, audience: [grassroots]}
  - {level: Tỉnh, form: "Họp, bàn; ghi", start: 2021-12-09, length: ½ ngày, audience: key-cadres}
  - {level: Tỉnh, form: Họp, start: 2021-12-10, end: 2021-12-12, audience: everyone}
  - {level: Xã, form: Họp, place: Nhà văn hóa, start: 2021-12-09 7:30, end: 2021-12-09 11:00,
     audience: grassroots/remote}
  - {level: Xã, form: Tự học, when: định kỳ, audience: everyone}
  - {level: Xã, form: Nộp bài, deadline: 2022-02-28, audience: grassroots}
  - {level: Xã, form: Đọc, start: 2021-11-01, deadline: 2021-12, audience: mass-organisations}
---
"""
MADE = Provenance("0" * 40, datetime.datetime(2026, 11, 2, 8, 0, tzinfo=datetime.UTC))
FOR_MEMBERS = "calendars/bo/mass-organisations.ics"
SITE_URL = "site_url: https://hoctap.example.vn/\n"


def part(project: Project, name: str, sessions: str = SESSIONS) -> Tree:
    project.write("docs/bo/index.md", SET_INDEX.replace("---\n\n", sessions + "\n"))
    project.write("docs/bo/hoc-tap/01.md", "---\ntitle: Bài một\n---\n")
    tree, problems = project.read()
    assert problems == ()
    return edition(tree, name)


def events(data: bytes) -> dict[str, tuple[str, str]]:
    """The summaries, and from when to when."""
    return {
        str(event["summary"]): (
            event["dtstart"].to_ical().decode(),
            event["dtend"].to_ical().decode(),
        )
        for event in Calendar.from_ical(data).walk("VEVENT")
    }


def test_an_edition_has_the_calendar_of_its_readers_only(project: Project) -> None:
    made = calendar.files(part(project, "mass-organisations"), MADE)
    assert made.keys() == {FOR_MEMBERS}
    assert events(made[FOR_MEMBERS]) == {
        "Họp – Tỉnh": ("20211210", "20211213"),
        "Đọc – Xã": ("20211101", "20220101"),
    }


def test_the_edition_all_has_one_for_each_audience_that_has_something_of_its_own(
    project: Project,
) -> None:
    made = calendar.files(part(project, "all"), MADE)
    assert {uri: len(events(data)) for uri, data in made.items()} == {
        "calendars/bo/key-cadres.ics": 2,
        "calendars/bo/grassroots.ics": 3,
        "calendars/bo/grassroots-remote.ics": 4,
        FOR_MEMBERS: 2,
    }
    assert (
        made[FOR_MEMBERS] == calendar.files(part(project, "mass-organisations"), MADE)[FOR_MEMBERS]
    )


def test_days_minutes_and_months_stay_what_they_are(project: Project) -> None:
    """No day is made up: a month is a month, what has no date is no event."""
    made = calendar.files(part(project, "grassroots/remote"), MADE)
    data = made["calendars/bo/grassroots-remote.ics"]
    assert events(data) == {
        "Hạn trong tháng 3/2022: Học – Cơ sở": ("20220301", "20220401"),
        "Họp – Tỉnh": ("20211210", "20211213"),
        "Họp – Xã": ("20211209T073000", "20211209T110000"),
        "Hạn: Nộp bài – Xã": ("20220228", "20220301"),
    }
    found = Calendar.from_ical(data)
    (timed,) = (event for event in found.walk("VEVENT") if event.get("location"))
    assert timed["dtstart"].dt.utcoffset() == datetime.timedelta(hours=7)
    assert timed["dtstart"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert timed["location"] == "Nhà văn hóa"
    assert [zone["tzid"] for zone in found.walk("VTIMEZONE")] == ["Asia/Ho_Chi_Minh"]
    free = [str(event["summary"]) for event in found.walk("VEVENT") if "transp" in event]
    assert free == ["Hạn trong tháng 3/2022: Học – Cơ sở", "Họp – Tỉnh"]


def test_an_event_says_what_is_known_and_where_it_comes_from(project: Project) -> None:
    project.write("mkdocs.yml", (project.root / "mkdocs.yml").read_text("utf-8") + SITE_URL)
    made = calendar.files(part(project, "key-cadres"), MADE)
    first, second = Calendar.from_ical(made["calendars/bo/key-cadres.ics"]).walk("VEVENT")
    assert first["description"].split("\n") == [
        "Cấp: Tỉnh",
        "Hình thức: Họp, bàn; ghi",
        "Thời gian: 9/12/2021",
        "Thời lượng: ½ ngày",
        "Ấn bản: Cán bộ chủ chốt và báo cáo viên. Nguồn: 0000000000, ngày 2/11/2026.",
    ]
    assert first["url"] == "https://hoctap.example.vn/bo/index.html"
    assert first["dtstamp"].dt == MADE.time
    assert "Thời gian: 10/12/2021 – 12/12/2021" in second["description"]


def test_an_event_keeps_its_name_when_it_is_put_off(project: Project) -> None:
    """So that calendars move it instead of showing it twice; hidden sessions do not count."""

    def names(sessions: str) -> list[str]:
        data = calendar.files(part(project, "mass-organisations", sessions), MADE)[FOR_MEMBERS]
        return [str(event["uid"]) for event in Calendar.from_ical(data).walk("VEVENT")]

    before = names(SESSIONS)
    assert len(set(before)) == 2
    hidden = "sessions:\n  - {level: Tỉnh, form: Họp, start: 2021-01-01, audience: key-cadres}\n"
    later = SESSIONS.replace("sessions:\n", hidden).replace("end: 2021-12-12", "end: 2021-12-15")
    assert names(later) == before


def test_lines_are_folded_and_ended_as_the_standard_says(project: Project) -> None:
    for data in calendar.files(part(project, "all"), MADE).values():
        assert data.endswith(b"END:VCALENDAR\r\n")
        assert all(len(line) <= 75 for line in data.split(b"\r\n"))
        assert b"\n" not in data.replace(b"\r\n", b"")


def test_a_page_tells_the_sessions_as_written_and_in_the_order_of_time(project: Project) -> None:
    tree = part(project, "all")
    shown = timetable.shown(tree, tree.by_uri["bo/index.md"])
    assert [item["when"] for item in shown["sessions"]] == [
        "trong tháng 3",
        "9/12/2021",
        "10/12/2021 – 12/12/2021",
        "7 giờ 30 ngày 9/12/2021 – 11 giờ ngày 9/12/2021",
        "định kỳ",
        "hạn: 28/2/2022",
        "từ 1/11/2021; hạn: tháng 12/2021",
    ]
    assert [item["start"] or item["deadline"] for item in shown["timeline"]] == [
        "2021-11-01",
        "2021-12-09",
        "2021-12-09T07:30",
        "2021-12-10",
        "2022-02-28",
        "2022-03",
        "",
    ]


@pytest.mark.parametrize("name", ["key-cadres", "mass-organisations"])
def test_a_set_without_dates_has_no_calendar(project: Project, name: str) -> None:
    sessions = "sessions:\n  - {level: Xã, form: Học, when: định kỳ, audience: everyone}\n---\n"
    assert calendar.files(part(project, name, sessions), MADE) == {}
