-- Short links, pastes and counters. Keys compare by their bytes, so that capital and small letters
-- differ and lists have one order under every locale. Columns lie by falling width, so that no
-- alignment is lost between them.

CREATE TABLE "${flyway:defaultSchema}".link (
  write_id     bigint NOT NULL,
  created      timestamptz(0) NOT NULL,
  expires      timestamptz(0),
  delete_token bytea NOT NULL,
  id           text COLLATE "C" PRIMARY KEY,
  target       text NOT NULL
);

COMMENT ON COLUMN "${flyway:defaultSchema}".link.write_id IS
  'random, drawn by the create that stored it, which knows it again after a lost reply';
COMMENT ON COLUMN "${flyway:defaultSchema}".link.expires IS 'null: never';
COMMENT ON COLUMN "${flyway:defaultSchema}".link.delete_token IS 'its SHA-256';

CREATE TABLE "${flyway:defaultSchema}".paste (
  write_id     bigint NOT NULL,
  created      timestamptz(0) NOT NULL,
  expires      timestamptz(0),
  burns        boolean NOT NULL,
  delete_token bytea NOT NULL,
  id           text COLLATE "C" PRIMARY KEY,
  title        text,
  language     text,
  content      bytea NOT NULL
);

COMMENT ON COLUMN "${flyway:defaultSchema}".paste.burns IS 'whether its first reader is its last';

-- What purge looks for.
CREATE INDEX link_expires ON "${flyway:defaultSchema}".link (expires) WHERE expires IS NOT NULL;
CREATE INDEX paste_expires ON "${flyway:defaultSchema}".paste (expires) WHERE expires IS NOT NULL;

-- A tenth of each page stays free for the new version of a row that is added to. So an add touches
-- neither another page nor the index, and the page is tidied when it is full.
CREATE TABLE "${flyway:defaultSchema}".counter (
  value    bigint NOT NULL,
  write_id bigint NOT NULL,
  name     text COLLATE "C" PRIMARY KEY
) WITH (fillfactor = 90);

COMMENT ON COLUMN "${flyway:defaultSchema}".counter.write_id IS
  'random, drawn by the call that made the counter, which knows it again after a lost reply';
