"""Answers go in; Rich renderings come out: what a person sees in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from sayso.view.ask import Bond, Dossier, Rival, Timeline
from sayso.view.lines import EventLine, Party, Register, Who
from sayso.view.state import Demand, Standing, State
from sayso.view.terminal import count
from sayso.view.verify import Verified

MANY = 12  # lines of a list within a dossier; the rest is counted
ID = 8  # letters of an id that tables show


def table(*columns: str, title: str | None = None) -> Table:
    """An empty table in the house style."""
    made = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    for column in columns:
        made.add_column(column, overflow="fold", no_wrap=column in {"date", "id", "type"})
    return made


def timeline(answer: Timeline) -> RenderableType:
    """Events in the order of their days, each with who says so."""
    parts: list[RenderableType] = [*taken(("who", answer.actors), ("source", answer.sources))]
    if not answer.events:
        return Group(*parts, Text("No event fits. Leave out a filter, or look at «sayso status» for what there is."))
    made = table("date", "type", "who", "to whom", "words", "status", "who says so", "id")
    for event in answer.events:
        made.add_row(
            days(event.date, event.enddate), type_of(event), people(event.actors), people(event.recipients),
            what(event),
            event.status, voice(event), event.id[:ID],
        )  # fmt: skip
    return Group(*parts, made, Text(count(len(answer.events), "event"), style="dim"))


def taken(*roles: tuple[str, Sequence[Who]]) -> Iterator[Text]:
    """Whom the names in a question were taken to mean."""
    for role, found in roles:
        if found:
            named = ", ".join(w.name for w in found[:MANY])
            more = f" and {len(found) - MANY} more" if len(found) > MANY else ""
            yield Text(f"{role}: {named}{more}", style="dim")


def days(first: str | None, last: str | None) -> str:
    """A span of days as briefly as it can be said."""
    if not first or not last:
        return first or last or "–"
    if first == last:
        return first
    if first.endswith("-01-01") and last.endswith("-12-31"):
        return first[:4] if first[:4] == last[:4] else f"{first[:4]}–{last[:4]}"
    return f"{first}–{last[8:]}" if first[:7] == last[:7] else f"{first}–{last}"


def type_of(event: EventLine) -> str:
    return event.type if not event.modes else f"{event.type}\n{' '.join(event.modes)}"


def people(parties: Sequence[Party]) -> str:
    return ", ".join(dict.fromkeys(party.name for party in parties)) or "–"


def what(event: EventLine) -> str:
    """The act's words, its content, place and toll."""
    parts = [f"«{event.trigger.text}»"]
    if event.content:
        parts.append(f"({short(event.content.text, 80)})")
    if event.place:
        parts.append(f"at {event.place.name}")
    parts += [f"{slot} {amount(low, high)}" for slot, (low, high, _) in event.counts.items()]
    return " ".join(parts)


def amount(low: int | None, high: int | None) -> str:
    if low == high:
        return f"{low}"
    if low is None:
        return f"≤{high}"
    return f"≥{low}" if high is None else f"{low}–{high}"


def voice(event: EventLine) -> str:
    """On whose say-so, through whom."""
    outlet = event.outlet or "the article"
    return f"{event.source.name}, in {outlet}" if event.source else outlet


def dossier(answer: Dossier) -> RenderableType:
    """All on one actor: names, offices and ties with their days, what it did and underwent, who says so."""
    who = answer.who
    head = Text(who.name, style="bold")
    head.append(
        f"  {' · '.join(part for part in (who.kind, who.code, who.sector, who.id) if part)}", style="not bold dim"
    )
    parts: list[RenderableType] = [head, _names(answer.names)]
    if answer.bonds:
        made = table("tie", "from – to", "told", "who says so", "id", title="Offices and ties")
        for bond in answer.bonds:
            made.add_row(tie_words(bond), in_days(bond), cited(bond), bond_voices(bond), bond.tie.id[:ID])
        parts.append(made)
    for title, events in (
        ("What it did", answer.did),
        ("What was done to it", answer.undergone),
        ("What it says", answer.told),
    ):
        if events:
            parts.append(_event_list(title, events))
    if answer.sources:
        listed = ", ".join(f"{name} ({number})" for name, number in list(answer.sources.items())[:MANY])
        parts.append(Text(f"Who says so: {listed}"))
    return Group(*parts)


