package dev.stowage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.Page;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.SealedDay;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.TimeRange;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpMethod;

/** What lies in the bucket, and what reading it takes. */
class S3SeriesStoreTest {

  private static final Limits SMALL_PAGES = Local.patient(1 << 20, 3);

  private final Wire wire = new Wire();
  private final S3Config config = Local.freshBucket();
  private final S3Backend backend = open(config, InstantSource.system());
  private final Series series = Local.defined(backend);

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void keepsASealedDayUnderItsDateAndNothingElse() {
    Readings readings = Local.row(Local.MARCH, Local.DAY / 2, 4, 7);
    backend.series().append(series, readings);

    String folder = "series/" + series.name();
    assertThat(Local.keys(config))
        .containsExactlyInAnyOrder(
            folder + "/2025/03/01.stw", folder + "/2025/03/02.stw", folder + "/definition");
    byte[] body =
        Local.CLIENT
            .getObjectAsBytes(r -> r.bucket(config.bucket()).key(folder + "/2025/03/02.stw"))
            .asByteArray();
    assertThat(SealedDay.open(body, "a day").read(TimeRange.ALL)).isEqualTo(readings.slice(2, 4));
  }

  @Test
  void keepsEverythingUnderThePrefix() {
    for (String prefix : List.of("a", "a/b", "ä ö", "50%+x=y&z", "a!(b)'c~", "A", "series")) {
      S3Config inside = Local.config(config.bucket(), prefix);
      S3Backend within = open(inside, InstantSource.system());
      within.series().define(series);
      within.series().append(series, Local.of(Local.MARCH, prefix.length()));

      assertThat(Local.keys(config)).contains(prefix + "/series/" + series.name() + "/definition");
      assertThat(within.series().list(Page.FIRST).items()).containsExactly(series);
      assertThat(within.series().latest(series)).contains(Local.of(Local.MARCH, prefix.length()));
      assertThat(Local.scanned(within, series)).isEqualTo(Local.of(Local.MARCH, prefix.length()));
      assertThat(within.footprint().records().value()).isEqualTo(1);
      within.series().drop(series);
      assertThat(Local.keys(config)).noneMatch(key -> key.startsWith(prefix + "/series/"));
    }
    assertThat(Local.scanned(backend, series)).isEqualTo(Readings.none(Local.PLAIN));
    assertThat(backend.series().list(Page.FIRST).items()).containsExactly(series);
  }

  @Test
  void readsFewDaysWithoutListingThem() {
    backend.series().append(series, Local.row(Local.MARCH, Local.DAY, 30, 1));
    wire.forget();

    assertThat(Local.scanned(backend, series, Local.days(3, 12)).size()).isEqualTo(12);
    assertThat(lists()).isZero();
    assertThat(wire.count(SdkHttpMethod.GET)).isEqualTo(12);

    wire.forget();
    assertThat(Local.scanned(backend, series, Local.days(3, 13)).size()).isEqualTo(13);
    assertThat(lists()).isEqualTo(5);
    assertThat(wire.count(SdkHttpMethod.GET)).isEqualTo(13 + 5);
  }

  @Test
  void listsDaysPageByPageAsTheyAreRead() {
    backend.series().append(series, Local.row(Local.MARCH, Local.DAY, 20, 1));
    wire.forget();

    Iterator<Readings> pages = backend.series().scan(series, TimeRange.ALL).iterator();
    pages.next();
    assertThat(lists()).isEqualTo(1);
    List<Readings> rest = new ArrayList<>();
    pages.forEachRemaining(rest::add);

    assertThat(rest).hasSize(19);
    assertThat(lists()).isEqualTo(7);
  }

  @Test
  void doesNotListBeyondTheRange() {
    backend.series().append(series, Local.row(Local.MARCH, Local.DAY, 40, 1));
    wire.forget();

    assertThat(Local.scanned(backend, series, Local.days(-400, 405)).size()).isEqualTo(5);

    assertThat(lists()).isEqualTo(2);
  }

  @Test
  void cutsALargeDayIntoPages() {
    Readings day = Local.row(Local.MARCH, 2 * Local.SECOND, 4 * DayScan.PAGE, 3);
    backend.series().append(series, day);

    List<Readings> pages = new ArrayList<>();
    backend.series().scan(series, Local.days(0, 1)).forEach(pages::add);
    assertThat(pages).hasSize(4).allMatch(page -> page.size() == DayScan.PAGE);
    assertThat(Readings.concat(Local.PLAIN, pages)).isEqualTo(day);

    TimeRange part = new TimeRange(day.time(17), day.time(39_000));
    assertThat(Local.scanned(backend, series, part)).isEqualTo(day.slice(17, 39_000));
  }

  @Test
  void readsAnUnevenDayWhole() {
    Readings early = Local.row(Local.MARCH, 1, 3 * DayScan.PAGE, 1);
    Readings late = Local.of(Local.MARCH + Local.DAY - 1, 2);
    backend.series().append(series, Local.join(late, early));

    assertThat(Local.scanned(backend, series)).isEqualTo(Local.join(early, late));
  }

  @Test
  void findsTheLatestWithOneListAndOneReadWhenItIsRecent() {
    S3Backend large = S3Backend.open(config, wire.client(), Local.context());
    long now = Instant.now().getEpochSecond() * Local.SECOND;
    for (long daysAgo : new long[] {300, 2, 1, -3}) {
      large.series().append(series, Local.of(now - daysAgo * Local.DAY, 300 - daysAgo));
    }
    wire.forget();

    assertThat(large.series().latest(series)).contains(Local.of(now + 3 * Local.DAY, 303));

    assertThat(lists()).isEqualTo(1);
    assertThat(wire.count(SdkHttpMethod.GET)).isEqualTo(2);
  }

