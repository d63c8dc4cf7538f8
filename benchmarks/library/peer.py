"""What a user would take instead: full-text search in SQLite (FTS5 with trigrams), asked for phrases of the reply."""

from __future__ import annotations

import json
import re
import sqlite3
import time
from pathlib import Path
from typing import Any

_PHRASE, _MOST = 6, 200
_WORDS = re.compile(r"[\u4e00-\u9fff]+")


def built(file: Path, database: Path) -> dict[str, float]:
    """Index the judgments of a file of JSON lines; characters a second and bytes a character."""
    database.unlink(missing_ok=True)
    connection = sqlite3.connect(database)
    connection.execute("CREATE VIRTUAL TABLE some USING fts5(text, content='', tokenize='trigram', detail='full')")
    connection.execute("CREATE TABLE ids (number INTEGER PRIMARY KEY, id TEXT)")
    characters, began = 0, time.perf_counter()
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            judgment = json.loads(line)
            characters += len(judgment["text"])
            connection.execute("INSERT INTO some (rowid, text) VALUES (?, ?)", (number, judgment["text"]))
            connection.execute("INSERT INTO ids VALUES (?, ?)", (number, judgment["id"]))
    connection.commit()
    connection.close()
    seconds = time.perf_counter() - began
    return {
        "million_characters_a_second": characters / seconds / 1e6,
        "index_bytes_a_character": database.stat().st_size / characters,
    }


def asked(database: Path, reply: str) -> list[str]:
    """The ids of the five best judgments: by bm25 over phrases of six characters, as many as the reply has."""
    connection = sqlite3.connect(database)
    phrases = [
        run[at : at + _PHRASE] for run in _WORDS.findall(reply) for at in range(0, len(run) - _PHRASE + 1, _PHRASE)
    ]
    step = max(1, len(phrases) // _MOST)
    question = " OR ".join(f'"{phrase}"' for phrase in phrases[::step])
    rows: list[Any] = connection.execute(
        "SELECT id FROM (SELECT rowid FROM some WHERE some MATCH ? ORDER BY rank LIMIT 5) AS best"
        " JOIN ids ON ids.number = best.rowid",
        (question,),
    ).fetchall()
    connection.close()
    return [id_ for (id_,) in rows]
