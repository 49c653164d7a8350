package dev.stowage.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.http.JsonObject;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.contract.World;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The longest paste passes in and out where it can, and in parts where it cannot. */
class LargePasteTest {

  private static final int LONGEST = 4 << 20;

  private final byte[] content = content();
  private EventKind kind = EventKind.HTTP_V2;
  private final World world = new World((router, request) -> Lambda.send(kind, router, request));

  private static byte[] content() {
    byte[] bytes = new byte[LONGEST];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @EnumSource(names = {"REST_V1", "HTTP_V2", "FUNCTION_URL"})
  void passesWholeThroughApiGatewayAndFunctionUrls(EventKind by) {
    kind = by;

    assertThat(raw(posted("/api/pastes")).body()).isEqualTo(content);
  }

  @ParameterizedTest
  @EnumSource(names = {"ALB", "ALB_MULTI"})
  void isReadInPartsThroughALoadBalancer(EventKind by) {
    String id = posted("/api/pastes");
    kind = by;

    assertThat(world.get("/api/pastes/" + id).status()).isEqualTo(413);
    assertThat(world.get("/api/pastes/" + id).text())
        .contains("read /api/pastes/" + id + "/raw with a Range, such as bytes=0-499999");
    assertThat(raw(id).status()).isEqualTo(413);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    while (read.size() < LONGEST) {
      String range = "bytes=" + read.size() + "-" + (read.size() + 499_999);
      Response part =
          world.send(Request.of("GET", "/api/pastes/" + id + "/raw").with("Range", range));
      assertThat(part.status()).isEqualTo(206);
      read.writeBytes(part.body());
    }
    assertThat(read.toByteArray()).isEqualTo(content);
  }

  @Test
  void isNotBurntByAnAnswerThatDoesNotFit() {
    String id = posted("/api/pastes?burnAfterReading=true");
    kind = EventKind.ALB;
    assertThat(raw(id).status()).isEqualTo(413);
    assertThat(world.get("/api/pastes/" + id).status()).isEqualTo(413);
    kind = EventKind.FUNCTION_URL;

    assertThat(raw(id).body()).isEqualTo(content);
    assertThat(raw(id).status()).isEqualTo(404);
  }

  @Test
  void isRefusedWhereALoadBalancerWouldNotBringIt() {
    kind = EventKind.ALB;

    assertThat(post("/api/pastes").status()).isEqualTo(413);
  }

  private Response raw(String id) {
    return world.get("/api/pastes/" + id + "/raw");
  }

  private String posted(String target) {
    return JsonObject.read(post(target).body(), Set.of("id", "url", "rawUrl", "deleteToken"))
        .requireText("id");
  }

  private Response post(String target) {
    return world.send(World.withToken("POST", target).withBody(content));
  }
}
