package dev.stowage.testkit.fault;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;

/**
 * An answer, of the server or in its place.
 *
 * @param status the status code
 * @param headers names without regard to case; {@code Content-Length} follows from the body
 * @param body without transfer encoding
 * @param delivered how many bytes of the body reach the client before the connection is cut; the
 *     whole body when it has no more
 */
public record ProxiedResponse(int status, HttpHeaders headers, HttpBody body, int delivered) {

  /**
   * Makes an answer of a text.
   *
   * @param status the status code
   * @param type the media type
   * @param text sent as UTF-8
   * @return the answer
   */
  public static ProxiedResponse of(int status, String type, String text) {
    return new ProxiedResponse(
        status,
        HttpHeaders.of(Map.of("Content-Type", List.of(type)), (name, value) -> true),
        HttpBody.of(text),
        Integer.MAX_VALUE);
  }

  /**
   * Makes an error of AWS's JSON 1.0 protocol, as DynamoDB and Timestream answer it.
   *
   * @param status for example 400 for throttling, 500 for a failure of the service
   * @param type for example {@code ThrottlingException}
   * @return the answer
   */
  public static ProxiedResponse awsJsonError(int status, String type) {
    return of(
        status,
        "application/x-amz-json-1.0",
        "{\"__type\":\"fault.proxy#" + type + "\",\"message\":\"said by a stand-in\"}");
  }

  /**
   * Makes an error as S3 answers it.
   *
   * @param status for example 503 for throttling, 500 for a failure of the service
   * @param code for example {@code SlowDown}
   * @return the answer
   */
  public static ProxiedResponse s3Error(int status, String code) {
    return of(
        status,
        "application/xml",
        "<Error><Code>" + code + "</Code><Message>said by a stand-in</Message></Error>");
  }

  /**
   * Returns the body as UTF-8.
   *
   * @return the text
   */
  public String text() {
    return body.text();
  }

  /**
   * Returns this answer with another body, and without the checksum of the old one.
   *
   * @param text sent as UTF-8
   * @return the changed answer
   */
  public ProxiedResponse withText(String text) {
    return new ProxiedResponse(
        status,
        HttpHeaders.of(headers.map(), (name, value) -> !name.equalsIgnoreCase("x-amz-crc32")),
        HttpBody.of(text),
        delivered);
  }

  /**
   * Returns this answer, cut within its body: its head promises all of it.
   *
   * @return the answer of which half of the body arrives
   */
  public ProxiedResponse cutInside() {
    return new ProxiedResponse(status, headers, body, body.length() / 2);
  }
}
