package dev.stowage.http.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.contract.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountersResourceTest {

  private static final String ONE = "/api/counters/visits";

  private final World world = new World(World.DIRECT);

  @ParameterizedTest
  @ValueSource(strings = {"delta=5", "delta=1", "1700000000", "delta=%zz"})
  void refusesToAddWithAQueryAndAddsNothing(String query) {
    Response refused = world.post(ONE + "?" + query, "");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("no parameter is taken", "{\\\"delta\\\":5}");
    assertThat(world.get(ONE).text()).contains("\"value\":0");
  }

  @Test
  void readsWithWhateverQueryKeepsCachesAway() {
    world.send(World.withToken("POST", ONE + "?"));
    assertThat(world.get(ONE + "?1700000000").text()).contains("\"value\":1");
    assertThat(world.send(Request.of("GET", ONE + ".svg?x=%zz")).status()).isEqualTo(200);
  }
}
