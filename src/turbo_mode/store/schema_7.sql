-- Decisions that were made by hand, as lists show them beside those of executions: a projection of their streams.

CREATE TABLE made_decisions (
  tenant     TEXT    NOT NULL,
  id         TEXT    NOT NULL,
  execution  TEXT    NOT NULL,         -- '' for one that belongs to none
  phase      TEXT,
  selection  TEXT,
  confidence REAL,
  decided_by TEXT,
  at         INTEGER NOT NULL,
  status     TEXT    NOT NULL CHECK (status IN ('OPEN', 'CHOSEN', 'VOID')),
  sealed     INTEGER NOT NULL,
  body       BLOB    NOT NULL,         -- JSON: question, rationale, and the resource
  checksum   BLOB    NOT NULL,
  PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX made_decisions_execution ON made_decisions (tenant, execution, at);
CREATE INDEX made_decisions_time ON made_decisions (tenant, at);
CREATE INDEX made_decisions_open ON made_decisions (tenant, at) WHERE status = 'OPEN';
