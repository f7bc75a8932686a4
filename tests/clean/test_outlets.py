"""Names and addresses in, outlets out."""

from __future__ import annotations

from sayso.clean.outlets import agency_of, claimed_outlet, outlet_named, outlet_of_url


def test_known_names_and_their_other_forms() -> None:
    assert outlet_named("VOA News") == "Voice of America"
    assert outlet_named(" the guardian ") == "The Guardian"
    assert outlet_named("The guardian of the gate") is None


def test_address_tells_the_outlet() -> None:
    assert outlet_of_url("https://www.bbc.co.uk/news/1") == "BBC"
    assert outlet_of_url("http://news.bbc.co.uk/2/hi/1.stm") == "BBC News"
    assert outlet_of_url("en.wikinews.org/wiki/X") == "Wikinews"
    assert outlet_of_url("https://www.hillscourier.example/a") == "hillscourier.example"
    assert outlet_of_url("not an address") is None
    assert outlet_of_url("http://[broken") is None
    assert outlet_of_url(None) is None


def test_furniture_claims_an_outlet() -> None:
    assert claimed_outlet(["Make a donation to Hills Courier", "Share"]) == "Hills Courier"
    assert claimed_outlet(["© 2011 Reuters. All rights reserved."]) == "Reuters"
    assert claimed_outlet(["Follow us on Twitter", "Subscribe to our newsletter", "Home"]) is None


def test_agency_in_a_dateline() -> None:
    assert agency_of("OSTERBY (Reuters) - Rebels shot at a bus.") == "Reuters"
    assert agency_of("OSTERBY (north) - Rebels shot at a bus.") is None
