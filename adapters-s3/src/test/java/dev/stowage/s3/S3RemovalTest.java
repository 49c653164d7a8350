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
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.s3.S3Client;

/** Removing what lies under a prefix, or an empty bucket, and telling whether it is there. */
class S3RemovalTest {

  private static final Limits SMALL_PAGES = Local.patient(1 << 20, 3);

  private final S3Config bucket = Local.freshBucket();
  private final S3Config folder = Local.config(bucket.bucket(), "a");

  @Test
  void removesWhatAStoreKeepsUnderItsPrefixAndThenTheBucket() {
    try (S3Backend backend = S3Backend.open(folder, Local.CLIENT, Local.context())) {
      Series series = Local.defined(backend);
      backend.series().append(series, Local.row(Local.MARCH, Local.DAY, 3, 7));
      backend.counters().add("hits", 1);
    }
    assertThat(S3Backend.isThere(bucket, Local.CLIENT, Local.context())).isTrue();

    assertThat(removeBucket(Local.CLIENT)).isFalse();
    assertThat(Local.keys(bucket)).isNotEmpty();
    remove(folder);
    remove(folder);
    assertThat(Local.keys(bucket)).isEmpty();

    assertThat(removeBucket(Local.CLIENT)).isTrue();
    assertThat(removeBucket(Local.CLIENT)).isTrue();

    assertThat(S3Backend.isThere(bucket, Local.CLIENT, Local.context())).isFalse();
  }

  @Test
  void removesPagesOfObjectsUnderAPrefixAndNothingBesideIt() {
    List<String> beside = List.of("a-b/c", "a.txt", "a0", "ab/c", "b/a/c", "links/a");
    beside.forEach(this::put);
    int page = SMALL_PAGES.keysPerPage();

    for (int objects : new int[] {page - 1, page, page + 1, 4 * page + 1}) {
      IntStream.range(0, objects).forEach(i -> put("a/links/" + i));
      new S3Removal(Local.CLIENT, folder, hasty(), SMALL_PAGES).run();
      assertThat(Local.keys(bucket)).containsExactlyElementsOf(beside);
    }
    assertThat(Limits.STANDARD.keysPerPage()).as("what S3 lists at most").isEqualTo(1_000);
  }

  @Test
  void looksAndRemovesWithClientsOfItsOwn() {
    put("a/links/1");
    assertThat(S3Backend.isThere(folder, Local.context())).isTrue();

    S3Backend.remove(folder, Local.context());
    assertThat(Local.keys(bucket)).isEmpty();
    assertThat(S3Backend.removeBucket(folder, Local.context())).isTrue();

    assertThat(S3Backend.isThere(folder, Local.context())).isFalse();
  }

  @Test
  void removesNothingWhereThereIsNoBucket() {
    S3Config absent = Local.config("t-" + UUID.randomUUID(), "a");
    assertThat(S3Backend.isThere(absent, Local.CLIENT, Local.context())).isFalse();

    remove(absent);

    assertThat(S3Backend.isThere(absent, Local.CLIENT, Local.context())).isFalse();
  }

  @Test
  void emptiesNoWholeBucketAndAsksForNothing() {
    put("theirs");
    try (Wire wire = new Wire();
        S3Client client = wire.client()) {
      assertFails(
          ErrorKind.INVALID,
          () -> S3Backend.remove(bucket, client, hasty()),
          "name a prefix, as in s3://BUCKET/PREFIX");
      assertThat(wire.seen()).isEmpty();
    }
    assertThat(Local.keys(bucket)).containsExactly("theirs");
  }

