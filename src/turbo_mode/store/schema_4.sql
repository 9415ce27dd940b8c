-- Documents, messages, reports of progress, plans and decisions by hand, as they are now: a projection of their streams.

CREATE TABLE resources (
  tenant    TEXT    NOT NULL,
  kind      TEXT    NOT NULL,
  id        TEXT    NOT NULL,
  execution TEXT    NOT NULL,
  type      TEXT    NOT NULL,
  status    TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  changed   INTEGER NOT NULL,
  version   INTEGER NOT NULL,
  sealed    INTEGER NOT NULL,
  body      BLOB    NOT NULL,
  checksum  BLOB    NOT NULL,
  PRIMARY KEY (tenant, kind, id)
) STRICT;
CREATE INDEX resources_time ON resources (tenant, kind, at, id);
CREATE INDEX resources_execution ON resources (tenant, kind, execution, at);
