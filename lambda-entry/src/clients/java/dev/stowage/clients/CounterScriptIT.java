package dev.stowage.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code counter.js}, run by node in a stand-in of a page. */
class CounterScriptIT {

  @TempDir Path home;

  @Test
  void countsEachViewAndShowsTheNumber() throws Exception {
    try (Served served = new Served()) {
      Map<String, Object> page = page(Map.of("data-counter", "visits"), "", "visits", "others");
      assertThat(shown(served, page)).containsExactly("1", "1", "...");
      assertThat(shown(served, page)).containsExactly("2", "2", "...");
      assertThat(served.world().get("/api/counters/visits").text()).contains("\"value\":2");
    }
  }

  @Test
  void countsWithoutAPlaceToShowIt() throws Exception {
    try (Served served = new Served()) {
      assertThat(shown(served, page(Map.of("data-counter", "visits")))).isEmpty();
      assertThat(served.world().get("/api/counters/visits").text()).contains("\"value\":1");
    }
  }

  @Test
  void showsWithoutCountingWhereItIsTold() throws Exception {
    try (Served served = new Served()) {
      served.world().backend().counters().add("visits", 41);
      Map<String, String> script = Map.of("data-counter", "visits", "data-read-only", "");
      assertThat(shown(served, page(script, ""))).containsExactly("41");
      assertThat(served.world().get("/api/counters/visits").text()).contains("\"value\":41");
    }
  }

  @Test
  void countsAPageThatIsLoadedAheadOnlyOnceItIsShown() throws Exception {
    try (Served served = new Served()) {
      Map<String, String> script = Map.of("data-counter", "visits");
      Map<String, Object> hidden = Map.of("script", script, "places", List.of(""), "ahead", true);
      assertThat(shown(served, hidden)).containsExactly("...");
      assertThat(served.world().get("/api/counters/visits").text()).contains("\"value\":0");
      Map<String, Object> seen =
          Map.of("script", script, "places", List.of(""), "ahead", true, "shown", true);
      assertThat(shown(served, seen)).containsExactly("1");
    }
  }

  @Test
  void leavesThePageAsItIsWhereTheServerRefuses() throws Exception {
    try (Served served = new Served()) {
      assertThat(shown(served, page(Map.of("data-counter", "no such name"), "")))
          .containsExactly("...");
      assertThat(shown(served, page(Map.of(), ""))).containsExactly("...");
    }
  }

  /** The script was fetched before, and the counter's server is away now. */
  @Test
  void leavesThePageAsItIsWhereTheServerIsAway() throws Exception {
    try (Served served = new Served()) {
      Map<String, Object> page =
          Map.of(
              "script", Map.of("data-counter", "visits"),
              "places", List.of(""),
              "source", "http://" + served.authority());
      assertThat(shown("http://127.0.0.1:1", page)).containsExactly("...");
    }
  }

  private static Map<String, Object> page(Map<String, String> script, String... places) {
    return Map.of("script", script, "places", List.of(places), "ahead", false);
  }

  private List<Object> shown(Served served, Map<String, Object> page) throws Exception {
    return shown("http://" + served.authority(), page);
  }

  private List<Object> shown(String server, Map<String, Object> page) throws Exception {
    URL harness = Objects.requireNonNull(CounterScriptIT.class.getResource("page.js"));
    Path script = home.resolve("page.js");
    Files.write(script, harness.openStream().readAllBytes());
    String printed =
        new Program(home)
            .run("", List.of("node", script.toString(), server, JSON.std.asString(page)));
    return JSON.std.listFrom(printed);
  }
}
