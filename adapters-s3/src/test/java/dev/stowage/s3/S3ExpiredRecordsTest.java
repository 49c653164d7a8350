package dev.stowage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.link.Link;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.record.Created;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Markers: written before their record, and gone no sooner than it. */
class S3ExpiredRecordsTest {

  /** By the bucket's clock, which is this machine's, markers of this test are old. */
  private final Instant later =
      Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(3));

  private final Wire wire = new Wire();
  private final S3Config config = Local.config(Local.freshBucket().bucket(), "p");
  private final S3Backend backend = S3Backend.open(config, wire.client(), Local.context());

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void writesTheMarkerBeforeTheRecord() {
    backend.links().create(Sample.ending("Abc"), Sample.NOW);

    assertThat(wire.seen())
        .extracting(SdkHttpRequest::encodedPath)
        .map(path -> path.substring(config.bucket().length() + 2))
        .containsExactly("p/expiry/2025-03-01/links/%21abc", "p/links/%21abc");
    assertThat(Local.keys(config))
        .containsExactly("p/expiry/2025-03-01/links/!abc", "p/links/!abc");
  }

  @Test
  void writesNoMarkerForWhatNeverExpires() {
    backend.links().create(Sample.link("abc"), Sample.NOW);
    backend.pastes().create(Sample.paste(3), Sample.NOW);

    assertThat(Local.keys(config)).noneMatch(key -> key.contains("expiry"));
  }

  @Test
  void countsAndFreesWhatHasExpiredToTheSecond() {
    Link link = Sample.ending("abc");
    Paste paste = Sample.paste(Sample.id(), 3, Sample.END.plusSeconds(1));
    backend.links().create(link, Sample.NOW);
    backend.links().create(Sample.link("ever"), Sample.NOW);
    backend.pastes().create(paste, Sample.NOW);

    assertPurges(0, Sample.END.minusSeconds(1));
    assertPurges(1, Sample.END);
    assertThat(backend.links().find("abc")).isEmpty();
    assertThat(backend.pastes().peek(paste.id())).isPresent();
    assertPurges(1, Sample.END.plusSeconds(1));
    assertPurges(0, later);
    assertThat(Local.keys(config)).containsExactly("p/links/ever");
  }

  @Test
  void readsNoMarkerOfADayToCome() {
    backend.links().create(Sample.ending("abc"), Sample.NOW);
    wire.forget();

    assertPurges(0, Sample.NOW.minus(Duration.ofDays(1)));

    assertThat(wire.seen()).hasSize(2);
    assertThat(wire.count(SdkHttpMethod.DELETE)).isZero();
  }

  @Test
  void leavesARecordThatReplacedTheExpiredOne() {
    Link next = link("abc", Sample.END.plus(Duration.ofDays(1)));
    backend.links().create(Sample.ending("abc"), Sample.NOW);
    backend.links().create(next, Sample.END);

    assertPurges(0, Sample.END.plusSeconds(1));
    assertThat(backend.links().find("abc")).contains(next);

    assertPurges(1, later);
    assertThat(Local.keys(config)).isEmpty();
  }

  @Test
  void leavesARecordThatReplacesTheExpiredOneInThisMoment() {
    Link next = Sample.link("abc");
    backend.links().create(Sample.ending("abc"), Sample.NOW);
    S3Backend other = S3Backend.open(config, Local.CLIENT, Local.context());
    wire.next(
        SdkHttpMethod.DELETE,
        Wire.after(
            () -> assertThat(other.links().create(next, Sample.END)).isEqualTo(Created.NEW)));

    assertThat(backend.expired().free(later)).isZero();

    assertThat(backend.links().find("abc")).contains(next);
  }

  @Test
  void keepsAMarkerWhoseCreateMayStillBeUnderWay() {
    wire.next(SdkHttpMethod.PUT, Wire.after(() -> {}));
    wire.next(
        SdkHttpMethod.PUT,
        Wire.after(() -> assertPurges(0, Instant.now().plus(Duration.ofHours(23)))));
    backend.links().create(Sample.ending("abc"), Sample.NOW);

    assertPurges(1, later);
    assertThat(Local.keys(config)).isEmpty();
  }

  @Test
  void keepsAMarkerThatWasWrittenAnewWhileItWasLookedAt() {
    Link next = link("abc", Sample.END.plusSeconds(9));
    backend.links().create(Sample.ending("abc"), Sample.NOW);
    S3Backend other = S3Backend.open(config, Local.CLIENT, Local.context());
    wire.next(SdkHttpMethod.DELETE, Wire.after(() -> {}));
    wire.next(SdkHttpMethod.DELETE, Wire.after(() -> other.links().create(next, Sample.END)));

    assertThat(backend.expired().free(later)).isEqualTo(1);

    assertThat(Local.keys(config)).hasSize(2);
    assertPurges(1, later);
    assertThat(Local.keys(config)).isEmpty();
  }

  @Test
  void overcomesLostAnswers() {
    for (Wire.Treatment loss : List.of(Wire.LOSE_ANSWER, Wire.LOSE_REQUEST)) {
      wire.next(SdkHttpMethod.PUT, loss);
      wire.next(SdkHttpMethod.PUT, loss);
      wire.next(SdkHttpMethod.DELETE, loss);
      backend.links().create(Sample.ending("abc"), Sample.NOW);

      assertThat(backend.expired().free(later)).isEqualTo(1);
      assertThat(wire.isHealed()).isTrue();
      assertThat(Local.keys(config)).isEmpty();
    }
  }

  private static Link link(String id, Instant end) {
    return new Link(id, "https://example.org/next", Sample.stamp(end));
  }

  private void assertPurges(long expected, Instant now) {
    assertThat(backend.expired().count(now)).isEqualTo(expected);
    assertThat(backend.expired().free(now)).isEqualTo(expected);
  }
}
