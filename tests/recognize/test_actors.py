"""Invented sentences go in; who is who in them comes out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.model import Actor, Article, Mention, Office, Words
from sayso.recognize.actors import find_actors
from sayso.recognize.places import find_places

pytestmark = pytest.mark.model
ReadWords = Callable[..., tuple[Article, Words]]
Found = tuple[tuple[Actor, ...], tuple[Mention, ...], tuple[Office, ...]]


@pytest.fixture
def who(read_words: ReadWords) -> Callable[[str], Found]:
    return lambda text: find_actors(*read_words(text), (), ())


def names_of(found: Found) -> dict[str, set[str]]:
    """Each actor's canonical name with the texts of its mentions."""
    actors, mentions, _ = found
    return {a.name: {m.text for m in mentions if m.actor == a.id} for a in actors}


def actor_of(found: Found, text: str) -> Actor:
    """The one actor that a mention with this text means."""
    actors, mentions, _ = found
    ids = {m.actor for m in mentions if m.text == text}
    assert len(ids) == 1, f"{text}: {[a.name for a in actors if a.id in ids]}"
    return next(a for a in actors if a.id in ids)


def test_a_person_is_one_under_title_surname_description_and_pronoun(who: Callable[[str], Found]) -> None:
    found = who(
        "Peruvian Foreign Minister Marta Quispe arrived in Quito. Quispe, a former senator, said she would stay. "
        "Mrs Quispe met reporters. The foreign minister left on Sunday."
    )
    one = {
        actor_of(found, t).name for t in ("Marta Quispe", "Quispe", "Mrs Quispe", "senator", "she", "foreign minister")
    }
    assert one == {"Marta Quispe"}
    assert {"Peruvian Foreign Minister", "Peruvian Foreign Minister Marta Quispe"} <= names_of(found)["Marta Quispe"]
    peru = actor_of(found, "Peruvian")
    assert (peru.kind, peru.code) == ("state", "PER")
    offices = {(o.office, o.body, o.former) for o in found[2]}
    assert ("foreign minister", peru.id, False) in offices
    assert any(o == "senator" and former for o, _, former in offices)


def test_two_of_one_family_are_two_and_the_bare_surname_is_linked_to_neither(who: Callable[[str], Found]) -> None:
    found = who("Anna Kowalska met her brother Piotr Kowalski and Jan Kowalski in Warsaw. Kowalski spoke first.")
    assert len({actor_of(found, t).id for t in ("Anna Kowalska", "Piotr Kowalski", "Jan Kowalski")}) == 3
    assert actor_of(found, "Kowalski").name == "Kowalski"


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("The Ghanaian government said on Monday that talks would go on.", "government", "GHA"),
        ("Bolivian troops fired on the crowd.", "military", "BOL"),
        ("Police in the town said nothing, but Danish police made two arrests.", "police", "DNK"),
        ("Estonia's parliament voted on the bill.", "legislature", "EST"),
    ],
)
def test_a_state_its_government_and_its_army_are_separate(
    who: Callable[[str], Found], text: str, kind: str, code: str
) -> None:
    actors, _, _ = who(text)
    assert {(a.kind, a.code) for a in actors} >= {("state", code), (kind, code)}


def test_a_bare_body_is_the_only_one_told_and_stays_apart_when_two_were(who: Callable[[str], Found]) -> None:
    one = who("The Chilean government fell on Tuesday. The government had lost a vote.")
    assert actor_of(one, "government") == actor_of(one, "Chilean government")
    two = who("The Chilean government and the Peruvian government met. The government walked out.")
    assert actor_of(two, "government").id not in {
        actor_of(two, "Chilean government").id,
        actor_of(two, "Peruvian government").id,
    }


def test_two_states_share_one_noun(who: Callable[[str], Found]) -> None:
    names = names_of(who("Turkish and Greek forces exchanged fire near the island."))
    assert {"Turkish military", "Greek military", "Turkey", "Greece"} <= names.keys()


def test_name_patterns_foreign_heads_brackets_and_spellings(who: Callable[[str], Found]) -> None:
    found = who(
        "The People's Harvest Movement (PHM) and Liwa al-Nahr clashed. PHM fighters fled. "
        "Harakat al-Fajr joined the Ministry of Rural Works. Hizbollah, also spelled Hezbollah, denied it."
    )
    assert actor_of(found, "PHM") == actor_of(found, "People's Harvest Movement")
    assert actor_of(found, "Liwa al-Nahr").kind == "armed_group"
    assert actor_of(found, "Ministry of Rural Works").kind == "government"
    assert actor_of(found, "Hizbollah").id == actor_of(found, "Hezbollah").id


