package dev.stowage.rds;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore;
import dev.stowage.core.series.TimeRange;
import dev.stowage.testkit.fault.TcpFaultProxy;
import dev.stowage.testkit.local.LocalPostgres;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** The engine all tests share, a schema for each test, and what tests say again and again. */
final class Local {

  static final RecordLayout JOURNEY =
      RecordLayout.parse(
          "time:42:ms sensor:14 temperature:14:0.1:-100 humidity:7 channel:3 batteryLow:1"
              + " signal:8 flags:5");

  /** 2025-03-01T00:00:00Z in milliseconds. */
  static final long START = 1_740_787_200_000L;

  private static final byte[] READY = {'Z', 0, 0, 0, 5, 'I'};

  private Local() {}

  static String freshSchema() {
    return "t_" + UUID.randomUUID().toString().replace('-', '_');
  }

  static RdsConfig config(String schema, SeriesForm form) {
    return config(schema, form, LocalPostgres.shared().port());
  }

  /** A configuration that reaches the engine through a port, its own or that of a stand-in. */
  static RdsConfig config(String schema, SeriesForm form, int port) {
    LocalPostgres engine = LocalPostgres.shared();
    return RdsConfig.parse(
        StoreUrl.parse(
            "postgresql://%s:%d/%s?user=%s&schema=%s&series=%s"
                .formatted(
                    engine.host(), port, engine.database(), engine.user(), schema, form.word())));
  }

  /** A line to the engine that knows when the server has answered. */
  static TcpFaultProxy line() {
    LocalPostgres engine = LocalPostgres.shared();
    return TcpFaultProxy.to(engine.host(), engine.port(), Local::endsAnAnswer);
  }

  /** Connections through a line, one for each statement, so that a refused one shows at once. */
  static DataSource unpooled(RdsConfig config, TcpFaultProxy line) {
    return RdsPool.source(
        config(config.schema(), config.series(), line.port()),
        () -> new Logins.Identity(null, LocalPostgres.shared().password()),
        () -> 7);
  }

  /** Two connections, for which nobody waits long. */
  static HikariDataSource pool(DataSource source) {
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(source);
    pool.setMaximumPoolSize(2);
    pool.setMinimumIdle(0);
    pool.setConnectionTimeout(5_000);
    return new HikariDataSource(pool);
  }

  /** Ready for the next query, outside of a transaction: ReadyForQuery of the protocol. */
  private static boolean endsAnAnswer(byte[] bytes) {
    int from = bytes.length - READY.length;
    return from >= 0 && Arrays.equals(bytes, from, bytes.length, READY, 0, READY.length);
  }

  static RdsPassword password() {
    return RdsPassword.of(LocalPostgres.shared().password().toCharArray());
  }

  /** A backend on a schema of its own. */
  static RdsBackend fresh(SeriesForm form) {
    return made(config(freshSchema(), form));
  }

  static RdsBackend made(RdsConfig config) {
    RdsBackend.initialise(config, password(), context());
    return open(config);
  }

  static RdsBackend open(RdsConfig config) {
    return RdsBackend.open(config, password(), context());
  }

  static BackendContext context() {
    return BackendContext.system(new Meter());
  }

  /** Counted from 1 where others draw, so that the pauses between two attempts are short. */
  static BackendContext hasty() {
    AtomicLong counting = new AtomicLong();
    return new BackendContext(new Meter(), InstantSource.system(), counting::incrementAndGet);
  }

  static Series series() {
    return new Series("s-" + UUID.randomUUID(), JOURNEY);
  }

  /** Readings of the journey's layout, 15 s apart. */
  static Readings readings(int from, int count) {
    ReadingsBuilder builder = Readings.builder(JOURNEY);
    for (int i = from; i < from + count; i++) {
      builder.addRaw(START + i * 15_000L, 4660, 1_000 + i % 500, 47, 2, 0, 200, 5);
    }
    return builder.build();
  }

  static Readings all(SeriesStore store, Series series) {
    List<Readings> pages = new ArrayList<>();
    store.scan(series, TimeRange.ALL).forEach(pages::add);
    return Readings.concat(series.layout(), pages);
  }
}