def _names(names: Sequence[Mapping[str, Any]]) -> Text:
    said = ", ".join(f"{name['text']} ({name['count']})" for name in names[:MANY])
    rest = f" and {len(names) - MANY} more" if len(names) > MANY else ""
    return Text(f"Names: {said}{rest}")


def _event_list(title: str, events: Sequence[EventLine]) -> Table:
    made = table(
        "date", "type", "who", "to whom", "words", "status", "who says so", "id", title=f"{title} ({len(events)})"
    )
    for event in events[:MANY]:
        made.add_row(
            days(event.date, event.enddate), type_of(event), people(event.actors), people(event.recipients),
            what(event),
            event.status, voice(event), event.id[:ID],
        )  # fmt: skip
    if len(events) > MANY:
        made.add_row("", "", "", "", f"… {len(events) - MANY} more: sayso timeline", "", "", "")
    return made


def tie_words(bond: Bond) -> str:
    tie = bond.tie
    office = f" ({tie.office})" if tie.office else ""
    return (
        f"{tie.subject.name} {tie.relation.replace('_', ' ')} {tie.object.name}{office}{', once' if tie.former else ''}"
    )


def in_days(bond: Bond) -> str:
    start, end = bond.tie.start, bond.tie.end
    if not start and not end:
        return "–"
    return f"{days(*start) if start else '?'} – {days(*end) if end else ''}".rstrip()


def cited(bond: Bond) -> str:
    return days(bond.first_cited, bond.last_cited) if bond.first_cited else "undated"


def bond_voices(bond: Bond) -> str:
    return ", ".join(dict.fromkeys(t.source.name if t.source else t.outlet or "the article" for t in bond.tellings))


def state(answer: State) -> RenderableType:
    """Who leads and holds what on a day, who stands with and against whom, which demands stand."""
    parts: list[RenderableType] = [Text(f"As the articles tell it on {answer.on}", style="bold")]
    groups = (
        ("Who leads and holds what", answer.offices), ("Alliances", answer.alliances), ("Enmities", answer.enmities),
        ("Other ties", answer.other),
    )  # fmt: skip
    for title, held in groups:
        if held:
            parts.append(_standing(title, held))
    if answer.demands:
        parts.append(_demands(answer.demands))
    if answer.older:
        parts.append(
            Text(f"{count(answer.older, 'older demand')} of more than a year before, not told as met", style="dim")
        )
    if answer.past:
        parts.append(_standing("May hold no more", answer.past[:MANY], letters=70))
        if len(answer.past) > MANY:
            parts.append(Text(f"… {len(answer.past) - MANY} more, told longer ago: --json has all", style="dim"))
    if len(parts) == 1:
        parts.append(Text("Nothing is told of that day or before. «sayso status» says which days are covered."))
    return Group(*parts)


def _standing(title: str, held: Iterable[Standing], letters: int = 160) -> Table:
    made = table("tie", "from – to", "told", "evidence", "id", title=title)
    for standing in held:
        bond = standing.bond
        words = tie_words(bond) + (f" [{standing.why}]" if standing.why else "")
        evidence = f"{bond_voices(bond)}: {short(bond.tie.sentence.text, letters)}"
        made.add_row(Text(words), in_days(bond), cited(bond), Text(evidence), bond.tie.id[:ID])
    return made


def _demands(demands: Sequence[Demand]) -> Table:
    made = table("since", "who", "of whom", "what", "answer", "id", title="Standing demands")
    for demand in demands:
        event = demand.event
        refused = demand.refused
        answered = f"refused {refused.date} by {people(refused.actors)}" if refused else "none told"
        asked = event.content.text if event.content else f"«{short(event.sentence.text, 90)}»"
        made.add_row(
            days(event.date, event.enddate),
            people(event.actors),
            people(event.recipients),
            asked,
            answered,
            event.id[:ID],
        )
    return made


