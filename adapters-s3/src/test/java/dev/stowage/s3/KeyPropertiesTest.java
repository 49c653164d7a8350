package dev.stowage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.series.Series;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of the keys of all names and days. */
class KeyPropertiesTest {

  private static final Keys KEYS = new Keys(Local.config("a-bucket", ""));
  private static final Keys PREFIXED = new Keys(Local.config("a-bucket", "my/sensors"));
  private static final LocalDate DATE = LocalDate.of(2025, 3, 1);

  @Property
  void readsBackWhatItWrote(@ForAll("names") String name, @ForAll("dates") LocalDate date) {
    for (Keys keys : new Keys[] {KEYS, PREFIXED}) {
      String key = keys.day(day(name, date));
      assertThat(keys.seriesOf(key)).contains(name);
      assertThat(keys.dayOf(name, key)).contains(date);
      assertThat(keys.before(day(name, date))).isLessThan(key);
      assertThat(key.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_024 - 512);
    }
  }

  @Property
  void neitherNamesNorTheirKeysGetInEachOthersWay(
      @ForAll("names") String one, @ForAll("names") String other) {
    String first = KEYS.definition(one);
    String second = KEYS.definition(other);
    assertThat(first.equalsIgnoreCase(second)).isEqualTo(one.equals(other));
    assertThat(first.startsWith(second)).isEqualTo(one.equals(other));
    assertThat(KEYS.day(day(one, DATE)).startsWith(second)).isFalse();
    assertThat(second.startsWith(KEYS.day(day(one, DATE)))).isFalse();
  }

  @Property
  void recordsComeBackFromTheirKeysAndAreNoFolderOfAnother(
      @ForAll("ids") String one, @ForAll("ids") String other) {
    for (Keys keys : new Keys[] {KEYS, PREFIXED}) {
      for (String folder : new String[] {"links", "pastes", "counters"}) {
        RecordKeys records = keys.records(folder);
        assertThat(records.idOf(records.of(one))).contains(one);
        assertThat(records.of(one).equalsIgnoreCase(records.of(other)))
            .isEqualTo(one.equals(other));
        assertThat(records.of(one)).doesNotStartWith(records.of(other) + "/");
        assertThat(records.of(one)).doesNotStartWith(keys.allSeries());
        assertThat(records.of(one)).doesNotStartWith(keys.allMarkers());
        assertThat(records.of(one).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_024 - 512);
      }
    }
  }

  @Property
  void markersComeBackFromTheirKeysAndSortByTheirDay(
      @ForAll("ids") String id, @ForAll("dates") LocalDate date) {
    for (Keys keys : new Keys[] {KEYS, PREFIXED}) {
      Marker marker = new Marker(date, "pastes", id);
      String key = keys.marker(marker);
      assertThat(keys.markerOf(key)).contains(marker);
      assertThat(key).startsWith(keys.allMarkers()).isLessThan(keys.behindMarkers(date));
      assertThat(keys.marker(new Marker(date.minusDays(1), "zzz", id))).isLessThan(key);
      assertThat(keys.behindMarkers(date.minusDays(1))).isLessThan(key);
    }
  }

  @Property
  void daysSortAsTheirKeysDo(@ForAll("dates") LocalDate one, @ForAll("dates") LocalDate other) {
    int byKey = KEYS.day(day("a", one)).compareTo(KEYS.day(day("a", other)));
    assertThat(Integer.signum(byKey)).isEqualTo(Integer.signum(one.compareTo(other)));
    assertThat(KEYS.day(day("a", one))).isLessThan(KEYS.definition("a"));
  }

  @Provide
  Arbitrary<String> names() {
    Arbitrary<String> any =
        Arbitraries.strings()
            .withChars("abcxyzABCXYZ019._-")
            .ofMinLength(1)
            .ofMaxLength(64)
            .filter(name -> Character.isLetterOrDigit(name.charAt(0)) && !name.endsWith(".spill"));
    return Arbitraries.oneOf(
        any, Arbitraries.of("con", "CON", "nul.", "a", "A", "a.", "a..", "com1.x"));
  }

  /** Ids of links and names of counters. */
  @Provide
  Arbitrary<String> ids() {
    return Arbitraries.oneOf(
        names(),
        Arbitraries.strings().withChars("abzABZ09_-").ofMinLength(3).ofMaxLength(64),
        Arbitraries.of("A".repeat(128), "definition", "a.svg.", "---"));
  }

  @Provide
  Arbitrary<LocalDate> dates() {
    return Arbitraries.longs().between(0, DayList.LAST.toEpochDay()).map(LocalDate::ofEpochDay);
  }

  private static SeriesDay day(String name, LocalDate date) {
    return new SeriesDay(new Series(name, Local.PLAIN), date);
  }
}
