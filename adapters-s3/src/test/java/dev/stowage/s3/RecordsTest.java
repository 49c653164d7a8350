package dev.stowage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.Page;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.link.Link;
import dev.stowage.core.record.Created;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Creates and removals against other writers and against lost answers. */
class RecordsTest {

  private final Wire wire = new Wire();
  private final S3Backend plain =
      S3Backend.open(
          Local.config(Local.freshBucket().bucket(), "my/links"), Local.CLIENT, Local.context());
  private final S3Backend spoilt =
      S3Backend.open(plain.config(), wire.client(), Local.context(), Local.patient(1 << 20, 4));
  private final Link link = Sample.link("aB_-3");

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void writesOnceForANewLinkAndLaysItUnderThePrefix() {
    assertCreates(Created.NEW, link);

    assertThat(wire.seen()).hasSize(1);
    assertThat(wire.seen().get(0).firstMatchingHeader("If-None-Match")).contains("*");
    assertThat(Local.keys(plain.config())).containsExactly("my/links/links/a!b_-3");
    assertHolds(link);
  }

  @Test
  void looksOnceAtATakenIdAndLeavesItAsItIs() {
    plain.links().create(link, Sample.NOW);

    assertCreates(Created.TAKEN, Sample.link(link.id()));

    assertThat(wire.count(SdkHttpMethod.PUT)).isEqualTo(1);
    assertThat(wire.count(SdkHttpMethod.GET)).isEqualTo(1);
    assertHolds(link);
  }

  @Test
  void replacesAnExpiredLinkOnTheConditionOfItsTag() {
    plain.links().create(Sample.ending(link.id()), Sample.NOW);

    assertThat(spoilt.links().create(link, Sample.END)).isEqualTo(Created.NEW);

    assertThat(wire.seen().get(2).firstMatchingHeader("If-Match")).isPresent();
    assertHolds(link);
  }

  @Test
  void findsTheIdTakenWhenAnotherReplacedTheExpiredLinkFirst() {
    Link other = Sample.link(link.id());
    plain.links().create(Sample.ending(link.id()), Sample.NOW);
    wire.next(SdkHttpMethod.PUT, Wire.after(() -> {}));
    wire.next(SdkHttpMethod.PUT, Wire.after(() -> plain.links().create(other, Sample.END)));

    assertThat(spoilt.links().create(link, Sample.END)).isEqualTo(Created.TAKEN);

    assertHolds(other);
  }

  @Test
  void sendsAConflictAgainWithoutReading() {
    wire.next(SdkHttpMethod.PUT, Wire.answer(409, "ConditionalRequestConflict"));
    wire.next(SdkHttpMethod.PUT, Wire.answer(409, "ConditionalRequestConflict"));

    assertCreates(Created.NEW, link);

    assertThat(wire.count(SdkHttpMethod.PUT)).isEqualTo(3);
    assertThat(wire.count(SdkHttpMethod.GET)).isZero();
  }

  @Test
  void knowsItsOwnLinkAgainWhenTheAnswerWasLost() {
    wire.next(SdkHttpMethod.PUT, Wire.LOSE_ANSWER);

    assertCreates(Created.NEW, link);

    assertThat(wire.count(SdkHttpMethod.PUT)).isEqualTo(1);
    assertHolds(link);
  }

  @Test
  void sendsAgainWhatWasLostBeforeItWasDone() {
    wire.next(SdkHttpMethod.PUT, Wire.LOSE_REQUEST);

    assertCreates(Created.NEW, link);

    assertThat(wire.count(SdkHttpMethod.PUT)).isEqualTo(2);
    assertHolds(link);
  }

  @Test
  void findsTheIdTakenWhenAnotherWasAheadOfALostRequest() {
    Link other = Sample.link(link.id());
    wire.next(
        SdkHttpMethod.PUT,
        request -> {
          plain.links().create(other, Sample.NOW);
          throw new IOException("the request was lost");
        });

    assertCreates(Created.TAKEN, link);

    assertHolds(other);
  }

