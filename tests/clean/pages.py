"""Printed pages, furniture and all, invented: what must stay, what must go, and what the header says.

A page is a list of lines: «+ » opens the article's own, «- » furniture; the marks are no part of the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Printed:
    """A page, and what a reader sees in it."""

    lines: str
    title: str | None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    glue: str = "\n"
    notes: dict[str, str] = field(default_factory=dict)

    def parts(self) -> list[tuple[bool, str]]:
        """Each line with True for the article's own."""
        return [(line.startswith("+"), line[2:]) for line in self.lines.strip("\n").split("\n")]

    def text(self) -> str:
        return self.glue.join(said for _, said in self.parts())


WEEKLY = Printed(
    """
+ By Orla Fenwick
- Downloading PDF. Please wait... Issue 1877
-\x20
+ Dockers shut the port of Tamber
-\x20
- This article is over 9 years, 2 months old
+ Thousands of dockers in Tamber walked out on Tuesday after managers tore up an agreement on safety.
- Issue 1877
-\x20
+ The strike spread to the rail yards within hours, and drivers refused to move containers.
-\x20
+ Union leader Pero Mastic told a rally, “We will not go back until every worker is reinstated.”
-\x20
+ Police attacked a picket line at the northern gate, injuring at least twelve people.
-\x20
- See page 14 for more on the dockers’ campaign
-\x20
- Sign up for our weekly bulletin ‘Red Morning’
-\x20
- Latest News
-\x20
- Make a donation to Harbour Workers Weekly
-\x20
- Help fund the struggle
- One-off
- Monthly
""",
    "Dockers shut the port of Tamber", "Harbour Workers Weekly", ("Orla Fenwick",),
)  # fmt: skip

KURDISH = Printed(
    """
- Add Northgate News to your home screen.
- Home
- Kurdistan
- Iraq
- Middle East
- Opinion
+ Militia shells hill villages, mayor says
- Iraq | 17-02-2018 | Northgate News
- Share
- Facebook Twitter WhatsApp
+ A shepherd looks over the ruins of a house in Sidan. Photo: Karo Hama/AFP
+ SIDAN, Kurdistan Region – Artillery fire hit three villages near the border on Friday, the mayor said.
+ “Nobody warned us before the shelling began,” mayor Hama Karim told Northgate News on Saturday.
+ The army said that it had struck only fighters who were crossing the valley at night.
- Related
- Border posts reopen after floods
- Villagers demand compensation
- Comments
- Northgate News moderates all comments submitted on its website. Your comments must follow our community guidelines.
- Post a comment
- Required
""",
    "Militia shells hill villages, mayor says", "Northgate News", (), "2018-02-17",
)  # fmt: skip

BROADCASTER = Printed(
    """
- Accessibility links
- Skip to content
- Sign in
- Home News Sport Weather TV Radio
- World
- Africa
- Asia
+ Border talks collapse as troops mass near Karo river
- Published 4 March 2011
- Share
- Share page
- Copy link
- About sharing
+ By Lena Ostrow
+ BBC News, Karo
+ Image caption: Soldiers dig trenches on the southern bank of the river
+ Talks between the two neighbours have collapsed after four days, officials in both capitals said.
+ The foreign minister accused her counterpart of wrecking the meeting with last-minute demands.
- Advertisement
+ Thousands of villagers have fled the area since shooting was heard on Wednesday night.
- More on this story
- Who are the river people?
- Timeline: A century of border wars
+ Mediators from the African Union said that they would try to bring both sides back to the table.
- Related Topics
- Africa
- Top stories
- Storm hits eastern coast
- Terms of Use
- Privacy Policy
- © 2011 BBC. The BBC is not responsible for the content of external sites.
""",
    "Border talks collapse as troops mass near Karo river", "BBC News", ("Lena Ostrow",), "2011-03-04",
)  # fmt: skip

