package dev.stowage.file;

import dev.stowage.core.backend.Page;
import dev.stowage.core.counter.Counter;
import dev.stowage.core.counter.CounterStore;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.file.LogReader.Part;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Counters in a keyed log: a record holds the value, not what was added. So the last record of a
 * counter is all that there is to know of it.
 */
final class FileCounterStore implements CounterStore {

  private final KeyedLog log;

  FileCounterStore(KeyedLog log) {
    this.log = log;
  }

  @Override
  public long add(String name, long delta) {
    Counter.checkName(name);
    return log.change(
        "add",
        name,
        present -> {
          Counter before = present == null ? new Counter(name, 0) : counter(present);
          Counter after = before.plus(delta);
          return LogChange.put(after.value(), record(after));
        });
  }

  @Override
  public OptionalLong value(String name) {
    Counter.checkName(name);
    Optional<LogRecord> found = log.find("value", name, Part.WHOLE);
    return found.isPresent() ? OptionalLong.of(counter(found.get()).value()) : OptionalLong.empty();
  }

  @Override
  public boolean create(String name, long value) {
    Counter created = new Counter(name, value);
    return log.change(
        "create",
        name,
        present -> present == null ? LogChange.put(true, record(created)) : LogChange.keep(false));
  }

  @Override
  public Page<Counter> list(String cursor) {
    return LogPages.page(log, cursor, FileCounterStore::counter);
  }

  private static LogRecord record(Counter counter) {
    byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(counter.value()).array();
    return LogRecord.of(LogRecord.key(counter.name()), 0, value);
  }

  private static Counter counter(LogRecord record) {
    String name = record.name();
    if (record.front().length != Long.BYTES) {
      throw new StowageException(
          ErrorKind.CORRUPT,
          "counter",
          name,
          record.front().length + " bytes are no value of a counter");
    }
    return new Counter(name, ByteBuffer.wrap(record.front()).getLong());
  }
}
