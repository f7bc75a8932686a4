"""Claims and quotations go in; Rich renderings come out."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from sayso.view.claims import Claims, Quotations
from sayso.view.lines import AttributionLine
from sayso.view.tables import ID, short, table, taken
from sayso.view.terminal import count

UNNAMED = "(unnamed)"


def claims(answer: Claims) -> RenderableType:
    """Who says what, with which stance, through whom; what it denies."""
    parts: list[RenderableType] = [*taken(("about", answer.about), ("source", answer.sources))]
    if not answer.claims:
        return Group(*parts, Text("No claim fits. Leave out a filter, or look at «sayso status» for what there is."))
    return Group(*parts, claim_table(answer.claims), Text(count(len(answer.claims), "claim"), style="dim"))


def claim_table(listed: Sequence[AttributionLine], title: str | None = None) -> RenderableType:
    """A line a claim."""
    denials = any(claim.denies for claim in listed)
    made = table("told", "who says so", "stance", "what", *(["denies"] if denials else []), "id", title=title)
    for claim in listed:
        against = [" ".join(key[:ID] for key in claim.denies)] if denials else []
        cells = (voices(claim), claim.stance, what(claim), *against, claim.id[:ID])
        made.add_row(claim.published or "–", *(Text(cell) for cell in cells))
    return made


def voices(claim: AttributionLine) -> str:
    """The source, through whom, in which outlet: «the army, as told by Reuters, in the Lake Courier»."""
    own = claim.source.name if claim.source else UNNAMED
    through = [party.name for party in reversed(claim.chain) if party is not claim.source and party.name != own]
    told = "".join(f", as told by {name}" for name in dict.fromkeys(through))
    return f"{own}{told}, in {claim.outlet or 'the article'}"


def what(claim: AttributionLine) -> str:
    """The cue and the content, pieces joined by dots."""
    said = short(" … ".join(part.text for part in claim.content))
    return f"{claim.cue.text}: {said}" if claim.cue else said


def quotes(answer: Quotations) -> RenderableType:
    """Direct quotations with their speakers."""
    parts: list[RenderableType] = [*taken(("speaker", answer.speakers))]
    if not answer.quotes:
        return Group(*parts, Text("No quotation fits. Leave out --speaker, or look at «sayso status»."))
    made = table("told", "who speaks", "words", "in", "id")
    for quote in answer.quotes:
        who = quote.speaker.name if quote.speaker else UNNAMED
        cells = (who, f"“{short(quote.text, 400)}”", quote.outlet or "the article", quote.id[:ID])
        made.add_row(quote.published or "–", *(Text(cell) for cell in cells))
    return Group(*parts, made, Text(count(len(answer.quotes), "quotation"), style="dim"))
