"""How do people write a date? 25/10/2021, tháng 3/2022."""

from __future__ import annotations

import datetime


def day(date: datetime.date) -> str:
    """``5/3/2022`` is the 5th of March."""
    return f"{date.day}/{date.month}/{date.year}"


def month(date: datetime.date) -> str:
    """``Tháng 3/2022``, as a cover says it."""
    return f"Tháng {date.month}/{date.year}"


def spoken(iso: str) -> str:
    """An ISO day, minute or month as a sentence says it: ``2022-03`` is tháng 3/2022."""
    date, _, time = iso.partition("T")
    year, month_number, *day_number = (int(part) for part in date.split("-"))
    if not day_number:
        return f"tháng {month_number}/{year}"
    said = f"{day_number[0]}/{month_number}/{year}"
    return f"{clock(time)} ngày {said}" if time else said


def clock(time: str) -> str:
    """``07:30`` as people write it: 7 giờ 30."""
    hour, minute = (int(part) for part in time.split(":"))
    return f"{hour} giờ {minute:02}" if minute else f"{hour} giờ"
