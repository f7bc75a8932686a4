"""Rows of many articles go in, judgements come out: same actor, same text, same happening, and where they conflict."""
