package dev.stowage.s3;

import static dev.stowage.testkit.fault.ProxiedRequest.any;
import static dev.stowage.testkit.fault.ProxiedRequest.method;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.link.Link;
import dev.stowage.core.paste.Paste;
import dev.stowage.testkit.fault.CounterTrial;
import dev.stowage.testkit.fault.HttpFault;
import dev.stowage.testkit.fault.HttpFaultProxy;
import dev.stowage.testkit.fault.LinkTrial;
import dev.stowage.testkit.fault.PasteTrial;
import dev.stowage.testkit.fault.PortTrial;
import dev.stowage.testkit.fault.ProxiedResponse;
import dev.stowage.testkit.fault.RandomCalls;
import dev.stowage.testkit.fault.RequestSweep;
import dev.stowage.testkit.local.LocalS3;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Every kind of fault at every request of every call on links, pastes and counters. */
class RecordFaultsTest {

  /** A list of the few records of a sweep has more than one page. */
  private static final Limits PATIENT = Local.patient(1 << 20, 2);

  private final HttpFaultProxy line = HttpFaultProxy.to(LocalS3.shared().endpoint());
  private final S3Client spoilt = Local.client(line.endpoint(), ApacheHttpClient.create());
  private final S3Config config = Local.freshBucket();

  @AfterEach
  void close() {
    spoilt.close();
    line.close();
  }

  @ParameterizedTest
  @MethodSource("dev.stowage.s3.Faults#every")
  void aFaultAtAnyRequestOfLinksAndCountersIsOvercome(HttpFault fault) {
    RequestSweep sweep = RequestSweep.over(line, fault);

    assertThat(sweep.run(links(PATIENT))).isEmpty();
    assertThat(sweep.run(counters(PATIENT))).isEmpty();
  }

  @Test
  void throttlingAtAnyRequestOfPastesIsOvercome() {
    HttpFault fault = HttpFault.answer(ProxiedResponse.s3Error(503, "SlowDown"));

    assertThat(RequestSweep.over(line, fault).run(pastes(PATIENT))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.stowage.s3.Faults#someLosses")
  void onlyATakeWhoseDeleteIsLostIsUnknown(HttpFault fault) {
    assertThat(RequestSweep.over(line, fault).run(pastes(PATIENT)))
        .containsOnlyKeys("take of small, request 2", "take of large, request 2")
        .containsValue(ErrorKind.OUTCOME_UNKNOWN);
  }

  @ParameterizedTest
  @MethodSource("dev.stowage.s3.Faults#throttling")
  void throttlingThatDoesNotEndIsThrottledAndNothingIsDone(HttpFault fault) {
    assertEndsWith(ErrorKind.THROTTLED, fault);
  }

  @ParameterizedTest
  @MethodSource("dev.stowage.s3.Faults#lossesBefore")
  void writesThatAreNeverAnsweredAndNotDoneAreUnknown(HttpFault fault) {
    assertEndsWith(ErrorKind.OUTCOME_UNKNOWN, fault);
  }

  @ParameterizedTest
  @MethodSource("dev.stowage.s3.Faults#lossesAfter")
  void writesThatAreDoneAndNeverAnsweredAreFoundByReadingBack(HttpFault fault) {
    LinkTrial links = links(PATIENT);
    CounterTrial counters = counters(PATIENT);
    Link stored = links.stored();
    Link expired = links.storedExpired();
    String counter = counters.stored();
    spoilWrites(fault);

    assertThat(links.create(links.fresh())).isEmpty();
    assertThat(links.create(links.rival(stored))).isEmpty();
    assertThat(links.create(links.rival(expired))).isEmpty();
    assertThat(links.remove(stored)).isEmpty();
    assertThat(counters.add(counter, 1)).isEmpty();
    assertThat(counters.add(counter, 1)).isEmpty();
    assertThat(counters.create(counters.fresh(), 1)).isEmpty();
  }

  @Test
  void randomFaultsNeverShowAWrongByte() {
    long seed = 20_250_301;
    List<HttpFault> faults = Faults.every().map(Named::getPayload).toList();
    line.always(any(), HttpFault.storms(new Random(seed), 8, 25, faults));
    List<PortTrial> trials =
        List.of(links(Local.hasty()), pastes(Local.hasty()), counters(Local.hasty()));

    // Which calls a storm meets depends on their pauses, so one port alone may be lucky.
    Set<ErrorKind> met = EnumSet.noneOf(ErrorKind.class);
    for (PortTrial trial : trials) {
      met.addAll(RandomCalls.of(trial, seed).run(60).keySet());
    }
    assertThat(met).contains(ErrorKind.OUTCOME_UNKNOWN, ErrorKind.UNAVAILABLE);
  }

  /** Every write of every port, while no write gets through. */
  private void assertEndsWith(ErrorKind kind, HttpFault fault) {
    LinkTrial links = links(Local.hasty());
    PasteTrial pastes = pastes(Local.hasty());
    CounterTrial counters = counters(Local.hasty());
    Link link = links.stored();
    Paste paste = pastes.stored(PasteTrial.SMALL);
    String counter = counters.stored();
    spoilWrites(fault);

    assertThat(links.create(links.fresh())).contains(kind);
    assertThat(links.create(links.rival(links.storedExpired()))).contains(kind);
    assertThat(links.remove(link)).contains(kind);
    assertThat(pastes.create(pastes.fresh(PasteTrial.SMALL))).contains(kind);
    assertThat(pastes.take(paste.id())).contains(kind);
    assertThat(pastes.remove(paste)).contains(kind);
    assertThat(counters.add(counter, 1)).contains(kind);
    assertThat(counters.create(counters.fresh(), 1)).contains(kind);

    line.heal();
    assertThat(links.remove(link)).isEmpty();
    assertThat(pastes.take(paste.id())).isEmpty();
    assertThat(counters.add(counter, 1)).isEmpty();
  }

  private void spoilWrites(HttpFault fault) {
    line.always(method("PUT"), fault).always(method("DELETE"), fault);
  }

  private LinkTrial links(Limits limits) {
    return new LinkTrial(disturbed(limits), undisturbed());
  }

  private PasteTrial pastes(Limits limits) {
    return new PasteTrial(disturbed(limits), undisturbed());
  }

  private CounterTrial counters(Limits limits) {
    return new CounterTrial(disturbed(limits), undisturbed());
  }

  private S3Backend disturbed(Limits limits) {
    return S3Backend.open(config, spoilt, Local.context(), limits);
  }

  private Supplier<S3Backend> undisturbed() {
    BackendContext context = Local.context();
    return () -> S3Backend.open(config, Local.CLIENT, context);
  }
}
