package dev.stowage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.cost.S3Rules;
import dev.stowage.core.cost.Usage;
import dev.stowage.core.cost.UsageType;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Series;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.s3.S3Client;

/** Removing what lies under a prefix, or a bucket, and telling whether it is there. */
class S3RemovalTest {

  private static final Limits SMALL_PAGES = new Limits(1 << 20, 3, Duration.ofSeconds(1));

  private final S3Config bucket = Local.freshBucket();
  private final S3Config folder = Local.config(bucket.bucket(), "a");

  @Test
  void removesABucketWithEverythingInIt() {
    try (S3Backend backend = S3Backend.open(bucket, Local.CLIENT, Local.context())) {
      Series series = Local.defined(backend);
      backend.series().append(series, Local.row(Local.MARCH, Local.DAY, 3, 7));
      backend.counters().add("hits", 1);
    }
    assertThat(S3Backend.isThere(bucket, Local.CLIENT, Local.context())).isTrue();

    remove(bucket);
    remove(bucket);

    assertThat(S3Backend.isThere(bucket, Local.CLIENT, Local.context())).isFalse();
  }

  @Test
  void removesMoreThanAThousandObjectsUnderAPrefixAndNothingBesideIt() {
    IntStream.range(0, 1_005).parallel().forEach(i -> put("a/links/" + i));
    List<String> beside = List.of("a-b/c", "a.txt", "a0", "ab/c", "b/a/c", "links/a");
    beside.forEach(this::put);

    remove(folder);
    remove(folder);

    assertThat(Local.keys(bucket)).containsExactlyElementsOf(beside);
  }

  @Test
  void looksAndRemovesWithClientsOfItsOwn() {
    put("a/links/1");
    assertThat(S3Backend.isThere(folder, Local.context())).isTrue();

    S3Backend.remove(folder, Local.context());
    assertThat(Local.keys(bucket)).isEmpty();
    S3Backend.remove(bucket, Local.context());

    assertThat(S3Backend.isThere(folder, Local.context())).isFalse();
  }

  @Test
  void removesNothingWhereThereIsNoBucket() {
    S3Config absent = Local.config("t-" + UUID.randomUUID(), "a");
    assertThat(S3Backend.isThere(absent, Local.CLIENT, Local.context())).isFalse();

    remove(absent);
    remove(Local.config(absent.bucket(), ""));

    assertThat(S3Backend.isThere(absent, Local.CLIENT, Local.context())).isFalse();
  }

  @Test
  void isRepeatedWhenAnswersAreLost() {
    try (Wire wire = new Wire();
        S3Client client = wire.client()) {
      IntStream.range(0, 7).forEach(i -> put("links/" + i));
      wire.next(SdkHttpMethod.GET, Wire.LOSE_ANSWER);
      wire.next(SdkHttpMethod.POST, Wire.LOSE_ANSWER);
      for (int i = 0; i < 3; i++) {
        wire.next(SdkHttpMethod.DELETE, Wire.LOSE_ANSWER);
        wire.next(SdkHttpMethod.DELETE, Wire.LOSE_REQUEST);
      }

      new S3Removal(client, bucket, hasty(), SMALL_PAGES).run();

      assertThat(wire.isHealed()).isTrue();
    }
    assertThat(S3Backend.isThere(bucket, Local.CLIENT, Local.context())).isFalse();
  }

  @Test
  void theLostAnswerToTheDeletionOfTheBucketIsHarmless() {
    try (Wire wire = new Wire();
        S3Client client = wire.client()) {
      wire.next(SdkHttpMethod.DELETE, Wire.LOSE_ANSWER);

      new S3Removal(client, bucket, hasty(), SMALL_PAGES).run();

      assertThat(wire.count(SdkHttpMethod.DELETE)).isEqualTo(2);
    }
    assertThat(S3Backend.isThere(bucket, Local.CLIENT, Local.context())).isFalse();
  }

