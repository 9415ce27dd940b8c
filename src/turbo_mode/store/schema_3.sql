-- What came of choices: a projection, from which the next ones learn.

CREATE TABLE outcomes (
  tenant      TEXT    NOT NULL,
  decision    TEXT    NOT NULL,
  option      TEXT    NOT NULL,
  execution   TEXT    NOT NULL,
  plan_name   TEXT    NOT NULL,
  phase       TEXT    NOT NULL,
  doing       TEXT    NOT NULL,
  environment TEXT    NOT NULL,
  usual       REAL    NOT NULL,
  factor      REAL    NOT NULL,
  confidence  REAL    NOT NULL,
  good        INTEGER NOT NULL CHECK (good IN (0, 1)),
  at          INTEGER NOT NULL,
  checksum    BLOB    NOT NULL,
  PRIMARY KEY (tenant, decision, option)
) STRICT;
CREATE INDEX outcomes_time ON outcomes (tenant, at);
CREATE INDEX outcomes_execution ON outcomes (tenant, execution);
