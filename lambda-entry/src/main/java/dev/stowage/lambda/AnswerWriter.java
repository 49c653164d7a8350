package dev.stowage.lambda;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.stowage.http.Response;
import dev.stowage.http.Utf8;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes answers as AWS takes them. A body that is UTF-8 is written as text, unless its escapes
 * made it longer than Base64, which everything else is written as; so the JSON never has more than
 * four bytes for three of the body. Nothing of a body is copied.
 */
public final class AnswerWriter {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private AnswerWriter() {}

  /**
   * Writes an answer.
   *
   * @param kind what takes it
   * @param response the answer, whose body is within the limits of the kind's carrier
   * @param to gets JSON; flushed, not closed
   * @throws IOException when it cannot be written
   */
  public static void write(EventKind kind, Response response, OutputStream to) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(to)) {
      json.writeStartObject();
      json.writeNumberField("statusCode", response.status());
      if (kind.isLoadBalancer()) {
        json.writeStringField("statusDescription", StatusLine.of(response.status()));
      }
      AnswerHeaders.write(kind, response.headers(), json);
      writeBody(response.body(), json);
      json.writeEndObject();
    }
  }

  private static void writeBody(byte[] body, JsonGenerator json) throws IOException {
    boolean isText = escapedLength(body) <= (body.length + 2L) / 3 * 4 && Utf8.isValid(body);
    json.writeBooleanField("isBase64Encoded", !isText);
    json.writeFieldName("body");
    if (isText) {
      json.writeUTF8String(body, 0, body.length);
    } else {
      json.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, body, 0, body.length);
    }
  }

  /** Returns how long a text is in JSON (RFC 8259, section 7), as it is written here. */
  private static long escapedLength(byte[] utf8) {
    long length = utf8.length;
    for (byte b : utf8) {
      if (b == '"' || b == '\\') {
        length++;
      } else if (b >= 0 && b < ' ') {
        length += "\b\t\n\f\r".indexOf(b) < 0 ? 5 : 1;
      }
    }
    return length;
  }
}
