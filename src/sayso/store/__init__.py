"""Readings go in, rows of one SQLite file come out and back: the only room that knows SQLite."""
