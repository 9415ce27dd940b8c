-- Documents, messages, reports of progress, plans and decisions by hand, as they are now: a projection of their streams.

CREATE TABLE resources (
  tenant    TEXT COLLATE "C" NOT NULL,
  kind      TEXT COLLATE "C" NOT NULL,
  id        TEXT COLLATE "C" NOT NULL,
  execution TEXT COLLATE "C" NOT NULL,
  type      TEXT COLLATE "C" NOT NULL,
  status    TEXT COLLATE "C" NOT NULL,
  at        BIGINT  NOT NULL,
  changed   BIGINT  NOT NULL,
  version   BIGINT  NOT NULL,
  sealed    INTEGER NOT NULL,
  body      BYTEA   NOT NULL,
  checksum  BYTEA   NOT NULL,
  PRIMARY KEY (tenant, kind, id)
);
CREATE INDEX resources_time ON resources (tenant, kind, at, id);
CREATE INDEX resources_execution ON resources (tenant, kind, execution, at);
