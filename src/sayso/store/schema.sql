-- A chronicle: one SQLite file (WAL). Offsets are code points into articles.text, end exclusive. Days are ISO dates.
-- What was coded is append-only: a reading is one article as one coder read it; a new coder adds a reading, and the
-- *_current views show the newest of each article. Parties in JSON are lists [text, start, end, actor].
-- Tables that only repeat what others say, kept by triggers: current_readings, standing, articles_words (full text).
PRAGMA application_id = 1398362959;
PRAGMA user_version = 2;

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  coder TEXT NOT NULL,
  started TEXT NOT NULL,
  finished TEXT,
  inputs TEXT NOT NULL DEFAULT '[]',
  articles INTEGER NOT NULL DEFAULT 0,
  issues INTEGER NOT NULL DEFAULT 0
);

-- One row for each input that a coder is done with: what makes a killed run go on where it stopped.
CREATE TABLE inputs (
  key TEXT NOT NULL,
  coder TEXT NOT NULL,
  article TEXT,
  PRIMARY KEY (key, coder)
) WITHOUT ROWID;

CREATE TABLE issues (
  id TEXT PRIMARY KEY,
  run INTEGER REFERENCES runs (id),
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  path TEXT,
  article TEXT,
  start INTEGER,
  "end" INTEGER
);
CREATE INDEX issues_by_article ON issues (article);

CREATE TABLE articles (
  id TEXT PRIMARY KEY,
  text TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  path TEXT,
  url TEXT,
  given_id TEXT,
  outlet TEXT,
  title TEXT,
  title_start INTEGER,
  title_end INTEGER,
  authors TEXT NOT NULL DEFAULT '[]',
  published TEXT,
  published_first TEXT,
  published_last TEXT,
  published_basis TEXT NOT NULL DEFAULT 'none',
  language TEXT,
  body_spans TEXT NOT NULL DEFAULT '[]',
  paragraph_spans TEXT NOT NULL DEFAULT '[]',
  byline_spans TEXT NOT NULL DEFAULT '[]',
  caption_spans TEXT NOT NULL DEFAULT '[]',
  created TEXT NOT NULL
);

