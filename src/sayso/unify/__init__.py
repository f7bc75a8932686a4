"""Rows of many articles go in, judgements come out: the same actor, the same text, the same happening, where they conflict."""
