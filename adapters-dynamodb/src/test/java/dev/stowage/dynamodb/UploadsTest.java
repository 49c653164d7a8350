package dev.stowage.dynamodb;

import static dev.stowage.dynamodb.Faults.answer;
import static dev.stowage.testkit.fault.ProxiedRequest.awsOperation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.BackendContext;
import dev.stowage.core.cost.Meter;
import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.paste.Burn;
import dev.stowage.core.paste.Paste;
import dev.stowage.core.paste.PasteLabel;
import dev.stowage.core.paste.PasteMeta;
import dev.stowage.core.record.Created;
import dev.stowage.testkit.fault.HttpFault;
import dev.stowage.testkit.fault.HttpFaultProxy;
import dev.stowage.testkit.fault.ProxiedRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where the content of a paste lies, and what becomes of it when a call is cut off. */
class UploadsTest {

  private static final int LARGE = Upload.MOST_CONTENT + 1;
  private static final int LARGEST_ITEM = 400 * 1024;

  private final HttpFaultProxy wire = HttpFaultProxy.to(Local.endpoint());
  private final DynamoDbBackend spoilt = Local.over(wire, SeriesForm.ITEM);
  private final DynamoDbBackend backend = Local.direct(spoilt);

  @AfterEach
  void close() {
    backend.close();
    spoilt.close();
    wire.close();
  }

  /** Beside its parts, a large paste has a head and an entry in the list of uploads. */
  @ParameterizedTest
  @CsvSource({"0, 1", "358399, 1", "358400, 1", "358401, 4", "716800, 4", "4194304, 14"})
  void aPasteAboveThreeHundredAndFiftyKilobytesIsSplit(int size, int items) {
    Paste paste = Records.paste(size);

    backend.pastes().create(paste, Records.now());

    assertThat(Local.items(backend)).hasSize(items);
    assertThat(backend.pastes().find(paste.id())).contains(paste);
    assertThat(backend.pastes().peek(paste.id())).contains(paste.meta());
    assertThat(backend.pastes().take(paste.id())).contains(paste);
    assertThat(Local.items(backend)).isEmpty();
  }

  @Test
  void theLargestItemStaysBelowWhatDynamoDbTakes() {
    PasteMeta meta =
        new PasteMeta(
            Records.id(PasteMeta.ID_LENGTH),
            Upload.MOST_CONTENT,
            new PasteLabel("\uD83D\uDE80".repeat(100), "l".repeat(40)),
            Burn.AFTER_READING,
            Records.stamp(Duration.ofDays(365)));
    Paste paste = Paste.of(meta, new byte[Upload.MOST_CONTENT]);

    backend.pastes().create(paste, Records.now());

    assertThat(ItemSize.of(Local.items(backend).get(0))).isLessThan(LARGEST_ITEM);
    assertThat(backend.pastes().find(paste.id())).contains(paste);
  }

  @Test
  void aCreateThatLosesDeletesItsOwnPartsAlone() {
    Paste first = Records.paste(LARGE);
    backend.pastes().create(first, Records.now());
    List<Map<String, AttributeValue>> before = Local.items(backend);

    assertThat(backend.pastes().create(Records.paste(first.id(), LARGE, null), Records.now()))
        .isEqualTo(Created.TAKEN);

    assertThat(Local.items(backend)).containsExactlyInAnyOrderElementsOf(before);
    assertThat(backend.pastes().find(first.id())).contains(first);
  }

  @Test
  void partsOfAPasteThatExpiresGoAWeekAfterItAndOthersStay() {
    Paste brief = Records.pasteFor(Duration.ofHours(1), LARGE);
    backend.pastes().create(brief, Records.now());

    long end = brief.meta().stamp().createdAt().plus(Duration.ofHours(1)).getEpochSecond();
    assertThat(Local.items(backend))
        .extracting(item -> Keys.integer(item, Keys.EXPIRES))
        .containsExactlyInAnyOrder(end, end + 604_800, end + 604_800, end + 604_800);

    backend.pastes().take(brief.id());
    backend.pastes().create(Records.paste(LARGE), Records.now());
    assertThat(Local.items(backend)).noneMatch(item -> item.containsKey(Keys.EXPIRES));
  }

  @Test
  void whatACreateLeftBehindIsFreedByAnotherAWeekLater() {
    wire.always(awsOperation("PutItem"), afterTheFirst(answer(400, "AccessDeniedException")));
    Local.assertKind(
        ErrorKind.MISCONFIGURED, () -> spoilt.pastes().create(Records.paste(LARGE), Records.now()));
    assertThat(Local.items(backend)).as("two parts and their entry").hasSize(3);

    upload(Duration.ofDays(6));
    assertThat(Local.items(backend)).as("those and a paste of four").hasSize(7);
    upload(Duration.ofDays(8));
    assertThat(Local.items(backend)).as("two pastes of four").hasSize(8);
  }

