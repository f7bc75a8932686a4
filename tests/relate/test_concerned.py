"""Speech acts go in; to whom they are put comes out, also where only «the attack» or «the demand» points to him."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.conftest import ReadWords

from sayso.model import Entity, Reading
from sayso.reading import read_one
from sayso.reading import read_words as read_parsed

pytestmark = pytest.mark.model


def lines(text: str) -> list[str]:
    reading = read_one(text, published="2012-05-18")

    def names(entities: tuple[Entity, ...]) -> str:
        return ", ".join(_name(reading, e) for e in entities)

    return [f"{e.type} {names(e.actor)} > {names(e.recipient)}" for e in reading.events]


def _name(reading: Reading, entity: Entity) -> str:
    actors = {actor.id: actor.name for actor in reading.mentions.actors}
    return actors.get(entity.actor or "", entity.text)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # whose act it was stands in the sentence before
        ("Chad shelled a market in Abeche. Norway condemned the shelling.", "ACCUSE Norway > Chad"),
        ("Chad banned two newspapers. Norway deplored the decision.", "ACCUSE Norway > Chad"),
        ("Chad raided a monastery. Norway said the raid was cowardly.", "ACCUSE Norway > Chad"),
        ("Norway demanded talks. Chad rejected the demand.", "REJECT Chad > Norway"),
        # who undergoes the act is not blamed for it
        ("Norway condemned the killing of two Chadian priests.", "ACCUSE Norway > "),
        ("Norway condemned Chad's killing of two priests.", "ACCUSE Norway > Chad"),
        # what is asked for may be good for somebody who is not asked
        ("Norway demanded the release of the ferrymen.", "REQUEST Norway > "),
        ("Norway demanded the withdrawal of French troops.", "REQUEST Norway > French military"),
        ("Norway asked for help from Chad.", "REQUEST Norway > Chad"),
        ("Norway called for Chad to reopen the harbour.", "REQUEST Norway > Chad"),
        # who will not be met, backed or obeyed
        ("The king refused to meet the rebels.", "REJECT king > rebels"),
        ("The soldiers refused to obey orders from the president.", "REJECT soldiers > president"),
        # whose the refusal is over which others walk out
        ("Two ministers left the cabinet of the premier at his refusal to resign.", "REJECT premier > "),
        # the object of the verb before; the name beside a noun that names nobody; who is to act, not what is to be done
        ("The council accused Chad of theft and urged it to stop.", "REQUEST council > Chad"),
        ("The union accused its old rival, the Palm Party, of fraud.", "ACCUSE union > Palm Party"),
        ("The envoy said the detainees must be freed.", "REQUEST envoy > "),
        # «the attack» is no border that was closed
        ("Kenya closed the border. The king condemned the attack.", "ACCUSE king > "),
        # whose offensive and strike it was, on whom it was waged
        ("An army offensive launched against the rebels went on.", "ASSAULT army > rebels"),
        ("A Kenyan army offensive launched against the rebels went on.", "ASSAULT Kenyan military > rebels"),
        ("A blast in Kazan, Russia in the Russian region of Tatarstan killed two.", "ASSAULT  > "),
        # who did what is alleged; what only happened blames nobody
        ("The soldiers alleged that the general took bribes.", "ACCUSE soldiers > general"),
        ("The soldiers alleged that the money was taken by the general.", "ACCUSE soldiers > general"),
        ("The union complained that the miners died.", "ACCUSE union > "),
        # of what somebody is accused does not belong to his name
        ("The union accused the president of fraud.", "ACCUSE union > president"),
        ("The king vetoed a bill passed by the senate.", "REJECT king > senate"),
        ("Norway joined Chad in condemning the raid.", "ACCUSE Norway, Chad > "),
        # whose act shall end
        ("Norway called for an end to the rule of Chad's army.", "REQUEST Norway > Chadian military"),
        ("The withdrawal of the French troops must go on, the king said.", "REQUEST king > French military"),
        (
            "The rebels said they would go on, despite a plea from the abbot to end their siege.",
            "REQUEST abbot > rebels",
        ),
        ("The mayor, along with the abbot, urged the rebels to leave.", "REQUEST mayor, abbot > rebels"),
        ("Norway condemned attacks on villages by Chad.", "ACCUSE Norway > Chad"),
        # who must act lest; against whom; who was asked; who stands right before the verb
        ("Kenya threatened war unless Chad leaves the valley.", "THREATEN Kenya > Chad"),
        ("The rebels threatened to wage war against the pilgrims.", "THREATEN rebels > pilgrims"),
        ("The queen suspended the assembly at the request of Chad.", "REQUEST Chad > queen"),
        ("Norway agreed that the judge could not act, but has refused to pay.", "REJECT Norway > "),
        ("An army statement condemned the editors.", "ACCUSE army > editors"),
        ("Police detained nine men and are being blamed for their deaths.", "ACCUSE  > Police"),
        ("The rebels threatened to burn the king's barns.", "THREATEN rebels > king"),
        ("The court issued a warrant for the arrest of the general.", "THREATEN court > general"),
        ("The king promised to mend the roads and make peace with the rebels.", "AGREE king > rebels"),
        ("The abbot voiced support for Chad's plan.", "SUPPORT abbot > Chad"),
        ("The bishop wrote a book which was critical of the king.", "ACCUSE bishop > king"),
        # a list that the parser takes for an explanation; whose decision, not whose march; who only echoes
        (
            "The strike was endorsed by the Palm Union, the Miners' Union of Ghana and the Bakers' Guild.",
            "SUPPORT Palm Union, Miners' Union of Ghana, Bakers' Guild > ",
        ),
        (
            "The monks marched. The council voted to close the school. The mayor defended the decision.",
            "SUPPORT mayor > council",
        ),
        ("The senator echoed the union's criticism.", "ACCUSE senator > "),
        ("Ghanaian Prime Minister Ada Okoro slept. The Ghanaian leader urged calm.", "REQUEST Ada Okoro > "),
        ("The army issued a warning that unless the miners left they would be shot.", "THREATEN army > miners"),
        ("Norway demanded the handover of the ferrymen.", "REQUEST Norway > "),
        # who is to be met
        ("The king is expected to visit Geneva to meet with the rebels.", "AGREE king > rebels"),
        ("The king decided to hold talks with the rebels.", "AGREE king > rebels"),
        ("The union demanded a meeting with the king.", "REQUEST union > king"),
        # both speakers; who called, not who cheated; a capital to which something is put
        ("The abbot and the mayor said the army's raid was a crime.", "ACCUSE abbot, mayor > army"),
        ("The union claimed that the king cheated and called for a recount.", "REQUEST union > "),
        ("Norway requested Khartoum to open the harbour.", "REQUEST Norway > Sudan"),
        ("The king has received criticism from the union.", "ACCUSE union > king"),
        ("The union condemned the terrorist attack.", "ACCUSE union > "),
        ("Chad shelled a market. Kenya urged calm. The abbot condemned the action.", "ACCUSE abbot > Chad"),
        ("The king's talks with the rebels went on.", "CONSULT king, rebels > "),
        ("The senator attacked the opposition, saying that it had lied.", "ACCUSE senator > opposition"),
        ("Norway said Chad had shown disdain for the law.", "ACCUSE Norway > Chad"),
        ("The king pledged not to resign.", "REJECT king > "),
        ("The king said his country would never accept the treaty.", "REJECT king > "),
        ("Norway said the arrest of two monks by Chad was an illegal act.", "ACCUSE Norway > Chad"),
        # with what one threatens is not whom one threatens
        ("The emir threatened to withdraw his envoys from Chad.", "THREATEN emir > Chad"),
        # who is spoken to
        ('"Leave the valley within three days," the king told the rebels.', "REQUEST king > rebels"),
        ("The marshal ordered his troops to leave the islands.", "REQUEST marshal > troops"),
        ("The envoys met at the request of Bolivia.", "REQUEST Bolivia > envoys"),
        ("The deputies will not vote for the dam bill.", "REJECT deputies > "),
        ("Norway said that protests would not be permitted.", "REJECT Norway > "),
        ("The villagers were told to leave their homes by soldiers.", "REQUEST soldiers > villagers"),
    ],
)
def test_whom_it_concerns(text: str, last: str) -> None:
    assert last.lower() in [line.lower() for line in lines(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The clerk asked not to be named.",
        "The firm did not answer requests for comment.",
        "Nor are all of the king's soldiers willing to fight.",
        "Norway said the allegations were nonsense.",
        "The council called an emergency meeting.",
        "The mayor dismissed the allegations.",
        "Norway said the war was a tragedy.",
        "Norway said that the judges have yet to report.",
        "The baker will fight the by-election.",
    ],
)
def test_no_speech_act(text: str) -> None:
    assert [line for line in lines(text) if not line.startswith("AGREE")] == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The warlord ordered his followers to withdraw.", "to withdraw"),
        ("The bishops called on Kenya to stop the raids.", "to stop the raids"),
        ("The bishops called for Kenya to stop the raids.", "for Kenya to stop the raids"),
        ("The king threatened the rebels with force.", "force"),
    ],
)
def test_content(text: str, content: str) -> None:
    found = [e.content.text for e in read_one(text, published="2012-05-18").events if e.content]
    assert found == [content]


def test_a_press_statement_demands_in_its_own_voice(read_words: ReadWords) -> None:
    article, words = read_words("Kenya is near. Uganda must reopen the harbour.")
    statement = read_parsed(replace(article, outlet="Kenyan Ministry of Defence", title="On the harbour"), words)
    assert [(e.type, e.actor[0].text, e.recipient[0].text) for e in statement.events] == [
        ("REQUEST", "Kenya", "Uganda")
    ]
    assert read_parsed(replace(article, outlet="The Kenya Daily Lamp"), words).events == ()
