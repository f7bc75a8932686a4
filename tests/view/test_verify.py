"""A chronicle goes in; what does not hold comes out."""

from __future__ import annotations

from pathlib import Path

from readings_by_hand import CODER, NOW, shelling

from sayso.chronicle import Chronicle
from sayso.store.database import open_database


def test_all_holds_until_someone_changes_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.sayso"
    with Chronicle.open(file, create=True) as chronicle:
        chronicle.add(shelling(), coder=CODER, now=NOW)
        answer = chronicle.verify()
        assert (answer.articles, answer.faults) == (1, ())
        assert answer.spans > 15
    database = open_database(file)
    database.connection.execute("UPDATE articles SET text = replace(text, 'shelled', 'bombed.')")
    database.close()
    with Chronicle.open(file) as chronicle:
        faults = chronicle.verify().faults
        assert {f.what for f in faults} == {"text", "trigger", "sentence", "content"}
        assert next(f.found for f in faults if f.what == "trigger") == "bombed."
