-- Format 8: replicas. What is asked at the doors of one that isn't the owner lies in the inbox; here is what came of it.
CREATE TABLE answers (
  id       TEXT COLLATE "C" PRIMARY KEY,  -- that of the letter in the inbox
  at       BIGINT NOT NULL,
  body     BYTEA  NOT NULL,  -- empty while it is carried out, where a repeat could do it twice
  checksum BYTEA  NOT NULL
);

-- What is left of the quotas of those who ask, for all replicas together. A crash of the server may empty it.
CREATE UNLOGGED TABLE quotas (
  name      TEXT COLLATE "C" NOT NULL,
  who       TEXT COLLATE "C" NOT NULL,
  remaining DOUBLE PRECISION NOT NULL,
  taken     BOOLEAN NOT NULL,
  at        TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (name, who)
) WITH (fillfactor = 50);

-- By which signing key the keys of this store are known; a replica with another one would know none of them.
ALTER TABLE owner ADD COLUMN signing TEXT COLLATE "C";
