-- The first schema of a store in PostgreSQL, frozen: what format 2 is in a file, and who owned the store.
-- A later change is a migration with the next number, in both databases; never an edit of this file.
-- Texts compare by their bytes, as in a file: the order of ids is the order in which executions began.

CREATE TABLE store_format (
  format INTEGER NOT NULL
);
INSERT INTO store_format (format) VALUES (0);

-- One row: who may write. Every commit proves the epoch, and by `turn` that nothing was committed since its own last one.
CREATE TABLE owner (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  epoch       BIGINT  NOT NULL,
  turn        BIGINT  NOT NULL,  -- of the newest commit; a number that was tried is not used again
  lease_until TIMESTAMPTZ NOT NULL,  -- by the clock of the server; from then on others may take the store over
  host        TEXT COLLATE "C" NOT NULL,
  folder      TEXT COLLATE "C" NOT NULL,
  pid         INTEGER NOT NULL,
  boot_id     TEXT COLLATE "C" NOT NULL,
  start_ticks BIGINT  NOT NULL,
  taken_at    BIGINT  NOT NULL,
  position    BIGINT  NOT NULL,  -- no position up to here is given out again, even if its row was purged
  kek         TEXT COLLATE "C"   -- id of the key that wraps the data keys; NULL: this store isn't encrypted
) WITH (fillfactor = 50);

-- All owners there were: whoever had the newest position below that of an entry has written it.
CREATE TABLE tenures (
  epoch    BIGINT PRIMARY KEY,
  host     TEXT COLLATE "C" NOT NULL,
  folder   TEXT COLLATE "C" NOT NULL,
  taken_at BIGINT NOT NULL,
  position BIGINT NOT NULL
);
CREATE INDEX tenures_position ON tenures (position, epoch);

CREATE TABLE streams (
  number   BIGINT PRIMARY KEY,
  tenant   TEXT COLLATE "C" NOT NULL,
  stream   TEXT COLLATE "C" NOT NULL,
  last_seq BIGINT NOT NULL,
  UNIQUE (tenant, stream)
) WITH (fillfactor = 70);

CREATE TABLE journal (
  position BIGINT PRIMARY KEY,
  stream   BIGINT  NOT NULL,
  seq      BIGINT  NOT NULL CHECK (seq >= 1),
  version  INTEGER NOT NULL,
  kind     TEXT COLLATE "C" NOT NULL,
  at       BIGINT  NOT NULL,
  sealed   INTEGER NOT NULL,
  body     BYTEA   NOT NULL,
  checksum BYTEA   NOT NULL,
  UNIQUE (stream, seq)
);

CREATE VIEW entries AS
SELECT j.position, s.tenant, s.stream, j.seq, j.version, j.kind, j.at, j.sealed, j.body, j.checksum
FROM journal AS j LEFT JOIN streams AS s ON s.number = j.stream;

CREATE TABLE data_keys (
  tenant     TEXT COLLATE "C" NOT NULL,
  stream     TEXT COLLATE "C" NOT NULL,
  generation INTEGER NOT NULL CHECK (generation >= 1),
  wrapped    BYTEA   NOT NULL,
  kek        TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant, stream, generation)
);

CREATE TABLE plans (
  tenant   TEXT COLLATE "C" NOT NULL,
  digest   TEXT COLLATE "C" NOT NULL,
  sealed   INTEGER NOT NULL,
  body     BYTEA   NOT NULL,
  checksum BYTEA   NOT NULL,
  PRIMARY KEY (tenant, digest)
);

CREATE TABLE inbox (
  arrival  BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id       TEXT COLLATE "C" NOT NULL UNIQUE,
  tenant   TEXT COLLATE "C" NOT NULL,
  stream   TEXT COLLATE "C" NOT NULL,
  at       BIGINT  NOT NULL,
  fed_seq  BIGINT,
  sealed   INTEGER NOT NULL,
  command  BYTEA   NOT NULL,
  checksum BYTEA   NOT NULL
);
CREATE INDEX inbox_pending ON inbox (arrival) WHERE fed_seq IS NULL;
CREATE INDEX inbox_stream ON inbox (tenant, stream);

CREATE TABLE checkpoints (
  tenant   TEXT COLLATE "C" NOT NULL,
  stream   TEXT COLLATE "C" NOT NULL,
  seq      BIGINT  NOT NULL,
  version  INTEGER NOT NULL,
  sealed   INTEGER NOT NULL,
  body     BYTEA   NOT NULL,
  checksum BYTEA   NOT NULL,
  PRIMARY KEY (tenant, stream, seq)
);

CREATE TABLE cursors (
  destination TEXT COLLATE "C" PRIMARY KEY,
  position    BIGINT NOT NULL,
  checksum    BYTEA  NOT NULL
);

CREATE TABLE executions (
  tenant         TEXT COLLATE "C" NOT NULL,
  id             TEXT COLLATE "C" NOT NULL,
  short_id       TEXT COLLATE "C" NOT NULL,
  plan_name      TEXT COLLATE "C" NOT NULL,
  plan_digest    TEXT COLLATE "C" NOT NULL,
  status         TEXT COLLATE "C" NOT NULL,
  outcome        TEXT COLLATE "C",
  started_at     BIGINT,
  ended_at       BIGINT,
  level          TEXT COLLATE "C" NOT NULL,
  actor          TEXT COLLATE "C" NOT NULL,
  open_questions INTEGER NOT NULL,
  workspace      TEXT COLLATE "C" NOT NULL,
  counts         TEXT COLLATE "C" NOT NULL,  -- JSON
  labels         TEXT COLLATE "C" NOT NULL,  -- JSON
  last_seq       BIGINT NOT NULL,
  checksum       BYTEA  NOT NULL,
  PRIMARY KEY (tenant, id)
) WITH (fillfactor = 70);
CREATE INDEX executions_short ON executions (tenant, short_id, id);
CREATE INDEX executions_plan ON executions (tenant, plan_name, id);
CREATE INDEX executions_status ON executions (tenant, status, id);

CREATE TABLE decisions (
  tenant     TEXT COLLATE "C" NOT NULL,
  id         TEXT COLLATE "C" NOT NULL,
  execution  TEXT COLLATE "C" NOT NULL,
  phase      TEXT COLLATE "C",
  selection  TEXT COLLATE "C",
  confidence DOUBLE PRECISION,
  decided_by TEXT COLLATE "C",
  at         BIGINT NOT NULL,
  status     TEXT COLLATE "C" NOT NULL CHECK (status IN ('OPEN', 'CHOSEN', 'VOID')),
  sealed     INTEGER NOT NULL,
  body       BYTEA   NOT NULL,
  checksum   BYTEA   NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX decisions_execution ON decisions (tenant, execution, at);
CREATE INDEX decisions_time ON decisions (tenant, at);
CREATE INDEX decisions_open ON decisions (tenant, at) WHERE status = 'OPEN';