  @Test
  void whatAnotherPutsIntoABucketMeanwhileGoesToo() {
    try (Wire wire = new Wire();
        S3Client client = wire.client()) {
      wire.next(SdkHttpMethod.DELETE, Wire.after(() -> put("late")));

      new S3Removal(client, bucket, hasty(), SMALL_PAGES).run();

      assertThat(wire.isHealed()).isTrue();
    }
    assertThat(S3Backend.isThere(bucket, Local.CLIENT, Local.context())).isFalse();
  }

  @Test
  void aBucketThatCannotBeSeenIsAnErrorAndNotNo() {
    try (Wire wire = new Wire();
        S3Client client = wire.client()) {
      wire.every(SdkHttpMethod.HEAD, Wire.answer(403, "AccessDenied"));
      assertFails(
          ErrorKind.MISCONFIGURED,
          () -> S3Backend.isThere(bucket, client, hasty()),
          "AWS does not allow it");

      wire.every(SdkHttpMethod.HEAD, Wire.REFUSE_CONNECTION);
      assertFails(
          ErrorKind.UNAVAILABLE, () -> S3Backend.isThere(bucket, client, hasty()), "no connection");
    }
  }

  /** As of a bucket with versions, which the server of these tests has not. */
  @Test
  void deletesEveryVersionAndEveryDeleteMarkerByItsNumber() {
    try (Wire wire = new Wire();
        S3Client client = wire.client()) {
      wire.next(
          SdkHttpMethod.GET,
          Wire.answer(
              """
              <ListVersionsResult><Prefix>a/</Prefix><IsTruncated>true</IsTruncated>
              <Version><Key>a/1</Key><VersionId>v1</VersionId><IsLatest>false</IsLatest></Version>
              <Version><Key>a/1</Key><VersionId>v2</VersionId><IsLatest>false</IsLatest></Version>
              <DeleteMarker><Key>a/1</Key><VersionId>m3</VersionId></DeleteMarker>
              </ListVersionsResult>"""));
      wire.next(
          SdkHttpMethod.GET,
          Wire.answer(
              """
              <ListVersionsResult><Prefix>a/</Prefix><IsTruncated>false</IsTruncated>
              <Version><Key>a/2</Key><VersionId>null</VersionId></Version>
              </ListVersionsResult>"""));
      wire.every(SdkHttpMethod.DELETE, Wire.answer(404, "NoSuchVersion"));

      S3Backend.remove(folder, client, hasty());

      assertThat(wire.seen())
          .filteredOn(request -> request.method() == SdkHttpMethod.DELETE)
          .extracting(
              request ->
                  request.encodedPath()
                      + " "
                      + request.firstMatchingRawQueryParameter("versionId").orElse(""))
          .containsExactly(path("a/1 v1"), path("a/1 v2"), path("a/1 m3"), path("a/2 null"));
    }
  }

  /** What a server does that takes many deletions at once, as AWS does. */
  @Test
  void deletesAPageInOneRequestWhereTheServerTakesThat() {
    put("a/1");
    put("a/2");
    try (Wire wire = new Wire();
        S3Client client = wire.client()) {
      wire.next(
          SdkHttpMethod.POST,
          Wire.after(
              () -> Local.CLIENT.deleteObject(r -> r.bucket(bucket.bucket()).key("a/1")),
              Wire.answer(
                  """
                  <DeleteResult><Error><Key>a/2</Key><Code>SlowDown</Code></Error></DeleteResult>""")));
      wire.next(
          SdkHttpMethod.POST,
          Wire.after(
              () -> Local.CLIENT.deleteObject(r -> r.bucket(bucket.bucket()).key("a/2")),
              Wire.answer("<DeleteResult></DeleteResult>")));

      S3Backend.remove(folder, client, hasty());

      assertThat(wire.isHealed()).isTrue();
      assertThat(wire.count(SdkHttpMethod.DELETE)).isZero();
    }
    assertThat(Local.keys(bucket)).isEmpty();
  }

