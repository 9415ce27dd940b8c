-- Executions that have ended, whole: a projection, so that nobody who looks at one has to fold its history.

CREATE TABLE details (
  tenant    TEXT    NOT NULL,
  execution TEXT    NOT NULL,
  sealed    INTEGER NOT NULL,
  body      BLOB    NOT NULL,  -- JSON: how it ended, its outputs, and each task that had its turn
  checksum  BLOB    NOT NULL,
  PRIMARY KEY (tenant, execution)
) STRICT;

-- The places from which a fork may go on are entries of the journal; by this they are found without reading the others.
CREATE INDEX journal_phases ON journal (stream, seq) WHERE kind = 'PhaseEnded';
