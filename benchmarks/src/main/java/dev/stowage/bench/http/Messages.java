package dev.stowage.bench.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What clients send: requests as they should be, and what is sent by mistake or on purpose. The
 * same seed makes the same messages.
 */
final class Messages {

  /**
   * What is sent on a connection.
   *
   * @param bytes all of it
   * @param answers how many answers are due, after which the connection may be used again; 0 where
   *     nobody knows
   */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares messages.
  record Message(byte[] bytes, int answers) {}

  private static final String JSON = "application/json";
  private static final String LAYOUT = "{\"layout\":\"time:42:ms value:14\"}";
  private static final long DAY = 1_740_787_200_000L;
  private static final String RANGE =
      "/api/series/s1?from=2025-03-01T00:00:00Z&to=2025-03-02T00:00:00Z";

  private static final List<String> BAD_TARGETS =
      List.of(
          "/../etc/passwd",
          "//",
          "/%2e%2e/%2e%2e/x",
          "/%00",
          "/%",
          "/%zz",
          "/%c0%af",
          "/a%2Fb",
          "/api/counters/" + "x".repeat(3_000),
          "/api/counters/%3Cscript%3E",
          "/api/counters/a?delta=%zz",
          "/?" + "a=b&".repeat(500),
          "http://elsewhere.example/",
          "*",
          "x",
          "/api/series/a?from=never&every=PT-1S",
          "/.env",
          "/p/" + "z".repeat(22),
          "/api/pastes/" + "z".repeat(22) + "/raw",
          "/temp/data?points=-1");

  private static final List<String> BAD_HEADERS =
      List.of(
          "Content-Length: -5",
          "Content-Length: 5\r\nContent-Length: 6",
          "Content-Length: 5\r\nTransfer-Encoding: chunked",
          "Transfer-Encoding: gzip",
          "Transfer-Encoding: chunked, identity",
          "Host: other",
          "No colon",
          ": no name",
          "X: a\r\n folded",
          "X: a\u0000b",
          "X: " + "y".repeat(20_000),
          "Range: bytes=9-1,-,x",
          "If-Match: \"",
          "If-None-Match: *, \"x",
          "Accept: ;;q=x,,/",
          "Authorization: Bearer",
          "Authorization: Bearer nobody",
          "Origin: null",
          "Content-Type: text/plain; charset=utf-16",
          "Content-Encoding: br",
          "Expect: a miracle",
          "Expect: 100-continue",
          "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAAA");

  private static final List<String> BAD_BODIES =
      List.of(
          "",
          "{",
          "nul",
          "[]",
          "{\"delta\":1e999}",
          "{\"delta\":\"1\"}",
          "{\"delta\":1,\"delta\":2}",
          "{\"delta\":99999999999999999999}",
          "{\"target\":\"javascript:alert(1)\"}",
          "{\"target\":\"https://e.example/\r\nSet-Cookie: a=b\"}",
          "{\"target\":\"https://e.example/\\r\\nSet-Cookie: a=b\"}",
          "{\"target\":\"https://e.example/\",\"slug\":\"../x\"}",
          "{\"target\":\"https://e.example/\",\"expiresIn\":\"P-1D\"}",
          "{\"content\":\"\\ud800\"}",
          "{\"content\":1}",
          "[".repeat(900),
          "{\"a\":".repeat(200),
          "\u00ff\u00fe\u0000",
          "x".repeat(20_000));

  private static final List<String> WRITES =
      List.of(
          "/api/counters/visits",
          "/api/links",
          "/api/pastes",
          "/shorten",
          "/documents",
          "/api/series/a",
          "/temp/data");

  private static final String FORM = "application/x-www-form-urlencoded";

  private static final List<String> FORMS =
      List.of(
          "target=https%3A%2F%2Fexample.com%2F",
          "target=javascript%3Aalert(1)",
          "content=%3Cscript%3Ealert(1)%3C/script%3E&language=html",
          "content=%",
          "content=a&content=b",
          "content=%ff&title=%00",
          "token=nobody&content=x",
          "burn=maybe&content=x",
          "content=" + "\"".repeat(100_000),
          "&".repeat(5_000));

  private final long seed;
  private final Random random;
  private final List<String> large;

  /** Makes messages, some of which read what has a long answer. */
  Messages(long seed, List<String> large) {
    this.seed = seed;
    this.random = new Random(seed);
    this.large = large;
  }

  long seed() {
    return seed;
  }

