package dev.stowage.deployable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.lambda.EventKind;
import dev.stowage.testkit.local.LocalLambda;
import dev.stowage.testkit.local.LocalPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** How a function logs in to PostgreSQL. The password file is what all the other tests use. */
class LoginsIT {

  private static final String ARN =
      "arn:aws:secretsmanager:eu-west-1:123456789012:secret:database-AbCdEf";

  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** A stand-in answers for Secrets Manager; the SDK's own client asks it. */
  @Test
  void readsThePasswordFromSecretsManager() throws IOException {
    HttpServer secrets = secrets();
    try (Database database = Database.make("secret");
        LocalLambda function =
            LocalLambda.start(
                Functions.setup()
                    .with(
                        "STOWAGE_STORE",
                        database.url().replaceFirst("passwordFile=[^&]*", "passwordSecret=" + ARN))
                    .with("STOWAGE_OPEN_WRITES", "true")
                    .with("AWS_ACCESS_KEY_ID", "stowage")
                    .with("AWS_SECRET_ACCESS_KEY", "stowage")
                    .with(
                        "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                        "http://127.0.0.1:" + secrets.getAddress().getPort()))) {
      database.clear();

      Response answer =
          Functions.send(
              function, EventKind.FUNCTION_URL, Request.of("POST", "/api/counters/visits"));

      assertThat(answer.text()).contains("\"value\":1");
      assertThat(asked).isNotEmpty().allMatch(request -> request.contains(ARN));
    } finally {
      secrets.stop(0);
    }
  }

  private HttpServer secrets() throws IOException {
    byte[] answer =
        "{\"SecretString\":\"{\\\"username\\\":\\\"%s\\\",\\\"password\\\":\\\"%s\\\"}\"}"
            .formatted(LocalPostgres.shared().user(), LocalPostgres.shared().password())
            .getBytes(UTF_8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    return server;
  }
}