DAILY = Printed(
    """
- Skip to main content
- Support us
- News
- Opinion
- Sport
- Culture
+ Rebels seize mining town after week of fighting
+ Government denies losing Osterby but residents describe bodies in the streets
+ Marta Quill in Osterby
- Sat 12 Jul 2014 18.04 BST
- Last modified on Sun 13 Jul 2014 09.12 BST
+ Rebel fighters have seized the mining town of Osterby, residents and aid workers said on Saturday.
+ A hospital doctor said she had counted at least thirty dead, most of them civilians caught in crossfire.
- We have a small favour to ask. Your support keeps our journalism open to readers everywhere, with no paywall.
+ The defence ministry denied that its soldiers had left the town and promised a counterattack.
- Sign up to our First Edition newsletter
- Enter your email address
+ Witnesses said that trucks full of soldiers had been driving south since Thursday.
- Topics
- Conflict and arms
- Reuse this content
- Most viewed
""",
    "Rebels seize mining town after week of fighting", None, ("Marta Quill",), "2014-07-12",
)  # fmt: skip

QATARI = Printed(
    """
- Skip links
- Skip to Content
- Live
- Navigation menu
- News|Protests
+ Students storm parliament in Valdoria over fee rises
+ Protesters broke through police lines and occupied the chamber for two hours.
+ Police fired tear gas at students outside parliament on Monday [Ivo Brandt/Reuters]
- By
- Al Jazeera Staff
- Published On 9 Nov 2020
- 9 Nov 2020
- Save articles to read later and create your own reading list.
+ Hundreds of students have stormed parliament in Valdoria to protest against higher university fees.
- list of 3 items
- Valdoria opposition calls for general strike
- What is behind the unrest in Valdoria?
- Photos: Night of anger in Valdoria
- end of list
+ The interior minister said that forty students had been arrested and that charges would follow.
- Keep reading
- Source: Al Jazeera and news agencies
- Follow Al Jazeera English:
""",
    "Students storm parliament in Valdoria over fee rises", "Al Jazeera", (), "2020-11-09",
)  # fmt: skip

WIRE = Printed(
    """
- WORLD NEWS
- March 3, 2015 / 5:41 PM / Updated 6 years ago
+ Lawmakers in Tirenia impeach president
+ By Dana Holt, Iris Vane
- 4 Min Read
+ TIRENIA (Reuters) - Lawmakers voted on Tuesday to impeach President Aldo Brenn over secret arms sales.
+ Brenn, who was first elected in 2009, called the vote a coup and refused to hand over his office.
+ (Reporting by Dana Holt and Iris Vane; Editing by Sam Orton)
- Our Standards: The Thomson Reuters Trust Principles.
""",
    "Lawmakers in Tirenia impeach president", "Reuters", ("Dana Holt", "Iris Vane"), "2015-03-03",
)  # fmt: skip

GOVERNMENT = Printed(
    """
- Briefing Room
- Statements and Releases
+ Readout of the President’s Call with President Omar Vell of Kestria
- March 14, 2022 • Statements and Releases
+ The President spoke today with President Omar Vell of Kestria to discuss the crisis on the eastern border.
+ The two leaders agreed to send more food to refugees and to hold joint exercises in the spring.
+ They also condemned the shelling of hospitals and called for an immediate end to the siege.
- ###
- Stay Connected
- Sign Up
- Email Address
- Facebook
- Instagram
""",
    "Readout of the President’s Call with President Omar Vell of Kestria", None, (), "2022-03-14",
)  # fmt: skip

WIKI = Printed(
    """
- From Wikinews, the free news source you can write!
- Jump to navigation
+ Volcano erupts near capital of Marenia, thousands flee
-\x20
- Wikinews | Saturday, June 19, 2010
-\x20
+ A volcano near the capital of Marenia erupted early on Saturday, sending ash six kilometres into the sky.
+ The government ordered thirty thousand people to leave their homes and closed the airport.
- Related news
- "Earthquake shakes Marenia" — Wikinews, May 2, 2010
- Sources
- Jane Roe. "Volcano awakes in Marenia". The Daily Cinder, June 19, 2010
- This page has been automatically archived by a robot, and is no longer publicly editable.
- Share this:
""",
    "Volcano erupts near capital of Marenia, thousands flee", "Wikinews", (), "2010-06-19",
)  # fmt: skip

ALL = {"weekly": WEEKLY, "kurdish": KURDISH, "broadcaster": BROADCASTER, "daily": DAILY, "qatari": QATARI,
       "wire": WIRE, "government": GOVERNMENT, "wiki": WIKI}  # fmt: skip
