package dev.stowage.testkit.local.timestream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.testkit.local.LocalTimestream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.timestreamwrite.model.ConflictException;
import software.amazon.awssdk.services.timestreamwrite.model.ListTablesResponse;
import software.amazon.awssdk.services.timestreamwrite.model.PartitionKey;
import software.amazon.awssdk.services.timestreamwrite.model.ResourceNotFoundException;
import software.amazon.awssdk.services.timestreamwrite.model.Table;
import software.amazon.awssdk.services.timestreamwrite.model.TableStatus;
import software.amazon.awssdk.services.timestreamwrite.model.Tag;
import software.amazon.awssdk.services.timestreamwrite.model.ValidationException;

class TablesTest {

  private final Clients clients = new Clients(LocalTimestream.shared());

  @AfterEach
  void close() {
    clients.close();
  }

  @Test
  void describesADatabaseAndItsTables() {
    clients.withTable();

    assertThat(clients.write.describeDatabase(r -> r.databaseName(clients.database)).database())
        .satisfies(
            database -> {
              assertThat(database.databaseName()).isEqualTo(clients.database);
              assertThat(database.tableCount()).isEqualTo(1);
            });
    Table table = describe();
    assertThat(table.tableStatus()).isEqualTo(TableStatus.ACTIVE);
    assertThat(table.retentionProperties().memoryStoreRetentionPeriodInHours()).isEqualTo(6);
    assertThat(table.magneticStoreWriteProperties().enableMagneticStoreWrites()).isTrue();
  }

  @Test
  void givesATableTheDefaultsOfTheService() {
    create("plain");

    Table table = table("plain");
    assertThat(table.retentionProperties().memoryStoreRetentionPeriodInHours()).isEqualTo(6);
    assertThat(table.retentionProperties().magneticStoreRetentionPeriodInDays()).isEqualTo(73_000);
    assertThat(table.magneticStoreWriteProperties().enableMagneticStoreWrites()).isFalse();
  }

