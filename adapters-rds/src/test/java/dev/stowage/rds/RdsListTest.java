package dev.stowage.rds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.backend.Page;
import dev.stowage.core.counter.Counter;
import dev.stowage.core.link.Link;
import dev.stowage.core.paste.PasteMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lists that are longer than a page of 1,000; PostgreSQL makes the rows itself, by their number.
 */
class RdsListTest {

  /** Four of these at the end of a key are its number, in the order of keys. */
  private static final String DIGITS = "abcdefghjk";

  private static final String BEGIN = "k".repeat(PasteMeta.ID_LENGTH - 4);

  /** Values of a stamp's columns. */
  private static final String STAMP =
      "1, timestamptz '2025-03-01T12:00:00Z', null, decode(repeat('00', 32), 'hex')";

  private final RdsConfig config = Local.config(Local.freshSchema(), SeriesForm.ROW);
  private final RdsBackend backend = Local.made(config);

  @AfterEach
  void close() {
    backend.close();
  }

  /** A page that is exactly full does not know that it is the last. */
  @ParameterizedTest
  @CsvSource({
    "LINK, 999, 999",
    "LINK, 1000, 1000 0",
    "LINK, 1001, 1000 1",
    "PASTE, 1100, 1000 100",
    "COUNTER, 2000, 1000 1000 0"
  })
  void pagesAreFullButForTheLast(RecordTable table, int rows, String sizes) {
    insert(table, "generate_series(1, " + rows + ") AS numbers(n)");

    List<Page<String>> pages = new ArrayList<>(List.of(list(table, Page.FIRST)));
    while (last(pages).next().isPresent()) {
      pages.add(list(table, last(pages).next().get()));
    }

    assertThat(
            pages.stream()
                .map(page -> String.valueOf(page.items().size()))
                .collect(Collectors.joining(" ")))
        .isEqualTo(sizes);
    assertThat(pages.stream().flatMap(page -> page.items().stream()))
        .containsExactlyElementsOf(keys(IntStream.rangeClosed(1, rows)));
  }

  /**
   * Between two pages one row goes that was listed, the one that the cursor names, and the one
   * behind it; and others come before the cursor, right behind it, and at the end.
   */
  @ParameterizedTest
  @EnumSource(RecordTable.class)
  void aCursorStaysWhereItIsWhileRowsComeAndGo(RecordTable table) {
    insert(table, "generate_series(2, 4200, 2) AS numbers(n)");

    Page<String> first = list(table, Page.FIRST);
    delete(table, IntStream.of(2, 2_000, 2_002));
    insert(table, "(VALUES (1), (1999), (2001), (4201)) AS numbers(n)");
    Page<String> second = list(table, first.next().orElseThrow());
    delete(table, IntStream.of(4_000));
    Page<String> third = list(table, second.next().orElseThrow());

    assertThat(first.items()).containsExactlyElementsOf(keys(even(2, 2_000)));
    assertThat(second.items())
        .containsExactlyElementsOf(keys(IntStream.concat(IntStream.of(2_001), even(2_004, 4_000))))
        .hasSize(1_000);
    assertThat(third.items())
        .containsExactlyElementsOf(keys(IntStream.concat(even(4_002, 4_200), IntStream.of(4_201))));
    assertThat(third.next()).isEmpty();
  }

  private static IntStream even(int from, int to) {
    return IntStream.rangeClosed(from / 2, to / 2).map(half -> 2 * half);
  }

  private static List<String> keys(IntStream numbers) {
    return numbers.mapToObj(RdsListTest::key).toList();
  }

  private static String key(int number) {
    return BEGIN
        + "%04d"
            .formatted(number)
            .chars()
            .mapToObj(digit -> DIGITS.substring(digit - '0', digit - '0' + 1))
            .collect(Collectors.joining());
  }

  /** Inserts a row for each number {@code n} of a set. */
  private void insert(RecordTable table, String numbers) {
    String key =
        "'%s' || translate(to_char(n, 'FM0000'), '0123456789', '%s')".formatted(BEGIN, DIGITS);
    String columns =
        switch (table) {
          case LINK -> "id, target, " + StampColumns.NAMES;
          case PASTE -> "id, content, burns, " + StampColumns.NAMES;
          case COUNTER -> "name, value, write_id";
        };
    String values =
        switch (table) {
          case LINK -> "'https://example.org/', " + STAMP;
          case PASTE -> "bytea '\\x00', false, " + STAMP;
          case COUNTER -> "n, 1";
        };
    Sql.run(
        "INSERT INTO %s (%s) SELECT %s, %s FROM %s"
            .formatted(table.in(config), columns, key, values, numbers));
  }

  private void delete(RecordTable table, IntStream numbers) {
    String column = table == RecordTable.COUNTER ? "name" : "id";
    String keys = keys(numbers).stream().collect(Collectors.joining("', '", "'", "'"));
    Sql.run("DELETE FROM %s WHERE %s IN (%s)".formatted(table.in(config), column, keys));
  }

  private Page<String> list(RecordTable table, String cursor) {
    return switch (table) {
      case LINK -> named(backend.links().list(cursor), Link::id);
      case PASTE -> named(backend.pastes().list(cursor), PasteMeta::id);
      case COUNTER -> named(backend.counters().list(cursor), Counter::name);
    };
  }

  private static <R> Page<String> named(Page<R> page, Function<R, String> key) {
    return new Page<>(page.items().stream().map(key).toList(), page.next());
  }

  private static Page<String> last(List<Page<String>> pages) {
    return pages.get(pages.size() - 1);
  }
}
