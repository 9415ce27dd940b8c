-- The first schema of a store, frozen: a later change is a migration, never an edit of this file.
-- Times are milliseconds since 1970 (UTC). A checksum covers the stored bytes, so it can be checked without a key.
-- `sealed` is 0 for plain bytes, else the generation of the stream's data key.

-- One row: who may write. Every commit compares the epoch; taking the store over increments it.
CREATE TABLE owner (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  epoch       INTEGER NOT NULL,
  pid         INTEGER NOT NULL,
  boot_id     TEXT    NOT NULL,
  start_ticks INTEGER NOT NULL,
  taken_at    INTEGER NOT NULL,
  position    INTEGER NOT NULL,  -- no position up to here is given out again, even if its row was purged
  kek         TEXT               -- id of the key that wraps the data keys; NULL: this store isn't encrypted
) STRICT;

-- The truth. position is the order of commit; cursors count it.
CREATE TABLE journal (
  position INTEGER PRIMARY KEY,
  tenant   TEXT    NOT NULL,
  stream   TEXT    NOT NULL,
  seq      INTEGER NOT NULL CHECK (seq >= 1),
  version  INTEGER NOT NULL,
  kind     TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  sealed   INTEGER NOT NULL,
  body     BLOB    NOT NULL,
  checksum BLOB    NOT NULL,
  UNIQUE (tenant, stream, seq)
) STRICT;

-- How long each stream is: without it a lost tail would look like a shorter history.
CREATE TABLE streams (
  tenant   TEXT    NOT NULL,
  stream   TEXT    NOT NULL,
  last_seq INTEGER NOT NULL,
  PRIMARY KEY (tenant, stream)
) STRICT, WITHOUT ROWID;

CREATE TABLE data_keys (
  tenant     TEXT    NOT NULL,
  stream     TEXT    NOT NULL,
  generation INTEGER NOT NULL CHECK (generation >= 1),
  wrapped    BLOB    NOT NULL,
  kek        TEXT    NOT NULL,
  PRIMARY KEY (tenant, stream, generation)
) STRICT, WITHOUT ROWID;

CREATE TABLE plans (
  tenant   TEXT    NOT NULL,
  digest   TEXT    NOT NULL,
  sealed   INTEGER NOT NULL,
  body     BLOB    NOT NULL,  -- the plan, and the text that it was read from
  checksum BLOB    NOT NULL,
  PRIMARY KEY (tenant, digest)
) STRICT;

-- Commands wait here until an execution takes them, once: fed_seq is the last entry of that commit.
CREATE TABLE inbox (
  arrival  INTEGER PRIMARY KEY,
  id       TEXT    NOT NULL UNIQUE,
  tenant   TEXT    NOT NULL,
  stream   TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  fed_seq  INTEGER,
  sealed   INTEGER NOT NULL,
  command  BLOB    NOT NULL,
  checksum BLOB    NOT NULL
) STRICT;
CREATE INDEX inbox_pending ON inbox (arrival) WHERE fed_seq IS NULL;
CREATE INDEX inbox_stream ON inbox (tenant, stream);

CREATE TABLE checkpoints (
  tenant   TEXT    NOT NULL,
  stream   TEXT    NOT NULL,
  seq      INTEGER NOT NULL,
  version  INTEGER NOT NULL,
  sealed   INTEGER NOT NULL,
  body     BLOB    NOT NULL,
  checksum BLOB    NOT NULL,
  PRIMARY KEY (tenant, stream, seq)
) STRICT;

-- How far each destination has been served.
CREATE TABLE cursors (
  destination TEXT PRIMARY KEY,
  position    INTEGER NOT NULL,
  checksum    BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

-- Projections: views folded from the journal; they can be dropped and made again.
-- Ids are UUIDv7, so the order of ids is the order in which executions began.
CREATE TABLE executions (
  tenant         TEXT    NOT NULL,
  id             TEXT    NOT NULL,
  short_id       TEXT    NOT NULL,
  plan_name      TEXT    NOT NULL,
  plan_digest    TEXT    NOT NULL,
  status         TEXT    NOT NULL,
  outcome        TEXT,
  started_at     INTEGER,
  ended_at       INTEGER,
  level          TEXT    NOT NULL,
  actor          TEXT    NOT NULL,
  open_questions INTEGER NOT NULL,
  workspace      TEXT    NOT NULL,
  counts         TEXT    NOT NULL,  -- JSON
  labels         TEXT    NOT NULL,  -- JSON
  last_seq       INTEGER NOT NULL,
  checksum       BLOB    NOT NULL,
  PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX executions_short ON executions (tenant, short_id, id);
CREATE INDEX executions_plan ON executions (tenant, plan_name, id);
CREATE INDEX executions_status ON executions (tenant, status, id);

CREATE TABLE decisions (
  tenant     TEXT    NOT NULL,
  id         TEXT    NOT NULL,
  execution  TEXT    NOT NULL,
  phase      TEXT,
  selection  TEXT,
  confidence REAL,
  decided_by TEXT,
  at         INTEGER NOT NULL,
  status     TEXT    NOT NULL CHECK (status IN ('OPEN', 'CHOSEN', 'VOID')),
  sealed     INTEGER NOT NULL,
  body       BLOB    NOT NULL,      -- JSON: question, rationale and everything else that people wrote
  checksum   BLOB    NOT NULL,
  PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX decisions_execution ON decisions (tenant, execution, at);
CREATE INDEX decisions_time ON decisions (tenant, at);
CREATE INDEX decisions_open ON decisions (tenant, at) WHERE status = 'OPEN';
