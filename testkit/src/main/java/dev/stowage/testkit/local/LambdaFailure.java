package dev.stowage.testkit.local;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * How a function failed, in the words of whoever reported it: the function's runtime, or this
 * stand-in for the service when the process ended without a report.
 *
 * @param type the class of what was thrown, or {@link #EXIT} when the process ended
 * @param message what was thrown says, or how the process ended and its last lines
 */
public record LambdaFailure(String type, String message) {

  /** The type that the service gives to a process that ended by itself. */
  public static final String EXIT = "Runtime.ExitError";

  /** Reads the body of a report; one that is no JSON object becomes the message as it is. */
  static LambdaFailure reported(byte[] body) {
    try {
      Map<String, Object> report = JSON.std.mapFrom(body);
      return new LambdaFailure(text(report, "errorType"), text(report, "errorMessage"));
    } catch (IOException noJson) {
      return new LambdaFailure("", new String(body, StandardCharsets.UTF_8));
    }
  }

  private static String text(Map<String, Object> report, String field) {
    Object value = report.get(field);
    return value == null ? "" : value.toString();
  }
}
