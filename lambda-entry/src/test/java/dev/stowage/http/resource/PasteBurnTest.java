package dev.stowage.http.resource;

import static dev.stowage.http.contract.World.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.http.Exchange;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.contract.World;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A paste that burns is read once, by whichever door, and by nothing that reads nothing. */
class PasteBurnTest {

  private static final List<String> DOORS =
      List.of("/api/pastes/%s", "/api/pastes/%s/raw", "/documents/%s", "/raw/%s", "/raw/%s.txt");

  private final World world = new World(World.DIRECT);

  @Test
  void isReadOnceByWhicheverDoor() {
    for (String door : DOORS) {
      String id = PasteSender.burning(world, utf8("secret"));
      Response first = world.get(door.formatted(id));
      assertThat(first.status()).isEqualTo(200);
      assertThat(first.text()).contains("secret");
      for (String again : DOORS) {
        assertThat(world.get(again.formatted(id)).status()).isEqualTo(404);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/pastes/%s", "/api/pastes/%s/raw", "/documents/%s", "/raw/%s"})
  void staysWhenOnlyItsHeadIsAskedFor(String door) {
    String id = PasteSender.burning(world, utf8("secret"));
    Request head = Request.of("HEAD", door.formatted(id));
    for (int i = 0; i < 3; i++) {
      Response seen = world.send(head);
      assertThat(seen.status()).isEqualTo(200);
      assertThat(seen.body()).isEmpty();
      assertThat(seen.header("Cache-Control")).contains("no-store");
    }
    assertThat(world.get(door.formatted(id)).text()).contains("secret");
    assertThat(world.send(head).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/pastes/%s", "/api/pastes/%s/raw", "/documents/%s", "/raw/%s"})
  void hasNoTagWithWhichItCouldBurnUnread(String door) {
    String id = PasteSender.burning(world, utf8("secret"));
    Response read =
        world.send(
            Request.of("GET", door.formatted(id))
                .with("If-None-Match", "*")
                .with("Range", "bytes=0-0"));
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.text()).contains("secret");
    assertThat(read.header("ETag")).isEmpty();
    assertThat(read.header("Accept-Ranges")).isEmpty();
    assertThat(read.header("Cache-Control")).contains("no-store");
  }

  @Test
  void isDeletedUnreadByWhoMadeIt() {
    Response made = world.post("/api/pastes", "{\"content\":\"secret\",\"burnAfterReading\":true}");
    String target = "/api/pastes/" + PasteSender.field(made, "id");
    Request delete =
        Request.of("DELETE", target)
            .with(Exchange.DELETE_TOKEN, PasteSender.field(made, "deleteToken"))
            .with("If-Match", "*");
    assertThat(world.send(delete).status()).isEqualTo(204);
    assertThat(world.get(target).status()).isEqualTo(404);
  }

  @RepeatedTest(10)
  void isGottenByExactlyOneOf64WhoAskAtOnceByAllDoors() throws Exception {
    String id = PasteSender.burning(world, utf8("secret"));
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(64);
    List<Future<Response>> answers = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      String door = DOORS.get(i % DOORS.size()).formatted(id);
      answers.add(
          threads.submit(
              () -> {
                start.await();
                return world.get(door);
              }));
    }
    start.countDown();
    int read = 0;
    for (Future<Response> answer : answers) {
      Response response = answer.get();
      assertThat(response.status()).isIn(200, 404);
      assertThat(response.text().contains("secret")).isEqualTo(response.status() == 200);
      read += response.status() == 200 ? 1 : 0;
    }
    threads.shutdown();
    assertThat(read).isEqualTo(1);
    assertThat(world.backend().pastes().list("").items()).isEmpty();
  }
}
