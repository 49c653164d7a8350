package dev.stowage.http.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stowage.core.series.Readings;
import dev.stowage.core.series.ReadingsBuilder;
import dev.stowage.core.series.RecordLayout;
import dev.stowage.core.series.Series;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.contract.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Following the links gives every reading exactly once, whatever a page holds. */
class SeriesPagesTest {

  private static final RecordLayout LAYOUT = RecordLayout.parse("time:42:ms x:14:0.1:-100");
  private static final Series SERIES = new Series("temp-1", LAYOUT);
  private static final String ONE = "/api/series/temp-1";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> FORMS =
      List.of("application/json", "text/csv", "application/vnd.stowage.readings");
  private static final List<String> QUERIES =
      List.of("from=0", "from=1500&every=PT2S", "from=0&every=PT1S&as=last", "from=0&points=7");

  @Property(tries = 60)
  void everyReadingComesOnceInEveryForm(
      @ForAll @IntRange(max = 2_300) int size,
      @ForAll @IntRange(min = 1, max = 9_000) int pageBytes,
      @ForAll @IntRange(max = 3) int query) {
    World world = worldOf(size);
    String target = ONE + "?" + QUERIES.get(query);
    List<String> whole = rows(world, target, "text/csv", 4 << 20);
    for (String form : FORMS) {
      int bytes = size > 100 ? Math.max(pageBytes, 700) : pageBytes;
      assertThat(rows(world, target, form, bytes)).isEqualTo(whole);
    }
  }

  @Test
  void noPageIsLongerThanItMayBe() {
    World world = worldOf(300);
    for (String form : FORMS) {
      for (String query : QUERIES) {
        for (int most : new int[] {200, 500, 4_000}) {
          Request request = Request.of("GET", ONE + "?" + query).with("Accept", form);
          assertThat(Pages.of(world, request, most))
              .allSatisfy(page -> assertThat(page.body().length).isLessThanOrEqualTo(most));
        }
      }
    }
  }

  /** W: the whole history in one answer passes the limit of a gateway after 2.84 days. */
  @Test
  void aWholeHistoryComesInPagesOf4MiB() {
    World world = worldOf(120_000);
    List<Response> pages = Pages.of(world, Request.of("GET", ONE + "?from=0"), 4 << 20);
    assertThat(pages).hasSizeGreaterThan(1);
    assertThat(pages)
        .allSatisfy(page -> assertThat(page.body().length).isLessThanOrEqualTo(4 << 20));
    assertThat(pages.stream().mapToInt(page -> rows(page, "application/json").size()).sum())
        .isEqualTo(120_000);
  }

  @Test
  void theDefaultRangeStaysWhereItBeganWhileTimeAndReadingsGoOn() {
    World world = new World(World.DIRECT);
    world.backend().series().define(SERIES);
    long noon = world.now().toEpochMilli();
    append(world, noon - 86_400_000, noon - 1, noon);
    Response first = Pages.of(world, Request.of("GET", ONE), 1).get(0);
    world.pass(Duration.ofHours(1));
    append(world, noon - 2, noon + 1);
    String link = first.header("Link").orElseThrow();
    Request next = Request.of("GET", link.substring(1, link.indexOf('>')));
    List<String> rest = new ArrayList<>();
    Pages.of(world, next, 1).forEach(page -> rest.addAll(rows(page, "application/json")));
    assertThat(rest)
        .containsExactly("2025-03-01T11:59:59.999Z,-99.9", "2025-03-01T12:00:00Z,-99.9");
  }

  @Test
  void aCursorTakesItsOwnRangeAndNoOther() {
    World world = worldOf(10);
    Response first = Pages.of(world, Request.of("GET", ONE + "?from=0&to=5000"), 1).get(0);
    String link = first.header("Link").orElseThrow();
    String next = link.substring(1, link.indexOf('>'));
    assertThat(world.get(next + "&from=0&to=5000").status()).isEqualTo(200);
    assertThat(world.get(next + "&from=1970-01-01T00:00:00Z").status()).isEqualTo(200);
    Response refused = world.get(next + "&from=1");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text())
        .contains("it belongs to the range from 1970-01-01T00:00:00Z to 1970-01-01T00:00:05Z");
  }

  @Test
  void listsEverySeriesOnceHoweverSmallThePages() {
    World world = new World(World.DIRECT);
    Set<String> defined = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      Series series = new Series("s" + i, LAYOUT);
      world.backend().series().define(series);
      defined.add(series.name());
    }
    for (int most : new int[] {1, 200, 1_000, 1 << 20}) {
      List<String> listed = new ArrayList<>();
      for (Response page : Pages.of(world, Request.of("GET", "/api/series"), most)) {
        json(page).get("series").forEach(one -> listed.add(one.get("name").asText()));
      }
      assertThat(listed).hasSize(60).containsExactlyInAnyOrderElementsOf(defined);
    }
  }

  @Test
  void noPageOfTheListIsLongerThanItMayBe() {
    World world = new World(World.DIRECT);
    IntStream.range(0, 60)
        .forEach(i -> world.backend().series().define(new Series("s" + i, LAYOUT)));
    assertThat(Pages.of(world, Request.of("GET", "/api/series"), 500))
        .allSatisfy(page -> assertThat(page.body().length).isLessThanOrEqualTo(500));
  }

  private static World worldOf(int size) {
    World world = new World(World.DIRECT);
    world.backend().series().define(SERIES);
    ReadingsBuilder readings = Readings.builder(LAYOUT);
    for (int i = 0; i < size; i++) {
      readings.addRaw(1_000L * i + i % 7, i * 31 % 16_384);
    }
    world.backend().series().append(SERIES, readings.build());
    return world;
  }

  private static void append(World world, long... times) {
    for (long time : times) {
      Readings one = Readings.builder(LAYOUT).addRaw(time, 1).build();
      world.backend().series().append(SERIES, one);
    }
  }

  /** Every reading of every page as a row of CSV. */
  private static List<String> rows(World world, String target, String form, int most) {
    List<String> rows = new ArrayList<>();
    Request request = Request.of("GET", target).with("Accept", form);
    Pages.of(world, request, most).forEach(page -> rows.addAll(rows(page, form)));
    return rows;
  }

  private static List<String> rows(Response page, String form) {
    if (form.equals("text/csv")) {
      return page.text().lines().skip(1).toList();
    }
    List<String> rows = new ArrayList<>();
    if (form.equals("application/json")) {
      json(page)
          .get("readings")
          .forEach(one -> rows.add(one.get("time").asText() + "," + one.get("x").asText()));
      return rows;
    }
    Readings readings = Readings.ofPacked(LAYOUT, page.body());
    IntStream.range(0, readings.size())
        .forEach(i -> rows.add(readings.text(i, 0) + "," + readings.text(i, 1)));
    return rows;
  }

  private static JsonNode json(Response page) {
    try {
      return MAPPER.readTree(page.body());
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }
}