  Message next() {
    int kind = random.nextInt(100);
    if (kind < 45) {
      return new Message(good(), 1);
    }
    if (kind < 55) {
      return pipelined();
    }
    if (kind < 63) {
      return unknown(head("GET", one(BAD_TARGETS), ""));
    }
    if (kind < 71) {
      return unknown(head(one(List.of("GET", "POST", "PUT")), one(WRITES), one(BAD_HEADERS)));
    }
    if (kind < 79) {
      return new Message(post(one(WRITES), JSON, bytes(one(BAD_BODIES))), 1);
    }
    if (kind < 81) {
      return new Message(post("/", FORM, bytes(one(FORMS))), 1);
    }
    if (kind < 95) {
      return unknown(mutated(good()));
    }
    return kind < 98 ? unknown(garbage(1 + random.nextInt(2_000))) : unknown(oversized());
  }

  private static Message unknown(byte[] bytes) {
    return new Message(bytes, 0);
  }

  private byte[] good() {
    int number = random.nextInt(50);
    return switch (random.nextInt(16)) {
      case 0 -> head("GET", "/health", "");
      case 1 -> head("GET", "/api/counters/c" + number, "");
      case 2 -> head("GET", "/api/counters/c" + number + ".svg", "Accept: image/svg+xml");
      case 3 -> head("GET", "/slug-" + number, "");
      case 4 -> head("GET", "/api/costs", "");
      case 5 -> post("/api/links", JSON, bytes(link(number)));
      case 6 -> post("/api/pastes", "text/plain", garbage(random.nextInt(1_000)));
      case 7 -> chunked("/api/counters/c" + number, "{\"delta\":" + number + "}");
      case 8 -> head("GET", "/p/" + "z".repeat(22), "Accept: text/html");
      case 9 -> message("PUT", "/api/series/s" + number % 3, JSON, bytes(LAYOUT));
      case 10 -> post("/api/series/s" + number % 3, "text/csv", bytes(reading(number)));
      case 11 -> post("/api/series/s0", "application/octet-stream", records(number + 1));
      case 12 -> head("GET", RANGE, number < 25 ? "Accept: text/csv" : "");
      case 13 -> head("GET", one(large), "");
      case 14 -> post("/", FORM, bytes("content=" + number));
      default -> post("/api/counters/c" + number, JSON, new byte[0]);
    };
  }

  /** Packed readings of one day: 42 bits of milliseconds and 14 of a value. */
  private byte[] records(int many) {
    ByteBuffer bytes = ByteBuffer.allocate(many * Long.BYTES);
    for (int i = 0; i < many; i++) {
      long bits = (DAY + random.nextInt(86_400_000)) << 14 | random.nextInt(1 << 14);
      bytes.position(i * 7).putLong(bits << 8);
    }
    return Arrays.copyOf(bytes.array(), many * 7);
  }

  private static String reading(int number) {
    return String.format("time,value%n2025-03-01T12:00:%02dZ,%d%n", number, number);
  }

  private static String link(int number) {
    return "{\"target\":\"https://example.com/" + number + "\",\"slug\":\"slug-" + number + "\"}";
  }

  private Message pipelined() {
    int many = 2 + random.nextInt(6);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < many; i++) {
      bytes.writeBytes(good());
    }
    return new Message(bytes.toByteArray(), many);
  }

  /** A few bytes of it are others, left out, doubled, or everything behind them is. */
  private byte[] mutated(byte[] message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int rate = 5 + random.nextInt(200);
    for (byte b : message) {
      switch (random.nextInt(rate)) {
        case 0 -> bytes.write(random.nextInt(256));
        case 1 -> bytes.writeBytes(new byte[] {b, b});
        case 2 -> bytes.writeBytes(new byte[0]);
        default -> bytes.write(b);
      }
    }
    byte[] all = bytes.toByteArray();
    return random.nextInt(4) > 0 ? all : Arrays.copyOf(all, random.nextInt(all.length + 1));
  }

  private byte[] oversized() {
    int length = random.nextInt(20) == 0 ? 5_000_000 : 200_000;
    return post(one(WRITES), JSON, new byte[length]);
  }

  private byte[] garbage(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] head(String method, String target, String header) {
    String more = header.isEmpty() ? "" : header + "\r\n";
    return bytes(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n");
  }

  private static byte[] post(String target, String type, byte[] body) {
    return message("POST", target, type, body);
  }

  private static byte[] message(String method, String target, String type, byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String headers = "Content-Type: " + type + "\r\nContent-Length: " + body.length;
    bytes.writeBytes(head(method, target, headers));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  private static byte[] chunked(String target, String body) {
    String chunk = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
    String headers = "Content-Type: application/json\r\nTransfer-Encoding: chunked";
    return bytes(new String(head("POST", target, headers), StandardCharsets.ISO_8859_1) + chunk);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Each character is a byte, so that bytes that are no UTF-8 can be written down. */
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
