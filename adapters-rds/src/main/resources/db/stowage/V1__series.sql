-- Definitions of series. The readings of each lie in a table of their own, row_<id> or block_<id>,
-- which is made and removed by the functions below. They run with the rights of the role that made
-- the schema: whoever defines a series needs no right to create tables.

CREATE TABLE "${flyway:defaultSchema}".series (
  id       bigint GENERATED ALWAYS AS IDENTITY,
  name     text COLLATE "C" PRIMARY KEY,
  layout   text NOT NULL,
  form     text NOT NULL CHECK (form IN ('row', 'block')),
  write_id bigint NOT NULL
);

COMMENT ON COLUMN "${flyway:defaultSchema}".series.id IS
  'names the table of the readings; a name that is dropped and defined anew gets another';
COMMENT ON COLUMN "${flyway:defaultSchema}".series.write_id IS
  'random, drawn by the define that made it, which knows it again after a lost reply';

-- Defines a name unless it is defined, and returns its definition. "bits" are the widths of the
-- fields in record order, the time first.
CREATE FUNCTION "${flyway:defaultSchema}".define_series(
  new_name text, new_layout text, new_form text, bits integer[], new_write_id bigint)
RETURNS SETOF "${flyway:defaultSchema}".series
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
  found_series "${flyway:defaultSchema}".series;
BEGIN
  LOOP
    INSERT INTO "${flyway:defaultSchema}".series (name, layout, form, write_id)
      VALUES (new_name, new_layout, new_form, new_write_id)
      ON CONFLICT (name) DO NOTHING
      RETURNING * INTO found_series;
    IF FOUND THEN
      PERFORM "${flyway:defaultSchema}".make_readings(found_series.id, new_form, bits);
      RETURN NEXT found_series;
      RETURN;
    END IF;
    SELECT * INTO found_series FROM "${flyway:defaultSchema}".series WHERE name = new_name;
    IF FOUND THEN
      RETURN NEXT found_series;
      RETURN;
    END IF;
    -- It was dropped between the two statements: once more.
  END LOOP;
END
$body$;

-- Makes the table of a new series. Columns are named by their place in the record and laid out by
-- falling width, so that no alignment is lost between them.
CREATE FUNCTION "${flyway:defaultSchema}".make_readings(
  series_id bigint, new_form text, bits integer[])
RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
  columns text;
BEGIN
  IF new_form = 'block' THEN
    EXECUTE format(
      'CREATE TABLE %I.%I (revision bigint NOT NULL, day integer PRIMARY KEY,'
      ' readings integer NOT NULL, content bytea NOT NULL)',
      '${flyway:defaultSchema}', 'block_' || series_id);
    -- A sealed day is compressed already.
    EXECUTE format(
      'ALTER TABLE %I.%I ALTER COLUMN content SET STORAGE EXTERNAL',
      '${flyway:defaultSchema}', 'block_' || series_id);
    RETURN;
  END IF;
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

REVOKE ALL ON FUNCTION "${flyway:defaultSchema}".make_readings(bigint, text, integer[])
  FROM PUBLIC;

-- Removes one definition, never a later one of the same name, and its readings.
CREATE FUNCTION "${flyway:defaultSchema}".drop_series(old_name text, old_id bigint)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
  old_form text;
BEGIN
  DELETE FROM "${flyway:defaultSchema}".series WHERE name = old_name AND id = old_id
    RETURNING form INTO old_form;
  IF FOUND THEN
    EXECUTE format('DROP TABLE %I.%I', '${flyway:defaultSchema}', old_form || '_' || old_id);
  END IF;
END
$body$;
