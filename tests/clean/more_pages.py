"""More printed pages of invented outlets, in other layouts; marks as in pages.py."""

from __future__ import annotations

from pages import Printed

REGIONAL = Printed(
    """
- Hills TV
- Facebook
- Twitter
- YouTube
- EN
- Kurdî
- Latest News
- Economy
- Podcasts
+ Fighters and army trade fire at Zalan crossing, three soldiers dead
- 05-11-2019
+ Dara Aziz @DaraAziz
- Tags: Zalan Army Border Drones
- A+ A-
+ Smoke rises from a checkpoint near Zalan, November 4, 2019. File photo: Handout
+ ZALAN, Northern Hills — Three soldiers were killed when gunmen attacked a checkpoint at the Zalan crossing.
+ The governor blamed a banned party and ordered a curfew in four districts until further notice.
+ “We are calling on both sides to stop,” said Leyla Osman, who heads the border council.
- 142 views
- Add Hills TV to your home screen
- To be approved, comments must be free of insults, threats and profanity. Hills TV reserves the right to remove them.
- Your Name
- Email
- Message
""",
    "Fighters and army trade fire at Zalan crossing, three soldiers dead", "Hills TV", ("Dara Aziz",), "2019-11-05",
)  # fmt: skip

LEFTPAPER = Printed(
    """
- Published Tue 14 Jun 2005, 17:20 BST
- Issue No. 1955
- Home
- News
- Theory
- Reports
+ Miners defy court ban and march on capital
+ by Tessa Brand in Ostgrad
- Tuesday 14 June 2005
- Share this article
+ Miners from three valleys defied a court ban last week and marched on the capital.
+ The government had threatened to arrest anyone who took part, but the police stood back.
+ “This is only the start,” said Karel, a miner from the northern pits.
- Want to read more? Subscribe to our paper and get it delivered to your door.
- Article information
- First published
- Topics
- International
- Read more
- Why the pits must stay open
- Mass meeting votes for strike
- If you enjoyed this article please consider making a donation
""",
    "Miners defy court ban and march on capital", None, ("Tessa Brand",), "2005-06-14",
)  # fmt: skip

BROADCAST_ABROAD = Printed(
    """
- VOA
- Accessibility links
- Skip to main content
- Breaking News
- Africa
+ Opposition Boycotts Vote in Nambira
- October 12, 2013 4:05 PM
+ Peter Okello
- Print
- Comments (3)
+ KOLANE — Opposition parties in Nambira said Saturday they would boycott next week's presidential vote.
+ Party leaders accused the electoral commission of hiding two million ballots in army barracks.
+ The commission has rejected the charge and called on all parties to stay in the race.
- Related
- Nambira's Young Voters Lose Patience
- Forum
- Your opinion
- Show comments
""",
    "Opposition Boycotts Vote in Nambira", "Voice of America", ("Peter Okello",), "2013-10-12",
)  # fmt: skip

BLOGS = Printed(
    """
- Stories
- Countries
- Languages
- About
- Donate
+ Tirenia: Bloggers held after fuel protest
- Posted 2 February 2012 16:44 GMT
+ Written by Amal Deeb
- Read this post in Français, Español
+ Police in Tirenia have detained five bloggers who reported on a protest against fuel prices.
+ Friends of the five started a campaign under the name Free Our Writers and collected thousands of signatures.
+ The ministry of information says that the five will be charged with inciting unrest.
- Creator
- Amal Deeb
- Creative Commons License
- Written by Amal Deeb
- Support our work
- Since we started in 2004 our volunteers have told stories. We can't do this without your help. Donate now
- Start the conversation
- Authors, please log in »
- Guidelines
- All comments are reviewed by a moderator. Do not submit your comment more than once.
""",
    "Tirenia: Bloggers held after fuel protest", None, ("Amal Deeb",), "2012-02-02",
)  # fmt: skip

TABLOID = Printed(
    """
- We use cookies and similar technologies to give you a better browsing experience and to show you ads.
- Accept all
- Manage preferences
- Subscribe
- Log in
- World | Politics | Opinion
+ General sacked over barracks mutiny in Lorvia, president says ‘order restored’
+ By JANE HOLLIS FOR THE COURIER ONLINE
- PUBLISHED: 09:14, 21 August 2009 | UPDATED: 11:52, 21 August 2009
- 41 shares
- 12 View comments
+ The president of Lorvia has sacked the head of the army after soldiers seized a barracks in the capital.
+ At least nine people died when loyal troops stormed the building before dawn.
- ADVERTISEMENT
+ In a televised address he promised that the plotters would be tried by a military court.
- Read more: How the mutiny began
- MOST READ NEWS
- Singer spotted on beach in Lorvia
- Share or comment on this article
- Comments 12
- The comments below have not been moderated.
- Sign in to post
""",
    "General sacked over barracks mutiny in Lorvia, president says ‘order restored’", None,
    ("Jane Hollis",), "2009-08-21",
)  # fmt: skip

WRAPPED = Printed(
    """
+ PRESIDENT OF LORVIA RESIGNS AFTER WEEK OF PROTESTS
-\x20
+ By Mira Stanek
- The Eastern Chronicle
- September 30, 1999
-\x20
+ The president of Lorvia resigned on Thursday after a week of protests
+ that brought hundreds of thousands of people into the streets of the
+ capital, and the head of parliament took over the office until a vote
+ can be held.
+\x20
+ Crowds cheered outside the palace when the news was read on the radio
+ and soldiers who had refused to fire on the marchers were carried on
+ the shoulders of students.
-\x20
- Copyright 1999 The Eastern Chronicle. All rights reserved.
""",
    "PRESIDENT OF LORVIA RESIGNS AFTER WEEK OF PROTESTS", "The Eastern Chronicle", ("Mira Stanek",), "1999-09-30",
)  # fmt: skip

ALL = {"regional": REGIONAL, "leftpaper": LEFTPAPER, "abroad": BROADCAST_ABROAD, "blogs": BLOGS, "tabloid": TABLOID,
       "wrapped": WRAPPED}  # fmt: skip