  @Test
  void anObjectAmongManyThatMayNotBeDeletedIsAnError() {
    put("a/1");
    try (Wire wire = new Wire();
        S3Client client = wire.client()) {
      wire.next(
          SdkHttpMethod.POST,
          Wire.answer(
              """
              <DeleteResult><Error><Key>a/1</Key><Code>AccessDenied</Code>\
              <Message>locked</Message></Error></DeleteResult>"""));

      assertFails(
          ErrorKind.MISCONFIGURED,
          () -> S3Backend.remove(folder, client, hasty()),
          "the object a/1 stays: AccessDenied: locked");
    }
  }

  /** A server that does not delete what it says it has deleted must not hold us for ever. */
  @Test
  void givesUpOnAnObjectThatIsListedAgainAndAgain() {
    put("a/1");
    try (Wire wire = new Wire();
        S3Client client = wire.client()) {
      wire.every(SdkHttpMethod.POST, Wire.answer("<DeleteResult></DeleteResult>"));

      assertFails(
          ErrorKind.UNAVAILABLE,
          () -> S3Backend.remove(folder, client, hasty()),
          "the object a/1 was deleted and is still listed");
    }
  }

  private String path(String key) {
    return "/" + bucket.bucket() + "/" + key;
  }

  /** To list objects alone would hide their versions and leave them to be billed. */
  @Test
  void versionsThatMayNotBeListedAreAnError() {
    put("links/1");
    try (Wire wire = new Wire();
        S3Client client = wire.client()) {
      wire.next(SdkHttpMethod.GET, Wire.answer(403, "AccessDenied"));

      assertFails(
          ErrorKind.MISCONFIGURED,
          () -> S3Backend.remove(bucket, client, hasty()),
          "AWS does not allow it");
    }
    assertThat(Local.keys(bucket)).containsExactly("links/1");
  }

  @Test
  void anObjectThatMayNotBeDeletedIsAnError() {
    put("links/1");
    try (Wire wire = new Wire();
        S3Client client = wire.client()) {
      wire.every(SdkHttpMethod.DELETE, Wire.answer(403, "AccessDenied"));

      assertFails(
          ErrorKind.MISCONFIGURED,
          () -> S3Backend.remove(folderOf("links"), client, hasty()),
          "AWS does not allow it");
    }
  }

  @Test
  void countsItsRequestsAsS3BillsThem() {
    put("a/1");
    put("a/2");
    Meter meter = new Meter();

    S3Backend.remove(folder, Local.CLIENT, BackendContext.system(meter));

    assertThat(counted(meter, S3Rules.TIER2)).isEqualByComparingTo("0");
    assertThat(counted(meter, S3Rules.TIER1)).as("lists").isBetween(dec(2), dec(4));
    assertThat(counted(meter, S3Rules.FREE)).as("deletions").isBetween(dec(1), dec(3));
  }

  private S3Config folderOf(String prefix) {
    return Local.config(bucket.bucket(), prefix);
  }

  private void put(String key) {
    Local.CLIENT.putObject(r -> r.bucket(bucket.bucket()).key(key), RequestBody.fromString("x"));
  }

  private static void remove(S3Config config) {
    S3Backend.remove(config, Local.CLIENT, Local.context());
  }

  /** Draws what makes pauses short. */
  private static BackendContext hasty() {
    return new BackendContext(new Meter(), InstantSource.system(), () -> 0);
  }

  private static BigDecimal counted(Meter meter, UsageType type) {
    return meter.usage().stream()
        .filter(usage -> usage.type().equals(type))
        .map(Usage::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal dec(long value) {
    return BigDecimal.valueOf(value);
  }

  private static void assertFails(ErrorKind kind, ThrowingCallable call, String what) {
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(call)
        .withMessageContaining(what)
        .satisfies(e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind));
  }
}