def short(text: str, letters: int = 160) -> str:
    """A sentence on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= letters else line[: letters - 1].rstrip() + "…"


def conflicts(rivals: Sequence[Rival], register: Register) -> RenderableType:
    """Slots in which reports cannot all be right, value by value, with the voices behind each."""
    if not rivals:
        return Text("No conflict: no two reports of one happening exclude each other.")
    made = table("happening", "slot", "value", "who says so", "reports")
    for rival in rivals:
        happening = rival.happening
        parties = f"{names(happening.actors)} → {names(happening.recipients)}"
        what_ = f"{happening.type} {days(happening.date, happening.enddate)}\n{parties}"
        for number, value in enumerate(rival.values):
            voices = ", ".join(register.origin(key) for key in value["origins"])
            ids = " ".join(key[:ID] for key in value["reports"])
            said = value_words(value["value"], register)
            made.add_row(*(("", "") if number else (what_, rival.slot)), said, voices, ids)
        made.add_section()
    return made


def value_words(value: Any, register: Register) -> str:
    """A slot's value as a person reads it."""
    if isinstance(value, Mapping):
        return amount(value["low"], value["high"])
    if isinstance(value, list):
        return names([register.loose(key) for key in value])
    return str(value)


def names(found: Iterable[Who]) -> str:
    return ", ".join(who.name for who in found) or "–"


def status(answer: Mapping[str, Any]) -> RenderableType:
    """What the chronicle holds, in numbers."""
    counts, reach = answer["counts"], answer["days"]
    lines = [
        f"{answer['chronicle']}: " + ", ".join(count(counts[k], k.rstrip("s")) for k in ("articles", "events",
        "actors", "ties")),
        ", ".join(count(counts[k], k.rstrip("s")) for k in ("quotes", "attributions", "happenings", "conflicts",
        "issues"))
        + f", {counts['copies']} near or exact copies",
        ", ".join(
            f"{name} of {days(first, last)}" if first or last else f"{name} undated"
            for name, first, last in (
                ("articles", reach["published_first"], reach["published_last"]),
                ("events", reach["events_first"], reach["events_last"]),
            )
        ),
        "coded by " + (", ".join(answer["coders"]) or "nobody yet"),
        *(["the last run was stopped: the same command goes on where it was"] if _stopped(answer["runs"]) else []),
    ]  # fmt: skip
    made = table("type", "events")
    for name, number in answer["types"].items():
        made.add_row(name, f"{number:,}")
    outlets = table("outlet", "events")
    for name, number in list(answer["outlets"].items())[:MANY]:
        outlets.add_row(name or "(not told)", f"{number:,}")
    return Group(*map(Text, lines), made, outlets) if counts["events"] else Group(*map(Text, lines))


def _stopped(runs: Sequence[Mapping[str, Any]]) -> bool:
    return bool(runs) and runs[-1]["finished"] is None


def verified(answer: Verified) -> RenderableType:
    """What was checked, and what failed."""
    said = f"{count(answer.articles, 'article')} and {count(answer.spans, 'span')} checked against the stored text: "
    if not answer.faults:
        return Text(said + "all hold.", style="green")
    made = table("article", "record", "what", "at", "said", "found")
    for fault in answer.faults[:100]:
        made.add_row(
            fault.article[:ID], fault.record[:ID], fault.what, f"{fault.span[0]}–{fault.span[1]}", short(fault.said,
            60),
            short(fault.found, 60),
        )  # fmt: skip
    return Group(Text(said + count(len(answer.faults), "fault") + ".", style="bold red"), made)


def issues(found: Sequence[Mapping[str, Any]]) -> RenderableType:
    """What was wrong with inputs."""
    if not found:
        return Text("No issue: all that was given could be read.")
    made = table("what", "message")
    for issue in found:
        where = issue["path"] or (issue["article"] or "")[:ID]
        message = issue["message"] if where in issue["message"] else f"{where}: {issue['message']}"
        made.add_row(issue["code"], Text(message))
    return Group(made, Text(count(len(found), "issue"), style="dim"))