def test_an_owner_is_cut_off_a_name_and_told_with_it(who: Callable[[str], Found]) -> None:
    found = who("Bakari's River Army burned the bridge. Joseph Bakari denied it.")
    assert actor_of(found, "River Army").kind == "military"
    assert actor_of(found, "Bakari").name == "Joseph Bakari"


def test_unnamed_groups_heads_quantities_and_modifiers(who: Callable[[str], Found]) -> None:
    found = who(
        "Hundreds of angry students marched. The students threw stones at Sunni insurgents and Shia insurgents."
    )
    _, mentions, _ = found
    marchers = actor_of(found, "students")
    assert (marchers.kind, marchers.named) == ("group", False)
    whole = next(m for m in mentions if m.text == "Hundreds of angry students")
    assert whole.actor == marchers.id and whole.head == whole.first
    assert actor_of(found, "Sunni insurgents").id != actor_of(found, "Shia insurgents").id


def test_described_persons_and_the_head_of_a_body(who: Callable[[str], Found]) -> None:
    found = who(
        "A spokesman for the Fijian army said a soldier had died. Tomasi Vula is the head of the Fishers' Union."
    )
    assert actor_of(found, "spokesman").kind == "person"
    union = actor_of(found, "Fishers' Union")
    vula = actor_of(found, "Tomasi Vula")
    assert (vula.id, "head", union.id) in {(o.person, o.office, o.body) for o in found[2]}


def test_a_town_acts_or_is_no_actor(who: Callable[[str], Found]) -> None:
    assert actor_of(who("Ankara warned on Friday that it would retaliate."), "Ankara").code == "TUR"
    assert not any(m.text == "Izmir" for m in who("A bomb went off in Izmir on Friday.")[1])


def test_pronouns_keep_to_gender_number_and_quotes(who: Callable[[str], Found]) -> None:
    found = who("Maria Lopez met Pedro Ruiz. She thanked him. The rebels said they would fight on.")
    assert actor_of(found, "She").name == "Maria Lopez"
    assert actor_of(found, "him").name == "Pedro Ruiz"
    assert actor_of(found, "they").name == "rebels"


def test_relative_pronouns_mean_their_noun(who: Callable[[str], Found]) -> None:
    found = who("Police arrested the farmers who had blocked the road.")
    assert actor_of(found, "who").name == "farmers"


def test_mentions_carry_heads_spans_and_texts(who: Callable[[str], Found], read_words: ReadWords) -> None:
    text = "Supporters of Omar Diallo beat two Malian policemen, and U.S. warplanes circled."
    article, words = read_words(text)
    actors, mentions, _ = find_actors(article, words, (), ())
    assert {a.id for a in actors} == {m.actor for m in mentions}
    for mention in mentions:
        assert mention.first <= mention.head < mention.last
        assert article.text[mention.span.start : mention.span.end] == mention.text
    assert find_actors(article, words, (), ()) == find_actors(article, words, (), ())


def test_hostile_text_raises_nothing(who: Callable[[str], Found]) -> None:
    for text in ("", "( ( ( ' 's 's -", "The " * 300, "A-" * 400 + "Army", "Ministry of " * 200, "'s Army of the 's"):
        who(text)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Tolvik newspaper said so. Tolvik was closed.", "Tolvik", "media"),
        ("Orvana, the largest train company, cut its service.", "Orvana", "organisation"),
        ("The House Fisheries Committee voted on Tuesday.", "House Fisheries Committee", "legislature"),
        ("The Kelso Police Bureau arrested two men.", "Kelso Police Bureau", "police"),
        ("The attacker, Edin Natan-Vega, 19, boarded a bus.", "Edin Natan-Vega", "person"),
        ("The lake's Liberation Army of Zomba attacked a post.", "Liberation Army of Zomba", "armed_group"),
    ],
)
def test_kinds_by_the_words_beside_and_within(who: Callable[[str], Found], text: str, name: str, kind: str) -> None:
    assert actor_of(who(text), name).kind == kind


def test_a_person_has_the_state_of_the_office(who: Callable[[str], Found]) -> None:
    found = who("Peruvian Foreign Minister Marta Quispe met Jan Weber, the Austrian ambassador to Chile, in Lima.")
    assert actor_of(found, "Marta Quispe").code == "PER"
    assert actor_of(found, "Jan Weber").code != "CHL"


def test_ways_to_tell_a_title(who: Callable[[str], Found]) -> None:
    text = "Chilean Army Chief of Staff Colonel Juan Paz met Ohio Governor Ann Bell and Mali Prime Minister Issa Ba."
    found = names_of(who(text))
    assert "Colonel Juan Paz" in found["Juan Paz"]
    assert "Governor Ann Bell" in found["Ann Bell"]
    assert "Prime Minister Issa Ba" in found["Issa Ba"]
    assert "Minister Issa Ba" not in found["Issa Ba"]