  @Test
  void doesNotKnowWhatItCannotReadBack() {
    wire.next(
        SdkHttpMethod.PUT,
        request -> {
          wire.every(SdkHttpMethod.GET, Wire.answer(503, "SlowDown"));
          throw new IOException("the request was lost");
        });

    Fails.with(ErrorKind.OUTCOME_UNKNOWN, () -> spoilt.links().create(link, Sample.NOW));
  }

  @Test
  void removesTheLinkOfOneWriteAlone() {
    plain.links().create(link, Sample.NOW);

    assertThat(spoilt.links().remove(link.id(), link.stamp().writeId() + 1)).isFalse();
    assertThat(spoilt.links().remove(link.id(), link.stamp().writeId())).isTrue();
    assertThat(spoilt.links().remove(link.id(), link.stamp().writeId())).isFalse();

    assertThat(Local.keys(plain.config())).isEmpty();
  }

  @Test
  void countsAsRemovedWhatIsGoneAfterALostAnswer() {
    plain.links().create(link, Sample.NOW);
    wire.next(SdkHttpMethod.DELETE, Wire.LOSE_ANSWER);

    assertThat(spoilt.links().remove(link.id(), link.stamp().writeId())).isTrue();

    assertThat(wire.count(SdkHttpMethod.DELETE)).isEqualTo(1);
  }

  @Test
  void removesAgainWhatWasLostBeforeItWasDone() {
    plain.links().create(link, Sample.NOW);
    wire.next(SdkHttpMethod.DELETE, Wire.LOSE_REQUEST);

    assertThat(spoilt.links().remove(link.id(), link.stamp().writeId())).isTrue();

    assertThat(Local.keys(plain.config())).isEmpty();
  }

  @Test
  void leavesWhatTookThePlaceOfALinkThatItRemoves() {
    Link other = Sample.link(link.id());
    plain.links().create(link, Sample.NOW);
    wire.next(
        SdkHttpMethod.DELETE,
        Wire.after(
            () -> {
              plain.links().remove(link.id(), link.stamp().writeId());
              plain.links().create(other, Sample.NOW);
            }));

    assertThat(spoilt.links().remove(link.id(), link.stamp().writeId())).isFalse();

    assertHolds(other);
  }

  @Test
  void listsPagesOfOneListAndAReadEachAndPassesOverWhatIsNoneOfOurs() {
    List<Link> links = List.of(Sample.link(), Sample.link(), Sample.link(), Sample.link("CON"));
    links.forEach(one -> plain.links().create(one, Sample.NOW));
    put("my/links/links/con", new byte[0]);
    put("my/links/links/READ.ME", new byte[0]);
    put("my/links/linksaside", new byte[0]);

    Page<Link> first = spoilt.links().list(Page.FIRST);
    Page<Link> rest = spoilt.links().list(first.next().orElseThrow());

    assertThat(rest.next()).isEmpty();
    assertThat(Stream.of(first, rest).map(Page::items).flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(links);
    assertThat(wire.seen()).hasSize(2 + links.size());
    for (String foreign : List.of("x", "after:", "after:a/b")) {
      Fails.with(ErrorKind.INVALID, () -> plain.links().list(foreign));
    }
  }

  @Test
  void saysThatAnObjectIsNoLink() {
    put("my/links/links/empty", new byte[0]);
    put("my/links/links/other", new byte[80]);

    Fails.with(ErrorKind.CORRUPT, () -> plain.links().find("empty"));
    Fails.with(ErrorKind.CORRUPT, () -> plain.links().find("other"));
    Fails.with(ErrorKind.INVALID, () -> plain.links().find("a/b"));
  }

  private void put(String key, byte[] bytes) {
    Local.CLIENT.putObject(
        r -> r.bucket(plain.config().bucket()).key(key), RequestBody.fromBytes(bytes));
  }

  private void assertCreates(Created expected, Link created) {
    assertThat(spoilt.links().create(created, Sample.NOW)).isEqualTo(expected);
  }

  private void assertHolds(Link expected) {
    assertThat(plain.links().find(expected.id())).contains(expected);
  }
}
