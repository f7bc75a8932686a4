"""Shards of articles go in, done marks come out: many processes, one chronicle. So far one process does it."""
