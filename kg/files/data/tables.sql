-- Days are text as 2022-02-01, lists and counts are JSON, what is not known is NULL.  A comment stays
-- in the file: SELECT sql FROM sqlite_schema shows it, and so does Datasette under each table.

PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA user_version = 1;

CREATE TABLE about ( -- what made this file
  key TEXT PRIMARY KEY,
  value TEXT
);

CREATE TABLE documents ( -- every document that was read, also where it tells nothing
  id TEXT PRIMARY KEY,
  published TEXT, -- a day
  title TEXT,
  url TEXT,
  source TEXT, -- who published it
  digest TEXT -- of text, date, title and address
);

CREATE TABLE actors (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT,
  kind TEXT, -- person, country, organization, group or place
  country TEXT, -- ISO 3166-1 alpha-3, or our own code for a state that is no more
  sector TEXT, -- of PLOVER
  wikidata TEXT, -- a Q-number
  latitude REAL, -- degrees
  longitude REAL
) WITHOUT ROWID;

CREATE TABLE names ( -- the words for an actor: search them with names_fts
  id INTEGER PRIMARY KEY,
  actor TEXT NOT NULL REFERENCES actors (id),
  document TEXT REFERENCES documents (id), -- which has these words; NULL for the name in actors
  name TEXT,
  proper INTEGER NOT NULL -- 0 where they are no name: "his Russian counterpart"
);

CREATE TABLE identities ( -- why an actor of a document is this one, or why two that are alike are two
  actor TEXT NOT NULL REFERENCES actors (id),
  document TEXT REFERENCES documents (id), -- NULL for all
  was TEXT, -- the id that the document alone gives
  how TEXT,
  other TEXT
);

CREATE TABLE sentences ( -- search them with sentences_fts
  id INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents (id),
  start_char INTEGER NOT NULL, -- code points of the text of the document
  end_char INTEGER NOT NULL, -- exclusive
  text TEXT
);

CREATE TABLE facts ( -- events and states; who is in them stands in fact_actors
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents (id),
  sentence INTEGER NOT NULL REFERENCES sentences (id),
  event TEXT NOT NULL, -- what counts once: the first report of the same event, or the fact itself
  kind TEXT NOT NULL, -- event or state
  type TEXT NOT NULL, -- one of PLOVER's 16, or of the states'
  quad TEXT, -- verbal or material, cooperation or conflict; NULL for states
  mode TEXT,
  context TEXT, -- a JSON list
  office TEXT, -- of a state: its title
  status TEXT NOT NULL, -- asserted, uncertain, reported, denied, planned or hypothetical
  polarity TEXT NOT NULL, -- positive or negative
  factuality TEXT NOT NULL, -- actual, future or hypothetical
  reciprocal INTEGER NOT NULL, -- 1 where the two sides are interchangeable
  start_day TEXT, -- first day, NULL for an open side
  end_day TEXT, -- last day
  precision TEXT,
  time TEXT, -- the words of the text for it
  published TEXT, -- the day of the document
  place TEXT REFERENCES actors (id),
  size TEXT, -- counts that the text tells, JSON: {"dead": 3}
  predicate TEXT, -- the words that carry it
  lemma TEXT,
  rule TEXT,
  why TEXT, -- the steps that made it, in short
  trigger_start INTEGER, -- where the words stand in the document
  trigger_end INTEGER,
  confidence REAL
);

CREATE TABLE fact_actors ( -- the long form: a row for each fact, actor and role
  fact TEXT NOT NULL REFERENCES facts (id),
  position INTEGER NOT NULL,
  actor TEXT NOT NULL REFERENCES actors (id),
  role TEXT NOT NULL, -- source, target, speaker (the innermost first) or place
  PRIMARY KEY (fact, position)
) WITHOUT ROWID;

