package dev.stowage.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.core.cost.PriceBooks;
import dev.stowage.http.Access;
import dev.stowage.http.Cors;
import dev.stowage.http.Costs;
import dev.stowage.http.Door;
import dev.stowage.http.MediaType;
import dev.stowage.http.Proxies;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.Route;
import dev.stowage.http.Router;
import dev.stowage.http.Site;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an answer may have at most fits whatever its bytes are; one byte more is refused. */
class AnswerLimitTest {

  /** As long as an address of 2,040 characters is percent-encoded. */
  private static final String LONGEST_HEADER = "https://example.com/" + "%C3%A4".repeat(3_000);

  private byte[] body = new byte[0];

  @ParameterizedTest
  @EnumSource(EventKind.class)
  void anAnswerPassesUpToItsLimit(EventKind kind) {
    int most = kind.carrier().maxAnswerBytes();
    for (byte[] bytes : List.of(random(most + 1), filled(most + 1, 'x'), filled(most + 1, '"'))) {
      for (int length : new int[] {most - 1, most}) {
        body = Arrays.copyOf(bytes, length);
        Response answer = Lambda.send(kind, router(), Request.of("GET", "/bytes"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Arrays.equals(answer.body(), body)).isTrue();
      }
      body = bytes;
      Response refusal = Lambda.send(kind, router(), Request.of("GET", "/bytes"));
      assertThat(refusal.status()).isEqualTo(413);
      assertThat(refusal.text()).contains(kind.carrier().name()).contains(String.valueOf(most));
    }
  }

  @ParameterizedTest
  @EnumSource(EventKind.class)
  void nothingThatAKindTakesIsGivenAway(EventKind kind) {
    int most = kind.carrier().maxAnswerBytes();
    body = random(most);
    byte[] json = Lambda.written(kind, router().answer(arrivedBy(kind)));

    assertThat(json.length)
        .isBetween(Aws.mostJson(kind) - (16 << 10), Aws.mostJson(kind))
        .isGreaterThan(most / 3 * 4 + LONGEST_HEADER.length());
  }

  @ParameterizedTest
  @EnumSource(EventKind.class)
  void pagesAndPastesAreWithinTheLimits(EventKind kind) {
    assertThat(kind.carrier().pageBytes()).isLessThan(kind.carrier().maxAnswerBytes());
    if (kind.isLoadBalancer()) {
      assertThat(kind.carrier().pageBytes()).isEqualTo(700 << 10);
      assertThat(kind.carrier().maxRequestBytes()).isEqualTo(1 << 20);
    } else {
      assertThat(kind.carrier().pageBytes()).isEqualTo(4 << 20);
      assertThat(kind.carrier().maxRequestBytes()).isGreaterThan(4 << 20);
    }
  }

  private static Request arrivedBy(EventKind kind) {
    return Lambda.read(Aws.event(kind, Request.of("GET", "/bytes"))).request();
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static byte[] filled(int length, char with) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) with);
    return bytes;
  }

  private Router router() {
    Door door =
        new Door(
            new Site(null, Proxies.NONE, 302, "1.2.3"),
            Access.byToken(Map.of(), Set.of()),
            Cors.of(List.of()),
            Door.Reach.ANYWHERE);
    return new Router(
        List.of(() -> List.of(Route.get("/bytes", exchange -> bytes()))),
        door,
        new Costs(PriceBooks.shipped().find(PriceBooks.DEFAULT), () -> Instant.EPOCH),
        (request, why) -> {
          throw why;
        });
  }

  private Response bytes() {
    return Response.of(200, MediaType.BYTES, body).with("Location", LONGEST_HEADER);
  }
}
