package dev.stowage.rds;

/** Lets the writes to tables of a schema fail as the server lets them when they meet others. */
final class MeetingOthers {

  private final String schema;

  MeetingOthers(String schema) {
    this.schema = schema;
    Sql.run("CREATE SEQUENCE " + schema + ".failures MINVALUE 0");
    Sql.run(
        """
        CREATE FUNCTION %1$s.meet() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF nextval('%1$s.failures') <= (SELECT failing FROM %1$s.weather) THEN
            RAISE EXCEPTION 'could not serialize access' USING ERRCODE = '40001';
          END IF;
          RETURN NULL;
        END $$
        """
            .formatted(schema));
    Sql.run("CREATE TABLE " + schema + ".weather AS SELECT 0 AS failing");
  }

  void on(String table) {
    Sql.run(
        ("CREATE TRIGGER meet BEFORE INSERT OR UPDATE OR DELETE ON %1$s.%2$s"
                + " EXECUTE FUNCTION %1$s.meet()")
            .formatted(schema, table));
  }

  /** Sequences do not roll back, so a failure counts although its statement is undone. */
  void next(int count) {
    Sql.run("ALTER SEQUENCE " + schema + ".failures RESTART WITH 1");
    Sql.run("UPDATE " + schema + ".weather SET failing = " + count);
  }
}
