-- Liantu workspace, what schema version 3 appends to version 2.

-- What people hold a segment's coverage to be, seen from a region, where they do not go by the rules; and why.
CREATE TABLE override (
  id INTEGER PRIMARY KEY,
  region INTEGER NOT NULL REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  segment INTEGER NOT NULL REFERENCES segment (id) DEFERRABLE INITIALLY DEFERRED,
  coverage TEXT NOT NULL,
  reason TEXT NOT NULL,
  owner TEXT,
  dated TEXT NOT NULL
);

-- What was done about a target or a project, a day and a thing done to a row.
CREATE TABLE ledger (
  id INTEGER PRIMARY KEY,
  target INTEGER REFERENCES target (id) DEFERRABLE INITIALLY DEFERRED,
  project INTEGER REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  dated TEXT NOT NULL,
  kind TEXT,
  note TEXT,
  amount_wan REAL,
  author TEXT
);

-- A filter that was given a name. subject: the table it lists; query: its conditions, as JSON
CREATE TABLE listing (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  subject TEXT NOT NULL,
  query TEXT NOT NULL,
  ordinal INTEGER
);

CREATE INDEX override_region ON override (region);
CREATE INDEX override_segment ON override (segment);
CREATE INDEX ledger_target ON ledger (target);
CREATE INDEX ledger_project ON ledger (project);