  @Test
  void findsTheLatestWhateverTheClockSays() {
    backend.series().append(series, Local.row(Local.MARCH, Local.DAY, 10, 4));
    Optional<Readings> latest = Optional.of(Local.of(Local.MARCH + 9 * Local.DAY, 4));
    for (String now :
        List.of(
            "1970-01-01T00:00:00Z",
            "2025-03-05T00:00:00Z",
            "2026-03-10T00:00:00Z",
            "9999-12-31T00:00:00Z")) {
      S3Backend at = open(config, InstantSource.fixed(Instant.parse(now)));
      assertThat(at.series().latest(series)).as(now).isEqualTo(latest);
    }
  }

  @Test
  void listsSeriesPageByPage() {
    List<Series> all = new ArrayList<>(List.of(series));
    IntStream.range(0, 10).forEach(i -> all.add(Local.defined(backend)));
    putByHand("series/no-folder", new byte[0]);
    putByHand("series/0-nobodys/a-key", new byte[0]);
    IntStream.range(0, 5).forEach(i -> putByHand("series/" + i, new byte[0]));

    List<Series> listed = new ArrayList<>();
    int pages = 0;
    for (Optional<String> cursor = Optional.of(Page.FIRST); cursor.isPresent(); pages++) {
      Page<Series> page = backend.series().list(cursor.get());
      listed.addAll(page.items());
      cursor = page.next();
    }

    assertThat(listed).containsExactlyInAnyOrderElementsOf(all);
    assertThat(pages).isGreaterThanOrEqualTo(4);
  }

  @Test
  void keepsNamesThatDifferInCaseOrBeginAlikeInFoldersOfTheirOwn() {
    List<String> names = List.of("a", "A", "a.", "a-1", "a.1", "a1", "aB", "ab", "con", "CON");
    for (String name : names) {
      Series one = new Series(name, Local.PLAIN);
      backend.series().define(one);
      backend.series().append(one, Local.of(Local.MARCH, name.hashCode() & 0xffff));
    }
    List<Series> listed = new ArrayList<>();
    for (Optional<String> cursor = Optional.of(Page.FIRST); cursor.isPresent(); ) {
      Page<Series> page = backend.series().list(cursor.get());
      listed.addAll(page.items());
      cursor = page.next();
    }
    assertThat(listed).extracting(Series::name).containsAll(names).doesNotHaveDuplicates();
    for (String name : names) {
      assertThat(Local.scanned(backend, new Series(name, Local.PLAIN)))
          .isEqualTo(Local.of(Local.MARCH, name.hashCode() & 0xffff));
    }
  }

  @Test
  void readsADayThatWasPutThereFromACopyWithoutMetadata() {
    Readings readings = Local.row(Local.MARCH, Local.SECOND, 10, 1);
    putByHand("series/" + series.name() + "/2025/03/01.stw", SealedDay.encode(readings));
    assertThat(Local.scanned(backend, series)).isEqualTo(readings);

    backend.series().append(series, Local.of(Local.MARCH + 1, 2));
    assertThat(Local.scanned(backend, series).size()).isEqualTo(11);
  }

  @Test
  void refusesADamagedDayNamingItsKey() {
    String key = "series/" + series.name() + "/2025/03/01.stw";
    byte[] damaged = SealedDay.encode(Local.row(Local.MARCH, Local.SECOND, 10, 1));
    damaged[damaged.length - 1] ^= 1;
    putByHand(key, damaged);

    assertCorrupt(key, () -> Local.scanned(backend, series));
    assertCorrupt(key, () -> backend.series().append(series, Local.of(Local.MARCH, 1)));
    assertCorrupt(key, () -> backend.series().latest(series));
  }

  @Test
  void refusesADayOfAnotherLayout() {
    String key = "series/" + series.name() + "/2025/03/01.stw";
    Readings other =
        Readings.builder(RecordLayout.parse("time:42:ms a:3"))
            .addRaw(Local.MARCH / 1_000, 1)
            .build();
    putByHand(key, SealedDay.encode(other));

    assertCorrupt(key, () -> Local.scanned(backend, series));
  }

  @Test
  void refusesADefinitionThatIsNone() {
    putByHand("series/odd/definition", "layout time:42:ms".getBytes(StandardCharsets.UTF_8));

    assertCorrupt("series/odd/definition", () -> backend.series().find("odd"));
  }

  @Test
  void stopsReadingOnAnInterruptedThread() {
    backend.series().append(series, Local.row(Local.MARCH, Local.DAY, 20, 1));
    Iterator<Readings> pages = backend.series().scan(series, TimeRange.ALL).iterator();
    pages.next();
    pages.next();
    pages.next();
    Thread.currentThread().interrupt();

    assertThatThrownBy(pages::next)
        .isInstanceOfSatisfying(
            StowageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
    assertThat(Thread.interrupted()).isTrue();
  }

  private S3Backend open(S3Config where, InstantSource clock) {
    return S3Backend.open(
        where,
        wire.client(),
        new BackendContext(new Meter(), clock, new SecureRandom()::nextLong),
        SMALL_PAGES);
  }

  private void putByHand(String key, byte[] bytes) {
    Local.CLIENT.putObject(r -> r.bucket(config.bucket()).key(key), RequestBody.fromBytes(bytes));
  }

  private long lists() {
    return wire.seen().stream()
        .filter(r -> r.rawQueryParameters().containsKey("list-type"))
        .count();
  }

  private static void assertCorrupt(String key, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StowageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT))
        .hasMessageContaining(key);
  }
}
