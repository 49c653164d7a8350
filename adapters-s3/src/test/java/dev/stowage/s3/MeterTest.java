package dev.stowage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.Page;
import dev.stowage.core.cost.Phase;
import dev.stowage.core.cost.Usage;
import dev.stowage.core.link.Link;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** The meter against the HTTP layer under the SDK. */
class MeterTest {

  private final Wire wire = new Wire();
  private final S3Backend backend =
      S3Backend.open(Local.freshBucket(), wire.client(), Local.context());
  private final Series series = Local.series();

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void countsEveryRequestInItsClass() {
    workload();

    assertThat(metered())
        .isEqualTo(seen())
        .containsOnlyKeys("Requests-Tier1", "Requests-Tier2", "Requests-Delete");
  }

  @Test
  void countsEveryAttemptThatReachedTheServerOrWasLost() {
    for (SdkHttpMethod method : new SdkHttpMethod[] {SdkHttpMethod.PUT, SdkHttpMethod.GET}) {
      wire.next(method, Wire.answer(503, "SlowDown"));
      wire.next(method, Wire.LOSE_ANSWER);
      wire.next(method, Wire.REFUSE_CONNECTION);
      wire.next(method, Wire.LOSE_REQUEST);
    }
    wire.next(SdkHttpMethod.PUT, Wire.answer(409, "ConditionalRequestConflict"));
    wire.next(SdkHttpMethod.DELETE, Wire.answer(500, "InternalError"));
    wire.next(SdkHttpMethod.DELETE, Wire.LOSE_ANSWER);

    workload();

    assertThat(metered()).isEqualTo(seen());
    assertThat(wire.isHealed()).isTrue();
  }

  @Test
  void countsNothingWhereNobodyListens() {
    backend.series().define(series);
    Map<String, Long> before = metered();
    wire.next(SdkHttpMethod.GET, Wire.REFUSE_CONNECTION);
    wire.next(SdkHttpMethod.GET, Wire.REFUSE_CONNECTION);

    assertThat(backend.series().find(series.name())).contains(series);

    assertThat(metered().get("Requests-Tier2"))
        .isEqualTo(before.getOrDefault("Requests-Tier2", 0L) + 1);
  }

  @Test
  void countsARefusedConditionLikeOneThatHeld() {
    backend.series().define(series);
    Map<String, Long> before = metered();

    backend.series().define(series);

    assertThat(metered().get("Requests-Tier1"))
        .isEqualTo(before.getOrDefault("Requests-Tier1", 0L) + 1);
  }

  @Test
  void countsTheMakingOfABucketInItsPhase() {
    S3Config config = Local.config("t-" + UUID.randomUUID(), "");
    BackendContext context = Local.context();
    context.meter().enter(Phase.INIT);
    wire.forget();

    S3Backend.initialise(config, wire.client(), context);

    assertThat(context.meter().usage())
        .allMatch(usage -> usage.phase() == Phase.INIT)
        .extracting(usage -> usage.type().name() + " " + usage.quantity())
        .containsExactly("Requests-Tier1 1", "Requests-Tier2 2");
    assertThat(seen()).isEqualTo(Map.of("Requests-Tier1", 1L, "Requests-Tier2", 2L));
  }

  private void workload() {
    backend.series().define(series);
    backend.series().append(series, Local.row(Local.MARCH, Local.DAY / 2, 6, 1));
    backend.series().append(series, Local.row(Local.MARCH, Local.DAY / 2, 6, 1));
    backend.discards().discard(series, Local.row(Local.MARCH, Local.DAY / 2, 3, 1));
    assertThat(backend.series().latest(series)).isPresent();
    assertThat(Local.scanned(backend, series, TimeRange.ALL).size()).isEqualTo(3);
    assertThat(Local.scanned(backend, series, Local.days(0, 3)).size()).isEqualTo(3);
    assertThat(backend.series().list(Page.FIRST).items()).containsExactly(series);
    assertThat(backend.footprint().records().value()).isEqualTo(3);
    backend.series().drop(series);
    records();
  }

  private void records() {
    Link link = Sample.ending("abc");
    Paste paste = Sample.paste(3);
    backend.links().create(link, Sample.NOW);
    backend.links().create(link, Sample.NOW);
    backend.pastes().create(paste, Sample.NOW);
    assertThat(backend.pastes().peek(paste.id())).isPresent();
    assertThat(backend.links().list(Page.FIRST).items()).containsExactly(link);
    assertThat(backend.counters().add("visits", 1)).isEqualTo(1);
    assertThat(backend.footprint().records().value()).isEqualTo(3);
    assertThat(backend.pastes().take(paste.id())).isPresent();
    assertThat(backend.expired().count(Sample.END)).isEqualTo(1);
    assertThat(backend.expired().free(Sample.END)).isEqualTo(1);
  }

  /** What the package tells of the cost, call by call. */
  @Test
  void asksNoMoreOfEachCallThanThePackageSays() {
    Link lasting = Sample.link();
    Link ending = Sample.ending("abc");
    Paste paste = Sample.paste(5_000);

    assertCosts("PUT", () -> backend.links().create(lasting, Sample.NOW));
    assertCosts("PUT PUT", () -> backend.links().create(ending, Sample.NOW));
    assertCosts("PUT GET", () -> backend.links().create(lasting, Sample.NOW));
    assertCosts("PUT GET PUT", () -> backend.links().create(Sample.link("abc"), Sample.END));
    assertCosts("GET", () -> backend.links().find("abc"));
    assertCosts("LIST GET GET", () -> backend.links().list(Page.FIRST));
    assertCosts("LIST GET", () -> backend.expired().count(Sample.END));
    assertCosts("LIST GET", () -> backend.expired().free(Sample.END));
    assertCosts(
        "GET DELETE", () -> backend.links().remove(lasting.id(), lasting.stamp().writeId()));
    assertCosts("PUT", () -> backend.pastes().create(paste, Sample.NOW));
    assertCosts("GET", () -> backend.pastes().find(paste.id()));
    assertCosts("GET", () -> backend.pastes().peek(paste.id()));
    assertCosts("LIST GET", () -> backend.pastes().list(Page.FIRST));
    assertCosts("GET DELETE", () -> backend.pastes().take(paste.id()));
    assertCosts("GET PUT", () -> backend.counters().add("visits", 1));
    assertCosts("GET", () -> backend.counters().value("visits"));
    assertCosts("PUT", () -> backend.counters().create("other", 1));
    assertCosts("LIST GET GET", () -> backend.counters().list(Page.FIRST));
  }

  private void assertCosts(String requests, Runnable call) {
    wire.forget();
    call.run();
    assertThat(wire.seen().stream().map(MeterTest::operation).collect(Collectors.joining(" ")))
        .isEqualTo(requests);
  }

  private static String operation(SdkHttpRequest request) {
    return request.rawQueryParameters().containsKey("list-type") ? "LIST" : request.method().name();
  }

  private Map<String, Long> metered() {
    return backend.meter().usage().stream()
        .collect(Collectors.toMap(u -> u.type().name(), MeterTest::quantity, Long::sum));
  }

  private static long quantity(Usage usage) {
    return usage.quantity().longValueExact();
  }

  private Map<String, Long> seen() {
    return wire.seen().stream()
        .collect(Collectors.groupingBy(MeterTest::type, Collectors.counting()));
  }

  private static String type(SdkHttpRequest request) {
    return switch (operation(request)) {
      case "PUT", "POST", "LIST" -> "Requests-Tier1";
      case "DELETE" -> "Requests-Delete";
      default -> "Requests-Tier2";
    };
  }
}