  @Test
  void whatATakeLeftBehindIsFreedByAnotherAWeekLater() {
    Paste paste = Records.paste(LARGE);
    backend.pastes().create(paste, Records.now());
    wire.always(awsOperation("BatchWriteItem"), answer(400, "AccessDeniedException"));
    assertThat(spoilt.pastes().take(paste.id())).contains(paste);
    assertThat(Local.items(backend)).as("two parts and their entry").hasSize(3);

    upload(Duration.ofDays(8));

    assertThat(Local.items(backend)).as("a paste of four").hasSize(4);
  }

  /** Whatever goes wrong with what others left behind, it is not part of what was asked for. */
  @ParameterizedTest
  @MethodSource("faultsOfFreeing")
  void whatCannotBeFreedKeepsNobodyFromUploading(
      Predicate<ProxiedRequest> which, HttpFault fault, int left) {
    Paste taken = Records.paste(LARGE);
    backend.pastes().create(taken, Records.now());
    wire.always(awsOperation("BatchWriteItem"), answer(400, "AccessDeniedException"));
    spoilt.pastes().take(taken.id());
    wire.heal();
    wire.always(which, fault);

    Paste paste = Records.paste(LARGE);
    try (DynamoDbBackend later = at(spoilt.config(), Duration.ofDays(8))) {
      assertThat(later.pastes().create(paste, Records.now())).isEqualTo(Created.NEW);
    }

    assertThat(backend.pastes().find(paste.id())).contains(paste);
    assertThat(Local.items(backend)).as("a paste of four, and the rest").hasSize(4 + left);
  }

  static Stream<Arguments> faultsOfFreeing() {
    Predicate<ProxiedRequest> delete =
        awsOperation("BatchWriteItem").and(sent -> sent.text().contains("DeleteRequest"));
    HttpFault throttled = answer(400, "ProvisionedThroughputExceededException");
    return Stream.of(
        Arguments.of(delete, throttled, 3),
        Arguments.of(delete, HttpFault.cutAfter(), 1),
        Arguments.of(delete, answer(400, "AccessDeniedException"), 3),
        Arguments.of(awsOperation("GetItem"), throttled, 3),
        Arguments.of(awsOperation("Query"), throttled, 3));
  }

  @Test
  void aDamagedPasteKeepsNobodyFromUploadingNorFromFreeingTheRest() {
    Paste damaged = Records.paste(LARGE);
    Paste taken = Records.paste(LARGE);
    backend.pastes().create(damaged, Records.now());
    backend.pastes().create(taken, Records.now());
    wire.always(awsOperation("BatchWriteItem"), answer(400, "AccessDeniedException"));
    spoilt.pastes().take(taken.id());
    damageHead(damaged.id());

    upload(Duration.ofDays(8));

    assertThat(Local.items(backend)).as("the damaged paste and another, of four each").hasSize(8);
    Local.assertKind(ErrorKind.CORRUPT, () -> backend.pastes().find(damaged.id()));
  }

  @Test
  void whatAPasteNeedsIsNotFreedHoweverOldItIs() {
    Paste paste = Records.paste(LARGE);
    backend.pastes().create(paste, Records.now());

    upload(Duration.ofDays(3_000));

    assertThat(backend.pastes().find(paste.id())).contains(paste);
  }

  @Test
  void aFindFollowsAPasteThatIsReplacedWhileItReads() {
    Paste first = Records.paste(LARGE);
    Paste second = Records.paste(first.id(), LARGE + 5, null);
    Paste third = Records.paste(first.id(), 10, null);
    backend.pastes().create(first, Records.now());
    wire.next(awsOperation("Query"), HttpFault.after(() -> replace(second)))
        .next(awsOperation("Query"), HttpFault.after(() -> replace(third)));

    assertThat(spoilt.pastes().find(first.id())).contains(third);
  }

  @Test
  void aFindOfAPasteThatIsTakenWhileItReadsFindsNothing() {
    Paste paste = Records.paste(LARGE);
    backend.pastes().create(paste, Records.now());
    wire.next(awsOperation("Query"), HttpFault.after(() -> backend.pastes().take(paste.id())));

    assertThat(spoilt.pastes().find(paste.id())).isEmpty();
  }

  @Test
  void aFindGivesUpOnAPasteThatIsReplacedAllTheTime() {
    Paste paste = Records.paste(LARGE);
    backend.pastes().create(paste, Records.now());
    wire.always(
        awsOperation("Query"),
        HttpFault.after(() -> replace(Records.paste(paste.id(), LARGE, null))));

    Local.assertKind(ErrorKind.THROTTLED, () -> spoilt.pastes().find(paste.id()));
  }