def test_a_ministry_is_one_in_either_order(who: Callable[[str], Found]) -> None:
    found = who("The Ministry of the Interior denied it. The Interior Ministry said nothing more.")
    assert actor_of(found, "Ministry of the Interior") == actor_of(found, "Interior Ministry")


def test_some_of_a_party_are_a_group_of_their_own(who: Callable[[str], Found]) -> None:
    found = who("The Republican Party lost. Senate Republicans opposed the bill.")
    assert actor_of(found, "Senate Republicans").kind == "group"
    assert actor_of(found, "Republican Party").kind == "party"


def test_letters_in_brackets_mean_the_name_before_them(who: Callable[[str], Found]) -> None:
    found = who("The Armed Forces of the Philippines (AFP) denied it. The AFP said no troops were there.")
    assert actor_of(found, "AFP").kind == "military"


def test_a_title_before_another_name_is_that_ones(who: Callable[[str], Found]) -> None:
    found = who(
        "The delegation included Trade Advisor Anna Larsen, Norwegian Ambassador to Peru Jonas Weber, and others."
    )
    assert actor_of(found, "Norwegian Ambassador to Peru").name == "Jonas Weber"


def test_a_bare_surname_is_the_one_told_sentences_before_his_kin(who: Callable[[str], Found]) -> None:
    found = who(
        "Jonas Weber was arrested on Friday. Police searched his house. His father Karl Weber wept. Weber denied it."
    )
    assert actor_of(found, "Weber").name == "Jonas Weber"


def test_one_slip_of_the_pen_makes_no_second_person(who: Callable[[str], Found]) -> None:
    found = who("Minister Anna Harvold spoke on Monday. Ms Havrold said that she would resign.")
    assert actor_of(found, "Havrold").name == "Anna Harvold"


def test_a_party_is_one_with_and_without_the_word(who: Callable[[str], Found]) -> None:
    found = who("The Scottish Labour Party met. Anna Larsen was elected leader of Scottish Labour on Friday.")
    assert actor_of(found, "Scottish Labour").name == actor_of(found, "Scottish Labour Party").name


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        # a short form that the text explains otherwise is no state
        ("The Popular Relief Committee (PRC) closed. The PRC said it was broke.", "PRC", "Popular Relief Committee"),
        # the surname of the one told before, though kin of his are named later
        ("Karl Obanda left. Obanda wept. His aunt Marta Obanda stayed.", "Obanda", "Karl Obanda"),
        # the name of the office before the name of who holds it
        (
            "UN High Commissioner for Refugees Pedro Guterra wept. Guterra left.",
            "Guterra",
            "Pedro Guterra",
        ),
        # somebody's rule is not the body of the state told elsewhere
        ("The British government met. The Bakri regime shelled a town.", "Bakri regime", "Bakri regime"),
        ("The Iraqi government met. The Obanda administration wept.", "Obanda administration", "Obanda administration"),
        # a governor of another place
        (
            "The provincial governor Asad Karimi left. The governor of Balkh province wept.",
            "governor of Balkh province",
            "governor of Balkh province",
        ),
        # several governments, the Kremlin's, what somebody became, and a possessive behind a comma
        ("The Kenyan government met. The governments of the region wept.", "governments", "governments"),
        ("The Chechen government left. The Kremlin regime wept.", "Kremlin regime", "Russian government"),
        (
            "Premier Karl Blunt left. Olga Brandt, the only woman to have become Danish premier, wept.",
            "Danish premier",
            "Danish premier",
        ),
        (
            "President Karl Malin left. The opposition leader, Malin's only rival, wept.",
            "opposition leader",
            "opposition leader",
        ),
        # the country pointed to, a militia of others
        ("Kenya and Kenya's king wept. Peru and that country met.", "country", "Peru"),
        ("The Liberation Front fled. It was beaten by the local militia.", "local militia", "local militia"),
        # a newspaper is no «group»
        ("Hezbollah spoke to the Asia Times. The group was late.", "group", "Hezbollah"),
        # two could be «the group»
        ("Oxbridge Care warned Hezbollah. The group was late.", "group", "group"),
    ],
)
def test_what_could_be_another_is_not_linked(who: Callable[[str], Found], text: str, mention: str, name: str) -> None:
    assert actor_of(who(text), mention).name == name


def test_bare_forces_are_not_those_of_a_state_named_in_passing(read_words):
    article, words = read_words(
        "A Chinese firm built the road. Filipinos marched in Manila and Davao. Soldiers shot a man."
    )
    names = {actor.name for actor in find_actors(article, words, find_places(article, words))[0]}
    assert not any("Chinese military" in name for name in names)
