-- When all rows are there.

INSERT INTO names (actor, name, proper) SELECT id, name, 1 FROM actors ORDER BY id;

CREATE TEMP TABLE sorted AS SELECT DISTINCT * FROM identities ORDER BY actor, document, was, how, other;
DELETE FROM identities;
INSERT INTO identities SELECT * FROM sorted;

CREATE INDEX names_actor ON names (actor);
CREATE INDEX identities_actor ON identities (actor);
CREATE INDEX sentences_document ON sentences (document, start_char);
CREATE INDEX facts_document ON facts (document);
CREATE INDEX facts_sentence ON facts (sentence);
CREATE INDEX facts_type ON facts (type);
CREATE INDEX facts_day ON facts (start_day);
CREATE INDEX fact_actors_actor ON fact_actors (actor, role);
CREATE INDEX pairs_source ON pairs (source, target);
CREATE INDEX pairs_target ON pairs (target);
CREATE INDEX triples_document ON triples (document);
CREATE INDEX triples_sentence ON triples (sentence);
CREATE INDEX triples_normal ON triples (normal);
CREATE INDEX triples_fact ON triples (fact);
CREATE INDEX triple_actors_actor ON triple_actors (actor, role);
CREATE INDEX relations_source ON relations (source, target);
CREATE INDEX relations_target ON relations (target);

CREATE VIRTUAL TABLE sentences_fts USING fts5 (
  text, content="sentences", content_rowid="id", tokenize="porter unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE names_fts USING fts5 (
  name, content="names", content_rowid="id", tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO sentences_fts (sentences_fts) VALUES ('rebuild');
INSERT INTO names_fts (names_fts) VALUES ('rebuild');
ANALYZE;
