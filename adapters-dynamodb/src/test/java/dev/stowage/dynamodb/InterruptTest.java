package dev.stowage.dynamodb;

import static dev.stowage.testkit.fault.ProxiedRequest.awsOperation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.link.Link;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.record.Created;
import dev.stowage.core.series.Series;
import dev.stowage.testkit.fault.HttpFault;
import dev.stowage.testkit.fault.HttpFaultProxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * An interrupt ends the call of the thread that it was meant for, and no other. A thread that waits
 * for an answer notices it when its socket times out, because Java cannot interrupt such a wait;
 * here that is after a second, in which a busy machine answers everything else.
 */
class InterruptTest {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private record Ending(ErrorKind kind, boolean stillInterrupted) {}

  private final HttpFaultProxy wire = HttpFaultProxy.to(Local.endpoint());
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final DynamoDbBackend ready = Local.over(wire, SeriesForm.ITEM);
  private final DynamoDbClient client =
      DynamoDbClient.builder()
          .endpointOverride(wire.endpoint())
          .region(Region.US_EAST_1)
          .credentialsProvider(Local.credentials())
          .httpClientBuilder(ApacheHttpClient.builder().socketTimeout(PATIENCE))
          .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
          .build();
  private final DynamoDbBackend backend =
      DynamoDbBackend.open(ready.config(), client, Local.context());
  private final Series series = Local.defined(ready);

  @AfterEach
  void close() {
    release.countDown();
    client.close();
    ready.close();
    wire.close();
  }

  @Test
  void aWriteThatIsUnderWayIsUnknown() throws Exception {
    wire.next(awsOperation("PutItem"), HttpFault.hold(arrived, release));

    Ending ending = interrupted(() -> backend.series().append(series, Local.readings(1)));

    assertThat(ending).isEqualTo(new Ending(ErrorKind.OUTCOME_UNKNOWN, true));
    backend.series().append(series, Local.readings(1));
    assertThat(Local.scanned(backend, series)).isEqualTo(Local.readings(1));
  }

  @Test
  void anAddThatIsUnderWayIsUnknownAndNotSentAgainAndHarmsNobodyElse() throws Exception {
    String name = Records.counter();
    wire.next(awsOperation("UpdateItem"), HttpFault.hold(arrived, release));

    Ending ending =
        interrupted(
            () -> backend.counters().add(name, 5),
            () -> assertThat(backend.counters().add(name, 1)).isEqualTo(1));

    assertThat(ending).isEqualTo(new Ending(ErrorKind.OUTCOME_UNKNOWN, true));
    assertThat(wire.seen(awsOperation("UpdateItem"))).isEqualTo(2);
    assertThat(backend.counters().add(name, 1)).isEqualTo(2);
  }

  @Test
  void aTakeThatIsUnderWayIsUnknownAndNotSentAgain() throws Exception {
    Paste paste = Records.paste(100);
    ready.pastes().create(paste, Records.now());
    wire.next(awsOperation("DeleteItem"), HttpFault.hold(arrived, release));

    assertThat(interrupted(() -> backend.pastes().take(paste.id())))
        .isEqualTo(new Ending(ErrorKind.OUTCOME_UNKNOWN, true));
    assertThat(wire.seen(awsOperation("DeleteItem"))).isEqualTo(1);
  }

  @Test
  void aTakeThatIsReadingItsPartsIsUnknown() throws Exception {
    Paste paste = Records.paste(Upload.MOST_CONTENT + 1);
    ready.pastes().create(paste, Records.now());
    wire.next(awsOperation("Query"), HttpFault.hold(arrived, release));

    assertThat(interrupted(() -> backend.pastes().take(paste.id())))
        .isEqualTo(new Ending(ErrorKind.OUTCOME_UNKNOWN, true));
    assertThat(backend.pastes().take(paste.id())).isEmpty();
  }

  @Test
  void aCreateThatIsUnderWayIsUnknown() throws Exception {
    Link link = Records.link();
    wire.next(awsOperation("PutItem"), HttpFault.hold(arrived, release));

    assertThat(interrupted(() -> backend.links().create(link, Records.now())))
        .isEqualTo(new Ending(ErrorKind.OUTCOME_UNKNOWN, true));
    assertThat(backend.links().create(link, Records.now())).isEqualTo(Created.NEW);
  }

  @Test
  void aReadThatIsUnderWayIsUnavailable() throws Exception {
    wire.next(awsOperation("Query"), HttpFault.hold(arrived, release));

    assertThat(interrupted(() -> backend.series().latest(series)))
        .isEqualTo(new Ending(ErrorKind.UNAVAILABLE, true));
  }

  @Test
  void aThreadThatIsInterruptedAlreadySendsNothing() {
    Thread.currentThread().interrupt();
    try {
      Local.assertKind(
          ErrorKind.UNAVAILABLE, () -> backend.series().append(series, Local.readings(1)));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(wire.seen(awsOperation("PutItem"))).isEqualTo(1);
  }

  /** Interrupts a thread once its request arrived, and tells how its call ended. */
  private Ending interrupted(Runnable call) throws Exception {
    return interrupted(call, () -> {});
  }

  /** Lets something else happen before it interrupts the thread. */
  private Ending interrupted(Runnable call, Runnable meanwhile) throws Exception {
    CompletableFuture<Ending> ending = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                call.run();
                ending.completeExceptionally(new AssertionError("the call ended well"));
              } catch (StowageException e) {
                ending.complete(new Ending(e.kind(), Thread.currentThread().isInterrupted()));
              }
            });
    caller.start();
    assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
    meanwhile.run();
    caller.interrupt();
    return ending.get(30, TimeUnit.SECONDS);
  }
}
