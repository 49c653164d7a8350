package dev.stowage.http.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.http.Feature;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.contract.World;
import org.junit.jupiter.api.Test;

class CounterScriptResourceTest {

  @Test
  void isShortAndNeedsNothingElse() {
    Response script = new World(World.DIRECT).get("/counter.js");
    assertThat(script.body()).hasSizeLessThan(1_500);
    assertThat(script.header("Content-Type")).contains("application/javascript");
    assertThat(script.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(script.text())
        .doesNotContain("innerHTML", "document.write", "cookie", "localStorage", "import(", "eval");
  }

  /** What the script sends needs no leave beforehand, as it has neither body nor header. */
  @Test
  void sendsWhatAPageOfANamedOriginMaySeeTheAnswerOf() {
    World world = new World(World.DIRECT, World.openTo(Feature.COUNTERS));
    Request view =
        Request.of("POST", "/api/counters/visits").with("Origin", "https://pages.example");
    assertThat(world.send(view).text()).isEqualTo("{\"name\":\"visits\",\"value\":1}");
    assertThat(world.send(view).header("Access-Control-Allow-Origin"))
        .contains("https://pages.example");
    assertThat(world.get("/api/counters/visits").text()).contains("\"value\":2");
  }
}
