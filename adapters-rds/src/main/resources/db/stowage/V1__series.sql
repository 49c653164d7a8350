-- Definitions of series, and the readings of those of the form "block". The readings of a series of
-- the form "row" lie in a table of its own, row_<id>, which the functions below make and remove.
-- These run with the rights of the role that made the schema: whoever defines a series needs no
-- right to create tables.

CREATE TABLE "${flyway:defaultSchema}".series (
  id       bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  name     text COLLATE "C" PRIMARY KEY,
  layout   text NOT NULL,
  form     text NOT NULL CHECK (form IN ('row', 'block')),
  write_id bigint NOT NULL
);

COMMENT ON COLUMN "${flyway:defaultSchema}".series.id IS
  'tells the readings of this definition from those of an earlier one of the same name';
COMMENT ON COLUMN "${flyway:defaultSchema}".series.write_id IS
  'random, drawn by the define that made it, which knows it again after a lost reply';

CREATE TABLE "${flyway:defaultSchema}".block (
  series   bigint NOT NULL REFERENCES "${flyway:defaultSchema}".series (id) ON DELETE CASCADE,
  revision bigint NOT NULL,
  day      integer NOT NULL,
  readings integer NOT NULL,
  content  bytea NOT NULL,
  PRIMARY KEY (series, day)
);

COMMENT ON COLUMN "${flyway:defaultSchema}".block.day IS 'days since 1970-01-01';
COMMENT ON COLUMN "${flyway:defaultSchema}".block.revision IS
  'random, drawn by the write that stored the day; a write replaces only what it has read';

-- A sealed day is compressed already.
ALTER TABLE "${flyway:defaultSchema}".block ALTER COLUMN content SET STORAGE EXTERNAL;

-- Makes the table of a new series of rows. Columns are named by their place in the record and laid
-- out by falling width, so that no alignment is lost between them.
CREATE FUNCTION "${flyway:defaultSchema}".make_rows(series_id bigint, bits integer[])
RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
  columns text;
BEGIN
  SELECT string_agg(
      format('%I %s NOT NULL', 'f' || (place - 1),
        CASE WHEN width <= 15 THEN 'smallint' WHEN width <= 31 THEN 'integer' ELSE 'bigint' END),
      ', ' ORDER BY width <= 15, width <= 31, place)
    INTO columns
    FROM unnest(bits) WITH ORDINALITY AS field (width, place);
  EXECUTE format(
    'CREATE TABLE %I.%I (%s, PRIMARY KEY (f0))',
    '${flyway:defaultSchema}', 'row_' || series_id, columns);
END
$body$;

REVOKE ALL ON FUNCTION "${flyway:defaultSchema}".make_rows(bigint, integer[]) FROM PUBLIC;

-- Defines a name unless it is defined, and returns its definition. "bits" are the widths of the
-- fields in record order, the time first.
CREATE FUNCTION "${flyway:defaultSchema}".define_series(
  new_name text, new_layout text, new_form text, bits integer[], new_write_id bigint)
RETURNS SETOF "${flyway:defaultSchema}".series
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
  stored "${flyway:defaultSchema}".series;
BEGIN
  LOOP
    INSERT INTO "${flyway:defaultSchema}".series (name, layout, form, write_id)
      VALUES (new_name, new_layout, new_form, new_write_id)
      ON CONFLICT (name) DO NOTHING
      RETURNING * INTO stored;
    IF FOUND THEN
      IF new_form = 'row' THEN
        PERFORM "${flyway:defaultSchema}".make_rows(stored.id, bits);
      END IF;
      RETURN NEXT stored;
      RETURN;
    END IF;
    SELECT * INTO stored FROM "${flyway:defaultSchema}".series WHERE name = new_name;
    IF FOUND THEN
      RETURN NEXT stored;
      RETURN;
    END IF;
    -- It was dropped between the two statements: once more.
  END LOOP;
END
$body$;

-- Removes one definition, never a later one of the same name, and its readings.
CREATE FUNCTION "${flyway:defaultSchema}".drop_series(old_name text, old_id bigint)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
  old_form text;
BEGIN
  DELETE FROM "${flyway:defaultSchema}".series WHERE name = old_name AND id = old_id
    RETURNING form INTO old_form;
  IF old_form = 'row' THEN
    EXECUTE format('DROP TABLE %I.%I', '${flyway:defaultSchema}', 'row_' || old_id);
  END IF;
END
$body$;
