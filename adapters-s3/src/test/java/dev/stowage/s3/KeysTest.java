package dev.stowage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.series.Series;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

  private static final Keys KEYS = new Keys(Local.config("a-bucket", ""));
  private static final Keys PREFIXED = new Keys(Local.config("a-bucket", "my/sensors"));
  private static final LocalDate DATE = LocalDate.of(2025, 3, 1);

  @Test
  void laysADayUnderItsDate() {
    assertThat(KEYS.day(day("temp-1", DATE))).isEqualTo("series/temp-1/2025/03/01.stw");
    assertThat(PREFIXED.day(day("temp-1", DATE)))
        .isEqualTo("my/sensors/series/temp-1/2025/03/01.stw");
    assertThat(KEYS.definition("temp-1")).isEqualTo("series/temp-1/definition");
    assertThat(PREFIXED.definition("temp-1")).isEqualTo("my/sensors/series/temp-1/definition");
  }

  @ParameterizedTest
  @CsvSource({
    "temp-1, temp-1",
    "A, !a",
    "Temp.Out, !temp.!out",
    "a., a!1",
    "a..., a..!1",
    "con, !0con",
    "CON, !c!o!n",
    "nul.x, !0nul.x",
    "com1, !0com1",
    "com, com",
    "console, console",
    "0, 0"
  })
  void escapesANameForEveryFileSystem(String name, String folder) {
    assertThat(Keys.escape(name)).isEqualTo(folder);
    assertThat(Keys.unescape(folder)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "!", "!2", "!A", "a.", "!0a", "con", "a!1b"})
  void readsNoNameFromWhatIsNoneOfOurs(String folder) {
    assertThat(Keys.unescape(folder)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "series/temp-1/definition",
        "series/temp-1/2025/02/30.stw",
        "series/temp-1/2025/3/1.stw",
        "series/temp-1/2025/03/01.bin",
        "series/temp-1/2025/03/01.stw/x",
        "series/temp-11/2025/03/01.stw",
        "other/series/temp-1/2025/03/01.stw"
      })
  void readsNoDayFromAnotherKey(String key) {
    assertThat(KEYS.dayOf("temp-1", key)).isEmpty();
  }

  @Test
  void readsNoSeriesFromAKeyBesideThem() {
    assertThat(KEYS.seriesOf("series/readme")).isEmpty();
    assertThat(KEYS.seriesOf("series//x")).isEmpty();
    assertThat(KEYS.seriesOf("links/abc")).isEmpty();
    assertThat(PREFIXED.seriesOf("series/temp-1/definition")).isEmpty();
  }

  @Test
  void laysRecordsAndMarkersUnderTheirFolders() {
    assertThat(KEYS.records("links").of("aB_-3")).isEqualTo("links/a!b_-3");
    assertThat(PREFIXED.records("counters").of("Hits.")).isEqualTo("my/sensors/counters/!hits!1");
    assertThat(PREFIXED.marker(new Marker(DATE, "links", "con")))
        .isEqualTo("my/sensors/expiry/2025-03-01/links/!0con");
    assertThat(PREFIXED.website().of("aB_-3")).isEqualTo("my/sensors/aB_-3");
    assertThat(KEYS.website().of("con")).isEqualTo("con");
    assertThat(KEYS.website().idOf("index.html")).isEmpty();
    assertThat(KEYS.website().idOf("site/abc")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "expiry/2025-02-30/links/abc",
        "expiry/2025-3-1/links/abc",
        "expiry/2025-03-01/links/ABC",
        "expiry/2025-03-01/links/abc/x",
        "expiry/2025-03-01/abc",
        "links/abc",
        "p/expiry/2025-03-01/links/abc"
      })
  void readsNoMarkerFromAnotherKey(String key) {
    assertThat(KEYS.markerOf(key)).isEmpty();
  }

  private static SeriesDay day(String name, LocalDate date) {
    return new SeriesDay(new Series(name, Local.PLAIN), date);
  }
}
