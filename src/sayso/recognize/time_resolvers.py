"""The name of a time rule goes in; the function that turns its match into days comes out."""

from __future__ import annotations

from collections.abc import Callable

from sayso.recognize import time_relative as relative
from sayso.recognize import time_values as fixed
from sayso.recognize.time_values import Hit, Told

Resolver = Callable[[Hit], Told]


def nothing(_: Hit) -> Told:
    """Durations and sets name no days."""
    return None, "told"


RESOLVERS: dict[str, Resolver] = {
    "range_md_md": fixed.day_range,
    "range_dm_dm": fixed.day_range,
    "range_md": fixed.day_range,
    "range_dm": fixed.day_range,
    "range_my": fixed.month_range,
    "range_y": fixed.year_range,
    "iso": fixed.iso,
    "dmy": fixed.dated,
    "mdy": fixed.dated,
    "dm": fixed.dated,
    "mdi": fixed.dated,
    "my": fixed.month,
    "month_of": relative.month_of,
    "unit_of": relative.unit_of,
    "month": fixed.month,
    "month_p": fixed.month_pn,
    "offset_day": relative.offset_day,
    "deictic_from": relative.deictic,
    "deictic": relative.deictic,
    "weekday_of": relative.weekday_of,
    "weekday_ago": relative.weekday_ago,
    "weekday_range": relative.weekday_range,
    "weekday_pn": relative.weekday_pn,
    "weekday_k": relative.weekday_k,
    "weekday": relative.weekday,
    "quarter": fixed.piece_of_year,
    "half": fixed.piece_of_year,
    "century": fixed.century,
    "decade": fixed.decade,
    "last_many": relative.window,
    "offset_ago": relative.offset_ago,
    "offset_half": relative.offset_half,
    "offset_told": relative.offset_told,
    "offset_vague": relative.offset_vague,
    "same": relative.same,
    "that_part": relative.that_part,
    "following": relative.following,
    "previous": relative.previous,
    "window": relative.window,
    "recent": relative.recent,
    "part_unit": relative.unit,
    "unit": relative.unit,
    "night": relative.night,
    "this_part": relative.deictic,
    "weekend": relative.weekend,
    "overnight": relative.overnight,
    "season": fixed.season,
    "season_y": fixed.season,
    "holiday": fixed.holiday,
    "year": fixed.year,
}
