package dev.stowage.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.http.Arrival;
import dev.stowage.http.Carrier;
import dev.stowage.http.Door;
import dev.stowage.http.JsonObject;
import dev.stowage.http.MediaType;
import dev.stowage.http.Proxies;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.Site;
import dev.stowage.http.contract.World;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is answered leads back here, whatever stands before the path in the client's address. */
class BaseTest {

  @ParameterizedTest
  @EnumSource(EventKind.class)
  void theAddressOfALinkLeadsToItsTarget(EventKind kind) {
    World world = worldWithoutAddress(kind);
    Response made =
        world.send(
            json("/api/links", "{\"target\":\"https://example.com/\",\"slug\":\"away\"}", kind));

    assertThat(made.status()).isEqualTo(201);
    assertThat(text(made, "url")).isEqualTo(root(kind) + "/away");
    assertThat(made.header("Location")).contains(root(kind) + "/api/links/away");
    assertThat(world.send(Request.of("GET", "/away")).header("Location"))
        .contains("https://example.com/");
  }

  @ParameterizedTest
  @EnumSource(EventKind.class)
  void pagesLeadAndSendFormsBelowTheBase(EventKind kind) {
    World world = worldWithoutAddress(kind);
    String base = base(kind);
    String id = text(world.send(json("/api/pastes", "{\"content\":\"x\"}", kind)), "id");

    assertThat(world.get("/").text())
        .contains("<a href=\"" + base + "/\">")
        .contains("action=\"" + base + "/\"")
        .contains("href=\"" + base + "/openapi.yaml\"");
    assertThat(world.get("/p/" + id).text())
        .contains("href=\"" + base + "/api/pastes/" + id + "/raw\"");
    assertThat(world.send(Request.of("GET", "/gone").with("Accept", "text/html")).text())
        .contains("<a href=\"" + base + "/\">");
    Response posted =
        world.send(
            Request.of("POST", "/")
                .with("Host", Aws.host(kind))
                .with("Content-Type", MediaType.FORM)
                .with("Authorization", "Bearer " + World.TOKEN)
                .withBody(World.utf8("target=https%3A%2F%2Fexample.com&slug=form")));
    assertThat(posted.text()).contains(root(kind) + "/form\"");
  }

  @Test
  void theNextPageIsBelowTheBase() {
    World world = worldWithoutAddress(EventKind.REST_V1);
    for (String name : new String[] {"a", "b"}) {
      world.send(
          World.withToken("PUT", "/api/series/" + name)
              .with("Content-Type", MediaType.JSON)
              .withBody(World.utf8("{\"layout\":\"time:42:ms x:14\"}")));
    }
    Carrier narrow = new Carrier("narrow", 1_000, 1_000, 10);
    Request all =
        Request.of("GET", "/api/series").arrived(new Arrival("", "https", narrow, "/prod"));

    assertThat(world.router().answer(all).header("Link").orElseThrow())
        .startsWith("</prod/api/series?cursor=");
  }

  @Test
  void thePublicAddressWins() {
    World world = new World(transport(EventKind.REST_V1));
    Response made =
        world.post("/api/links", "{\"target\":\"https://example.com/\",\"slug\":\"away\"}");

    assertThat(text(made, "url")).isEqualTo("https://sto.example/away");
    assertThat(world.get("/").text()).contains("<a href=\"/\">").doesNotContain("/prod");
  }

