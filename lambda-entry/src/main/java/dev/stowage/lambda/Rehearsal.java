package dev.stowage.lambda;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Events that are answered before a snapshot, so that it holds the code that answers others. */
final class Rehearsal {

  private static final String ABSENT = "z".repeat(22);

  /** Something that is there, and of each feature something that is not. */
  private static final List<String> PATHS =
      List.of(
          "/health",
          "/openapi.yaml",
          "/api/links/" + ABSENT,
          "/api/pastes/" + ABSENT,
          "/api/counters/" + ABSENT,
          "/api/series/" + ABSENT + "/latest");

  private static final List<String> SHAPES =
      List.of(
          """
          {"version": "2.0", "rawPath": "PATH", "rawQueryString": "", "headers": {"host": "localhost"},
           "requestContext": {"http": {"method": "GET", "path": "PATH", "sourceIp": "127.0.0.1"}}}
          """,
          """
          {"version": "2.0", "rawPath": "PATH", "rawQueryString": "", "headers": {"host": "localhost"},
           "requestContext": {"domainName": "none.lambda-url.none",
             "http": {"method": "GET", "path": "PATH", "sourceIp": "127.0.0.1"}}}
          """,
          """
          {"httpMethod": "GET", "path": "PATH", "multiValueHeaders": {"Host": ["localhost"]},
           "requestContext": {"path": "PATH", "identity": {"sourceIp": "127.0.0.1"}}}
          """,
          """
          {"httpMethod": "GET", "path": "PATH", "multiValueHeaders": {"host": ["localhost"]},
           "requestContext": {"elb": {"targetGroupArn": "none"}}}
          """,
          """
          {"httpMethod": "GET", "path": "PATH", "headers": {"host": "localhost"},
           "requestContext": {"elb": {"targetGroupArn": "none"}}}
          """);

  /** What answers an event. */
  @FunctionalInterface
  interface Stage {
    void answer(ByteArrayInputStream event, ByteArrayOutputStream answer) throws IOException;
  }

  private Rehearsal() {}

  /** Has an event of each shape answered, for what is there and for what is not. */
  static void on(Stage stage) {
    try {
      for (String shape : SHAPES) {
        for (String path : PATHS) {
          byte[] event = shape.replace("PATH", path).getBytes(StandardCharsets.UTF_8);
          stage.answer(new ByteArrayInputStream(event), new ByteArrayOutputStream());
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