  @Test
  void namesWhatDoesNotExistAsTheServiceDoes() {
    assertThatThrownBy(() -> clients.write.describeDatabase(r -> r.databaseName("unknown")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("The database unknown does not exist.");
    assertThatThrownBy(() -> table("unknown"))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("The table unknown does not exist.");
    assertThatThrownBy(
            () -> clients.write.createTable(r -> r.databaseName("unknown").tableName("table")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("The database unknown does not exist.");
  }

  @Test
  void ofManyWhoMakeATableOneDoes() throws Exception {
    List<String> answers = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<String>> racing =
          IntStream.range(0, 32).mapToObj(i -> pool.submit(() -> answer("raced"))).toList();
      for (Future<String> racer : racing) {
        answers.add(racer.get());
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(answers).containsOnlyOnce("made").containsOnly("made", "conflict");
  }

  @Test
  void takesNamesOf3To256OfItsAlphabet() {
    for (String right : List.of("a.b", "A-b_9", "x".repeat(256))) {
      create(right);
      assertThat(table(right).tableName()).isEqualTo(right);
    }
    for (String wrong : List.of("ab", "x".repeat(257), "a b c", "a/bc", "äöü")) {
      assertInvalid(() -> create(wrong), "tableName");
    }
  }

  @Test
  void keepsTablesApartThatDifferInCase() {
    create("Case");
    create("case");

    assertThat(table("Case").arn()).isNotEqualTo(table("case").arn());
  }

  @Test
  void refusesARetentionBeyondItsLimits() {
    for (long hours : new long[] {0, 8767}) {
      assertInvalid(() -> retain(hours, 1), "memoryStoreRetentionPeriodInHours");
    }
    for (long days : new long[] {0, 73_001}) {
      assertInvalid(() -> retain(1, days), "magneticStoreRetentionPeriodInDays");
    }
    retain(8766, 73_000);
    assertThat(describe().retentionProperties().memoryStoreRetentionPeriodInHours())
        .isEqualTo(8766);
  }

  @Test
  void listsTablesByPagesWhateverIsMadeMeanwhile() {
    List<String> names = IntStream.range(0, 45).mapToObj(i -> "table-" + (10 + i)).toList();
    names.forEach(this::create);

    List<String> seen = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String token = null;
    do {
      String next = token;
      ListTablesResponse page =
          clients.write.listTables(r -> r.databaseName(clients.database).nextToken(next));
      page.tables().forEach(table -> seen.add(table.tableName()));
      sizes.add(page.tables().size());
      create("aaa-" + sizes.size());
      token = page.nextToken();
    } while (token != null);

    assertThat(seen).containsExactlyElementsOf(names);
    assertThat(sizes).containsExactly(20, 20, 5);
  }

  @Test
  void refusesATokenThatItNeverGave() {
    assertInvalid(
        () -> clients.write.listTables(r -> r.databaseName(clients.database).nextToken("§§")),
        "Invalid pagination token");
  }

  @Test
  void keepsTheTagsOfATable() {
    clients.write.createTable(
        r ->
            r.databaseName(clients.database)
                .tableName("tagged")
                .tags(tag("layout", "time:42:ms"), tag("empty", "")));
    String arn = table("tagged").arn();
    clients.write.tagResource(r -> r.resourceARN(arn).tags(tag("more", "1"), tag("empty", "2")));
    clients.write.untagResource(r -> r.resourceARN(arn).tagKeys("layout"));

    assertThat(clients.write.listTagsForResource(r -> r.resourceARN(arn)).tags())
        .containsExactlyInAnyOrder(tag("empty", "2"), tag("more", "1"));
  }

  @Test
  void refusesTagsBeyondTheirLimits() {
    assertInvalid(() -> createTagged(tag("k".repeat(129), "")), "tags.1.member.key");
    assertInvalid(() -> createTagged(tag("", "")), "tags.1.member.key");
    assertInvalid(() -> createTagged(tag("k", "v".repeat(257))), "tags.1.member.value");
    assertInvalid(() -> createTagged(tag("k", "1"), tag("k", "2")), "twice");
    assertInvalid(() -> createTagged(tags(201)), "tags");
    createTagged(tags(200));
    createTagged(tag("k".repeat(128), "v".repeat(256)));
  }

  @Test
  void deletesATableAndThenItsDatabase() {
    clients.withTable();
    assertInvalid(
        () -> clients.write.deleteDatabase(r -> r.databaseName(clients.database)), "tables");

    clients.write.deleteTable(r -> r.databaseName(clients.database).tableName(Clients.TABLE));
    assertThatThrownBy(this::describe).isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(
            () ->
                clients.write.deleteTable(
                    r -> r.databaseName(clients.database).tableName(Clients.TABLE)))
        .isInstanceOf(ResourceNotFoundException.class);
    clients.write.deleteDatabase(r -> r.databaseName(clients.database));
    assertThat(
            clients.write.listDatabasesPaginator(r -> {}).stream()
                .flatMap(p -> p.databases().stream()))
        .noneMatch(database -> database.databaseName().equals(clients.database));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertInvalid(
        () -> clients.write.createDatabase(r -> r.databaseName("with-key").kmsKeyId("a key")),
        "does not know the member 'kmsKeyId'");
    assertInvalid(
        () ->
            clients.write.createTable(
                r ->
                    r.databaseName(clients.database)
                        .tableName("partitioned")
                        .schema(
                            s ->
                                s.compositePartitionKey(
                                    PartitionKey.builder().type("MEASURE").build()))),
        "does not know the member 'schema'");
    assertThatThrownBy(() -> clients.write.listBatchLoadTasks(r -> {}))
        .hasMessageContaining("no operation Timestream_20181101.ListBatchLoadTasks");
  }

  private String answer(String name) {
    try {
      create(name);
      return "made";
    } catch (ConflictException taken) {
      return "conflict";
    }
  }

  private void create(String name) {
    clients.write.createTable(r -> r.databaseName(clients.database).tableName(name));
  }

  private void createTagged(Tag... tags) {
    clients.write.createTable(
        r ->
            r.databaseName(clients.database)
                .tableName("tagged-" + Arrays.hashCode(tags))
                .tags(tags));
  }

  private void retain(long hours, long days) {
    if (clients.write.listTables(r -> r.databaseName(clients.database)).tables().isEmpty()) {
      clients.withTable();
    }
    clients.write.updateTable(
        r ->
            r.databaseName(clients.database)
                .tableName(Clients.TABLE)
                .retentionProperties(
                    p ->
                        p.memoryStoreRetentionPeriodInHours(hours)
                            .magneticStoreRetentionPeriodInDays(days)));
  }

  private Table describe() {
    return table(Clients.TABLE);
  }

  private Table table(String name) {
    return clients
        .write
        .describeTable(r -> r.databaseName(clients.database).tableName(name))
        .table();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private static Tag[] tags(int count) {
    return IntStream.range(0, count).mapToObj(i -> tag("key-" + i, "")).toArray(Tag[]::new);
  }

  private static void assertInvalid(ThrowingCallable call, String what) {
    assertThatThrownBy(call).isInstanceOf(ValidationException.class).hasMessageContaining(what);
  }
}