  @Test
  void isRepeatedWhenAnswersAreLost() {
    try (Wire wire = new Wire();
        S3Client client = wire.client()) {
      IntStream.range(0, 7).forEach(i -> put("a/" + i));
      wire.next(SdkHttpMethod.GET, Wire.LOSE_ANSWER);
      wire.next(SdkHttpMethod.POST, Wire.LOSE_ANSWER);
      for (int i = 0; i < 3; i++) {
        wire.next(SdkHttpMethod.DELETE, Wire.LOSE_ANSWER);
        wire.next(SdkHttpMethod.DELETE, Wire.LOSE_REQUEST);
      }

      new S3Removal(client, folder, hasty(), SMALL_PAGES).run();

      assertThat(wire.isHealed()).isTrue();
    }
    assertThat(Local.keys(bucket)).isEmpty();
  }

  @Test
  void theLostAnswerToTheDeletionOfTheBucketIsHarmless() {
    try (Wire wire = new Wire();
        S3Client client = wire.client()) {
      wire.next(SdkHttpMethod.DELETE, Wire.LOSE_ANSWER);

      assertThat(removeBucket(client)).isTrue();

      assertThat(wire.count(SdkHttpMethod.DELETE)).isEqualTo(2);
    }
    assertThat(S3Backend.isThere(bucket, Local.CLIENT, Local.context())).isFalse();
  }

  @Test
  void whatAnotherPutsThereMeanwhileGoesToo() {
    put("a/1");
    try (Wire wire = new Wire();
        S3Client client = wire.client()) {
      wire.next(SdkHttpMethod.DELETE, Wire.after(() -> put("a/late")));

      S3Backend.remove(folder, client, hasty());

      assertThat(wire.isHealed()).isTrue();
    }
    assertThat(Local.keys(bucket)).isEmpty();
  }

  /** Each page is another than the one before, so none is listed again and again. */
  @Test
  void givesUpOnAWriterWhoDoesNotStop() {
    put("a/0");
    AtomicInteger written = new AtomicInteger();
    try (Wire wire = new Wire();
        S3Client client = wire.client()) {
      wire.every(SdkHttpMethod.DELETE, Wire.after(() -> put("a/" + written.incrementAndGet())));

      assertFails(
          ErrorKind.UNAVAILABLE,
          () -> new S3Removal(client, folder, hasty(), SMALL_PAGES).run(),
          "others put objects there while they are removed");
    }
    assertThat(written).hasValue(10);
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
              </ListVersionsResult>\
              """));
      wire.next(
          SdkHttpMethod.GET,
          Wire.answer(
              """
              <ListVersionsResult><Prefix>a/</Prefix><IsTruncated>false</IsTruncated>
              <Version><Key>a/2</Key><VersionId>null</VersionId></Version>
              </ListVersionsResult>\
              """));
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
                  <DeleteResult><Error><Key>a/2</Key><Code>SlowDown</Code></Error></DeleteResult>\
                  """)));
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
              <Message>locked</Message></Error></DeleteResult>\
              """));

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
    put("a/1");
    try (Wire wire = new Wire();
        S3Client client = wire.client()) {
      wire.next(SdkHttpMethod.GET, Wire.answer(403, "AccessDenied"));
      assertFails(
          ErrorKind.MISCONFIGURED,
          () -> S3Backend.remove(folder, client, hasty()),
          "AWS does not allow it");

      wire.next(SdkHttpMethod.GET, Wire.answer(400, "InvalidRequest"));
      assertFails(
          ErrorKind.UNEXPECTED, () -> S3Backend.remove(folder, client, hasty()), "InvalidRequest");
    }
    assertThat(Local.keys(bucket)).containsExactly("a/1");
  }

  @ParameterizedTest
  @CsvSource({"501, NotImplemented", "405, MethodNotAllowed", "400, NotImplemented"})
  void aServerThatKnowsNoVersionsIsListedPlainly(int status, String code) {
    put("a/1");
    try (Wire wire = new Wire();
        S3Client client = wire.client()) {
      wire.next(SdkHttpMethod.GET, Wire.answer(status, code));

      S3Backend.remove(folder, client, hasty());

      assertThat(wire.isHealed()).isTrue();
    }
    assertThat(Local.keys(bucket)).isEmpty();
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

  private boolean removeBucket(S3Client client) {
    return S3Backend.removeBucket(bucket, client, hasty());
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
