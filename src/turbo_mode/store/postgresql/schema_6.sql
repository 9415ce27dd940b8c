-- Of what goes out, only what didn't go well: everything else is said by the journal and the cursors.

CREATE TABLE deliveries (
  destination TEXT COLLATE "C" NOT NULL,
  position    BIGINT  NOT NULL,
  execution   TEXT COLLATE "C" NOT NULL,
  event       TEXT COLLATE "C" NOT NULL,
  status      TEXT COLLATE "C" NOT NULL,
  attempts    BIGINT  NOT NULL,
  first_at    BIGINT  NOT NULL,
  last_at     BIGINT  NOT NULL,
  due         BIGINT  NOT NULL,
  code        TEXT COLLATE "C" NOT NULL,
  message     TEXT COLLATE "C" NOT NULL,
  checksum    BYTEA    NOT NULL,
  PRIMARY KEY (destination, position)
);
CREATE INDEX deliveries_due ON deliveries (destination, status, due);
CREATE INDEX deliveries_execution ON deliveries (destination, execution, status, position);

-- Destinations that fail, or get nothing any more.
CREATE TABLE destinations (
  destination TEXT COLLATE "C" PRIMARY KEY,
  status      TEXT COLLATE "C" NOT NULL,
  since       BIGINT  NOT NULL,
  reason      TEXT COLLATE "C" NOT NULL,
  checksum    BYTEA    NOT NULL
);
