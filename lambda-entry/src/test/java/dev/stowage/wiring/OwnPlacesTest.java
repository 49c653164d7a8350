package dev.stowage.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.core.backend.Backend;
import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.backend.OffersLinks;
import dev.stowage.core.backend.OffersSeries;
import dev.stowage.core.backend.StoreUrl;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.link.Link;
import dev.stowage.core.record.Stamp;
import dev.stowage.core.record.TokenHash;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.core.series.SeriesStore.Defined;
import dev.stowage.testkit.local.LocalDynamoDb;
import dev.stowage.testkit.local.LocalPostgres;
import dev.stowage.testkit.local.LocalS3;
import dev.stowage.testkit.local.LocalTimestream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which place a store gives a run, and that it leaves what was there before. */
class OwnPlacesTest {

  private static final Series SERIES = new Series("a", RecordLayout.parse("time:42:ms value:8"));

  private static final Link LINK =
      new Link(
          "abc", "https://example.com/", new Stamp(Instant.EPOCH, null, TokenHash.of("token"), 7));

  private static LocalS3 s3;

  private final String place = "p" + UUID.randomUUID().toString().replace("-", "");
  private final String name = "stowage-" + place.substring(1, 7);

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void start() {
    s3 = LocalS3.startForAnySignature();
  }