CREATE VIRTUAL TABLE articles_words USING fts5 (
  title, text, content = 'articles', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER articles_indexed AFTER INSERT ON articles BEGIN
  INSERT INTO articles_words (rowid, title, text) VALUES (new.rowid, new.title, new.text);
END;

CREATE TABLE readings (
  id INTEGER PRIMARY KEY,
  article TEXT NOT NULL REFERENCES articles (id),
  coder TEXT NOT NULL,
  coded_date TEXT NOT NULL,
  run INTEGER REFERENCES runs (id),
  contexts TEXT NOT NULL DEFAULT '[]',
  UNIQUE (article, coder)
);
CREATE TABLE current_readings (
  article TEXT PRIMARY KEY,
  reading INTEGER NOT NULL UNIQUE
) WITHOUT ROWID;
CREATE TRIGGER readings_newest AFTER INSERT ON readings BEGIN
  INSERT INTO current_readings (article, reading) VALUES (new.article, new.id)
    ON CONFLICT (article) DO UPDATE SET reading = excluded.reading;
END;

-- Actors of one article. Across articles: standing (kind 'actor') leads from actors.id to identities.id.
CREATE TABLE actors (
  reading INTEGER NOT NULL REFERENCES readings (id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  named INTEGER NOT NULL,
  code TEXT,
  sector TEXT,
  reason TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (reading, id)
) WITHOUT ROWID;

CREATE TABLE mentions (
  reading INTEGER NOT NULL REFERENCES readings (id),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (reading, start, "end", actor)
) WITHOUT ROWID;

-- Each wording under which an article knows an actor, counted; `folded` is what searches compare.
CREATE TABLE names (
  reading INTEGER NOT NULL REFERENCES readings (id),
  actor TEXT NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  folded TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (reading, actor, text, kind)
) WITHOUT ROWID;
CREATE INDEX names_by_folded ON names (folded);
CREATE INDEX names_by_actor ON names (actor);

CREATE TABLE offices (
  reading INTEGER NOT NULL REFERENCES readings (id),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  person TEXT NOT NULL,
  office TEXT NOT NULL,
  body TEXT,
  former INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (reading, start, "end", person)
) WITHOUT ROWID;

CREATE TABLE times (
  reading INTEGER NOT NULL REFERENCES readings (id),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  first_day TEXT,
  last_day TEXT,
  kind TEXT NOT NULL,
  anchor TEXT NOT NULL,
  PRIMARY KEY (reading, start, "end")
) WITHOUT ROWID;

CREATE TABLE places (
  reading INTEGER NOT NULL REFERENCES readings (id),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  name TEXT NOT NULL,
  geonameid INTEGER,
  lat REAL,
  lon REAL,
  city TEXT,
  province TEXT,
  country TEXT,
  country_code TEXT,
  feature_code TEXT,
  confidence REAL NOT NULL DEFAULT 0,
  PRIMARY KEY (reading, start, "end")
) WITHOUT ROWID;

CREATE TABLE attributions (
  reading INTEGER NOT NULL REFERENCES readings (id),
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  source TEXT,
  cue_text TEXT,
  cue_start INTEGER,
  cue_end INTEGER,
  content TEXT NOT NULL DEFAULT '[]',
  stance TEXT NOT NULL,
  parent TEXT,
  rule TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (reading, id)
) WITHOUT ROWID;
CREATE INDEX attributions_by_id ON attributions (id);

CREATE TABLE quotes (
  reading INTEGER NOT NULL REFERENCES readings (id),
  id TEXT NOT NULL,
  text TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  speaker TEXT,
  cue_text TEXT,
  cue_start INTEGER,
  cue_end INTEGER,
  addressee TEXT,
  PRIMARY KEY (reading, id)
) WITHOUT ROWID;
CREATE INDEX quotes_by_id ON quotes (id);

CREATE TABLE events (
  reading INTEGER NOT NULL REFERENCES readings (id),
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  modes TEXT NOT NULL DEFAULT '[]',
  status TEXT NOT NULL,
  actor TEXT NOT NULL DEFAULT '[]',
  recipient TEXT NOT NULL DEFAULT '[]',
  source TEXT,
  source_chain TEXT NOT NULL DEFAULT '[]',
  cue_text TEXT,
  cue_start INTEGER,
  cue_end INTEGER,
  content_text TEXT,
  content_start INTEGER,
  content_end INTEGER,
  first_day TEXT,
  last_day TEXT,
  date_text TEXT,
  date_basis TEXT,
  place TEXT,
  place_name TEXT,
  country_code TEXT,
  counts TEXT NOT NULL DEFAULT '{}',
  votes_for INTEGER,
  votes_against INTEGER,
  trigger_text TEXT NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  sentence TEXT NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  confidence REAL NOT NULL,
  rule TEXT NOT NULL,
  retellings TEXT NOT NULL DEFAULT '[]',
  PRIMARY KEY (reading, id)
) WITHOUT ROWID;
CREATE INDEX events_by_id ON events (id);
CREATE INDEX events_by_type_day ON events (type, first_day);

-- Who takes part in an event, for searching: role is actor, recipient, source or chain (every source from the outlet
-- inwards); actor is '' for words without one.
CREATE TABLE event_parties (
  reading INTEGER NOT NULL REFERENCES readings (id),
  event TEXT NOT NULL,
  role TEXT NOT NULL,
  actor TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (reading, event, role, actor, text)
) WITHOUT ROWID;
CREATE INDEX event_parties_by_actor ON event_parties (actor);

CREATE TABLE ties (
  reading INTEGER NOT NULL REFERENCES readings (id),
  id TEXT NOT NULL,
  subject TEXT NOT NULL,
  relation TEXT NOT NULL,
  object TEXT NOT NULL,
  office TEXT,
  start_first TEXT,
  start_last TEXT,
  end_first TEXT,
  end_last TEXT,
  former INTEGER NOT NULL DEFAULT 0,
  source TEXT,
  sentence TEXT NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  confidence REAL NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (reading, id)
) WITHOUT ROWID;
CREATE INDEX ties_by_id ON ties (id);

-- Judgements across articles, a ledger: never changed, the newest of a kind and subject stands.
-- kind 'actor': actors.id -> identities.id; 'copy': articles.id -> the article that it copies;
-- 'happening': events.id -> happenings.id; 'denial': attributions.id and «:» and events.id -> the event that the
-- attribution denies. An object of null takes a judgement back.
CREATE TABLE judgements (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  object TEXT,
  coder TEXT NOT NULL,
  reason TEXT NOT NULL,
  made TEXT NOT NULL
);
CREATE TABLE standing (
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  object TEXT,
  reason TEXT NOT NULL,
  PRIMARY KEY (kind, subject)
) WITHOUT ROWID;
CREATE INDEX standing_by_object ON standing (kind, object);
CREATE TRIGGER judgements_stand AFTER INSERT ON judgements BEGIN
  INSERT INTO standing (kind, subject, object, reason) VALUES (new.kind, new.subject, new.object, new.reason)
    ON CONFLICT (kind, subject) DO UPDATE SET object = excluded.object, reason = excluded.reason;
END;

-- One actor across articles, in versions; gone = 1 where no article's actor is judged to be it any more.
CREATE TABLE identities (
  version INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  code TEXT,
  sector TEXT,
  reason TEXT NOT NULL DEFAULT '',
  gone INTEGER NOT NULL DEFAULT 0,
  made TEXT NOT NULL
);
CREATE INDEX identities_by_id ON identities (id, version);

-- One act in the world as one or more events tell it, in versions. JSON columns as in the export.
CREATE TABLE happenings (
  version INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  first_day TEXT,
  last_day TEXT,
  actors TEXT NOT NULL,
  recipients TEXT NOT NULL,
  place TEXT,
  reports TEXT NOT NULL,
  origins TEXT NOT NULL,
  support TEXT NOT NULL,
  conflicts TEXT NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0,
  made TEXT NOT NULL
);
CREATE INDEX happenings_by_id ON happenings (id, version);

-- The codebooks by which articles were coded; `coder` of a reading names the hash.
CREATE TABLE codebooks (
  hash TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  made TEXT NOT NULL
) WITHOUT ROWID;

-- How far unify has come: the newest reading that it has seen, and by which rules.
CREATE TABLE unified (
  id INTEGER PRIMARY KEY,
  reading INTEGER NOT NULL,
  coder TEXT NOT NULL,
  made TEXT NOT NULL
);

CREATE VIEW identities_current AS
  SELECT id, name, kind, code, sector, reason FROM identities i
  WHERE gone = 0 AND version = (SELECT max(version) FROM identities n WHERE n.id = i.id);

CREATE VIEW actors_current AS
  SELECT c.article, a.id, a.name, a.kind, a.named, a.code, a.sector, a.reason, s.object AS identity
  FROM current_readings c JOIN actors a ON a.reading = c.reading
  LEFT JOIN standing s ON s.kind = 'actor' AND s.subject = a.id;

CREATE VIEW mentions_current AS
  SELECT c.article, m.actor, m.kind, m.start, m."end", m.text
  FROM current_readings c JOIN mentions m ON m.reading = c.reading;

CREATE VIEW events_current AS
  SELECT c.article, r.coder, r.coded_date, r.contexts, a.outlet, a.title, a.published,
    coalesce(a.published_last, a.published_first) AS published_last, h.object AS happening, e.*
  FROM current_readings c
  JOIN readings r ON r.id = c.reading
  JOIN articles a ON a.id = c.article
  JOIN events e ON e.reading = c.reading
  LEFT JOIN standing h ON h.kind = 'happening' AND h.subject = e.id;

CREATE VIEW ties_current AS
  SELECT c.article, r.coder, r.coded_date, a.outlet, a.title, a.published,
    coalesce(a.published_last, a.published_first) AS published_last, t.*
  FROM current_readings c
  JOIN readings r ON r.id = c.reading
  JOIN articles a ON a.id = c.article
  JOIN ties t ON t.reading = c.reading;

CREATE VIEW quotes_current AS
  SELECT c.article, a.outlet, a.title, a.published, q.*
  FROM current_readings c JOIN articles a ON a.id = c.article JOIN quotes q ON q.reading = c.reading;

-- Who says what: every attribution, with its article.
CREATE VIEW claims AS
  SELECT c.article, a.outlet, a.title, a.published, t.*
  FROM current_readings c JOIN articles a ON a.id = c.article JOIN attributions t ON t.reading = c.reading;

-- What an attribution denies.
CREATE VIEW denials AS
  SELECT substr(subject, 1, 16) AS attribution, object AS event, reason FROM standing
  WHERE kind = 'denial' AND object IS NOT NULL;

CREATE VIEW happenings_current AS
  SELECT id, type, first_day, last_day, actors, recipients, place, reports, origins, support, conflicts FROM happenings h
  WHERE gone = 0 AND version = (SELECT max(version) FROM happenings n WHERE n.id = h.id);

CREATE VIEW conflicts AS
  SELECT h.id AS happening, h.type, h.first_day, h.last_day,
    json_extract(c.value, '$.slot') AS slot, json_extract(c.value, '$.values') AS told
  FROM happenings_current h, json_each(h.conflicts) c;

-- Events in PLOVER's words, one line each, parties under the names by which the chronicle knows them.
CREATE VIEW events_plover AS
  SELECT e.id, e.article AS document, e.first_day AS date, e.last_day AS enddate, e.type AS event, e.modes AS mode,
    (SELECT group_concat(coalesce(i.name, p.text), '; ') FROM event_parties p
      LEFT JOIN standing s ON s.kind = 'actor' AND s.subject = p.actor
      LEFT JOIN identities_current i ON i.id = s.object
      WHERE p.reading = e.reading AND p.event = e.id AND p.role = 'actor') AS actor,
    (SELECT group_concat(coalesce(i.name, p.text), '; ') FROM event_parties p
      LEFT JOIN standing s ON s.kind = 'actor' AND s.subject = p.actor
      LEFT JOIN identities_current i ON i.id = s.object
      WHERE p.reading = e.reading AND p.event = e.id AND p.role = 'recipient') AS recipient,
    e.status, json_extract(e.source, '$[0]') AS source, e.place_name AS place, e.country_code,
    json_extract(e.counts, '$.dead[0]') AS dead_low, json_extract(e.counts, '$.dead[1]') AS dead_high,
    e.contexts AS context, e.sentence AS text, e.outlet, e.published, e.confidence, e.rule, e.coder, e.coded_date
  FROM events_current e;
