"""A sentence goes in; the acts that it tells in less common ways come out, one line each: TYPE actors > recipients."""

from __future__ import annotations

import pytest

from sayso.model import Entity, Reading
from sayso.reading import read_one

pytestmark = pytest.mark.model


def acts(text: str) -> list[str]:
    reading = read_one(text, published="2012-05-18")
    return [f"{e.type} {_names(reading, e.actor)} > {_names(reading, e.recipient)}" for e in reading.events]


def _names(reading: Reading, entities: tuple[Entity, ...]) -> str:
    actors = {actor.id: actor.name for actor in reading.mentions.actors}
    return ", ".join(actors.get(e.actor or "", e.text) for e in entities)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        # a past verb joined behind what was said continues the saying
        ("The premier said he believes that the talks are useful and urged Chad to wait.", "REQUEST premier > Chad"),
        ("The minister said the road was blocked and urged drivers to wait.", "REQUEST minister > drivers"),
        # who speaks for his state speaks of himself
        ("Kenyan foreign minister Ann Otieno said Kenya would help Uganda.", "AGREE Ann Otieno > Uganda"),
        # violence, riots, strikes
        ("A suspected thief was burnt alive by a mob.", "ASSAULT mob > suspected thief"),
        ("The killing of the student led to rioting in three cities.", "PROTEST  > "),
        ("The ferries were idle in a strike called by the unions.", "PROTEST unions > "),
        ("Norway demanded the release of nurses kidnapped by the militia.", "ASSAULT militia > nurses"),
        ("Attacks on three embassies were threatened in the letter.", "THREATEN  > embassies"),
        # courts and dismissals
        ("The editor was handed a five-year jail term for libel.", "SANCTION  > editor"),
        ("The army laid off six hundred soldiers.", "SANCTION army > soldiers"),
        # reproach in words
        ("Senators attacked the agency for passing the data to foreign firms.", "ACCUSE Senators > agency"),
        ("The bill came under fire from monks for its silence on the temples.", "ACCUSE monks > "),
        # police, spies, helpers
        ("Police are hunting the gunmen.", "MOBILIZE Police > gunmen"),
        ("Norway passed intelligence on the smugglers to Denmark.", "COOPERATE Norway, Denmark > "),
        ("The rumours prompted the authorities to block social media.", "COERCE authorities > social media"),
        ("The army sent a helicopter carrying medics.", "AID army > "),
    ],
)
def test_acts_are_found(text: str, act: str) -> None:
    assert act in acts(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Villagers attacked the post for two hours.", "ACCUSE"),
        ("The gunners fired artillery.", "SANCTION"),
        ("The troops are massing in anticipation of rioting in Lima.", "PROTEST"),
        ("The company sacked two hundred workers.", "SANCTION"),
        ("Rescuers searched for survivors.", "MOBILIZE"),
    ],
)
def test_what_only_looks_like_one(text: str, kind: str) -> None:
    assert not any(act.startswith(kind) for act in acts(text))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        # what is said by offering it; who speaks through his office; who is counted
        ("The mayor offered an apology for the raid.", "CONCEDE mayor > "),
        ("The prime minister's office vowed to help Chad.", "AGREE prime minister > Chad"),
        ("Twenty of the deputies petitioned the government to expel the envoy.", "REQUEST deputies > government"),
        # acts that are but named: by their place, by their day, by what befell others
        ("After the Madrid bombings, many families left.", "ASSAULT  > "),
        ("Nine people were hurt during a pro-democracy rally.", "PROTEST  > "),
        ("The union demanded the release of forty men arrested during the march.", "COERCE  > men"),
        ("Accusations of bribery have emerged.", "ACCUSE  > "),
        # a slip of the tagger, a particle that is none
        ("The general said the newspaper had misreported him.", "ACCUSE general > newspaper"),
        ("The president insists that the budget include money for Chad.", "REQUEST president > "),
        ("The envoy raised legal concerns by saying the plan would breach the treaty.", "ACCUSE envoy > "),
        # words
        ("Six hundred people came out to protest in Lima.", "PROTEST people > "),
        ("The ministers issued a statement welcoming the efforts of the mediators.", "SUPPORT ministers > mediators"),
        ("The Green Party has expelled two members.", "SANCTION Green Party > members"),
        ("Norwegian officials considered the landing an act of provocation.", "ACCUSE Norwegian officials > "),
        ("The bishop was fired upon by the gunmen.", "ASSAULT gunmen > bishop"),
    ],
)
def test_acts_behind_other_words(text: str, act: str) -> None:
    assert act in acts(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        # what one says that he will do to others; what is said as «we»
        ("The rebels said they would kill the hostages.", "THREATEN rebels > hostages"),
        ('The rebels claimed: "We have captured a soldier."', "ASSAULT rebels > soldier"),
        # protests that befall is told in
        ("Ten people were killed in anti-government protests.", "PROTEST  > "),
        ("Two monks burned themselves alive.", "PROTEST monks > "),
        # words
        ("Peru pulled back its soldiers from the frontier.", "RETREAT Peru > "),
        ("Inspectors were allowed into the plant.", "RETREAT  > Inspectors"),
        ("The bank lent Chad ninety million dollars.", "AID bank > Chad"),
        ("The king received the envoy of Peru.", "CONSULT envoy of Peru > king"),
        ("The mayor supports the police.", "SUPPORT mayor > police"),
        ("The report faulted the navy for the loss of the ship.", "ACCUSE  > navy"),
        ("The emir warned that any raid would be met with force.", "THREATEN emir > "),
        ("The party threw out the deputy.", "SANCTION party > deputy"),
        ("Nine hundred police have been called up.", "MOBILIZE police > "),
        ("The speaker was not permitted entry.", "REJECT  > speaker"),
    ],
)
def test_vows_and_more_words(text: str, act: str) -> None:
    assert act in acts(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("A lorry packed with explosives blew up outside the ministry.", "ASSAULT  > "),
        ("The engineer has been held since March by the rebels.", "ASSAULT rebels > engineer"),
        ("The guards gave him electric shocks, the poet said.", "ASSAULT guards > "),
        ("Demonstrators chanted outside the mill.", "PROTEST Demonstrators > "),
        ("The opposition plans to hold a protest on Monday.", "AGREE opposition > "),
        ("The lawyers attacked the decision of the judges.", "ACCUSE lawyers > judges"),
        ("The emir was overthrown in May.", "COERCE  > emir"),
        ("Two hundred officers were involved in a raid on a house.", "COERCE officers > "),
        ("The senator blocked the vote on the dam.", "REJECT senator > "),
        ("The king issued a statement congratulating the new premier.", "SUPPORT king > new premier"),
        ("The high court ordered that the editor be moved to a hospital.", "REQUEST high court > "),
        ("The ambassador was recalled.", "SANCTION  > "),
    ],
)
def test_words_that_are_rare(text: str, act: str) -> None:
    assert act in acts(text)


def test_a_crash_is_nobodys_assault() -> None:
    assert acts("A military helicopter crashed on Saturday, killing four crew members.") == []
