package dev.stowage.http.readings;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Reads UTF-8 and stops at the first bytes that are none, knowing their line. The JDK's own reader
 * either replaces such bytes or loses what it had decoded before them.
 */
final class StrictUtf8Reader extends Reader {

  private static final int BYTES = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream in;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final ByteBuffer bytes = ByteBuffer.allocate(BYTES).flip();
  private boolean ended;
  private boolean begun;
  private long line = 1;

  StrictUtf8Reader(InputStream in) {
    this.in = in;
  }

  /** The line that was reached: after a failure that of the bytes which are no UTF-8. */
  long line() {
    return line;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    CharBuffer chars = CharBuffer.wrap(target, offset, length).slice();
    while (true) {
      CoderResult result = decoder.decode(bytes, chars, ended);
      dropByteOrderMark(target, offset, chars);
      int decoded = chars.position();
      if (decoded > 0) {
        countLines(target, offset, decoded);
        return decoded;
      }
      if (result.isError()) {
        throw new CharacterCodingException();
      }
      if (ended) {
        return -1;
      }
      fill();
    }
  }

  private void dropByteOrderMark(char[] target, int offset, CharBuffer chars) {
    if (!begun && chars.position() > 0) {
      begun = true;
      if (target[offset] == BYTE_ORDER_MARK) {
        System.arraycopy(target, offset + 1, target, offset, chars.position() - 1);
        chars.position(chars.position() - 1);
      }
    }
  }

  private void countLines(char[] target, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      if (target[i] == '\n') {
        line++;
      }
    }
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (read < 0) {
      ended = true;
    } else {
      bytes.position(bytes.position() + read);
    }
    bytes.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