  @Test
  void aMissingPartIsCorruptUnlessThePasteHasExpired() {
    Paste lasting = Records.paste(LARGE);
    Paste brief = Records.pasteFor(Duration.ofHours(1), LARGE);
    backend.pastes().create(lasting, Records.now());
    backend.pastes().create(brief, Records.now());
    Local.items(backend).stream()
        .filter(item -> !item.containsKey(Keys.HEAD) && item.containsKey(Keys.CONTENT))
        .forEach(
            part ->
                backend
                    .client()
                    .deleteItem(r -> r.tableName(backend.config().table()).key(Keys.key(part))));

    Local.assertKind(ErrorKind.CORRUPT, () -> backend.pastes().find(lasting.id()));
    Local.assertKind(ErrorKind.CORRUPT, () -> backend.pastes().find(brief.id()));
    try (DynamoDbBackend later = at(Duration.ofHours(2))) {
      assertThat(later.pastes().find(brief.id())).isEmpty();
      assertThat(later.pastes().take(brief.id())).isEmpty();
      Local.assertKind(ErrorKind.CORRUPT, () -> later.pastes().take(lasting.id()));
    }
  }

  /**
   * Finds see one paste whole or none, whatever others do to it, and each take a paste of its own.
   */
  @Test
  void pastesThatComeAndGoAreSeenWholeAndTakenOnce() throws Exception {
    String id = Records.id(PasteMeta.ID_LENGTH);
    ExecutorService threads = Executors.newFixedThreadPool(6);
    List<Paste> created = new ArrayList<>();
    List<Paste> taken = new ArrayList<>();
    List<Paste> found = new ArrayList<>();
    try (DynamoDbBackend other = Local.another(backend)) {
      List<Callable<Runnable>> tasks = new ArrayList<>();
      for (DynamoDbBackend each : List.of(backend, other)) {
        tasks.add(() -> rounds(() -> create(each, id), created));
        tasks.add(() -> rounds(() -> each.pastes().take(id).stream().toList(), taken));
        tasks.add(() -> rounds(() -> each.pastes().find(id).stream().toList(), found));
      }
      for (Future<Runnable> ended : threads.invokeAll(tasks)) {
        ended.get().run();
      }
      other.pastes().take(id).ifPresent(taken::add);
    }
    threads.shutdown();

    assertThat(created).isNotEmpty();
    assertThat(taken).containsExactlyInAnyOrderElementsOf(created);
    assertThat(created).containsAll(found);
    assertThat(Local.items(backend)).isEmpty();
  }

  private static List<Paste> create(DynamoDbBackend each, String id) {
    Paste paste = Records.paste(id, LARGE, null);
    return each.pastes().create(paste, Records.now()) == Created.NEW ? List.of(paste) : List.of();
  }

  /** Asks the same again and again; the answers are handed over on the thread of the test. */
  private static Runnable rounds(Callable<List<Paste>> call, List<Paste> answers) throws Exception {
    List<Paste> mine = new ArrayList<>();
    for (int round = 0; round < 25; round++) {
      mine.addAll(call.call());
    }
    return () -> answers.addAll(mine);
  }

  private void replace(Paste paste) {
    backend.pastes().take(paste.id());
    assertThat(backend.pastes().create(paste, Records.now())).isEqualTo(Created.NEW);
  }

  /** Stores another large paste some time from now. */
  private void upload(Duration later) {
    try (DynamoDbBackend uploader = at(later)) {
      assertThat(uploader.pastes().create(Records.paste(LARGE), Records.now()))
          .isEqualTo(Created.NEW);
    }
  }

  /** A backend of another time, which looks at the list of uploads from its beginning. */
  private DynamoDbBackend at(Duration later) {
    return at(backend.config(), later);
  }

  private static DynamoDbBackend at(DynamoDbConfig config, Duration later) {
    AtomicLong counting = new AtomicLong(later.toSeconds() << 20);
    InstantSource clock = InstantSource.offset(InstantSource.system(), later);
    return DynamoDbBackend.open(
        config,
        new BackendContext(
            new Meter(), clock, () -> counting.getAndIncrement() % 2 == 0 ? 0 : counting.get()));
  }

  private void damageHead(String id) {
    Map<String, AttributeValue> head =
        new HashMap<>(
            Local.items(backend).stream()
                .filter(item -> item.containsKey(Keys.HEAD) && Keys.id(item).equals(id))
                .findFirst()
                .orElseThrow());
    head.put(Keys.HEAD, Keys.bytes(new byte[] {99}));
    backend.client().putItem(r -> r.tableName(backend.config().table()).item(head));
  }

  private static HttpFault afterTheFirst(HttpFault fault) {
    AtomicLong count = new AtomicLong();
    return exchange -> (count.getAndIncrement() == 0 ? HttpFault.none() : fault).meet(exchange);
  }
}
