package dev.stowage.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.stowage.http.MediaType;
import dev.stowage.http.Request;
import dev.stowage.http.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A large body is copied as seldom as can be: a function may have 512 MB in all. */
class EventMemoryTest {

  private static final int LARGE = 4 << 20;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** What is measured. */
  private interface Work {
    void run() throws IOException;
  }

  @Test
  void aLargeBodyIsReadInFewCopies() throws IOException {
    byte[] bytes = random();
    byte[] base64 = Aws.event(EventKind.HTTP_V2, post(MediaType.BYTES, bytes));
    byte[] ascii = new byte[LARGE];
    Arrays.fill(ascii, (byte) 'x');
    byte[] text = Aws.event(EventKind.HTTP_V2, post(MediaType.TEXT, ascii));

    // The event's own bytes, and two of the body.
    assertThat(allocated(() -> EventReader.read(new ByteArrayInputStream(base64))))
        .isLessThan(base64.length + 3L * LARGE);
    // The event's own bytes, the characters twice of two bytes each, and the body.
    assertThat(allocated(() -> EventReader.read(new ByteArrayInputStream(text))))
        .isLessThan(text.length + 7L * LARGE);
  }

  @Test
  void aLargeBodyIsWrittenWithoutACopy() throws IOException {
    Response bytes = Response.of(200, MediaType.BYTES, random());
    byte[] ascii = new byte[LARGE];
    Arrays.fill(ascii, (byte) 'x');
    Response text = Response.of(200, MediaType.TEXT, ascii);

    for (Response response : new Response[] {bytes, text}) {
      assertThat(
              allocated(
                  () ->
                      AnswerWriter.write(
                          EventKind.HTTP_V2, response, OutputStream.nullOutputStream())))
          .isLessThan(1 << 20);
    }
  }

  private static long allocated(Work work) throws IOException {
    work.run();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static Request post(String type, byte[] body) {
    return Request.of("POST", "/").with("Content-Type", type).withBody(body);
  }

  private static byte[] random() {
    byte[] bytes = new byte[LARGE];
    new Random(1).nextBytes(bytes);
    return bytes;
  }
}
