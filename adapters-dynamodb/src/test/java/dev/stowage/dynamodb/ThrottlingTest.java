package dev.stowage.dynamodb;

import static dev.stowage.dynamodb.Faults.answer;
import static dev.stowage.testkit.fault.ProxiedRequest.awsOperation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.cost.Basis;
import dev.stowage.core.cost.UsageType;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.series.Series;
import dev.stowage.testkit.fault.HttpFaultProxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What proves that nothing happened is repeated, within bounds; the throttling is a stand-in's. */
class ThrottlingTest {

  private final HttpFaultProxy wire = HttpFaultProxy.to(Local.endpoint());

  @AfterEach
  void close() {
    wire.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ProvisionedThroughputExceededException",
        "ThrottlingException",
        "RequestLimitExceeded"
      })
  void repeatsAThrottledRequestUntilItIsServed(String type) {
    try (DynamoDbBackend backend = Local.over(wire, SeriesForm.ITEM)) {
      Series series = Local.defined(backend);
      wire.next(awsOperation("PutItem"), answer(400, type))
          .next(awsOperation("PutItem"), answer(400, type));
      wire.next(awsOperation("Query"), answer(400, type));

      backend.series().append(series, Local.readings(1));

      assertThat(wire.seen(awsOperation("PutItem"))).isEqualTo(4);
      assertThat(backend.series().latest(series)).contains(Local.readings(1));
      assertThat(Local.counted(backend, UsageType.DYNAMODB_WRITE, Basis.MODELLED)).isZero();
    }
  }

  @Test
  void givesUpOnATableThatIsThrottledAllTheTime() {
    try (DynamoDbBackend backend = Local.over(wire, SeriesForm.ITEM)) {
      Series series = Local.defined(backend);
      wire.always(awsOperation("PutItem"), answer(400, "ThrottlingException"));

      Local.assertKind(
          ErrorKind.THROTTLED, () -> backend.series().append(series, Local.readings(1)));
      assertThat(wire.seen(awsOperation("PutItem"))).isEqualTo(1 + Backoff.ATTEMPTS);
    }
  }

  @Test
  void sendsAgainWhatABatchLeftUndone() {
    try (DynamoDbBackend backend = Local.over(wire, SeriesForm.ITEM)) {
      Series series = Local.defined(backend);
      wire.next(awsOperation("BatchWriteItem"), Faults.doHalf())
          .next(awsOperation("BatchWriteItem"), Faults.doHalf())
          .next(awsOperation("BatchWriteItem"), Faults.doHalf());

      backend.series().append(series, Local.readings(60));

      assertThat(Local.scanned(backend, series)).isEqualTo(Local.readings(60));
    }
  }

  @Test
  void givesUpOnABatchThatIsLeftUndoneAllTheTime() {
    try (DynamoDbBackend backend = Local.over(wire, SeriesForm.ITEM)) {
      Series series = Local.defined(backend);
      wire.always(awsOperation("BatchWriteItem"), Faults.doHalf());

      Local.assertKind(
          ErrorKind.THROTTLED, () -> backend.series().append(series, Local.readings(60)));
    }
  }

  @Test
  void aRefusedConnectionIsUnavailableAndNothingWasDone() throws Exception {
    URI nobody;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://127.0.0.1:" + free.getLocalPort());
    }
    try (DynamoDbBackend backend = Local.at(nobody)) {
      Local.assertKind(ErrorKind.UNAVAILABLE, () -> backend.series().define(Local.series()));
      assertThat(backend.meter().usage()).isEmpty();
    }
  }
}
