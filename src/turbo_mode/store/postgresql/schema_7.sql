-- Decisions that were made by hand, as lists show them beside those of executions: a projection of their streams.

CREATE TABLE made_decisions (
  tenant     TEXT COLLATE "C" NOT NULL,
  id         TEXT COLLATE "C" NOT NULL,
  execution  TEXT COLLATE "C" NOT NULL,         -- '' for one that belongs to none
  phase      TEXT COLLATE "C",
  selection  TEXT COLLATE "C",
  confidence DOUBLE PRECISION,
  decided_by TEXT COLLATE "C",
  at         BIGINT NOT NULL,
  status     TEXT COLLATE "C" NOT NULL CHECK (status IN ('OPEN', 'CHOSEN', 'VOID')),
  sealed     INTEGER NOT NULL,
  body       BYTEA    NOT NULL,         -- JSON: question, rationale, and the resource
  checksum   BYTEA    NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX made_decisions_execution ON made_decisions (tenant, execution, at);
CREATE INDEX made_decisions_time ON made_decisions (tenant, at);
CREATE INDEX made_decisions_open ON made_decisions (tenant, at) WHERE status = 'OPEN';
