-- Liantu workspace, what schema version 2 appends to version 1. Tables first, then indexes, as in every version: a new
-- document gets the tables of all versions before the first index, which is the order that VACUUM puts them in, too.

-- Which enterprise supplies which. product: values joined with "；"
CREATE TABLE supply (
  id INTEGER PRIMARY KEY,
  supplier INTEGER NOT NULL REFERENCES enterprise (id) DEFERRABLE INITIALLY DEFERRED,
  buyer INTEGER NOT NULL REFERENCES enterprise (id) DEFERRABLE INITIALLY DEFERRED,
  product TEXT
);

CREATE INDEX supply_supplier ON supply (supplier);
CREATE INDEX supply_buyer ON supply (buyer);
