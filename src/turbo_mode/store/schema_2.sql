-- Streams have numbers, and the journal has those: shorter rows, and one look for the last entry of a stream.

ALTER TABLE streams RENAME TO former_streams;
ALTER TABLE journal RENAME TO former_journal;

-- The names of streams, and how long each is: without that a lost tail would look like a shorter history.
CREATE TABLE streams (
  number   INTEGER PRIMARY KEY,
  tenant   TEXT    NOT NULL,
  stream   TEXT    NOT NULL,
  last_seq INTEGER NOT NULL,
  UNIQUE (tenant, stream)
) STRICT;
INSERT INTO streams (tenant, stream, last_seq) SELECT tenant, stream, last_seq FROM former_streams;
INSERT INTO streams (tenant, stream, last_seq)
SELECT DISTINCT tenant, stream, 0 FROM former_journal AS f
WHERE NOT EXISTS (SELECT 1 FROM streams AS s WHERE s.tenant = f.tenant AND s.stream = f.stream);

-- The truth. position is the order of commit; cursors count it. stream is the number of a stream, whose name the
-- checksum covers.
CREATE TABLE journal (
  position INTEGER PRIMARY KEY,
  stream   INTEGER NOT NULL,
  seq      INTEGER NOT NULL CHECK (seq >= 1),
  version  INTEGER NOT NULL,
  kind     TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  sealed   INTEGER NOT NULL,
  body     BLOB    NOT NULL,
  checksum BLOB    NOT NULL,
  UNIQUE (stream, seq)
) STRICT;
INSERT INTO journal (position, stream, seq, version, kind, at, sealed, body, checksum)
SELECT f.position, s.number, f.seq, f.version, f.kind, f.at, f.sealed, f.body, f.checksum
FROM former_journal AS f JOIN streams AS s ON s.tenant = f.tenant AND s.stream = f.stream;

DROP TABLE former_journal;
DROP TABLE former_streams;

-- The journal as people read it, each entry with the name of its stream (NULL if that is lost).
CREATE VIEW entries AS
SELECT j.position, s.tenant, s.stream, j.seq, j.version, j.kind, j.at, j.sealed, j.body, j.checksum
FROM journal AS j LEFT JOIN streams AS s ON s.number = j.stream;