CREATE TABLE pairs ( -- between whom a fact stands: a reciprocal one once, in the order of the ids
  fact TEXT NOT NULL REFERENCES facts (id),
  source TEXT NOT NULL REFERENCES actors (id),
  target TEXT NOT NULL REFERENCES actors (id),
  PRIMARY KEY (fact, source, target)
) WITHOUT ROWID;

CREATE TABLE triples ( -- open triples, in the words of the text
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents (id),
  sentence INTEGER NOT NULL REFERENCES sentences (id),
  style TEXT,
  kind TEXT,
  subject TEXT,
  relation TEXT,
  object TEXT, -- the first argument
  arguments TEXT, -- all of them: a JSON list of role, text, start and end
  predicate TEXT,
  normal TEXT, -- the relation without what inflects or colours it
  group_name TEXT, -- what this and other normal forms are called together
  status TEXT NOT NULL,
  polarity TEXT NOT NULL,
  factuality TEXT NOT NULL,
  start_day TEXT,
  end_day TEXT,
  precision TEXT,
  time TEXT,
  published TEXT,
  fact TEXT REFERENCES facts (id), -- which says the same
  confidence REAL
);

CREATE TABLE triple_actors ( -- whom the words of a triple name
  triple TEXT NOT NULL REFERENCES triples (id),
  position INTEGER NOT NULL,
  actor TEXT NOT NULL REFERENCES actors (id),
  role TEXT NOT NULL, -- subject, object, another role of an argument, or speaker
  PRIMARY KEY (triple, position)
) WITHOUT ROWID;

CREATE TABLE relations ( -- triples that tie two actors and that no fact tells
  id TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES actors (id),
  target TEXT NOT NULL REFERENCES actors (id),
  document TEXT NOT NULL REFERENCES documents (id),
  sentence INTEGER NOT NULL REFERENCES sentences (id),
  words TEXT,
  normal TEXT,
  group_name TEXT,
  status TEXT NOT NULL,
  speaker TEXT REFERENCES actors (id),
  start_day TEXT,
  end_day TEXT,
  precision TEXT,
  time TEXT,
  published TEXT,
  confidence REAL,
  PRIMARY KEY (id, source, target)
) WITHOUT ROWID;

CREATE VIEW dyads AS -- a row for each fact and pair of actors, with its sentence
SELECT
  facts.id AS fact, coalesce(facts.start_day, facts.end_day, facts.published) AS day,
  pairs.source, one.name AS source_name, one.country AS source_country,
  pairs.target, other.name AS target_name, other.country AS target_country,
  facts.kind, facts.type, facts.quad, facts.status, facts.reciprocal, facts.confidence,
  sentences.text AS sentence, facts.document, facts.event
FROM pairs
JOIN facts ON facts.id = pairs.fact
JOIN sentences ON sentences.id = facts.sentence
JOIN actors AS one ON one.id = pairs.source
JOIN actors AS other ON other.id = pairs.target;

CREATE VIEW overview AS -- a row for each fact, to be read
SELECT
  facts.id AS fact, coalesce(facts.start_day, facts.end_day, facts.published) AS day,
  (SELECT group_concat(name, '; ') FROM (
    SELECT name FROM fact_actors JOIN actors ON actors.id = actor
    WHERE fact = facts.id AND fact_actors.role = 'source' ORDER BY position)) AS who,
  facts.type, coalesce(facts.office, facts.predicate) AS words,
  (SELECT group_concat(name, '; ') FROM (
    SELECT name FROM fact_actors JOIN actors ON actors.id = actor
    WHERE fact = facts.id AND fact_actors.role = 'target' ORDER BY position)) AS whom,
  facts.status,
  (SELECT group_concat(name, '; ') FROM (
    SELECT name FROM fact_actors JOIN actors ON actors.id = actor
    WHERE fact = facts.id AND fact_actors.role = 'speaker' ORDER BY position)) AS said_by,
  sentences.text AS sentence, documents.title, documents.url, facts.document, facts.event
FROM facts
JOIN sentences ON sentences.id = facts.sentence
JOIN documents ON documents.id = facts.document;
