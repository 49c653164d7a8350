package dev.stowage.dynamodb;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.Usage;
import dev.stowage.core.cost.UsageType;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.testkit.local.LocalDynamoDb;
import java.math.BigDecimal;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** The engine all tests share, one table for each form, and what tests say again and again. */
final class Local {

  static final RecordLayout JOURNEY =
      RecordLayout.parse(
          "time:42:ms sensor:14 temperature:14:0.1:-100 humidity:7 channel:3 batteryLow:1"
              + " signal:8 flags:5");

  private Local() {}

  static URI endpoint() {
    return LocalDynamoDb.shared().endpoint();
  }

  static DynamoDbConfig config(String table, SeriesForm form) {
    return new DynamoDbConfig(table, null, endpoint(), form, Reads.STRONG);
  }

  /** A backend on a table of its own, with a meter of its own. */
  static DynamoDbBackend fresh(SeriesForm form) {
    DynamoDbConfig config = config("t-" + UUID.randomUUID(), form);
    DynamoDbBackend.initialise(config, context());
    return DynamoDbBackend.open(config, context());
  }

  /** Another backend on the same table, as another process would open it. */
  static DynamoDbBackend another(DynamoDbBackend first, InstantSource clock) {
    return DynamoDbBackend.open(
        first.config(), new BackendContext(new Meter(), clock, new SecureRandom()::nextLong));
  }

  static BackendContext context() {
    return BackendContext.system(new Meter());
  }

  static Series series() {
    return new Series("s-" + UUID.randomUUID(), JOURNEY);
  }

  static BigDecimal counted(DynamoDbBackend backend, UsageType type, Basis basis) {
    return backend.meter().usage().stream()
        .filter(usage -> usage.type().equals(type) && usage.basis() == basis)
        .map(Usage::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
