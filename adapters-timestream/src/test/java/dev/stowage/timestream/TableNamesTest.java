package dev.stowage.timestream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TableNamesTest {

  private final TableNames names =
      new TableNames(new TimestreamConfig("readings", "stowage-", null, null));

  @Test
  void writesCapitalsAndUnderscoresAsTwoCharacters() {
    assertThat(names.table("temp-1")).isEqualTo("stowage-temp-1");
    assertThat(names.table("Temp_1.B")).isEqualTo("stowage-_temp__1._b");
  }

  @Test
  void bringsEveryNameBack() {
    List<String> series =
        List.of("a", "A", "_", "a_", "_a", "A_a_A", "__", "9", "a-.b", "X".repeat(64));

    assertThat(series.stream().map(names::table).collect(Collectors.toSet()))
        .hasSize(series.size())
        .allMatch(table -> table.equals(table.toLowerCase(Locale.ROOT)));
    assertThat(series)
        .allSatisfy(name -> assertThat(names.series(names.table(name))).contains(name));
    assertThat(names.table("X".repeat(64))).hasSizeLessThan(257);
  }

  @Test
  void knowsWhatIsNotOurs() {
    for (String table :
        List.of("other", "stowage", "stowage-", "stowage-A", "stowage-_", "stowage-_9")) {
      assertThat(names.series(table)).as(table).isEmpty();
    }
  }
}
