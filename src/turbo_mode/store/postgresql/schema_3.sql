-- What came of choices: a projection, from which the next ones learn.

CREATE TABLE outcomes (
  tenant      TEXT COLLATE "C" NOT NULL,
  decision    TEXT COLLATE "C" NOT NULL,
  option      TEXT COLLATE "C" NOT NULL,
  execution   TEXT COLLATE "C" NOT NULL,
  plan_name   TEXT COLLATE "C" NOT NULL,
  phase       TEXT COLLATE "C" NOT NULL,
  doing       TEXT COLLATE "C" NOT NULL,
  environment TEXT COLLATE "C" NOT NULL,
  usual       DOUBLE PRECISION NOT NULL,
  factor      DOUBLE PRECISION NOT NULL,
  confidence  DOUBLE PRECISION NOT NULL,
  good        INTEGER NOT NULL CHECK (good IN (0, 1)),
  at          BIGINT  NOT NULL,
  checksum    BYTEA   NOT NULL,
  PRIMARY KEY (tenant, decision, option)
);
CREATE INDEX outcomes_time ON outcomes (tenant, at);
CREATE INDEX outcomes_execution ON outcomes (tenant, execution);
