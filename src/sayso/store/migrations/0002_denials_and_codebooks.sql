-- Format 2: who stands in the chain of an event's sources is searched too; denials are linked to what they deny
-- (judgements of the kind 'denial'); the codebooks by which articles were coded are kept.
INSERT OR IGNORE INTO event_parties (reading, event, role, actor, text)
  SELECT e.reading, e.id, 'chain', coalesce(json_extract(c.value, '$[3]'), ''), json_extract(c.value, '$[0]')
  FROM events e, json_each(e.source_chain) c;

CREATE TABLE codebooks (
  hash TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  made TEXT NOT NULL
) WITHOUT ROWID;

CREATE VIEW denials AS
  SELECT substr(subject, 1, 16) AS attribution, object AS event, reason FROM standing
  WHERE kind = 'denial' AND object IS NOT NULL;
