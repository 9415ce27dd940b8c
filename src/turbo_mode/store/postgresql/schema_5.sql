-- Executions that have ended, whole: a projection, so that nobody who looks at one has to fold its history.

CREATE TABLE details (
  tenant    TEXT COLLATE "C" NOT NULL,
  execution TEXT COLLATE "C" NOT NULL,
  sealed    INTEGER NOT NULL,
  body      BYTEA   NOT NULL,  -- JSON: how it ended, its outputs, and each task that had its turn
  checksum  BYTEA   NOT NULL,
  PRIMARY KEY (tenant, execution)
);

-- The places from which a fork may go on are entries of the journal; by this they are found without reading the others.
CREATE INDEX journal_phases ON journal (stream, seq) WHERE kind = 'PhaseEnded';
