package dev.stowage.bench.http;

import dev.stowage.http.Request;
import dev.stowage.http.Response;
import dev.stowage.http.Router;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What has long answers, stored first: a paste of 1 MiB and a series of 20,000 readings. */
final class LargeTargets {

  private static final int CHARACTERS = 1 << 20;
  private static final int READINGS = 20_000;
  private static final String SERIES = "/api/series/large";
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  private LargeTargets() {}

  /** Stores them, and returns where they are read. */
  static List<String> in(Router router) {
    byte[] quotes = new byte[CHARACTERS];
    Arrays.fill(quotes, (byte) '"');
    Response paste = send(router, "POST /api/pastes", "text/plain", quotes);
    Matcher id = ID.matcher(paste.text());
    if (!id.find()) {
      throw new IllegalStateException("a paste has no id: " + paste.text());
    }
    byte[] layout = "{\"layout\":\"time:48:ms value:16\"}".getBytes(StandardCharsets.UTF_8);
    send(router, "PUT " + SERIES, "application/json", layout);
    ByteBuffer readings = ByteBuffer.allocate(READINGS * Long.BYTES);
    for (long reading = 0; reading < READINGS; reading++) {
      readings.putLong(((1_700_000_000_000L + reading) << 16) | reading);
    }
    send(router, "POST " + SERIES, "application/octet-stream", readings.array());
    return List.of(
        "/p/" + id.group(1),
        "/api/pastes/" + id.group(1),
        "/api/pastes/" + id.group(1) + "/raw",
        "/raw/" + id.group(1),
        SERIES + "?from=2023-01-01T00:00:00Z&to=2024-01-01T00:00:00Z");
  }

  private static Response send(Router router, String target, String type, byte[] body) {
    String[] words = target.split(" ", 2);
    Response response =
        router.answer(
            Request.of(words[0], words[1])
                .with("Host", "localhost")
                .with("Content-Type", type)
                .withBody(body));
    if (response.status() >= 400) {
      throw new IllegalStateException(target + ": " + response.text());
    }
    return response;
  }
}
