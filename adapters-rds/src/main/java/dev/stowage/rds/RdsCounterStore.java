package dev.stowage.rds;

import dev.stowage.core.backend.Page;
import dev.stowage.core.counter.Counter;
import dev.stowage.core.counter.CounterStore;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Counters, one row each. An add is one statement that answers the new value: adds of several
 * processes queue up at the row, and those of one process before they take a connection. Without
 * that queue eight connections that add to one counter were a fifth faster, left nothing to other
 * calls, and made the row's page grow by 14 bytes an add until a VACUUM, because a page is not
 * tidied while others wait on it.
 */
final class RdsCounterStore implements CounterStore {

  private static final int PAGE = 1_000;

  private final Sessions sessions;
  private final OwnWrites writes;
  private final KeyLocks turns = new KeyLocks(RdsPool.PATIENCE);
  private final LongSupplier random;
  private final String table;

  RdsCounterStore(Sessions sessions, String table, LongSupplier random) {
    this.sessions = sessions;
    this.writes = new OwnWrites(sessions);
    this.table = table;
    this.random = random;
  }

  @Override
  public long add(String name, long delta) {
    Counter.checkName(name);
    Call call = new Call("add", name);
    return turns
        .holding(
            call, name.hashCode(), () -> sessions.once(call, handle -> added(handle, name, delta)))
        .orElseThrow(
            () ->
                call.failed(
                    ErrorKind.OUTCOME_UNKNOWN,
                    "the reply was lost; " + delta + " was added once, or not at all"));
  }

  private long added(Handle handle, String name, long delta) {
    String add =
        insert("AS stored ")
            + " ON CONFLICT (name) DO UPDATE SET value = stored.value + excluded.value"
            + " RETURNING value";
    try {
      return bound(handle.createQuery(add), name, delta, random.getAsLong())
          .mapTo(Long.class)
          .one();
    } catch (JdbiException e) {
      throw RdsErrors.isOutOfRange(e) ? Counter.overflow(name, delta).causedBy(e) : e;
    }
  }

  @Override
  public OptionalLong value(String name) {
    Counter.checkName(name);
    return sessions.read(
        new Call("value", name),
        handle ->
            handle
                .createQuery("SELECT value FROM " + table + " WHERE name = :name")
                .bind("name", name)
                .mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty));
  }

  @Override
  public boolean create(String name, long value) {
    Counter.checkName(name);
    long writeId = random.getAsLong();
    return writes.create(
        new Call("create", name),
        writeId,
        handle ->
            bound(
                        handle.createUpdate(insert("") + " ON CONFLICT (name) DO NOTHING"),
                        name,
                        value,
                        writeId)
                    .execute()
                == 1,
        handle ->
            handle
                .createQuery("SELECT write_id FROM " + table + " WHERE name = :name")
                .bind("name", name)
                .mapTo(Long.class)
                .findOne());
  }

  @Override
  public Page<Counter> list(String cursor) {
    String after = KeyPages.after(cursor, Counter::checkName);
    List<Counter> counters =
        sessions.read(
            new Call("list", ""),
            handle ->
                handle
                    .createQuery(
                        "SELECT name, value FROM "
                            + table
                            + " WHERE name > :after ORDER BY name LIMIT "
                            + PAGE)
                    .bind("after", after)
                    .map((row, context) -> counter(row))
                    .list());
    return KeyPages.of(counters, PAGE, Counter::name);
  }

  private static Counter counter(ResultSet row) throws SQLException {
    String name = row.getString("name");
    try {
      return new Counter(name, row.getLong("value"));
    } catch (StowageException broken) {
      throw RdsErrors.corrupt("counter", name, broken);
    }
  }

  private String insert(String alias) {
    return "INSERT INTO "
        + table
        + " "
        + alias
        + "(name, value, write_id)"
        + " VALUES (:name, :value, :writeId)";
  }

  private static <S extends SqlStatement<S>> S bound(
      S statement, String name, long value, long writeId) {
    return statement.bind("name", name).bind("value", value).bind("writeId", writeId);
  }
}
