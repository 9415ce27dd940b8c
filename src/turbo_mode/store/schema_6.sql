-- Of what goes out, only what didn't go well: everything else is said by the journal and the cursors.

CREATE TABLE deliveries (
  destination TEXT    NOT NULL,
  position    INTEGER NOT NULL,
  execution   TEXT    NOT NULL,
  event       TEXT    NOT NULL,
  status      TEXT    NOT NULL,
  attempts    INTEGER NOT NULL,
  first_at    INTEGER NOT NULL,
  last_at     INTEGER NOT NULL,
  due         INTEGER NOT NULL,
  code        TEXT    NOT NULL,
  message     TEXT    NOT NULL,
  checksum    BLOB    NOT NULL,
  PRIMARY KEY (destination, position)
) STRICT;
CREATE INDEX deliveries_due ON deliveries (destination, status, due);
CREATE INDEX deliveries_execution ON deliveries (destination, execution, status, position);

-- Destinations that fail, or get nothing any more.
CREATE TABLE destinations (
  destination TEXT    PRIMARY KEY,
  status      TEXT    NOT NULL,
  since       INTEGER NOT NULL,
  reason      TEXT    NOT NULL,
  checksum    BLOB    NOT NULL
) STRICT;