  @ParameterizedTest
  @CsvSource({
    // A REST API at its own address, and at a custom domain that maps the root, a path, no stage.
    "'', /{proxy+}, a/b, execute-api., prod, /a/b, /prod/a/b, /prod, /a/b",
    "'', /{proxy+}, prod/x, execute-api., prod, /prod/x, /prod/prod/x, /prod, /prod/x",
    "'', /, , execute-api., prod, /, /prod/, /prod, /",
    "'', /, , execute-api., prod, /, /prod, /prod, /",
    "'', /{proxy+}, a/b, api.example, prod, /a/b, /a/b, '', /a/b",
    // A base that begins with two slashes would lead to another host.
    "'', /{proxy+}, x/a, api.example, prod, //x/a, //x/a, '', //x/a",
    "'', /{proxy+}, a/b, api.example, prod, /v1/a/b, /v1/a/b, /v1, /a/b",
    "'', /{proxy+}, a/b, api.example, prod, /v1/prod/a/b/, /v1/prod/a/b/, /v1/prod, /a/b/",
    "'', /, , api.example, prod, /v1, /v1, /v1, /",
    "'', /, , api.example, prod, /v1/, /v1/, /v1, /",
    "'', /{proxy+}, a c, api.example, prod, /v1/a%20c, /v1/a%20c, /v1, /a%20c",
    // An HTTP API in format 1.0.
    "1.0, $default, , execute-api., prod, /prod/a, /prod/a, /prod, /a",
    "1.0, $default, , execute-api., $default, /a, /a, '', /a",
    "1.0, $default, , api.example, prod, /prod/a, /prod/a, '', /prod/a",
    "1.0, ANY /{proxy+}, a/b, api.example, prod, /v1/a/b, /v1/a/b, /v1, /a/b",
    // An HTTP API in format 2.0.
    "2.0, $default, , execute-api., $default, /a, , '', /a",
    "2.0, $default, , execute-api., prod, /prod/a, , /prod, /a",
    "2.0, $default, , execute-api., prod, /prod, , /prod, /",
    "2.0, $default, , execute-api., prod, /product, , '', /product",
    "2.0, $default, , api.example, prod, /prod/a, , '', /a",
    "2.0, ANY /{proxy+}, a/b, api.example, prod, /prod/a/b, , '', /a/b",
    "2.0, ANY /{proxy+}, prod/b, execute-api., prod, /prod/b, , '', /prod/b",
    "2.0, ANY /{proxy+}, 50%, execute-api., prod, /prod/50%, , /prod, /50%25",
  })
  void theBaseIsWhatStandsBeforeTheRoute(ArgumentsAccessor row) {
    Request request = Lambda.read(World.utf8(event(row))).request();

    assertThat(request.arrival().base()).isEqualTo(row.getString(7));
    assertThat(request.path()).isEqualTo(row.getString(8));
  }

  private static String event(ArgumentsAccessor row) {
    boolean isFormat2 = "2.0".equals(row.getString(0));
    String path = row.getString(5);
    String context =
        "{'domainName':'id.%s','stage':'%s',%s}"
            .formatted(
                row.getString(3),
                row.getString(4),
                isFormat2
                    ? "'http':{'method':'GET','path':'" + path + "'}"
                    : "'path':'" + row.getString(6) + "'");
    return "{'version':'%s','%s':'%s','%s':'%s','pathParameters':%s,'requestContext':%s%s}"
        .formatted(
            row.getString(0),
            isFormat2 ? "routeKey" : "resource",
            row.getString(1),
            isFormat2 ? "rawPath" : "path",
            path,
            row.getString(2) == null ? "null" : "{'proxy':'" + row.getString(2) + "'}",
            context,
            isFormat2 ? "" : ",'httpMethod':'GET'")
        .replace('\'', '"');
  }

  private static World worldWithoutAddress(EventKind kind) {
    return new World(
        transport(kind),
        door ->
            new Door(
                new Site(null, Proxies.NONE, 302, "1.2.3"),
                door.access(),
                door.cors(),
                door.reach()));
  }

  private static World.Transport transport(EventKind kind) {
    return (router, request) -> Lambda.send(kind, router, request);
  }

  private static Request json(String path, String json, EventKind kind) {
    return World.withToken("POST", path)
        .with("Host", Aws.host(kind))
        .with("Content-Type", MediaType.JSON)
        .withBody(World.utf8(json));
  }

  private static String base(EventKind kind) {
    return kind == EventKind.REST_V1 || kind == EventKind.HTTP_V2 ? "/prod" : "";
  }

  private static String root(EventKind kind) {
    return "https://" + Aws.host(kind) + base(kind);
  }

  private static String text(Response response, String field) {
    return JsonObject.read(
            response.body(), Set.of("id", "url", "rawUrl", "target", "createdAt", "deleteToken"))
        .requireText(field);
  }
}