  @AfterAll
  static void stop() {
    s3.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dynamodb", "file", "postgresql", "s3", "s3-website", "timestream"})
  void whereNothingIsThereNothingIsLeft(String store) {
    StoreUrl url = url(store);
    OwnPlace own = Wiring.ownPlace(url, name, context());
    assertThat(own.url()).isNotEqualTo(url);
    assertThat(Wiring.isThere(own.url(), context())).as("planning makes nothing").isFalse();

    use(own);
    assertKept(own.url());

    own.remove(context());
    assertThat(Wiring.isThere(own.url(), context())).isFalse();
    assertThat(Wiring.isThere(url, context())).isFalse();
    own.remove(context());
    assertThat(Wiring.isThere(url, context())).isFalse();
  }

  /** Both plan before either makes anything, and the one that made the container ends first. */
  @ParameterizedTest
  @ValueSource(strings = {"dynamodb", "file", "postgresql", "s3", "s3-website", "timestream"})
  void ofTwoRunsInOneContainerTheFirstToEndLeavesTheOtherAsItIs(String store) {
    StoreUrl url = url(store);
    OwnPlace first = Wiring.ownPlace(url, name, context());
    OwnPlace second = Wiring.ownPlace(url, "b-" + name, context());
    use(first);
    use(second);

    first.remove(context());
    first.remove(context());
    assertKept(second.url());

    second.remove(context());
    second.remove(context());
    assertThat(Wiring.isThere(second.url(), context()))
        .as("a container stays with the one who made it, and that one left it in use")
        .isEqualTo(isPart(store));
  }

  /** As a user does who names a store that a run has made the bucket or the database of. */
  @ParameterizedTest
  @ValueSource(strings = {"s3", "s3-website", "timestream"})
  void whatSomebodyPutsIntoAContainerOfTheRunStays(String store) {
    StoreUrl url = url(store);
    OwnPlace own = Wiring.ownPlace(url, name, context());
    use(own);
    define(url);

    own.remove(context());

    assertKept(url);
  }

  /** A removal may be repeated when the name is another's by then. */
  @ParameterizedTest
  @ValueSource(strings = {"s3", "timestream"})
  void anEmptyContainerThatAnotherMakesLaterStays(String store) {
    StoreUrl url = url(store);
    OwnPlace own = Wiring.ownPlace(url, name, context());
    use(own);
    own.remove(context());
    Wiring.initialise(url, context());

    own.remove(context());

    assertThat(Wiring.isThere(url, context())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3", "timestream"})
  void anEmptyContainerThatAppearedSinceItWasPlannedStays(String store) {
    StoreUrl url = url(store);
    OwnPlace own = Wiring.ownPlace(url, name, context());
    Wiring.initialise(url, context());
    use(own);

    own.remove(context());

    assertThat(Wiring.isThere(url, context())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dynamodb", "file", "postgresql", "s3", "s3-website", "timestream"})
  void aPlaceThatIsThereStaysAsItIs(String store) {
    StoreUrl url = url(store);
    Wiring.initialise(url, context());
    define(url);
    OwnPlace own = Wiring.ownPlace(url, name, context());
    assertThat(own.url()).isNotEqualTo(url);
    assertThat(own.what()).contains(store.equals("postgresql") ? name.replace('-', '_') : name);

    use(own);
    own.remove(context());
    own.remove(context());

    assertThat(Wiring.isThere(url, context())).isTrue();
    assertKept(url);
    Wiring.initialise(url, context());
    assertKept(url);
    assertThat(Wiring.isThere(own.url(), context())).isEqualTo(isPart(store));
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb, 'table PLACE-RUN (DynamoDB, on-demand)', 'table PLACE-RUN (DynamoDB, on-demand)'",
    "postgresql, 'schema OWN in ', 'schema OWN in '",
    "s3, bucket PLACE with objects under s3://PLACE/sensors/RUN/,"
        + " objects under s3://PLACE/sensors/RUN/",
    "timestream, Timestream database PLACE with tables stowage-RUN-...,"
        + " tables stowage-RUN-... in the Timestream database PLACE",
    "file, 'directory ', 'directory '"
  })
  void saysWhatItIs(String store, String alone, String within) {
    StoreUrl url = url(store);
    assertSays(url, alone);

    Wiring.initialise(url, context());

    assertSays(url, within);
  }

  private void assertSays(StoreUrl url, String what) {
    assertThat(Wiring.ownPlace(url, name, context()).what())
        .startsWith(
            what.replace("PLACE", place)
                .replace("RUN", name)
                .replace("OWN", name.replace('-', '_')));
  }

  @Test
  void aTableOfTheRunsOwnNameIsCalledByItOnce() {
    StoreUrl url = url("dynamodb");
    StoreUrl fresh = new StoreUrl("dynamodb", name, "", url.parameters());
    assertThat(Wiring.ownPlace(fresh, name, context()).url()).isEqualTo(fresh);
  }

  @Test
  void directoriesThatWereMadeOnTheWayGoToo() throws IOException {
    Path there = Files.createDirectory(folder.resolve("there"));
    OwnPlace own =
        Wiring.ownPlace(StoreUrl.parse("file:" + there.resolve("a/b/c")), name, context());
    use(own);
    assertThat(there.resolve("a/b/c").resolve(name)).isDirectory();

    own.remove(context());

    assertThat(there).isEmptyDirectory();
  }

  @Test
  void aDirectoryOnTheWayThatOthersUseByNowStays() throws IOException {
    OwnPlace own =
        Wiring.ownPlace(StoreUrl.parse("file:" + folder.resolve("a/b")), name, context());
    use(own);
    Files.writeString(folder.resolve("a/letter.txt"), "Dear");

    own.remove(context());

    assertThat(folder.resolve("a")).isDirectoryNotContaining(path -> !path.endsWith("letter.txt"));
  }

  @Test
  void aFileInTheWayStaysThere() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "Dear");
    OwnPlace own = Wiring.ownPlace(StoreUrl.parse("file:" + file), name, context());

    assertThatThrownBy(() -> own.make(context())).hasMessageContaining("Not a directory");
    own.remove(context());

    assertThat(file).hasContent("Dear");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dynamodb", "file", "postgresql"})
  void whatAppearedSinceItWasPlannedIsNotTaken(String store) {
    StoreUrl url = url(store);
    OwnPlace own = Wiring.ownPlace(url, name, context());
    Wiring.initialise(own.url(), context());
    define(own.url());

    assertThatThrownBy(() -> own.make(context())).hasMessageContaining("CONFLICT");
    own.remove(context());

    assertKept(own.url());
  }

  @Test
  void aNameThatWouldBecomeTooLongIsRefused() {
    StoreUrl table = url("dynamodb");
    StoreUrl longTable =
        new StoreUrl("dynamodb", "t".repeat(255 - name.length()), "", table.parameters());
    assertThatThrownBy(() -> Wiring.ownPlace(longTable, name, context()))
        .hasMessageContaining("INVALID")
        .hasMessageContaining("a table's name has at most 255 characters");
    assertThat(Wiring.ownPlace(longTable, name.substring(1), context()).url().authority())
        .hasSize(255);

    StoreUrl database = url("timestream").with("prefix", "p".repeat(64 - name.length()));
    assertThatThrownBy(() -> Wiring.ownPlace(database, name, context()))
        .hasMessageContaining("INVALID")
        .hasMessageContaining("a prefix of tables has at most 64 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a_b", "a/b", "../a", "abcdefghijklmnopqrstuvwxyz0123456"})
  void aNameOfOtherCharactersIsRefused(String wrong) {
    assertThatThrownBy(() -> Wiring.ownPlace(StoreUrl.parse("file:x"), wrong, context()))
        .hasMessageContaining("a name is written with 1 to 32 of a-z 0-9 -");
  }

  @Test
  void aServerThatIsNotThereIsAnErrorAndNotNo() {
    BackendContext hasty = new BackendContext(new Meter(), InstantSource.system(), () -> 0);
    for (String text :
        new String[] {
          "dynamodb://" + place + "?endpoint=http://127.0.0.1:1",
          "postgresql://127.0.0.1:1/db?user=x&sslmode=disable",
          "s3://" + place + "?endpoint=http://127.0.0.1:1&path-style=true",
          "timestream://" + place + "?endpoint=http://127.0.0.1:1"
        }) {
      assertThatThrownBy(() -> Wiring.ownPlace(StoreUrl.parse(text), name, hasty).make(hasty))
          .hasMessageContaining("UNAVAILABLE");
    }
  }

  /** A place of an engine that is there, with nothing in it. */
  private StoreUrl url(String store) {
    return switch (store) {
      case "dynamodb" -> aws(store, LocalDynamoDb.shared().endpoint(), "", Map.of());
      case "timestream" -> aws(store, LocalTimestream.shared().endpoint(), "", Map.of());
      case "s3" -> aws("s3", s3.endpoint(), "/sensors", Map.of("path-style", "true"));
      case "s3-website" ->
          aws("s3", s3.endpoint(), "/go", Map.of("path-style", "true", "website", "true"));
      case "postgresql" -> StoreUrl.parse(LocalPostgres.shared().url() + "&schema=" + place);
      default -> new StoreUrl("file", "", folder.resolve("store").toString(), Map.of());
    };
  }

  private StoreUrl aws(String scheme, URI endpoint, String path, Map<String, String> more) {
    return new StoreUrl(scheme, place, path, more).with("endpoint", endpoint.toString());
  }

  /** Of which only the container can be there. */
  private static boolean isPart(String store) {
    return store.startsWith("s3") || store.equals("timestream");
  }

  private static void use(OwnPlace own) {
    own.make(context());
    define(own.url());
  }

  private static void define(StoreUrl url) {
    try (Backend backend = Wiring.open(url, context())) {
      if (backend instanceof OffersSeries series) {
        assertThat(series.series().define(SERIES)).isEqualTo(Defined.NEW);
      } else {
        ((OffersLinks) backend).links().create(LINK, Instant.EPOCH);
      }
    }
  }

  private static void assertKept(StoreUrl url) {
    try (Backend backend = Wiring.open(url, context())) {
      if (backend instanceof OffersSeries series) {
        assertThat(series.series().find(SERIES.name())).contains(SERIES);
      } else {
        assertThat(((OffersLinks) backend).links().find(LINK.id())).contains(LINK);
      }
    }
  }

  private static BackendContext context() {
    return BackendContext.system(new Meter());
  }
}
