-- Liantu workspace, schema version 1. Tables and columns carry the words of the design; money is in
-- 万元 (_wan), land in 亩 (_mu), days are ISO dates. Keys are 63-bit hashes of natural keys.
-- No triggers, no generated columns, no cascades: every change is recorded by the session extension,
-- and undo must be able to apply it again. Later versions only append columns and tables.

CREATE TABLE meta (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  value TEXT
);

CREATE TABLE region (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  parent INTEGER REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT,
  type TEXT,
  code TEXT,
  land_mu REAL,
  lead TEXT,
  level TEXT
);

CREATE TABLE chain (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT,
  parent INTEGER REFERENCES chain (id) DEFERRABLE INITIALLY DEFERRED,
  chief TEXT,
  unit TEXT,
  leader TEXT,
  alliance TEXT,
  ordinal INTEGER
);

CREATE TABLE zone (
  id INTEGER PRIMARY KEY,
  structure TEXT NOT NULL,
  role TEXT,
  region INTEGER NOT NULL REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  chain INTEGER REFERENCES chain (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE segment (
  id INTEGER PRIMARY KEY,
  chain INTEGER NOT NULL REFERENCES chain (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  position TEXT,
  keywords TEXT,
  codes TEXT,
  criticality INTEGER,
  note TEXT,
  ordinal INTEGER
);

CREATE TABLE product (
  id INTEGER PRIMARY KEY,
  segment INTEGER NOT NULL REFERENCES segment (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  ordinal INTEGER
);

CREATE TABLE flow (
  id INTEGER PRIMARY KEY,
  supplier INTEGER NOT NULL REFERENCES segment (id) DEFERRABLE INITIALLY DEFERRED,
  buyer INTEGER NOT NULL REFERENCES segment (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT,
  note TEXT
);

CREATE TABLE enterprise (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  credit TEXT,
  region INTEGER REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  status TEXT,
  products TEXT,
  codes TEXT,
  home_tie TEXT,
  parent INTEGER REFERENCES enterprise (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE figure (
  id INTEGER PRIMARY KEY,
  enterprise INTEGER NOT NULL REFERENCES enterprise (id) DEFERRABLE INITIALLY DEFERRED,
  year INTEGER,
  revenue_wan REAL,
  output_wan REAL,
  tax_wan REAL,
  staff REAL,
  land_mu REAL,
  rd_wan REAL
);

CREATE TABLE honour (
  id INTEGER PRIMARY KEY,
  enterprise INTEGER NOT NULL REFERENCES enterprise (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL
);

CREATE TABLE participation (
  id INTEGER PRIMARY KEY,
  enterprise INTEGER NOT NULL REFERENCES enterprise (id) DEFERRABLE INITIALLY DEFERRED,
  segment INTEGER NOT NULL REFERENCES segment (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT
);

CREATE TABLE institution (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT,
  region INTEGER REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  capacity REAL
);

-- What an institution works on or trains for.
CREATE TABLE study (
  id INTEGER PRIMARY KEY,
  institution INTEGER NOT NULL REFERENCES institution (id) DEFERRABLE INITIALLY DEFERRED,
  segment INTEGER NOT NULL REFERENCES segment (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE target (
  id INTEGER PRIMARY KEY,
  enterprise INTEGER NOT NULL REFERENCES enterprise (id) DEFERRABLE INITIALLY DEFERRED,
  segment INTEGER NOT NULL REFERENCES segment (id) DEFERRABLE INITIALLY DEFERRED,
  product TEXT,
  reason TEXT,
  method TEXT,
  status TEXT
);

CREATE TABLE project (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  enterprise INTEGER REFERENCES enterprise (id) DEFERRABLE INITIALLY DEFERRED,
  region INTEGER REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  park INTEGER REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  stage TEXT,
  method TEXT,
  invest_wan REAL,
  arrived_wan REAL,
  land_mu REAL,
  output_wan REAL,
  tax_wan REAL,
  owner TEXT,
  lead_on TEXT,
  talks_on TEXT,
  signed_on TEXT,
  landed_on TEXT,
  started_on TEXT,
  produced_on TEXT,
  dropped_on TEXT
);

-- Which segments a project is for.
CREATE TABLE purpose (
  id INTEGER PRIMARY KEY,
  project INTEGER NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  segment INTEGER NOT NULL REFERENCES segment (id) DEFERRABLE INITIALLY DEFERRED
);

-- Rules of computation that were changed from their defaults; region NULL: everywhere.
CREATE TABLE threshold (
  id INTEGER PRIMARY KEY,
  region INTEGER REFERENCES region (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  value REAL NOT NULL
);

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  title TEXT,
  publisher TEXT,
  dated TEXT,
  url TEXT,
  note TEXT
);

-- What backs a row: a document, or a judgement.
CREATE TABLE citation (
  id INTEGER PRIMARY KEY,
  subject TEXT NOT NULL,
  row INTEGER NOT NULL,
  source INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  basis TEXT,
  place TEXT,
  note TEXT
);

-- Where a card's top left corner stands. diagram: a chain's key, 1 the overview, 2 the whole region.
CREATE TABLE placement (
  id INTEGER PRIMARY KEY,
  diagram INTEGER NOT NULL,
  node INTEGER NOT NULL,
  x REAL NOT NULL,
  y REAL NOT NULL,
  pinned INTEGER
);

-- How an edge runs in a diagram, as Graphviz drew it: "x y x y …", a point and whole cubic Béziers.
CREATE TABLE route (
  id INTEGER PRIMARY KEY,
  diagram INTEGER NOT NULL,
  edge INTEGER NOT NULL,
  points TEXT NOT NULL
);

-- Every edit, undo and redo with its changeset. Not tracked itself; rows are only ever added.
CREATE TABLE history (
  id INTEGER PRIMARY KEY,
  utc TEXT NOT NULL,
  author TEXT,
  label TEXT NOT NULL,
  kind TEXT NOT NULL,
  refers INTEGER,
  automatic INTEGER NOT NULL,
  changes INTEGER NOT NULL,
  changeset BLOB NOT NULL,
  checksum TEXT NOT NULL
);

CREATE INDEX region_parent ON region (parent);
CREATE INDEX chain_parent ON chain (parent);
CREATE INDEX zone_region ON zone (region);
CREATE INDEX zone_chain ON zone (chain);
CREATE INDEX segment_chain ON segment (chain);
CREATE INDEX product_segment ON product (segment);
CREATE INDEX flow_supplier ON flow (supplier);
CREATE INDEX flow_buyer ON flow (buyer);
CREATE INDEX enterprise_region ON enterprise (region);
CREATE INDEX enterprise_parent ON enterprise (parent);
CREATE INDEX figure_enterprise ON figure (enterprise);
CREATE INDEX honour_enterprise ON honour (enterprise);
CREATE INDEX participation_enterprise ON participation (enterprise);
CREATE INDEX participation_segment ON participation (segment);
CREATE INDEX institution_region ON institution (region);
CREATE INDEX study_institution ON study (institution);
CREATE INDEX study_segment ON study (segment);
CREATE INDEX target_enterprise ON target (enterprise);
CREATE INDEX target_segment ON target (segment);
CREATE INDEX project_enterprise ON project (enterprise);
CREATE INDEX project_region ON project (region);
CREATE INDEX project_park ON project (park);
CREATE INDEX purpose_project ON purpose (project);
CREATE INDEX purpose_segment ON purpose (segment);
CREATE INDEX threshold_region ON threshold (region);
CREATE INDEX citation_row ON citation (row);
CREATE INDEX citation_source ON citation (source);
CREATE INDEX placement_diagram ON placement (diagram);
CREATE INDEX placement_node ON placement (node);
CREATE INDEX route_diagram ON route (diagram);
CREATE INDEX route_edge ON route (edge);
